"""Verbs of whoever must report something: report, reported.

`report` begins with whom to call when somebody is in danger now; then it asks, or takes what its
options say; it shows what would go out; and nothing goes out before the reporter unlocks again.

Source: docs/guides/command-line.md, "Reporting what you must".
"""

import sys
from getpass import getpass
from pathlib import Path

from ..agreement.advice import FIRST, LATER, contacts, untold
from ..agreement.limits import Limit
from ..client import casework, duty, identity, telling
from ..client.duty import Draft, Prepared
from ..client.granting import DAY
from ..client.room import Room
from ..client.speech import SAID, text_of
from ..client.telling import Sent
from ..duty.case import State
from .call import Call, sheet_in, text_in
from .days import day_in
from .ending import DONE, BadInput
from .parser import Verbs
from .room import day

ADVICE = (
    "You can ask the owner whether they agree that somebody reads it (`quietroom ask`), ask the "
    "ombuds (`quietroom show`), or seek advice without names."
)


def add(verbs: Verbs) -> None:
    """Add the verbs of duty."""
    verb = verbs.add("report", "something I must report: whom to call first, then to whom", _report)
    verb.add_argument("room")
    verb.add_argument("--limit", metavar="NAME", help="the exception that you both signed")
    verb.add_argument("--entry", action="append", default=[], metavar="ENTRY", help="once for each")
    verb.add_argument("--statement", metavar="FILE", help="your own words, for the officer alone")
    verb.add_argument("--to-deputy", action="store_true", help="not to the officer: say why")
    verb.add_argument("--later", metavar="DATE", help="tell the other by then, not now: say why")
    verb.add_argument("--reason", metavar="FILE", help="why later, or why to the deputy")
    verb.add_argument("--confirm", metavar="FILE", help="your kit again: only then it goes out")
    mine = verbs.add("reported", "what you reported, and what became of it", _reported)
    mine.add_argument("report", nargs="?", help="the beginning of its id")
    mine.add_argument("--answer", metavar="FILE", help="answer the officer's question")
    mine.add_argument("--tell-now", action="store_true", help="tell the other before the date")


def _report(call: Call) -> int:
    room = call.room()
    _first(call, room)
    if call.args.limit is None and not sys.stdin.isatty():
        return _offer(call, room)
    draft = _asked(call, room) if call.args.limit is None else _given(call, room)
    made = duty.prepare(room, draft)
    _preview(call, room, made, draft)
    if not _confirmed(call):
        call.tell("Nothing was sent. To send it, unlock again: --confirm FILE")
        return DONE
    sent = duty.send(room, draft)
    until = f"; the other is told by {day(sent.notice)}" if sent.delayed else "; the other is told"
    call.give(
        f"{sent.id.hex()} sent to {made.covered.officer.name}{until}",
        event="reported",
        report=sent.id.hex(),
        to=made.covered.officer.name,
        notice=sent.notice,
    )
    return DONE


def _first(call: Call, room: Room) -> None:
    """Before anything is asked: is somebody in danger now, and whom to call."""
    pack, language = _pack(room)
    call.give(FIRST[language], event="emergency", text=FIRST[language])
    for one in contacts(pack, language):
        call.give(f"  {one.words}", event="contact", text=one.words, source=one.source)


def _pack(room: Room) -> tuple[str, str]:
    """The pack whose advice holds here, and the language of the agreement."""
    found = room.agreement.state.in_force
    terms = None if found is None or found.version is None else found.version.terms
    return ("generic", "en") if terms is None else (terms.pack, terms.language)


def _offer(call: Call, room: Room) -> int:
    """What could be reported here, and under which conditions."""
    limits = duty.choices(room)
    for limit in limits:
        _give_limit(call, limit)
    if any(limit.delay_days for limit in limits):
        pack, language = _pack(room)
        call.give(LATER[language], event="later", text=LATER[language])
        for one in untold(pack, language):
            call.give(f"  {one.words}", event="untold", text=one.words, source=one.source)
    if not limits:
        call.tell(f"Nothing that you both signed asks you to report. {ADVICE}")
    return DONE


def _give_limit(call: Call, limit: Limit) -> None:
    to = f"{limit.officer.name}, else {limit.deputy.name}" if limit.officer and limit.deputy else ""
    told = f"within {limit.delay_days} days, with a reason" if limit.delay_days else "at once"
    whom = f"goes to {to}; the other is told {told}" if to else "names nobody: it cannot go out"
    call.give(
        f"{limit.id}: {limit.title}. {limit.trigger} It {whom}.",
        event="limit",
        limit=limit.id,
        trigger=limit.trigger,
        officer=limit.officer.name if limit.officer else None,
        deputy=limit.deputy.name if limit.deputy else None,
        delay_days=limit.delay_days,
    )


def _given(call: Call, room: Room) -> Draft:
    args = call.args
    if not args.entry or args.statement is None:
        raise BadInput("name each entry by --entry, and the file with your words by --statement")
    entries = tuple(room.entry(prefix).hash for prefix in args.entry)
    reason = text_in(Path(args.reason)).strip() if args.reason else None
    statement = text_in(Path(args.statement)).strip()
    return Draft(args.limit, entries, statement, args.to_deputy, _until(args.later), reason)


