"""Verbs of whoever's confidence was broken: concern raise, list, show, add, agree, withdraw.

It goes to the ombuds and to nobody else. `raise` shows first what would go and what the server can
still tell, and sends nothing without --send.

Source: docs/guides/command-line.md, "Raising a concern".
"""

import os
from pathlib import Path

from ..client import concern
from ..client.concern import Gathered
from ..client.concerning import Talk, Wrong, one_of, talks
from ..client.home import hex_id
from ..client.refusal import Lied
from ..client.room import Room
from ..client.speech import SAID
from ..concern.standing import Faulty, Phase, due
from ..concern.turn import Turn
from ..room.evidence import Shown
from ..room.reader import Line
from .call import Call, text_in
from .ending import DONE, FOUND, LIED, BadInput
from .parser import Verbs
from .room import day

BEFORE = (
    "If you are in danger now, call an emergency number first: nobody is paged by this.",
    "Perhaps it was let out with your consent: `quietroom known ROOM` shows who could have known.",
)
"""What is said before anything goes."""

LINKS = (
    "It goes sealed to the ombuds alone. No coordinator sees it, or that there is one.",
    "While it passes by, the server sees your session and your address.",
    "It keeps for whom it is, when it came, and how large it is; not from whom.",
)
"""What the server can tell of a concern."""

NAMELESS = (
    "From an account without a name the ombuds learns none. But entries name the two of a room:",
    "who is shown them knows that one of you raised it.",
    "A server that lies can link this account to your own, by your address and by the moment:",
    "use another network, at another time.",
)
"""What besides is said to whoever goes without a name."""


def add(verbs: Verbs) -> None:
    """Add the verbs of whoever raises a concern."""
    group = verbs.group("concern", "my confidence was broken: to the ombuds, past everybody else")
    gathered = group.add("gather", "put entries into a file, for an account without name", _gather)
    gathered.add_argument("room")
    gathered.add_argument(
        "--out", metavar="FILE", required=True, help="where; delete it afterwards"
    )
    begun = group.add("raise", "raise a concern; shows what would go until you say --send", _raise)
    begun.add_argument("room", nargs="?", help="about which room, if you show entries of it")
    begun.add_argument("--gathered", metavar="FILE", help="entries that `concern gather` wrote")
    begun.add_argument("--send", action="store_true", help="send it")
    for verb in (gathered, begun):
        verb.add_argument(
            "--to", metavar="CARD", help="another ombuds than the room's, by their key"
        )
    group.add("list", "list the concerns that you raised, and what is due to you", _list)
    more = group.add("add", "say more, or answer", _add)
    more.add_argument("--room", help="of which room the entries are")
    for name, about, play in (
        ("show", "read a concern of yours, and what came of it", _show),
        ("agree", "let the ombuds speak with the other, as they asked", _agree),
        ("decline", "do not let them, or no longer", _decline),
        ("withdraw", "withdraw it, without a reason", _withdraw),
    ):
        group.add(name, about, play).add_argument("concern", help="the beginning of its id")
    more.add_argument("concern", help="the beginning of its id")
    for verb in (gathered, begun, more):
        verb.add_argument("--entry", action="append", default=[], metavar="ENTRY", help="once each")
    for verb in (begun, more):
        verb.add_argument("--words", metavar="FILE", required=True, help="file with your words")


def _gather(call: Call) -> int:
    room = call.room()
    found = concern.gather(room, _lines(call, room), _to(call))
    with open(call.args.out, "xb", opener=lambda at, flags: os.open(at, flags, 0o600)) as file:
        file.write(found.encode())
    call.give(str(call.args.out), event="gathered", path=str(call.args.out), count=len(found.shown))
    call.tell("It holds these entries as you read them: delete it once it is sent.")
    for line in NAMELESS:
        call.tell(line)
    return DONE


def _raise(call: Call) -> int:
    room = call.room() if call.args.room else None
    words = text_in(Path(call.args.words)).strip()
    found = _gathered(call, room)
    for line in (*BEFORE, *LINKS, *(() if call.session.name else NAMELESS)):
        call.tell(line)
    _preview(call, found, words)
    if not call.args.send:
        call.tell("Nothing was sent. To send it: --send")
        return DONE
    made = concern.raise_it(call.session, call.memory, found, words)
    ident = made.concern.hex()
    call.give(f"{ident} raised", event="raised", concern=ident, entries=len(made.shown))
    call.tell("You can pause or end the room at any time: `quietroom pause`, `quietroom leave`.")
    return DONE


def _gathered(call: Call, room: Room | None) -> Gathered:
    if call.args.gathered:
        if room is not None or call.args.entry:
            raise BadInput("name either entries of a room or a file with what was gathered")
        return concern.parse_gathered(_raw(Path(call.args.gathered)))
    if room is not None:
        return concern.gather(room, _lines(call, room), _to(call))
    if call.args.entry or call.args.to is None:
        raise BadInput("name the room, or by --to the card of an ombuds (`quietroom roles`)")
    return Gathered(hex_id(call.args.to, "card"), ())


