"""A room of 10,000 entries of 1 KB in a browser: first screen, reading of the rest, scrolling.

Both sides of a ratio run in the same key worker of the same page. A bare opening calls, with its
inputs made beforehand, what the format names for opening an entry, all by the browser's WebCrypto:
the key of the entry, key and commitment of its sealed part, that part, the MAC of its words. Its
rate is that of one after another, or of as many under way at once as goes fastest. Reading opens,
parses, judges, follows the agreement, looks for each entry in the log, and shows all lines.
"""

import gzip
import statistics
import tempfile
from pathlib import Path
from typing import Any
from unittest import mock

from playwright.sync_api import Page, sync_playwright

from benchmarks import reading
from benchmarks.claim import Claim
from quietroom.ground.digest import sha256
from tests.journeys.town import Citizen
from tests.promises.liar import Lie, lying
from tests.web.conftest import chromium
from tests.web.house import House
from tests.web.people import PRF, Human, sheet_of

_ROUNDS = 3

_LANES = (1, 8, 64)

_LONG = 50
"""Milliseconds above which a frame is felt."""

_MOST_LONG = 0.02

_PLANT = (Path(__file__).parent / "_room.js").read_bytes()

_ASK = """ask => new Promise((done) => {
  const channel = new BroadcastChannel('bench');
  channel.onmessage = ({data}) => 'answer' in data && (channel.close(), done(data.answer));
  channel.postMessage(ask);
})"""

_SCROLL = """() => new Promise((done) => {
  const [frames, began] = [[], performance.now()];
  let last = began;
  const frame = (now) => {
    frames.push(now - last);
    last = now;
    scrollBy(0, now - began < 4000 ? -60 : 60);
    if (now - began < 8000) requestAnimationFrame(frame);
    else done(frames.slice(1));
  };
  requestAnimationFrame(frame);
})"""


def measure() -> list[Claim]:
    """Enter the room some times, on a device that has it, then open barely, then scroll."""
    free = mock.patch("quietroom.identity.unlock.stretch", lambda key, salt: sha256(salt + key))
    with tempfile.TemporaryDirectory() as folder, free:
        house = House(Path(folder))
        try:
            mentor, mentee = house.agreed()
            reading.fill(mentor, mentee)
            with lying(house, Lie("^/keys.js$", answer=_planted), on=True):
                return _measure(house, mentee)
        finally:
            house.close()


def _planted(packed: bytes) -> bytes:
    return gzip.compress(_PLANT + gzip.decompress(packed))


def _measure(house: House, citizen: Citizen) -> list[Claim]:
    room = citizen.room().id
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        human = Human(browser, house.url, PRF)
        human.come_as(citizen)
        rounds = [_round(human, citizen, room) for _ in range(_ROUNDS)]
        frames = human.page.evaluate(_SCROLL)
        browser.close()
    one, alone, key = [statistics.median(found) for found in list(zip(*rounds, strict=True))[1:]]
    long = sum(frame > _LONG for frame in frames) / len(frames)
    rest = f"reading the rest of {reading.ENTRIES:,} entries, as a share of the rate of"
    return [
        Claim("entries opened before the first screen", max(found[0] for found in rounds), most=60),
        Claim(f"{rest} bare openings, many at once", alone, 0.6),
        Claim(f"{rest} bare openings, one after another", one),
        Claim(f"{rest} importing a key and AES-GCM alone", key),
        Claim(f"frames over {_LONG} ms while scrolling, as a share", long, most=_MOST_LONG),
        Claim("the longest frame while scrolling, in ms", max(frames)),
    ]


def _round(human: Human, citizen: Citizen, room: bytes) -> tuple[int, float, float, float]:
    """Openings before the first screen, and three ratios of rates."""
    human.page.reload()
    human.page.get_by_label("Recovery kit or passphrase").fill(sheet_of(citizen))
    human.press("Unlock")
    human.at("/")
    _ask(human.page, "begin")
    human.go(f"/r/{room.hex()}")
    said = _read(human.page)
    size, first = _opened(said)
    took = (said[-1]["at"] - said[0]["at"]) / 1000
    full = [_ask(human.page, "all", size, lanes) for lanes in _LANES]
    key = min(_ask(human.page, "aes", size, lanes) for lanes in _LANES)
    return first, full[0] / took, min(full) / took, key / took


def _read(page: Page) -> list[dict[str, Any]]:
    """What the worker showed of the room, until all of it was read."""
    for _ in range(1200):
        said: list[dict[str, Any]] = _ask(page, "said")
        for at, one in enumerate(said):
            if one["read"] == one["all"]:
                return said[: at + 1]
        page.wait_for_timeout(100)
    raise AssertionError("the room was not read to its end")


def _opened(said: list[dict[str, Any]]) -> tuple[int, int]:
    """The size of what is sealed in most entries, and how many opened before anything showed."""
    first, last = dict(said[0]["opened"]), dict(said[-1]["opened"])
    size = max(last, key=lambda each: last[each])
    return size, first.get(size, 0)


def _ask(page: Page, what: str, size: int = 0, lanes: int = 1) -> Any:
    return page.evaluate(_ASK, {"ask": what, "size": size, "lanes": lanes})
