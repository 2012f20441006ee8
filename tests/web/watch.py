"""Pages that keep what went wrong in them, breaches of their policy among it."""

from playwright.sync_api import Page


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
