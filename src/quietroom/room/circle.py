"""People I learn from: a list that is nobody's but its owner's, with notes and days.

It stands in one's own stream, where the server cannot tell an entry of it from a page of the
notebook. Whoever is on it learns nothing of it.

Format: spec/circle.md. Vectors: vectors/circle/. Threat: an organisation, or a mentor, that reads
from whom else somebody learns.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ..ground import shape
from ..ground.canon import Value
from ..ground.errors import Malformed, QuietroomError

NAME = 200
"""The most characters of a name."""

NOTE = 2_000
"""The most characters of what is noted about somebody."""

LAST_DAY = 47_481
"""The last day of 2099, counted from 1970-01-01."""


class NotOnList(QuietroomError):
    """Nobody on your list has this id: list them to see who is there."""

    code = "not-on-list"


class NotOneLine(QuietroomError):
    """A name is one line of 1 to 200 characters: write their name, and the rest as a note."""

    code = "name-not-one-line"


class LongNote(QuietroomError):
    """A note has at most 2,000 characters: write the rest as a page of the notebook."""

    code = "note-too-long"


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody to learn from. `day`: when to think of them, in days since 1970-01-01, or none."""

    id: bytes
    name: str
    note: str = ""
    day: int | None = None

    def fields(self) -> list[Value]:
        """[id, name, note, day].

        Raises `NotOneLine`, `LongNote`, and `Malformed` for a day that no reader takes.
        """
        if len(self.note) > NOTE:
            raise LongNote
        given: list[Value] = [self.id, one_name(self.name), self.note, self.day]
        parse(given)
        return given


def taken_off(someone: bytes) -> list[Value]:
    """[id]: what says that somebody is not on the list any more."""
    return [someone]


def one_name(text: str) -> str:
    """A name as it is kept, without spaces around it. Raises `NotOneLine`."""
    name = text.strip(" ")
    if not 1 <= len(name) <= NAME or "\n" in name:
        raise NotOneLine
    return name


def parse(value: Value) -> Someone | bytes:
    """Read what one's own clients kept: somebody, or the id of who was taken off.

    Raises `Malformed`.
    """
    parts = shape.items(value, "somebody to learn from")
    if len(parts) == 1:
        return shape.ident(parts[0], "id")
    ident, name, note, day = shape.array(value, 4, "somebody to learn from")
    someone = Someone(
        shape.ident(ident, "id"),
        shape.text(name, "name", NAME),
        shape.text(note, "note", NOTE),
        None if day is None else shape.number(day, "day", LAST_DAY),
    )
    if "\n" in someone.name or someone.name.strip(" ") != someone.name or not someone.name:
        raise Malformed("a name of several lines, or with spaces around")
    return someone


def standing(values: Iterable[Value]) -> list[Someone]:
    """Who is on the list, in the order in which they came on it: of each, the last counts.

    What has another shape, newer software wrote: it is passed over.
    """
    found: dict[bytes, Someone] = {}
    for value in values:
        try:
            one = parse(value)
        except QuietroomError:
            continue
        if isinstance(one, Someone):
            found[one.id] = one
        else:
            found.pop(one, None)
    return list(found.values())


def one_of(people: Iterable[Someone], someone: bytes) -> Someone:
    """The one with this id. Raises `NotOnList`."""
    for one in people:
        if one.id == someone:
            return one
    raise NotOnList


def due(one: Someone, today: int) -> bool:
    """Whether the day to think of them has come. Source: spec/circle.md section 3."""
    return one.day is not None and one.day <= today
