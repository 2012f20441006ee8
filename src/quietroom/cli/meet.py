"""Verbs of meetings: suggest, propose, accept, move, cancel, list, place, agenda, file and more."""

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from ..client import clocks, meeting
from ..client.caldav import Login
from ..client.room import Room
from ..meeting import cadence as cadences
from ..meeting.act import Scope
from ..meeting.cadence import Cadence, Unit
from ..meeting.clock import Comes, instant, reading
from ..meeting.diary import Meeting, State
from ..meeting.offer import SLOTS
from ..meeting.times import Occurrence
from ..room.reader import Line
from . import feed
from .call import Call, secret_in, text_in
from .days import day_in, day_text
from .ending import BadInput
from .parser import Play, Verbs, add_words

EVERY = {"week": (Unit.WEEK, 1), "fortnight": (Unit.WEEK, 2), "month": (Unit.MONTH, 1)}
"""How often a series comes, as it is typed."""

COMES = {
    Comes.ONCE: "",
    Comes.TWICE: "  (the clock is put back that day and shows this twice: the first is meant)",
    Comes.SKIPPED: "  (the clock is put on over it that day: it shows a later time)",
}

AHEAD = 23 * 24 * 3600
"""How far calendars are read, in seconds: beyond the three weeks in which times are sought."""

