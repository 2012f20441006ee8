"""The one list of lies: whatever stands on it is told to the SDK and to the browser.

A lie is a story decorated with `lie` in one of the modules named here.
"""

from tests.promises import lies_about_keys, lies_about_releases, lies_about_rooms
from tests.promises.scene import LIES

MODULES = (lies_about_keys, lies_about_rooms, lies_about_releases)

__all__ = ["LIES", "MODULES"]
