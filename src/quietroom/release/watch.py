"""What the software of the two sees in the log about their own entries, whoever keeps silent.

Whoever can open an entry can compute its tag; nobody else can. So every grant of an entry shows to
both as a leaf under that tag. A notice in the room explains it; a leaf that no notice explains, or
that was made without every owner's own act, is shown as what it is.

Source: spec/tlog.md section 8, spec/grant.md section 4. Threat: an altered client that releases
alone, or silently.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from ..ground.errors import QuietroomError
from ..room.entry import Kind
from ..room.notice import Sight, Sighting, Told
from ..room.ownership import Ownership, fold
from ..room.people import People
from ..room.reader import Line
from ..tlog.leaf import Kind as LeafKind
from . import consent, standing
from .consent import Consent
from .request import parse_signed


@dataclass(frozen=True, slots=True)
class Finding:
    """One leaf about one entry: its place in the log, how it looks, and the consent if told."""

    entry: bytes
    position: int
    sight: Sight
    consent: Consent | None = None
    notice: bytes | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Grant:
    """A leaf about a line, and the notice and consent that explain it, if any do."""

    line: Line
    position: int
    explained: tuple[Told, Consent] | None

    @property
    def last(self) -> int:
        """The index of the line up to which it is judged.

        A notice posted before its entry is judged where the entry stands, so no owner is missed.
        """
        notice = 0 if self.explained is None else self.explained[0].notice.index
        return max(notice, self.line.index)


_ACTS = (Kind.CONSENT, Kind.STANDING)


def watch(seen: Sequence[Sighting], lines: list[Line], people: People) -> list[Finding]:
    """Every leaf about the entries of this room, but those of reports, in the order of the entries.

    `seen`: the leaves about this room's `lines`.
    """
    grants = [_grant(one) for one in seen if not one.of_duty]
    rules = _rules(grants, lines, people)
    acts = [line for line in lines if line.opened and line.opened.priv.kind in _ACTS]
    return [_look(one, rules.get(one), acts, people) for one in grants]


def _grant(one: Sighting) -> _Grant:
    line, position, told = one.line, one.position, one.told
    if told is None or told.opening.kind != LeafKind.RELEASE:
        return _Grant(line, position, None)
    try:
        agreed = consent.parse(told.opening.document)
    except QuietroomError:
        return _Grant(line, position, None)
    return _Grant(line, position, (told, agreed) if agreed.entry == line.hash else None)


@dataclass(frozen=True, slots=True)
class _Rule:
    """Whose consent one needed where it stood, and the entries taken back by then."""

    owners: frozenset[bytes]
    taken_back: frozenset[bytes]


def _rules(grants: list[_Grant], lines: list[Line], people: People) -> dict[_Grant, _Rule]:
    """By which rule each explained one is judged; the room is read once for all."""
    found: dict[_Grant, _Rule] = {}
    state, read = Ownership(), 0
    for one in sorted((one for one in grants if one.explained), key=lambda one: one.last):
        fold(lines[read : one.last], people, state)
        read = one.last
        found[one] = _Rule(state.owners(one.line.hash), frozenset(state.taken_back))
    return found


def _look(one: _Grant, rule: _Rule | None, acts: list[Line], people: People) -> Finding:
    if one.explained is None or rule is None:
        return Finding(one.line.hash, one.position, Sight.UNEXPLAINED)
    told, agreed = one.explained
    before = [act for act in acts if act.index <= one.last and act.hash not in rule.taken_back]
    allowed = rule.owners <= _acted(before, told, agreed, people)
    sight = Sight.TOLD if allowed else Sight.AGAINST_OWNER
    return Finding(one.line.hash, one.position, sight, agreed, told.notice.hash)


def _acted(before: Iterable[Line], told: Told, agreed: Consent, people: People) -> frozenset[bytes]:
    acted = {_author(told.notice, people)}
    for line in before:
        # As above: a half or standing consent that does not parse is nobody's act.
        with suppress(QuietroomError):
            if _is_act(line, agreed, told.notice.time):
                acted.add(_author(line, people))
    return frozenset(who for who in acted if who is not None)


def _is_act(line: Line, agreed: Consent, when: int) -> bool:
    if line.opened is None:
        return False
    kind, body = line.opened.priv.kind, line.opened.body
    if kind == Kind.CONSENT:
        return parse_signed(body).payload == agreed.encode()
    if kind != Kind.STANDING:
        return False
    given = standing.parse(parse_signed(body).payload)
    return given.entry == agreed.entry and when <= given.until


def _author(line: Line, people: People) -> bytes | None:
    if line.opened is None:
        return None
    known = people.known(line.opened.envelope.pub.author)
    return None if known is None else known.first
