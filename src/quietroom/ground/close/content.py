"""Sealing content under a symmetric key: C2SP chunked encryption, Cobblestone-256.

Key-committing, bound to a context, and streaming: 16 KiB chunks of AES-256-GCM under a key
derived from key, salt and context.

Format: spec/encoding.md section 7. Source: C2SP chunked-encryption.
Opened by `ground.open.content`.
"""

from collections.abc import Iterable, Iterator

from cryptography.cobblestone import Cobblestone256Encryptor

KEY = 32
"""Size in bytes of a content key."""

_HEADER, _TAG, _CHUNK = 56, 16, 16 * 1024


def seal(key: bytes, context: bytes, content: bytes) -> bytes:
    """Seal `content` whole under a 32-byte `key` and a `context` made by `digest.context`."""
    sealer = Cobblestone256Encryptor(key, context)
    return sealer.update(content) + sealer.finalize()


def seal_stream(key: bytes, context: bytes, content: Iterable[bytes]) -> Iterator[bytes]:
    """Seal `content` piece by piece, holding no more than a piece and a chunk in memory."""
    sealer = Cobblestone256Encryptor(key, context)
    for piece in content:
        yield sealer.update(piece)
    yield sealer.finalize()


def sealed_size(size: int) -> int:
    """The size in bytes that content of `size` bytes has once sealed: a header, a tag a chunk.

    The last chunk is always short: after full chunks it is an empty one.
    """
    return _HEADER + size + _TAG * (size // _CHUNK + 1)
