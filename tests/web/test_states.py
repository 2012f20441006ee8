"""Every state of every screen, in each language, light and dark: for everyone, on any device.

Source: WCAG 2.2 AA; axe finds a third to a half of what can be wrong, the keyboard walks the rest.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.web.gallery import Gallery
from tests.web.sight import seen
from tests.web.states import LANGUAGES, State, enter, screens, speak, states
from tests.web.test_messages import messages
from tests.web.watch import faults_of, watched

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

COLOURS = ["color-contrast"]
"""The one rule of axe that a scheme can change: the elements are the same."""

_AXE = """rules => axe.run(document, {
    runOnly: rules, resultTypes: ['violations'], preload: false,
})"""
"""Of what is right axe names one example: that halves the time. Every wrong node is named."""

EACH = 12
"""So many states a page is used for."""

NARROW = ViewportSize(width=320, height=640)

SMALL = """() => [...document.querySelectorAll('button, select, input, textarea')]
    .filter(one => !['radio', 'checkbox'].includes(one.type))
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest('.quiet'))
    .filter(one => !one.classList.contains('quiet') && one.getBoundingClientRect().height < 43.5)
    .map(one => one.outerHTML.slice(0, 120))"""


class Pages:
    """Pages one after another, for a few states each.

    One for all states would grow to gigabytes and crawl; one for each would begin a process.
    """

    def __init__(self, context: BrowserContext) -> None:
        self._context = context
        self._page: Page | None = None
        self._left = 0

    def next(self) -> Page:
        """The page for the next state, with no faults yet."""
        if not self._page or not self._left:
            if self._page:
                self._page.close()
            self._page, self._left = watched(self._context.new_page()), EACH
        self._left -= 1
        faults_of(self._page).clear()
        return self._page


@pytest.fixture(scope="module")
def pages(browser: Browser, axe: str) -> Iterator[Pages]:
    """What all states share: the files' own cache."""
    context = browser.new_context(viewport=NARROW, reduced_motion="reduce")
    context.add_init_script(axe)
    yield Pages(context)
    context.close()


@pytest.fixture
def looking(pages: Pages) -> Page:
    """A page to look at a state."""
    return pages.next()


def audit(page: Page, rules: list[str]) -> list[str]:
    """What axe finds wrong on a page, each as rule and place."""
    found = page.evaluate(_AXE, rules)
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def raw_keys(page: Page) -> set[str]:
    """The keys of messages that stand on a page in the place of their sentences."""
    return set(page.inner_text("body").split()) & messages()["en"].keys()


def test_a_raw_key_is_found(looking: Page, gallery: Gallery) -> None:
    """Of a message whose file was not read, the key stands there, and is seen."""
    enter(looking, gallery, states()[0])
    before = raw_keys(looking)
    looking.evaluate("document.querySelector('main h1').append(' room-not-now ')")

    assert (before, raw_keys(looking)) == (set(), {"room-not-now"})


def test_every_screen_has_a_state() -> None:
    """No screen is without a state, and no state shows a screen that is none."""
    assert {state.screen for state in states()} == screens()


def test_names_are_unique() -> None:
    """Each state has a name of its own."""
    names = [state.name for state in states()]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("state", states(), ids=lambda state: state.name)
def test_state(looking: Page, gallery: Gallery, state: State) -> None:
    """In every language, light and dark, at 320 pixels: nothing wrong, wide, small or breached.

    Nor does anything move, hide where the keyboard is, or vanish in forced colours.
    """
    found: list[str] = []
    enter(looking, gallery, state)
    for lang in LANGUAGES:
        speak(looking, lang)
        if looking.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{lang} scrolls sideways")
        if not looking.locator("footer a[href='/promises']").count():
            found.append(f"{lang} does not lead to the promises")
        found += [f"{lang} says {key}" for key in raw_keys(looking)]
        found += [f"{lang} small: {one}" for one in looking.evaluate(SMALL)]
        # What these three look at is no matter of the language.
        found += seen(looking) if lang == LANGUAGES[0] else []
        found += [f"{lang} {one}" for one in audit(looking, RULES)]
        looking.evaluate("document.documentElement.dataset.scheme = 'dark'")
        found += [f"{lang} dark {one}" for one in audit(looking, COLOURS)]
        looking.evaluate("document.documentElement.dataset.scheme = 'light'")

    assert found == []
    assert faults_of(looking) == []


ROWS = """() => {
  const parts = [...document.querySelectorAll('.bar .row > *')];
  const boxes = parts.map(one => one.getBoundingClientRect()).filter(box => box.height > 1);
  const middles = boxes.map(box => box.top + box.height / 2).sort((a, b) => a - b);
  return middles.filter((one, at) => !at || one - middles[at - 1] > 20).length;
}"""
"""How many rows the bar has at the top of a page."""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_way_out_is_in_the_second_row(looking: Page, gallery: Gallery, lang: str) -> None:
    """On a phone the bar has two rows, whatever somebody is called; the way out is in them."""
    shown = {state.name: state for state in states()}
    looking.set_viewport_size({"width": 360, "height": 780})
    rows = []
    for name in ("home-full", "keys-no-words"):
        enter(looking, gallery, shown[name], lang)
        rows.append(looking.evaluate(ROWS))
    looking.set_viewport_size(NARROW)

    assert rows == [2, 2]


def test_axe_can_fail(looking: Page, gallery: Gallery) -> None:
    """Of planted faults - a field without a label, grey on grey - each is found."""
    enter(looking, gallery, states()[0])
    looking.evaluate(
        """() => {
        const field = document.createElement('input');
        const grey = document.createElement('p');
        grey.textContent = 'hard to read';
        grey.className = 'planted';
        document.querySelector('main').append(field, grey);
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('.planted { color: #aaa; background: #ccc }');
        document.adoptedStyleSheets = [sheet];
        }"""
    )

    rules = {one.partition(":")[0] for one in audit(looking, RULES)}
    assert {"label", "color-contrast"} <= rules


def test_sight_can_fail(looking: Page, gallery: Gallery) -> None:
    """Of planted faults - motion, no outline, no way by keys, an edge of colour - each is found."""
    enter(looking, gallery, states()[0])
    looking.evaluate(
        """() => {
        const moving = document.createElement('p');
        moving.className = 'moving';
        const button = document.createElement('button');
        button.className = 'flat';
        button.textContent = 'Flat';
        const lost = document.createElement('p');
        lost.className = 'lost';
        lost.textContent = 'Lost';
        const pressed = document.createElement('div');
        pressed.className = 'pressed';
        pressed.textContent = 'A button for a pointer';
        const passed = document.createElement('button');
        passed.className = 'button passed';
        passed.tabIndex = -1;
        document.querySelector('main').append(moving, button, lost, pressed, passed);
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`.moving { animation: 2s linear none; transition: color 1s }
          .pressed { cursor: pointer }
          .flat { border: 0; background: gold } .flat:focus { outline: none }
          .lost { forced-color-adjust: none; color: CanvasText; background: CanvasText }`);
        document.adoptedStyleSheets = [sheet];
        }"""
    )

    found = " ".join(seen(looking))
    assert 'moves: <p class="moving"' in found
    assert 'focus unseen: <button class="flat"' in found
    assert 'no edge: <button class="flat"' in found
    assert 'text as its ground: <p class="lost"' in found
    assert 'no way by keys: <div class="pressed"' in found
    assert 'no way by keys: <button class="button passed"' in found
