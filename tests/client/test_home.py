"""What a client remembers in its folder: closed to others, whole or not there, torn ends let go."""

import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.client.home import Home, hex_id
from quietroom.client.refusal import NoHome
from quietroom.ground import canon
from quietroom.ground.errors import Malformed


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A folder that is not there yet."""
    return Home(tmp_path / "people" / "jonas")


def modes(home: Home) -> set[int]:
    """The modes of everything in the folder, and its own."""
    return {path.stat().st_mode & 0o777 for path in [home.folder, *home.folder.rglob("*")]}


@pytest.mark.parametrize("name", ["token", "places/aa"])
def test_only_its_owner_reads_it(home: Home, name: str) -> None:
    """Folder and files are their owner's alone, whichever is made first."""
    home.write(name, b"sealed")
    home.append("places/bb", [b"sealed"])

    assert modes(home) == {0o700, 0o600}


def test_write_replaces_whole(home: Home) -> None:
    """A file holds the last bytes written to it, and nothing is left beside it."""
    home.write("cards/a", b"a longer first one")
    home.write("cards/a", b"short")

    assert home.read("cards/a") == b"short"
    assert home.names("cards") == ["a"]


def test_a_write_cut_short_leaves_the_old(home: Home) -> None:
    """What a crash left aside changes nothing and is written over by the next."""
    home.write("token", b"old")
    (home.folder / ".token.new").write_bytes(b"half of a n")

    assert home.read("token") == b"old"
    assert home.write("token", b"new").read_bytes() == b"new"
    assert [path.name for path in home.folder.iterdir()] == ["token"]


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, set[str]]]:
    """Every folder made durable, in order: its name, and the names that stood in it then."""
    honest, found = os.fsync, list[tuple[str, set[str]]]()

    def sync(file: int) -> None:
        path = Path(f"/proc/self/fd/{file}").readlink()
        if path.is_dir():
            found.append((path.name, {one.name for one in path.iterdir()}))
        honest(file)

    monkeypatch.setattr(os, "fsync", sync)
    return found


def test_a_written_name_is_durable(home: Home, synced: list[tuple[str, set[str]]]) -> None:
    """A file stands under its name on the disk before `write` returns, and so do its folders."""
    home.write("cards/a", b"sealed")
    made = synced.copy()
    home.write("cards/a", b"again")

    assert made == [("people", {"jonas"}), ("jonas", {"cards"}), ("cards", {"a"})]
    assert synced[len(made) :] == [("cards", {"a"})]


def test_an_appended_name_is_durable(home: Home, synced: list[tuple[str, set[str]]]) -> None:
    """A file of chunks is durable under its name once begun, and needs that only once."""
    home.write("places/a", b"")
    synced.clear()
    home.append("places/b", [b"one"])
    home.append("places/b", [b"two"])

    assert synced == [("places", {"a", "b"})]


def test_what_is_not_there(home: Home) -> None:
    """Reading makes nothing and finds nothing; what must be there is missed in words."""
    assert home.read("token") is None
    assert home.names("outbox") == []
    assert home.chunks("places/aa") == []
    home.remove("token")
    with pytest.raises(NoHome, match="--home"):
        home.need("person.cbor")
    assert not home.folder.exists()


def test_need_reads_only_canonical_bytes(home: Home) -> None:
    """A file that is no CBOR of ours is refused."""
    home.write("person.cbor", b"\xff\x00")

    with pytest.raises(Malformed):
        home.need("person.cbor")
    home.write("person.cbor", canon.encode(["x"]))
    assert home.need("person.cbor") == ["x"]


@pytest.mark.slow
@given(st.lists(st.binary(max_size=9), max_size=4), st.lists(st.binary(max_size=9), max_size=2))
def test_a_torn_end_is_let_go_wherever_it_tore(
    tmp_path_factory: pytest.TempPathFactory, kept: list[bytes], torn: list[bytes]
) -> None:
    """Whole chunks stay, the torn one goes, and what is added next stands behind the whole ones."""
    folder = tmp_path_factory.mktemp("home")
    whole = Home(folder / "whole")
    whole.append("c", kept)
    size = (whole.folder / "c").stat().st_size
    whole.append("c", torn)
    raw = (whole.folder / "c").read_bytes()
    for end in range(size, len(raw) + 1):
        home = Home(folder / str(end))
        home.write("c", raw[:end])
        found = home.chunks("c")
        home.append("c", [b"next"])

        assert found[: len(kept)] == kept
        assert home.chunks("c") == [*found, b"next"]


def test_one_process_at_a_time(home: Home) -> None:
    """Whoever comes second waits until the first has let go."""
    order = list[str]()

    def second() -> None:
        with home.locked():
            order.append("second")

    with home.locked():
        waiting = threading.Thread(target=second)
        waiting.start()
        waiting.join(0.1)
        order.append("first")
    waiting.join(5)

    assert order == ["first", "second"]


def test_hex_ids() -> None:
    """An id is hexadecimal or refused, without repeating it."""
    assert hex_id("00ff", "card") == b"\x00\xff"
    with pytest.raises(Malformed) as refused:
        hex_id("a-name", "card")
    assert "a-name" not in str(refused.value)
