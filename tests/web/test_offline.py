"""Words written without a connection, and a browser that is killed on the way.

Source: spec/room.md section 8. Threat: words lost, doubled or out of order over a bad connection.
"""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect, sync_playwright

from quietroom.client import speech
from tests.journeys.town import Citizen
from tests.promises.liar import Lie, lying
from tests.web.house import House
from tests.web.people import LONG, sheet_of
from tests.web.phone import Killing, Phone

ENTRIES = [f"entry {number:04}" for number in range(200)]

WRITING = (20, 57, 94, 131, 168)
"""While these entries are being written, the browser is killed."""

SENDING = ((30, "arrives"), (31, "is taken"), (32, "arrives"), (33, "is taken"), (34, "arrives"))
"""When so many posts have come since the last time, and this one arrives or was taken: killed."""

STRICT = b"""
const begin = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (stores, mode, options) {
  if (mode === 'readwrite' && options?.durability !== 'strict') throw new Error('not durable');
  return begin.call(this, stores, mode, options);
};
"""
"""A browser that writes nothing unless it is asked to write through to the disk."""

LOSES = b"""
const opened = indexedDB.open('quietroom', 2);
opened.onupgradeneeded = () => opened.transaction.abort();
opened.onerror = (event) => event.preventDefault();
opened.onsuccess = () => {
  const files = opened.result.transaction('files', 'readwrite').objectStore('files');
  const waiting = IDBKeyRange.bound('waiting/', 'waiting0');
  files.openKeyCursor(waiting, 'prev').onsuccess = ({target}) =>
    target.result && files.delete(target.result.key);
};
"""
"""A disk that had not yet written the newest of what waits when its power was cut."""

FORGETS = b"""
const {get, put} = IDBObjectStore.prototype;
const read = new Set();
IDBObjectStore.prototype.get = function (key) {
  read.add(key);
  return get.call(this, key);
};
IDBObjectStore.prototype.put = function (value, key) {
  const again = read.has(key) && String(key).startsWith('waiting/');
  return again ? get.call(this, key) : put.call(this, value, key);
};
"""
"""An outbox that does not keep what it sealed before it sends it."""


_NEWER = "A new version is ready."

_WAITING = "navigator.serviceWorker.ready.then((found) => found.waiting !== null)"


@pytest.fixture
def playwright() -> Iterator[Playwright]:
    """Playwright, with no browser yet."""
    with sync_playwright() as made:
        yield made


def phone_of(playwright: Playwright, house: House, folder: Path, citizen: Citizen) -> Phone:
    """Somebody's phone, in their room; the page is kept on it, and the connection is lost."""
    phone = Phone(playwright, folder / "profile", house.url, sheet_of(citizen))
    phone.start()
    phone.unlock()
    phone.keep_shell()
    phone.enter(citizen.room().id)
    phone.context.set_offline(True)
    return phone


def _planted(plant: bytes, packed: bytes) -> bytes:
    """A script as it is served, with something planted before it."""
    return gzip.compress(plant + gzip.decompress(packed))


def comes_back(phone: Phone, room: bytes) -> None:
    """Killed, and begun anew without a connection: its person is in the room again."""
    phone.kill()
    phone.start(offline=True)
    phone.unlock()
    phone.enter(room)
    status = phone.page.locator(".bar [role=status]")
    expect(status).to_contain_text("What you write waits here", timeout=LONG)


