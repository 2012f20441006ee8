"""What the diary makes of an offer follows the table, whatever the two do in whatever order."""

from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground.errors import QuietroomError
from quietroom.meeting.act import CallOff, Scope
from quietroom.meeting.diary import Said, fold
from quietroom.meeting.moves import OFFER
from quietroom.meeting.offer import Offer

_TWO = (b"a" * 32, b"b" * 32)
_ENTRY = bytes(32)
_MADE = Offer(bytes(16), None, "Europe/Berlin", 60, None, None, (29_928_060, 29_929_500))

_ACTS = st.tuples(st.sampled_from(["choose", "call-off"]), st.integers(0, 1))


def _said(turn: int, act: str, side: int) -> Said:
    kind = "meet-at" if act == "choose" else "called-off"
    body = [turn % 2] if act == "choose" else CallOff(0, Scope.REST).fields()
    return Said(bytes([turn + 1] * 32), _TWO[side], _ENTRY, kind, turn, body)


@given(st.lists(_ACTS, max_size=8))
def test_fold_follows_the_table(acts: list[tuple[str, int]]) -> None:
    """After every act the offer stands where the table says; what it refuses changes nothing."""
    state, said = OFFER.start, [Said(_ENTRY, _TWO[0], None, "meet", 0, _MADE.fields())]
    for turn, (act, side) in enumerate(acts):
        said.append(_said(turn, act, side))
        try:
            state = OFFER.after(state, act, ("author", "other")[side])
        except QuietroomError:
            before = fold(said[:-1]).meetings[_ENTRY]
            assert fold(said).meetings[_ENTRY] == before
        found = fold(said).meetings[_ENTRY]

        assert str(found.state) == state
