"""Verbs of guidance: list the courses, read one, take one, check a folder of them.

Source: docs/guides/command-line.md, "Courses"; spec/guidance.md.
"""

import sys
import textwrap
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path

from ..client import guidance
from ..guidance import check, shelf, taking
from ..guidance.blocks import Block, Shape, blocks
from ..guidance.course import LANGUAGES, BadCourse, Course, Question
from ..guidance.taking import State
from . import record
from .call import Call, text_in
from .ending import DONE, FOUND, BadInput
from .grade import grade
from .parser import Verbs
from .room import day

_WIDE = 88
"""How many characters a line of a course has at most."""

_STANDS = {
    State.NEW: "not begun",
    State.BEGUN: "begun",
    State.DONE: "done",
    State.AGAIN: "done; there is a newer version",
}


def add(verbs: Verbs) -> None:
    """Add the verb of guidance, with its own."""
    listing, group = verbs.opening("guidance", "list the courses, and how far you are", _list)
    take = group.add("take", "read a course and answer its questions", _take)
    read = group.add("read", "read a course", _read, False)
    checked = group.add(
        "check", "name all that is wrong with courses, and how hard they read", _check, False
    )
    checked.add_argument("folder", metavar="FOLDER", nargs="?", help="default: the courses here")
    for verb in (take, read):
        verb.add_argument("course", help="its name, as the list shows it")
    take.add_argument("--questions", action="store_true", help="leave out what you have read")
    made = group.add("record", "write a file of courses you finished and hours you met", _record)
    record.add_options(made)
    for verb in (listing, take, read, made):
        _add_shelf(verb)


def _add_shelf(verb: ArgumentParser) -> None:
    verb.add_argument("--language", choices=LANGUAGES, default="en", help="of the course")
    verb.add_argument("--courses", metavar="FOLDER", help="of your programme's own, besides")


def _list(call: Call) -> int:
    steps, asked = guidance.taken(call.memory), guidance.settle(call.session, call.memory)
    for course in _shelf(call):
        stands, done = taking.standing(steps, course), taking.done_at(steps, course.name)
        when = "" if done is None else f" ({day(done)[:10]})"
        wanted = "  (your programme asks for it)" if course.name in asked.missing else ""
        call.give(
            f"{course.name}  {course.minutes} min  {_STANDS[stands]}{when}  {course.title}{wanted}",
            event="course",
            course=course.name,
            version=course.version,
            language=course.language,
            title=course.title,
            minutes=course.minutes,
            readers=list(course.readers),
            state=str(stands),
            done=done,
            asked=course.name in asked.missing,
        )
    return DONE


def _read(call: Call) -> int:
    _show(call, _course(call))
    return DONE


def _take(call: Call) -> int:
    course = _course(call)
    if not call.args.questions:
        _show(call, course)
    for nth, question in enumerate(course.questions, 1):
        if not _asked(call, question, f"{nth}/{len(course.questions)}"):
            call.tell("Not done yet. Your answers are kept nowhere; begin anew when you like.")
            return DONE
        guidance.begin(call.session, call.memory, course)
    guidance.finish(call.session, call.memory, course)
    guidance.settle(call.session, call.memory)
    call.give(f"done: {course.title}", event="done", course=course.name, version=course.version)
    return DONE


def _record(call: Call) -> int:
    return record.write(call, _shelf(call))


def _asked(call: Call, question: Question, place: str) -> bool:
    """Ask until the right answer is chosen; not so where nothing more is typed."""
    call.give(f"\n{place}  {_plain(question.ask)}", event="question", question=question.key)
    for nth, answer in enumerate(question.answers, 1):
        call.give(f"  {nth}  {_plain(answer.text)}", event="answer", nth=nth, text=answer.text)
    for line in iter(sys.stdin.readline, ""):
        typed = line.strip()
        if not typed.isdecimal() or not 1 <= int(typed) <= len(question.answers):
            call.tell(f"Type a number from 1 to {len(question.answers)}.")
            continue
        chosen = question.answers[int(typed) - 1]
        call.give(_plain(chosen.feedback), event="feedback", right=chosen.right)
        if chosen.right:
            return True
    return False


def _check(call: Call) -> int:
    found, faults = (shelf.shipped(), ()) if call.args.folder is None else _folder(call.args.folder)
    for course in found:
        level = grade(check.spoken(course)) if course.language == "en" else None
        call.give(
            f"{course.name}  {course.language}  {course.words} words  {course.minutes} min  "
            f"{len(course.questions)} questions  grade {'-' if level is None else level}",
            event="course",
            course=course.name,
            language=course.language,
            words=course.words,
            minutes=course.minutes,
            questions=len(course.questions),
            grade=level,
        )
    faults += tuple(check.faults(found, grade))
    for fault in faults:
        call.give(fault, event="fault", fault=fault)
    count = len(faults)
    told = f"ok ({len(found)} courses)" if not count else f"{count} fault{'s' * (count > 1)}"
    call.give(f"guidance: {told}", event="checked", courses=len(found), faults=count)
    return FOUND if faults else DONE


def _shelf(call: Call) -> tuple[Course, ...]:
    """The courses in the language asked for, ours first. Raises `BadCourse` or `BadInput`."""
    found, faults = _folder(call.args.courses) if call.args.courses else ((), ())
    if faults:
        raise BadCourse(faults)
    ours = [one for one in shelf.shipped() if one.name not in {own.name for own in found}]
    return tuple(one for one in (*ours, *found) if one.language == call.args.language)


def _course(call: Call) -> Course:
    for course in _shelf(call):
        if course.name == call.args.course:
            return course
    raise BadInput("no course is called so in this language: `quietroom guidance` lists them")


def _folder(name: str) -> tuple[tuple[Course, ...], tuple[str, ...]]:
    """The courses in a folder, and all that is wrong with its files. Raises `BadInput`."""
    paths = sorted(Path(name).glob("*.toml"))
    if not paths:
        raise BadInput(f"there is no course in {name}: put NAME.LANGUAGE.toml there")
    return shelf.read({path.name: text_in(path) for path in paths})


def _show(call: Call, course: Course) -> None:
    about = _plain(course.about)
    call.give(f"{course.title}\n\n{_fill(about)}", event="title", title=course.title, about=about)
    for part in course.parts:
        shown = [line for block in blocks(part.text) for line in ("", *_lines(block))]
        text = "\n".join(["", f"## {part.title}", *shown])
        call.give(text, event="part", part=part.key, title=part.title, text=part.text)


def _lines(block: Block) -> Iterable[str]:
    mark = {Shape.WORDS: "", Shape.LIST: "- ", Shape.SAID: "    "}[block.shape]
    for line in block.lines:
        yield _fill(_plain(line), mark)


def _fill(text: str, mark: str = "") -> str:
    return textwrap.fill(
        text, _WIDE, initial_indent=mark, subsequent_indent=" " * len(mark), break_long_words=False
    )


def _plain(text: str) -> str:
    return text.replace("*", "")
