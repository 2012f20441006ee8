"""The officer's desk: reports list, show, acknowledge, ask, note, decide, close.

Source: docs/guides/officer.md.
"""

from pathlib import Path

from ..client import casework
from ..client.casework import Case, Note, Written, Wrong
from ..client.granting import DAY
from ..duty.case import State, Step
from .call import Call, text_in
from .days import day_in
from .ending import DONE, FOUND
from .parser import Verbs
from .room import day

_GONE = "from this day on nothing of it is shown"


def add(verbs: Verbs) -> None:
    """Add the verbs of the officer's desk."""
    group = verbs.group("reports", "what was reported to you as an officer")
    group.add("list", "list what was reported to you", _list)
    for name, about, play, words in (
        ("show", "read a report, the entries with it, and what you did", _show, None),
        ("acknowledge", "let the reporter know that you have it", _acknowledge, None),
        ("ask", "ask the reporter a question", _ask, "your question"),
        ("note", "write something down for yourself", _note, "your note"),
        ("decide", "write down what you decided; the reporter learns that you did", _decide, "it"),
        ("close", "close it, and say when it is destroyed", _close, None),
    ):
        verb = group.add(name, about, play)
        verb.add_argument("report", help="the beginning of its id")
        if words is not None:
            verb.add_argument("--words", metavar="FILE", required=True, help=f"file with {words}")
        if name == "close":
            verb.add_argument(
                "--destroy-on", metavar="DATE", required=True, help="nothing after it"
            )


def _list(call: Call) -> int:
    code = DONE
    for one in casework.cases(call.session):
        if isinstance(one, Wrong):
            wrong = getattr(one.fault, "fault", one.fault).code
            call.give(
                f"! {one.id.hex()[:12]} is not what it claims to be: {one.fault} ({wrong})",
                event="warning",
                grant=one.id.hex(),
                code=wrong,
            )
            code = FOUND
            continue
        said, notes = one.checked.report, casework.written(call.memory, one)
        state = _state(notes)
        call.give(
            f"{said.id.hex()[:12]} {day(said.time)} {said.limit}, {len(said.entries)} entries, "
            f"{state}",
            event="report",
            report=said.id.hex(),
            limit=said.limit,
            time=said.time,
            state=state,
        )
    return code


def _state(notes: list[Written]) -> str:
    done = [str(note.what) for note in notes if note.what not in (Note.NOTE, Note.DESTROY)]
    return done[-1] if done else "new"


def _case(call: Call) -> Case:
    prefix = call.args.report.lower()
    found = [
        one
        for one in casework.cases(call.session)
        if isinstance(one, Case) and one.checked.report.id.hex().startswith(prefix)
    ]
    if len(found) != 1 or not prefix:
        raise casework.NoSuchCase
    casework.refuse_destroyed(casework.written(call.memory, found[0]), call.session.now())
    return found[0]


def _show(call: Call) -> int:
    one = _case(call)
    said, covered = one.checked.report, one.checked.covered
    to = "to you as deputy" if covered.deputy else "to you"
    told = f"The other is told by {day(said.notice)}" if said.delayed else "The other was told"
    call.give(
        f"{said.id.hex()} of {day(said.time)}, {to}, under “{covered.limit.title}”: "
        f"{covered.limit.trigger} Reported by {one.checked.reporter.hex()[:12]}, who signed it. "
        f"{told}.",
        event="report",
        report=said.id.hex(),
        limit=said.limit,
        trigger=covered.limit.trigger,
        reporter=one.checked.reporter.hex(),
        deputy=covered.deputy,
        reason=said.reason,
        notice=said.notice,
    )
    if said.reason:
        call.give(f"Their reason: {said.reason}", event="reason", text=said.reason)
    words = one.checked.statement
    call.give(f"In their own words, which nobody else vouches for: {words}", event="statement",
              text=words)  # fmt: skip
    for entry, time in zip(one.checked.entries, one.times, strict=True):
        author, owner = entry.author.hex(), entry.owner.hex()
        label = str(entry.opened.priv.label)
        call.give(
            f"{entry.opened.envelope.hash.hex()[:12]} accepted by this server on {day(time)} as "
            f"written by {author[:12]} [{label}], whose confidence is {owner[:12]}:\n"
            f"  {entry.words.text}",
            event="entry",
            entry=entry.opened.envelope.hash.hex(),
            author=author,
            owner=owner,
            label=label,
            time=time,
            text=entry.words.text,
            files=len(entry.words.attachments),
        )
    _show_done(call, one)
    return DONE


def _show_done(call: Call, one: Case) -> None:
    said = one.checked.report
    rows: list[tuple[int, str, str]] = [
        (note.time, str(note.what), note.words or (day(note.day) if note.day else ""))
        for note in casework.written(call.memory, one)
    ]
    steps: list[Step] = casework.answers(call.session, [one]).get(said.hash, [])
    rows += [(step.time, str(step.state), step.words or "") for step in steps]
    for time, what, words in sorted(rows):
        call.give(f"{day(time)} {what} {words}".rstrip(), event="done", what=what, time=time,
                  text=words)  # fmt: skip


def _acknowledge(call: Call) -> int:
    return _step(call, State.ACKNOWLEDGED, Note.ACKNOWLEDGED)


def _ask(call: Call) -> int:
    words = text_in(Path(call.args.words)).strip()
    return _step(call, State.ASKED, Note.ASKED, words, words)


def _note(call: Call) -> int:
    words = text_in(Path(call.args.words)).strip()
    casework.write_down(call.session, call.memory, _case(call), Note.NOTE, words)
    call.give("written down", event="note")
    return DONE


def _decide(call: Call) -> int:
    return _step(call, State.DECIDED, Note.DECISION, text_in(Path(call.args.words)).strip())


def _close(call: Call) -> int:
    seconds, one = day_in(call.args.destroy_on) * DAY, _case(call)
    casework.write_down(call.session, call.memory, one, Note.DESTROY, day=seconds)
    return _step(call, State.CLOSED, Note.CLOSED)


def _step(call: Call, state: State, note: Note, words: str = "", said: str | None = None) -> int:
    """Write it down for oneself, then let the reporter know that it was done."""
    one = _case(call)
    casework.write_down(call.session, call.memory, one, note, words)
    casework.step(call.session, one, state, said)
    call.give(str(state), event="step", report=one.checked.report.id.hex(), state=str(state))
    return DONE
