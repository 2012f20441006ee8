"""What may be reported, and who may say a step, follow the tables."""

from dataclasses import replace
from typing import cast

import pytest

from quietroom.agreement.limits import Limit, Who
from quietroom.agreement.people import Person
from quietroom.duty import basis
from quietroom.duty.basis import DAY
from quietroom.duty.case import CASE, State, Step, refuse_stranger
from quietroom.duty.moves import DUTY
from quietroom.duty.report import Report
from quietroom.ground.moves import Move
from quietroom.ground.signature import VerifyKey
from quietroom.room.people import Known
from tests.rules.machines import refusal

_OFFICER, _DEPUTY = bytes([1]) * 32, bytes([2]) * 32
_LIMIT = replace(
    Limit("risk-to-life", True, False, "Danger", "Somebody may come to harm."),
    who=Who.SECOND,
    delay_days=3,
    officer=Person(_OFFICER, "Leila"),
    deputy=Person(_DEPUTY, "Omar"),
)
_TIME = 1_800_000_000
_NOTICE = {"report-later": 3 * DAY, "report-too-late": 3 * DAY + 1}
_REPORTS = [move for move in DUTY.moves if move.act.startswith("report")]


@pytest.mark.parametrize("one", _REPORTS, ids=lambda one: f"{one.act}-{one.who}")
def test_reports_follow_the_table(one: Move) -> None:
    """Who must act, under which limit, how late: it goes or is refused as the table says."""
    limits = (replace(_LIMIT, on=one.act != "report-unsigned"),)
    entry, later = bytes([3]) * 32, _NOTICE.get(one.act, 0)
    said = Report(
        bytes(32), bytes(16), bytes(16), _LIMIT.id, (entry,), _OFFICER, bytes(32), _TIME + later,
        "a reason", bytes(32), _TIME,
    )  # fmt: skip
    side = 1 if one.who == "bound" else 0
    refused = refusal(lambda: basis.check(limits, side, said, bytes.__eq__))

    assert one.to == (refused or ("silent" if later else "told"))


@pytest.mark.parametrize("one", CASE.moves, ids=lambda one: f"{one.act}-{one.who}")
def test_steps_follow_the_table(one: Move) -> None:
    """A step is taken from the one whose step it is, and from nobody else."""
    people = {"reporter": bytes([4]) * 32, "officer": _OFFICER, "stranger": _DEPUTY}
    signer = Known(bytes(32), people[one.who], 0, cast(VerifyKey, None), b"")
    step = Step(bytes(32), bytes(16), bytes(32), State(one.act), None, _TIME)
    refused = refusal(lambda: refuse_stranger(step, signer, people["reporter"], people["officer"]))

    assert one.to == (refused or one.act)
