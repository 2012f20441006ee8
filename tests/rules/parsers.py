"""Every function that reads bytes from outside, each with bytes that it accepts.

`tests/rules/test_parsers.py` and `make prove ONLY=fuzz` drive all of them: whatever the bytes, a
parser raises errors of the one tree and no others. A word that gains a parser adds a line.
"""

from collections.abc import Callable
from dataclasses import dataclass

from quietroom.ground import canon, pad, signature
from quietroom.ground.close import content as close
from quietroom.ground.close import key as close_key
from quietroom.ground.open import content as opening
from quietroom.ground.open import key as open_key

_KEY = bytes(32)


@dataclass(frozen=True, slots=True)
class Parser:
    """`read` under test, and a document that it accepts, `good`."""

    name: str
    read: Callable[[bytes], object]
    good: bytes


PARSERS = (
    Parser("ground.canon.decode", canon.decode, canon.encode([1, b"x", "words", None, [2, [3]]])),
    Parser("ground.pad.unpad", pad.unpad, pad.pad(b"words")),
    Parser(
        "ground.signature.parse",
        lambda raw: signature.parse(raw, 1),
        signature.Signed(
            b"words", signature.SigningKey(_KEY, _KEY).sign(b"words", "test")
        ).encode(),
    ),
    Parser(
        "ground.close.key.public_key",
        lambda raw: close_key.seal_to(raw, b"", b"words"),
        open_key.public_of(_KEY),
    ),
    Parser(
        "ground.open.content.unseal",
        lambda raw: opening.unseal(_KEY, b"", raw),
        close.seal(_KEY, b"", b"words"),
    ),
    Parser(
        "ground.open.key.unseal_from",
        lambda raw: open_key.unseal_from(_KEY, b"", raw),
        close_key.seal_to(open_key.public_of(_KEY), b"", b"words"),
    ),
)
"""All parsers there are."""
