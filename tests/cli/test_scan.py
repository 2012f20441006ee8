"""`quietroom scan`: one leak of every kind is found by its name, and its honest twin is not."""

import base64
import bz2
import gzip
import hashlib
import io
import json
import lzma
import os
import sqlite3
import tarfile
import tracemalloc
import urllib.parse
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.cli.scan import packed, stream, verb
from quietroom.cli.scan.folder import Progress, search
from quietroom.cli.scan.needles import BATCH, Needles, TooShort
from quietroom.cli.scan.stream import Allowance, Stream

WORDS = (
    "Perhaps I should tell you first: the job in Trieste is real, and I have said “yes” to it.\n\n"
    "Nobody in the department knows - not Olga, not the people in “planning” -\n"
    "and I would like it to stay so until ~ the third of May? Is that all right with you?\n"
)
OTHER = (
    "A bakery on the corner sells rye bread on Mondays; the oven was built by two sisters “once”.\n"
    "They open at six & close when everything is gone, which some weeks is before noon?\n"
)
CANARY = "Zq8-Vx3rT1!pLmW0 \u00e9K"

Wrap = Callable[[bytes], bytes]


def _zip(data: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", method) as archive:
        archive.writestr("first.txt", b"nothing here" * 40)
        archive.writestr("second.txt", data)
    return whole.getvalue()


def _tar_gz(data: bytes) -> bytes:
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w:gz") as archive:
        info = tarfile.TarInfo("notes.txt")
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return whole.getvalue()


def _raw_gzip_halves(data: bytes) -> bytes:
    return gzip.compress(os.urandom(300)) + gzip.compress(data)


def _recoded(codec: str) -> Wrap:
    return lambda data: data.decode().encode(codec)


def _changed(change: Callable[[str], str]) -> Wrap:
    return lambda data: change(data.decode()).encode()


WAYS: dict[str, tuple[str, Wrap]] = {
    "plain": ("raw", bytes),
    "lower": ("lower", _changed(str.lower)),
    "upper": ("upper", _changed(str.upper)),
    "wide, little": ("utf-16-le", _recoded("utf-16-le")),
    "wide, big": ("utf-16-be", _recoded("utf-16-be")),
    "backwards by letter": ("reversed", _changed(lambda text: text[::-1])),
    "backwards by byte": ("reversed", lambda data: data[::-1]),
    "hex": ("hex", lambda data: data.hex().encode()),
    "HEX": ("hex", lambda data: b"\\X" + data.hex().upper().encode()),
    "hex, one off": ("hex", lambda data: b"0" + data.hex().encode()),
    "base64": ("base64", base64.b64encode),
    "base64, one off": ("base64", lambda data: base64.b64encode(b"~" + data)),
    "base64, two off": ("base64", lambda data: base64.b64encode(b"~~" + data)),
    "base64 amid letters": ("base64", lambda data: b"key" + base64.b64encode(data)),
    "base64 in lines": ("base64", base64.encodebytes),
    "urlsafe": ("base64", base64.urlsafe_b64encode),
    "urlsafe, one off": ("base64", lambda data: base64.urlsafe_b64encode(b"~" + data)),
    "urlsafe, two off": ("base64", lambda data: base64.urlsafe_b64encode(b"~~" + data)),
    "url": ("url", lambda data: urllib.parse.quote(data, safe="").encode()),
    "url, each letter": ("url", lambda data: b"".join(b"%%%02x" % byte for byte in data)),
    "form": ("url", lambda data: urllib.parse.quote_plus(data).encode()),
    "json": ("json", lambda data: json.dumps({"text": data.decode()}).encode()),
    "json, each letter": (
        "json",
        lambda data: b"".join(b"\\u%04X" % ord(letter) for letter in data.decode()),
    ),
    "json in json": ("json/json", lambda data: json.dumps(json.dumps(data.decode())).encode()),
    "python": ("json", lambda data: repr(data).encode()),
    "gzip": ("gzip", gzip.compress),
    "gzip, second part": ("gzip", _raw_gzip_halves),
    "zlib": ("zlib", zlib.compress),
    "zlib, fast": ("zlib", lambda data: zlib.compress(data, 1)),
    "zlib, best": ("zlib", lambda data: zlib.compress(data, 9)),
    "bz2": ("bz2", bz2.compress),
    "xz": ("xz", lzma.compress),
    "zip": ("zip", _zip),
    "zip of bz2": ("bz2", lambda data: _zip(data, zipfile.ZIP_BZIP2)),
    "tar.gz": ("gzip", _tar_gz),
    "three deep": ("zip/xz/bz2", lambda data: _zip(lzma.compress(bz2.compress(data)))),
    "three deep, others": (
        "gzip/zlib/zip",
        lambda data: gzip.compress(zlib.compress(_zip(data))),
    ),
    "packed, then written": ("base64/gzip", lambda data: base64.b64encode(gzip.compress(data))),
    "written, then packed": ("xz/hex", lambda data: lzma.compress(data.hex().encode())),
    "wide, packed, written": (
        "json/base64/zlib/utf-16-le",
        lambda data: json.dumps(
            "\n" + base64.b64encode(zlib.compress(_recoded("utf-16-le")(data))).decode()
        ).encode(),
    ),
}
"""Every way in which words may lie in a file: what it is called, and how it is done."""


def _encodings(data: bytes, needles: Needles) -> set[str]:
    return {
        found.encoding
        for table in needles.tables()
        for found in Stream(table, Allowance()).whole(data)
    }


@pytest.mark.parametrize(("name", "wrap"), WAYS.values(), ids=WAYS)
def test_every_leak_is_found(name: str, wrap: Wrap) -> None:
    """Whatever was done to the words, they are found, called by what was done, amid other bytes."""
    found = _encodings(os.urandom(501) + wrap(WORDS.encode()) + os.urandom(77), Needles.runs(WORDS))

    assert name in found


@pytest.mark.parametrize(("name", "wrap"), WAYS.values(), ids=WAYS)
def test_other_words_are_not_found(name: str, wrap: Wrap) -> None:
    """The honest twin: other words, treated alike, are nobody's leak."""
    data = os.urandom(501) + wrap(OTHER.encode()) + os.urandom(77)

    assert _encodings(data, Needles.runs(WORDS)) == set()


_LOSSLESS = [way for way in WAYS if way not in ("lower", "upper")]


@given(
    way=st.sampled_from(_LOSSLESS),
    start=st.integers(0, len(WORDS) - 20),
    before=st.binary(max_size=40),
    after=st.binary(max_size=40),
)
def test_twenty_characters_are_enough(way: str, start: int, before: bytes, after: bytes) -> None:
    """Any run of 20 characters is found in every way; nothing depends on where it lies."""
    name, wrap = WAYS[way]
    data = before + wrap(b"<" + WORDS[start : start + 20].encode() + b">") + after

    assert name in _encodings(data, Needles.runs(WORDS))


@given(start=st.integers(0, len(WORDS) - 19), way=st.sampled_from(sorted(WAYS)))
def test_nineteen_are_not(start: int, way: str) -> None:
    """A run of 19 characters is no find."""
    data = WAYS[way][1](b"\x01" + WORDS[start : start + 19].encode() + b"\x02")

    assert _encodings(data, Needles.runs(WORDS)) == set()


def test_white_space_is_folded() -> None:
    """Words are found when their lines were broken otherwise, and when they were not."""
    folded, kept = " ".join(WORDS.split()).encode(), WORDS.encode()
    across = folded[80:105], kept[80:105]

    assert b"\n" in across[1]
    assert [_encodings(data, Needles.runs(WORDS)) for data in across] == [{"raw"}, {"raw"}]


def test_white_space_alone_is_nothing() -> None:
    """A stretch of white space in the words does not make every indented file a leak."""
    needles = Needles.runs(WORDS + " " * 60 + "\n" * 60 + WORDS)

    assert _encodings(b"a" + b" " * 9000 + b"\n" * 9000, needles) == set()
    assert _encodings(b" " * 9000 + WORDS.encode()[:20], needles) == {"raw"}


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


@pytest.mark.parametrize("cut", [-25, -20, -7, -1, 0, 3])
def test_nothing_is_cut_in_two(cut: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies across the border of two blocks is found once, in the plain and inside a part."""
    monkeypatch.setattr(stream, "BLOCK", 4096)
    monkeypatch.setattr(stream, "OVERLAP", 512)
    leak = b"-" * (4096 + cut) + WORDS.encode()[:24] + b"-" * 9000
    table = next(Needles.runs(WORDS).tables())
    for name, data in (("raw", leak), ("zlib", zlib.compress(os.urandom(5000) + leak))):
        looking = Stream(table, Allowance())
        found = [
            hit for at in range(0, len(data), 1000) for hit in looking.feed(data[at : at + 1000])
        ]

        assert [hit.encoding for hit in (*found, *looking.end())] == [name]


def test_damaged_part_is_searched_as_far_as_it_goes() -> None:
    """A packed part that was cut off or overwritten still gives what it holds before that."""
    packed_up = zlib.compress(WORDS.encode() + os.urandom(4000))
    damaged = packed_up[:1500] + os.urandom(500)

    assert _encodings(damaged, Needles.runs(WORDS)) == {"zlib"}
    assert _encodings(packed_up[:1500], Needles.runs(WORDS)) == {"zlib"}


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
    allowance, table = Allowance(), next(Needles.runs(WORDS).tables())
    unended = gzip.compress(os.urandom(3000))[:2000]
    found = list(Stream(table, allowance).whole(unended * 3 + WORDS.encode()))

    assert [hit.encoding for hit in found] == ["raw"]
    assert list(allowance.spent) == ["too many packed parts lie within each other"]
    assert allowance.parts == 2


def test_greedy_part_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that asks for more memory than is allowed stays packed, and that is said."""
    monkeypatch.setattr(packed, "MEMORY", 100_000)
    allowance, table = Allowance(), next(Needles.runs(WORDS).tables())

    assert list(Stream(table, allowance).whole(lzma.compress(WORDS.encode()))) == []
    assert list(allowance.spent) == ["unpacking a part of it takes too much memory"]


@given(st.binary(max_size=3000), st.sampled_from([b"\x1f\x8b\x08", b"x\x9c", b"PK\x03\x04", b"%u"]))
def test_any_bytes_can_be_searched(data: bytes, mark: bytes) -> None:
    """No file can make the search stumble, or find what is not there."""
    assert _encodings(data + mark + data, Needles.runs(WORDS)) == set()


@pytest.mark.parametrize(("name", "wrap"), WAYS.values(), ids=WAYS)
def test_canary_is_found_by_twelve_bytes(name: str, wrap: Wrap) -> None:
    """A part of a random canary is found in every way in which words are."""
    found = _encodings(
        b"~" * 9 + wrap(CANARY[2:14].encode()) + b"~" * 9, Needles.canaries([CANARY])
    )
    cut = CANARY[2:13] if "utf-16" not in name else CANARY[2:7]
    less = _encodings(b"~" * 9 + wrap(cut.encode()) + b"~" * 9, Needles.canaries([CANARY]))

    assert name in found
    assert less == set()


@pytest.mark.parametrize("kind", ["sha256", "sha1", "md5"])
@pytest.mark.parametrize("form", [f" {CANARY}\n", CANARY, CANARY.lower(), f" {CANARY}\n".lower()])
def test_hash_of_a_canary_is_found(kind: str, form: str) -> None:
    """A hash of a canary, of its trimmed or lowered form, whole or cut, gives it away."""
    digest = hashlib.new(kind, form.encode()).digest()
    needles = Needles.canaries([f" {CANARY}\n", "another canary, as random as any"])
    name = {"sha256": "sha-256", "sha1": "sha-1", "md5": "md5"}[kind]
    ways = (digest, digest[2:14], digest.hex().encode(), base64.b64encode(digest))

    assert [_encodings(b"-" + way + b"-", needles) for way in ways] == [
        {name},
        {name},
        {f"hex/{name}"},
        {f"base64/{name}"},
    ]


def test_no_find_between_two_canaries() -> None:
    """The end of one canary and the beginning of the next are no canary."""
    first, second = "0123456789abcdef", "ghijklmnopqrstuv"

    assert _encodings((first[8:] + second[:8]).encode(), Needles.canaries([first, second])) == set()


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


def _run(folder: Path, words: Path, as_json: bool = False) -> tuple[int, list[str]]:
    out = io.StringIO()
    return verb.run(folder, words, as_json, out), out.getvalue().splitlines()


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """A file with the words."""
    path = tmp_path / "words.txt"
    path.write_text(WORDS)
    return path


@pytest.fixture
def hay(tmp_path: Path) -> Path:
    """A folder with a file that holds none of the words."""
    (tmp_path / "hay" / "below").mkdir(parents=True)
    (tmp_path / "hay" / "clean").write_text(OTHER)
    return tmp_path / "hay"


def test_verb_finds_nothing(hay: Path, words: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing found: nothing on standard output, a summary beside it, 0."""
    assert _run(hay, words) == (0, [])
    assert (
        capsys.readouterr().err == f"scan: nothing found (1 files, {len(OTHER.encode())} bytes)\n"
    )


def test_verb_says_where(hay: Path, words: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A planted copy is one line, with 1; the words are not repeated."""
    planted = hay / "below" / "journal\n"
    planted.write_bytes(b"12345" + base64.b64encode(WORDS.encode()))
    code, lines = _run(hay, words)

    assert (code, lines) == (1, [f"{hay}/below/journal\\n offset 5 encoding base64"])
    assert "found in 1 places" in capsys.readouterr().err


def test_verb_in_json(hay: Path, words: Path) -> None:
    """One object a line, the last one says how it ended."""
    ends = [json.loads(line) for line in _run(hay, words, as_json=True)[1]]
    (hay / "clean").write_text(WORDS)
    code, lines = _run(hay, words, as_json=True)
    hit, end = map(json.loads, lines)

    assert [(end["event"], end["ok"]) for end in ends] == [("end", True)]
    assert hit == {"event": "hit", "path": f"{hay}/clean", "offset": 0, "encoding": "raw"}
    assert (code, end["event"], end["ok"]) == (1, "end", False)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b" \n" * 30, "empty"),
        (b"too few letters", "fewer than 20"),
        (b"a good beginning, but \xff then", "not UTF-8 (byte 22)"),
        ("wide words are not UTF-8 either".encode("utf-16"), "not UTF-8 (byte 0)"),
        (None, "cannot be read"),
    ],
)
def test_verb_refuses_bad_words(
    hay: Path, words: Path, data: bytes | None, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Words that cannot be used end with 3 and a sentence, not with 'nothing found'."""
    words.unlink() if data is None else words.write_bytes(data)

    assert _run(hay, words) == (3, [])
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("name", ["nowhere", "words.txt"])
def test_verb_needs_a_folder(tmp_path: Path, words: Path, name: str) -> None:
    """A folder that is not there, or is none, ends with 5."""
    assert _run(tmp_path / name, words) == (5, [])


def test_verb_admits_what_it_could_not_search(
    hay: Path, words: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that cannot be read is named and keeps the end from being 0; a find is still 1."""
    (hay / "locked").write_text(WORDS)
    really = os.open

    def guarded(path: Path, flags: int) -> int:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return really(path, flags)

    monkeypatch.setattr(os, "open", guarded)

    assert _run(hay, words) == (5, [])
    assert f"{hay}/locked was not wholly searched: Permission denied" in capsys.readouterr().err
    (hay / "open").write_text(WORDS)
    assert _run(hay, words)[0] == 1


def test_verb_searches_words_of_ten_megabytes(hay: Path, words: Path) -> None:
    """A long file of words is looked for to its end."""
    words.write_text("".join(f"{number:x} a stretch of words\n" for number in range(400_000)))
    (hay / "clean").write_text("61a7f a stretch of words")

    assert words.stat().st_size > 9_000_000
    assert _run(hay, words)[0] == 1
