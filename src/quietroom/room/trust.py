"""How far one of the two trusts the other: levels with names of their own, and when to ask.

All of it stands in one's own stream. Neither server nor partner learns a level, its name, or that
there is one.

Format: spec/trust.md sections 2 and 3. Vectors: vectors/trust/. Threats: a level that opens what
nobody ticked; trust that becomes a score; a name of a level that hurts whoever reads it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ..ground import shape
from ..ground.canon import Value
from ..ground.errors import QuietroomError

LEVELS = 3
"""The levels are 1, 2 and 3; 0 is below the first."""

NAME = 60
"""The most characters of a level's name."""

MOST = 10_000
"""The most meetings that anybody counts."""

FEW = 3
"""After how many meetings somebody is asked for the first time, and how many later again."""

GUARDED = 1
"""The highest level at which trust counts as low."""

Names = tuple[str, str, str]
"""What the owner calls the levels; an empty one is called as Quietroom does."""


class NoSuchLevel(QuietroomError):
    """Trust has the levels 1, 2 and 3; lowering may go down to 0."""

    code = "no-such-level"


class LongName(QuietroomError):
    """The name of a level is one line of at most 60 characters."""

    code = "level-name-too-long"


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody trusts the other of one room.

    `level`: 0 to 3, or none while they never said. `met`: how often the two have met, as they say.
    `asked`: what that number was when they last chose or put the question off. `quiet`: never ask.
    """

    room: bytes
    level: int | None = None
    names: Names = ("", "", "")
    met: int = 0
    asked: int = 0
    quiet: bool = False

    def fields(self) -> list[Value]:
        """[room, level, [name, name, name], met, asked, quiet]."""
        names: list[Value] = list(self.names)
        return [self.room, self.level, names, self.met, self.asked, int(self.quiet)]


def parse_standing(value: Value) -> Standing:
    """Read what one's own clients kept. Raises `Malformed`."""
    room, level, names, met, asked, quiet = shape.array(value, 6, "trust")
    first, second, third = (
        shape.text(name, "name of a level", NAME)
        for name in shape.array(names, LEVELS, "names of levels")
    )
    return Standing(
        shape.ident(room, "room"),
        None if level is None else shape.number(level, "level", LEVELS),
        (first, second, third),
        shape.number(met, "meetings", MOST),
        shape.number(asked, "meetings when asked", MOST),
        shape.flag(quiet, "quiet"),
    )


def newest(values: Iterable[Value], room: bytes) -> Standing:
    """What stands last for this room; what has another shape, newer software wrote."""
    found = Standing(room)
    for value in values:
        try:
            standing = parse_standing(value)
        except QuietroomError:
            continue
        if standing.room == room:
            found = standing
    return found


def raised(level: int) -> int:
    """A level to raise to, or to hold something back until. Raises `NoSuchLevel`."""
    if not 1 <= level <= LEVELS:
        raise NoSuchLevel
    return level


def lowered(level: int) -> int:
    """A level to lower to. Raises `NoSuchLevel`."""
    if not 0 <= level <= LEVELS:
        raise NoSuchLevel
    return level


def one_name(text: str) -> str:
    """The name of a level, as it is kept. Raises `LongName`."""
    name = text.strip(" ")
    if len(name) > NAME or "\n" in name:
        raise LongName
    return name


def low(level: int | None, met: int) -> bool:
    """Whether the hint looks at names and the like: what somebody said of their trust goes first.

    While they said nothing, the number of meetings decides. Source: spec/trust.md section 3.
    """
    return met < FEW if level is None else level <= GUARDED


def due(standing: Standing, met: int) -> bool:
    """Whether to ask quietly if trust has grown. Source: spec/trust.md section 3."""
    return not standing.quiet and standing.level != LEVELS and met - standing.asked >= FEW


def above(level: int | None) -> int:
    """The level until which something is held back where nobody chose one: the next."""
    return min((level or 0) + 1, LEVELS)
