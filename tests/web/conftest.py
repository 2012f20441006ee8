"""One browser for each process of the tests, and a context for each human being."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.web.gallery import Gallery

ROOT = Path(__file__).parents[2]

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; as root it runs without its sandbox, else with it.

    It ends with its module: while Playwright runs, nothing else in the process can run a loop.
    """
    where = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        args = ["--no-sandbox"] if os.geteuid() == 0 else []
        found = playwright.chromium.launch(executable_path=where, args=args)
        yield found
        found.close()


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


def watched(page: Page) -> Page:
    """Have a page keep its faults: `page.faults`."""
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.faults = faults  # type: ignore[attr-defined]
    return page


def faults_of(page: Page) -> list[str]:
    """What went wrong in a watched page."""
    found: list[str] = page.faults  # type: ignore[attr-defined]
    return found
