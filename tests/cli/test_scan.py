"""`quietroom scan`: one leak of every kind is found by its name, and its honest twin is not."""

import base64
import gzip
import hashlib
import lzma
import os
import sqlite3
import stat
import tracemalloc
import urllib.parse
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.cli.scan import packed, stream
from quietroom.cli.scan.folder import Progress, search
from quietroom.cli.scan.needles import BATCH, Needles, TooShort
from quietroom.cli.scan.stream import Allowance, Stream
from quietroom.cli.scan.table import Table
from tests.cli.leaks import CANARY, GREEK, OTHER, WAYS, WORDS, Wrap

_TABLE = next(Needles.runs(WORDS).tables())


def _encodings(data: bytes, table: Table = _TABLE) -> set[str]:
    return {found.encoding for found in Stream(table, Allowance()).whole(data)}


def _table(needles: Needles) -> Table:
    (table,) = needles.tables()
    return table


@pytest.mark.parametrize(("name", "wrap"), WAYS.values(), ids=WAYS)
def test_every_leak_is_found(name: str, wrap: Wrap) -> None:
    """Whatever was done to the words, they are found, called by what was done, amid other bytes."""
    found = _encodings(os.urandom(501) + wrap(WORDS.encode()) + os.urandom(77))

    assert name in found


@pytest.mark.parametrize(("name", "wrap"), WAYS.values(), ids=WAYS)
def test_other_words_are_not_found(name: str, wrap: Wrap) -> None:
    """The honest twin: other words, treated alike, are nobody's leak."""
    data = os.urandom(501) + wrap(OTHER.encode()) + os.urandom(77)

    assert _encodings(data) == set()


@pytest.mark.parametrize(("name", "wrap"), WAYS.values(), ids=WAYS)
def test_letters_beyond_ascii(name: str, wrap: Wrap) -> None:
    """Words in another script are found in the same ways."""
    found = _encodings(b"<p>" + wrap(GREEK.encode()), _table(Needles.runs(GREEK)))

    assert name in found


_LOSSLESS = [way for way in WAYS if way not in ("lower", "upper", "json, its own letters")]


@given(
    way=st.sampled_from(_LOSSLESS),
    start=st.integers(0, len(WORDS) - 20),
    before=st.binary(max_size=40),
    after=st.binary(max_size=40),
)
def test_twenty_characters_are_enough(way: str, start: int, before: bytes, after: bytes) -> None:
    """Any run of 20 characters is found, whatever was done to it and wherever it lies."""
    run = WAYS[way][1](b"<" + WORDS[start : start + 20].encode() + b">")

    assert _encodings(before + run + after)


def test_one_leak_is_one_line() -> None:
    """Words as they are make one find, although much around them can be undone as well."""
    data = b'%41+\\n"' * 60 + WORDS.encode() + b'%41+\\n"' * 60
    found = list(Stream(_TABLE, Allowance()).whole(data * 2))

    assert [(hit.start, hit.encoding) for hit in found] == [
        (420, "raw"),
        (420 + len(data), "raw"),
    ]


@given(start=st.integers(0, len(WORDS) - 19), way=st.sampled_from(sorted(WAYS)))
def test_nineteen_are_not(start: int, way: str) -> None:
    """A run of 19 characters is no find."""
    data = WAYS[way][1](b"\x01" + WORDS[start : start + 19].encode() + b"\x02")

    assert _encodings(data) == set()


def test_white_space_is_folded() -> None:
    """Words are found when their lines were broken otherwise, and when they were not."""
    folded, kept = " ".join(WORDS.split()).encode(), WORDS.encode()
    across = folded[80:105], kept[80:105]

    assert b"\n" in across[1]
    assert [_encodings(data) for data in across] == [{"raw"}, {"raw"}]


def test_white_space_alone_is_nothing() -> None:
    """A stretch of white space in the words does not make every indented file a leak."""
    table = _table(Needles.runs(WORDS + " " * 60 + "\n" * 60 + WORDS))

    assert _encodings(b"a" + b" " * 9000 + b"\n" * 9000, table) == set()
    assert _encodings(b" " * 9000 + WORDS.encode()[:20], table) == {"raw"}


