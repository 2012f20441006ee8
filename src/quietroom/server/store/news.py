"""Events on their way from one process to the others through PostgreSQL: ids only.

A notification is text of less than 8,000 bytes; it holds lines of tenant, account (or nothing, for
everybody), kind and id, in hex.

Source: PostgreSQL's manual, NOTIFY.
"""

import re
from collections.abc import Iterable, Iterator
from typing import cast

from .event import EVENTS, Event, EventKind

CHANNEL = "quietroom"
"""The channel that every process listens on."""

_LINES = 60
_ID = "(?:[0-9a-f]{32})"
_LINE = re.compile(rf"^({_ID}) ({_ID}?) ({'|'.join(EVENTS)}) ({_ID}?)$", re.MULTILINE)

Told = tuple[bytes, bytes | None, Event]
"""A tenant, an account or all of them, and what to tell."""


def pack(tenant: bytes, told: Iterable[tuple[bytes | None, Event]]) -> list[str]:
    """Notifications that tell all of `told`."""
    lines = [
        f"{tenant.hex()} {(account or b'').hex()} {event.kind} {(event.id or b'').hex()}"
        for account, event in told
    ]
    return ["\n".join(lines[at : at + _LINES]) for at in range(0, len(lines), _LINES)]


def unpack(payload: str) -> Iterator[Told]:
    """What a notification tells. Anybody may notify: lines of another form are passed over."""
    for found in _LINE.finditer(payload):
        tenant, account, kind, ident = found.groups()
        event = Event(cast(EventKind, kind), bytes.fromhex(ident) or None)
        yield bytes.fromhex(tenant), bytes.fromhex(account) or None, event
