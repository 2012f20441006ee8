"""Every sealed or signed format, both ways: Python seals and TypeScript opens, and back.

The rows are two tables of one shape, here and in `web/tests/exchange`; each side runs its own code
alone, and what crosses is what would cross a network.
"""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from quietroom.ground.errors import QuietroomError
from tests.exchange import (
    agreement,
    concern,
    duty,
    identity,
    objective,
    programme,
    rhythm,
    room,
    tlog,
)
from tests.exchange.row import ROWS, Given, Means

ROOT = Path(__file__).parents[2]

TABLES = (identity, room, agreement, tlog, duty, concern, programme, objective, rhythm)

PLAIN = {
    "encoding": {1: "why", 3: "inside every hash", 4: "inside every row", 9: "about vectors"},
    "entry": {1: "why", 8: "bounds"},
    "room": {
        1: "why",
        2: "names",
        6: "what the server checks",
        7: "how a room is read: vectors/room/reader.json",
        8: "what a client does",
        9: "what entries say of each other",
        11: "a body of an entry: vectors/room",
        12: "bounds",
    },
    "grant": {1: "why", 7: "bounds"},
    "identity": {1: "why", 10: "words for the ear, which nothing carries", 13: "what is not kept"},
    "agreement": {
        1: "why",
        2: "an overview",
        4: "which words may stand: vectors/agreement/words.json",
        6: "which words may not: vectors/agreement/terms.json",
        11: "how a room is read: vectors/agreement/state.json",
        12: "what is told of two versions",
        14: "what a draft begins with: vectors/agreement/relation.json",
    },
    "duty": {
        1: "why",
        2: "which limits allow it",
        5: "what an officer checks: vectors/duty/check.json",
        6: "what is told: vectors/duty/watch.json",
        8: "what is said first",
        9: "bounds",
    },
    "meeting": {
        1: "why",
        2: "names",
        3: "what is computed: vectors/meeting/clock.json",
        7: "how a room is read: vectors/meeting/diary.json",
        8: "what is computed: vectors/meeting/diary.json",
        9: "text that calendars read: vectors/meeting/files.json",
        10: "the same text, at an address: vectors/meeting/files.json",
        11: "bounds",
    },
    "renewal": {
        1: "why",
        2: "what is computed: vectors/renewal/term.json",
        4: "how a room is read: vectors/renewal/standing.json",
        5: "what a client does",
        6: "what is computed: vectors/renewal/term.json",
        7: "what is computed: vectors/renewal/term.json",
        8: "bounds",
    },
    "trust": {
        1: "why",
        3: "what is computed: vectors/trust/standing.json",
        4: "what is looked for: vectors/trust/drafts.json",
        5: "what a client does",
        6: "bounds",
    },
    "guidance": {
        1: "why",
        2: "files that everybody may read",
        3: "where they are",
        4: "what is checked of them",
        6: "what the server is told, as JSON",
        7: "a page for a printer",
        8: "bounds",
    },
    "circle": {1: "why", 3: "what is computed", 4: "what a client does", 5: "bounds"},
    "objective": {
        1: "why",
        4: "what the server shows, as JSON",
        5: "what is compared: vectors/objective/findings.json",
        6: "data",
        7: "bounds",
    },
    "export": {1: "why", 2: "a file that the command line alone makes and opens: tests/journeys"},
    "known": {
        1: "why",
        2: "bodies of entries: vectors/known",
        3: "bodies of entries: vectors/known",
        4: "what is computed: vectors/known",
        5: "what is said of it",
        6: "bounds",
    },
    "concern": {
        1: "why",
        2: "whom it is for",
        6: "what may come: vectors/concern/standing.json",
        7: "what is due, of the same vectors",
        8: "what nobody else sees",
        9: "an invitation, as identity has it",
        10: "bounds",
    },
    "programme": {
        1: "why",
        3: "who may hold what: vectors/programme/roles.json",
        4: "how lists follow each other: vectors/programme/standing.json",
        5: "what agreements offer: vectors/programme/offer.json",
        6: "what is told",
        7: "what the server shows to whom",
        8: "bounds",
    },
    "tlog": {
        1: "why",
        6: "public paths and plain bytes: vectors/tlog/tile.json",
        13: "what an outsider does",
        14: "the list of a build, which no browser reads",
        15: "what it does not do",
    },
}
"""Sections of the specification without a sealed or signed format, and what they hold."""


