"""Two verifiers, one of them written from the C2SP text alone, agree about whole logs."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from quietroom.ground.errors import Malformed, QuietroomError
from quietroom.tlog import mirror, tile
from quietroom.tlog.audit import verify_log
from quietroom.tlog.evidence import Fork, SmallerHead
from quietroom.tlog.mirror import Mirror
from quietroom.tlog.proof import BadProof
from quietroom.tlog.tile import MissingTile
from tests.rules.tlog import second_verifier
from vectors.make.tlog.log import POLICY, SIGNER, Log, log, synced

_VKEY = SIGNER.key().encode()
_SIZES = [0, 1, 255, 256, 257, 700, 66_000]
_SMALL = [1, 255, 256, 257, 700]


@cache
def _log(size: int) -> Log:
    return log(size)


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for path, raw in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(raw)


def _first(folder: Path) -> Mirror:
    return verify_log(_reader(folder), POLICY)


def _second(folder: Path) -> tuple[int, bytes, list[bytes]]:
    return second_verifier.verify_folder(folder, _VKEY)


def _reader(folder: Path) -> Callable[[str], bytes]:
    def read(path: str) -> bytes:
        if not (folder / path).is_file():
            raise KeyError(path)
        return (folder / path).read_bytes()

    return read


@pytest.mark.parametrize("size", _SIZES)
def test_both_accept(size: int, tmp_path: Path) -> None:
    """Both find the same size, root and leaves in what we serve."""
    _write(tmp_path, _log(size).serve())
    found, other = _first(tmp_path), _second(tmp_path)

    assert (found.size, found.root) == other[:2]
    assert found.shelf.leaves(0, size) == b"".join(other[2])
    assert other[2] == _log(size).held


@pytest.mark.parametrize("size", _SMALL)
@pytest.mark.parametrize("where", [0, 1, 2, 49, 50, 1000, -1])
def test_both_refuse_a_flipped_byte(size: int, where: int, tmp_path: Path) -> None:
    """In every file, at its start, in its midst and at its end, no byte can be changed."""
    files = _log(size).serve()
    _write(tmp_path, files)
    for path, raw in files.items():
        bent = bytearray(raw)
        bent[where % len(raw)] ^= 1 << (len(raw) % 8)
        (tmp_path / path).write_bytes(bent)

        with pytest.raises(QuietroomError):
            _first(tmp_path)
        with pytest.raises(second_verifier.RefusedError):
            _second(tmp_path)
        (tmp_path / path).write_bytes(raw)


def test_both_refuse_every_flip_of_a_checkpoint(tmp_path: Path) -> None:
    """Every byte of the checkpoint counts, the loose bits of base64 among them."""
    files = _log(257).serve()
    _write(tmp_path, files)
    for place in range(len(files["checkpoint"])):
        bent = bytearray(files["checkpoint"])
        bent[place] ^= 1
        (tmp_path / "checkpoint").write_bytes(bent)

        with pytest.raises(QuietroomError):
            _first(tmp_path)
        with pytest.raises(second_verifier.RefusedError):
            _second(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("path", ["0/200", "0/257.p/208", "1/000", "1/001.p/1", "2/000.p/1"])
def test_both_refuse_a_flip_in_a_large_log(path: str, tmp_path: Path) -> None:
    """The higher levels are checked like the lowest."""
    files = _log(66_000).serve()
    raw = bytearray(files["tile/" + path])
    raw[len(raw) // 2] ^= 4
    _write(tmp_path, files | {"tile/" + path: bytes(raw)})

    with pytest.raises(BadProof):
        _first(tmp_path)
    with pytest.raises(second_verifier.RefusedError):
        _second(tmp_path)


@pytest.mark.parametrize("size", _SMALL)
def test_both_miss_a_missing_tile(size: int, tmp_path: Path) -> None:
    """Every tile that the size needs must be there."""
    files = _log(size).serve()
    _write(tmp_path, files)
    for path in files.keys() - {"checkpoint"}:
        (tmp_path / path).unlink()

        with pytest.raises(MissingTile):
            _first(tmp_path)
        with pytest.raises(second_verifier.RefusedError):
            _second(tmp_path)
        (tmp_path / path).write_bytes(files[path])


def _later() -> dict[str, bytes]:
    """Full tiles of 768 leaves at level 0, under a checkpoint of 300."""
    above = {path: raw for path, raw in log(300).serve().items() if path.startswith("tile/1/")}
    return log(768).serve() | above | {"checkpoint": _log(700).head(300)}


def test_full_tiles_stand_in_for_partial_ones(tmp_path: Path) -> None:
    """A folder copied later has full tiles where an earlier checkpoint names partial ones."""
    _write(tmp_path, _log(700).serve() | {"checkpoint": _log(700).head(300)})

    with pytest.raises(MissingTile):
        verify_log(_reader(tmp_path), POLICY)
    _write(tmp_path, _later())

    assert _first(tmp_path).size == 300


def test_a_full_tile_of_a_wrong_length(tmp_path: Path) -> None:
    """What stands in for a partial tile must be a full one."""
    for path in ("tile/entries/001", "tile/0/001"):
        files = _later()
        files[path] += b"\0"
        _write(tmp_path, files)

        with pytest.raises(Malformed):
            _first(tmp_path)
        _write(tmp_path, _later())


def test_since_an_earlier_checkpoint() -> None:
    """A log is held against a checkpoint kept from earlier: a later one, a fork, the same."""
    files = _log(700).serve()

    assert verify_log(files.__getitem__, POLICY, _log(700).head(300)).size == 700
    assert verify_log(files.__getitem__, POLICY, files["checkpoint"]).size == 700
    with pytest.raises(Fork):
        verify_log(files.__getitem__, POLICY, log(300, "other").head())
    with pytest.raises(SmallerHead):
        verify_log(log(300).serve().__getitem__, POLICY, files["checkpoint"])


def test_an_audit_is_a_mirror() -> None:
    """Who has verified a log can go on from there as any client does."""
    found = verify_log(_log(257).serve().__getitem__, POLICY)

    assert synced(_log(700), found).size == 700
    assert found.encode() == synced(_log(257), mirror.start(POLICY)).encode()


def test_tiles_are_fixed() -> None:
    """A tile once full never changes, and a partial one begins the full one."""
    for each in tile.hash_tiles(300):
        later = _log(700).tile(each)

        assert _log(300).tile(each) == later
