"""The agreement of a room: propose, answer with another, compare, sign; and where it stands.

It travels as entries: the server sees neither terms nor text. The second signature and the record
of the epoch that it begins go in one parcel, or neither does.

Source: spec/agreement.md sections 9 to 12.
"""

from dataclasses import replace

from ..agreement import signing, state, version
from ..agreement.differences import differences
from ..agreement.state import Open
from ..agreement.terms import Terms
from ..ground import shape
from ..ground.errors import QuietroomError
from ..room.entry import Kind
from ..room.parcel import Parcel
from ..room.people import same_person
from ..room.reader import Line
from . import guidance, roles
from .room import Room, Saying, Seal


class NothingProposed(QuietroomError):
    """Nothing is proposed that could be signed."""

    code = "nothing-proposed"


def propose(room: Room, chosen: Terms) -> Line:
    """Propose these terms; where something is open already, this is the counter-proposal."""
    roles.check(room, chosen)
    made = version.propose(_named(room, chosen), _place(room), room.session.edge.entropy)
    version.check(made, same_person(room.session.people))
    saying = Saying(Kind.PROPOSAL, made.fields())
    return room.write(lambda seal: Parcel((seal(saying),)))[0]


def current(room: Room) -> Open:
    """The latest proposal that can be signed. Raises `NothingProposed`."""
    found = room.agreement.state.current
    if found is None:
        raise NothingProposed
    return found


def changes(room: Room) -> tuple[str, ...]:
    """What the latest proposal changes of the one before it, or of what is in force, in words."""
    now = current(room)
    return () if now.before is None else differences(now.before.terms, now.version.terms)


def sign(room: Room, agreement: bytes) -> Line:
    """Sign exactly the proposal of this hash; the second signature begins its epoch.

    Raises `NothingProposed`, `AlreadySigned`, `GuidanceFirst` where the programme asks for a course
    before its rooms open, and what signing and writing raise.
    """

    def build(seal: Seal) -> Parcel:
        chosen = _open(room, agreement)
        roles.check(room, chosen.version.terms)
        session = room.session
        same, log = same_person(session.people), session.log.policy
        signed = signing.sign(chosen.version, session.card.hash, session.signer, same, log)
        side = signing.side_of(chosen.version.shell, session.card.hash, same)
        if chosen.signed[side] is not None:
            raise state.AlreadySigned
        entry = seal(Saying(Kind.SIGNATURE, signed.fields()))
        if chosen.signed[1 - side] is None:
            return Parcel((entry,))
        minted = room.begin(chosen.version.hash, chosen.version.shell.ombuds)
        return Parcel((entry, minted.record))

    room.sync()
    if room.programme is not None and in_force(room) is None:
        guidance.check(room.session, room.memory)
    return room.write(build)[0]


def in_force(room: Room) -> state.InForce | None:
    """The agreement in force, or none."""
    return room.agreement.state.in_force


def _open(room: Room, agreement: bytes) -> Open:
    for one in room.agreement.state.open:
        if one.version.hash == agreement:
            return one
    raise NothingProposed


def _named(room: Room, chosen: Terms) -> Terms:
    """The terms with the two named by the card that each has today."""
    people = room.session.people
    pairs = zip(chosen.parties, room.members, strict=True)
    first, second = (
        replace(party, card=people.current(member.first).hash) for party, member in pairs
    )
    return replace(chosen, parties=(first, second))


def _place(room: Room) -> version.Place:
    policy = room.session.log.policy
    found = in_force(room)
    if found is None or found.version is None:
        return version.Place(room.id, policy, room.session.random(shape.ID))
    shell = found.version.shell
    return version.Place(room.id, policy, shell.agreement, shell.version + 1, found.hash)