def _raw(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise BadInput(f"{path} cannot be read ({fault.strerror}): name another file") from fault


def _to(call: Call) -> bytes | None:
    return None if call.args.to is None else hex_id(call.args.to, "card")


def _lines(call: Call, room: Room) -> list[Line]:
    lines = [room.entry(prefix) for prefix in call.args.entry]
    to = getattr(call.args, "to", None)
    for line in lines:
        card = hex_id(to, "card") if to else concern.whom(room)
        if not concern.told_by_stamp(room, line, card):
            call.tell(f"{line.hash.hex()[:12]}: this ombuds cannot tell that it was said so")
    return lines


def _preview(call: Call, found: Gathered, words: str) -> None:
    call.give(f"To the ombuds {found.to.hex()[:12]}: {words}", event="preview", to=found.to.hex(),
              text=words)  # fmt: skip
    for one in found.shown:
        call.give(f"  with it {day(one.time)}: {text_of(one)}", event="goes", text=text_of(one))


def text_of(one: Shown) -> str:
    """The words of an entry that is shown; its kind, where it says nothing."""
    said = one.priv.kind in SAID and isinstance(one.body, list) and one.body
    return str(one.body[0]) if said and isinstance(one.body, list) else str(one.priv.kind)


def _list(call: Call) -> int:
    found, wrong = talks(call.session, call.memory)
    code = tell_wrong(call, wrong)
    for one in found:
        if one.mine:
            code = max(code, _give(call, one))
    return code


def _give(call: Call, one: Talk) -> int:
    owed, now = due(one.standing), call.session.now()
    late = owed is not None and owed.late(now)
    clock = "" if owed is None else f"; {owed.what} due by {day(owed.by)}{', LATE' if late else ''}"
    call.give(
        f"{one.id.hex()[:12]} {day(one.first.time)} {one.standing.phase}{clock}",
        event="concern",
        concern=one.id.hex(),
        phase=str(one.standing.phase),
        due=None if owed is None else owed.what,
        by=None if owed is None else owed.by,
        late=late,
    )
    if late:
        call.tell("Your ombuds is late, or a server keeps something back: ask them another way.")
    return FOUND if late or one.faulty else DONE


def _show(call: Call) -> int:
    one = _mine(call)
    code = _give(call, one)
    for turn in one.turns:
        give_turn(call, turn)
    tell_faulty(call, one.faulty)
    return code


def give_turn(call: Call, turn: Turn, words: str | None = None) -> None:
    """One turn as either of the two reads it."""
    text = turn.words if words is None else words
    call.give(
        f"{day(turn.time)} {turn.state}{'' if text is None else f': {text}'}",
        event="turn",
        turn=turn.id.hex(),
        state=str(turn.state),
        time=turn.time,
        text=text,
        entries=len(turn.shown),
    )


def tell_faulty(call: Call, faulty: tuple[Faulty, ...]) -> None:
    """What came although it may not: such as speaking with the other without a consent."""
    for one in faulty:
        call.give(
            f"! {one.turn.state} of {day(one.turn.time)} may not be: {one.fault} "
            f"({one.fault.code})",
            event="warning",
            state=str(one.turn.state),
            code=one.fault.code,
        )


def tell_wrong(call: Call, wrong: list[Wrong]) -> int:
    """What came and is no true turn. Returns the exit code that it makes."""
    code = DONE
    for one in wrong:
        fault = one.fault.fault if isinstance(one.fault, Lied) else one.fault
        call.give(
            f"! {one.id.hex()[:12]} is no true turn of a concern: {one.fault} ({fault.code})",
            event="warning",
            id=one.id.hex(),
            code=fault.code,
        )
        code = max(code, LIED if isinstance(one.fault, Lied) else FOUND)
    return code


def _mine(call: Call) -> Talk:
    return one_of(concern.mine(call.session, call.memory), call.args.concern)


def _add(call: Call) -> int:
    one = _mine(call)
    shown: tuple[Shown, ...] = ()
    if call.args.entry:
        if call.args.room is None:
            raise BadInput("name the room of these entries by --room")
        room = call.room()
        shown = concern.gather(room, _lines(call, room), one.other).shown
    words = text_in(Path(call.args.words)).strip()
    return _done(call, concern.add(call.session, call.memory, one, words, shown))


def _agree(call: Call) -> int:
    return _done(call, concern.consent(call.session, call.memory, _mine(call), yes=True))


def _decline(call: Call) -> int:
    return _done(call, concern.consent(call.session, call.memory, _mine(call), yes=False))


def _withdraw(call: Call) -> int:
    one = _mine(call)
    made = concern.withdraw(call.session, call.memory, one)
    if one.standing.phase is not Phase.RAISED:
        call.tell("What the ombuds has read they have read. Their software shows it no more.")
    return _done(call, made)


def _done(call: Call, turn: Turn) -> int:
    call.give(str(turn.state), event="turn", concern=turn.concern.hex(), state=str(turn.state))
    return DONE
