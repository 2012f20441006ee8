"""Two people, a question, and scenarios. Commitments are made here without the rules."""

import hashlib
import json
from collections.abc import Sequence

from quietroom.ground import canon
from quietroom.ground.canon import Value

from ..second import fixed

Json = str | int | bool | None | Sequence["Json"] | dict[str, "Json"]
Scenario = dict[str, Json]

ADA, BEN, EVE = (fixed(f"{name}'s first card") for name in ("ada", "ben", "eve"))
ROOM, ELSEWHERE = fixed("a room", 16), fixed("another room", 16)
AGREEMENT, EARLIER = fixed("an agreement"), fixed("an earlier agreement")
DAY, LATER = "2027-12-01", "2028-12-01"
MALFORMED: Json = {"refused": "malformed"}

QUESTION: dict[str, Json] = {
    "room": ROOM.hex(),
    "agreement": AGREEMENT.hex(),
    "about": DAY,
    "two": [ADA.hex(), BEN.hex()],
}


def random(name: str) -> bytes:
    """The random bytes of the answer called `name`."""
    return fixed(f"random {name}")


def entry(name: str) -> bytes:
    """The hash of the entry called `name`."""
    return fixed(f"entry {name}")


def commitment(
    who: bytes,
    answer: str,
    name: str,
    room: bytes = ROOM,
    agreement: bytes = AGREEMENT,
    day: str = DAY,
) -> bytes:
    """SHA-256 over each value after its length, as the page says."""
    parts = [b"quietroom/v1/renewal", room, agreement, day.encode(), who, answer.encode()]
    framed = (len(one).to_bytes(8, "big") + one for one in (*parts, random(name)))
    return hashlib.sha256(b"".join(framed)).digest()


def raw(value: Value) -> str:
    """A body as it stands in a vector."""
    return canon.encode(value).hex()


def case(
    rule: str, section: int, about: str, given: dict[str, Json], expect: Json, because: str
) -> Scenario:
    """One scenario of `renewal/rule`."""
    return {
        "format": f"renewal/{rule}",
        "about": about,
        "spec": f"spec/renewal.md section {section}",
        "made_by": "vectors/make/renewal",
        "input": given,
        "expect": expect,
        "because": because,
    }


def text(scenarios: list[Scenario]) -> str:
    """A file of scenarios."""
    return json.dumps(scenarios, indent=1, ensure_ascii=False) + "\n"
