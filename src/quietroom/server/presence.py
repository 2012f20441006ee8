"""Who is there: accounts that asked for something, or hold a stream, since the last look.

It lives in memory between two looks of a job, which clears what those people were to be told.

Source: spec/knock.md section 2.
"""

from collections import defaultdict
from collections.abc import Mapping


class Presence:
    """Accounts by tenant, and when each was there last, in seconds since 1970."""

    def __init__(self) -> None:
        self._seen: defaultdict[bytes, dict[bytes, int]] = defaultdict(dict)

    def there(self, tenant: bytes, account: bytes, now: int) -> None:
        """Note that somebody is there."""
        self._seen[tenant][account] = now

    def take(self) -> Mapping[bytes, Mapping[bytes, int]]:
        """All that was noted since this was asked last."""
        taken, self._seen = self._seen, defaultdict(dict)
        return taken
