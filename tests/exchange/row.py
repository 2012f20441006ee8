"""One format of the exchange: how it is made, and what whoever reads it must find."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Given = dict[str, Any]
"""What a reader has beside the sealed bytes: JSON, bytes in hexadecimal."""

Means = dict[str, Any]
"""What a reader finds: JSON, bytes in hexadecimal."""

Made = tuple[Given, bytes, Means]


@dataclass(frozen=True)
class Row:
    """`spec`: the sections that say what this is. `make` seals or signs; `read` opens or checks."""

    spec: tuple[str, ...]
    make: Callable[[], Made]
    read: Callable[[Given, bytes], Means]


ROWS: dict[str, Row] = {}


def row(
    *spec: str,
) -> Callable[[Callable[[], Made]], Callable[[Callable[[Given, bytes], Means]], None]]:
    """Put a format on the table: `row(sections)(make)(read)`, named by its `make`."""

    def takes_make(make: Callable[[], Made]) -> Callable[[Callable[[Given, bytes], Means]], None]:
        def takes_read(read: Callable[[Given, bytes], Means]) -> None:
            ROWS[make.__name__.replace("_", "-")] = Row(spec, make, read)

        return takes_read

    return takes_make


def octets(given: Given, name: str) -> bytes:
    """Bytes that were given in hexadecimal."""
    return bytes.fromhex(given[name])