def bent(raw: bytes) -> bytes:
    """The same bytes, with one bit changed near their end."""
    changed = bytearray(raw)
    changed[-5] ^= 1
    return bytes(changed)


def found(name: str, given: Given, sealed: bytes) -> Means:
    """What Python finds, or the code with which it refuses."""
    try:
        return ROWS[name].read(given, sealed)
    except QuietroomError as fault:
        return {"refused": fault.code}


@pytest.fixture(scope="module")
def means() -> dict[str, Means]:
    """What each row means that Python made."""
    return {}


@pytest.fixture(scope="module")
def elsewhere(
    tmp_path_factory: pytest.TempPathFactory, means: dict[str, Means]
) -> dict[str, dict[str, Any]]:
    """What TypeScript read of what Python made, and what it made: both by row."""
    folder, sent = tmp_path_factory.mktemp("exchange"), []
    for name, row in ROWS.items():
        given, sealed, means[name] = row.make()
        sent.append({"row": name, "given": given, "sealed": sealed.hex()})
    here, there = folder / "from", folder / "to"
    here.write_text(json.dumps(sent))
    run = ["npx", "--no-install", "vitest", "run", "tests/exchange.test.ts", "-t", "elsewhere"]
    paths = {"EXCHANGE_FROM": str(here), "EXCHANGE_TO": str(there)}
    done = subprocess.run(
        run, cwd=ROOT / "web", env={**os.environ, **paths}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout.decode()
    told = json.loads(there.read_text())
    return {kind: {one["row"]: one for one in told[kind]} for kind in ("read", "made")}


@pytest.mark.parametrize("name", ROWS)
def test_python_seals_typescript_opens(
    elsewhere: dict[str, dict[str, Any]], means: dict[str, Means], name: str
) -> None:
    """TypeScript finds in what Python made what Python put there; in bent bytes it does not."""
    one = elsewhere["read"][name]

    assert one["whole"] == means[name]
    assert one["bent"] != means[name]


@pytest.mark.parametrize("name", ROWS)
def test_typescript_seals_python_opens(elsewhere: dict[str, dict[str, Any]], name: str) -> None:
    """Python finds in what TypeScript made what TypeScript put there; in bent bytes it does not."""
    one = elsewhere["made"][name]
    sealed = bytes.fromhex(one["sealed"])

    assert ROWS[name].read(one["given"], sealed) == one["means"]
    assert found(name, one["given"], bent(sealed)) != one["means"]


def test_both_tables_have_the_same_rows(elsewhere: dict[str, dict[str, Any]]) -> None:
    """A row of one language without its twin is none."""
    assert set(elsewhere["made"]) == set(ROWS) == set(elsewhere["read"])


@pytest.mark.parametrize("page", PLAIN)
def test_every_format_has_a_row(page: str) -> None:
    """A section of the specification has a row, or holds nothing sealed or signed, and says so."""
    text = (ROOT / "spec" / f"{page}.md").read_text()
    sections = {int(number) for number in re.findall(r"^## (\d+)\.", text, re.MULTILINE)}
    named = {spec for row in ROWS.values() for spec in row.spec}
    rows = {int(spec.split()[1]) for spec in named if spec.split()[0] == page}

    assert rows | set(PLAIN[page]) == sections
    assert not rows & set(PLAIN[page])


def test_every_page_is_here() -> None:
    """A page of the specification is here, but for those that seal nothing."""
    pages = {path.stem for path in (ROOT / "spec").glob("*.md")}

    assert pages == {*PLAIN, "http", "knock", "retention"}
    assert all(table.__name__.startswith("tests.exchange.") for table in TABLES)
