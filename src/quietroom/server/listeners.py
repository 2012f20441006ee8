"""The open event streams of this process: how many each account holds, and ending them all.

A server that is to stop wakes every stream, so that each can say goodbye and end by itself: a
server waits for its open answers, and these would never be complete.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from .refusal import SlowDown
from .store.event import Event, Subscription

WAIT = 5
"""After how many seconds an account with too many streams may try again."""


class Listeners:
    """All open streams. `most`: how many one account may hold."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: Counter[bytes] = Counter()
        self._open: set[Subscription] = set()
        self._stopping = False

    @contextmanager
    def hold(self, account: bytes, news: Subscription) -> Iterator[None]:
        """Count a stream while it is open."""
        self._held[account] += 1
        self._open.add(news)
        try:
            yield
        finally:
            self._open.discard(news)
            self._held[account] -= 1
            if not self._held[account]:
                del self._held[account]

    def check(self, account: bytes) -> None:
        """Raises `SlowDown` for an account that holds as many as it may."""
        if self._held[account] >= self._most:
            raise SlowDown(WAIT)

    def stopping(self) -> bool:
        """Whether every stream is to end."""
        return self._stopping

    def stop(self) -> None:
        """Wake every stream, to end."""
        self._stopping = True
        for news in self._open:
            news.put(Event("log"))
