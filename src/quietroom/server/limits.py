"""How much and how often: sizes of bodies, and token buckets in memory.

A bucket belongs to an account or to an address. It lives in this process only and is forgotten
with it; an address is written nowhere.

Source: spec/http.md section 5.
"""

import math
from collections import OrderedDict
from collections.abc import Callable, Hashable
from ipaddress import IPv6Address, ip_address

from ..identity.method import VAULT
from ..meeting import feed
from ..room import grant, parcel
from .config import Rate
from .refusal import SlowDown

JSON = 16 * 1024
"""The most bytes of a JSON body."""

SIGN_IN = 8 * 1024
"""The most bytes of a signed sign-in."""

PARCEL = parcel.LIMIT
"""The most bytes of a parcel."""

LETTER = grant.SEALED + 1024
"""The most bytes of a letter."""

VAULT_BODY = VAULT + 64 * 1024
"""The most bytes of what carries a card, a vault and its wraps."""

PART = 1024 * 1024
"""The most bytes of one part of an attachment."""

FEED = feed.MOST + 16 * 1024
"""A calendar that calendar programmes fetch: its lines end in what JSON writes as four signs."""

NOTE = 64 * 1024
"""The most bytes of a cosigned checkpoint."""

_BUCKETS = 100_000


class Limiter:
    """Token buckets by key. `monotonic` gives seconds that never go back."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._buckets: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()

    def take(self, key: Hashable, rate: Rate) -> None:
        """Take one token of the bucket of `key`. Raises `SlowDown` when it is empty."""
        now = self._monotonic()
        tokens, since = self._buckets.get(key, (float(rate.burst), now))
        tokens = min(rate.burst, tokens + (now - since) * rate.each)
        if tokens < 1:
            raise SlowDown(math.ceil((1 - tokens) / rate.each))
        self._buckets[key] = (tokens - 1, now)
        self._buckets.move_to_end(key)
        if len(self._buckets) > _BUCKETS:
            self._buckets.popitem(last=False)


def neighbourhood(address: str) -> str:
    """The address as buckets know it: IPv6 by its /64, which one household has whole."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        return found.packed[:8].hex()
    return address
