"""The clocks of the world, from the list of zones that Python has.

Source: spec/meeting.md section 3.
"""

import os
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from ..ground.errors import QuietroomError
from ..meeting.clock import Offset


class UnknownZone(QuietroomError):
    """This device does not know that time zone: write one such as Europe/Berlin."""

    code = "unknown-zone"


@lru_cache(maxsize=64)
def offset_of(zone: str) -> Offset:
    """How far a zone's clock is ahead of UTC, by instant. Raises `UnknownZone`."""
    try:
        known = ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        raise UnknownZone from None

    def ahead(time: int) -> int:
        found = datetime.fromtimestamp(time, known).utcoffset()
        return 0 if found is None else int(found.total_seconds())

    return ahead


def own_zone() -> str:
    """The zone of this device, by TZ or by where its clock file leads; UTC where neither says."""
    named = os.environ.get("TZ", "").lstrip(":")
    if not named:
        _, found, named = str(Path("/etc/localtime").resolve()).partition("/zoneinfo/")
        named = named if found else "UTC"
    try:
        offset_of(named)
    except UnknownZone:
        return "UTC"
    return named
