"""Human beings at browsers: each with a context and a device of their own, and every fault kept.

A journey does what a person does - press, type, read - and what the page then did wrong counts: an
error, a word on the console, a breach of the policy. The device's answers are simulated by the
browser's own virtual authenticator.

Source: W3C Web Authentication Level 3, section 11 (virtual authenticators).
"""

import re
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from quietroom.client import identity
from quietroom.client.memory import Memory
from quietroom.client.ways import Ways
from quietroom.identity import kit as kits
from quietroom.identity import passphrase as passphrases
from tests.journeys.town import Citizen
from tests.web.house import House
from tests.web.watch import faults_of, watched

Device = dict[str, Any]

PRF: Device = {
    "protocol": "ctap2",
    "ctap2Version": "ctap2_1",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
    "hasPrf": True,
}
"""A phone or computer of today: its passkey yields a key at once."""

TWICE: Device = {**PRF, "hasPrf": False, "hasHmacSecret": True}
"""An older security key: it yields a key only when asked again."""

NO_PRF: Device = {**PRF, "hasPrf": False}
"""A password manager whose passkeys yield no key."""

REFUSES: Device = {**PRF, "isUserVerified": False}
"""The person says no, or the finger is not theirs."""

LONG = 30_000
"""Milliseconds that a thing may take which makes keys."""

# What Fluent puts around a name, so that directions do not run into one another.
_SIGNS = "[\u2068\u2069]*"

# Counted where they happen, so that no journey can forget one: a press of a pointer, a typed field.
_COUNT = """
globalThis.counted = {presses: 0, typed: new Set()};
addEventListener('pointerdown', () => counted.presses++, true);
addEventListener('input', (event) => {
  const field = event.target;
  const chosen = ['radio', 'checkbox', 'file'].includes(field.type) || field.matches('select');
  if (!chosen) counted.typed.add(field);
}, true);
addEventListener('securitypolicyviolation', (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
"""


