"""How somebody wants to be told: how often, at which hours, in which language.

Format: spec/knock.md section 3.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from ..ground.errors import Malformed, QuietroomError

Rhythm = Literal["at-once", "hourly", "daily"]
Language = Literal["en", "fr", "ar"]

RHYTHMS: tuple[Rhythm, ...] = get_args(Rhythm)
"""How often a knock may come."""

LANGUAGES: tuple[Language, ...] = get_args(Language)
"""The languages in which a knock can be said."""

ZONE = 64
"""The most characters of a time zone's name."""


class NoSuchZone(QuietroomError):
    """This server knows no time zone of this name: choose another."""

    code = "no-such-zone"


@dataclass(frozen=True, slots=True)
class Manner:
    """How somebody wants to be told.

    `hour`: 0 to 23, counts for the rhythm "daily". `quiet`: from the first of two hours until
    before the second nothing is sent. `zone`: a name of the IANA database, known to the caller.
    """

    rhythm: Rhythm = "hourly"
    hour: int = 8
    quiet: tuple[int, int] | None = (21, 7)
    zone: str = "Etc/UTC"
    language: Language = "en"


def check(manner: Manner) -> Manner:
    """The manner itself. Raises `Malformed` for one that says nothing sensible."""
    hours = (manner.hour, *(manner.quiet or ()))
    if manner.rhythm not in RHYTHMS or manner.language not in LANGUAGES:
        raise Malformed("a rhythm or a language that there is not")
    if not all(0 <= hour <= 23 for hour in hours):
        raise Malformed("an hour is not from 0 to 23")
    if manner.quiet is not None and manner.quiet[0] == manner.quiet[1]:
        raise Malformed("quiet hours end at another hour than they begin")
    if not 0 < len(manner.zone) <= ZONE:
        raise Malformed(f"the name of a time zone has 1 to {ZONE} characters")
    return manner
