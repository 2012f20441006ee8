"""Padding, so that the length of what is sealed tells little about the words.

Padded(x) = u64be(length of x), x, then zeros up to Padme(8 + length), at least 256 bytes. Padme
leaves at most 12 % overhead and lets out O(log log n) bits of the length.

Source: spec/encoding.md section 5; Nikitin et al., "Reducing Metadata Leakage from Encrypted
Files and Communication with PURBs" (PoPETs 2019), section 4.
"""

from .errors import Malformed

LEAST = 256
"""The smallest padded size in bytes."""


def padded_size(size: int) -> int:
    """The size in bytes that `size` bytes have after padding."""
    framed = 8 + size
    exponent = framed.bit_length() - 1
    loose = exponent - exponent.bit_length()
    mask = (1 << loose) - 1
    return max(LEAST, (framed + mask) & ~mask)


def pad(raw: bytes) -> bytes:
    """Frame `raw` with its length and fill up with zeros."""
    framed = len(raw).to_bytes(8, "big") + raw
    return framed.ljust(padded_size(len(raw)), b"\0")


def unpad(padded: bytes) -> bytes:
    """The bytes that were padded. Raises `Malformed` for a wrong length or filling."""
    size = int.from_bytes(padded[:8], "big")
    if len(padded) < LEAST or size > len(padded) - 8 or len(padded) != padded_size(size):
        raise Malformed("padding of a wrong length")
    if padded.count(0, 8 + size) != len(padded) - 8 - size:
        raise Malformed("padding that is not zero")
    return padded[8 : 8 + size]
