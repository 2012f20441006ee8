"""Challenges and sessions: who asks, for how long, and under which card they signed in.

Of a session's token only the hash is kept.

Source: spec/identity.md section 11.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from ...identity.signin import SignInOtherCard, SignInOtherNonce
from .schema import account, card, challenge, person, session
from .statement import Statement, b
from .work import Scope, Steps, Work

_CHALLENGE = Statement(sa.insert(challenge))
_TAKE = Statement(
    sa.delete(challenge)
    .where(challenge.c.tenant == b("tenant"), challenge.c.nonce == b("nonce"))
    .returning(challenge.c.expires)
)
_CARD = Statement(
    sa.select(card.c.account)
    .join(account, (account.c.tenant == card.c.tenant) & (account.c.id == card.c.account))
    .where(card.c.tenant == b("tenant"), card.c.hash == b("card"), account.c.ended.is_(None))
)
_OPEN = Statement(sa.insert(session))
_FIND = Statement(
    sa.select(
        session.c.account,
        account.c.person,
        session.c.card,
        session.c.card != account.c.card,
        session.c.expires,
        person.c.roles,
    )
    .join(account, (account.c.tenant == session.c.tenant) & (account.c.id == session.c.account))
    .join(person, (person.c.tenant == account.c.tenant) & (person.c.id == account.c.person))
    .where(session.c.tenant == b("tenant"), session.c.token_hash == b("token_hash"))
    .where(session.c.expires > b("now"), account.c.ended.is_(None))
)
_REVOKE = Statement(
    sa.delete(session).where(
        session.c.tenant == b("tenant"), session.c.token_hash == b("token_hash")
    )
)
_REVOKE_ALL = Statement(
    sa.delete(session).where(session.c.tenant == b("tenant"), session.c.account == b("account"))
)


@dataclass(frozen=True, slots=True)
class Session:
    """Who asks: ids of `account` and `person`, `card` hash signed in with, `roles` of the person.

    `succeeded`: that card has a successor; such a session may read its own cards and vault, and
    rotate. `expires`: seconds since 1970.
    """

    token_hash: bytes
    account: bytes
    person: bytes
    card: bytes
    succeeded: bool
    expires: int
    roles: tuple[str, ...]


def new_challenge(work: Work, nonce: bytes, expires: int) -> Steps[None]:
    """Remember a nonce that may be signed once, until `expires`."""
    yield work.step(_CHALLENGE, nonce=nonce, expires=expires)


def take_challenge(work: Work, nonce: bytes) -> Steps[None]:
    """Use a challenge up. Raises `SignInOtherNonce` for one that is not there or too old."""
    rows = yield work.step(_TAKE, nonce=nonce)
    if not rows or rows[0][0] <= work.now:
        raise SignInOtherNonce


def open_session(work: Work, token_hash: bytes, card_hash: bytes, expires: int) -> Steps[None]:
    """A session for the living account that has this card. Raises `SignInOtherCard`."""
    row = yield from work.first(_CARD, card=card_hash)
    if row is None:
        raise SignInOtherCard
    yield work.step(_OPEN, token_hash=token_hash, account=row[0], card=card_hash, expires=expires)


def find(scope: Scope, token_hash: bytes) -> Steps[Session | None]:
    """The session of a token, if it lives."""
    row = yield from scope.first(_FIND, token_hash=token_hash, now=scope.now)
    if row is None:
        return None
    ident, by, card_hash, succeeded, expires, roles = row
    return Session(token_hash, ident, by, card_hash, bool(succeeded), expires, tuple(roles.split()))


def revoke(work: Work, token_hash: bytes) -> Steps[None]:
    """End one session."""
    yield work.step(_REVOKE, token_hash=token_hash)


def revoke_all(work: Work, ident: bytes) -> Steps[None]:
    """End every session of an account."""
    yield work.step(_REVOKE_ALL, account=ident)
