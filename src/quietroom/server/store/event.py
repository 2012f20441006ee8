"""'Something new': what people with an open stream are told, ids only.

Events of one kind about one thing are one event, so that a slow listener's backlog is never longer
than the number of things that can be new.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, Self, get_args

EventKind = Literal["room", "notebook", "grant", "letter", "concern", "log"]

EVENTS: tuple[EventKind, ...] = get_args(EventKind)
"""All kinds of event."""


Told = tuple[bytes | None, EventKind, bytes | None]
"""Whom to tell - an account, or everybody where it is none -, and an event's kind and id."""


@dataclass(frozen=True, slots=True)
class Event:
    """`kind` says what is new; `id` is the room's id of 16 bytes, for the kind "room" only."""

    kind: EventKind
    id: bytes | None = None


class Subscription:
    """One listener, and what is `waiting` for them. Iterating waits; `with` ends the listening."""

    def __init__(self, fanout: "Fanout", key: tuple[bytes, bytes]) -> None:
        self._fanout = fanout
        self.key = key
        self.waiting: dict[Event, None] = {}
        self._ready = asyncio.Event()

    def put(self, event: Event) -> None:
        """Queue an event, unless the same one waits already."""
        self.waiting[event] = None
        self._ready.set()

    def close(self) -> None:
        """Stop listening."""
        self._fanout.leave(self)

    def __enter__(self) -> Self:
        """The listener itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop listening."""
        self.close()

    def __aiter__(self) -> Self:
        """The listener itself."""
        return self

    async def __anext__(self) -> Event:
        """The next event, when it comes."""
        while not self.waiting:
            self._ready.clear()
            await self._ready.wait()
        event = next(iter(self.waiting))
        del self.waiting[event]
        return event


class Fanout:
    """All listeners of this process."""

    def __init__(self) -> None:
        self._listening: defaultdict[tuple[bytes, bytes], set[Subscription]] = defaultdict(set)

    def join(self, tenant: bytes, account: bytes) -> Subscription:
        """Listen from now on."""
        subscription = Subscription(self, (tenant, account))
        self._listening[subscription.key].add(subscription)
        return subscription

    def leave(self, subscription: Subscription) -> None:
        """Listen no longer."""
        listening = self._listening[subscription.key]
        listening.discard(subscription)
        if not listening:
            del self._listening[subscription.key]

    def tell(self, tenant: bytes, told: Iterable[Told]) -> None:
        """Give events to the listeners of each account."""
        if not self._listening:
            return
        for account, kind, ident in told:
            for subscription in self._of(tenant, account):
                subscription.put(Event(kind, ident))

    def _of(self, tenant: bytes, account: bytes | None) -> list[Subscription]:
        if account is not None:
            return list(self._listening.get((tenant, account), ()))
        every = [each for (of, _), each in self._listening.items() if of == tenant]
        return [subscription for each in every for subscription in each]
