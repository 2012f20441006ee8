"""Length-prefixed framing: the unambiguous way to put several values into one hash or context.

LP(x1 … xn) is, for each value, its length as an unsigned 64-bit big-endian number and then its
bytes. No two different lists of values have the same frame.

Source: spec/encoding.md section 3.
"""

from .errors import Malformed

Part = bytes | str | int | None

_NULL = b"\xf6"
_U64 = 1 << 64
_LENGTHS = [length.to_bytes(8, "big") for length in range(512)]


def u64(number: int) -> bytes:
    """Eight bytes, big-endian. Raises `Malformed` outside 0 … 2^64-1."""
    if not 0 <= number < _U64:
        raise Malformed("a number does not fit into 64 bits")
    return number.to_bytes(8, "big")


def lp(*parts: Part) -> bytes:
    """Frame `parts`: bytes as they are, text as UTF-8, a number as u64be, None as CBOR null."""
    framed: list[bytes] = []
    for part in parts:
        raw = part if type(part) is bytes else _bytes(part)
        size = len(raw)
        framed += (_LENGTHS[size] if size < 512 else size.to_bytes(8, "big"), raw)
    return b"".join(framed)


def _bytes(part: Part) -> bytes:
    if isinstance(part, bytes):
        return part
    if isinstance(part, str):
        return part.encode()
    if part is None:
        return _NULL
    return u64(part)
