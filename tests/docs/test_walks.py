"""The walks name the files that an act passes, in order: one act of each kind is followed."""

import re
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import quietroom
from quietroom.client import casework, duty, release, speech
from quietroom.client.duty import Draft
from quietroom.client.granting import Wish
from quietroom.client.received import received
from quietroom.ground.digest import sha256
from tests.docs.pages import named, section
from tests.house.tree import ROOT
from tests.journeys.town import Town

WALKS = ROOT / "docs" / "walks"
ENTRY, RELEASE, DUTY = (WALKS / f"{name}.md" for name in ("entry", "release", "duty"))

BROWSER = (ENTRY, RELEASE, DUTY)
"""The walks that there are screens for: all of them."""

MOST = 9
"""The most files of a walk."""

_STEP = re.compile(r"^\d\. `src/quietroom/(\S+)` `(\S+)`: ((?:.+\n)(?: {3}.+\n)*)", re.MULTILINE)
_BROWSER = re.compile(r"^- `(web/\S+)` `(\S+)`: ((?:.+\n)(?: {2}.+\n)*)", re.MULTILINE)
_IMPORT = re.compile(r"""(?:from|import\()\s*['"](\.[^'"]+)['"]""")
_PACKAGE = f"{Path(quietroom.__file__).parent}/"

Step = tuple[str, str]
"""A file below src/quietroom, and a function in it."""


def steps(page: Path) -> list[Step]:
    """The steps of a walk, in order."""
    return [(file, function) for file, function, _ in _STEP.findall(page.read_text())]


def strayed(walk: Sequence[Step], passed: Sequence[Step]) -> list[Step]:
    """The steps of a walk that were not passed behind the one before them."""
    place, found = 0, list[Step]()
    for step in walk:
        if step in passed[place:]:
            place = passed.index(step, place) + 1
        else:
            found.append(step)
    return found


class Follower:
    """Notes each function of ours that is called, in whichever thread, while it is told to."""

    def __init__(self) -> None:
        self.passed: list[Step] = []
        self.following = False

    def note(self, frame: FrameType, event: str, _: Any) -> None:
        """Called by Python at each call and return."""
        if self.following and event == "call":
            code = frame.f_code
            if code.co_filename.startswith(_PACKAGE):
                step = code.co_filename.removeprefix(_PACKAGE), code.co_qualname
                self.passed.append(step)

    @contextmanager
    def everywhere(self) -> Iterator[None]:
        """Follow this thread, and those that begin in the block."""
        threading.setprofile(self.note)
        sys.setprofile(self.note)
        try:
            yield
        finally:
            sys.setprofile(None)
            threading.setprofile(None)

    def follow(self, act: Callable[[], object]) -> None:
        """Note what happens during an act."""
        self.following = True
        act()
        self.following = False


def _say(town: Town, follower: Follower) -> None:
    mentor, mentee = town.agreed()
    there, here = mentor.room(), mentee.room()

    def act() -> None:
        speech.say(here, "I want to leave.")
        there.sync()

    follower.follow(act)


def _release(town: Town, follower: Follower) -> None:
    _, mentee = town.agreed()
    room, sam = mentee.room(), town.invited("Sam")
    entry = speech.say(room, "I want to lead.").hash
    wish = Wish(sam.session.first, "an opening", town.now() + 24 * 3600)

    def act() -> None:
        release.let_read(room, entry, wish)
        received(sam.session)

    follower.follow(act)


def _report(town: Town, follower: Follower) -> None:
    mentor, mentee = town.agreed()
    room = mentor.room()
    entry = speech.say(mentee.room(), "I will not be there tomorrow.").hash

    def act() -> None:
        room.sync()
        duty.send(room, Draft("risk-to-life", (entry,), "I fear for them."))
        casework.cases(town.helpers["Leila"].session)

    follower.follow(act)


@pytest.mark.parametrize(("page", "play"), [(ENTRY, _say), (RELEASE, _release), (DUTY, _report)])
def test_walk_is_walked(
    page: Path,
    play: Callable[[Town, Follower], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An act passes the named functions in the order in which the page has them."""
    monkeypatch.setattr(
        "quietroom.identity.unlock.stretch", lambda secret, salt: sha256(salt + secret)
    )
    follower = Follower()
    with follower.everywhere():
        town = Town(tmp_path)
        play(town, follower)
        town.close()

    assert strayed(steps(page), follower.passed) == []


@pytest.mark.parametrize("page", sorted(WALKS.glob("*.md")), ids=named)
def test_walk_is_short(page: Path) -> None:
    """A walk passes nine files at most, none twice, and says one sentence about each."""
    found = _STEP.findall(page.read_text())
    files = [file for file, _, _ in found]

    assert 2 < len(files) <= MOST
    assert (
        len(set(files)) == len(files) == len(re.findall(r"^\d+\.", page.read_text(), re.MULTILINE))
    )
    assert all(said.strip().endswith(".") and ". " not in said for _, _, said in found)


def leaning(file: Path) -> set[Path]:
    """A source of the browser client, and all that it imports, and what they import."""
    found, waiting = set[Path](), {file}
    while waiting:
        found |= waiting
        named = {(one, to) for one in waiting for to in _IMPORT.findall(one.read_text())}
        waiting = {path for one, to in named if (path := (one.parent / to).resolve()).is_file()}
        waiting -= found
    return found


def test_every_walk_is_walked() -> None:
    """No page of a walk is left out above."""
    assert set(BROWSER) == set(WALKS.glob("*.md"))


@pytest.mark.parametrize("page", BROWSER, ids=named)
def test_browser_walk_is_there(page: Path) -> None:
    """In a browser each step names a function that is defined in that file, from a screen on."""
    found = _BROWSER.findall(section(page.read_text(), "In a browser"))
    files = [file for file, _, _ in found]
    texts = [(name, (ROOT / file).read_text()) for file, name, _ in found]

    assert 2 < len(files) <= MOST
    assert [name for name, text in texts if not _defines(text, name)] == []
    assert len(set(files)) == len(files) == page.read_text().count("\n- `web/")
    assert all(said.strip().endswith(".") and ". " not in said for _, _, said in found)
    assert files[0].endswith(".svelte")


def _defines(text: str, name: str) -> bool:
    return bool(re.search(rf"(function |const |^ +(async )?){name}\(", text, re.MULTILINE))


@pytest.mark.parametrize("page", BROWSER, ids=named)
def test_browser_walk_leads_on(page: Path) -> None:
    """The key worker leans on every step between screen and network; the page on none of them."""
    files = [file for file, _, _ in _BROWSER.findall(page.read_text())]
    worker, screens = leaning(ROOT / "web/worker/main.ts"), leaning(ROOT / "web/app/main.ts")
    inside = {ROOT / file for file in files if not file.startswith("web/app/")}

    assert len(inside) > 2
    assert inside <= worker
    assert ROOT / "web/app/api.ts" in screens - worker
    assert not inside & screens


@pytest.mark.parametrize(
    ("walk", "lost"),
    [
        ([("a.py", "f"), ("b.py", "g")], []),
        ([("b.py", "g"), ("a.py", "f")], [("a.py", "f")]),
        ([("a.py", "f"), ("c.py", "h"), ("b.py", "g")], [("c.py", "h")]),
    ],
)
def test_planted_detour_is_caught(walk: list[Step], lost: list[Step]) -> None:
    """A step in another place, or one that is not passed, is seen; the honest walk is not."""
    assert strayed(walk, [("a.py", "f"), ("x.py", "y"), ("b.py", "g")]) == lost
