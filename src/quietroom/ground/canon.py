"""One encoding: deterministic CBOR of arrays, unsigned numbers, byte strings, text and null.

Nothing else is allowed - no maps, tags, floats, booleans or negative numbers - so that two
implementations cannot differ about an order or a spelling. What decodes re-encodes to itself.

Format: spec/encoding.md section 2. Source: RFC 8949 section 4.2.1, restricted.
Vectors: vectors/encoding/.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import Never, cast

import cbor2

from .errors import Malformed, TooLarge

Value = None | int | bytes | str | Sequence["Value"]

DEPTH = 16
"""How deep arrays may nest."""

LIMIT = 64 * 1024 * 1024
"""How many bytes one value may have, unless the caller sets a tighter bound."""

_U64 = 1 << 64
_SHORT = 23
"""The most items of an array whose head is one byte."""


def encode(value: Value) -> bytes:
    """Encode `value` in its one spelling. Raises `Malformed` for a type that has none."""
    _check(value, DEPTH)
    return cbor2.dumps(value, canonical=True)


def decode(raw: bytes, limit: int = LIMIT) -> Value:
    """Read one value that fills `raw` exactly, in exactly the spelling that `encode` gives.

    Arrays come back as lists. Raises `TooLarge` above `limit` bytes and `Malformed` for anything
    that is not the one spelling, whatever the bytes.
    """
    value = _load(raw, limit)
    if encode(value) != raw:
        raise Malformed("not the deterministic spelling of its value")
    return value


def join(items: Sequence[bytes]) -> bytes:
    """The array of at most 23 items that are encoded already. Raises `Malformed` for more."""
    if len(items) > _SHORT:
        raise Malformed(f"an array of more than {_SHORT} items")
    return bytes([0x80 | len(items)]) + b"".join(items)


def split(raw: bytes, limit: int = LIMIT) -> list[tuple[Value, bytes]]:
    """The items of an encoded array of at most 23, each with the bytes that encode it.

    As `decode`, and as strict, where the bytes of the items are needed too.
    """
    value = _load(raw, limit)
    if not isinstance(value, list):
        raise Malformed("not an array")
    _check(value, DEPTH)
    items = [(item, cbor2.dumps(item, canonical=True)) for item in value]
    if join([encoded for _, encoded in items]) != raw:
        raise Malformed("not the deterministic spelling of its value")
    return items


def _load(raw: bytes, limit: int) -> Value:
    if len(raw) > limit:
        raise TooLarge(f"{len(raw)} bytes where at most {limit} are allowed")
    try:
        return cast(Value, cbor2.load(BytesIO(raw), semantic_decoders=_EVERY_TAG))
    except (cbor2.CBORError, ValueError, OverflowError, RecursionError, MemoryError) as fault:
        raise Malformed("not a CBOR value") from fault


def _check(value: Value, depth: int) -> None:
    if type(value) in (list, tuple):
        if not depth:
            raise Malformed("arrays nest too deep")
        for item in cast(Sequence[Value], value):
            if type(item) is not bytes and item is not None:
                _check(item, depth - 1)
    elif type(value) is int:
        if not 0 <= value < _U64:
            raise Malformed("a number does not fit into 64 bits")
    elif type(value) is str:
        _check_text(value)
    elif type(value) is not bytes and value is not None:
        raise Malformed(f"a value of type {type(value).__name__} has no spelling here")


def _check_text(value: str) -> None:
    try:
        value.encode()
    except UnicodeEncodeError as fault:
        raise Malformed("text with a lone surrogate") from fault


class _EveryTag(Mapping[int, Callable[..., Never]]):
    """Has cbor2 refuse every tag before it acts on one.

    Some tags let a hundred bytes stand for more items than any machine can visit (shared values
    within shared values); others build dates, patterns or mails.
    """

    def __getitem__(self, tag: int) -> Callable[..., Never]:
        return _refuse

    def __iter__(self) -> Iterator[int]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _refuse(*_tagged: object) -> Never:
    raise Malformed("a tag has no spelling here")


_EVERY_TAG = _EveryTag()
