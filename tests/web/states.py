"""The states that the gallery declares, and going to one."""

import json
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.web.gallery import Gallery

ROOT = Path(__file__).parents[2]

LANGUAGES = ("en", "fr", "ar")


@dataclass(frozen=True)
class State:
    """One state of a screen: its name, the screen's, and what is done before it is there."""

    name: str
    screen: str
    steps: tuple[dict[str, str], ...]


@cache
def states() -> tuple[State, ...]:
    """Every state that is declared, read by the build tool from the one place."""
    told = subprocess.run(
        ["node", "build/states.mjs"], cwd=ROOT / "web", check=True, capture_output=True
    )
    rows: list[dict[str, Any]] = json.loads(told.stdout)
    return tuple(State(row["name"], row["screen"], tuple(row["steps"])) for row in rows)


def screens() -> set[str]:
    """Every screen that the router knows."""
    routes = (ROOT / "web" / "app" / "routes.ts").read_text()
    return set(_names(routes))


def _names(routes: str) -> list[str]:
    parts = routes.split("screen(")[1:]
    return [part.strip().split("'")[1] for part in parts]


def enter(
    page: Page, gallery: Gallery, state: State, lang: str = "en", scheme: str = "light"
) -> None:
    """Go to a state in a language and scheme, and do its steps."""
    page.goto(gallery.state(state.name, lang, scheme))
    page.wait_for_selector(f"html[data-ready='{state.name}']")
    page.wait_for_selector("main > *")
    for step in state.steps:
        if "press" in step:
            page.locator(step["press"]).first.click()
        elif (field := page.locator(step["fill"]).first).evaluate("e => e.matches('select')"):
            field.select_option(step["with"])
        else:
            field.fill(step["with"])
    page.evaluate("document.fonts.ready")
    page.wait_for_selector("main h1")
    # A frame has its height once what is in it is shown; where that fails, the frame goes away.
    page.wait_for_selector("iframe:not([style])", state="detached")


def speak(page: Page, lang: str) -> None:
    """Change the language of a state as a person does, by the list at the foot of the page."""
    page.locator("footer select").select_option(lang)
    page.wait_for_selector(f"html[lang='{lang}']")
    page.evaluate("document.fonts.ready")
