"""The table of a report: how it stands for the person whose words went out.

`bound` is who has to act under the limit, `free` who need not, `clock` the time that passes until
the longest delay that both signed is over.

Source: spec/duty.md sections 2 and 6. What a client says of a report is held against it; the steps
of an officer's desk stand in `case`.
"""

from ..ground.moves import STAY, Machine, rows
from .basis import NoSuchLimit, NoticeTooLate, NotYoursToAct

DUTY = Machine(
    "duty",
    "one entry under a signed limit",
    "say (either)",
    "inside",
    rows(
        ("inside", "report", "bound", "told"),
        ("inside", "report-later", "bound", "silent"),
        ("inside", "report-too-late", "bound", NoticeTooLate),
        ("inside", "report report-later report-too-late", "free", NotYoursToAct),
        ("inside", "report-unsigned", "bound free", NoSuchLimit),
        ("silent", "notice", "bound", "told"),
        ("silent", "time", "clock", "unexplained"),
        ("unexplained", "notice", "bound", "told"),
        ("inside unexplained told", "time", "clock", STAY),
        ("inside told", "notice", "bound", STAY),
    ),
)
