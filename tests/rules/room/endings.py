"""What the rules make of the vectors of pause and end."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast

from quietroom.room import ending
from quietroom.room.people import Known
from quietroom.room.reader import Line


def play(people: dict[str, str], lines: list[list[str]], then: str) -> Any:
    """Where a room stands after some lines, and whether an entry may follow."""
    found = ending.fold(
        [written(index, *line) for index, line in enumerate(lines, 1)], Whose(people)
    )
    found.check(then)
    return {
        "phase": str(found.phase),
        "resting": sorted(who.decode() for who in found.resting),
        "ended": found.ended,
        "faults": {who.decode(): fault.code for who, fault in found.faults.items()},
    }


def written(index: int, kind: str, author: str) -> Line:
    """A line of which only kind, author and place are looked at."""
    shown = SimpleNamespace(
        priv=SimpleNamespace(kind=kind),
        envelope=SimpleNamespace(pub=SimpleNamespace(author=author.encode())),
    )
    line = SimpleNamespace(index=index, hash=str(index).encode(), opened=shown)
    return cast(Line, line)


@dataclass
class Whose:
    """Whose card is whose, by letters."""

    people: dict[str, str]

    def known(self, card: bytes) -> Known | None:
        first = self.people[card.decode()].encode()
        return cast(Known, SimpleNamespace(first=first))
