"""Calendar files: times and the word 'Meeting', nothing of who, with whom, where, or why.

Source: RFC 5545 for the file, RFC 5546 for what PUBLISH, CANCEL and SEQUENCE mean to a calendar
that has an earlier file of the same meeting. Format: spec/meeting.md section 9. Vectors:
vectors/meeting/. Threat: a calendar, and whoever runs it, tells with whom somebody meets; the
calendars of the two are put side by side.
"""

from collections.abc import Iterable, Iterator

from ..ground import digest
from ..ground.errors import QuietroomError
from .cadence import FINAL, Cadence, Unit
from .clock import DAY, MINUTE, Zones, instant
from .diary import Diary, Meeting
from .observances import observances, stamp

TITLE = "Meeting"
_BEGIN = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Meeting//1//EN")
_NOBODY = "mailto:nobody@meeting.invalid"
"""RFC 5546 wants an organizer in every file that a calendar may take as an update."""

_OCTETS = 75
_DAYS = ("TH", "FR", "SA", "SU", "MO", "TU", "WE")
"""The first of 1970 was a Thursday."""


class NothingToShow(QuietroomError):
    """There is no meeting to put into a calendar: choose a time first."""

    code = "no-meeting"


def published(diary: Diary, entries: Iterable[bytes], who: bytes, zones: Zones) -> str:
    """A file of these meetings as they stand now; a calendar takes it as new, or as an update.

    `who`: first card hash of whoever has the calendar. Raises `NothingToShow`, and what `zones`
    raises.
    """
    roots = [one for one in map(diary.meetings.__getitem__, entries) if is_root(one)]
    events = [event for root in roots for event in _events(diary, root, who)]
    if not events:
        raise NothingToShow
    return _file("PUBLISH", [(diary, roots)], zones, events)


def feed(parts: Iterable[tuple[Diary, Iterable[bytes]]], who: bytes, zones: Zones) -> str:
    """A file of these meetings of several diaries, which a calendar fetches again and again.

    It may hold none. Raises what `zones` raises.
    """
    found = [
        (diary, [one for one in map(diary.meetings.__getitem__, entries) if is_root(one)])
        for diary, entries in parts
    ]
    events = [one for diary, roots in found for root in roots for one in _events(diary, root, who)]
    return _file("PUBLISH", found, zones, events)


def cancelled(
    diary: Diary, entry: bytes, who: bytes, zones: Zones, number: int | None = None
) -> str:
    """A file that takes a meeting, or one of a series, out of a calendar.

    Raises `NothingToShow` for what was not called off, and what `zones` raises.
    """
    root = diary.meetings[entry]
    numbers = range(root.count) if number is None else (number,)
    beyond = number is not None and number >= root.count
    if not is_root(root) or beyond or any(_final(diary, root, one) for one in numbers):
        raise NothingToShow
    wall = _walls(root)[number or 0]
    lines = _event(root, who, wall, _changes(diary, root), "CANCELLED")
    if number is not None and root.offer.cadence:
        lines.insert(2, f"RECURRENCE-ID;TZID={root.offer.zone}:{stamp(wall * MINUTE)}")
    return _file("CANCEL", [(diary, [root])], zones, [lines])


def uid(ident: bytes, who: bytes) -> str:
    """What names a meeting in one person's calendar; in the other's it has another name."""
    return digest.hash_of("calendar-uid", ident, who)[:16].hex()


def is_root(one: Meeting) -> bool:
    """Whether a meeting has a name of its own in calendars: a single move keeps the first's."""
    return one.chosen is not None and (one.origin is None or one.offer.cadence is not None)


def _walls(root: Meeting) -> list[int]:
    slot = [] if root.chosen is None else [root.offer.slots[root.chosen]]
    return root.walls or slot


def _final(diary: Diary, one: Meeting, number: int) -> tuple[Meeting, int] | None:
    """Where one meeting ended up after all moves; none where it was called off."""
    while number in one.moved:
        one, number = diary.meetings[one.moved[number]], 0
    return (one, number) if one.stands(number) else None


