"""Two people, lines of a room as a reader has them, and scenarios."""

import json
from collections.abc import Sequence

from quietroom.ground import canon
from quietroom.ground.canon import Value

from ..second import fixed

Json = str | int | bool | None | Sequence["Json"] | dict[str, "Json"]
Scenario = dict[str, Json]

ADA, BEN = fixed("ada's first card"), fixed("ben's first card")
TIME = 1_800_000_000
AIM, NEXT = fixed("aim")[:16], fixed("next aim")[:16]
MALFORMED: Json = {"refused": "malformed"}


def entry(name: str) -> bytes:
    """The hash of the entry called `name`."""
    return fixed(f"entry {name}")


def line(
    name: str, author: bytes, kind: str, body: Value, about: str | None = None
) -> dict[str, Json]:
    """One entry as a reader has it: by whom, of which kind, saying what, about what."""
    return {
        "hash": entry(name).hex(),
        "time": TIME,
        "author": author.hex(),
        "kind": kind,
        "body": canon.encode(body).hex(),
        "reply_to": None if about is None else entry(about).hex(),
    }


def case(
    rule: str, section: int, about: str, given: dict[str, Json], expect: Json, because: str
) -> Scenario:
    """One scenario of `objective/rule`."""
    return {
        "format": f"objective/{rule}",
        "about": about,
        "spec": f"spec/objective.md section {section}",
        "made_by": "vectors/make/objective",
        "input": given,
        "expect": expect,
        "because": because,
    }


def text(scenarios: list[Scenario]) -> str:
    """A file of vectors."""
    return json.dumps(scenarios, indent=1, ensure_ascii=False) + "\n"
