"""Objectives with two faces: what the two want, and what of it both agree to show.

The private text stays in the room. What the programme sees is what both
agreed to, put by whoever agreed; each client compares what the server shows with that.

Source: spec/objective.md.
"""

from dataclasses import dataclass

from ..ground import shape
from ..ground.errors import QuietroomError
from ..objective import face, standing
from ..objective.aim import Aim, Change, State
from ..objective.face import Shown, Words
from ..objective.findings import Finding, findings
from ..objective.standing import OVER, FaceGone, Objective, ObjectiveChanged, Standing
from ..room.check import Phase
from ..room.entry import Kind
from ..room.parcel import Parcel
from ..room.reader import Line
from . import showing
from .refusal import BadAnswer
from .room import Room, Saying
from .row import Row


class NoObjective(QuietroomError):
    """There is no such objective here: `quietroom objective list` shows them."""

    code = "no-objective"


class NoProgramme(QuietroomError):
    """No programme sees this room, and so nobody would see this: both may let it be seen."""

    code = "no-programme"


class ObjectiveOver(QuietroomError):
    """This objective was dropped or goes on as another: nothing is shown of it."""

    code = "objective-over"


class GivesAway(QuietroomError):
    """The public words share something with the private ones: reword them, or say you mean it."""

    code = "face-gives-away"

    def __init__(self, found: tuple[Finding, ...]) -> None:
        super().__init__()
        self.findings = found


NOT_AGREED = "face-not-agreed"
"""What a client says of words that the server shows and that both did not agree to."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the server shows of an objective, beside what both agreed to.

    `agreed`: whether it is that; `words` none where it shows nothing of a face in force.
    """

    id: bytes
    words: Words | None
    agreed: bool


def add(room: Room, text: str, known: str = "", by: int | None = None) -> Objective:
    """Set an objective in a room. `by`: days since 1970-01-01."""
    aim = Aim(room.session.random(shape.ID), text, known, by)
    _write(room, Saying(Kind.OBJECTIVE, aim.fields()))
    return of(room, aim.id)


def objectives(room: Room) -> dict[bytes, Objective]:
    """The objectives of a room by id, in order."""
    return standing.fold(room.lines, _mine(room), room.ownership.taken_back)


def of(room: Room, ident: bytes) -> Objective:
    """One of them. Raises `NoObjective`."""
    found = objectives(room).get(ident)
    if found is None:
        raise NoObjective
    return found


def say(room: Room, ident: bytes, state: State, note: str = "") -> Objective:
    """Say how an objective stands. One that is dropped has no public face any more."""
    one = _going_on(room, ident)
    _write(room, Saying(Kind.OBJECTIVE_STATE, Change(ident, state, note).fields()))
    if state is State.DROPPED and one.face is not None:
        _remove(room, ident)
    return of(room, ident)


def change(
    room: Room, ident: bytes, text: str, known: str = "", by: int | None = None, note: str = ""
) -> Objective:
    """Let an objective go on as another, with other words; returns that one."""
    one = _going_on(room, ident)
    aim = Aim(room.session.random(shape.ID), text, known, by)
    told = Change(ident, State.CHANGED, note, aim.id)
    both = (Saying(Kind.OBJECTIVE, aim.fields()), Saying(Kind.OBJECTIVE_STATE, told.fields()))
    room.write(lambda seal: Parcel(tuple(seal(each) for each in both)))
    if one.face is not None:
        _remove(room, ident)
    return of(room, aim.id)


def check(one: Objective, words: str) -> tuple[Finding, ...]:
    """What these public words share with all that is private of an objective."""
    notes = (step.said.note for step in one.steps)
    return findings((one.aim.text, one.aim.known, *notes), words)


def propose(
    room: Room, ident: bytes, words: str, state: Shown = Shown.OPEN, meant: bool = False
) -> Objective:
    """Propose what the programme shall see. Raises `GivesAway` unless it is `meant` as it is."""
    one = of(room, ident)
    if one.state in OVER:
        raise ObjectiveOver
    if not showing.of(room).seen:
        raise NoProgramme
    said = Words(ident, words, state).fields()
    _check(one, words, meant)
    _write(room, Saying(Kind.FACE, said))
    return of(room, ident)


def agree(room: Room, ident: bytes, entry: bytes, meant: bool = False) -> Objective:
    """Agree to the face that came by `entry`, and show it; one in force is shown again.

    Raises `FaceGone` where it is neither, and `GivesAway` as `propose` does.
    """
    one = of(room, ident)
    asked = one.asked
    if asked is not None and asked.entry == entry and not asked.mine:
        _check(one, asked.said.words, meant)
        _write(room, Saying(Kind.FACE_AGREED, [], reply_to=entry))
        one = of(room, ident)
    if one.face is None or one.face.entry != entry:
        raise FaceGone
    _put(room, one.face.said)
    return one


def withdraw(room: Room, ident: bytes) -> None:
    """Withdraw what waits or is in force of an objective, and let the programme see nothing of it.

    In a room that rests or has ended nothing can be written: then the server alone is told.
    """
    _remove(room, ident)
    one = objectives(room).get(ident)
    if one is not None and room.ending.phase is Phase.OPEN:
        faces = [each.entry for each in (one.asked, one.face) if each is not None]
        sayings = [Saying(Kind.FACE_WITHDRAWN, [], reply_to=entry) for entry in faces]
        if sayings:
            room.write(lambda seal: Parcel(tuple(seal(each) for each in sayings)))


def seen(room: Room) -> list[Seen]:
    """What the server says that the programme sees, and whether both agreed to it.

    Raises `Refused` or `ServerAway`. A face in force that it does not show stands last.
    """
    if not showing.of(room).seen:
        return []
    rows = room.session.wire.get_rows(f"/api/rooms/{room.id.hex()}/faces")
    shown = [_words(row) for row in rows]
    in_force = {
        one.aim.id: one.face.said for one in objectives(room).values() if one.face is not None
    }
    found = [Seen(one.id, one, in_force.get(one.id) == one) for one in shown]
    known = {one.id for one in shown}
    return [*found, *(Seen(ident, None, False) for ident in in_force if ident not in known)]


def _mine(room: Room) -> standing.Mine:
    people, firsts = room.session.people.with_dead, room.lost | {room.session.first}

    def mine(card: bytes) -> bool:
        known = people.known(card)
        return known is not None and known.first in firsts

    return mine


def _going_on(room: Room, ident: bytes) -> Objective:
    one = of(room, ident)
    if one.state is Standing.CHANGED:
        raise ObjectiveChanged
    return one


def _check(one: Objective, words: str, meant: bool) -> None:
    found = () if meant else check(one, words)
    if found:
        raise GivesAway(found)


def _put(room: Room, said: Words) -> None:
    room.session.wire.put_json(_path(room, said.id), {"words": said.words, "state": said.state})


def _remove(room: Room, ident: bytes) -> None:
    room.session.wire.delete(_path(room, ident))


def _path(room: Room, ident: bytes) -> str:
    return f"/api/rooms/{room.id.hex()}/faces/{ident.hex()}"


def _words(row: Row) -> Words:
    """A face as the server shows it. Raises `BadAnswer`: it is held to what a face can be."""
    try:
        return face.parse([row.octets("id"), row.text("words"), row.text("state")])
    except QuietroomError as fault:
        raise BadAnswer("the server shows what no public face can be") from fault


def _write(room: Room, saying: Saying) -> Line:
    return room.write(lambda seal: Parcel((seal(saying),)))[0]
