"""Verbs of what was spoken and may be known: on-record, spoken, understood, heard, again, known."""

from datetime import UTC, datetime, timedelta

from ..client import known, spoken
from ..client.known import Known, could_have_known, name_of
from ..client.room import Room
from ..release.known import Act, Knower
from ..room.again import Course, Ending, Part
from ..room.label import Label
from ..room.reader import Line
from ..room.spoken import OnRecord
from .call import Call
from .ending import BadInput
from .parser import Verbs, add_words
from .room import day

_DAY = timedelta(days=1)

VERDICTS = {
    Act.UNEXPLAINED: "This was committed to be shown outside by somebody who can open it, and "
    "nobody has said to whom.",
    Act.AGAINST_OWNER: "This was let out without everybody whose confidence it is.",
    Act.AGAINST_AGREEMENT: "This was reported against what you both signed.",
    Act.REPORTED: "This was reported under an exception that you both signed.",
    Act.BOTH: "Both of you let this out, as you both call it your confidence.",
    Act.TOLD_ON: "This was told on under the label 'may be told' that its owner gave it.",
    Act.OWNER: "Its owner let this out. It may be what you heard.",
}
"""The first sentence of the list, by the strongest act."""

NEVER = "It has not left this room by Quietroom."

DOORS = (
    "ask the other: they may have meant well",
    "go through the agreement again: quietroom again ROOM",
    "ask the ombuds whom both of you named: quietroom show ENTRY --to-ombuds",
    "leave: nobody asks why",
)
"""What somebody can do who heard it back. No one is before another."""


def add(verbs: Verbs) -> None:
    """Add the verbs about what was spoken and what may be known."""
    put = verbs.add("on-record", "put a spoken confidence on record, in one line", _put)
    put.add_argument("room")
    put.add_argument("--owner", choices=("me", "them"), default="me", help="whose confidence it is")
    put.add_argument("--when", metavar="YYYY-MM-DD", help="the day it was said (default: today)")
    add_words(put)
    listed = verbs.add("spoken", "list the spoken confidences on record", _spoken)
    listed.add_argument("room")
    yes = verbs.add("understood", "say 'understood' to a spoken confidence", _understood)
    yes.add_argument("entry", help="the beginning of its id")
    heard = verbs.add("heard", "say that you heard a spoken confidence differently", _heard)
    heard.add_argument("entry", help="the beginning of its id")
    add_words(heard)
    anew = verbs.add("again", "go through the agreement again; no reason is owed", _again)
    anew.add_argument("room")
    anew.add_argument("--part", choices=[str(part) for part in Part], help="say one part of it")
    anew.add_argument(
        "--end",
        choices=[str(end) for end in Ending if end != Ending.AGREED],
        help="end it; stricter: what you say is confidential from now on",
    )
    anew.add_argument(
        "--words", metavar="FILE", help="ask with, or say, these words (-: standard input)"
    )
    who = verbs.add(
        "known", "who could ever have read an entry, or what was said in a time", _known
    )
    who.add_argument("what", metavar="ENTRY|ROOM", help="the beginning of an id")
    who.add_argument("--since", metavar="YYYY-MM-DD", help="of a room: from this day on")
    who.add_argument("--until", metavar="YYYY-MM-DD", help="of a room: up to this day")


def _put(call: Call) -> int:
    room, text = call.room(), call.text()
    when = call.session.now() if call.args.when is None else _start(call.args.when)
    owner = room.partner.first if call.args.owner == "them" else None
    return _gave(call, spoken.put_on_record(room, text, when, Label.PAIR, owner))


def _spoken(call: Call) -> int:
    room = call.room()
    for one in spoken.on_record(room):
        _show_spoken(call, room, one)
    return 0


def _understood(call: Call) -> int:
    room = call.room_of(call.args.entry)
    return _gave(call, spoken.understood(room, room.entry(call.args.entry).hash))


def _heard(call: Call) -> int:
    text, room = call.text(), call.room_of(call.args.entry)
    return _gave(call, spoken.heard_differently(room, room.entry(call.args.entry).hash, text))


