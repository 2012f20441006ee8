"""A witness signs what continues, and nothing else; a copy of the server goes on as the server."""

import os
from pathlib import Path

import pytest

from quietroom.client import witness
from quietroom.client.audit import Trust
from quietroom.client.home import Home
from quietroom.server import backup
from quietroom.tlog import checkpoint, note
from quietroom.tlog.audit import Read
from quietroom.tlog.evidence import Fork
from quietroom.tlog.tree import Frontier, leaf_hash
from quietroom.tlog.witness import check
from tests.journeys.town import Town


def reader(town: Town) -> Read:
    """Reads the town's log."""
    wire = town.wire()
    return lambda path: wire.get(f"/log/{path}")


def test_signs_what_continues(town: Town, tmp_path: Path) -> None:
    """Each head that continues the last is signed, at the witness's time."""
    home = Home(tmp_path / "witness")
    signer = witness.key_of(home, "ada", os.urandom)
    first = witness.sign(home, signer, reader(town), Trust(), town.now)
    town.invited("Bea")
    second = witness.sign(home, signer, reader(town), Trust(), town.now)
    found = note.parse(second)

    assert checkpoint.parse(second).size > checkpoint.parse(first).size
    assert check(found.text, found.lines_of(signer.key())[0], signer.key()) == town.now()
    assert not witness.hand_in(town.wire(), second)


def test_refuses_a_fork(town: Town, tmp_path: Path) -> None:
    """A head of another history is not signed, although the log's key signed it."""
    home = Home(tmp_path / "witness")
    signer = witness.key_of(home, "ada", os.urandom)
    honest = reader(town)
    size = checkpoint.parse(witness.sign(home, signer, honest, Trust(), town.now)).size
    leaves = [bytes(48)] * size
    key = town.store.keys.signer(town.tenant.id, "localhost/log")
    forged = checkpoint.sign(key, size, Frontier().extend(leaves).frontier.root())
    bundle = b"".join(b"\0\x30" + leaf for leaf in leaves)

    def lie(path: str) -> bytes:
        told = {"checkpoint": forged, f"tile/entries/000.p/{size}": bundle}
        return told.get(path) or _hashes(path, leaves) or honest(path)

    with pytest.raises(Fork):
        witness.sign(home, signer, lie, Trust(), town.now)
    assert witness.sign(home, signer, honest, Trust(), town.now)


def _hashes(path: str, leaves: list[bytes]) -> bytes:
    return b"".join(map(leaf_hash, leaves)) if path.startswith("tile/0/") else b""


def test_copy_is_the_server(town: Town, tmp_path: Path) -> None:
    """A copy holds the same database, readable by nobody else, and writes over nothing."""
    (tmp_path / "server" / "server.key").write_bytes(b"s" * 32)
    town.invited("Bea")
    out = tmp_path / "copy"
    backup.copy(tmp_path / "server", out)

    assert sorted(path.name for path in out.iterdir()) == ["quietroom.db", "server.key"]
    assert out.stat().st_mode & 0o077 == 0
    with pytest.raises(backup.PlaceTaken):
        backup.copy(tmp_path / "server", out)
    with pytest.raises(backup.NothingToCopy):
        backup.copy(tmp_path / "people", tmp_path / "other")
