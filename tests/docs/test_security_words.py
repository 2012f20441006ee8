"""Whoever reads a strong word finds the test behind it: promise 12, honest.

A section of README.md, SECURITY.md or docs/ that uses one of the words below links to
docs/promises.md, where each promise names its tests and its limits. That page itself is exempt. A
decision is one argument, so one link anywhere on its page is enough.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.test_links import broken_links
from tests.house.tree import ROOT

PROMISES = ROOT / "docs" / "promises.md"
_DECISIONS = ROOT / "docs" / "decisions"
_WORDS = ("private", "sealed", "nobody", "cannot", "anonymous", "secure", "only")
_STRONG = re.compile(rf"\b({'|'.join(_WORDS)})\b", re.IGNORECASE)
_CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(?=#+ )", re.MULTILINE)
_TARGET = re.compile(r"\]\(([^)\s#]+)[^)\s]*\)")

_PAGES = sorted(
    page
    for page in (ROOT / "README.md", ROOT / "SECURITY.md", *(ROOT / "docs").rglob("*.md"))
    if page != PROMISES
)


def unproven(page: Path, text: str) -> Iterator[str]:
    """The headings of the sections of `text` that use a strong word without the link."""
    prose = _CODE.sub("", text)
    for section in [prose] if page.parent == _DECISIONS else _HEADING.split(prose):
        targets = {(page.parent / target).resolve() for target in _TARGET.findall(section)}
        if _STRONG.search(section) and PROMISES not in targets:
            yield section.strip().partition("\n")[0]


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_strong_words_link_to_promises(page: Path) -> None:
    """Every section with a strong word links to the promise behind it."""
    assert list(unproven(page, page.read_text())) == []


@pytest.mark.parametrize("word", _WORDS)
def test_planted_word_is_caught(word: str) -> None:
    """A strong word in a section of its own is seen, though the section before it has the link."""
    text = f"# One\n\nOnly you, [kept](docs/promises.md).\n\n## Two\n\nIt is {word.title()}.\n"

    assert list(unproven(ROOT / "README.md", text)) == ["## Two"]


def test_decision_needs_one_link() -> None:
    """A decision with a strong word and no link is seen; with a link in any section it passes."""
    page, text = _DECISIONS / "0000-example.md", "# 0. One\n\nOnly so.\n\n## Two\n\nIt is so.\n"

    assert list(unproven(page, text)) == ["# 0. One"]
    assert list(unproven(page, text + "See [promises](../promises.md).\n")) == []


def test_promises_name_their_tests() -> None:
    """Every test that the page of promises names is there."""
    assert list(broken_links(PROMISES, PROMISES.read_text())) == []
