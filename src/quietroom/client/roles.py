"""Who holds which role in the programme: read and verified, signed by coordinators, watched.

Every list that the server hands out is checked against the log and the list before it. Whom a
person will not have they note to themself alone.

Source: spec/programme.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ..agreement.people import Person
from ..agreement.questions import NOBODY, Helpers
from ..agreement.terms import Terms
from ..ground import canon, shape
from ..ground.digest import sha256
from ..ground.errors import QuietroomError
from ..ground.signature import VerifyKey
from ..identity.lineage import UnknownCard
from ..programme import offer
from ..programme.offer import Change
from ..programme.roles import ALONE, VERSIONS, Holder, Role, Roles, read_published, sign
from ..programme.standing import Standing, follow
from ..room.people import same_person
from . import programme
from .memory import Memory
from .refusal import BadAnswer, Lied, Refused, ServerAway, of_server
from .room import Room
from .session import Session

_KEPT_OUT, _SEEN = "kept-out", "roles-seen"


class NoSuchPerson(QuietroomError):
    """Nobody in the programme who has joined is called so, or several are: use their key."""

    code = "no-such-person"


class NotNamed(QuietroomError):
    """The programme's list does not name your key for a role that you hold: ask who changed it."""

    code = "role-not-named"


class OtherKey(QuietroomError):
    """The programme's list gives your name to a key that is not yours: tell the others at once."""

    code = "role-other-key"


class BegunAnew(QuietroomError):
    """Nobody who ran the programme before signed its newest list: ask them whether it is theirs."""

    code = "roles-begun-anew"


@dataclass(frozen=True, slots=True)
class Told:
    """A change of roles that concerns the agreement of one room."""

    room: bytes
    change: Change


def read(session: Session) -> Standing:
    """Every list of roles, verified. Raises `Lied` with evidence, and what the wire raises."""
    raw = session.wire.get("/api/roles")
    session.log.sync()
    try:
        return _follow(session, raw)
    except (Lied, BadAnswer, ServerAway, Refused):
        raise
    except QuietroomError as fault:
        raise Lied(fault, session.edge.home.write(f"evidence/{fault.code}", raw)) from fault


def appoint(session: Session, role: Role, name: str, card: bytes | None = None) -> Roles:
    """As coordinator: let somebody of the programme hold a role, whoever held it before.

    Who signs the first list names themself as coordinator. `card`: hash of the first card of
    somebody who is in no list, else they are found by name. Raises `NoSuchPerson`, what
    `programme.roles.sign` raises, `Refused`.
    """
    chosen = Person(card or _card_of(session, name), name)
    standing = read(session)
    kept = [one for one in _holders(session, standing) if _stays(one, role, chosen)]
    return _publish(session, standing, (*kept, Holder(role, chosen)))


def dismiss(session: Session, role: Role, name: str | None = None) -> Roles:
    """As coordinator: let nobody hold a role, or of those who coordinate not this one."""
    standing = read(session)
    kept = [
        one
        for one in _holders(session, standing)
        if one.role is not role or (name is not None and one.person.name != name)
    ]
    return _publish(session, standing, kept)


def keep_out(session: Session, memory: Memory, name: str, out: bool) -> None:
    """Note to oneself: this person shall hold no role for my rooms. Nobody is told, or told why."""
    holder = next((one for one in _named(read(session)) if one.name == name), None)
    if holder is None:
        raise NoSuchPerson
    memory.keep(_KEPT_OUT, [holder.card, int(out), session.now()])


def kept_out(memory: Memory) -> frozenset[bytes]:
    """First cards of everybody whom this person will not have in a role."""
    found: dict[bytes, bool] = {}
    for row in memory.kept(_KEPT_OUT):
        card, out, _ = shape.array(row, 3, "kept out")
        found[shape.digest(card, "card")] = shape.flag(out, "kept out")
    return frozenset(card for card, out in found.items() if out)


def helpers(room: Room, standing: Standing) -> Helpers:
    """Whom to offer to the two of a room: who holds a role, but neither of them nor kept out.

    Nobody in a room that the programme did not make: there the two name whom they want.
    """
    if room.programme is None:
        return NOBODY
    two = frozenset(member.first for member in room.members)
    return offer.helpers(standing.now, two | kept_out(room.memory))