def said(reader: Citizen) -> list[str]:
    """The words that somebody reads in their room, in order."""
    return [
        speech.text_of(line)
        for line in reader.room().lines
        if line.opened is not None and line.opened.priv.kind in speech.SAID
    ]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_two_hundred_entries(playwright: Playwright, house: House, tmp_path: Path) -> None:
    """Written offline and sent later, through ten kills: all arrive, once, in order.

    What was shown as waiting is there after every kill; what was being written may be or not.
    """
    mentor, mentee = house.agreed()
    room = mentee.room().id
    phone = phone_of(playwright, house, tmp_path, mentee)
    began = 0
    for number in (*WRITING, len(ENTRIES)):
        phone.write(*ENTRIES[began:number])
        began = number
        if number in WRITING:
            phone.write(ENTRIES[number], wait=False)
            comes_back(phone, room)
            began += len(phone.shows(number)) - number
        assert phone.shows(began) == ENTRIES[:began]
    phone.kill()
    for posts, when in SENDING:
        phone.send(Killing(house, phone.profile, posts, when))
    phone.start()
    phone.unlock()
    phone.enter(room)
    phone.sent()
    phone.forget()

    assert said(mentor) == ENTRIES


@pytest.mark.slow
@pytest.mark.parametrize(
    ("pair", "plant", "kept", "arrived"),
    [
        (("Ada", "Ben"), STRICT, ENTRIES[:3], ENTRIES[:3]),
        (("Cleo", "Dan"), LOSES, ENTRIES[:2], ENTRIES[:1]),
        (("Eve", "Finn"), FORGETS, ENTRIES[:3], [ENTRIES[0], *ENTRIES[:3]]),
    ],
    ids=["strict", "loses", "forgets"],
)
def test_faults_would_show(
    playwright: Playwright,
    house: House,
    tmp_path: Path,
    pair: tuple[str, str],
    plant: bytes,
    kept: list[str],
    arrived: list[str],
) -> None:
    """The same walk, in small, tells a disk that loses and an outbox that forgets from ours."""
    mentor, mentee = house.pair(*pair)
    house.agree(mentor, mentee)
    with lying(house, Lie("^/keys", answer=lambda raw: _planted(plant, raw)), on=True):
        phone = phone_of(playwright, house, tmp_path, mentee)
    phone.write(*ENTRIES[:3])
    comes_back(phone, mentee.room().id)
    found = phone.shows(len(kept))
    phone.kill()
    phone.send(Killing(house, phone.profile, 1, "is taken"))
    phone.start()
    phone.unlock()
    phone.enter(mentee.room().id)
    phone.sent()
    phone.forget()

    assert found == kept
    assert said(mentor) == arrived


def test_new_version_is_asked_for(playwright: Playwright, house: House, tmp_path: Path) -> None:
    """A new version waits, whatever is loaded anew, until somebody presses; then it is used."""
    phone = Phone(playwright, tmp_path / "profile", house.url, "")
    phone.start()
    phone.keep_shell()
    page = phone.page
    page.reload()
    with lying(house, Lie("^/sw.js$", answer=lambda raw: _planted(b"/* newer */", raw)), on=True):
        page.evaluate("navigator.serviceWorker.ready.then((found) => found.update())")
        page.get_by_text(_NEWER).wait_for(timeout=LONG)
        page.reload()
        page.get_by_text(_NEWER).wait_for(timeout=LONG)
        waited = page.evaluate(_WAITING)
        page.evaluate("globalThis.before = true")
        page.get_by_role("button", name="Use it now").click()
        page.wait_for_function("!globalThis.before", timeout=LONG)
    page.get_by_role("heading", level=1).wait_for(timeout=LONG)
    waits = page.evaluate(_WAITING)
    phone.forget()

    assert waited
    assert not waits


def test_can_be_installed(playwright: Playwright, house: House, tmp_path: Path) -> None:
    """The browser finds nothing that keeps Quietroom from being installed."""
    phone = Phone(playwright, tmp_path / "profile", house.url, "")
    phone.start()
    phone.keep_shell()
    browser = phone.context.new_cdp_session(phone.page)
    manifest = browser.send("Page.getAppManifest")
    errors = browser.send("Page.getInstallabilityErrors")["installabilityErrors"]
    phone.forget()

    assert manifest["url"] == house.url + "/quietroom.webmanifest"
    assert [*manifest["errors"], *errors] == []
