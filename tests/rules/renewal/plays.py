"""How each format of vectors/renewal is played."""

from collections.abc import Callable
from datetime import date
from typing import Any

from quietroom.ground import canon
from quietroom.renewal import answer, term
from quietroom.renewal.answer import Answer, Question
from quietroom.renewal.standing import Said, fold
from quietroom.renewal.term import Term


def _body(body: str) -> canon.Value:
    return canon.decode(bytes.fromhex(body))


def _commit(body: str) -> Any:
    made = answer.parse_commit(_body(body))
    assert canon.encode(made.fields()).hex() == body
    return {
        "agreement": made.agreement.hex(),
        "about": made.about.isoformat(),
        "commitment": made.commitment.hex(),
    }


def _opening(body: str) -> Any:
    made = answer.parse_opening(_body(body))
    assert canon.encode(made.fields()).hex() == body
    return {
        "commit": made.commit.hex(), "answer": str(made.answer), "random": made.random.hex(),
    }  # fmt: skip


def _question(room: str, agreement: str, about: str, two: list[str]) -> Question:
    first, second = (bytes.fromhex(one) for one in two)
    day = date.fromisoformat(about)
    return Question(bytes.fromhex(room), bytes.fromhex(agreement), day, (first, second))


def _commitment(
    room: str,
    agreement: str,
    about: str,
    who: str,
    answer: str,  # noqa: A002, RUF100
    random: str,
) -> str:
    question = _question(room, agreement, about, [who, who])
    return _closed(question, bytes.fromhex(who), Answer(answer), bytes.fromhex(random)).hex()


_closed = answer.commitment


def _standing(
    room: str, agreement: str, about: str, two: list[str], said: list[dict[str, str]]
) -> Any:
    found = fold(
        _question(room, agreement, about, two),
        (
            Said(
                bytes.fromhex(one["entry"]),
                bytes.fromhex(one["author"]),
                one["kind"],
                _body(one["body"]),
            )
            for one in said
        ),
    )
    firsts = [bytes.fromhex(one) for one in two]
    return {
        "state": found.state,
        "closed": [
            [who.hex(), found.closed[who].entry.hex()] for who in firsts if who in found.closed
        ],
        "shown": [[who.hex(), str(found.shown[who])] for who in firsts if who in found.shown],
        "faults": sorted([entry.hex(), code] for entry, code in found.faults.items()),
    }


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _days(texts: list[str]) -> tuple[date, ...]:
    return tuple(map(date.fromisoformat, texts))


def _term(given: dict[str, Any]) -> Term:
    return Term(
        date.fromisoformat(given["start"]),
        _day(given["end"]),
        _days(given["renewals"]),
        _days(given["reviews"]),
        _day(given["retention"]),
    )


def _shown(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _moved(term: dict[str, Any], about: str, today: str) -> Any:
    found = _later(_term(term), date.fromisoformat(about), date.fromisoformat(today))
    return found and {
        "start": found.start.isoformat(),
        "end": _shown(found.end),
        "renewals": [one.isoformat() for one in found.renewals],
        "reviews": [one.isoformat() for one in found.reviews],
        "retention": _shown(found.retention),
    }


_later, _asked, _review = term.moved_on, term.asked, term.review
_over, _questions = term.over, term.questions

PLAYS: dict[str, Callable[..., Any]] = {
    "renewal/commit": _commit,
    "renewal/opening": _opening,
    "renewal/commitment": _commitment,
    "renewal/outcome": lambda answers: str(answer.outcome(map(Answer, answers))),
    "renewal/standing": _standing,
    "renewal/questions": lambda term: [one.isoformat() for one in _questions(_term(term))],
    "renewal/asked": lambda term, today: _shown(_asked(_term(term), date.fromisoformat(today))),
    "renewal/review": lambda term, today: _shown(_review(_term(term), date.fromisoformat(today))),
    "renewal/over": lambda term, today: _over(_term(term), date.fromisoformat(today)),
    "renewal/moved-on": _moved,
}
