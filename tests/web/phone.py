"""A phone: a browser whose profile stays whoever kills it, and somebody who unlocks it again."""

import asyncio
import os
import re
import signal
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page, Playwright

from tests.web.house import House
from tests.web.people import LONG, exactly

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")

ARGS = ["--disable-gpu", "--disable-software-rasterizer"] + ["--no-sandbox"] * (os.geteuid() == 0)
"""Pages are drawn without a graphics processor played in software, which costs a fifth of all
time; as root, Chromium runs without its sandbox."""

_WAITING = "Waiting for a connection"

# What hands do, faster than a driver can: type, press, and wait until the field is free again.
_HANDS = """async ([entries, wait]) => {
  const form = document.querySelector('#write');
  const [field, button] = [form.querySelector('textarea'), form.querySelector('.main')];
  const free = () => field.value === '' && button.getAttribute('aria-busy') !== 'true';
  for (const words of entries) {
    while (!free()) await new Promise((done) => setTimeout(done, 5));
    field.value = words;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    button.click();
    while (wait && !free()) await new Promise((done) => setTimeout(done, 5));
  }
}"""

_SHOWN = "[...document.querySelectorAll('article.line .words')].map((one) => one.textContent)"


class Phone:
    """A Chromium with a profile of its own, in the hands of one person."""

    def __init__(self, playwright: Playwright, profile: Path, url: str, sheet: str) -> None:
        self._playwright = playwright
        self.profile = profile
        self._url = url
        self._sheet = sheet
        self.context: BrowserContext
        self.page: Page

    def start(self, *, offline: bool = False) -> None:
        """Begin on the same profile, with or without a connection."""
        self.context = self._playwright.chromium.launch_persistent_context(
            self.profile,
            executable_path=CHROMIUM,
            args=ARGS,
            reduced_motion="reduce",
            offline=offline,
        )
        self.page = self.context.pages[0]
        self.page.goto(self._url + "/unlock")

    def unlock(self) -> None:
        """Open everything by the recovery kit."""
        field = self.page.get_by_label("Recovery kit or passphrase")
        other = self.page.get_by_role("button", name=exactly("Use my recovery kit or passphrase"))
        field.or_(other).first.wait_for(timeout=LONG)
        if other.is_visible():
            other.click()
        field.fill(self._sheet)
        self.page.get_by_role("button", name=exactly("Unlock")).click()
        self.page.wait_for_url(self._url + "/", timeout=LONG)

    def keep_shell(self) -> None:
        """Let the browser keep the page for when there is no connection."""
        self.page.evaluate("navigator.serviceWorker.ready.then(() => 1)")

    def enter(self, room: bytes) -> None:
        """Go into the room as the page's own links do."""
        self.page.evaluate(
            """path => {
              history.pushState(null, '', path);
              dispatchEvent(new PopStateEvent('popstate'));
            }""",
            f"/r/{room.hex()}",
        )
        self.page.wait_for_selector("#write", timeout=LONG)

    def write(self, *entries: str, wait: bool = True) -> None:
        """Write something and press the button; wait until the device has taken it."""
        self.page.evaluate(_HANDS, [entries, wait])

    def shows(self, count: int) -> list[str]:
        """What the lines say, once there are so many."""
        lines = self.page.locator("article.line .words")
        lines.nth(count - 1).wait_for(state="attached", timeout=LONG)
        return list(self.page.evaluate(_SHOWN))

    def sent(self) -> None:
        """Wait until nothing waits any more."""
        waiting = self.page.get_by_text(_WAITING)
        waiting.first.wait_for(state="detached", timeout=4 * LONG)

    def kill(self) -> None:
        """End it as a power cut would end it: the browser and all its processes, without a word."""
        kill(self.profile)
        self.forget()

    def forget(self) -> None:
        """Let go of a browser that was killed."""
        with suppress(Error):
            self.context.close()

    def send(self, killing: "Killing") -> None:
        """Begin with a connection and unlock, and let it send until it is killed."""
        with suppress(Error):
            self.start()
            self.unlock()
        killing.wait()
        self.forget()


class Killing:
    """Before the server: kills a phone when a post comes, or once the server has taken it."""

    def __init__(self, house: House, profile: Path, posts: int, when: str) -> None:
        self._house = house
        self._profile = profile
        self._left = posts
        self._when = when
        self._done = False
        house.front = self

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer as the server does, until that post has come."""
        if re.search("^POST .*/items$", f"{scope.get('method')} {scope['path']}"):
            self._left -= 1
        if self._left > 0:
            return await self._house.app(scope, receive, send)
        if self._left == 0 and self._when == "is taken":
            await self._house.app(scope, receive, _unheard)
        if not self._done:
            await asyncio.to_thread(kill, self._profile)
            self._done = True
        return None

    def wait(self) -> None:
        """Wait until the phone was killed."""
        for _ in range(900):
            if self._done:
                self._house.front = self._house.app
                return
            time.sleep(0.1)
        raise AssertionError("nothing was sent, so nothing was killed")


async def _unheard(_: Any) -> None:
    """An answer that nobody hears."""


def kill(profile: Path) -> None:
    """End the browser of this profile with all its processes, and wait until they are gone."""
    group = _group(profile)
    os.killpg(group, signal.SIGKILL)
    for _ in range(500):
        if not _alive(group):
            return
        time.sleep(0.01)
    raise AssertionError("the browser lives on")


def _group(profile: Path) -> int:
    """The process group of a browser, which it leads."""
    for found in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            told = found.read_bytes().split(b"\0")
            mine = f"--user-data-dir={profile}".encode() in told
            if mine and not any(part.startswith(b"--type=") for part in told):
                process = int(found.parent.name)
                assert os.getpgid(process) == process, "it leads no group of its own"
                return process
    raise AssertionError("the browser does not run")


def _alive(group: int) -> bool:
    for found in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, of = found.read_text().rpartition(")")[2].split()[:3]
            if int(of) == group and state != "Z":
                return True
    return False
