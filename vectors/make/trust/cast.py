"""Bodies, drafts and scenarios."""

import json
from collections.abc import Sequence

from quietroom.ground import canon
from quietroom.ground.canon import Value

from ..second import fixed

Json = str | int | bool | None | Sequence["Json"] | dict[str, "Json"]
Scenario = dict[str, Json]

ROOM, OTHER = fixed("room")[:16], fixed("other room")[:16]
MALFORMED: Json = {"refused": "malformed"}

HARASSMENT: Json = {"number": 2, "id": "harassment", "title": "Harassment"}
CRIME: Json = {"number": 3, "id": "serious-crime", "title": "Serious crime"}
OWN: Json = {"number": 4, "id": "own-1", "title": "Side jobs for suppliers"}


def body(
    level: Value = 1,
    names: Value = None,
    met: Value = 2,
    asked: Value = 0,
    quiet: Value = 0,
    room: Value = ROOM,
) -> str:
    """What one's own clients keep of trust."""
    named: Value = ["", "", ""] if names is None else names
    return canon.encode([room, level, named, met, asked, quiet]).hex()


def standing(
    level: Json = 1, names: Json = ("", "", ""), met: int = 2, asked: int = 0, quiet: bool = False
) -> dict[str, Json]:
    """How that reads."""
    return {
        "room": ROOM.hex(),
        "level": level,
        "names": list(names) if isinstance(names, tuple) else names,
        "met": met,
        "asked": asked,
        "quiet": quiet,
    }


def case(
    rule: str, section: str, about: str, given: dict[str, Json], expect: Json, because: str
) -> Scenario:
    """One scenario of `trust/rule`."""
    return {
        "format": f"trust/{rule}",
        "about": about,
        "spec": f"spec/trust.md section {section}",
        "made_by": "vectors/make/trust",
        "input": given,
        "expect": expect,
        "because": because,
    }


def draft(
    about: str,
    text: str,
    found: list[tuple[str, str]],
    because: str,
    language: str | None = "en",
    **told: Json,
) -> Scenario:
    """A draft with what is found: about what, or the number of a limit, and the words.

    `told`: `reads`, `low`, `known` and `limits` where they are not English, true and none.
    """
    given: dict[str, Json] = {"text": text, "reads": "en", "low": True, "known": [], "limits": []}
    given |= told
    rows: list[Json] = [
        {
            "about": "limit" if what.isdigit() else what,
            "at": text.index(words),
            "words": words,
            "limit": int(what) if what.isdigit() else 0,
        }
        for what, words in found
    ]
    return case("draft", "4", about, given, {"language": language, "found": rows}, because)


def text(scenarios: list[Scenario]) -> str:
    """A file of scenarios."""
    return json.dumps(scenarios, indent=1, ensure_ascii=False) + "\n"
