"""Identity as HTTP asks for it: signing in, joining, cards and vaults.

Signatures are verified before a write is queued, so that no batch waits for them; what is decided
over what is stored is decided in the batch.

Source: spec/identity.md.
"""

from dataclasses import dataclass

from ...ground.canon import Value
from ...identity import card as cards
from ...identity.card import CardDoesNotFollow
from ...identity.method import Method
from ..refusal import Conflict, NotFound
from . import accounts, people, rooms, sessions, vaults
from .accounts import LoggedCard, NewCard, Rival
from .joining import Joined, Joining, join
from .lane import Driver
from .once import Once, play_once
from .refusal import AlreadySucceeded
from .sessions import Session
from .taking import Sender
from .vaults import Fetched, Passkey, Sealed
from .work import Scope, Steps, Work


@dataclass(frozen=True, slots=True)
class Me:
    """Who asks: ids of `account` and `person`, hash and generation of the newest `card`."""

    account: bytes
    person: bytes
    name: str
    roles: tuple[str, ...]
    card: bytes
    generation: int


class Identity:
    """Everything about who somebody is."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def challenge_new(self, tenant: bytes, nonce: bytes, expires: int) -> None:
        """Remember a nonce of 32 bytes that may be signed once, until `expires`."""
        await self._driver.write(tenant, lambda work: sessions.new_challenge(work, nonce, expires))

    async def challenge_take(self, tenant: bytes, nonce: bytes) -> None:
        """Use a nonce up. Raises `SignInOtherNonce` unless it is there and young enough."""
        await self._driver.write(tenant, lambda work: sessions.take_challenge(work, nonce))

    async def session_open(
        self, tenant: bytes, token_hash: bytes, card: bytes, expires: int
    ) -> None:
        """Open a session for the living account that has this card.

        Raises `SignInOtherCard`.
        """
        await self._driver.write(
            tenant, lambda work: sessions.open_session(work, token_hash, card, expires)
        )

    async def session_of(self, tenant: bytes, token_hash: bytes) -> Session | None:
        """The session of a token, if it lives."""
        return await self._driver.read(tenant, lambda scope: sessions.find(scope, token_hash))

    async def session_revoke(self, tenant: bytes, token_hash: bytes) -> None:
        """End one session."""
        await self._driver.write(tenant, lambda work: sessions.revoke(work, token_hash))

    async def sessions_revoke(self, tenant: bytes, account: bytes) -> None:
        """End every session of an account."""
        await self._driver.write(tenant, lambda work: sessions.revoke_all(work, account))

    async def me(self, tenant: bytes, account: bytes) -> Me:
        """What is known of an account. Raises `NotFound`."""
        return await self._driver.read(tenant, lambda scope: _me(scope, account))

    async def card(self, tenant: bytes, card_hash: bytes) -> LoggedCard:
        """One card. Raises `NotFound`."""
        return await self._driver.read(tenant, lambda scope: _card(scope, card_hash))

    async def cards_of(self, tenant: bytes, card_hash: bytes) -> list[LoggedCard]:
        """The lineage of a card, from generation 0 on. Raises `NotFound`."""
        return await self._driver.read(tenant, lambda scope: accounts.lineage_of(scope, card_hash))

    async def join(self, tenant: bytes, asked: Joining, once: Once) -> Joined:
        """Join by an invitation.

        Raises `CardDoesNotFollow`, `BadSignature`, `NotFound`, `InvitationUsed`,
        `InvitationExpired`, `Conflict` or `Malformed`.
        """
        asked.new.signed.verify(None)
        account, leaf = await self._driver.write(
            tenant,
            lambda work: play_once(work, once, join(work, asked)),
            len(asked.new.sealed.vault),
        )
        return Joined(account, leaf)

    async def succeed(self, tenant: bytes, sender: Sender, new: NewCard, once: Once) -> int:
        """Put a card in the place of the sender's. Returns the index of its leaf.

        Raises `CardDoesNotFollow`, `BadSignature`, `NotFound` or `AlreadySucceeded`.
        """
        before = await self.card(tenant, sender.card)
        if new.card.account != sender.account:
            raise CardDoesNotFollow("this card is of another account than the session")
        new.signed.verify(cards.parse(before.signed).claims)
        (leaf,) = await self._driver.write(
            tenant,
            lambda work: play_once(work, once, _succeed(work, sender, new)),
            len(new.sealed.vault),
        )
        return int(leaf)

    async def disown(self, tenant: bytes, rival: Rival) -> int:
        """Log a second successor, by which somebody says that the first was not theirs.

        Both are dead, and no card of the account is in force. Returns the index of its leaf. Raises
        `CardDoesNotFollow`, `BadSignature`, `NotFound`, or `Conflict` where there is no first.
        """
        if rival.card.previous is None:
            raise CardDoesNotFollow("this card follows none")
        before = await self.card(tenant, rival.card.previous)
        rival.signed.verify(cards.parse(before.signed).claims)
        leaf: int = await self._driver.write(tenant, lambda work: _disown(work, rival))
        return leaf

    async def vault_put(
        self, tenant: bytes, sender: Sender, generation: int, old: bytes, sealed: Sealed
    ) -> None:
        """Keep another vault of the newest generation, if that of hash `old` is the one kept.

        Its ways to unlock are added to those that are kept. Raises `Behind`, `Conflict`,
        `Malformed` or `NotFound`.
        """
        await self._driver.write(
            tenant,
            lambda work: vaults.change(work, sender.account, generation, old, sealed),
            len(sealed.vault),
        )

    async def vault_fetch(
        self, tenant: bytes, account: bytes, method: Method, token_hash: bytes
    ) -> tuple[Fetched, list[LoggedCard]]:
        """The vault of a living account and its cards. Raises `NotFound` whatever is wrong."""
        return await self._driver.read(
            tenant, lambda scope: _fetch(scope, account, method, token_hash)
        )

    async def passkey(self, tenant: bytes, account: bytes, method_id: bytes) -> Passkey:
        """A passkey of a living account. Raises `NotFound` whatever is wrong."""
        return await self._driver.read(tenant, lambda scope: _key(scope, account, method_id))

    async def vault_fetch_by_passkey(
        self, tenant: bytes, account: bytes, method_id: bytes, uses: int
    ) -> tuple[Fetched, list[LoggedCard]]:
        """The vault of a living account and its cards, for a passkey that was just verified.

        `uses`: how often it says that it was used. Raises `NotFound` whatever is wrong.
        """
        found, line = await self._driver.write(
            tenant, lambda work: _fetch_by_passkey(work, account, method_id, uses)
        )
        return found, line


def _me(scope: Scope, ident: bytes) -> Steps[Me]:
    person = yield from people.of_account(scope, ident)
    mine = yield from accounts.find(scope, ident)
    return Me(ident, person.id, person.name, person.roles, mine.card, mine.generation)


def _card(scope: Scope, card_hash: bytes) -> Steps[LoggedCard]:
    found = yield from accounts.card_of(scope, card_hash)
    if found is None:
        raise NotFound
    return found


def _succeed(work: Work, sender: Sender, new: NewCard) -> Steps[list[Value]]:
    """The first successor of the sender's card is kept; sent again, it is answered again."""
    mine = yield from accounts.find(work, sender.account)
    known = yield from accounts.card_of(work, new.card.hash)
    if known is not None:
        return [known.leaf]
    if mine.card != sender.card:
        raise AlreadySucceeded
    leaf = yield from accounts.succeed(work, new)
    yield from rooms.take_seats(work, mine.person, mine.id, new.card.hash)
    return [leaf]


