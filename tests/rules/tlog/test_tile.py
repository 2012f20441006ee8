"""Paths, widths and bundles of tiles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground.errors import Malformed
from quietroom.tlog import tile
from quietroom.tlog.tile import ENTRIES, MissingTile, Tile
from vectors.make.tlog.log import leaves

_TILES = st.builds(Tile, st.integers(ENTRIES, 63), st.integers(0, 2**45 - 1), st.integers(1, 256))


@given(_TILES)
def test_path_comes_back(wanted: Tile) -> None:
    """Every tile has one path, which names it."""
    assert tile.parse_path(wanted.path()) == wanted


@given(st.text() | st.from_regex(r"\Atile/(0|01|7|64|entries)/(x?[0-9]{3}/)*[0-9]{1,3}(\.p/\d+)?"))
def test_paths_have_one_spelling(path: str) -> None:
    """What is read as a path is written the same again."""
    try:
        found = tile.parse_path(path)
    except Malformed:
        return

    assert found.path() == path


@pytest.mark.parametrize(
    ("wanted", "path"),
    [
        (Tile(0, 0), "tile/0/000"),
        (Tile(0, 999, 1), "tile/0/999.p/1"),
        (Tile(1, 1000), "tile/1/x001/000"),
        (Tile(2, 1234067, 255), "tile/2/x001/x234/067.p/255"),
        (Tile(ENTRIES, 7, 12), "tile/entries/007.p/12"),
    ],
)
def test_paths_as_written(wanted: Tile, path: str) -> None:
    """Paths are those of the C2SP page."""
    assert wanted.path() == path


@pytest.mark.parametrize(
    "path",
    [
        "tile/0/0",
        "tile/0/0000",
        "tile/0/x000/001",
        "tile/0/001/002",
        "tile/0/x001",
        "tile/00/001",
        "tile/64/001",
        "tile/-1/001",
        "tile/0/001.p/0",
        "tile/0/001.p/256",
        "tile/0/001.p/01",
        "tile/0/001.p/999",
        "tile/0/001.p/",
        "tile/0/001\n",
        "/tile/0/001",
        "tile/0/../001",
        "tile/0/٠٠١",
        "tile/0/x999/x999/x999/x999/x999/x999/999",
        "tile/data/001",
    ],
)
def test_refuses_other_paths(path: str) -> None:
    """What is not the one spelling is no path."""
    with pytest.raises(Malformed):
        tile.parse_path(path)


def test_tiles_of_70000_leaves() -> None:
    """The example of the C2SP page: full and partial tiles at each level."""
    found = list(tile.hash_tiles(70_000))
    full = [sum(each.level == level and each.width == 256 for each in found) for level in range(3)]
    partial = [each for each in found if each.width < 256]

    assert full == [273, 1, 0]
    assert partial == [Tile(0, 273, 112), Tile(1, 1, 17), Tile(2, 0, 1)]


def test_a_full_tile_is_not_partial() -> None:
    """At 256 leaves there is one full tile, and above it one hash."""
    assert list(tile.hash_tiles(256)) == [Tile(0, 0), Tile(1, 0, 1)]
    assert list(tile.hash_tiles(0)) == []


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_tiles_between(first: int, second: int) -> None:
    """Between two sizes exactly those tiles are new that hold something new."""
    old, new = sorted((first, second))
    found = list(tile.tiles_between(ENTRIES, old, new))
    held = set(tile.tiles_between(ENTRIES, 0, old))

    assert set(found) == set(tile.tiles_between(ENTRIES, 0, new)) - held
    assert [each.index for each in found] == sorted({at // 256 for at in range(old, new)})


def test_bundle_comes_back() -> None:
    """Leaves come back out of a bundle, one behind the other."""
    rows = leaves(256)

    assert tile.parse_bundle(tile.bundle(rows), 256) == b"".join(rows)
    assert tile.bundle(rows[:1]) == b"\x00\x30" + rows[0]


@pytest.mark.parametrize("place", [0, 1, 50, 51])
def test_refuses_other_lengths(place: int) -> None:
    """A leaf of another length is no leaf of this log, though the bundle's length is right."""
    raw = bytearray(tile.bundle(leaves(2)))
    raw[place] ^= 1

    with pytest.raises(Malformed):
        tile.parse_bundle(bytes(raw), 2)


@pytest.mark.parametrize("width", [0, 1, 3])
def test_refuses_other_widths(width: int) -> None:
    """A bundle has as many leaves as its path says."""
    with pytest.raises(Malformed):
        tile.parse_bundle(tile.bundle(leaves(2)), width)


@pytest.mark.parametrize(
    ("wanted", "size"), [(Tile(0, 0, 5), 4), (Tile(0, 1, 1), 256), (Tile(1, 0), 65_535)]
)
def test_no_tile_beyond_the_tree(wanted: Tile, size: int) -> None:
    """A tile that the tree does not fill is missing; one leaf more and it is there."""
    tile.check_fits(wanted, size + 1)

    with pytest.raises(MissingTile):
        tile.check_fits(wanted, size)
