"""What keeps a server from beginning: each a clear sentence, exit code 5, and nothing changed."""

import asyncio
import os
import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quietroom.ground.errors import Malformed
from quietroom.identity import invitation
from quietroom.server import folder, run
from quietroom.server.config import Beginning, Config
from quietroom.server.refusal import Conflict
from quietroom.server.store.engine import open_store
from quietroom.server.store.refusal import NewerSchema
from quietroom.server.store.tenants import Tenant
from quietroom.tlog import policy as policies
from quietroom.tlog.note import Kind, Signer


def outcome(code: int, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    told = capsys.readouterr()
    return code, told.out, told.err


def test_one_server_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """While a server holds a folder, no other serves from it."""
    with folder.held(tmp_path / "data"):
        code, out, said = outcome(run.serve(Config(tmp_path / "data", port=0)), capsys)

    assert (code, out) == (5, "")
    assert said.startswith("Another server holds this data folder")


def test_a_taken_port(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A port on which somebody listens is not shared, and no folder is made."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        asked = Config(tmp_path / "data", port=taken.getsockname()[1])
        code, out, said = outcome(run.serve(asked), capsys)

    assert (code, out) == (5, "")
    assert said.startswith("Another program listens on this port")
    assert not (tmp_path / "data").exists()


def test_an_address_of_another_machine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A host that is not this machine's is said to be none."""
    asked = Config(tmp_path / "data", host="203.0.113.7", public_url="https://rooms.example")
    code, _, said = outcome(run.serve(asked), capsys)

    assert code == 5
    assert "--host" in said


def test_a_folder_that_is_not_ours(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with anything else in it is left as it was, whatever its permissions."""
    (tmp_path / "photo.jpg").write_bytes(b"a face")
    tmp_path.chmod(0o755)
    code, out, said = outcome(run.serve(Config(tmp_path, port=0)), capsys)

    assert (code, out) == (5, "")
    assert said.startswith("This folder holds something that is not Quietroom's")
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]


def test_a_file_in_place_of_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file is no data folder."""
    (tmp_path / "data").write_bytes(b"words")
    code, _, said = outcome(run.serve(Config(tmp_path / "data", port=0)), capsys)

    assert code == 5
    assert said.startswith("This folder holds something that is not Quietroom's")


def test_a_folder_that_cannot_be_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the operating system refuses is said in a sentence too."""
    (tmp_path / "file").touch()
    code, _, said = outcome(run.serve(Config(tmp_path / "file/data", port=0)), capsys)

    assert code == 5
    assert said.startswith("Not a directory")


def test_a_key_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A cut key file is not replaced by a new key: the log could not go on under another."""
    data = tmp_path / "data"
    run.init(Config(data))
    (data / "server.key").write_bytes(b"cut")
    code, _, said = outcome(run.serve(Config(data, port=0)), capsys)

    assert code == 5
    assert "server.key" in said


def test_a_database_of_somebody_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no database of ours is refused."""
    data = tmp_path / "data"
    run.init(Config(data))
    (data / folder.DATABASE).write_bytes(os.urandom(5000))
    (data / f"{folder.DATABASE}-wal").unlink(missing_ok=True)
    code, _, said = outcome(run.serve(Config(data, port=0)), capsys)

    assert code == 5
    assert "not a SQLite database" in said


def test_a_database_of_a_newer_server(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A database that a newer server wrote is left to it."""
    data = tmp_path / "data"
    run.init(Config(data))
    with closing(sqlite3.connect(data / folder.DATABASE)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    code, _, said = outcome(run.serve(Config(data, port=0)), capsys)

    assert (code, said.strip()) == (5, str(NewerSchema()))


@pytest.mark.parametrize(
    ("host", "url"),
    [("0.0.0.0", None), ("0.0.0.0", "http://rooms.example"), ("127.0.0.1", "http://rooms.example")],
)
def test_nobody_listens_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], host: str, url: str | None
) -> None:
    """Without https no server begins that others can reach, and `check` says the same."""
    asked = Config(tmp_path / "data", host=host, port=0, public_url=url)
    code, out, refused = outcome(run.serve(asked), capsys)

    assert (code, out) == (5, "")
    assert "https" in refused
    assert outcome(run.check(asked), capsys) == (5, refused, "")
    assert not (tmp_path / "data").exists()


def test_check_finds_what_is_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each setting is said with its remedy; when all are put right, nothing is said."""
    data = tmp_path / "data"
    asked = Config(data, port=0)
    run.init(asked)
    (data / "server.key").chmod(0o644)
    data.chmod(0o750)
    code, found, _ = outcome(run.check(asked), capsys)
    (data / "server.key").chmod(0o600)
    data.chmod(0o700)

    assert (code, found.count("\n")) == (5, 2)
    assert "chmod 600" in found
    assert "chmod 700" in found
    assert outcome(run.check(asked), capsys) == (0, "", "")


def test_init_gives_a_link_that_proves_nothing(tmp_path: Path) -> None:
    """The link of the first coordinator leads to this server, and is nobody's card."""
    asked = Config(tmp_path / "data", public_url="https://rooms.example/")
    server, found = invitation.parse_link(run.init(asked))
    again, other = invitation.parse_link(run.init(asked))

    assert server == again == "https://rooms.example"
    assert found.inviter is None
    assert found.policy == other.policy
    assert found.token != other.token


WITNESSES = tuple(Signer(name, Kind.WITNESS, os.urandom(32)).key() for name in ("ada", "bea"))


def _begun(config: Config) -> Tenant:
    """The programme of a data folder."""

    async def read() -> Tenant:
        found = config.data / folder.DATABASE
        async with await open_store(found, bytes(32), lambda: 0) as store:
            (tenant,) = await store.tenants.all()
            return tenant

    return asyncio.run(read())


def test_a_programme_begins_as_asked(tmp_path: Path) -> None:
    """Its name and its witnesses are those of the first `init`; none of them is required."""
    asked, other = Config(tmp_path / "one"), Config(tmp_path / "other")
    run.init(asked, Beginning("Lighthouse", WITNESSES))
    run.init(asked, Beginning("Lighthouse", WITNESSES[::-1]))
    run.init(asked)
    run.init(other)
    policy = policies.parse(_begun(asked).policy)

    assert (_begun(asked).programme, _begun(other).programme) == ("Lighthouse", "Quietroom")
    assert set(policy.witnesses) == set(WITNESSES)
    assert policy.quorum == 0
    assert policies.parse(_begun(other).policy).witnesses == ()


@pytest.mark.parametrize("changed", [Beginning("Beacon"), Beginning(None, WITNESSES[:1])])
def test_what_began_stays(tmp_path: Path, changed: Beginning) -> None:
    """Another name or another witness is refused: invitations name the policy by its hash."""
    asked = Config(tmp_path / "data")
    run.init(asked, Beginning("Lighthouse", WITNESSES))
    before = _begun(asked)
    with pytest.raises(Conflict):
        run.init(asked, changed)

    assert _begun(asked) == before


@pytest.mark.parametrize("name", ["x" * 201, "two\nlines"])
def test_a_programme_has_a_name_that_prints(tmp_path: Path, name: str) -> None:
    """A name that nobody could read in a mail is refused before anything is made."""
    asked = Config(tmp_path / "data")
    with pytest.raises(Malformed):
        run.init(asked, Beginning(name))

    assert not asked.data.exists()


def test_a_witness_has_a_witness_key(tmp_path: Path) -> None:
    """A log's key does not watch a log: refused, and the next attempt begins the programme."""
    asked, key = Config(tmp_path / "data"), Signer("ada", Kind.LOG, os.urandom(32)).key()
    with pytest.raises(Malformed):
        run.init(asked, Beginning("Lighthouse", (key,)))
    run.init(asked, Beginning("Beacon", WITNESSES))

    assert _begun(asked).programme == "Beacon"


@pytest.mark.parametrize(
    ("url", "origins"),
    [
        (None, ("http://localhost:1", "http://127.0.0.1:1", "http://[::1]:1")),
        ("https://Rooms.Example/", ("https://rooms.example",)),
        ("https://rooms.example:8443/quiet", ("https://rooms.example:8443",)),
    ],
)
def test_origins_of_a_sign_in(url: str | None, origins: tuple[str, ...]) -> None:
    """A sign-in is bound to the address that people open, or to any name of this machine."""
    assert Config(Path("data"), port=1, public_url=url).origins == origins