def _disown(work: Work, rival: Rival) -> Steps[int]:
    known = yield from accounts.card_of(work, rival.card.hash)
    line = yield from accounts.lineage(work, rival.card.account)
    others = [one for one in line if one.generation == rival.card.generation]
    if known is not None and len(others) > 1:
        return known.leaf
    if known is not None or not others:
        raise Conflict("this card has no other successor: make new keys instead")
    mine = yield from accounts.find(work, rival.card.account)
    if mine.card == accounts.DEAD:
        raise Conflict("your keys are out of use already: begin anew")
    leaf = yield from accounts.fork(work, mine, rival)
    # No card of theirs may be named or write: the partner is told, and their client says why.
    yield from rooms.take_seats(work, mine.person, mine.id, accounts.DEAD)
    return leaf


def _fetch(
    scope: Scope, ident: bytes, method: Method, token_hash: bytes
) -> Steps[tuple[Fetched, list[LoggedCard]]]:
    yield from accounts.find(scope, ident)
    found = yield from vaults.fetch(scope, ident, method, token_hash)
    return found, (yield from accounts.lineage(scope, ident))


def _key(scope: Scope, ident: bytes, method_id: bytes) -> Steps[Passkey]:
    yield from accounts.find(scope, ident)
    return (yield from vaults.passkey(scope, ident, method_id))


def _fetch_by_passkey(
    work: Work, ident: bytes, method_id: bytes, uses: int
) -> Steps[tuple[Fetched, list[LoggedCard]]]:
    yield from accounts.find(work, ident)
    found = yield from vaults.fetch_by_passkey(work, ident, method_id, uses)
    return found, (yield from accounts.lineage(work, ident))
