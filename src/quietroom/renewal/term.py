"""The dates of an agreement: when the two are asked whether to go on, and the term after this one.

Days are those of the calendar, counted in UTC.

Source: spec/renewal.md sections 2 and 5. Vectors: vectors/renewal/term.json.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

ASKED = timedelta(days=42)
"""How long before the day they are asked."""

LOOKED_BACK = timedelta(days=14)
"""How long a day to look back is named, from that day on."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Term:
    """The dates of an agreement; `renewals` and `reviews` rise."""

    start: date
    end: date | None
    renewals: tuple[date, ...]
    reviews: tuple[date, ...]
    retention: date | None


def questions(term: Term) -> tuple[date, ...]:
    """The days about which the two are asked, rising.

    A renewal in the six weeks before the end is the question about the end, and not another one.
    """
    if term.end is None:
        return term.renewals
    before = (one for one in term.renewals if term.end - one > ASKED)
    return (*before, term.end)


def asked(term: Term, today: date) -> date | None:
    """The day about which the two are asked now, or none. It is asked until the next is."""
    begun = (one for one in questions(term) if today >= max(term.start, one - ASKED))
    return max(begun, default=None)


def review(term: Term, today: date) -> date | None:
    """The day to look back that has come in the last two weeks, or none."""
    come = (one for one in term.reviews if one <= today < one + LOOKED_BACK)
    return max(come, default=None)


def over(term: Term, today: date) -> bool:
    """Whether the term has ended: nothing is agreed beyond it."""
    return term.end is not None and today > term.end


def moved_on(term: Term, about: date, today: date) -> Term | None:
    """The dates of the next term that is not over yet.

    None where this one goes on after that day by itself, and where the calendar ends.
    """
    if about != max(questions(term), default=None):
        return None
    try:
        times, step = 1, _step(term.start, about)
        while step(about, times) < today:
            times += 1
        return _moved(term, lambda one: step(one, times))
    except OverflowError:
        return None


def _moved(term: Term, move: Callable[[date], date]) -> Term:
    def each(days: Iterable[date]) -> tuple[date, ...]:
        return tuple(sorted({move(one) for one in days}))

    end = None if term.end is None else move(term.end)
    retention = None if term.retention is None else move(term.retention)
    return Term(move(term.start), end, each(term.renewals), each(term.reviews), retention)


def _step(start: date, about: date) -> Callable[[date, int], date]:
    """How a day moves on by so many terms: by whole months where the term has them, else by days.

    A term has whole months if it ends on the day of the month on which it began, or the day before.
    """
    months = (about.year - start.year) * 12 + about.month - start.month
    for count in (months, months + 1):
        if count and _later(start, count) in (about, about + _DAY):
            return lambda one, times: _later(one, count * times)
    length = max(about - start, _DAY)
    return lambda one, times: one + length * times


def _later(day: date, months: int) -> date:
    """So many months later: the same day of the month, or its last. Raises `OverflowError`."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        raise OverflowError
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