def test_where_it_lies(tmp_path: Path) -> None:
    """The offset is that of the run, of where it is written, or of the part that holds it."""
    leak = WORDS.encode()[:40]
    hidden = base64.b64encode(b"~" * 300 + leak)
    (tmp_path / "a").write_bytes(b"-" * 1000 + leak)
    (tmp_path / "b").write_bytes(b"-" * 999 + b" " + hidden)
    (tmp_path / "c").write_bytes(b"-" * 1000 + gzip.compress(b"-" * 50 + leak))
    (tmp_path / "d").write_bytes(b"- % - " * 100 + urllib.parse.quote(leak).encode())
    found = {hit.path.name: hit for hit in search(tmp_path, Needles.runs(WORDS), Progress())}

    assert [found[name].offset for name in "abcd"] == [1000, 1400, 1000, 600]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of 4 KB, so that little data makes many."""
    monkeypatch.setattr(stream, "BLOCK", 4096)
    monkeypatch.setattr(stream, "OVERLAP", 512)


def _in_pieces(data: bytes) -> list[tuple[int, str]]:
    looking = Stream(_TABLE, Allowance())
    fed = [hit for at in range(0, len(data), 1024) for hit in looking.feed(data[at : at + 1024])]
    return [(hit.start, hit.encoding) for hit in (*fed, *looking.end())]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("cut", [-600, -512, -25, -20, -7, -1, 0, 3])
@pytest.mark.parametrize("way", ["plain", "hex", "gzip", "xz"])
def test_nothing_is_cut_in_two(way: str, cut: int) -> None:
    """What lies across the border of two blocks is found once, even a part that begins there."""
    name, wrap = WAYS[way]
    before, leak = b"-" * (4096 + cut), WORDS.encode()[90:150]

    assert _in_pieces(before + wrap(leak) + b"-" * 9000).count((4096 + cut, name)) == 1


@pytest.mark.usefixtures("small")
def test_one_packed_part_is_one_line() -> None:
    """Words found again and again inside one packed part are told once, where it begins."""
    part = gzip.compress((WORDS.encode() + os.urandom(9000)) * 3)

    assert _in_pieces(b"-" * 99 + part).count((99, "gzip")) == 1


@pytest.mark.parametrize("size", range(490, 560, 3))
def test_long_stretches(size: int) -> None:
    """A run is found at the end of any length of what is nearly one."""
    table = _table(Needles.runs("A line: " + "=" * 15 + " and on"))

    assert _encodings(b"=" * size + b" and ", table) == {"raw"}
    assert _encodings(b"=" * size + b" and", table) == set()


def test_one_long_leak_is_one_line() -> None:
    """A page of words is one find, from its beginning to its end."""
    text = " ".join(f"word{number * 7919 % 1000}" for number in range(1000))
    data = b"-" * 50 + text.encode() + b"-" * 50
    (found,) = Stream(_table(Needles.runs(text)), Allowance()).whole(data)

    assert (found.start, found.encoding) == (50, "raw")


def test_damaged_part_is_searched_as_far_as_it_goes() -> None:
    """A packed part that was cut off or overwritten still gives what it holds before that."""
    whole = zlib.compress(OTHER.encode() * 9 + WORDS.encode() + OTHER.encode() * 9)
    cut = whole[:-30]

    assert _encodings(cut) == {"zlib"}
    assert _encodings(cut + os.urandom(500)) == {"zlib"}


def test_deleted_row_is_found(tmp_path: Path) -> None:
    """Words that a database deleted and did not overwrite are still there."""
    path = tmp_path / "store.db"
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA secure_delete = off")
        database.execute("CREATE TABLE said (words TEXT)")
        database.executemany("INSERT INTO said VALUES (?)", [(WORDS,), *[(OTHER * 9,)] * 40])
        database.commit()
        database.execute("DELETE FROM said")
    database.close()
    with sqlite3.connect(path) as database:
        left = database.execute("SELECT count(*) FROM said").fetchone()
    database.close()

    assert left == (0,)
    assert {hit.encoding for hit in search(tmp_path, Needles.runs(WORDS), Progress())} == {"raw"}


def test_names_of_files_are_searched(tmp_path: Path) -> None:
    """Words in the name of a file or folder are a leak too."""
    (tmp_path / WORDS[90:130].strip()).mkdir()
    (tmp_path / WORDS[:40].encode().hex()).touch()
    found = {hit.encoding for hit in search(tmp_path, Needles.runs(WORDS), Progress())}

    assert found == {"name", "name/hex"}


def test_links_and_pipes_are_passed_over(tmp_path: Path) -> None:
    """The search neither leaves the folder by a link nor waits at a pipe."""
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (outside / "words").write_text(WORDS)
    (inside / "file").symlink_to(outside / "words")
    (inside / "folder").symlink_to(outside)
    os.mkfifo(inside / "pipe")
    progress = Progress()

    assert list(search(inside, Needles.runs(WORDS), progress)) == []
    assert (progress.files, progress.unsearched) == (0, {})


def test_swapped_files_are_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link or pipe put in the place of a file, after it was looked at, is not followed."""
    (tmp_path / "in").mkdir()
    (tmp_path / "words").write_text(WORDS)
    (tmp_path / "in" / "link").symlink_to(tmp_path / "words")
    os.mkfifo(tmp_path / "in" / "pipe")
    monkeypatch.setattr(stat, "S_ISREG", lambda _mode: True)
    progress = Progress()

    assert list(search(tmp_path / "in", Needles.runs(WORDS), progress)) == []
    assert list(progress.unsearched) == [tmp_path / "in" / "link"]


