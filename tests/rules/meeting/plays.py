"""How each format of vectors/meeting is played."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from quietroom.ground import canon
from quietroom.meeting import act, cadence, feed, ical, offer
from quietroom.meeting.clock import Offset, Zones, instant
from quietroom.meeting.diary import Diary, Meeting, Off, Said, fold
from quietroom.meeting.times import free, late, occurrences


def _offset(zone: dict[str, Any]) -> Offset:
    def ahead(time: int) -> int:
        passed = [then for when, then in zone["changes"] if when <= time]
        return int(passed[-1] if passed else zone["first"])

    return ahead


def _zones(given: dict[str, Any]) -> Zones:
    return lambda name: _offset(given[name])


def _body(body: str) -> canon.Value:
    return canon.decode(bytes.fromhex(body))


def _diary(said: list[dict[str, Any]]) -> Diary:
    return fold(
        Said(
            bytes.fromhex(one["entry"]),
            bytes.fromhex(one["author"]),
            None if one["reply_to"] is None else bytes.fromhex(one["reply_to"]),
            one["kind"],
            one["time"],
            _body(one["body"]),
        )
        for one in said
    )


def _instant(zone: dict[str, Any], wall: int) -> Any:
    at = instant(wall, _offset(zone))
    return {"time": at.time, "comes": str(at.comes)}


def _walls(first: int, body: str) -> Any:
    made = cadence.parse(_body(body))
    if made is not None:
        cadence.check(made, first)
    return cadence.walls(first, made)


def _offer(body: str) -> Any:
    made = offer.parse(_body(body))
    return {**asdict(made), "id": made.id.hex(), "slots": list(made.slots)}


def _call_off(body: str) -> Any:
    return asdict(act.parse_call_off(_body(body)))


def _place(body: str) -> Any:
    number, place = act.parse_place_of(_body(body))
    return {"number": number, "place": place}


def _agenda(body: str) -> Any:
    number, text = act.parse_agenda(_body(body))
    return {"number": number, "text": text}


def _step(body: str) -> Any:
    step = act.parse_step(_body(body))
    return {"text": step.text, "who": step.who.hex(), "due": step.due}


def _stands(one: Meeting) -> Any:
    numbers = range(one.count)
    return {
        "entry": one.entry.hex(),
        "author": one.author.hex(),
        "origin": None if one.origin is None else one.origin.hex(),
        "state": str(one.state),
        "chosen": one.chosen,
        "changes": one.changes,
        "count": one.count,
        "off": sorted(one.off),
        "moved": [[number, entry.hex()] for number, entry in sorted(one.moved.items())],
        "absent": [[number, who.hex()] for number in one.absent for who in one.absent[number]],
        "places": [[number, where] for number in numbers if (where := one.where(number))],
        "agendas": [[number, who.hex(), text] for (number, who), text in one.agendas.items()],
    }


def _stand(said: list[dict[str, Any]]) -> Any:
    diary = _diary(said)
    return {
        "meetings": [_stands(one) for one in diary.meetings.values()],
        "steps": [[one.entry.hex(), one.done] for one in diary.steps.values()],
    }


def _times(said: list[dict[str, Any]], zones: dict[str, Any], after: int) -> Any:
    return [
        {
            "meeting": one.meeting.hex(),
            "number": one.number,
            "zone": one.zone,
            "time": one.at.time,
            "comes": str(one.at.comes),
            "end": one.end,
            "place": one.place,
            "stand": str(one.stand),
        }
        for one in occurrences(_diary(said), _zones(zones), after)
    ]


def _free(zone: dict[str, Any], today: int, minutes: int, busy: list[Any], most: int) -> Any:
    return free(today, minutes, [(start, end) for start, end in busy], _offset(zone), most)


def _file(said: list[dict[str, Any]], zones: dict[str, Any], who: str, entries: list[str]) -> str:
    named = [bytes.fromhex(entry) for entry in entries]
    return ical.published(_diary(said), named, bytes.fromhex(who), _zones(zones))


def _feed(
    rooms: list[list[dict[str, Any]]],
    said: list[dict[str, Any]],
    zones: dict[str, Any],
    who: str,
    entries: list[str],
) -> str:
    named = [bytes.fromhex(entry) for entry in entries]
    parts = [(_diary(one), named) for one in rooms]
    return feed.check(ical.feed(parts, bytes.fromhex(who), _zones(zones)))


def _cancelled(
    said: list[dict[str, Any]],
    zones: dict[str, Any],
    who: str,
    entries: list[str],
    number: int | None,
) -> str:
    entry = bytes.fromhex(entries[0])
    return ical.cancelled(_diary(said), entry, bytes.fromhex(who), _zones(zones), number)


PLAYS: dict[str, Callable[..., Any]] = {
    "meeting/instant": _instant,
    "meeting/walls": _walls,
    "meeting/offer": _offer,
    "meeting/choice": lambda body: act.parse_choice(_body(body)),
    "meeting/call-off": _call_off,
    "meeting/not-there": lambda body: act.parse_not_there(_body(body)),
    "meeting/place": _place,
    "meeting/agenda": _agenda,
    "meeting/step": _step,
    "meeting/done": lambda body: act.parse_done(_body(body)),
    "meeting/diary": _stand,
    "meeting/times": _times,
    "meeting/free": _free,
    "meeting/late": lambda time, begins, hours: late(Off(b"", time, ""), begins, hours),
    "meeting/file": _file,
    "meeting/cancelled": _cancelled,
    "meeting/feed": _feed,
    "meeting/feed-address": lambda token: feed.key_of(bytes.fromhex(token)).hex(),
}