def _until(later: str | None) -> int | None:
    return None if later is None else day_in(later) * DAY


def _asked(call: Call, room: Room) -> Draft:
    """The walk of somebody who types: one question after the other, ended by an empty answer."""
    _offer(call, room)
    name = _ask("Which exception is it (its name; nothing to stop)? ")
    said = [line for line in room.lines if line.opened and line.opened.priv.kind in SAID]
    for number, line in enumerate(said, 1):
        call.tell(f"{number:4} {line.hash.hex()[:12]} {day(line.time)} {text_of(line)}")
    ticked = _ask("Which entries must be read - the fewest that show it (numbers)? ")
    try:
        entries = tuple(said[int(number) - 1].hash for number in ticked.replace(",", " ").split())
    except (ValueError, IndexError) as fault:
        raise BadInput("name entries by the numbers that stand before them") from fault
    statement = _ask("What must the officer know, in your words? ")
    deputy = _maybe("To the deputy, because the officer cannot be it (y/n)? ").startswith("y")
    later = _maybe("Tell the other later - by which date (nothing: at once)? ") or None
    reason = _ask("Why? It is kept with the report. ") if deputy or later else None
    return Draft(name, entries, statement, deputy, _until(later), reason)


def _ask(question: str) -> str:
    found = _maybe(question)
    if not found:
        raise BadInput("stopped; nothing was sent")
    return found


def _maybe(question: str) -> str:
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()


def _preview(call: Call, room: Room, made: Prepared, draft: Draft) -> None:
    said, covered = made.report, made.covered
    who = f"{covered.officer.name}{' (deputy)' if covered.deputy else ''}"
    told = f"by {day(said.notice)}, because: {said.reason}" if said.delayed else "at once"
    call.give(
        f"To {who}, under “{covered.limit.title}”. {room.partner.name} is told {told}.",
        event="preview",
        to=covered.officer.name,
        deputy=covered.deputy,
        limit=said.limit,
        delayed=said.delayed,
        reason=said.reason,
    )
    for line in made.lines:
        text = text_of(line)
        call.give(
            f"  {line.hash.hex()[:12]} {text}", event="goes", entry=line.hash.hex(), text=text
        )
    if made.files:
        call.give(
            f"  and {len(made.files)} files beside them", event="files", count=len(made.files)
        )
    call.give(f"  in your words: {draft.statement}", event="statement", text=draft.statement)
    call.give(
        "Nothing else of this room can be opened by it. The other sees the exception, the entries "
        "and to whom they went, and not your words.",
        event="limits",
    )


def _confirmed(call: Call) -> bool:
    """Whether the reporter unlocked once more. Raises `WrongUnlock` for another kit."""
    if call.args.confirm is not None:
        typed = sheet_in(text_in(Path(call.args.confirm)))["kit"]
    elif sys.stdin.isatty():
        typed = getpass("To send it, type your kit or passphrase again (nothing to stop): ").strip()
    else:
        return False
    if typed:
        identity.unlocks(call.edge.home, typed)
    return bool(typed)


def _reported(call: Call) -> int:
    mine = telling.sent(call.memory)
    found = [
        one for one in mine if one.report.id.hex().startswith((call.args.report or "").lower())
    ]
    if call.args.report is not None and len(found) != 1:
        raise telling.NoReport
    if call.args.answer is not None or call.args.tell_now:
        return _act(call, found)
    heard = casework.heard(call.session, call.memory)
    for one in found:
        _give_sent(call, one)
        for step in heard.get(one.report.hash, []):
            said = f": {step.words}" if step.words is not None else ""
            call.give(
                f"  {day(step.time)} {step.state}{said}",
                event="step",
                report=one.report.id.hex(),
                state=str(step.state),
                time=step.time,
                text=step.words,
            )
    return DONE


def _act(call: Call, found: list[Sent]) -> int:
    if call.args.report is None or len(found) != 1:
        raise BadInput("name the report by the beginning of its id")
    if call.args.tell_now:
        room = Room(call.session, call.memory, found[0].report.room)
        telling.tell(room, found[0].report.id)
        call.give("told", event="told", report=found[0].report.id.hex())
    if call.args.answer is not None:
        words = text_in(Path(call.args.answer)).strip()
        casework.answer(call.session, call.memory, found[0], words)
        call.give("answered", event=str(State.ANSWERED), report=found[0].report.id.hex())
    return DONE


def _give_sent(call: Call, one: Sent) -> None:
    said = one.report
    told = f"told by {day(said.notice)}" if said.delayed else "told at once"
    call.give(
        f"{said.id.hex()[:12]} {day(said.time)} {said.limit}, {len(said.entries)} entries, {told}",
        event="report",
        report=said.id.hex(),
        limit=said.limit,
        entries=[entry.hex() for entry in said.entries],
        time=said.time,
        notice=said.notice,
    )
