"""`make pictures`: every state in light and dark, on a phone and a desktop, to be looked at by eye.

Nothing is compared: fonts differ from machine to machine. What is wrong to the eye is mended.
"""

import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import ViewportSize, sync_playwright

from tests.web.conftest import chromium
from tests.web.gallery import Gallery
from tests.web.states import ROOT, enter, states

SIZES: dict[str, dict[str, Any]] = {
    "phone": {"viewport": ViewportSize(width=390, height=844), "is_mobile": True},
    "desktop": {"viewport": ViewportSize(width=1280, height=800)},
}

SCHEMES = ("light", "dark")


def main(folder: Path) -> int:
    """Write one picture for each state, scheme and size into `folder`, and say how many."""
    folder.mkdir(parents=True, exist_ok=True)
    made = 0
    with Gallery(ROOT / "web" / "dist-gallery") as gallery, sync_playwright() as playwright:
        browser = chromium(playwright)
        for size, how in SIZES.items():
            context = browser.new_context(reduced_motion="reduce", **how)
            page = context.new_page()
            for state in states():
                for scheme in SCHEMES:
                    enter(page, gallery, state, "en", scheme)
                    name = f"{state.name}-{scheme}-{size}.png"
                    page.screenshot(path=folder / name, full_page=True)
                    made += 1
                    print(f"\rpictures: {made}", end="", file=sys.stderr, flush=True)
            context.close()
        browser.close()
    print(f"\npictures: {made} of {len(states())} states in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
