"""Arrays by their parts: each item beside its own encoded bytes, so that none is encoded twice.

Source: spec/encoding.md section 2; RFC 8949 section 4.2.1.
"""

from collections.abc import Sequence

from . import canon
from .canon import Value
from .errors import Malformed

MOST = 23
"""The most items: up to here the head of an array is one byte."""


def join(items: Sequence[bytes]) -> bytes:
    """The array of at most 23 items that are encoded already. Raises `Malformed` for more."""
    if len(items) > MOST:
        raise Malformed(f"an array of more than {MOST} items")
    return bytes([0x80 | len(items)]) + b"".join(items)


def split(raw: bytes, limit: int = canon.LIMIT) -> list[tuple[Value, bytes]]:
    """The items of an encoded array of at most 23, each with the bytes that encode it.

    Raises `TooLarge` above `limit` bytes, and `Malformed`.
    """
    value = canon.decode(raw, limit)
    if not isinstance(value, list) or len(value) > MOST:
        raise Malformed(f"not an array of at most {MOST} items")
    if not value:
        return []
    encoded = [canon.encode(item) for item in value[:-1]]
    encoded.append(raw[1 + sum(map(len, encoded)) :])
    return list(zip(value, encoded, strict=True))
