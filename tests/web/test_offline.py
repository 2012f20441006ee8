"""Words written without a connection, and a browser that is killed on the way.

Source: spec/room.md section 8. Threat: words lost, doubled or out of order over a bad connection.
"""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Playwright, expect, sync_playwright

from quietroom.client import attachment, speech
from quietroom.client import release as releasing
from quietroom.client.granting import Wish
from quietroom.room.entry import Kind, parse_words
from tests.journeys.town import Citizen
from tests.promises.liar import Lie, lying
from tests.web.house import House
from tests.web.people import LONG, exactly, plain, sheet_of
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


WAITS = "It waits on this device"
"""What every sentence about an act says that was not sent."""


def begins(page: Page, words: str, name: str) -> Locator:
    """Choose what to do with the entry that holds these words. Returns the dialog."""
    line = page.locator("article.line").filter(has_text=words)
    line.get_by_role("button", name="More", exact=True).click()
    line.get_by_role("button", name=exactly(name)).click()
    return page.get_by_role("dialog")


def ends(page: Page, name: str, said: str = "Done here.") -> None:
    """Press the button of the dialog that is open, and read what was done."""
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name=exactly(name)).click()
    dialog.wait_for(state="detached")
    expect(page.locator(".said")).to_contain_text(said)


def acts(page: Page, plan: Path) -> None:
    """Do with entries all that waits, and say something with a file beside it."""
    begins(page, "A word too many", "Correct").get_by_role("textbox").fill("One word fewer")
    ends(page, "Correct")
    begins(page, "I take this back.", "Take back")
    ends(page, "Take it back")
    asks = begins(page, "You told me of the move.", "Ask to let someone read it")
    asks.get_by_label("What for?").fill("a desk there")
    ends(page, "Ask Gwen")
    begins(page, "You told me of the move.", "This is my confidence")
    ends(page, "This is my confidence")
    page.get_by_role("button", name="Read and decide").click()
    ends(page, "Keep it here")
    page.get_by_label("Add a file").set_input_files(plan)
    page.get_by_label("Your words").fill("and my plan")
    page.get_by_role("button", name="Seal and send").click()
    page.locator("article.line").filter(has_text="and my plan").wait_for()


def test_acts_wait(playwright: Playwright, house: House, tmp_path: Path) -> None:
    """Done offline, then killed: the screen says what waits, and each arrives once and in order."""
    mentor, mentee = house.pair("Gwen", "Hal")
    house.agree(mentor, mentee)
    plan = tmp_path / "plan.txt"
    plan.write_text("Monday: call Noor.\n" * 5000)
    speech.say(mentor.room(), "You told me of the move.")
    speech.say(mentee.room(), "A word too many")
    speech.say(mentee.room(), "I take this back.")
    asked = speech.say(mentee.room(), "I may leave.")
    wish = Wish(house.helpers["Leila"].session.first, "planning", house.now() + 24 * 3600)
    releasing.ask(mentor.room(), asked.hash, "I may leave.", "Leila", wish)
    before = len(mentor.room().lines)
    phone = phone_of(playwright, house, tmp_path, mentee)
    acts(phone.page, plan)
    comes_back(phone, mentee.room().id)
    page = phone.page
    waiting = page.get_by_text(WAITS)
    expect(waiting).to_have_count(5)
    expect(page.locator("main")).to_contain_text(plain("You asked to let Leila read"))
    expect(page.get_by_role("button", name="Read and decide")).to_have_count(0)
    page.get_by_role("button", name="plan.txt").click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save to this device").click()
    assert saved.value.path().read_bytes() == plan.read_bytes()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    phone.context.set_offline(False)
    expect(waiting).to_have_count(0, timeout=2 * LONG)
    phone.sent()
    phone.forget()

    room = mentor.room()
    fresh = [line.opened for line in room.lines[before:] if line.opened is not None]
    assert [one.priv.kind for one in fresh] == [
        Kind.CORRECTION,
        Kind.TAKE_BACK,
        Kind.ASK,
        Kind.CLAIM,
        Kind.KEEP,
        Kind.WORDS,
    ]
    words = parse_words(fresh[-1].body)
    (tmp_path / "got").mkdir()
    got = attachment.fetch(room, words.attachments[0], tmp_path / "got")
    assert got.read_bytes() == plan.read_bytes()
    assert parse_words(fresh[0].body).text == "One word fewer"
    assert len(releasing.requests(room)) == 1


def test_what_does_not_wait(playwright: Playwright, house: House, tmp_path: Path) -> None:
    """A release and a break say beforehand that they do not wait, and nothing is kept."""
    mentor, mentee = house.pair("Iris", "Jack")
    house.agree(mentor, mentee)
    speech.say(mentee.room(), "I may leave.")
    phone = phone_of(playwright, house, tmp_path, mentee)
    page = phone.page
    dialog = begins(page, "I may leave.", "Let someone read it")
    expect(dialog).to_contain_text("So this does not wait here.")
    dialog.get_by_label("What for?").fill("planning")
    dialog.get_by_role("button", name=plain("Let Leila read it")).click()
    expect(dialog.get_by_role("alert")).to_be_visible(timeout=LONG)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Take a break or leave").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("counts for both of you at once")
    dialog.get_by_role("button", name="Take a break", exact=True).click()
    expect(dialog.get_by_role("alert")).to_be_visible(timeout=LONG)
    page.keyboard.press("Escape")
    begins(page, "I may leave.", "Take back")
    ends(page, "Take it back")
    page.get_by_role("button", name="Do not send it").click()
    ends(page, "Do not send it", "It was not sent")
    expect(page.get_by_text(WAITS)).to_have_count(0)
    phone.context.set_offline(False)
    expect(page.locator(".connection")).to_have_text("Connected", timeout=LONG)
    phone.write("still open")
    phone.sent()
    phone.forget()

    kinds = [line.opened.priv.kind for line in mentor.room().lines if line.opened is not None]
    assert kinds[-2:] == [Kind.WORDS, Kind.WORDS]
    assert Kind.CONSENT not in kinds


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
        with page.expect_event("load", timeout=LONG):
            page.get_by_role("button", name="Use it now").click()
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
