"""One browser for each process of the tests, and a context for each human being."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from quietroom.ground.digest import sha256
from tests.journeys.town import folder_in_memory
from tests.web.gallery import Gallery
from tests.web.house import House
from tests.web.people import PRF, Human
from tests.web.phone import ARGS, CHROMIUM
from tests.web.watch import watched

ROOT = Path(__file__).parents[2]

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser that ends with its module.

    While Playwright runs, nothing else in the process can run a loop.
    """
    with sync_playwright() as playwright:
        found = chromium(playwright)
        yield found
        found.close()


def chromium(playwright: Playwright) -> Browser:
    """Debian's Chromium; as root it runs without its sandbox, else with it."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)


@pytest.fixture(scope="session")
def gallery() -> Iterator[Gallery]:
    """Every state of every screen, served under the policy of the page."""
    with Gallery(ROOT / "web" / "dist-gallery") as made:
        yield made


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe."""
    return AXE.read_text()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser as new, with motion reduced so that nothing is looked at half-way."""
    made = browser.new_context(reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page that keeps what went wrong in it, breaches of its policy among them."""
    return watched(context.new_page())


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    """A server with a coordinator; the passphrases of clients in this process cost nothing.

    Passphrases that a browser makes are stretched at their full cost.
    """
    with pytest.MonkeyPatch.context() as patch, folder_in_memory() as folder:
        patch.setattr(
            "quietroom.identity.unlock.stretch", lambda secret, salt: sha256(salt + secret)
        )
        made = House(folder)
        yield made
        made.close()


Person = Callable[..., Human]


@pytest.fixture
def person(browser: Browser, house: House) -> Iterator[Person]:
    """Makes human beings. Whatever went wrong in the page of one fails the journey at its end."""
    made: list[Human] = []

    def make(device: dict[str, Any] = PRF, **context: Any) -> Human:
        made.append(Human(browser, house.url, device, **context))
        return made[-1]

    yield make
    faults = [fault for human in made for fault in human.faults]
    for human in made:
        human.context.close()
    assert faults == []
