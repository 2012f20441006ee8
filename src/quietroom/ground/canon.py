"""One encoding: deterministic CBOR of arrays, unsigned numbers, byte strings, text and null.

Nothing else is allowed - no maps, tags, floats, booleans or negative numbers - so that two
implementations cannot differ about an order or a spelling. What decodes re-encodes to itself.

Format: spec/encoding.md section 2. Source: RFC 8949 section 4.2.1, restricted.
Vectors: vectors/encoding/.
"""

from collections.abc import Sequence
from typing import cast

from .errors import Malformed, TooLarge

Value = None | int | bytes | str | Sequence["Value"]

DEPTH = 16
"""How deep arrays may nest."""

LIMIT = 64 * 1024 * 1024
"""How many bytes one value may have, unless the caller sets a tighter bound."""

_U64 = 1 << 64
_SHORT = 23
"""The most items of an array whose head is one byte, and the largest number in a first byte."""

_NUMBER, _OCTETS, _TEXT, _ARRAY = 0, 2, 3, 4
"""The major types: the upper three bits of an item's first byte."""

_NULL = b"\xf6"
_NOTHING, _HASHES, _IDS, _CUT = 0xF6, 0x58, 0x40, 0xFF
"""First bytes: of null, of octets 24 to 255 long, of the shortest octets, and of nothing at all."""

_WIDTHS = {24: 1, 25: 2, 26: 4, 27: 8}
"""How many bytes of a number follow a first byte, by its lower five bits."""

_LEAST = {1: 24, 2: 1 << 8, 4: 1 << 16, 8: 1 << 32}
"""The smallest number that needs so many bytes."""


def encode(value: Value) -> bytes:
    """Encode `value` in its one spelling. Raises `Malformed` for a type that has none."""
    parts: list[bytes] = []
    _put(value, DEPTH, parts)
    return b"".join(parts)


def decode(raw: bytes, limit: int = LIMIT) -> Value:
    """Read one value that fills `raw` exactly, in exactly the spelling that `encode` gives.

    Arrays come back as lists. Raises `TooLarge` above `limit` bytes and `Malformed` for anything
    that is not the one spelling, whatever the bytes.
    """
    _check_size(raw, limit)
    value, end = _read(raw, 0, DEPTH)
    if end != len(raw):
        raise Malformed("bytes follow the value")
    return value


def join(items: Sequence[bytes]) -> bytes:
    """The array of at most 23 items that are encoded already. Raises `Malformed` for more."""
    if len(items) > _SHORT:
        raise Malformed(f"an array of more than {_SHORT} items")
    return bytes((_ARRAY << 5 | len(items),)) + b"".join(items)


def split(raw: bytes, limit: int = LIMIT) -> list[tuple[Value, bytes]]:
    """The items of an encoded array of at most 23, each with the bytes that encode it.

    As `decode`, and as strict, where the bytes of the items are needed too.
    """
    _check_size(raw, limit)
    if not raw or not 0 <= raw[0] - (_ARRAY << 5) <= _SHORT:
        raise Malformed(f"not an array of at most {_SHORT} items")
    items, place = list[tuple[Value, bytes]](), 1
    for _ in range(raw[0] & 0x1F):
        value, end = _read(raw, place, DEPTH - 1)
        items.append((value, raw[place:end]))
        place = end
    if place != len(raw):
        raise Malformed("bytes follow the value")
    return items


def _check_size(raw: bytes, limit: int) -> None:
    if len(raw) > limit:
        raise TooLarge(f"{len(raw)} bytes where at most {limit} are allowed")


def _read(raw: bytes, place: int, depth: int) -> tuple[Value, int]:
    """The value that begins at `place`, and the place behind it."""
    if place == len(raw):
        raise Malformed("a value cut short")
    first = raw[place]
    major, number, place = first >> 5, first & 0x1F, place + 1
    if number > _SHORT:
        number, place = _read_number(raw, place, number)
    if major == _NUMBER:
        return number, place
    if major == _ARRAY:
        return _read_items(raw, place, number, depth)
    if major in (_OCTETS, _TEXT):
        end = place + number
        if end > len(raw):
            raise Malformed("a value cut short")
        return (raw[place:end] if major == _OCTETS else _read_text(raw[place:end])), end
    if first == _NOTHING:
        return None, place
    raise Malformed("a value of a type that has no spelling here")


def _read_number(raw: bytes, place: int, code: int) -> tuple[int, int]:
    width = _WIDTHS.get(code)
    if width is None:
        raise Malformed("a length that is not given, or a code that is reserved")
    end = place + width
    number = int.from_bytes(raw[place:end], "big")
    if end > len(raw) or number < _LEAST[width]:
        raise Malformed("a number cut short, or longer than it needs to be")
    return number, end


def _read_items(raw: bytes, place: int, size: int, depth: int) -> tuple[list[Value], int]:
    if not depth:
        raise Malformed("arrays nest too deep")
    if size > len(raw) - place:
        raise Malformed("an array cut short")
    items: list[Value] = []
    end = len(raw)
    for _ in range(size):
        # Hashes, keys, ids, small numbers and nothing, which most items are, need no further call.
        first = raw[place] if place < end else _CUT
        if first == _HASHES and place + 1 < end and raw[place + 1] > _SHORT:
            start = place + 2
            place = start + raw[place + 1]
            if place > end:
                raise Malformed("a value cut short")
            items.append(raw[start:place])
        elif first <= _SHORT:
            items.append(first)
            place += 1
        elif first == _NOTHING:
            items.append(None)
            place += 1
        elif _IDS <= first <= _IDS + _SHORT and place + first - _IDS < end:
            start = place + 1
            place = start + first - _IDS
            items.append(raw[start:place])
        else:
            item, place = _read(raw, place, depth - 1)
            items.append(item)
    return items, place


def _read_text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as fault:
        raise Malformed("text that is not UTF-8") from fault


# One function where three would read better: every entry passes here several times.
def _put(value: Value, depth: int, parts: list[bytes]) -> None:
    kind = type(value)
    if kind is bytes:
        octets = cast(bytes, value)
        size = len(octets)
        parts += (_HEADS[_OCTETS][size] if size < 256 else _head(_OCTETS, size), octets)
    elif kind is int:
        parts.append(_head(_NUMBER, cast(int, value)))
    elif value is None:
        parts.append(_NULL)
    elif kind is str:
        text = _utf8(cast(str, value))
        parts += (_head(_TEXT, len(text)), text)
    elif kind is list or kind is tuple:
        if not depth:
            raise Malformed("arrays nest too deep")
        items = cast(Sequence[Value], value)
        parts.append(_head(_ARRAY, len(items)))
        for item in items:
            _put(item, depth - 1, parts)
    else:
        raise Malformed(f"a value of type {kind.__name__} has no spelling here")


def _utf8(value: str) -> bytes:
    try:
        return value.encode()
    except UnicodeEncodeError as fault:
        raise Malformed("text with a lone surrogate") from fault


def _head(major: int, number: int) -> bytes:
    """The first bytes of an item: its major type, and a number in the shortest form."""
    if 0 <= number < 256:
        return _HEADS[major][number]
    if not 0 <= number < _U64:
        raise Malformed("a number does not fit into 64 bits")
    code = 25 if number < 1 << 16 else 26 if number < 1 << 32 else 27
    return bytes((major << 5 | code,)) + number.to_bytes(_WIDTHS[code], "big")


_HEADS = [
    [bytes((major << 5 | number,)) for number in range(24)]
    + [bytes((major << 5 | 24, number)) for number in range(24, 256)]
    for major in range(_ARRAY + 1)
]
"""Every short head, by major type and number."""
