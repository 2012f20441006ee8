"""Events on their way from one process to the others through PostgreSQL: ids only.

A notification is text of less than 8,000 bytes; it holds lines of tenant, account (or nothing, for
everybody), kind and id, in hex.

Source: PostgreSQL's manual, NOTIFY.
"""

import re
from collections.abc import Iterable, Iterator
from typing import cast

from .event import EVENTS, EventKind, Told

CHANNEL = "quietroom"
"""The channel that every process listens on."""

_LINES = 60
_ID = "(?:[0-9a-f]{32})"
_LINE = re.compile(rf"^({_ID}) ({_ID}?) ({'|'.join(EVENTS)}) ({_ID}?)$", re.MULTILINE)


def pack(tenant: bytes, told: Iterable[Told]) -> list[str]:
    """Notifications that tell all of `told`."""
    lines = [
        f"{tenant.hex()} {(account or b'').hex()} {kind} {(ident or b'').hex()}"
        for account, kind, ident in told
    ]
    return ["\n".join(lines[at : at + _LINES]) for at in range(0, len(lines), _LINES)]


def unpack(payload: str) -> Iterator[tuple[bytes, Told]]:
    """Tenants, and what is told in each. Anybody may notify: other lines are passed over."""
    for found in _LINE.finditer(payload):
        tenant, account, kind, ident = found.groups()
        about = (cast(EventKind, kind), bytes.fromhex(ident) or None)
        yield bytes.fromhex(tenant), (bytes.fromhex(account) or None, *about)