def _again(call: Call) -> int:
    room = call.room()
    if call.args.part is not None:
        return _gave(call, spoken.say_part(room, Part(call.args.part), call.text()))
    if call.args.end is not None:
        return _gave(call, spoken.end_again(room, Ending(call.args.end)))
    if call.args.words is not None:
        return _gave(call, spoken.ask_again(room, call.text()))
    for course in spoken.courses(room).courses.values():
        _show_course(call, room, course)
    return 0


def _known(call: Call) -> int:
    if call.args.since is None and call.args.until is None:
        room = call.room_of(call.args.what)
        wanted = {room.entry(call.args.what).hash}
    else:
        call.args.room = call.args.what
        room, now = call.room(), call.session.now()
        since = 0 if call.args.since is None else _start(call.args.since)
        until = now if call.args.until is None else _start(call.args.until, _DAY)
        wanted = known.between(room, since, until)
    _show_known(call, room, could_have_known(room, wanted))
    return 0


def _show_known(call: Call, room: Room, found: Known) -> None:
    verdict = NEVER if found.verdict is None else VERDICTS[found.verdict]
    call.give(verdict, event="verdict", verdict=found.verdict)
    for row in found.rows:
        _show_row(call, room, row)
    for one in found.spoken:
        _show_spoken(call, room, one)
    for time in found.taken:
        call.give(f"you took a copy of what is yours on {day(time)}", event="taken", time=time)
    call.tell("Nobody can know from here what either of you said aloud, or copied by hand.")
    call.tell("Whether the other took a copy of what is theirs, only their software knows.")
    if found.ombuds:
        call.tell("Either of you may have shown it to the ombuds; that is not in the log.")
    call.tell("If you heard it back, you can do any of these:")
    for door in DOORS:
        call.tell(f"  - {door}")


def _show_row(call: Call, room: Room, row: Knower) -> None:
    name = "" if row.who is None else name_of(room, row.who)
    who = name or ("somebody" if row.who is None else row.who.hex()[:12])
    when = "" if row.when is None else f"  since {day(row.when)}"
    until = "" if row.until is None else f", until {day(row.until)}"
    call.give(
        f"{row.entry.hex()[:12]}  {who}{when}  {row.act}  {row.rule}{until}",
        event="known",
        entry=row.entry.hex(),
        who=None if row.who is None else row.who.hex(),
        name=name,
        act=str(row.act),
        when=row.when,
        rule=row.rule,
        until=row.until,
        position=row.position,
    )


def _show_spoken(call: Call, room: Room, one: OnRecord) -> None:
    answer = one.answer
    stands = "not answered yet"
    if answer is not None:
        stands = "understood" if answer.heard is None else f"heard differently: {answer.heard}"
    call.give(
        f"{one.entry.hex()[:12]}  said {day(one.said.when)[:10]}  {name_of(room, one.owner)}'s: "
        f"{one.said.text}  ({stands})",
        event="spoken",
        entry=one.entry.hex(),
        owner=one.owner.hex(),
        text=one.said.text,
        when=one.said.when,
        answer=None if answer is None else {"heard": answer.heard},
    )


def _show_course(call: Call, room: Room, course: Course) -> None:
    ended = "goes on" if course.ended is None else f"ended: {course.ended}"
    call.give(
        f"{course.entry.hex()[:12]}  asked by {name_of(room, course.asker)}  ({ended})  "
        f"{course.text}",
        event="again",
        entry=course.entry.hex(),
        asker=course.asker.hex(),
        ended=None if course.ended is None else str(course.ended),
    )
    for (who, part), text in course.parts.items():
        call.give(
            f"  {name_of(room, who)}, {part}: {text}",
            event="part",
            who=who.hex(),
            part=str(part),
            text=text,
        )


def _start(text: str, more: timedelta = timedelta()) -> int:
    """The first second of a day, UTC, or of one after it. Raises `BadInput`."""
    try:
        return int((datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC) + more).timestamp())
    except (ValueError, OverflowError) as fault:
        raise BadInput("write a day as YYYY-MM-DD, such as 2026-11-22") from fault


def _gave(call: Call, line: Line) -> int:
    call.give(line.hash.hex(), event="said", entry=line.hash.hex())
    return 0
