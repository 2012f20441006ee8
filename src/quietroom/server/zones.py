"""Time zones by their names in the IANA database, as this machine or the package `tzdata` has it.

Source: spec/knock.md section 3.
"""

from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from ..knock.manner import NoSuchZone

_OF_THIS_MACHINE = "localtime"


@cache
def _names() -> frozenset[str]:
    return frozenset(available_timezones() - {_OF_THIS_MACHINE})


def still(name: str) -> ZoneInfo:
    """The rules of a zone that was known once; of UTC if its name has gone out of use."""
    return zone(name if name in _names() else "Etc/UTC")


def zone(name: str) -> ZoneInfo:
    """The rules of a zone. Raises `NoSuchZone`."""
    if name not in _names():
        raise NoSuchZone
    return ZoneInfo(name)
