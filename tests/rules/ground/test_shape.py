"""Readers of decoded values: right shapes pass, wrong ones are named."""

from collections.abc import Callable

import pytest

from quietroom.ground import shape
from quietroom.ground.canon import Value
from quietroom.ground.errors import Malformed

Read = Callable[[Value, str], object]

_GOOD: dict[str, tuple[Read, Value, object]] = {
    "array": (lambda value, what: shape.array(value, 2, what), [1, b""], [1, b""]),
    "items": (lambda value, what: shape.items(value, what, 2), [1, 2], [1, 2]),
    "octets": (shape.octets, b"any", b"any"),
    "octets of a size": (lambda value, what: shape.octets(value, what, 3), b"abc", b"abc"),
    "octets up to a size": (lambda value, what: shape.octets(value, what, most=3), b"ab", b"ab"),
    "ident": (shape.ident, bytes(16), bytes(16)),
    "digest": (shape.digest, bytes(32), bytes(32)),
    "digest or none": (shape.digest_or_none, bytes(32), bytes(32)),
    "digest or none: none": (shape.digest_or_none, None, None),
    "text": (shape.text, "words", "words"),
    "text up to a size": (lambda value, what: shape.text(value, what, 5), "words", "words"),
    "number": (shape.number, 7, 7),
    "number up to a most": (lambda value, what: shape.number(value, what, 7), 7, 7),
    "flag: yes": (shape.flag, 1, True),
    "flag: no": (shape.flag, 0, False),
}

_BAD: dict[str, tuple[Read, Value]] = {
    "array too short": (_GOOD["array"][0], [1]),
    "array too long": (_GOOD["array"][0], [1, 2, 3]),
    "no array": (_GOOD["array"][0], b"ab"),
    "items too many": (_GOOD["items"][0], [1, 2, 3]),
    "no items": (_GOOD["items"][0], None),
    "text for octets": (shape.octets, "abc"),
    "octets too short": (_GOOD["octets of a size"][0], b"ab"),
    "octets too long": (_GOOD["octets up to a size"][0], b"abcd"),
    "ident of 15": (shape.ident, bytes(15)),
    "digest of 33": (shape.digest, bytes(33)),
    "no digest": (shape.digest, None),
    "digest or none of 0": (shape.digest_or_none, b""),
    "octets for text": (shape.text, b"words"),
    "text too long": (_GOOD["text up to a size"][0], "words!"),
    "no number": (shape.number, b"\1"),
    "null for a number": (shape.number, None),
    "number too large": (_GOOD["number up to a most"][0], 8),
    "number of 2^53": (shape.number, 1 << 53),
    "flag of 2": (shape.flag, 2),
    "no flag": (shape.flag, None),
}


@pytest.mark.parametrize(("read", "value", "found"), _GOOD.values(), ids=_GOOD)
def test_right_shape(read: Read, value: Value, found: object) -> None:
    """A value of the promised shape is handed on."""
    assert read(value, "field") == found


@pytest.mark.parametrize(("read", "value"), _BAD.values(), ids=_BAD)
def test_wrong_shape(read: Read, value: Value) -> None:
    """Any other is refused, by the name of its field and without its words."""
    with pytest.raises(Malformed, match=r"^the colour ") as refusal:
        read(value, "the colour")

    assert "words" not in str(refusal.value)
