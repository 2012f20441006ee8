"""What goes on paper: agreement, kit and record, and nothing of the page around them.

Source: CSS Fragmentation Level 3, `break-inside`; CSS Paged Media, A4.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.web.gallery import Gallery
from tests.web.states import enter, states

SHEET = ViewportSize(width=718, height=1047)
"""A4 without a centimetre on each side, in CSS pixels."""

AGREEMENT = ("agreement-in-force", "agreement-to-sign", "agreement-french")

KIT = ("join-kit", "join-kit-passphrase", "keys-kit")

RECORD = ("record-full", "record-empty")

PAGES = re.compile(rb"/Type\s*/Page\b(?!s)")

_WRONG = """() => {
  const named = one => one.outerHTML.replace(/\\s+/g, ' ').slice(0, 100);
  const shown = one => one.checkVisibility({visibilityProperty: true})
    && one.getClientRects().length > 0 && !one.closest('.quiet, iframe');
  const all = [...document.querySelectorAll('body *')].filter(shown);
  const says = one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  const words = all.filter(says);
  const ground = one => {
    for (let at = one; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/^rgba.*, 0\\)$|transparent/.test(colour)) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const controls = 'nav, button, .button, input, select, textarea, footer, .bar, .skip';
  const cut = one => {
    const [box, style] = [one.getBoundingClientRect(), getComputedStyle(one)];
    const wide = one.scrollWidth > one.clientWidth + 1 && style.display !== 'inline';
    const high = one.scrollHeight > one.clientHeight + 1 && style.display !== 'inline';
    return box.right > innerWidth + 1 || box.left < -1 || box.top < -scrollY - 1
      || (style.overflowX !== 'visible' && wide) || (style.overflowY !== 'visible' && high);
  };
  return [
    ...all.filter(one => one.matches(controls)).map(one => 'a control: ' + named(one)),
    ...words.filter(cut).map(one => 'cut: ' + named(one)),
    ...words.filter(one => getComputedStyle(one).color !== 'rgb(0, 0, 0)')
      .map(one => 'not black: ' + named(one)),
    ...words.filter(one => ground(one) !== 'rgb(255, 255, 255)')
      .map(one => 'not on white: ' + named(one)),
  ];
}"""

# A page of paper is a column of its size: what would be torn is in two of them.
_SHEETS = """([width, height, more]) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`main { columns: ${width}px auto; column-fill: auto; column-gap: 40px;
    block-size: ${height}px; } ${more}`);
  document.adoptedStyleSheets = [sheet];
}"""

_TORN = """(height) => [
  ...document.querySelectorAll('.clause, .kit, .block, h2, h3')
].filter(one => {
  const parts = [...one.getClientRects()];
  return parts.length > 1 && parts.reduce((sum, part) => sum + part.height, 0) <= height;
}).map(one => 'torn: ' + one.textContent.trim().replace(/\\s+/g, ' ').slice(0, 60))"""

_COUNT = "(height) => new Set([...document.querySelectorAll('.clause')].map(one => Math.round(\
one.getBoundingClientRect().left / 10))).size"


@pytest.fixture(scope="module")
def paper(browser: Browser) -> Iterator[Page]:
    """A page as it would be printed."""
    context = browser.new_context(viewport=SHEET, reduced_motion="reduce")
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


def printed(
    page: Page, gallery: Gallery, name: str, lang: str = "en", scheme: str = "light"
) -> None:
    """Go to a state whose steps are done on the screen, and put it on paper."""
    (state,) = (one for one in states() if one.name == name)
    page.emulate_media(media="screen")
    enter(page, gallery, state, lang, scheme)
    page.emulate_media(media="print")


def torn(page: Page, more: str = "") -> list[str]:
    """What stands on two sheets and has room on one."""
    page.evaluate(_SHEETS, [SHEET["width"], SHEET["height"], more])
    return list(page.evaluate(_TORN, SHEET["height"]))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("name", AGREEMENT + KIT + RECORD)
def test_on_paper(paper: Page, gallery: Gallery, name: str, lang: str, scheme: str) -> None:
    """No control, nothing cut, black on white, whatever the screen was; no clause on two sheets."""
    printed(paper, gallery, name, lang, scheme)

    assert paper.evaluate(_WRONG) == []
    assert torn(paper) == []


@pytest.mark.parametrize("name", [AGREEMENT[0], KIT[0]])
def test_as_a_file(paper: Page, gallery: Gallery, name: str) -> None:
    """As the browser prints it: the kit is one sheet, the agreement is more."""
    printed(paper, gallery, name, scheme="dark")
    pages = len(PAGES.findall(paper.pdf(format="A4")))

    assert (pages == 1) if name in KIT else (2 <= pages <= 12)


def test_faults_on_paper_would_show(paper: Page, gallery: Gallery) -> None:
    """Of planted faults - a control, a line cut, grey words, a dark ground - each is found."""
    printed(paper, gallery, AGREEMENT[0])
    paper.evaluate(
        """() => {
        const add = (kind, name) => {
          const one = document.createElement(kind);
          [one.className, one.textContent] = [name, 'A planted line of some words'];
          document.querySelector('main').append(one);
        };
        add('select', 'shown');
        ['wide', 'low', 'grey', 'dark'].forEach(one => add('p', one));
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`.shown { background: none } .dark { background: #333 }
          .wide { min-inline-size: 900px } .grey { color: #777 }
          .low { block-size: 0.5rem; overflow: hidden }`);
        document.adoptedStyleSheets = [sheet];
        }"""
    )

    found = {re.sub(r'<(\w+) class="(\w+).*', r"\2", one) for one in paper.evaluate(_WRONG)}
    assert found == {
        "a control: shown",
        "cut: wide",
        "cut: low",
        "not black: grey",
        "not on white: dark",
    }


def test_a_torn_clause_would_show(paper: Page, gallery: Gallery) -> None:
    """Where nothing keeps a clause together, one is torn."""
    printed(paper, gallery, AGREEMENT[0])

    assert torn(paper, "main * { break-inside: auto !important; break-after: auto !important }")
