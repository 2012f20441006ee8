"""Roles: one list of who coordinates, takes reports and hears concerns, signed by a coordinator.

Each list names the one before it. Everybody in the programme is handed all of them, and the log
commits to each, so that nobody can be shown another safeguarding lead or ombuds than the rest.

Format: spec/programme.md section 2. Vectors: vectors/programme/roles.json.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ..agreement.people import ConflictedPerson, Person, read_person
from ..ground import canon, shape, signature
from ..ground.canon import Value
from ..ground.digest import sha256
from ..ground.errors import Malformed, QuietroomError
from ..ground.signature import Signed, VerifyKey
from ..tlog.leaf import Kind, Leaf, Opening, policy_tag

USE = "policy"
"""The domain under which a coordinator signs a list."""

NAME = "roles"
"""The name under which the lists stand in the log."""

VERSIONS = 1024
"""The most lists of one programme."""

HOLDERS = 100
"""The most rows of one list."""

LIMIT = 64 * 1024
"""The most bytes of one list, signatures included."""


class BadRoles(QuietroomError):
    """This list of roles names too many people for one role, or nobody who coordinates."""

    code = "bad-roles"


class Role(StrEnum):
    """What somebody is in a programme. One holds the last three; many may coordinate."""

    COORDINATOR = "coordinator"
    OFFICER = "officer"
    DEPUTY = "deputy"
    OMBUDS = "ombuds"


ALONE = (Role.OFFICER, Role.DEPUTY, Role.OMBUDS)
"""Roles that one person holds at a time."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in a role, named by the first card of their lineage."""

    role: Role
    person: Person

    def fields(self) -> list[Value]:
        """[role, name, card]."""
        return [str(self.role), self.person.name, self.person.card]


@dataclass(frozen=True, slots=True)
class Roles:
    """One list. `version` from 0; `previous`: hash of the list before; `log`: log policy hash.

    `signer`: hash of the card of the coordinator who signs it; `time` in seconds since 1970.
    """

    version: int
    previous: bytes | None
    log: bytes
    signer: bytes
    time: int
    holders: tuple[Holder, ...]

    def encode(self) -> bytes:
        """CBOR[version, previous, log, signer, time, [[role, name, card] …]]."""
        head: list[Value] = [self.version, self.previous, self.log, self.signer, self.time]
        return canon.encode([*head, [one.fields() for one in self.holders]])

    @property
    def hash(self) -> bytes:
        """SHA-256 of the payload, 32 bytes."""
        return sha256(self.encode())

    def of(self, role: Role) -> tuple[Person, ...]:
        """Everybody in a role."""
        return tuple(one.person for one in self.holders if one.role is role)

    def holder(self, role: Role) -> Person | None:
        """Who alone holds a role, if anybody does."""
        return next(iter(self.of(role)), None)


@dataclass(frozen=True, slots=True)
class Published:
    """A list as it is handed out: signed, with the `r` (32 bytes) that opens its leaf."""

    roles: Roles
    signed: Signed
    r: bytes

    def leaf(self) -> Leaf:
        """The leaf that commits to the list."""
        tag = policy_tag(NAME, self.roles.version)
        return Opening(tag, self.r, Kind.POLICY, self.signed.payload).leaf()

    def fields(self) -> list[Value]:
        """[signed list, r]."""
        return [self.signed.encode(), self.r]

    def encode(self) -> bytes:
        """CBOR[signed list, r]."""
        return canon.encode(self.fields())

    def verify(self, key: VerifyKey) -> Roles:
        """The list, once the signer's two signatures hold. Raises `BadSignature`."""
        self.signed.verify((key, USE))
        return self.roles


def sign(roles: Roles, key: signature.SigningKey, r: bytes) -> Published:
    """Sign a list that obeys the rules. Raises what `parse` raises of one that does not."""
    payload = roles.encode()
    return Published(parse(payload), Signed(payload, key.sign(payload, USE)), r)


def parse(payload: bytes) -> Roles:
    """Read one list and check its rules.

    Raises `Malformed`, `TooLarge`, `BadTerms`, `InvisibleCharacters`, `BadRoles` or
    `ConflictedPerson`. Source: spec/programme.md sections 2 and 3.
    """
    version, previous, log, signer, time, rows = shape.array(
        canon.decode(payload, LIMIT), 6, "roles"
    )
    roles = Roles(
        shape.number(version, "version", VERSIONS - 1),
        shape.digest_or_none(previous, "previous roles"),
        shape.digest(log, "log policy"),
        shape.digest(signer, "signer"),
        shape.number(time, "time"),
        tuple(_holder(row) for row in shape.items(rows, "holders", HOLDERS)),
    )
    if (roles.version == 0) != (roles.previous is None):
        raise Malformed("only the first list of roles has none before it")
    _refuse(roles)
    return roles


def parse_published(raw: bytes) -> Published:
    """Read [signed list, r]; verifies nothing. Raises as `parse` does."""
    return read_published(canon.decode(raw, LIMIT))


def read_published(value: Value) -> Published:
    """Read a list as it is handed out, from its decoded array. Raises as `parse` does."""
    raw, r = shape.array(value, 2, "published roles")
    signed = signature.parse(shape.octets(raw, "signed roles", most=LIMIT), 1, LIMIT)
    return Published(parse(signed.payload), signed, shape.octets(r, "r", 32))


def refuse_conflicts(roles: Roles, same_person: Callable[[bytes, bytes], bool]) -> None:
    """Check that nobody holds two roles that one person must not hold.

    The parser compares card hashes; whoever knows more of who is who passes that. Raises
    `ConflictedPerson`. Source: spec/programme.md section 3.
    """
    officer, deputy, ombuds = (roles.holder(role) for role in ALONE)
    if officer and deputy and same_person(officer.card, deputy.card):
        raise ConflictedPerson("deputy: the officer cannot be their own deputy; name another")
    for person in roles.of(Role.COORDINATOR):
        if ombuds and same_person(ombuds.card, person.card):
            raise ConflictedPerson("ombuds: a coordinator cannot be the ombuds; name another")


def _holder(value: Value) -> Holder:
    role, name, card = shape.array(value, 3, "holder")
    try:
        known = Role(shape.text(role, "role", 32))
    except ValueError as fault:
        raise Malformed("a role that this version does not know") from fault
    return Holder(known, read_person([card, name], str(known)))


def _refuse(roles: Roles) -> None:
    if not roles.of(Role.COORDINATOR):
        raise BadRoles("nobody coordinates: name who runs the programme")
    if any(len(roles.of(role)) > 1 for role in ALONE):
        raise BadRoles("one person is officer, one deputy, one ombuds: name one for each")
    rows = [(one.role, one.person.card) for one in roles.holders]
    if len(set(rows)) != len(rows):
        raise BadRoles("somebody stands twice in one role: take one row away")
    if len({one.person for one in roles.holders}) != len({r.person.name for r in roles.holders}):
        raise BadRoles("two keys under one name: add what tells these people apart")
    if len({one.person for one in roles.holders}) != len({r.person.card for r in roles.holders}):
        raise BadRoles("two names for one key: call this person the same in every role")
    refuse_conflicts(roles, bytes.__eq__)
