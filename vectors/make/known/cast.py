"""Two people, lines of a room as a reader has them, and scenarios."""

import json
from collections.abc import Sequence
from typing import Any

from quietroom.ground import canon
from quietroom.ground.canon import Value

from ..second import fixed

Json = str | int | bool | None | Sequence["Json"] | dict[str, "Json"]
Scenario = dict[str, Json]

ADA, BEN, LEILA = fixed("ada's first card"), fixed("ben's first card"), fixed("leila's card")
TIME = 1_800_000_000
DAY = 24 * 3600
AGREEMENT, NEXT = fixed("agreement"), fixed("next agreement")
MALFORMED: Json = {"refused": "malformed"}


def entry(name: str) -> bytes:
    """The hash of the entry called `name`."""
    return fixed(f"entry {name}")


def line(
    name: str,
    author: bytes,
    kind: str = "words",
    body: Value = None,
    *,
    owner: bytes | None = None,
    label: str = "pair",
    about: str | None = None,
    source: str | None = None,
) -> dict[str, Json]:
    """One entry as a reader has it: by whom, of which kind, about what."""
    return {
        "hash": entry(name).hex(),
        "time": TIME,
        "author": author.hex(),
        "owner": (owner or author).hex(),
        "label": label,
        "kind": kind,
        "body": canon.encode([] if body is None else body).hex(),
        "reply_to": None if about is None else entry(about).hex(),
        "source": None if source is None else entry(source).hex(),
    }


def record(name: str, agreement: bytes) -> dict[str, Json]:
    """A record that names an agreement."""
    return {"hash": entry(name).hex(), "time": TIME, "agreement": agreement.hex()}


def case(
    rule: str, section: int, about: str, given: dict[str, Json], expect: Json, because: str
) -> Scenario:
    """One scenario of `known/rule`."""
    return {
        "format": f"known/{rule}",
        "about": about,
        "spec": f"spec/known.md section {section}",
        "made_by": "vectors/make/known",
        "input": given,
        "expect": expect,
        "because": because,
    }


def body(rule: str, section: int, about: str, value: Value, expect: Json, because: str) -> Scenario:
    """A scenario that reads one body."""
    given: dict[str, Json] = {"body": canon.encode(value).hex()}
    return case(rule, section, about, given, expect, because)


def text(scenarios: list[Scenario]) -> str:
    """A file of vectors."""
    return json.dumps(scenarios, indent=1, ensure_ascii=False) + "\n"


def rows(*found: dict[str, Any]) -> list[Json]:
    """The rows of a list, with the fields that were left out as none."""
    fields = ("entry", "who", "act", "when", "rule", "until", "by", "position")
    return [{name: one.get(name) for name in fields} for one in found]
