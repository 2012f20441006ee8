"""What is made of a question follows the table, whatever the two do in whatever order."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground.digest import sha256
from quietroom.renewal.answer import Act, Answer, Commit, Opening, Question, commitment
from quietroom.renewal.moves import RENEWAL
from quietroom.renewal.standing import Said, fold
from quietroom.renewal.term import ASKED, Term, asked, moved_on, questions

_TWO = (b"a" * 32, b"b" * 32)
_ASKED = Question(bytes(16), bytes(32), date(2027, 12, 1), _TWO)
_ACTS = st.tuples(
    st.sampled_from(["answer", "show"]), st.integers(0, 1), st.sampled_from(list(Answer))
)


def _random(turn: int, side: int) -> bytes:
    return sha256(bytes([turn, side]))


def _entry(turn: int) -> bytes:
    return bytes([turn + 1] * 32)


@given(st.lists(_ACTS, max_size=10))
def test_fold_follows_the_table(acts: list[tuple[str, int, Answer]]) -> None:
    """After every act the question stands where the table says; what it refuses is named."""
    state, said, closed = RENEWAL.start, list[Said](), dict[int, tuple[int, Answer]]()
    for turn, (act, side, answer) in enumerate(acts):
        if act == "answer":
            made = commitment(_ASKED, _TWO[side], answer, _random(turn, side))
            body = Commit(_ASKED.agreement, _ASKED.about, made).fields()
            said.append(Said(_entry(turn), _TWO[side], Act.COMMIT, body))
        else:
            known = [*closed.values()]
            first = closed.get(side, known[0] if known else None)
            if first is None:
                continue
            opening = Opening(_entry(first[0]), first[1], _random(first[0], side))
            said.append(Said(_entry(turn), _TWO[side], Act.SHOW, opening.fields()))
        to, found = RENEWAL.move(state, act, ("first", "second")[side]).to, fold(_ASKED, said)
        if isinstance(to, str):
            state = to
            if act == "answer":
                closed[side] = (turn, answer)

        assert found.faults.get(_entry(turn)) == (None if isinstance(to, str) else to.code)
        assert found.state == state
        assert found.answers is None or found.answers == {
            _TWO[one]: given for one, (_, given) in closed.items()
        }


@given(st.permutations(range(4)), st.sampled_from(list(Answer)), st.sampled_from(list(Answer)))
def test_no_order_shows_one_alone(order: list[int], one: Answer, other: Answer) -> None:
    """In whatever order a server puts the four entries, none is shown before both are in."""
    said = [
        item
        for side, answer in enumerate((one, other))
        for item in (
            Said(
                _entry(side),
                _TWO[side],
                Act.COMMIT,
                Commit(
                    _ASKED.agreement,
                    _ASKED.about,
                    commitment(_ASKED, _TWO[side], answer, _random(side, side)),
                ).fields(),
            ),
            Said(
                _entry(side + 2),
                _TWO[side],
                Act.SHOW,
                Opening(_entry(side), answer, _random(side, side)).fields(),
            ),
        )
    ]
    for upto in range(5):
        found = fold(_ASKED, [said[which] for which in order[:upto]])
        closed = sum(which in (0, 2) for which in order[:upto])

        assert closed == len(_TWO) or not found.shown


_DAYS = st.dates(date(1970, 1, 1), date(2099, 12, 31))


@given(_DAYS, st.integers(0, 4000), st.lists(st.integers(0, 4000), max_size=6), _DAYS)
def test_next_term_is_one(start: date, length: int, days: list[int], today: date) -> None:
    """The dates of a next term obey the rules of terms, follow on, and are not over."""
    end = start + timedelta(length)
    inside = tuple(sorted({start + timedelta(one) for one in days if one <= length}))
    term = Term(start, end, inside, inside, end)
    found = moved_on(term, end, today)

    assert found is not None
    assert found.end is not None
    assert found.start >= end or found.start + timedelta(1) > end
    assert found.start > start
    assert found.end >= max(found.start, today)
    assert all(found.start <= one <= found.end for one in (*found.renewals, *found.reviews))
    assert found.retention == found.end
    assert moved_on(term, end - timedelta(1), today) is None


@given(_DAYS, st.integers(0, 2000), st.lists(st.integers(0, 2000), max_size=6), _DAYS)
def test_asked_one_by_one(start: date, length: int, days: list[int], today: date) -> None:
    """Somebody is asked about the last question that is near, and never before the start."""
    end = start + timedelta(length)
    term = Term(
        start, end, tuple(sorted({start + timedelta(min(d, length)) for d in days})), (), None
    )
    found = asked(term, today)
    near = [one for one in questions(term) if one - today <= ASKED]

    assert found == (near[-1] if near and today >= start else None)
    assert asked(replace(term, end=None, renewals=()), today) is None
