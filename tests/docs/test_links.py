"""What the documents point at is there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT, written

_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_POINTER = re.compile(r"spec/[a-z]+\.md(?: sections? (\d+(?:(?:, | and )\d+)*))?")
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def _slug(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.strip().lower()).replace(" ", "-")


def headings(page: Path) -> list[str]:
    """The texts of a page's headings, in order; none where there is no page."""
    if page.suffix != ".md" or not page.is_file():
        return []
    return re.findall(r"^#+ (.+)$", _FENCED.sub("", page.read_text()), re.MULTILINE)


def broken_links(page: Path, text: str) -> Iterator[str]:
    """The relative links of `text`, as it stands in `page`, that lead nowhere."""
    for target in _LINK.findall(_FENCED.sub("", text)):
        path, _, anchor = target.partition("#")
        if "://" in target or target.startswith("mailto:"):
            continue
        found = (page.parent / path).resolve() if path else page
        known = [_slug(heading) for heading in headings(found)]
        if not found.exists() or (anchor and anchor not in known):
            yield target


def broken_pointers(text: str) -> Iterator[str]:
    """The mentions of a page of the specification, or of its sections, that do not exist."""
    for pointer in _POINTER.finditer(" ".join(text.split())):
        page = ROOT / pointer[0].split(" ")[0]
        known = [heading.split(".")[0] for heading in headings(page)]
        if not page.exists() or not set(re.findall(r"\d+", pointer[1] or "")) <= set(known):
            yield pointer[0]


@pytest.mark.parametrize(
    "page", [*written(".md")], ids=lambda page: page.relative_to(ROOT).as_posix()
)
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link of a document, and its heading where it names one, exists."""
    assert list(broken_links(page, page.read_text())) == []


def test_pointers_lead_somewhere() -> None:
    """Every page and section of the specification that code or a document names exists."""
    pages = [*written(".py"), *written(".md")]
    broken = {page.relative_to(ROOT): list(broken_pointers(page.read_text())) for page in pages}

    assert {page: found for page, found in broken.items() if found} == {}


@pytest.mark.parametrize("link", ["nowhere.md", "docs/nowhere.md#at-all", "README.md#no-heading"])
def test_planted_link_is_caught(link: str) -> None:
    """A link that leads nowhere is seen."""
    assert list(broken_links(ROOT / "README.md", f"see [this]({link})")) == [link]


@pytest.mark.parametrize("pointer", ["spec/" + "nowhere.md", "spec/encoding." + "md section 99"])
def test_planted_pointer_is_caught(pointer: str) -> None:
    """A page or a section that does not exist is seen, over a line's end too."""
    assert list(broken_pointers(f"Format: {pointer}.".replace(" s", "\n    s"))) == [pointer]
