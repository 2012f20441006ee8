"""Reading a decoded value as the shape a format promises, or saying which field is wrong.

Every parser of the rules is written with these few readers, so that bad bytes end in
`Malformed` with the name of the field, and never in an IndexError.
"""

from .canon import Value
from .errors import Malformed

ID = 16
"""Size in bytes of every id."""

HASH = 32
"""Size in bytes of every hash."""


def array(value: Value, size: int, what: str) -> list[Value]:
    """`value` as an array of exactly `size` items."""
    if not isinstance(value, list) or len(value) != size:
        raise Malformed(f"{what} is not an array of {size}")
    return value


def items(value: Value, what: str, most: int = 100_000) -> list[Value]:
    """`value` as an array of at most `most` items."""
    if not isinstance(value, list) or len(value) > most:
        raise Malformed(f"{what} is not an array of at most {most}")
    return value


def octets(value: Value, what: str, size: int | None = None, most: int | None = None) -> bytes:
    """`value` as a byte string, of exactly `size` bytes or at most `most` where given."""
    if not isinstance(value, bytes):
        raise Malformed(f"{what} is not a byte string")
    if (size is not None and len(value) != size) or (most is not None and len(value) > most):
        raise Malformed(f"{what} has {len(value)} bytes")
    return value


def ident(value: Value, what: str) -> bytes:
    """`value` as an id of 16 bytes."""
    return octets(value, what, ID)


def digest(value: Value, what: str) -> bytes:
    """`value` as a hash of 32 bytes."""
    return octets(value, what, HASH)


def digest_or_none(value: Value, what: str) -> bytes | None:
    """`value` as a hash of 32 bytes, or null."""
    return None if value is None else octets(value, what, HASH)


def text(value: Value, what: str, most: int | None = None) -> str:
    """`value` as text, of at most `most` characters where given."""
    if not isinstance(value, str):
        raise Malformed(f"{what} is not text")
    if most is not None and len(value) > most:
        raise Malformed(f"{what} has {len(value)} characters where at most {most} are allowed")
    return value


def number(value: Value, what: str, most: int = (1 << 53) - 1) -> int:
    """`value` as a number from 0 to `most`."""
    if not isinstance(value, int) or value > most:
        raise Malformed(f"{what} is not a number up to {most}")
    return value


def flag(value: Value, what: str) -> bool:
    """`value` as yes (1) or no (0)."""
    if value not in (0, 1) or not isinstance(value, int):
        raise Malformed(f"{what} is neither 0 nor 1")
    return value == 1
