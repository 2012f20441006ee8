"""What somebody else wrote is text and nothing more, whatever it looks like."""

import re
import struct
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Locator, expect

from quietroom.client import attachment, speech
from tests.journeys.town import Citizen
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.people import LONG, Human

ALARM = "globalThis.ran = (globalThis.ran ?? 0) + 1"

MARKUP = [
    f"<script>{ALARM}</script>",
    f"<img src=x onerror='{ALARM}'>",
    f"<svg onload='{ALARM}'><script>{ALARM}</script></svg>",
    f'</div></article><iframe srcdoc="<script>parent.{ALARM}</script>"></iframe>',
    f"<a href='javascript:{ALARM}'>press</a>",
    "<style>body { display: none }</style><link rel=stylesheet href='data:text/css,*{}'>",
    "<!-- <b>never closed",
    "{@html '<b>bold</b>'} {{constructor.constructor('return 1')()}} ${7*7} <%= 7*7 %>",
    "javascript:alert(1) data:text/html,<b> https://elsewhere.example/?a=1",
    "&lt;b&gt; &amp; &#x3C; &nbsp;",
]

DIRECTIONS = [
    "\u202ereversed by an override\u202c and after it",
    "\u2066\u2067\u2068 isolates that nobody closed",
    "abc \u05d0\u05d1\u05d2 123 \u0627\u0644\u0639\u0631\u0628\u064a\u0629 def",
    "\u200f\u200e\u061c marks \u200b\u200d\u2060\ufeff and nothing",
]

NAUGHTY = [
    "undefined null NaN true [object Object] __proto__ constructor hasOwnProperty",
    "' OR 1=1 -- \" ; DROP TABLE entries; ../../etc/passwd",
    "Z\u0351\u036b\u0343\u036aa\u0302\u0351\u036b\u0343l\u0351\u036b\u0343g\u0351\u036b\u0343o"
    * 20,
    "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f3f4\U000e0067 \U0001f937\U0001f3fe",
    "\ufdfd \u2603 \U0001d4d0\U0001d4d1 \u00e9 e\u0301 \uff41",
    "  leading, \t tabs,\n\n\nlines   and trailing  ",
    "%s %n %x {name} { $partner } -term = value",
]

HUGE = ["word" * 2000, "\u0645" * 3000, "a long text of ordinary words. " * 1600]

HOSTILE = [*MARKUP, *DIRECTIONS, *NAUGHTY, *HUGE]

NARROW = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def said(house: House, tmp_path_factory: pytest.TempPathFactory) -> tuple[Citizen, Citizen]:
    """Two in a room in which one has said all of it, and put files beside it."""
    folder = tmp_path_factory.mktemp("files")
    mentor = house.invited("<b>Amina</b><img src=x onerror=globalThis.ran=1>")
    mentee = house.invited('\u05d9\u05d5\u05e0\u05d4 O\'Neill & "Sons"' + "x" * 50)
    house.make_pair(mentor, mentee)
    house.agree(mentor, mentee)
    room = mentor.room()
    for words in HOSTILE:
        speech.say(room, words)
    speech.say(room, "files", files=[attachment.upload(room, one) for one in files(folder)])
    return mentor, mentee


def files(folder: Path) -> list[Path]:
    """Files that would run, or eat all memory, if anything let them."""
    made = {
        "page.html": f"<script>{ALARM}</script><img src=x onerror='{ALARM}'>".encode(),
        "drawing.svg": f"<svg xmlns='http://www.w3.org/2000/svg' onload='{ALARM}'/>".encode(),
        "both.png": picture(8, 8) + f"<script>{ALARM}</script>".encode(),
        "page.png": f"<!doctype html><script>{ALARM}</script>".encode(),
        "bomb.png": picture(60_000, 60_000, whole=False),
        "notes\u202egnp.exe": b"MZ",
    }
    for name, body in made.items():
        (folder / name).write_bytes(body)
    return [folder / name for name in made]


