"""Where the objectives of a room or of one's own stream stand.

Format: spec/objective.md sections 2 to 4. Vectors: vectors/objective/. Threat: a face counts as
agreed to by the one who proposed it; an old one comes back.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from ..ground import shape
from ..ground.errors import QuietroomError
from ..room.entry import Kind
from ..room.open import Opened
from ..room.reader import Line
from . import face
from .aim import Aim, Change, parse_aim, parse_change

Mine = Callable[[bytes], bool]
"""Whether a card is this reader's own, of today or from before they began anew."""


class Standing(StrEnum):
    """Where an objective stands for its two."""

    OPEN = "open"
    PROGRESS = "progress"
    DONE = "done"
    CHANGED = "changed"
    DROPPED = "dropped"


OVER = (Standing.CHANGED, Standing.DROPPED)
"""Where an objective has no public face any more."""


class ObjectiveChanged(QuietroomError):
    """This objective goes on as another: say it of that one."""

    code = "objective-changed"


class FaceGone(QuietroomError):
    """This public face was withdrawn or replaced: read again, and agree to what stands now."""

    code = "face-gone"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing said about an objective: by whom, when the server took it, what."""

    mine: bool
    time: int
    said: Change


@dataclass(frozen=True, slots=True)
class Face:
    """A public face as it was proposed: by which entry, by whom, saying what."""

    entry: bytes
    mine: bool
    said: face.Words


@dataclass(frozen=True, slots=True)
class Objective:
    """One objective as it stands. `face`: what both agreed to; `asked`: what waits for the other.

    `time`: when it was written, by its author's clock.
    """

    entry: bytes
    mine: bool
    time: int
    aim: Aim
    state: Standing = Standing.OPEN
    steps: tuple[Step, ...] = ()
    face: Face | None = None
    asked: Face | None = None

    @property
    def next(self) -> bytes | None:
        """The id of the objective that this one goes on as."""
        return self.steps[-1].said.next if self.state is Standing.CHANGED else None


def fold(lines: Iterable[Line], mine: Mine, gone: Collection[bytes] = ()) -> dict[bytes, Objective]:
    """The objectives of a place by id, in order. `gone`: entries that were taken back.

    Raises nothing: a body of another shape is altered software's, and changes nothing.
    """
    found: dict[bytes, Objective] = {}
    for line in lines:
        if line.opened is not None and line.hash not in gone:
            try:
                _take(found, line, line.opened, mine(line.opened.envelope.pub.author))
            except QuietroomError:
                continue
    return found


def _take(found: dict[bytes, Objective], line: Line, opened: Opened, mine: bool) -> None:
    priv, body = opened.priv, opened.body
    if priv.kind == Kind.OBJECTIVE:
        aim = parse_aim(body)
        found.setdefault(aim.id, Objective(line.hash, mine, priv.time, aim))
    elif priv.kind == Kind.OBJECTIVE_STATE:
        change = parse_change(body)
        _on(found, change.id, lambda one: _changed(one, Step(mine, line.time, change)))
    elif priv.kind == Kind.FACE:
        words = face.parse(body)
        _on(found, words.id, lambda one: _asked(one, Face(line.hash, mine, words)))
    elif priv.kind == Kind.FACE_AGREED:
        shape.array(body, 0, "agreed")
        _on(found, _whose(found, priv.reply_to), lambda one: _agreed(one, priv.reply_to, mine))
    elif priv.kind == Kind.FACE_WITHDRAWN:
        shape.array(body, 0, "withdrawn")
        _on(found, _whose(found, priv.reply_to), lambda one: _without(one, priv.reply_to))


def _on(
    found: dict[bytes, Objective], ident: bytes | None, then: Callable[[Objective], Objective]
) -> None:
    if ident is not None and ident in found:
        found[ident] = then(found[ident])


def _whose(found: dict[bytes, Objective], entry: bytes | None) -> bytes | None:
    """The objective whose face, agreed to or waiting, came by this entry."""
    for ident, one in found.items():
        if any(each is not None and each.entry == entry for each in (one.face, one.asked)):
            return ident
    return None


def _changed(one: Objective, step: Step) -> Objective:
    if one.state is Standing.CHANGED:
        return one
    state = Standing(step.said.state)
    after = replace(one, state=state, steps=(*one.steps, step))
    return replace(after, face=None, asked=None) if state in OVER else after


def _asked(one: Objective, proposed: Face) -> Objective:
    return one if one.state in OVER else replace(one, asked=proposed)


def _agreed(one: Objective, entry: bytes | None, mine: bool) -> Objective:
    asked = one.asked
    if asked is None or asked.entry != entry or asked.mine == mine:
        return one
    return replace(one, face=asked, asked=None)


def _without(one: Objective, entry: bytes | None) -> Objective:
    kept = [None if each is None or each.entry == entry else each for each in (one.face, one.asked)]
    return replace(one, face=kept[0], asked=kept[1])
