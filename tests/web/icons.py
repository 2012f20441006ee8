"""The icons of an installed Quietroom: the door of web/public/icon.svg as PNGs, drawn by a browser.

    python -m tests.web.icons

writes them into web/public. They are committed, because a build that draws would need a renderer in
every checkout for three files that never change; `test_icons.py` draws them anew and compares.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.web.conftest import chromium
from tests.web.states import ROOT

PUBLIC = ROOT / "web" / "public"

_SAFE = 0.85
"""How much of its size the door keeps there, so that it lies in the inner four fifths."""


@dataclass(frozen=True)
class Icon:
    """One file: its name, its width and height in pixels, and whether a system may cut it."""

    name: str
    size: int
    cut: bool = False


ICONS = (Icon("icon-192.png", 192), Icon("icon-512.png", 512), Icon("icon-cut.png", 512, cut=True))


def drawn(browser: Browser, icon: Icon) -> bytes:
    """The PNG of an icon."""
    mark = (PUBLIC / "icon.svg").read_text()
    side = ViewportSize(width=icon.size, height=icon.size)
    page = browser.new_page(viewport=side)
    page.set_content(f"<style>html, body, svg {{ margin: 0; display: block }}</style>{mark}")
    page.evaluate(
        """([size, cut, safe]) => {
          const mark = document.querySelector('svg');
          mark.setAttribute('width', size);
          mark.setAttribute('height', size);
          if (!cut) return;
          const [ground, ...door] = mark.children;
          ground.removeAttribute('rx');
          for (const part of door)
            part.setAttribute('transform', `translate(32 32) scale(${safe}) translate(-32 -32)`);
        }""",
        [icon.size, icon.cut, _SAFE],
    )
    made = page.screenshot(omit_background=True)
    page.close()
    return made


def main(folder: Path) -> int:
    """Write every icon into `folder`."""
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        for icon in ICONS:
            (folder / icon.name).write_bytes(drawn(browser, icon))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(PUBLIC))