class Human:
    """One human being at a browser."""

    def __init__(self, browser: Browser, url: str, device: Device, **context: Any) -> None:
        self.url = url
        self.context = browser.new_context(reduced_motion="reduce", **context)
        self.context.add_init_script(_COUNT)
        self.page: Page = watched(self.context.new_page())
        self.cdp = self.context.new_cdp_session(self.page)
        self.cdp.send("WebAuthn.enable", {"enableUI": False})
        self.device = ""
        self.take(device)

    @property
    def faults(self) -> list[str]:
        """What went wrong in their page so far."""
        return faults_of(self.page)

    def forgive(self, pattern: str) -> list[str]:
        """Take faults that a journey brought about on purpose off the list. Returns them."""
        found = [fault for fault in self.faults if re.search(pattern, fault)]
        self.faults[:] = [fault for fault in self.faults if fault not in found]
        return found

    def take(self, device: Device) -> None:
        """Take another device to hand: what the one before knew is not on it."""
        if self.device:
            known = {"authenticatorId": self.device}
            self.cdp.send("WebAuthn.removeVirtualAuthenticator", known)
        made = self.cdp.send("WebAuthn.addVirtualAuthenticator", {"options": device})
        self.device = str(made["authenticatorId"])

    def refuse(self) -> None:
        """From now on the device does not know its person; as real ones, it then blocks itself."""
        given = {"authenticatorId": self.device, "isUserVerified": False}
        self.cdp.send("WebAuthn.setUserVerified", given)

    def button(self, name: str) -> Locator:
        """The button that says exactly this."""
        return self.page.get_by_role("button", name=exactly(name))

    def press(self, name: str) -> None:
        """Press it."""
        self.button(name).click(timeout=LONG)

    def sees(self, words: str, within: int = LONG) -> None:
        """These words are on the page, or come in time (milliseconds)."""
        expect(self.page.locator("body")).to_contain_text(plain(words), timeout=within)

    def at(self, path: str) -> None:
        """They are, or come to be, at this path."""
        self.page.wait_for_url(self.url + path, timeout=LONG)

    def counted(self) -> tuple[int, int]:
        """Presses and typed fields since the page was loaded."""
        presses, typed = self.page.evaluate("[counted.presses, counted.typed.size]")
        return int(presses), int(typed)

    def opens(self, link: str) -> None:
        """They open a link that somebody sent them."""
        self.page.goto(link)

    def join(self, link: str) -> list[str]:
        """From an invitation to keys and kit. Returns the kit's groups."""
        self.opens(link)
        self.press("Come in")
        self.press("Make my key")
        return self.kit()

    def kit(self) -> list[str]:
        """The groups of the kit that is shown."""
        self.page.wait_for_selector("ol.groups", timeout=LONG)
        return self.page.locator("ol.groups code").all_inner_texts()

    def save_kit(self) -> str:
        """Save the kit that is shown as a file. Returns what is in it."""
        with self.page.expect_download() as saved:
            self.press("Save as a file")
        return saved.value.path().read_text()

    def keep(self, groups: list[str]) -> None:
        """Say that the kit is kept, and type back what is asked for."""
        self.press("I have it")
        for field in self.page.locator("input.group").all():
            number = str(field.get_attribute("id")).removeprefix("group-")
            field.fill(groups[int(number)].lower())
        self.press("That is it")

    def restore(self, sheet: str) -> None:
        """Come from another device with the sheet of a kit."""
        self.opens(self.url + "/unlock")
        self.press("Use my recovery kit or passphrase")
        self.page.get_by_label("Recovery kit or passphrase").fill(sheet)
        self.press("Unlock")
        self.at("/")

    def come_as(self, citizen: Citizen) -> None:
        """Sit down as somebody who joined elsewhere, by their kit."""
        self.restore(sheet_of(citizen))

    def go(self, path: str) -> None:
        """Go to a path of the page without loading it anew, as its own links do."""
        self.page.evaluate(
            """path => {
              history.pushState(null, '', path);
              dispatchEvent(new PopStateEvent('popstate'));
            }""",
            path,
        )
        if path == "/":
            # Whoever goes on before home is drawn has never left: no hand is so quick.
            home = self.page.locator("main h1").filter(has_text="Your rooms")
            home.wait_for(timeout=LONG)

    def enter(self, room: bytes) -> None:
        """Go into a room and see the sheet to write on."""
        self.go(f"/r/{room.hex()}")
        self.page.wait_for_selector("#write", timeout=LONG)

    def say(self, words: str) -> None:
        """Write in the room and see it sent."""
        self.page.get_by_label("Your words").fill(words)
        self.press("Seal and send")
        self.line(words).filter(has_not_text="Waiting for a connection").wait_for()

    def line(self, words: str) -> Locator:
        """The entry that holds these words."""
        return self.page.locator("article.line").filter(has_text=words)

    def act(self, words: str, name: str) -> None:
        """Choose what to do with the entry that holds these words."""
        line = self.line(words)
        line.get_by_role("button", name="More", exact=True).click()
        line.get_by_role("button", name=exactly(name)).click()

    def answer(self, name: str) -> None:
        """Press a button of the dialog that is open."""
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("button", name=exactly(name)).click()
        dialog.wait_for(state="detached")


def plain(words: str) -> re.Pattern[str]:
    """A pattern of these words, whatever signs of direction stand around the names in them."""
    return re.compile(_SIGNS.join(map(re.escape, words)))


def exactly(words: str) -> re.Pattern[str]:
    """A pattern of these words and no others."""
    return re.compile(rf"^\s*{_SIGNS}{plain(words).pattern}{_SIGNS}\s*$")


def sheet_of(citizen: Citizen) -> str:
    """The sheet that somebody's recovery kit is printed on."""
    return identity.kit_text(citizen.session, citizen.ways.kit, citizen.name)


def citizen_of(house: House, name: str, sheet: str) -> Citizen:
    """The same person at a command line, by the sheet of their kit as a browser saved it."""
    told = dict(line.split(": ") for line in sheet.splitlines()[1:])
    edge, account = house.edge(f"{name} again"), bytes.fromhex(told["account"])
    session = identity.restore(told["server"], account, told["kit"], edge, house.wire())
    # Nobody made them a passphrase; this one opens nothing.
    ways = Ways(kits.parse(told["kit"]), passphrases.generate(house.entropy))
    return Citizen(name, house, session, Memory(session), ways)
