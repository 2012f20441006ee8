"""Where a concern stands follows the table, whatever its two do in whatever order."""

from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from quietroom.concern.moves import CONCERN
from quietroom.concern.standing import Phase, Standing, fold
from quietroom.concern.turn import State, Turn
from quietroom.ground.errors import QuietroomError
from tests.rules.machines import refusal

ACTS = {
    "add": State.ADDED,
    "agree": State.AGREED,
    "decline": State.DECLINED,
    "withdraw": State.WITHDRAWN,
    "acknowledge": State.ACKNOWLEDGED,
    "answer": State.ANSWERED,
    "advise": State.ADVISED,
    "ask": State.ASKED,
    "mediate": State.MEDIATING,
    "recommend": State.RECOMMENDED,
    "close": State.CLOSED,
}
_ABOUT_CONSENT = [
    *(("ask", "ombuds"), ("mediate", "ombuds"), ("close", "ombuds")),
    *(("agree", "raiser"), ("decline", "raiser")),
]
_TRIED = st.sampled_from(_ABOUT_CONSENT) | st.sampled_from(
    sorted({(move.act, move.who) for move in CONCERN.moves})
)
"""Half of the acts are about a consent, which takes three of them in a row."""


def state_of(found: Standing) -> str:
    """The state of the table for where a concern stands."""
    asked = "agreed" if found.consent else "asked" if found.asked else ""
    if found.phase is Phase.CLOSED:
        return f"closed-{asked}" if asked else "closed"
    return asked if asked and found.phase is Phase.OPEN else str(found.phase)


def _turn(number: int, state: State, about: bytes | None = None) -> Turn:
    ident = number.to_bytes(16, "big")
    who = bytes(32), bytes(32)
    return Turn(ident, bytes(16), *who, state, about, None, (), None, False, number)


@settings(max_examples=200)
@given(st.lists(_TRIED, min_size=4, max_size=20))
def test_standing_follows_the_table(history: list[tuple[str, str]]) -> None:
    """After each turn it stands where the table has it; what the table refuses is faulty."""
    state, turns = CONCERN.start, [_turn(1, State.RAISED)]
    faulty: list[type[QuietroomError]] = []
    for number, (act, who) in enumerate(history, 2):
        before, _ = fold(turns)
        about = before.consent if act == "mediate" else before.asked
        named = about or bytes(16) if act in ("agree", "decline", "mediate") else None
        turns.append(_turn(number, ACTS[act], named))
        refused = refusal(partial(CONCERN.after, state, act, who))
        if refused is None:
            state = CONCERN.after(state, act, who)
        else:
            faulty.append(refused)
        found, wrong = fold(turns)

        assert state_of(found) == state
        assert [type(one.fault) for one in wrong] == faulty