def test_long_words_take_several_readings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words of any length are looked for in parts, and a run across two parts is found."""
    monkeypatch.setattr("quietroom.cli.scan.needles.BATCH", 50)
    (tmp_path / "a").write_text(WORDS[40:60])
    (tmp_path / "b").write_text(OTHER)
    progress = Progress()
    found = list(search(tmp_path, Needles.runs(WORDS), progress))

    assert [(hit.path.name, hit.encoding) for hit in found] == [("a", "raw")]
    assert progress.files == 2


def test_memory_is_bounded(tmp_path: Path) -> None:
    """A packed part of 40 MB, in a file of 20 MB more, is searched in a small part of that."""
    with (tmp_path / "bomb").open("wb") as file:
        file.write(gzip.compress(gzip.compress(bytes(40_000_000) + WORDS.encode())))
        file.write(bytes(20_000_000))
        file.write(WORDS.upper().encode())
    tracemalloc.start()
    found = {hit.encoding for hit in search(tmp_path, Needles.runs(WORDS), Progress())}
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert found == {"gzip/gzip", "upper"}
    assert peak < 16_000_000


def test_bomb_is_given_up_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What unpacks to more than is allowed is left, and said; what lies beside it is searched."""
    monkeypatch.setattr(Allowance, "__init__", _stingy)
    (tmp_path / "bomb").write_bytes(gzip.compress(bytes(2_000_000)) + WORDS.encode())
    progress = Progress()
    found = [hit.encoding for hit in search(tmp_path, Needles.runs(WORDS), progress)]

    assert found == ["raw"]
    assert progress.unsearched == {tmp_path / "bomb": "its packed parts unpack to too much"}


def _stingy(allowance: Allowance) -> None:
    allowance.unpacked, allowance.parts, allowance.spent = 1_000_000, 2, {}


def test_too_many_parts_at_once_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts that do not end are not opened without end."""
    monkeypatch.setattr(Allowance, "__init__", _stingy)
    allowance = Allowance()
    unended = gzip.compress(os.urandom(12000))[:2000]
    found = list(Stream(_TABLE, allowance).whole(unended * 3 + WORDS.encode()))

    assert "raw" in [hit.encoding for hit in found]
    assert list(allowance.spent) == ["too many packed parts lie within each other"]
    assert allowance.parts == 2


def test_greedy_part_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that asks for more memory than is allowed stays packed, and that is said."""
    monkeypatch.setattr(packed, "MEMORY", 100_000)
    allowance = Allowance()

    assert list(Stream(_TABLE, allowance).whole(lzma.compress(WORDS.encode()))) == []
    assert list(allowance.spent) == ["unpacking a part of it takes too much memory"]


@given(st.binary(max_size=3000), st.sampled_from([b"\x1f\x8b\x08", b"x\x9c", b"PK\x03\x04", b"%u"]))
def test_any_bytes_can_be_searched(data: bytes, mark: bytes) -> None:
    """No file can make the search stumble, or find what is not there."""
    assert _encodings(data + mark + data) == set()


@pytest.mark.parametrize("way", WAYS)
def test_canary_is_found_by_twelve_bytes(way: str) -> None:
    """Twelve bytes of a random canary are found in every way in which words are; eleven are not."""
    wrap, table = WAYS[way][1], _table(Needles.canaries([CANARY]))
    enough, less = (7, 6) if "wide" in way else (13, 12)

    assert _encodings(wrap(b"~~~~" + CANARY[1:enough].encode() + b"~~~~"), table)
    assert _encodings(wrap(b"~~~~" + CANARY[1:less].encode() + b"~~~~"), table) == set()


@pytest.mark.parametrize("kind", ["sha256", "sha1", "md5"])
@pytest.mark.parametrize("form", [f" {CANARY}\n", CANARY, CANARY.lower(), f" {CANARY}\n".lower()])
def test_hash_of_a_canary_is_found(kind: str, form: str) -> None:
    """A hash of a canary, of its trimmed or lowered form, whole or cut, gives it away."""
    digest = hashlib.new(kind, form.encode()).digest()
    table = _table(Needles.canaries([f" {CANARY}\n", "another canary, as random as any"]))
    name = {"sha256": "sha-256", "sha1": "sha-1", "md5": "md5"}[kind]
    ways = (digest, digest[2:14], digest.hex().encode(), base64.b64encode(digest))

    assert [_encodings(b"-" + way + b"-", table) for way in ways] == [
        {name},
        {name},
        {f"hex/{name}"},
        {f"base64/{name}"},
    ]


def test_no_find_between_two_canaries() -> None:
    """The end of one canary and the beginning of the next are no canary."""
    first, second = "0123456789abcdef", "ghijklmnopqrstuv"
    table = _table(Needles.canaries([first, second]))

    assert _encodings((first[8:] + second[:8]).encode(), table) == set()


@pytest.mark.parametrize("text", ["", "short", "nineteen characters", "a" + " " * 50 + "b"])
def test_short_words_are_refused(text: str) -> None:
    """Words without a run of 20 characters cannot be looked for, and nothing pretends it."""
    with pytest.raises(TooShort):
        Needles.runs(text)


@pytest.mark.parametrize("canaries", [[], ["long enough to count", "short"]])
def test_short_canaries_are_refused(canaries: list[str]) -> None:
    """A canary must be long enough to be found in part."""
    with pytest.raises(TooShort):
        Needles.canaries(canaries)


def test_batches_are_large() -> None:
    """Ordinary words take one reading of the folder."""
    assert len(list(Needles.runs(WORDS * (BATCH // len(WORDS))).tables())) == 1
