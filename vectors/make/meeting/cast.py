"""Two people, clocks written down change by change, and scenarios."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from quietroom.ground import canon
from quietroom.ground.canon import Value

from ..second import fixed

Json = str | int | bool | None | Sequence["Json"] | dict[str, "Json"]
Scenario = dict[str, Json]

ADA, BEN = fixed("ada's first card"), fixed("ben's first card")
ID, OTHER = fixed("an offer", 16), fixed("another offer", 16)
TIME = 1_790_000_000
"""22 September 2026, a little after two in the afternoon, UTC."""

HOUR = 3600
MALFORMED: Json = {"refused": "malformed"}

BERLIN, YORK, CASABLANCA = "Europe/Berlin", "America/New_York", "Africa/Casablanca"
HOWE, APIA, KATHMANDU = "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu"


def time(text: str) -> int:
    """Seconds since 1970 of a time in UTC."""
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


def wall(text: str) -> int:
    """Minutes on a clock that shows this."""
    return time(text) // 60


def _zone(first: float, *changes: tuple[str, float]) -> dict[str, Json]:
    steps: Json = [[time(when), int(then * HOUR)] for when, then in changes]
    return {"first": int(first * HOUR), "changes": steps}


ZONES: dict[str, dict[str, Json]] = {
    BERLIN: _zone(
        1, ("2026-03-29 01:00", 2), ("2026-10-25 01:00", 1), ("2027-03-28 01:00", 2),
        ("2027-10-31 01:00", 1), ("2028-03-26 01:00", 2),
    ),
    YORK: _zone(-5, ("2026-03-08 07:00", -4), ("2026-11-01 06:00", -5), ("2027-03-14 07:00", -4)),
    CASABLANCA: _zone(1, ("2026-02-15 02:00", 0), ("2026-03-22 02:00", 1)),
    HOWE: _zone(11, ("2026-04-04 15:00", 10.5), ("2026-10-03 15:30", 11)),
    APIA: _zone(-10, ("2011-12-30 10:00", 14)),
    KATHMANDU: _zone(5.75),
}  # fmt: skip
"""Seconds ahead of UTC, first and from each change on."""


def entry(name: str) -> bytes:
    """The hash of the entry called `name`."""
    return fixed(f"entry {name}")


def offer(*slots: str, **other: Value) -> list[Value]:
    """The body of an offer of these times on the clock of Berlin."""
    given: dict[str, Value] = {
        "id": ID,
        "instead": None,
        "zone": BERLIN,
        "minutes": 60,
        "place": None,
        "cadence": None,
        "slots": [wall(slot) for slot in slots],
        "words": "",
    }
    return list({**given, **other}.values())


def said(
    name: str, author: bytes, kind: str, body: Value, about: str | None = None, when: int = TIME
) -> dict[str, Json]:
    """One entry about meetings."""
    return {
        "entry": entry(name).hex(),
        "author": author.hex(),
        "reply_to": None if about is None else entry(about).hex(),
        "kind": kind,
        "time": when,
        "body": canon.encode(body).hex(),
    }


def case(
    rule: str, section: int, about: str, given: dict[str, Json], expect: Json, because: str
) -> Scenario:
    """One scenario of `meeting/rule`."""
    return {
        "format": f"meeting/{rule}",
        "about": about,
        "spec": f"spec/meeting.md section {section}",
        "made_by": "vectors/make/meeting",
        "input": given,
        "expect": expect,
        "because": because,
    }


def body(rule: str, section: int, about: str, value: Value, expect: Json, because: str) -> Scenario:
    """A scenario that reads one body."""
    return case(rule, section, about, {"body": canon.encode(value).hex()}, expect, because)


def text(scenarios: list[Scenario]) -> str:
    """A file of vectors."""
    return json.dumps(scenarios, indent=1, ensure_ascii=False) + "\n"
