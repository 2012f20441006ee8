"""Every state of every screen, in each language, light and dark: for everyone, on any device.

Source: WCAG 2.2 AA; axe finds a third to a half of what can be wrong, the keyboard walks the rest.
"""

import pytest
from playwright.sync_api import Browser, Page

from tests.web.gallery import Gallery
from tests.web.states import LANGUAGES, SCHEMES, State, enter, screens, states
from tests.web.watch import faults_of, watched

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

PHONE = {"width": 390, "height": 844}


def audit(page: Page, axe: str) -> list[str]:
    """What axe finds wrong on a page, each as rule and place."""
    page.evaluate(axe + "\n;0")
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def test_states_are_of_screens() -> None:
    """No state shows a screen that is none."""
    assert {state.screen for state in states()} <= screens()


def test_names_are_unique() -> None:
    """Each state has a name of its own."""
    names = [state.name for state in states()]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("state", states(), ids=lambda state: state.name)
def test_state(browser: Browser, gallery: Gallery, axe: str, state: State) -> None:
    """Nothing that axe finds is wrong in any language or scheme, and no policy is breached."""
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
    page = watched(context.new_page())
    found: list[str] = []
    for lang in LANGUAGES:
        for scheme in SCHEMES:
            enter(page, gallery, state, lang, scheme)
            found += [f"{lang} {scheme} {one}" for one in audit(page, axe)]
    faults = faults_of(page)
    context.close()

    assert found == []
    assert faults == []


@pytest.mark.parametrize("state", states(), ids=lambda state: state.name)
def test_narrow(browser: Browser, gallery: Gallery, state: State) -> None:
    """At 320 pixels nothing scrolls sideways, and what is pressed is 44 high or stands in words."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    page = context.new_page()
    wide: list[str] = []
    for lang in LANGUAGES:
        enter(page, gallery, state, lang)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(lang)
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, select, input')]
        .filter(one => !['radio', 'checkbox'].includes(one.type))
        .filter(one => one.checkVisibility({visibilityProperty: true}))
        .filter(one => !one.closest('.quiet') && one.getBoundingClientRect().height < 43.5)
        .map(one => one.outerHTML.slice(0, 120))"""
    )
    context.close()

    assert wide == []
    assert small == []


def test_axe_can_fail(page: Page, gallery: Gallery, axe: str) -> None:
    """Of planted faults - a field without a label, grey on grey - each is found."""
    enter(page, gallery, states()[0])
    page.evaluate(
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

    rules = {one.partition(":")[0] for one in audit(page, axe)}
    assert {"label", "color-contrast"} <= rules