def offered(room: Room) -> Standing:
    """The lists that a room goes by: none where the programme did not make it."""
    return Standing() if room.programme is None else read(room.session)


def renewed(room: Room, terms: Terms, standing: Standing) -> Terms:
    """These terms with whoever holds the roles today, for both to sign again."""
    where = None if room.programme is None else offer.programme(room.programme, standing.now)
    return offer.renewed(terms, helpers(room, standing), where)


def check(room: Room, terms: Terms) -> None:
    """Check that nobody whom this person keeps out has a role. Raises `NotThisPerson`."""
    offer.refuse_kept_out(terms, kept_out(room.memory))


def told(rooms: Iterable[Room], standing: Standing) -> list[Told]:
    """Where the agreement in force of a room names another person than the programme does now."""
    found = []
    for room in rooms:
        agreed = room.agreement.state.in_force
        if agreed is not None and agreed.version is not None:
            changes = offer.changes(standing, agreed.version.terms)
            found += [Told(room.id, change) for change in changes]
    return found


def alarms(session: Session, memory: Memory, standing: Standing) -> list[QuietroomError]:
    """What is wrong with the newest list for this person, until they `go_on`."""
    now = standing.now
    if now is None:
        return []
    seen = memory.kept(_SEEN)
    known = max((n for n, one in enumerate(standing.lists) if one.hash in seen), default=0)
    if now.hash in seen:
        return []
    found: list[QuietroomError] = []
    held = {role for one in standing.lists[known:] for role in _of(one, session.first)}
    if held - _of(now, session.first):
        found.append(NotNamed())
    if any(one.name == session.name and one.card != session.first for one in _named(standing)):
        found.append(OtherKey())
    if any(version > known for version in standing.anew):
        found.append(BegunAnew())
    return found


def go_on(memory: Memory, standing: Standing) -> None:
    """Go on although something is wrong with the newest list: this person has asked about it."""
    if standing.now is not None:
        memory.keep(_SEEN, standing.now.hash)


def _follow(session: Session, raw: bytes) -> Standing:
    with of_server():
        rows = shape.items(canon.decode(raw), "roles", VERSIONS)
        published = [read_published(row) for row in rows]
    for one in published:
        for card in (one.roles.signer, *(holder.person.card for holder in one.roles.holders)):
            session.people.lineage(card)
    return follow(
        sha256(session.vault.policy),
        published,
        lambda tag: [leaf for _, leaf in session.log.found(tag)],
        lambda card: _key(session, card),
        same_person(session.people.with_dead),
    )


def _of(roles: Roles, first: bytes) -> set[Role]:
    return {holder.role for holder in roles.holders if holder.person.card == first}


def _named(standing: Standing) -> list[Person]:
    return [] if standing.now is None else [one.person for one in standing.now.holders]


def _stays(one: Holder, role: Role, chosen: Person) -> bool:
    alone = role in ALONE
    return one.role is not role if alone else one != Holder(role, chosen)


def _holders(session: Session, standing: Standing) -> tuple[Holder, ...]:
    if standing.now is not None:
        return standing.now.holders
    return (Holder(Role.COORDINATOR, Person(session.first, session.name)),)


def _publish(session: Session, standing: Standing, holders: Iterable[Holder]) -> Roles:
    before = standing.now
    roles = Roles(
        len(standing.lists),
        None if before is None else before.hash,
        sha256(session.vault.policy),
        session.card.hash,
        session.now(),
        tuple(holders),
    )
    made = sign(roles, session.signer, session.random(32))
    session.wire.post("/api/roles", made.encode())
    return made.roles


def _card_of(session: Session, name: str) -> bytes:
    cards = [one.card for one in programme.enlisted(session) if one.name == name and one.card]
    if len(cards) != 1 or cards[0] is None:
        raise NoSuchPerson
    return session.people.lineage(cards[0]).first


def _key(session: Session, card: bytes) -> VerifyKey:
    known = session.people.with_dead.known(card)
    if known is None:
        raise UnknownCard
    return known.key
