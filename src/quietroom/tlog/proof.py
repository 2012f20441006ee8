"""Proofs that a leaf is in a tree, and that one tree is the beginning of another.

Whoever makes a proof reads the tree through a `Node`; whoever checks one needs two hashes from
elsewhere and the proof, and trusts nothing else.

Format: spec/tlog.md section 5. Source: RFC 6962 sections 2.1.1 and 2.1.2; the checks are those of
RFC 9162 sections 2.1.3.2 and 2.1.4.2. Vectors: vectors/tlog/proof.json.
"""

from collections.abc import Sequence

from ..ground.errors import QuietroomError
from .tree import HASH, Node, check_size, fold, node_hash, peaks

Proof = tuple[bytes, ...]
"""Hashes of 32 bytes, in the order of RFC 6962: from the leaf's side towards the root."""


class BadProof(QuietroomError):
    """What the log served does not hash to the root that it signed."""

    code = "bad-proof"


def inclusion(index: int, size: int, node: Node) -> Proof:
    """The proof that leaf `index` is in the tree of `size` leaves. Raises `BadProof` if not."""
    if not 0 <= index < check_size(size):
        raise BadProof("the tree has no such leaf")
    start, end, spans = 0, size, []
    while end - start > 1:
        middle = start + _left(end - start)
        if index < middle:
            spans.append((middle, end))
            end = middle
        else:
            spans.append((start, middle))
            start = middle
    return tuple(_root(*span, node) for span in reversed(spans))


def consistency(old: int, new: int, node: Node) -> Proof:
    """The proof that the tree of `old` leaves is the beginning of that of `new` leaves.

    Raises `BadProof` unless 0 < old <= new: nothing needs proving about the empty tree.
    """
    if not 0 < old <= check_size(new):
        raise BadProof("no proof leads from the one size to the other")
    start, end, spans = 0, new, []
    while old != end:
        middle = start + _left(end - start)
        if old <= middle:
            spans.append((middle, end))
            end = middle
        else:
            spans.append((start, middle))
            start = middle
    if start:
        spans.append((start, end))
    return tuple(_root(*span, node) for span in reversed(spans))


def check_inclusion(
    leaf: bytes, index: int, size: int, root: bytes, proof: Sequence[bytes]
) -> None:
    """Check that the leaf of hash `leaf` is number `index` in the tree. Raises `BadProof`."""
    _hashes(leaf, root, *proof)
    if not 0 <= index < check_size(size):
        raise BadProof("the tree has no such leaf")
    place, last, found = index, size - 1, leaf
    for item in proof:
        if not last:
            raise BadProof("the proof is too long")
        if place & 1 or place == last:
            found = node_hash(item, found)
            place, last = _climb(place, last)
        else:
            found = node_hash(found, item)
        place, last = place >> 1, last >> 1
    if last or found != root:
        raise BadProof("the leaf is not included under this root")


def check_consistency(
    old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """Check that the old tree is the beginning of the new one. Raises `BadProof`.

    An old size of 0 is refused too: any tree would do, so that nothing would have been proved.
    """
    if not 0 < old <= check_size(new):
        raise BadProof("no proof leads from the one size to the other")
    if old == new:
        if proof or old_root != new_root:
            raise BadProof("two roots of one size differ, or a proof where none is needed")
        return
    _hashes(old_root, new_root, *proof)
    if not proof:
        raise BadProof("the proof is empty")
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if _rebuild(old - 1, new - 1, path) != (old_root, new_root):
        raise BadProof("the old tree is not the beginning of the new one")


def _hashes(*found: bytes) -> None:
    """Check the lengths: two hashes side by side must not be readable as two others."""
    if any(len(item) != HASH for item in found):
        raise BadProof(f"a hash of the tree has {HASH} bytes")


def _rebuild(place: int, last: int, path: list[bytes]) -> tuple[bytes, bytes]:
    """Both roots that `path` leads to, from the last leaf of the old and of the new tree."""
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = path[0]
    for item in path[1:]:
        if not last:
            raise BadProof("the proof is too long")
        if place & 1 or place == last:
            old, new = node_hash(item, old), node_hash(item, new)
            place, last = _climb(place, last)
        else:
            new = node_hash(new, item)
        place, last = place >> 1, last >> 1
    if last:
        raise BadProof("the proof is too short")
    return old, new


def _climb(place: int, last: int) -> tuple[int, int]:
    """Pass the levels at which the right edge stands alone, up to a right child or the top."""
    while place and not place & 1:
        place, last = place >> 1, last >> 1
    return place, last


def _left(count: int) -> int:
    """The largest power of two below `count`: the leaves of the left subtree."""
    return 1 << ((count - 1).bit_length() - 1)


def _root(start: int, end: int, node: Node) -> bytes:
    return fold([node(height, index) for height, index in peaks(start, end)])
