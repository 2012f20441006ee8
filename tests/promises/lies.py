"""The one list of lies: whatever stands on it is told to SDK, command line and browser.

A lie is a story decorated with `lie` in one of the modules named here. One that a client cannot
meet says so where it stands, with its reason (`not_met_by`); whatever else a client's suite does
not play fails there.
"""

from tests.promises import (
    lies_about_concerns,
    lies_about_faces,
    lies_about_keys,
    lies_about_notices,
    lies_about_releases,
    lies_about_reports,
    lies_about_rooms,
)
from tests.promises.scene import EXCUSES, LIES, Client, told_to

MODULES = (
    lies_about_keys,
    lies_about_rooms,
    lies_about_releases,
    lies_about_reports,
    lies_about_notices,
    lies_about_concerns,
    lies_about_faces,
)

__all__ = ["EXCUSES", "LIES", "MODULES", "Client", "told_to"]
