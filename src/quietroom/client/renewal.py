"""Whether the two go on: answering for oneself, and both answers when both are in.

Source: spec/renewal.md.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from ..agreement.terms import Terms
from ..ground import shape
from ..ground.canon import Value
from ..ground.errors import Malformed, QuietroomError
from ..renewal import answer as answers
from ..renewal import term as terms
from ..renewal.answer import RANDOM, Act, Answer, Commit, Opening, Question
from ..renewal.moves import AnswerStands, NotBothIn
from ..renewal.standing import Said, Standing, fold
from ..renewal.term import Term
from ..room.check import Phase
from ..room.entry import Kind
from ..room.parcel import Parcel
from . import agreement
from .room import Room, Saying

KINDS = frozenset(str(act) for act in Act)
"""The kinds of entry that this is read from."""

_KEPT = "renewal"

_Kept = tuple[bytes, Answer, bytes]
"""Commitment, answer, random bytes: what opens an answer of one's own."""


class NotAsked(QuietroomError):
    """Nobody is asked now whether to go on: it is asked six weeks before the term ends."""

    code = "renewal-not-asked"


class NothingToMoveOn(QuietroomError):
    """There is no next term to propose: your agreement goes on by itself, or has no dates."""

    code = "nothing-to-move-on"


def today(room: Room) -> date:
    """The day it is, counted in UTC."""
    return datetime.fromtimestamp(room.session.now(), UTC).date()


def term(room: Room) -> Term | None:
    """The dates of the agreement in force, or none."""
    found = _terms(room)
    return None if found is None else _dates(found)


def asked(room: Room) -> Standing | None:
    """How the question stands that is asked now, or none. Nothing is written."""
    found = _question(room)
    return None if found is None else fold(found, _said(room))


def mine(room: Room, standing: Standing) -> Answer | None:
    """What this person answered, from their own stream; none where they did not."""
    found = _opening(room, standing)
    return None if found is None else found[1]


def close(room: Room, given: Answer) -> Standing:
    """Close an answer of one's own in the room; the last before the other's counts.

    Raises `NotAsked`, and `AnswerStands` once both are in.
    """
    standing = _asked(room)
    if standing.both_in:
        raise AnswerStands
    question, session = standing.question, room.session
    random = session.random(RANDOM)
    made = answers.commitment(question, session.first, given, random)
    # Kept first: an answer that nobody can open would stand closed for good.
    room.memory.keep(_KEPT, [made, str(given), random])
    _write(room, Kind.RENEWAL_COMMIT, Commit(question.agreement, question.about, made).fields())
    return _asked(room)


def show(room: Room) -> Standing:
    """Open one's own answer. Raises `NotAsked`, and `NotBothIn` before both are in."""
    standing = _asked(room)
    if not standing.both_in:
        raise NotBothIn
    kept, first = _opening(room, standing), room.session.first
    if kept is None or first in standing.shown:
        return standing
    opening = Opening(standing.closed[first].entry, kept[1], kept[2])
    _write(room, Kind.RENEWAL_ANSWER, opening.fields())
    return _asked(room)


def settle(room: Room) -> Standing | None:
    """How the question stands, one's own answer opened where both are in and the room goes on."""
    standing = asked(room)
    if standing is None or not standing.both_in or room.ending.phase is not Phase.OPEN:
        return standing
    return show(room)


def answer(room: Room, given: Answer) -> Standing:
    """Answer whether to go on; where the other has, both answers open. Raises as `close` does."""
    standing = close(room, given)
    return settle(room) or standing


def next_terms(room: Room) -> Terms:
    """The agreement in force with its dates moved on, ready to be proposed.

    Raises `NotAsked`, and `NothingToMoveOn` where it goes on by itself.
    """
    found, standing = _terms(room), _asked(room)
    if found is None:
        raise NothingToMoveOn
    moved = terms.moved_on(_dates(found), standing.question.about, today(room))
    if moved is None:
        raise NothingToMoveOn
    return replace(
        found,
        start=moved.start,
        end=moved.end,
        renewals=moved.renewals,
        reviews=moved.reviews,
        retention=moved.retention,
    )


def review(room: Room) -> date | None:
    """The day to look back that has come lately, or none."""
    found = term(room)
    return None if found is None else terms.review(found, today(room))


def over(room: Room) -> bool:
    """Whether the term has ended, so that nothing is agreed beyond it."""
    found = term(room)
    return found is not None and terms.over(found, today(room))


def _terms(room: Room) -> Terms | None:
    found = agreement.in_force(room)
    return None if found is None or found.version is None else found.version.terms


def _dates(found: Terms) -> Term:
    return Term(found.start, found.end, found.renewals, found.reviews, found.retention)


def _question(room: Room) -> Question | None:
    found, agreed = term(room), agreement.in_force(room)
    about = None if found is None else terms.asked(found, today(room))
    if about is None or agreed is None or room.ending.phase is Phase.ENDED:
        return None
    first, second = (member.first for member in room.members)
    return Question(room.id, agreed.hash, about, (first, second))


def _asked(room: Room) -> Standing:
    found = asked(room)
    if found is None:
        raise NotAsked
    return found


def _opening(room: Room, standing: Standing) -> _Kept | None:
    """What opens this person's answer that counts, where it is kept."""
    closed = standing.closed.get(room.session.first)
    for value in room.memory.kept(_KEPT):
        try:
            kept = _kept(value)
        except Malformed:
            continue
        if closed is not None and kept[0] == closed.commitment:
            return kept
    return None


def _kept(value: Value) -> _Kept:
    made, given, random = shape.array(value, 3, "renewal")
    return (
        shape.digest(made, "commitment"),
        answers.parse_answer(given),
        shape.octets(random, "random", RANDOM),
    )


def _said(room: Room) -> Iterator[Said]:
    people = room.session.people.with_dead
    for line in room.lines:
        if line.opened is None or line.opened.priv.kind not in KINDS:
            continue
        known = people.known(line.opened.envelope.pub.author)
        if known is not None:
            yield Said(line.hash, known.first, line.opened.priv.kind, line.opened.body)


def _write(room: Room, kind: Kind, body: Value) -> None:
    room.write(lambda seal: Parcel((seal(Saying(kind, body)),)))
