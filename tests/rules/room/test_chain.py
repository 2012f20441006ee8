"""One hash fixes every item and its order."""

from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground.digest import sha256
from quietroom.ground.frame import lp
from quietroom.room import chain
from quietroom.room.chain import Link

_hashes = st.lists(st.binary(min_size=32, max_size=32), max_size=12)


@given(_hashes, _hashes)
def test_prefix(first: list[bytes], more: list[bytes]) -> None:
    """Whoever read a part goes on to the link of whoever read all at once."""
    start = chain.start(bytes(16))

    assert start.after(first).after(more) == start.after(first + more)
    assert start.after(first).index == len(first)


@given(_hashes, _hashes)
def test_order_and_content(one: list[bytes], other: list[bytes]) -> None:
    """Two lists have one head only if they are the same list."""
    start = chain.start(bytes(16))

    assert (start.after(one).head == start.after(other).head) == (one == other)


@given(st.lists(st.binary(min_size=32, max_size=32), min_size=2, max_size=8, unique=True))
def test_exchanged(hashes: list[bytes]) -> None:
    """The last two items in the other order give another head."""
    start = chain.start(bytes(16))
    turned = [*hashes[:-2], hashes[-1], hashes[-2]]

    assert start.after(hashes).head != start.after(turned).head


def test_places_are_apart() -> None:
    """The same items in two rooms give two heads, from the beginning on."""
    assert chain.start(bytes(16)).head != chain.start(bytes(15) + b"\1").head


def test_by_hand() -> None:
    """The chain is what the page says, computed without it."""
    use, item = "quietroom/v1/room-chain", sha256(b"item")
    start = sha256(lp(use, bytes(16)))

    assert chain.start(bytes(16)) == Link(0, start)
    assert chain.start(bytes(16)).then(item) == Link(1, sha256(lp(use, start, item)))