PROMPTS = (
    "What did I say openly, and what did I hold back?",
    "Where was I honest, also where it was hard?",
    "Where did I listen without judging?",
)
"""What a person may ask themself after a meeting."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def add(verbs: Verbs) -> None:
    """Add the verbs of meetings."""
    meet = verbs.group("meet", "find times, meet, and know what comes next")
    _times(_room(meet, "propose", "offer up to six times; the other chooses one", _propose))
    look = _room(meet, "suggest", "look for times when you are free; nothing is sent", _suggest)
    look.add_argument(
        "--calendar",
        action="append",
        default=[],
        metavar="FILE|URL",
        help="a calendar of yours: an .ics file, or the https address of a feed or by CalDAV",
    )
    look.add_argument(
        "--calendar-login",
        metavar="FILE",
        help="a file with your name and password, a line each: those addresses are CalDAV",
    )
    look.add_argument("--zone", help="whose clock it is on (default: this device's)")
    look.add_argument("--minutes", type=int, default=60, help="how long (default: 60)")
    accept = _one(meet, "accept", "choose one of the times that the other offered", _accept)
    accept.add_argument("--slot", type=int, default=1, metavar="N", help="which (default: 1)")
    _times(_one(meet, "move", "offer other times for a meeting, or for the rest of it", _move))
    cancel = _one(meet, "cancel", "call off a meeting, or an offer; no reason is owed", _cancel)
    cancel.add_argument("--rest", action="store_true", help="and all that come after it")
    cancel.add_argument("--words", metavar="FILE", help="with these words (-: standard input)")
    _one(meet, "no-show", "say that the other did not come", _no_show)
    listed = _room(meet, "list", "list offers, meetings and next steps", _list)
    listed.add_argument("--zone", help="show times in this zone (default: this device's)")
    listed.add_argument("--all", action="store_true", help="also what is over")
    add_words(_one(meet, "place", "say where: a place, or your own video link", _place))
    add_words(_one(meet, "agenda", "say what you want to speak about", _agenda))
    step = _room(meet, "step", "put down a next step", _step)
    step.add_argument("--who", choices=("me", "them"), default="me", help="who will do it")
    step.add_argument("--due", metavar="YYYY-MM-DD", help="by which day")
    add_words(step)
    done = meet.add("done", "say that a step is done", _done)
    done.add_argument("step", help="the beginning of its id")
    done.add_argument("--not", dest="undo", action="store_true", help="it is not, after all")
    add_words(_one(meet, "reflect", "write down for yourself how it was", _reflect))
    file = _room(meet, "file", "write a calendar file with times and the word 'Meeting'", _file)
    file.add_argument("--out", required=True, metavar="FILE", help="where to; must not exist")
    file.add_argument("--meeting", metavar="ID", help="of this one alone")
    file.add_argument("--cancelled", action="store_true", help="to take it out of a calendar")
    feed.add(meet)


def _room(verbs: Verbs, name: str, about: str, play: Play) -> ArgumentParser:
    verb = verbs.add(name, about, play)
    verb.add_argument("room")
    return verb


def _one(verbs: Verbs, name: str, about: str, play: Play) -> ArgumentParser:
    verb = verbs.add(name, about, play)
    verb.add_argument("meeting", metavar="ID[.N]", help="the beginning of its id, and its number")
    return verb


def _times(verb: ArgumentParser) -> None:
    verb.add_argument(
        "--at",
        action="append",
        default=[],
        metavar="'YYYY-MM-DD HH:MM'",
        help="a beginning; may be given six times",
    )
    verb.add_argument("--zone", help="whose clock it is on (default: this device's)")
    verb.add_argument("--minutes", type=int, default=60, help="how long (default: 60)")
    verb.add_argument("--every", choices=tuple(EVERY), help="as a series")
    verb.add_argument("--times", type=int, default=6, help="how many meetings (default: 6)")
    verb.add_argument("--place", metavar="FILE", help="file with the place, or the link")


@dataclass(frozen=True, slots=True)
class _Named:
    """What a call means by ID.N: the room, the offer, and the number from 0."""

    room: Room
    meeting: Meeting
    number: int

    @property
    def entry(self) -> bytes:
        return self.meeting.entry


def _suggest(call: Call) -> int:
    # Reading calendars takes a while to load, and no other verb needs it.
    from ..client import calendars  # noqa: PLC0415

    room, zone = call.room(), call.args.zone or clocks.own_zone()
    login = _login(call.args)
    now = call.session.now()
    busy = [
        one
        for where in call.args.calendar
        for one in calendars.busy(calendars.fetch(where, login=login), now, now + AHEAD, zone)
    ]
    for wall in meeting.suggest(room, zone, call.args.minutes, busy):
        call.give(_shown(wall), event="slot", at=_shown(wall), zone=zone)
    return 0


def _login(args: Namespace) -> Login | None:
    """The name and password for calendars by CalDAV, if the call names a file with them."""
    if args.calendar_login is None:
        return None
    path = Path(args.calendar_login)
    lines = secret_in(path).splitlines()
    if len(lines) != 2:
        raise BadInput(f"{path} must hold two lines: the name, then the password")
    if len({urlsplit(one).netloc for one in args.calendar if one.startswith("https://")}) != 1:
        raise BadInput("a password is for one server: name calendars of one, each by https://")
    return Login(*lines)


def _propose(call: Call) -> int:
    return _offer(call, call.room(), None)


def _move(call: Call) -> int:
    named = _named(call)
    return _offer(call, named.room, (named.entry, named.number))


def _offer(call: Call, room: Room, instead: tuple[bytes, int] | None) -> int:
    args = call.args
    zone = args.zone or clocks.own_zone()
    clock = clocks.offset_of(zone)
    slots = [_wall(one) for one in args.at]
    if not 1 <= len(slots) <= SLOTS:
        raise BadInput(f"offer one to {SLOTS} times: --at 'YYYY-MM-DD HH:MM'")
    place = text_in(Path(args.place)).strip() if args.place else None
    every = _cadence(args, slots)
    line = meeting.offer(
        room, zone, slots, args.minutes, place=place, cadence=every, instead=instead
    )
    for slot in slots:
        comes = instant(slot, clock).comes
        if comes != Comes.ONCE:
            call.tell(f"{_shown(slot)} {zone}{COMES[comes]}")
    return _gave(call, line)


def _cadence(args: Namespace, slots: list[int]) -> Cadence | None:
    if args.every is None:
        return None
    unit, every = EVERY[args.every]
    nths = {cadences.nth_of(slot)[0] if unit == Unit.MONTH else 0 for slot in slots}
    if len(nths) > 1:
        raise BadInput("by the month, all times must be the same weekday of it, as the second")
    return Cadence(unit, every, min(nths), args.times)


def _accept(call: Call) -> int:
    named = _named(call)
    line = meeting.choose(named.room, named.entry, call.args.slot - 1)
    feed.follow(call)
    return _gave(call, line)


def _cancel(call: Call) -> int:
    named, scope = _named(call), Scope.REST if call.args.rest else Scope.ONE
    words = call.text() if call.args.words else ""
    line = meeting.call_off(named.room, named.entry, named.number, scope, words)
    for one in meeting.meetings(named.room):
        mine = (one.meeting, one.number) == (named.entry, named.number)
        if mine and meeting.is_late(named.room, one):
            hours = meeting.notice_hours(named.room)
            call.tell(f"You agreed to say so {hours} hours before; this is later than that.")
    feed.follow(call)
    return _gave(call, line)


def _no_show(call: Call) -> int:
    named = _named(call)
    return _gave(call, meeting.not_there(named.room, named.entry, named.number))


def _place(call: Call) -> int:
    where, named = call.text() or None, _named(call)
    number = named.number if "." in call.args.meeting else None
    return _gave(call, meeting.put_place(named.room, named.entry, number, where))


def _agenda(call: Call) -> int:
    text, named = call.text(), _named(call)
    return _gave(call, meeting.put_agenda(named.room, named.entry, named.number, text))


def _step(call: Call) -> int:
    text, room = call.text(), call.room()
    due = None if call.args.due is None else day_in(call.args.due)
    who = room.session.first if call.args.who == "me" else room.partner.first
    return _gave(call, meeting.add_step(room, text, who, due))


def _done(call: Call) -> int:
    room = call.room_of(call.args.step)
    entry = room.entry(call.args.step).hash
    return _gave(call, meeting.step_done(room, entry, not call.args.undo))


def _reflect(call: Call) -> int:
    for prompt in PROMPTS:
        call.tell(prompt)
    text, named = call.text(), _named(call)
    wall = named.meeting.walls[named.number] if named.meeting.walls else 0
    page = meeting.reflect(call.memory, f"{_shown(wall)[:10]}\n{text}")
    call.tell("This stands in your notebook; the other does not see it.")
    call.give(page.hex(), event="page", entry=page.hex())
    return 0


def _file(call: Call) -> int:
    room, out = call.room(), Path(call.args.out)
    if out.exists():
        raise BadInput(f"{out} exists: name another file")
    if call.args.meeting is None:
        text = meeting.calendar(room)
    else:
        named = _in(room, call.args.meeting)
        number = named.number if "." in call.args.meeting else None
        if call.args.cancelled:
            text = meeting.taken_out(room, named.entry, number)
        else:
            text = meeting.calendar(room, [named.entry])
    out.write_text(text, newline="")
    call.tell("It holds times and the word 'Meeting'. Whoever runs your calendar sees those.")
    call.give(str(out), event="file", path=str(out))
    return 0


def _list(call: Call) -> int:
    room = call.room()
    zone = call.args.zone or clocks.own_zone()
    after = 0 if call.args.all else call.session.now()
    for one in meeting.diary(room).meetings.values():
        if one.state == State.OPEN:
            _show_offer(call, room, one, zone)
    for found in meeting.meetings(room, after):
        _show(call, room, found, zone)
    for step in meeting.diary(room).steps.values():
        if call.args.all or not step.done:
            due = None if step.step.due is None else day_text(step.step.due)
            who = _name(room, step.step.who)
            by = "" if due is None else f" by {due}"
            call.give(
                f"{step.entry.hex()[:12]}  {who}{by}: {step.step.text}"
                f"{'  (done)' if step.done else ''}",
                event="step",
                step=step.entry.hex(),
                who=step.step.who.hex(),
                due=due,
                text=step.step.text,
                done=step.done,
            )
    feed.follow(call)
    return 0


def _show_offer(call: Call, room: Room, one: Meeting, zone: str) -> None:
    clock, series = clocks.offset_of(one.offer.zone), one.offer.cadence
    often = "" if series is None else f", {series.times} times every {series.every} {series.unit}"
    instead = "" if one.offer.instead is None else ", in place of another"
    begins = [instant(slot, clock) for slot in one.offer.slots]
    call.give(
        f"{one.entry.hex()[:12]}  offered by {_name(room, one.author)}{often}{instead}: "
        + "; ".join(
            f"{place}) {_local(at.time, zone)}{COMES[at.comes]}"
            for place, at in enumerate(begins, 1)
        ),
        event="offer",
        meeting=one.entry.hex(),
        author=one.author.hex(),
        zone=one.offer.zone,
        minutes=one.offer.minutes,
        slots=[at.time for at in begins],
        times=1 if series is None else series.times,
        place=one.offer.place,
        words=one.offer.words,
    )


def _show(call: Call, room: Room, one: Occurrence, zone: str) -> None:
    there = meeting.diary(room).meetings[one.meeting]
    late = meeting.is_late(room, one)
    stand = {"on": "", "missed": "  (missed)", "off": "  (called off)"}[str(one.stand)]
    agreed = "" if one.zone == zone else f" ({_shown(one.wall)} {one.zone})"
    call.give(
        f"{one.meeting.hex()[:12]}.{one.number + 1}  {_local(one.at.time, zone)} {zone}{agreed}, "
        f"{one.minutes} min{f', {one.place}' if one.place else ''}{stand}"
        f"{', later than agreed' if late else ''}{COMES[one.at.comes]}",
        event="meeting",
        meeting=f"{one.meeting.hex()}.{one.number + 1}",
        time=one.at.time,
        end=one.end,
        zone=one.zone,
        wall=_shown(one.wall),
        comes=str(one.at.comes),
        place=one.place,
        stand=str(one.stand),
        late=late,
        agenda={
            _name(room, who): text
            for (number, who), text in there.agendas.items()
            if number == one.number and text
        },
    )


def _named(call: Call) -> _Named:
    entry = call.args.meeting.partition(".")[0]
    return _in(call.room_of(entry), call.args.meeting)


def _in(room: Room, name: str) -> _Named:
    """The meeting that is called so, as 4f2a.3. Raises `BadInput`."""
    entry, _, number = name.partition(".")
    found = [
        one
        for one in meeting.diary(room).meetings.values()
        if one.entry.hex().startswith(entry.lower())
    ]
    if len(found) != 1 or not (number or "1").isdecimal() or int(number or "1") < 1:
        raise BadInput("no meeting is called so: `quietroom meet list ROOM` shows their ids")
    return _Named(room, found[0], int(number or "1") - 1)


def _wall(text: str) -> int:
    try:
        shown = datetime.strptime(text.replace("T", " "), "%Y-%m-%d %H:%M").replace(tzinfo=UTC)
    except ValueError as fault:
        raise BadInput("write a time as 'YYYY-MM-DD HH:MM', such as '2026-11-24 09:00'") from fault
    return (shown - _EPOCH) // timedelta(minutes=1)


def _shown(wall: int) -> str:
    return (_EPOCH + timedelta(minutes=wall)).strftime("%Y-%m-%d %H:%M")


def _local(time: int, zone: str) -> str:
    return _shown(reading(time, clocks.offset_of(zone)))


def _name(room: Room, first: bytes) -> str:
    return room.session.name if first == room.session.first else room.partner.name


def _gave(call: Call, line: Line) -> int:
    call.give(line.hash.hex(), event="said", entry=line.hash.hex())
    return 0
