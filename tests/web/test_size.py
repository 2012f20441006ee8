"""How much a person waits for: bounds on what is loaded, each file packed by gzip.

A kB is 1,000 bytes. Source: docs/decisions/0015-a-browser-client.md.
"""

import gzip
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

DIST = ROOT / "web" / "dist"

KB = 1000

ROOM, SCREEN, STYLES, FONTS = 60 * KB, 25 * KB, 8 * KB, 90 * KB
"""What a room, any later screen, styles and the Latin fonts may weigh."""

KEYS = {"keys.js": 105.5 * KB, "keys-fallback.js": 127 * KB}
"""What the key worker may weigh; the decision says why it is not 40."""

WORDS = 45 * KB
"""What the list of 7,776 words may weigh, which is loaded only where a passphrase is."""

_STATIC = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")
_LOADED = re.compile(r"""import\(\s*["'`]\./([\w.-]+\.js)["'`]\s*\)""")


def weight(*files: Path) -> int:
    """Bytes of some files, each packed as the server packs it."""
    return sum(len(gzip.compress(one.read_bytes(), 9, mtime=0)) for one in files)


def imported(names: set[str]) -> set[str]:
    """Some chunks with everything that they import before they run."""
    found: set[str] = set()
    while names - found:
        for name in names - found:
            found.add(name)
            names = names | set(_STATIC.findall(_read(name)))
    return found


@cache
def _read(name: str) -> str:
    return (DIST / "assets" / name).read_text()


def _named(word: str) -> list[Path]:
    return sorted((DIST / "assets").glob(f"{word}-????????.js"))


def _index() -> str:
    (found,) = re.findall(r'src="/assets/([\w.-]+\.js)"', (DIST / "index.html").read_text())
    return str(found)


def _screen(name: str) -> str:
    (chunk,) = _named(name)
    return chunk.name


def _messages(*words: str) -> int:
    """The heaviest language of these message files."""
    return sum(max(weight(one) for one in _named(word)) for word in words)


def _screens() -> dict[str, str]:
    routes = (ROOT / "web" / "app" / "routes.ts").read_text()
    return {name: _screen(name) for name in re.findall(r"/(\w+)\.svelte'", routes)}


def _of(chunks: set[str]) -> int:
    return weight(*(DIST / "assets" / one for one in chunks))


def test_room_is_light() -> None:
    """All scripts from the first byte over unlocking and home to a room, whatever the language."""
    chunks = imported({_index(), _screen("Unlock"), _screen("Home"), _screen("Room")})
    scripts = _of(chunks) + _messages("shell", "unlock", "home", "room")

    assert scripts <= ROOM
    assert any(one.startswith("Room-") for one in chunks)


def test_later_screens_are_light() -> None:
    """Each screen adds little to what every screen needs, in a chunk of its own."""
    common = imported({_index()})
    added = {name: _of(imported({chunk}) - common) for name, chunk in _screens().items()}

    assert {name: size for name, size in added.items() if size > SCREEN} == {}
    assert len(set(_screens().values())) == len(added)


def test_styles_are_light() -> None:
    """All styles there are."""
    assert weight(*(DIST / "assets").glob("*.css")) <= STYLES


def test_latin_fonts_are_light() -> None:
    """The fonts that a page in English loads, as they are: fonts are packed already."""
    fonts = list((DIST / "assets").glob("*-latin-wght-*.woff2"))

    assert len(fonts) == 2
    assert sum(one.stat().st_size for one in fonts) <= FONTS


@pytest.mark.parametrize("name", KEYS)
def test_key_worker(name: str) -> None:
    """The key worker, which holds the whole library, is one file that loads nothing."""
    worker = DIST / name

    assert weight(worker) <= KEYS[name]
    assert not _STATIC.findall(worker.read_text())
    assert not _LOADED.findall(worker.read_text())


def test_one_worker_is_loaded() -> None:
    """Neither worker is part of what a page loads by itself, so no browser loads both."""
    loaded = re.findall(r'(?:src|href)="/([^"]+)"', (DIST / "index.html").read_text())

    assert any(one.endswith(".css") for one in loaded)
    assert not set(loaded) & set(KEYS)


def test_word_list_waits() -> None:
    """The word list has a chunk of its own, which nothing imports before it runs."""
    (words,) = _named("wordlist")
    everything = imported({_index(), *_screens().values()})

    assert weight(words) <= WORDS
    assert words.name not in everything


def test_the_hint_waits() -> None:
    """The lists of the hint before sending have a chunk of their own, loaded by the first draft."""
    (look,) = _named("look")
    everything = imported({_index(), *_screens().values()})

    assert weight(look) <= SCREEN
    assert look.name not in everything


def test_service_worker_keeps_every_file() -> None:
    """What is kept for a page without a connection is every file there is but its keeper."""
    source = (DIST / "sw.js").read_text()
    # A build may write the list as one text that is split: commas then stand for quotation marks.
    listed = re.findall(r"[\"'`,](/[\w./-]*)(?=[\"'`,])", source.partition("fetch")[0])
    kept = set(listed) - {"/"}
    files = {f"/{one.relative_to(DIST).as_posix()}" for one in DIST.rglob("*") if one.is_file()}

    assert kept == files - {"/index.html", "/sw.js"}
    assert "/" in listed
