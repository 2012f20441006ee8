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


def encode(value: Value) -> bytes:
    """Encode `value` in its one spelling. Raises `Malformed` for a type that has none."""
    _check(value, DEPTH)
    return cbor2.dumps(value, canonical=True)


def decode(raw: bytes, limit: int = LIMIT) -> Value:
    """Read one value that fills `raw` exactly, in exactly the spelling that `encode` gives.

    Arrays come back as lists. Raises `TooLarge` above `limit` bytes and `Malformed` for anything
    that is not the one spelling, whatever the bytes.
    """
    if len(raw) > limit:
        raise TooLarge(f"{len(raw)} bytes where at most {limit} are allowed")
    try:
        value = cast(Value, cbor2.load(BytesIO(raw), semantic_decoders=_EVERY_TAG))
    except (cbor2.CBORError, ValueError, OverflowError, RecursionError, MemoryError) as fault:
        raise Malformed("not a CBOR value") from fault
    if encode(value) != raw:
        raise Malformed("not the deterministic spelling of its value")
    return value


def _check(value: Value, depth: int) -> None:
    if value is None or type(value) is bytes:
        return
    if type(value) is int:
        if not 0 <= value < _U64:
            raise Malformed("a number does not fit into 64 bits")
    elif type(value) is str:
        _check_text(value)
    elif type(value) in (list, tuple) and depth:
        for item in cast(Sequence[Value], value):
            _check(item, depth - 1)
    elif type(value) in (list, tuple):
        raise Malformed("arrays nest too deep")
    else:
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