def picture(width: int, height: int, *, whole: bool = True) -> bytes:
    """A PNG (W3C, section 5) of one colour; or one that says it is that large, and is not."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    rows = b"\0" * ((1 + width) * height if whole else 99)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = [chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def looks(person: Person, said: tuple[Citizen, Citizen]) -> Human:
    """The other one at a narrow screen, in the room."""
    human = person(viewport=NARROW)
    human.come_as(said[1])
    human.enter(said[1].room().id)
    human.line("files").wait_for(timeout=LONG)
    return human


def test_shown_as_text(person: Person, said: tuple[Citizen, Citizen]) -> None:
    """Every word stands there as it was written; nothing ran and nothing scrolls sideways."""
    human = looks(person, said)
    shown = human.page.locator(".line .words").all_text_contents()
    wide = human.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    made = human.page.locator(".words *, .words script, main iframe, main img").count()

    assert shown == [*HOSTILE, "files"]
    assert made == 0
    assert not wide
    assert human.page.evaluate("globalThis.ran") is None


def test_direction_stays_inside(person: Person, said: tuple[Citizen, Citizen]) -> None:
    """An override in an entry turns nothing outside it: what is around stands where it stood."""
    human = looks(person, said)
    turned = human.page.evaluate(
        """() => [...document.querySelectorAll('.line')].filter(line => {
          const words = getComputedStyle(line.querySelector('.words'));
          return words.unicodeBidi !== 'plaintext' && words.unicodeBidi !== 'isolate';
        }).length"""
    )

    assert turned == 0


REACHED = """async () => {
  const tried = {
    page: () => parent.document.title,
    storage: () => localStorage.length,
    database: () => new Promise((done, failed) => {
      const asked = indexedDB.open('any');
      asked.onsuccess = done;
      asked.onerror = failed;
    }),
    server: () => fetch('/api/me').then((found) => found.status),
    markup: () => document.createElement('p').setHTMLUnsafe?.(trustedTypes.createPolicy(
      'svelte-trusted-html', {createHTML: (text) => text}).createHTML('<b>bold</b>')),
  };
  const reached = [];
  for (const [name, act] of Object.entries(tried)) {
    try { await act(); reached.push(name); } catch { /* It is out of reach. */ }
  }
  return reached;
}"""
"""What a script at this place can reach."""


def opened(human: Human, name: str) -> Locator:
    """The dialog of a file of theirs, once it is open."""
    human.line("files").get_by_role("button", name=name).click()
    dialog = human.page.get_by_role("dialog")
    dialog.get_by_text("Save to this device").wait_for(timeout=LONG)
    return dialog


def settled(dialog: Locator) -> None:
    """A file is shown, or it is said that it is not."""
    shown = dialog.locator("iframe").or_(dialog.get_by_text("does not show files"))
    expect(shown).to_be_visible(timeout=LONG)


def viewer(human: Human) -> Frame:
    """The frame in which a file is shown, once it is."""
    settled(human.page.get_by_role("dialog"))
    return next(one for one in human.page.frames if one.url.endswith("/viewer.html"))


def test_files_do_not_run(person: Person, said: tuple[Citizen, Citizen]) -> None:
    """Nothing runs, in the page or in a frame of it; what is no picture is not drawn as one."""
    human = looks(person, said)
    shown: dict[str, int] = {}
    for name in ("page.html", "drawing.svg", "both.png", "page.png", "bomb.png"):
        dialog = opened(human, name)
        settled(dialog)
        shown[name] = dialog.locator("iframe").count()
        ran = [one.evaluate("globalThis.ran") for one in human.page.frames]
        human.answer("Close")

        assert set(ran) == {None}, name
    names = human.line("files").locator("bdi").all_text_contents()

    assert [name for name, count in shown.items() if count] == ["page.html", "both.png"]
    assert all("\u202e" not in name for name in names)


def test_text_is_shown_as_it_is(person: Person, said: tuple[Citizen, Citizen]) -> None:
    """A page that somebody attached stands there as its text."""
    human = looks(person, said)
    dialog = opened(human, "page.html")

    expect(dialog.frame_locator("iframe").locator("pre")).to_have_text(re.compile("^<script>"))


def test_viewer_reaches_nothing(person: Person, said: tuple[Citizen, Citizen]) -> None:
    """Whatever ran in the viewer would reach neither page nor device nor server; the page does."""
    human = looks(person, said)
    opened(human, "both.png")
    inside = viewer(human).evaluate(REACHED)
    origin = viewer(human).evaluate("origin")
    outside = human.page.evaluate(REACHED)
    human.forgive("")

    assert origin == "null"
    assert inside == []
    assert {"page", "storage", "database", "server"} <= set(outside)


@pytest.mark.parametrize("name", ["page.html", "page.png", "drawing.svg"])
def test_these_files_run_where_they_may(browser: Browser, tmp_path: Path, name: str) -> None:
    """The planted control: opened as a document each of them runs."""
    page = browser.new_context().new_page()
    (body,) = (one.read_bytes() for one in files(tmp_path) if one.name == name)
    kind = "image/svg+xml" if name.endswith("svg") else "text/html"
    page.route("**/*", lambda route: route.fulfill(body=body, content_type=kind))
    page.goto("http://localhost/")

    page.wait_for_function("globalThis.ran >= 1")
    page.context.close()


def test_a_script_that_runs_is_seen(person: Person, said: tuple[Citizen, Citizen]) -> None:
    """The alarm of these payloads rings where something lets them run."""
    human = looks(person, said)
    human.page.evaluate(ALARM)

    assert human.page.evaluate("globalThis.ran") == 1
