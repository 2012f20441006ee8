"""What the lines of a room make of an objective and its public face follows the tables."""

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground.canon import Value
from quietroom.objective.aim import Aim, Change, State
from quietroom.objective.face import Words
from quietroom.objective.moves import FACE, OBJECTIVE
from quietroom.objective.standing import fold
from quietroom.room.entry import Kind
from quietroom.room.reader import Line
from tests.rules.machines import refusal
from tests.rules.objective.plays import line

_ID, _NEXT = b"i" * 16, b"n" * 16
_CARDS = {"author": b"a" * 32, "other": b"o" * 32}
_STATES = {
    "progress": State.PROGRESS,
    "finish": State.DONE,
    "drop": State.DROPPED,
    "change": State.CHANGED,
}
_ONES = ("author", "other")


def _entry(index: int) -> bytes:
    return index.to_bytes(32, "big")


def _written(
    lines: list[Line], who: str, kind: Kind, body: Value, about: bytes | None = None
) -> bytes:
    made = _entry(len(lines) + 1)
    lines.append(line(len(lines) + 1, made, _CARDS[who], kind, body, about))
    return made


def _mine(card: bytes) -> bool:
    return card == _CARDS["author"]


@given(st.lists(st.tuples(st.sampled_from(sorted(_STATES)), st.sampled_from(_ONES)), max_size=12))
def test_objective_follows_the_table(history: list[tuple[str, str]]) -> None:
    """After each line an objective stands where the table has it; a refused act changes nothing."""
    lines, state = list[Line](), OBJECTIVE.start
    _written(lines, "author", Kind.OBJECTIVE, Aim(_ID, "words").fields())
    for act, who in history:
        after = _NEXT if act == "change" else None
        _written(lines, who, Kind.OBJECTIVE_STATE, Change(_ID, _STATES[act], "", after).fields())
        if refusal(partial(OBJECTIVE.after, state, act, who)) is None:
            state = OBJECTIVE.after(state, act, who)

        assert fold(lines, _mine)[_ID].state == state


_ACTS = ("agree", "withdraw", "drop", "propose-another", "agree-to-another")


@given(st.lists(st.tuples(st.sampled_from(_ACTS), st.sampled_from(_ONES)), max_size=12))
def test_face_follows_the_table(history: list[tuple[str, str]]) -> None:
    """One face is public while the table has it agreed to, waits while asked, and else is gone."""
    lines, state, newer = list[Line](), FACE.start, b""
    _written(lines, "author", Kind.OBJECTIVE, Aim(_ID, "words").fields())
    one = _written(lines, "author", Kind.FACE, Words(_ID, "One").fields())
    for act, who in history:
        if act == "agree":
            _written(lines, who, Kind.FACE_AGREED, [], one)
        elif act == "withdraw":
            _written(lines, who, Kind.FACE_WITHDRAWN, [], one)
        elif act == "drop":
            # Taken up again at once, so that there can be another face.
            for said in (State.DROPPED, State.PROGRESS):
                _written(lines, who, Kind.OBJECTIVE_STATE, Change(_ID, said).fields())
            newer = b""
        elif act == "propose-another":
            newer = _written(lines, "author", Kind.FACE, Words(_ID, "Two").fields())
        elif newer:
            _written(lines, "other", Kind.FACE_AGREED, [], newer)
            newer = b""
        else:
            continue
        if refusal(partial(FACE.after, state, act, who)) is None:
            state = FACE.after(state, act, who)
        found = fold(lines, _mine)[_ID]
        public = found.face is not None and found.face.entry == one
        waits = found.asked is not None and found.asked.entry == one

        assert ("agreed" if public else "asked" if waits else "gone") == state
