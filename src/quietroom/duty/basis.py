"""Whether a signed exception covers a report: the one rule for reporter, officer and the other.

Source: spec/duty.md section 2. Threats: a report under an exception that nobody signed or that is
switched off, by somebody who need not act, to somebody whom it does not name, told too late.
"""

from dataclasses import dataclass

from ..agreement.limits import Limit, Limits, Who
from ..agreement.people import Person, SamePerson
from ..ground.errors import QuietroomError
from .report import Report

DAY = 24 * 3600

_SIDES = {Who.EITHER: (0, 1), Who.FIRST: (0,), Who.SECOND: (1,)}


class NoSuchLimit(QuietroomError):
    """Nothing that you both signed covers this. You can ask the owner, or take advice."""

    code = "no-such-limit"


class NotYoursToAct(QuietroomError):
    """Under this exception the other has to act, not you. Ask them, or take advice."""

    code = "not-yours-to-act"


class NobodyToReportTo(QuietroomError):
    """Your agreement names nobody for this. Call an emergency number, or ask the ombuds."""

    code = "nobody-to-report-to"


class WrongOfficer(QuietroomError):
    """This goes to somebody whom the exception does not name."""

    code = "wrong-officer"


class NoticeTooLate(QuietroomError):
    """The exception does not allow to tell the other that late: tell at once, or choose sooner."""

    code = "notice-too-late"


class ReasonMissing(QuietroomError):
    """Say why the other is told later, or why it goes to the deputy: the reason is kept with it."""

    code = "reason-missing"


class NotAgreedThen(QuietroomError):
    """This was said before you both signed that exception: it stays under the rule of its day."""

    code = "not-agreed-then"


@dataclass(frozen=True, slots=True)
class Covered:
    """The limit that covers a report, whom it goes to, and whether that is the deputy."""

    limit: Limit
    officer: Person
    deputy: bool


def find(limits: Limits, name: str) -> Limit:
    """The limit of this short name that is on. Raises `NoSuchLimit`."""
    for limit in limits:
        if limit.id == name and limit.on:
            return limit
    raise NoSuchLimit


def acting(limits: Limits, side: int) -> Limits:
    """The limits that are on and under which side 0 or 1 has to act."""
    return tuple(limit for limit in limits if limit.on and side in _SIDES[limit.who])


def named(limit: Limit, deputy: bool) -> Person:
    """The officer of a limit, or its deputy. Raises `NobodyToReportTo`."""
    person = limit.deputy if deputy else limit.officer
    if person is None:
        raise NobodyToReportTo
    return person


def check(limits: Limits, side: int, said: Report, same_person: SamePerson) -> Covered:
    """Check that the signed limits cover this report by side 0 or 1.

    `same_person` compares lineages. Raises `NoSuchLimit`, `NotYoursToAct`, `NobodyToReportTo`,
    `WrongOfficer`, `NoticeTooLate` or `ReasonMissing`.

    Source: spec/duty.md section 2.
    """
    limit = find(limits, said.limit)
    if side not in _SIDES[limit.who]:
        raise NotYoursToAct
    covered = _to_whom(limit, said.officer, same_person)
    if said.notice - said.time > limit.delay_days * DAY:
        raise NoticeTooLate
    if not said.reason and (said.delayed or covered.deputy):
        raise ReasonMissing
    return covered


def _to_whom(limit: Limit, card: bytes, same_person: SamePerson) -> Covered:
    for deputy in (False, True):
        person = named(limit, deputy)
        if same_person(person.card, card):
            return Covered(limit, person, deputy)
    raise WrongOfficer
