"""How long sealed content is can be told before it is sealed."""

import pytest

from quietroom.ground.close.content import seal, sealed_size

_CHUNK = 16 * 1024


@pytest.mark.parametrize(
    "size", [0, 1, _CHUNK - 1, _CHUNK, _CHUNK + 1, 3 * _CHUNK - 1, 3 * _CHUNK, 100_000]
)
def test_as_sealed(size: int) -> None:
    """The size foretold is the size it has, also where full chunks end in an empty one."""
    assert sealed_size(size) == len(seal(bytes(32), b"", bytes(size)))
