"""People as the programme knows them: a name, perhaps an address, and what they may do here.

None of this is sealed: the operator and the coordinators can read it.

Source: docs/decisions/0003-two-databases.md.
"""

from dataclasses import dataclass
from typing import cast

import sqlalchemy as sa

from ...agreement.words import NAME
from ...ground.chance import new_id
from ...ground.errors import Malformed
from ..refusal import Conflict, NotFound
from .lane import Driver
from .refusal import AddressKnown
from .schema import account, invitation, member, person
from .statement import Row, Statement, b
from .work import Scope, Steps, Work

COORDINATOR = "coordinator"
"""The role without which nobody runs a programme."""

OUTSIDE = "outside"
"""The role of whom two people brought from outside: no coordinator sees them listed."""

ERASED = "erased"
"""In the place of roles, of whom nothing is left but what others still check their cards by."""

NOBODY = "—"
"""What such a person is called."""

GUEST = "guest"
"""The role of who came into a room by the link of one of its two: in no list of a programme."""

UNLISTED = frozenset({OUTSIDE, GUEST, ERASED})
"""The roles of whom members brought, and no programme; and what stands in their place."""

ADDRESS = 200
"""The most characters of an e-mail address."""

_OF_ACCOUNT = Statement(
    sa.select(person.c.id, person.c.name, person.c.email, person.c.roles)
    .join(account, (account.c.tenant == person.c.tenant) & (account.c.person == person.c.id))
    .where(account.c.tenant == b("tenant"), account.c.id == b("account"))
    .where(account.c.ended.is_(None))
)
_OF_ADDRESS = Statement(
    sa.select(person.c.id).where(person.c.tenant == b("tenant"), person.c.address == b("address"))
)
_OF_ID = Statement(
    sa.select(person.c.name).where(
        person.c.tenant == b("tenant"),
        person.c.id == b("person"),
        person.c.roles != sa.literal_column("'erased'"),
    )
)
_NEW = Statement(sa.insert(person))
_RENAME = Statement(
    sa.update(person)
    .where(person.c.tenant == b("tenant"), person.c.id == b("person"))
    .values(name=b("name"))
)
_ERASE = Statement(
    sa.update(person)
    .where(person.c.tenant == b("tenant"), person.c.id == b("person"))
    .values(name=b("name"), email=sa.null(), address=sa.null(), roles=b("roles"))
)
_PLACE = (person.c.tenant == b("tenant"), person.c.id == b("person"))
_ALL = Statement(sa.select(person.c.name, person.c.email, person.c.address).where(*_PLACE))
_FREE = Statement(sa.update(person).where(*_PLACE).values(address=sa.null()))
_MOVE = Statement(
    sa.update(member)
    .where(member.c.tenant == b("tenant"), member.c.person == b("place"))
    .values(person=b("person"))
)
_INVITED = Statement(
    sa.update(invitation)
    .where(invitation.c.tenant == b("tenant"), invitation.c.person == b("place"))
    .values(person=b("person"))
)
_END = Statement(sa.delete(person).where(*_PLACE))
_ENROL = Statement(
    sa.update(person)
    .where(*_PLACE)
    .values(name=b("name"), email=b("email"), address=b("address"), roles=b("roles"))
)
_ROLES = Statement(sa.select(person.c.id, person.c.roles).where(person.c.tenant == b("tenant")))


@dataclass(frozen=True, slots=True)
class Person:
    """One person: `id` 16 bytes; `email` or none; `roles`: what they may do beside their rooms."""

    id: bytes
    name: str
    email: str | None
    roles: tuple[str, ...]


class People:
    """Reading people."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def of_account(self, tenant: bytes, ident: bytes) -> Person:
        """The person of a living account. Raises `NotFound`."""
        return await self._driver.read(tenant, lambda scope: of_account(scope, ident))


def of_row(row: Row) -> Person:
    """The person in a row of id, name, e-mail address and roles."""
    return Person(row[0], row[1], row[2], tuple(row[3].split()))


def of_account(scope: Scope, ident: bytes) -> Steps[Person]:
    """The person of a living account. Raises `NotFound`."""
    row = yield from scope.first(_OF_ACCOUNT, account=ident)
    if row is None:
        raise NotFound
    return of_row(row)


def check_coordinator(scope: Scope, ident: bytes) -> Steps[None]:
    """Raises `NotFound` unless the account is a coordinator's."""
    found = yield from of_account(scope, ident)
    if COORDINATOR not in found.roles:
        raise NotFound


def of_address(scope: Scope, email: str) -> Steps[bytes | None]:
    """The id of the person with this e-mail address, whatever its case."""
    row = yield from scope.first(_OF_ADDRESS, address=address(email))
    return cast(bytes, row[0]) if row else None


def of_id(scope: Scope, ident: bytes) -> Steps[str | None]:
    """The name of the person of this id, if there is one."""
    row = yield from scope.first(_OF_ID, person=ident)
    return cast(str, row[0]) if row else None


def coordinators(scope: Scope) -> Steps[list[bytes]]:
    """The ids of everybody who coordinates this programme."""
    rows = yield scope.step(_ROLES)
    return [row[0] for row in rows if COORDINATOR in row[1].split()]


def new(work: Work, name: str, email: str | None = None, roles: str = "") -> Steps[bytes]:
    """A new person's id. Raises `AddressKnown` when somebody has this address, and `Malformed`."""
    if email is not None and (yield from of_address(work, email)) is not None:
        raise AddressKnown
    ident = new_id(work.entropy)
    yield work.step(
        _NEW,
        id=ident,
        name=check_text(name, "name"),
        email=None if email is None else check_text(email, "e-mail address", ADDRESS),
        address=None if email is None else address(email),
        roles=roles,
        created=work.now,
    )
    return ident


def enrol(work: Work, guest: bytes, place: bytes) -> Steps[None]:
    """Let the guest of an account stand in the programme where it had put somebody down.

    The pairs made of whom it had put down are theirs. Raises `Conflict` for anybody but a guest.
    """
    mine, enlisted = (
        (yield from of_account(work, guest)),
        (yield from work.first(_ALL, person=place)),
    )
    if GUEST not in mine.roles or enlisted is None:
        raise Conflict("you are in the programme already")
    name, email, address = enlisted
    yield work.step(_FREE, person=place)
    yield work.step(_MOVE, place=place, person=mine.id)
    yield work.step(_INVITED, place=place, person=mine.id)
    yield work.step(_END, person=place)
    called = {"name": name or mine.name, "email": email, "address": address}
    yield work.step(_ENROL, person=mine.id, roles="", **called)


def rename(work: Work, ident: bytes, name: str) -> Steps[None]:
    """Let a person be called as they say. Raises `Malformed`."""
    yield work.step(_RENAME, person=ident, name=check_text(name, "name"))


def erase(work: Work, ident: bytes) -> Steps[None]:
    """Keep neither name, nor address, nor role of a person."""
    yield work.step(_ERASE, person=ident, name=NOBODY, roles=ERASED)


def address(email: str) -> str:
    """An e-mail address as it is compared: without its case."""
    return email.strip().casefold()


def check_text(text: str, what: str, most: int = NAME) -> str:
    """`text` as something to print, by default a name, no longer than an agreement has room for.

    Raises `Malformed` for control characters or when too long.
    """
    if len(text) > most or not text.isprintable():
        raise Malformed(f"the {what} is longer than {most} characters, or has others than print")
    return text
