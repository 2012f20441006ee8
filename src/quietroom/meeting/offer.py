"""Times offered: one to six beginnings, of one meeting or of a series, in the zone they stand in.

Only what was offered leaves a device: no calendar, and nothing of why another time does not suit.

Format: spec/meeting.md section 5. Vectors: vectors/meeting/. Threat: the other reads a whole
calendar out of what was offered.
"""

from dataclasses import dataclass

from ..ground import shape
from ..ground.canon import Value
from ..ground.errors import Malformed
from . import cadence as cadences
from .cadence import Cadence
from .clock import parse_wall, parse_zone

SLOTS = 6
"""The most times offered at once."""

SHORTEST, LONGEST = 5, 12 * 60
"""The shortest and the longest meeting, in minutes."""

PLACE, WORDS = 500, 500
"""The most characters of a place, and of the words beside an offer."""


@dataclass(frozen=True, slots=True)
class Offer:
    """The body of an offer.

    `id`: 16 random bytes, which name it in calendar files. `instead`: the number of a meeting that
    this would take the place of, in the series that the entry replies to - with a cadence, of that
    one and all after it. `slots`: minutes on the wall clock of `zone`. `place`: words or an
    address, or none.
    """

    id: bytes
    instead: int | None
    zone: str
    minutes: int
    place: str | None
    cadence: Cadence | None
    slots: tuple[int, ...]
    words: str = ""

    def fields(self) -> list[Value]:
        """[id, instead, zone, minutes, place, cadence, [slot …], words]. Raises `Malformed`."""
        cadence = None if self.cadence is None else self.cadence.fields()
        made: list[Value] = [self.id, self.instead, self.zone, self.minutes, self.place]
        made += [cadence, list(self.slots), self.words]
        parse(made)
        return made


def parse(value: Value) -> Offer:
    """Read the body of an offer. Raises `Malformed`."""
    ident, instead, zone, minutes, place, cadence, slots, words = shape.array(value, 8, "offer")
    made = Offer(
        shape.ident(ident, "id of the offer"),
        None if instead is None else parse_number(instead),
        parse_zone(zone),
        shape.number(minutes, "minutes", LONGEST),
        parse_place(place),
        cadences.parse(cadence),
        tuple(parse_wall(one) for one in shape.items(slots, "slots", SLOTS)),
        shape.text(words, "words", WORDS),
    )
    if made.minutes < SHORTEST:
        raise Malformed("a meeting takes five minutes or more")
    if not made.slots or len(set(made.slots)) != len(made.slots):
        raise Malformed("an offer has one to six times, each once")
    if made.cadence is not None:
        for slot in made.slots:
            cadences.check(made.cadence, slot)
    return made


def parse_number(value: Value) -> int:
    """The number of a meeting in its series, from 0. Raises `Malformed`."""
    return shape.number(value, "number of the meeting", cadences.TIMES - 1)


def parse_place(value: Value) -> str | None:
    """Where to meet: one line, or none. Raises `Malformed`."""
    if value is None:
        return None
    place = shape.text(value, "place", PLACE)
    if not place.strip(" ") or any(ord(sign) < 32 for sign in place):
        raise Malformed("a place is one line of words, or null")
    return place
