"""How a scenario of the encoding is written."""

from collections.abc import Sequence

Json = str | int | None | Sequence["Json"] | dict[str, "Json"]
Scenario = dict[str, Json]


def case(rule: str, section: int, about: str, given: Json, expect: Json, because: str) -> Scenario:
    """One scenario."""
    return {
        "format": f"encoding/{rule}",
        "about": about,
        "spec": f"spec/encoding.md section {section}",
        "made_by": "vectors/make/encoding",
        "input": given,
        "expect": expect,
        "because": because,
    }


def refused(code: str) -> Json:
    """The ending of a scenario that is refused."""
    return {"refused": code}


def number(value: int) -> Json:
    """A number as JSON can carry it: in decimal digits."""
    return {"number": str(value)}


BAD, CLOSED = refused("malformed"), refused("cannot-open")
