"""What somebody else wrote is text and nothing more, whatever it looks like."""

from pathlib import Path

import pytest

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
    """Files that would run, if anything did."""
    page = folder / "page.html"
    page.write_text(f"<script>{ALARM}</script><img src=x onerror='{ALARM}'>")
    drawing = folder / "drawing.svg"
    drawing.write_text(f"<svg xmlns='http://www.w3.org/2000/svg' onload='{ALARM}'/>")
    turned = folder / "notes\u202egnp.exe"
    turned.write_bytes(b"MZ")
    return [page, drawing, turned]


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


def test_files_do_not_run(person: Person, said: tuple[Citizen, Citizen]) -> None:
    """A page beside an entry is shown as its text, a drawing is not run, a name is not turned."""
    human = looks(person, said)
    line = human.line("files")
    line.get_by_role("button", name="page.html").click()
    shown = human.page.get_by_role("dialog").locator("pre")
    shown.wait_for(timeout=LONG)
    text = shown.text_content() or ""
    human.answer("Close")
    line.get_by_role("button", name="drawing.svg").click()
    human.page.get_by_role("dialog").get_by_text("Save to this device").wait_for(timeout=LONG)
    human.answer("Close")
    names = line.locator("bdi").all_text_contents()

    assert text.startswith("<script>")
    assert all("\u202e" not in name for name in names)
    assert human.page.evaluate("globalThis.ran") is None


def test_a_script_that_runs_is_seen(person: Person, said: tuple[Citizen, Citizen]) -> None:
    """The alarm of these payloads rings where something lets them run."""
    human = looks(person, said)
    human.page.evaluate(ALARM)

    assert human.page.evaluate("globalThis.ran") == 1
