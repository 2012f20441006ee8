"""Proofs at every size: each verifies, each altered one is refused."""

from collections.abc import Iterator

import pytest

from quietroom.tlog import proof, tile
from quietroom.tlog.proof import BadProof
from quietroom.tlog.tree import Node, leaf_hash, node_hash
from vectors.make.tlog import naive
from vectors.make.tlog.log import leaves, log

_ROWS = leaves(300)
_LOG = log(300)
_ROOTS = [naive.root(_ROWS[:size]) for size in range(301)]
_SIZES = [*range(1, 80), 127, 128, 129, 255, 256, 257, 299]


def _nodes(size: int) -> Node:
    return tile.nodes(size, _LOG.tile)


def _altered(found: tuple[bytes, ...]) -> Iterator[tuple[bytes, ...]]:
    """Every way to bend a proof: a bit in each hash, one more, one less, two exchanged."""
    for place, item in enumerate(found):
        bent = bytes([item[0] ^ 1]) + item[1:]
        yield (*found[:place], bent, *found[place + 1 :])
        yield (*found[:place], item[:-1], *found[place + 1 :])
        yield (*found[:place], *found[place + 1 :])
        yield (*found[:place], item, *found[place:])
    yield (*found, bytes(32))
    yield (bytes(32), *found)
    yield from [found[::-1]] if len(found) > 1 else []


@pytest.mark.parametrize("size", _SIZES)
def test_inclusion(size: int) -> None:
    """Every leaf is proved in; no altered proof, no other leaf, place or root is."""
    node = _nodes(size)
    for index in range(size):
        found = proof.inclusion(index, size, node)
        hashed = leaf_hash(_ROWS[index])
        proof.check_inclusion(hashed, index, size, _ROOTS[size], found)
        lies = [(hashed, index, _ROOTS[size], bent) for bent in _altered(found)]
        lies.append((leaf_hash(b"another"), index, _ROOTS[size], found))
        lies.append((hashed, index, _ROOTS[size - 1], found))
        lies += [(hashed, other, _ROOTS[size], found) for other in {index - 1, index + 1, size}]
        for leaf, place, root, items in lies:
            with pytest.raises(BadProof):
                proof.check_inclusion(leaf, place, size, root, items)


@pytest.mark.parametrize("size", _SIZES)
def test_consistency(size: int) -> None:
    """Every earlier tree is proved to be the beginning; no altered proof or root passes."""
    node = _nodes(size)
    for old in range(1, size + 1):
        found = proof.consistency(old, size, node)
        proof.check_consistency(old, _ROOTS[old], size, _ROOTS[size], found)
        lies = [(old, _ROOTS[old], _ROOTS[size], bent) for bent in _altered(found)]
        lies.append((old, _ROOTS[old - 1], _ROOTS[size], found))
        lies.append((old, _ROOTS[old], _ROOTS[size + 1], found))
        lies.append((0, _ROOTS[0], _ROOTS[size], found))
        lies.append((size + 1, _ROOTS[size + 1], _ROOTS[size], found))
        for count, first, second, items in lies:
            with pytest.raises(BadProof):
                proof.check_consistency(count, first, size, second, items)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 64, 70, 255, 256, 257])
def test_proofs_are_those_of_the_rfc(size: int) -> None:
    """The proofs are hash by hash those of the recursive definition."""
    node, rows = _nodes(size), _ROWS[:size]
    for index in range(0, size, 1 + size // 40):
        assert proof.inclusion(index, size, node) == tuple(naive.path(index, rows))
        assert proof.consistency(index + 1, size, node) == tuple(naive.proof(index + 1, rows))


_A, _B, _C, _D = (leaf_hash(row) for row in _ROWS[:4])


@pytest.mark.parametrize(
    ("leaf", "size", "root", "items"),
    [
        (_A, 1, node_hash(_B, _A), [_B]),
        (_A, 3, node_hash(_A, _B), [_B]),
        (b"", 1, b"", []),
        (_A[:31], 2, node_hash(_A, _B), [_A[31:] + _B]),
    ],
)
def test_inclusion_by_another_shape(
    leaf: bytes, size: int, root: bytes, items: list[bytes]
) -> None:
    """Hashes that lead to the root convince nobody along a path of another shape."""
    with pytest.raises(BadProof):
        proof.check_inclusion(leaf, 0, size, root, items)


@pytest.mark.parametrize(
    ("old", "first", "new", "last", "items"),
    [
        (1, _A, 3, node_hash(_A, _B), [_B]),
        (
            3,
            node_hash(_D, node_hash(_C, _A)),
            4,
            node_hash(_D, node_hash(_C, node_hash(_A, _B))),
            [_A, _B, _C, _D],
        ),
        (1, _A[:31], 2, node_hash(_A, _B), [_A[31:] + _B]),
    ],
)
def test_consistency_by_another_shape(
    old: int, first: bytes, new: int, last: bytes, items: list[bytes]
) -> None:
    """Nor does a proof too short, too long, or cut at other places, though all hashes match."""
    with pytest.raises(BadProof):
        proof.check_consistency(old, first, new, last, items)


@pytest.mark.parametrize(("index", "size"), [(0, 0), (-1, 4), (4, 4), (5, 4)])
def test_no_proof_of_what_is_not_there(index: int, size: int) -> None:
    """A leaf outside the tree has no proof."""
    with pytest.raises(BadProof):
        proof.inclusion(index, size, _nodes(size))


@pytest.mark.parametrize(("old", "new"), [(0, 0), (0, 4), (5, 4), (-1, 4)])
def test_no_proof_between_these(old: int, new: int) -> None:
    """Nothing leads from the empty tree, nor from a larger one to a smaller."""
    with pytest.raises(BadProof):
        proof.consistency(old, new, _nodes(new))


def test_no_subtree_beyond_the_tree() -> None:
    """A subtree that is not full has no hash of its own."""
    with pytest.raises(BadProof):
        _nodes(7)(2, 1)
