"""What a room's lines make of pause, exit and claims follows the tables."""

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground.errors import QuietroomError
from quietroom.room import ending, ownership
from quietroom.room.check import Phase, RoomEnded, RoomPaused
from quietroom.room.ending import AfterEnd, DuringPause
from quietroom.room.entry import Kind
from quietroom.room.moves import CLAIM, ENDING
from quietroom.room.reader import Line
from tests.rules.machines import refusal, states
from tests.rules.room.endings import Whose, written
from tests.rules.room.stage import ADA, ADA_NEXT, BEN, Town, agreed

_WHO = ("first", "second")
_KINDS = {
    "say": Kind.WORDS,
    "notice": Kind.NOTICE,
    "pause": Kind.PAUSE,
    "resume": Kind.RESUME,
    "end": Kind.END,
}
_SEEN: dict[type[QuietroomError], type[QuietroomError]] = {
    RoomPaused: DuringPause,
    RoomEnded: AfterEnd,
}
"""What a reader says of what was written all the same."""

_PHASES = {"open": Phase.OPEN, "ended": Phase.ENDED}


def _state(found: ending.Ending) -> str:
    if found.ended is not None:
        return "ended"
    resting = sorted(who.decode() for who in found.resting)
    return {0: "open", 2: "both-rest"}.get(len(resting)) or f"{resting[0]}-rests"


@given(st.lists(st.tuples(st.sampled_from(sorted(_KINDS)), st.sampled_from(_WHO)), max_size=20))
def test_pause_and_exit_follow_the_table(history: list[tuple[str, str]]) -> None:
    """After each line the room stands where the table has it; words it refuses are marked."""
    state, lines, marked = ENDING.start, list[Line](), dict[bytes, type[QuietroomError]]()
    people = Whose({who: who for who in _WHO})
    for index, (act, who) in enumerate(history, 1):
        lines.append(written(index, _KINDS[act], who))
        refused = refusal(partial(ENDING.after, state, act, who))
        if refused is None:
            state = ENDING.after(state, act, who)
        elif act == "say":
            marked[lines[-1].hash] = _SEEN[refused]
        found = ending.fold(lines, people)

        assert _state(found) == state
        assert found.phase is _PHASES.get(state, Phase.PAUSED)
        assert {line: type(fault) for line, fault in found.faults.items()} == marked


def test_writers_are_refused_as_the_table_says() -> None:
    """Words into a room that rests or has ended raise what the table names, notices never."""
    for state in states(ENDING):
        resting = frozenset(who.encode() for who in _WHO if f"{who}-rests" == state)
        resting |= frozenset({b"first", b"second"} if state == "both-rest" else ())
        found = ending.Ending(resting, 1 if state == "ended" else None)
        found.check(Kind.NOTICE)
        said = refusal(partial(found.check, Kind.WORDS))

        assert ENDING.move(state, "say", "first").to == (said or state)


_CLAIMS = st.tuples(st.sampled_from(["claim", "take-back"]), st.booleans(), st.integers(0, 4))


@given(st.lists(_CLAIMS, max_size=8))
def test_claims_follow_the_table(history: list[tuple[str, bool, int]]) -> None:
    """An entry is both's exactly while a claim by the other stands."""
    stage = agreed()
    entry = stage.say(BEN, priv=stage.priv(BEN, Kind.WORDS))
    claims: dict[bytes, tuple[bool, str]] = {}
    for act, by_ada, back in history:
        who = ADA if by_ada else BEN
        about = entry.hash
        if act == "take-back" and claims:
            about = list(claims)[back % len(claims)]
            claimer, state = claims[about]
            role = "claimer" if claimer == by_ada else "partner"
            claims[about] = claimer, CLAIM.after(state, "take-back", role)
        kind = Kind.TAKE_BACK if about != entry.hash else Kind.CLAIM
        said = stage.say(who, priv=stage.priv(who, kind, reply_to=about))
        if kind == Kind.CLAIM:
            claims[said.hash] = by_ada, CLAIM.start
    found = ownership.fold(stage.read(ADA, ADA_NEXT).lines, Town())
    claimed = any(by_ada and state == "claimed" for by_ada, state in claims.values())

    assert found.owners(entry.hash) == {BEN.first} | ({ADA.first} if claimed else set())
    stands = {said for said, (_, state) in claims.items() if state == "claimed"}
    assert found.claims.keys() == stands
