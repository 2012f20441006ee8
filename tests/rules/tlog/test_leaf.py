"""Leaves, tags and openings."""

import hashlib
import hmac

import pytest

from quietroom.ground import canon
from quietroom.ground.errors import Malformed
from quietroom.tlog import leaf
from quietroom.tlog.leaf import Kind, Opening

_R, _TAG = bytes(range(32)), bytes(16)


def _lp(*parts: bytes) -> bytes:
    return b"".join(len(part).to_bytes(8, "big") + part for part in parts)


def test_commitment_is_as_written() -> None:
    """The commitment, computed with the standard library alone."""
    document = hashlib.sha256(b"words").digest()
    framed = _lp(b"quietroom/v1/leaf", _R, b"release", document)

    assert leaf.commitment(_R, Kind.RELEASE, b"words") == hashlib.sha256(framed).digest()


def test_tags_are_as_written() -> None:
    """The three public tags, computed with the standard library alone."""
    one = (1).to_bytes(8, "big")
    card = hashlib.sha256(_lp(b"quietroom/v1/tag-card", bytes(16), one)).digest()
    policy = hashlib.sha256(_lp(b"quietroom/v1/tag-policy", b"officer", one)).digest()
    build = hashlib.sha256(_lp(b"quietroom/v1/tag-build", b"officer", one)).digest()

    assert leaf.card_tag(bytes(16), 1) == card[:16]
    assert leaf.policy_tag("officer", 1) == policy[:16]
    assert leaf.build_tag("officer", 1) == build[:16]


def test_grant_tags_are_two_halves() -> None:
    """A key gives one tag for what is shown at once and another for what waits."""
    secret = hmac.digest(bytes(32), b"k" * 32, "sha256")
    both = hmac.digest(secret, _lp(b"quietroom/v1/tag-grant") + b"\1", "sha256")
    tags = leaf.grant_tags(b"k" * 32)

    assert (tags.at_once, tags.delayed) == (both[:16], both[16:])


def test_every_part_counts() -> None:
    """Another r, another type and another document each give another leaf."""
    plain = Opening(_TAG, _R, Kind.CARD, b"words")
    others = [
        Opening(_TAG, bytes(32), Kind.CARD, b"words"),
        Opening(_TAG, _R, Kind.POLICY, b"words"),
        Opening(_TAG, _R, Kind.CARD, b"word"),
        Opening(b"t" * 16, _R, Kind.CARD, b"words"),
    ]

    assert len({opening.leaf() for opening in [plain, *others]}) == 5


def test_opening_comes_back() -> None:
    """An opening and a leaf read back as they were written."""
    opening = Opening(_TAG, _R, Kind.WEB_BUILD, b"words")

    assert leaf.parse_opening(opening.encode()) == opening
    assert leaf.parse(opening.leaf().encode()) == opening.leaf()
    assert len(opening.leaf().encode()) == leaf.LEAF


@pytest.mark.parametrize(
    "fields",
    [
        [_TAG, _R, "card"],
        [_TAG[1:], _R, "card", b""],
        [_TAG, _R[1:], "card", b""],
        [_TAG, _R, "ombuds", b""],
        [_TAG, _R, "CARD", b""],
        [_TAG, _R, b"card", b""],
        [_TAG, _R, "card", "words"],
        [_TAG, _R, "card", bytes(leaf.DOCUMENT + 1)],
    ],
)
def test_refuses_other_openings(fields: list[canon.Value]) -> None:
    """An opening with a field of another size or sort is refused."""
    with pytest.raises(Malformed):
        leaf.read_opening(fields)


def test_refuses_a_short_r() -> None:
    """What could be guessed hides nothing."""
    with pytest.raises(Malformed):
        leaf.commitment(bytes(31), Kind.CARD, b"")


@pytest.mark.parametrize("size", [0, 47, 49, 96])
def test_refuses_other_lengths(size: int) -> None:
    """A leaf has 48 bytes."""
    with pytest.raises(Malformed):
        leaf.parse(bytes(size))
