"""Mails waiting to be sent: written in the transaction of what they tell, sent by a job.

A mail holds an address and what is to be said to it - a link, a code, or that something is new -,
and nothing of a room. It is forgotten once it is sent.

Source: docs/decisions/0003-two-databases.md.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from ...ground.chance import new_id
from .lane import Driver
from .schema import mail
from .statement import Statement, b
from .work import Scope, Steps, Work

LATER, MOST = 60, 12
"""Seconds until the second try, doubled for each further one, and the most tries."""

_NEW = Statement(sa.insert(mail))
_DUE = Statement(
    sa.select(mail.c.id, mail.c.recipient, mail.c.kind, mail.c.link, mail.c.tries, mail.c.language)
    .where(mail.c.tenant == b("tenant"), mail.c.due <= b("now"))
    .order_by(mail.c.due, mail.c.id)
    .limit(b("limit"))
)
_DONE = Statement(sa.delete(mail).where(mail.c.tenant == b("tenant"), mail.c.id == b("id")))
_TAKE_BACK = Statement(
    sa.delete(mail).where(
        mail.c.tenant == b("tenant"), mail.c.kind == b("kind"), mail.c.link == b("link")
    )
)
_RETRY = Statement(
    sa.update(mail)
    .where(mail.c.tenant == b("tenant"), mail.c.id == b("id"))
    .values(tries=b("tries"), due=b("due"))
)


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail to the address `recipient`.

    `kind`: that of an invitation, whose `link` it is; "code", then `link` is a code; or "knock",
    then it is what ends these mails. `language`: in which it is said, none for English.
    """

    id: bytes
    recipient: str
    kind: str
    link: str
    tries: int
    language: str | None = None


class Mails:
    """The outbox."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def due(self, tenant: bytes, limit: int = 50) -> list[Mail]:
        """The mails to be sent now, the oldest first."""
        return await self._driver.read(tenant, lambda scope: _due(scope, limit))

    async def done(self, tenant: bytes, ident: bytes) -> None:
        """Forget a mail that was sent."""
        await self._driver.write(tenant, lambda work: _done(work, ident))

    async def later(self, tenant: bytes, mail: Mail, due: int) -> None:
        """Try a mail again later, and count nothing against it."""
        await self._driver.write(tenant, lambda work: _retry(work, mail, mail.tries, due))

    async def failed(self, tenant: bytes, mail: Mail) -> None:
        """Try a mail again later, and forget it after the twelfth time."""
        await self._driver.write(tenant, lambda work: _failed(work, mail))


def put(
    work: Work, recipient: str, kind: str, link: str, language: str | None = None
) -> Steps[None]:
    """Queue a mail."""
    yield work.step(
        _NEW,
        id=new_id(work.entropy),
        recipient=recipient,
        kind=kind,
        link=link,
        created=work.now,
        tries=0,
        due=work.now,
        language=language,
    )


def take_back(work: Work, kind: str, link: str) -> Steps[None]:
    """Forget mails that wait: those of a kind that say this."""
    yield work.step(_TAKE_BACK, kind=kind, link=link)


def _due(scope: Scope, limit: int) -> Steps[list[Mail]]:
    rows = yield scope.step(_DUE, now=scope.now, limit=limit)
    return [Mail(*row) for row in rows]


def _done(work: Work, ident: bytes) -> Steps[None]:
    yield work.step(_DONE, id=ident)


def _failed(work: Work, mail: Mail) -> Steps[None]:
    tries = mail.tries + 1
    if tries >= MOST:
        yield from _done(work, mail.id)
    else:
        yield from _retry(work, mail, tries, work.now + LATER * 2**mail.tries)


def _retry(work: Work, mail: Mail, tries: int, due: int) -> Steps[None]:
    yield work.step(_RETRY, id=mail.id, tries=tries, due=due)
