"""The officer's desk: what was reported to me, and what I did about it; and what a reporter learns.

What an officer writes down lies in their own stream. To the reporter goes a signed step that says
that something was done, and not what.

Source: spec/duty.md sections 5 and 7.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from ..duty import case
from ..duty import open as duty
from ..duty.beside import FalseReport
from ..duty.case import State, Step
from ..duty.open import Checked
from ..ground import shape
from ..ground.canon import Value
from ..ground.errors import QuietroomError
from ..room.granted import Granted, GrantKind
from . import letters
from .memory import Memory
from .received import accepted, grants, opened
from .refusal import Lied, Refused, ServerAway
from .session import Session
from .telling import Sent, sent

KEPT = "case"
"""Under which name an officer's client keeps what they wrote about a report."""

ANSWERED = "report-answered"
"""Under which name a reporter's client keeps what they answered."""


class NoSuchCase(QuietroomError):
    """No report to you begins so: `quietroom reports list` shows them."""

    code = "no-such-case"


class Destroyed(QuietroomError):
    """The day on which this case was to be destroyed has come: nothing of it is shown any more."""

    code = "destroyed"


class Note(StrEnum):
    """What an officer writes down. All but `NOTE`, `DECISION` and `DESTROY` were told on."""

    ACKNOWLEDGED = "acknowledged"
    ASKED = "asked"
    DECISION = "decision"
    CLOSED = "closed"
    NOTE = "note"
    DESTROY = "destroy"


@dataclass(frozen=True, slots=True)
class Case:
    """A report to me: the server's id of its grant, what was checked, when entries were accepted.

    `times`: of acceptance, in seconds since 1970, in the order of the entries.
    """

    id: bytes
    checked: Checked
    times: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """One thing that the officer wrote down. `day`: to be destroyed then, in seconds, or 0."""

    what: Note
    words: str
    day: int
    time: int


@dataclass(frozen=True, slots=True)
class Wrong:
    """A grant to me that is not what it claims to be, saved as evidence."""

    id: bytes
    fault: QuietroomError


def cases(session: Session) -> list[Case | Wrong]:
    """Every report to me that the server still serves, checked and opened, each once.

    One that is not what it claims does not hide the others.
    """
    session.log.sync()
    found: dict[bytes, Case | Wrong] = {}
    for ident in grants(session):
        try:
            one = opened(session, ident, GrantKind.DUTY, _reader(session, ident))
        except (Lied, Refused) as fault:
            found[ident] = Wrong(ident, fault)
            continue
        if one is not None:
            found.setdefault(one.checked.report.id, one)
    return list(found.values())


def written(memory: Memory, one: Case) -> list[Written]:
    """What this officer wrote down about a report, in order."""
    rows = [shape.array(value, 5, "case") for value in memory.kept(KEPT)]
    return [_written(row) for row in rows if row[0] == one.checked.report.hash]


def refuse_destroyed(notes: Iterable[Written], now: int) -> None:
    """Check that the day of destruction, if one was set, has not come. Raises `Destroyed`."""
    days = [note.day for note in notes if note.what == Note.DESTROY]
    if days and now >= days[-1]:
        raise Destroyed


def write_down(
    session: Session, memory: Memory, one: Case, what: Note, words: str = "", day: int = 0
) -> None:
    """Write something down, for this officer alone."""
    memory.keep(KEPT, [one.checked.report.hash, str(what), words, day, session.now()])


def step(session: Session, one: Case, state: State, words: str | None = None) -> None:
    """Let the reporter know, by a signed step that is sealed to them."""
    said = one.checked.report
    _send(session, one.checked.reporter, said.hash, state, words)


def answer(session: Session, memory: Memory, one: Sent, words: str) -> None:
    """Answer the officer's question; the reporter's own stream keeps what was answered."""
    made = _send(session, one.report.officer, one.report.hash, State.ANSWERED, words)
    memory.keep(ANSWERED, made.encode())


def heard(session: Session, memory: Memory) -> dict[bytes, list[Step]]:
    """What became of my reports, by report hash, in the order of time; and what I answered."""
    mine = {one.report.hash: (session.first, one.report.officer) for one in sent(memory)}
    found = _steps(session, mine)
    for value in memory.kept(ANSWERED):
        one = case.parse(shape.octets(value, "answer"))
        found.setdefault(one.report, []).append(one)
    return {said: sorted(steps, key=lambda one: one.time) for said, steps in found.items()}


def answers(session: Session, found: Iterable[Case]) -> dict[bytes, list[Step]]:
    """What reporters answered me, by report hash."""
    to_me = {
        one.checked.report.hash: (one.checked.reporter, one.checked.report.officer) for one in found
    }
    return _steps(session, to_me)


def _steps(session: Session, known: dict[bytes, tuple[bytes, bytes]]) -> dict[bytes, list[Step]]:
    found: dict[bytes, dict[bytes, Step]] = {}
    for ident in letters.listed(session):
        try:
            one = _step(session, ident, known)
        except ServerAway:
            raise
        except QuietroomError:
            # Anybody can send a letter: what is no true step says nothing, and hides nothing.
            continue
        if one is not None:
            found.setdefault(one.report, {})[one.id] = one
    return {said: sorted(steps.values(), key=lambda one: one.time) for said, steps in found.items()}


def _step(session: Session, ident: bytes, known: dict[bytes, tuple[bytes, bytes]]) -> Step | None:
    granted = letters.opened(session, ident)
    if granted.kind != GrantKind.CASE or len(granted.extras) != 1:
        return None
    session.people.lineage(shape.digest(granted.extras[0], "signer"))
    one, signer = case.check(granted, session.people)
    if one.report not in known:
        return None
    reporter, officer = (session.people.lineage(card).first for card in known[one.report])
    case.refuse_stranger(one, signer, reporter, officer)
    return one


def _send(session: Session, to: bytes, said: bytes, state: State, words: str | None) -> Step:
    made = Step(session.random(32), session.random(shape.ID), said, state, words, session.now())
    payload = made.encode()
    case.parse(payload)
    signed = session.signer.sign(payload, case.USE)
    extras: tuple[Value, ...] = (session.card.hash,)
    letters.send(session, to, Granted(GrantKind.CASE, (), payload, signed, extras))
    return made


def _reader(session: Session, ident: bytes) -> Callable[[Granted, list[Value]], Case]:
    def read(granted: Granted, rows: list[Value]) -> Case:
        said, found = duty.read(granted)
        for card in (said.officer, found.reporter, *found.signers):
            session.people.lineage(card)
        taken = [accepted(session, row, FalseReport) for row in rows]
        envelopes = {envelope.hash: envelope for envelope, _, _ in taken}
        times = {envelope.hash: time for envelope, time, _ in taken}
        me = frozenset(card.hash for card in session.lineage.line)
        checked = duty.check(granted, envelopes, me, session.people, session.log)
        return Case(ident, checked, tuple(times[entry] for entry in said.entries))

    return read


def _written(row: list[Value]) -> Written:
    what = Note(shape.text(row[1], "what"))
    return Written(
        what,
        shape.text(row[2], "words"),
        shape.number(row[3], "day"),
        shape.number(row[4], "time"),
    )
