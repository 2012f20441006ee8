"""What a room chain makes of proposals follows the table, whatever the two do in whatever order."""

from collections.abc import Iterator
from functools import cache, partial
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from quietroom.agreement.moves import AGREEMENT
from quietroom.agreement.state import (
    AgreementState,
    Event,
    GivenSignature,
    Proposed,
    TakenBack,
    follow,
)
from quietroom.agreement.version import Place, Proposal
from tests.rules.agreement.chain import EPOCH_0, given_by, run
from tests.rules.agreement.pair import (
    AGREEMENT as IDENT,
)
from tests.rules.agreement.pair import AMINA, LOG, NOOR, ROOM, TERMS, key_of, proposal, same_person
from tests.rules.machines import refusal

_SIDES = (NOOR, AMINA)


@cache
def _made(name: int, number: int, previous: bytes | None) -> Proposal:
    return proposal(TERMS, Place(ROOM, LOG, IDENT, number, previous), f"made {name}")


@cache
def _signed(card: bytes, of: Proposal) -> GivenSignature:
    return given_by(card, of, 0)


class _Table:
    """What the table alone makes of a history: each proposal with its author and its state."""

    def __init__(self) -> None:
        self.states: dict[Proposal, tuple[int, str]] = {}

    def act(self, act: str, about: Proposal, side: int) -> None:
        """One act about one proposal, and what it is to the others. Raises as the table does."""
        author, state = self.states[about]
        after = AGREEMENT.after(state, act, _who(author, side))
        self.states[about] = author, after
        if after == "in-force":
            self._others("agree-another", about)

    def propose(self, made: Proposal, side: int) -> None:
        """A new proposal, and what it is to those before it."""
        self._others("propose-another", made, side)
        self.states[made] = side, AGREEMENT.start

    def _others(self, act: str, about: Proposal, side: int | None = None) -> None:
        for one, (author, state) in self.states.items():
            who = "both" if side is None else _who(author, side)
            if one is not about:
                self.states[one] = author, AGREEMENT.after(state, act, who)


def _who(author: int, side: int) -> str:
    return "author" if author == side else "other"


def _shown(state: AgreementState, table: _Table) -> Iterator[tuple[str, str]]:
    """Each proposal as the table and as the fold have it, what is over being one and the same."""
    found = {one.version.hash: one for one in state.open}
    for proposed, (author, expected) in table.states.items():
        one = found.get(proposed.hash)
        if one is not None:
            signed = [one.signed[author] is not None, one.signed[1 - author] is not None]
            names = {(False, False): "open", (True, False): "signed-by-author"}
            yield expected, names.get((signed[0], signed[1]), "signed-by-other")
        elif state.in_force is not None and state.in_force.hash == proposed.hash:
            yield expected, "in-force"
        else:
            yield expected.replace("followed", "closed"), "closed"


_ACTS = st.tuples(
    st.sampled_from(["propose", "sign", "sign", "take-back"]),
    st.integers(0, 1),
    st.integers(0, 3),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_ACTS, max_size=14))
def test_fold_follows_the_table(history: list[tuple[str, int, int]]) -> None:
    """After each act every proposal is where the table has it, and refusals are those it names."""
    table, state, names = _Table(), run(EPOCH_0), count()
    for act, side, back in history:
        known = list(table.states)
        if act == "propose" or not known:
            force = state.in_force
            number = 1 if force is None or force.version is None else force.version.shell.version
            made = _made(next(names), 1 if force is None else number + 1, force and force.hash)
            event: Event = Proposed(0, _SIDES[side], made)
            table.propose(made, side)
            expected = None
        else:
            about = known[-1 - min(back, len(known) - 1)]
            expected = refusal(partial(table.act, act, about, side))
            event = (
                _signed(_SIDES[side], about)
                if act == "sign"
                else TakenBack(0, _SIDES[side], about.hash)
            )
        state, refused = follow(state, (event,), key_of, same_person)

        assert [type(one.fault) for one in refused] == ([] if expected is None else [expected])
        for by_table, by_fold in _shown(state, table):
            assert by_table == by_fold
