"""The verb `guidance record`: courses finished and hours met, as a file of what its person chooses.

Source: docs/guides/command-line.md, "Courses".
"""

from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from ..client import guidance
from ..guidance import taking
from ..guidance.course import Course
from ..guidance.record import Met, Record
from .call import Call, text_in
from .ending import DONE, BadInput


def add_options(verb: ArgumentParser) -> None:
    """Add what is chosen."""
    verb.add_argument("--out", metavar="FILE", required=True, help="the file to write")
    verb.add_argument("--nameless", action="store_true", help="leave your name out")
    verb.add_argument("--dayless", action="store_true", help="leave out when you finished a course")
    verb.add_argument(
        "--without", metavar="COURSE", action="append", default=[], help="leave a course out"
    )
    verb.add_argument(
        "--hours", metavar="FILE", help="lines of a day and minutes, such as 2026-11-22 60"
    )


def write(call: Call, courses: Sequence[Course]) -> int:
    """Write the record. A file that is there stays as it is. Raises `BadInput`."""
    args, session = call.args, call.session
    steps = guidance.taken(call.memory)
    finished = [
        (course.title, None if args.dayless else _date(time))
        for course in courses
        if (time := taking.done_at(steps, course.name)) is not None
        and course.name not in args.without
    ]
    met = [] if args.hours is None else _met(text_in(Path(args.hours)))
    name = None if args.nameless else session.name
    made = Record(name, finished, met, _date(session.now()))
    try:
        with Path(args.out).open("x", encoding="utf-8") as file:
            file.write(made.text(args.language))
    except FileExistsError as fault:
        raise BadInput(f"{args.out} is there already: name another file") from fault
    told = f"record: {len(finished)} courses, {len(met)} meetings in {args.out}"
    call.give(told, event="record", courses=len(finished), meetings=len(met))
    return DONE


def _met(text: str) -> list[Met]:
    found = []
    for nth, line in enumerate(text.splitlines(), 1):
        if line.strip():
            found.append(_line(line.split(), nth))
    return sorted(found, key=lambda one: one.day)


def _line(parts: Sequence[str], nth: int) -> Met:
    try:
        day, minutes = parts
        met = Met(date.fromisoformat(day), int(minutes))
    except ValueError as fault:
        raise BadInput(
            f"line {nth} of the hours: write a day and minutes, as 2026-11-22 60"
        ) from fault
    if not 1 <= met.minutes <= 1440:
        raise BadInput(f"line {nth} of the hours: a meeting has from 1 to 1440 minutes")
    return met


def _date(time: int) -> date:
    return datetime.fromtimestamp(time, UTC).date()
