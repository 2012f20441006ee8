"""Opening content that `ground.close.content` sealed.

Format: spec/encoding.md section 7. Vectors: vectors/encoding/content.json; Wycheproof's for
Cobblestone-256.
"""

from collections.abc import Iterable, Iterator

from cryptography.cobblestone import Cobblestone256Decryptor
from cryptography.exceptions import InvalidTag

from ..errors import CannotOpen


def unseal(key: bytes, context: bytes, sealed: bytes) -> bytes:
    """The content, whole. Raises `CannotOpen` unless key, context and every byte are right."""
    try:
        opener = Cobblestone256Decryptor(key, context)
        return opener.update(sealed) + opener.finalize()
    except (InvalidTag, ValueError) as fault:
        raise CannotOpen from fault


def unseal_stream(key: bytes, context: bytes, sealed: Iterable[bytes]) -> Iterator[bytes]:
    """Open piece by piece.

    Each piece is authentic when it comes, but only the end of the iteration shows that none is
    missing: use nothing before. Raises `CannotOpen`.
    """
    try:
        opener = Cobblestone256Decryptor(key, context)
        for piece in sealed:
            yield opener.update(piece)
        yield opener.finalize()
    except (InvalidTag, ValueError) as fault:
        raise CannotOpen from fault
