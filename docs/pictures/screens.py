"""Makes the pictures of screens that the README shows, from the states of the gallery.

    make pictures && PYTHONPATH=. .venv/bin/python docs/pictures/screens.py

Fonts differ from machine to machine, so nobody compares them byte by byte.
"""

from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from tests.web.conftest import chromium
from tests.web.gallery import Gallery
from tests.web.states import ROOT, enter, states

SHOWN = {"room-full": 590, "release-decide": 0, "known-told-on": 0}
"""The states, as the README shows them, and by how many pixels somebody scrolled up."""

_PHONE = ViewportSize(width=390, height=844)


def main() -> None:
    """Write one picture for each state, as a phone shows it at first, beside this file."""
    wanted = [one for one in states() if one.name in SHOWN]
    with Gallery(ROOT / "web" / "dist-gallery") as gallery, sync_playwright() as playwright:
        browser = chromium(playwright)
        page = browser.new_context(
            reduced_motion="reduce", viewport=_PHONE, is_mobile=True, device_scale_factor=1.5
        ).new_page()
        for state in wanted:
            enter(page, gallery, state)
            page.evaluate("up => scrollBy(0, -up)", SHOWN[state.name])
            page.screenshot(path=Path(__file__).with_name(f"{state.name}.png"))
        browser.close()


if __name__ == "__main__":
    main()