def _changes(diary: Diary, root: Meeting) -> tuple[int, int]:
    """How often anything of it changed, and when last."""
    found = whole(diary, root)
    return sum(one.changes for one in found), max(one.changed for one in found)


def whole(diary: Diary, root: Meeting) -> list[Meeting]:
    """A meeting and whatever it was moved to, one after the other."""
    found = [root]
    for one in found:
        found += [diary.meetings[entry] for entry in one.moved.values()]
    return found


def _events(diary: Diary, root: Meeting, who: bytes) -> Iterator[list[str]]:
    finals = [_final(diary, root, number) for number in range(root.count)]
    if not any(finals):
        return
    changed = _changes(diary, root)
    if root.offer.cadence is None:
        one, number = finals[0] or (root, 0)
        yield _event(one, who, one.walls[number], changed, "CONFIRMED", root)
        return
    lines = _event(root, who, root.walls[0], changed, "CONFIRMED")
    lines.insert(-1, _rule(root.offer.cadence, root.walls[0], root.count))
    named = f";TZID={root.offer.zone}:"
    for wall, final in zip(root.walls, finals, strict=True):
        if final is None:
            lines.insert(-1, f"EXDATE{named}{stamp(wall * MINUTE)}")
    yield lines
    for number, final in enumerate(finals):
        if final is not None and number in root.moved:
            one, last = final
            moved = _event(one, who, one.walls[last], changed, "CONFIRMED", root)
            moved.insert(2, f"RECURRENCE-ID{named}{stamp(root.walls[number] * MINUTE)}")
            yield moved


def _event(
    one: Meeting,
    who: bytes,
    wall: int,
    changed: tuple[int, int],
    status: str,
    root: Meeting | None = None,
) -> list[str]:
    changes, last = changed
    return [
        "BEGIN:VEVENT",
        f"UID:{uid((root or one).offer.id, who)}",
        f"DTSTAMP:{stamp(last)}Z",
        f"SEQUENCE:{changes}",
        f"STATUS:{status}",
        f"ORGANIZER:{_NOBODY}",
        f"SUMMARY:{TITLE}",
        "CLASS:PRIVATE",
        f"DTSTART;TZID={one.offer.zone}:{stamp(wall * MINUTE)}",
        f"DURATION:PT{one.offer.minutes}M",
        "END:VEVENT",
    ]


def _rule(cadence: Cadence, first: int, times: int) -> str:
    if cadence.unit == Unit.WEEK:
        return f"RRULE:FREQ=WEEKLY;INTERVAL={cadence.every};COUNT={times}"
    nth = -1 if cadence.nth == FINAL else cadence.nth
    day = _DAYS[first // 1440 % 7]
    return f"RRULE:FREQ=MONTHLY;INTERVAL={cadence.every};BYDAY={nth}{day};COUNT={times}"


def _file(
    method: str,
    parts: list[tuple[Diary, list[Meeting]]],
    zones: Zones,
    events: list[list[str]],
) -> str:
    spans: dict[str, list[int]] = {}
    for one in (one for diary, roots in parts for root in roots for one in whole(diary, root)):
        offset = zones(one.offer.zone)
        times = [instant(wall, offset).time for wall in _walls(one)]
        spans.setdefault(one.offer.zone, []).extend([times[0], times[-1]])
    lines = [*_BEGIN, f"METHOD:{method}"]
    for zone in sorted(spans):
        lines += ["BEGIN:VTIMEZONE", f"TZID:{zone}"]
        lines += observances(zones(zone), min(spans[zone]) - DAY, max(spans[zone]) + 2 * DAY)
        lines.append("END:VTIMEZONE")
    lines += [line for event in events for line in event]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets; every sign of ours is one."""
    rest = range(_OCTETS, len(line), _OCTETS - 1)
    return "\r\n ".join([line[:_OCTETS], *(line[at : at + _OCTETS - 1] for at in rest)])
