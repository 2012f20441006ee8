"""What the scenarios of the log have in common."""

from collections.abc import Iterable, Sequence

from quietroom.tlog import note

from ..second import fixed
from .log import ORIGIN, SIGNER

Json = str | int | None | Sequence["Json"] | dict[str, "Json"]
Scenario = dict[str, Json]

STRANGER = note.Signer(ORIGIN, note.Kind.LOG, fixed("stranger"))
WITNESSES = sorted(
    (note.Signer(f"w{n}.example", note.Kind.WITNESS, fixed(f"w{n}")) for n in (1, 2, 3)),
    key=lambda each: each.key().public,
)
VKEY = SIGNER.key().encode()
TIME = 1_700_000_000


def case(rule: str, section: int, about: str, given: Json, expect: Json, because: str) -> Scenario:
    """One scenario."""
    return {
        "format": f"tlog/{rule}",
        "about": about,
        "spec": f"spec/tlog.md section {section}",
        "made_by": "vectors/make/tlog",
        "input": given,
        "expect": expect,
        "because": because,
    }


def refused(code: str) -> Json:
    """The ending of a scenario that is refused."""
    return {"refused": code}


def hexed(items: Iterable[bytes]) -> list[Json]:
    """Each as hexadecimal."""
    return [item.hex() for item in items]


def flipped(raw: bytes, place: int) -> bytes:
    """`raw` with the lowest bit of one byte turned."""
    bent = bytearray(raw)
    bent[place] ^= 1
    return bytes(bent)
