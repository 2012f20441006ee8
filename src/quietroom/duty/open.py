"""What an officer checks before a word is shown, and what is shown with it.

A report opens only if both signed the limit that it names and that limit names this officer, the
log bears a leaf under each entry's own tag that opens to this very report, and the report is signed
by one of the two. The envelopes come from the server and never out of the grant, so that whom an
entry is from rests on the server's check at acceptance.

Format: spec/duty.md section 5. Threats: a forged report; one under a limit that nobody signed; one
used in another room, or passed on; a reporter who claims more than was written.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ..ground.signature import verify
from ..room.entry import Kind, Words, parse_words
from ..room.envelope import Envelope
from ..room.granted import Granted, GrantKind, Key, Log, NotForYou, When
from ..room.open import Opened, open_with
from ..room.people import People, same_person
from ..tlog.leaf import Kind as LeafKind
from ..tlog.leaf import Opening, grant_tags
from . import basis, beside, report
from .basis import Covered
from .beside import Beside, FalseReport
from .report import Report

SAID = (Kind.WORDS, Kind.CORRECTION)
"""The kinds of entry that can be reported: those that say something."""


@dataclass(frozen=True, slots=True)
class Reported:
    """One entry as the officer may see it. `author`, `owner`: first card hashes."""

    opened: Opened
    words: Words
    author: bytes
    owner: bytes


@dataclass(frozen=True, slots=True)
class Checked:
    """A report that holds: under which signed limit, by whom, with which words, about what.

    `statement`: the reporter's own words, which nobody but they vouch for. `reporter`: first card
    hash.
    """

    report: Report
    covered: Covered
    reporter: bytes
    statement: str
    entries: tuple[Reported, ...]


def check(
    granted: Granted,
    envelopes: Mapping[bytes, Envelope],
    me: frozenset[bytes],
    people: People,
    log: Log,
) -> Checked:
    """Check a report whole, then open its entries.

    `envelopes`: by entry hash, as the server hands them out; `me`: the card hashes of my lineage.
    Raises `FalseReport`, `NotForYou`, `BadSignature`, `CannotOpen`, what `basis.check` and
    `beside.check` raise, or what `log` raises for a leaf that it does not hold.

    Source: spec/duty.md section 5.
    """
    said, found = _document(granted)
    if said.officer not in me:
        raise NotForYou
    agreed = beside.check(found, said, people)
    verify(agreed.reporter.key, granted.payload, granted.signatures, report.USE)
    covered = basis.check(agreed.limits, agreed.side, said, same_person(people))
    for key in granted.keys:
        log.includes(_leaf(granted, key))
    entries = tuple(_opened(key, said, envelopes, people) for key in granted.keys)
    return Checked(said, covered, agreed.reporter.first, found.statement, entries)


def read(granted: Granted) -> tuple[Report, Beside]:
    """The report in a grant and what travels beside it. Nothing is checked but shape.

    Raises `FalseReport` or `Malformed`.
    """
    if granted.kind != GrantKind.DUTY:
        raise FalseReport("this grant is no report")
    return report.parse(granted.payload), beside.parse(granted.extras)


def _document(granted: Granted) -> tuple[Report, Beside]:
    said, found = read(granted)
    when = When.DELAYED if said.delayed else When.AT_ONCE
    if tuple(key.entry for key in granted.keys) != said.entries:
        raise FalseReport("the keys are not those of the entries that this report names")
    if any(key.when != when for key in granted.keys):
        raise FalseReport("this report says otherwise than its leaves when the other is told")
    return said, found


def _leaf(granted: Granted, key: Key) -> bytes:
    tags = grant_tags(key.k)
    tag = tags.delayed if key.when == When.DELAYED else tags.at_once
    return Opening(tag, key.r, LeafKind.DUTY, granted.payload).leaf().encode()


def _opened(
    key: Key, said: Report, envelopes: Mapping[bytes, Envelope], people: People
) -> Reported:
    envelope = envelopes.get(key.entry)
    if envelope is None or envelope.hash != key.entry or envelope.pub.place != said.room:
        raise FalseReport("the server handed out another entry than the one reported")
    opened = open_with(key.k, envelope)
    author = people.known(envelope.pub.author)
    if author is None:
        raise FalseReport("the card of an entry's author is not in the log")
    if opened.priv.kind not in SAID:
        raise FalseReport("an entry that says nothing was reported")
    return Reported(opened, parse_words(opened.body), author.first, opened.priv.owner)
