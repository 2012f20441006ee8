"""Verbs of the room: rooms, say, read, who, claim, take-back, correct."""

from argparse import ArgumentParser
from datetime import UTC, datetime

from ..client import ending, invitation, notebook, speech, telling
from ..client import release as releasing
from ..client.members import rooms
from ..client.room import Room
from ..duty.watch import Finding
from ..room.check import Phase
from ..room.entry import Kind
from ..room.label import Label
from ..room.notice import Sight
from ..room.reader import Line
from . import hinting
from .call import Call
from .ending import DONE, FOUND, BadInput
from .parser import Play, Verbs, add_words

SPOKEN = tuple(str(label) for label in Label if label != Label.ME)


def add(verbs: Verbs) -> None:
    """Add the verbs of the room."""
    verbs.add("rooms", "list your rooms", _rooms)
    say = verbs.add("say", "say something in a room", _say)
    say.add_argument("room")
    say.add_argument(
        "--label", metavar="|".join(SPOKEN), help="who may hear it (default: as agreed)"
    )
    say.add_argument("--owner", choices=("me", "them"), default="me", help="whose confidence it is")
    say.add_argument("--hold", type=int, metavar="LEVEL", help="hold it back until trust is raised")
    hinting.add_way(say)
    add_words(say)
    read = verbs.add("read", "read a room", _read)
    read.add_argument("room")
    read.add_argument("--since", type=int, default=0, metavar="SEQ", help="only what came after")
    read.add_argument(
        "--go-on", action="store_true", help="write here again although something was wrong"
    )
    _about(verbs, "who", "who can read an entry, since when, by which act and rule", _who)
    _about(verbs, "claim", "say 'this is my confidence' about an entry", _claim)
    _about(verbs, "take-back", "take back an entry of yours; it may have been read", _take_back)
    add_words(_about(verbs, "correct", "put a new version beside an entry of yours", _correct))


def spoken(name: str) -> Label:
    """The label of this name under which something can be said. Raises `BadInput`."""
    if name not in SPOKEN:
        raise BadInput(f"a label is one of {', '.join(SPOKEN)}; nothing was said")
    return Label(name)


def day(seconds: int) -> str:
    """A time as a date and an hour, UTC."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M")


def _about(verbs: Verbs, name: str, about: str, play: Play) -> ArgumentParser:
    verb = verbs.add(name, about, play)
    verb.add_argument("entry", help="the beginning of its id")
    return verb


def _rooms(call: Call) -> int:
    for ident, members, state in rooms(call.session):
        names = [member.name for member in members]
        known = {call.session.first, *invitation.met(call.memory)}
        unmet = [member.name for member in members if member.first not in known]
        fields = {"event": "room", "room": ident.hex(), "members": names, "state": state}
        told = f"; not yet met: {', '.join(unmet)}" if unmet else ""
        call.give(f"{ident.hex()}  {' and '.join(names)}  ({state}{told})", **fields, unmet=unmet)
    for gone in call.destroyed():
        about, by = gone.room.hex(), day(gone.gone)
        told = "no backup holds it" if gone.done else f"the last backup of it ends on {by} UTC"
        found = {"event": "destroyed", "room": about, "gone": gone.gone, "done": gone.done}
        call.give(f"{about}  (destroyed; {told})", **found)
    return 0


def _say(call: Call) -> int:
    label = spoken(call.args.label) if call.args.label else None
    text = call.text()
    room = call.room()
    if call.args.hold is not None:
        held = notebook.hold(call.memory, room.id, call.args.hold, text)
        call.give(held.hex(), event="held", entry=held.hex())
        return 0
    owner = None if call.args.owner == "me" else room.partner.first
    # What the other told is no news to them.
    wanted = text if owner else hinting.before(call, room, text)
    if wanted is None:
        return DONE
    line = releasing.say(room, wanted, label or releasing.default_label(room), owner)
    call.give(line.hash.hex(), event="said", entry=line.hash.hex())
    return 0


def _read(call: Call) -> int:
    room = call.room()
    if call.args.go_on:
        room.go_on()
    code = DONE
    for line in room.lines:
        if line.index > call.args.since:
            code = max(code, _show(call, room, line))
    for found in room.findings():
        if found.sight != Sight.TOLD:
            code = _warn(call, found.entry, found.sight, "")
    for one in telling.duties(room):
        if one.sight == Sight.TOLD:
            _tell_report(call, one)
        else:
            code = _warn(call, one.entry, one.sight, f": {one.fault}" if one.fault else "")
    where = ending.standing(room)
    if where.phase is not Phase.OPEN:
        by = "; only the server says so, neither of you wrote it" if where.by_server else ""
        call.tell(f"This room is {where.phase}{by}.")
    hinting.remind(call, room)
    return code


def _warn(call: Call, entry: bytes, sight: Sight, why: str) -> int:
    about = entry.hex()
    line = f"! {about[:12]} {WARNS[sight]}{why}"
    call.give(line, event="warning", entry=about, sight=str(sight))
    return FOUND


def _tell_report(call: Call, one: Finding) -> None:
    """What was reported, under which exception, to whom, why later, and what happens next."""
    if one.report is None or one.covered is None:
        return
    said, covered, about = one.report, one.covered, one.entry.hex()
    told = f"told later because: {said.reason}. " if said.delayed else ""
    deputy = f" (deputy, because: {said.reason})" if covered.deputy else ""
    call.give(
        f"* {about[:12]} was reported on {day(said.time)} to {covered.officer.name}{deputy}, under "
        f"“{covered.limit.title}”. {told}They can read this entry and no other one by it. They may "
        f"ask the one who reported; you can ask them, the ombuds, or seek advice.",
        event="duty",
        entry=about,
        limit=said.limit,
        to=covered.officer.name,
        deputy=covered.deputy,
        time=said.time,
        reason=said.reason,
    )


WARNS = {
    Sight.UNEXPLAINED: "was committed to be shown outside by somebody who can open it; "
    "nobody has said to whom",
    Sight.AGAINST_OWNER: "was let out without everybody whose confidence it is",
    Sight.AGAINST_AGREEMENT: "was reported against what you both signed",
}


def _show(call: Call, room: Room, line: Line) -> int:
    code = FOUND if line.faults else DONE
    for fault in line.faults:
        call.give(
            f"! item {line.index}: {fault} ({fault.code})",
            event="fault",
            index=line.index,
            code=fault.code,
        )
    if line.opened is None:
        return code
    priv, ident = line.opened.priv, line.hash.hex()
    who = _author(room, line)
    fields = {
        "event": "entry",
        "index": line.index,
        "entry": ident,
        "author": who,
        "kind": priv.kind,
        "label": str(priv.label),
        "time": line.time,
    }
    if line.hash in room.ownership.taken_back:
        call.give(
            f"{line.index:4} {ident[:12]} {day(line.time)} {who}: taken back",
            **fields,
            taken_back=True,
        )
    elif priv.kind in speech.SAID:
        text = speech.text_of(line)
        call.give(
            f"{line.index:4} {ident[:12]} {day(line.time)} {who} [{priv.label}]: {text}",
            **fields,
            text=text,
        )
    else:
        call.give(
            f"{line.index:4} {ident[:12]} {day(line.time)} {who}: ({_meaning(room, line)})",
            **fields,
            request=_request(room, line),
        )
    return code


def _author(room: Room, line: Line) -> str:
    if line.opened is None:
        return "?"
    wrote = room.session.people.with_dead.known(line.opened.envelope.pub.author)
    if wrote is not None and wrote.first in room.lost:
        # From before this person began anew: that it was theirs, their partner kept.
        return f"{room.session.name} (kept by {room.partner.name})"
    mine = wrote is not None and wrote.first == room.session.first
    return room.session.name if mine else room.partner.name


MEANINGS = {
    Kind.CLAIM: "says: this is my confidence",
    Kind.TAKE_BACK: "takes an entry back",
    Kind.PROPOSAL: "proposes an agreement",
    Kind.SIGNATURE: "signs the agreement",
    Kind.KEEP: "keeps what was asked for",
    Kind.STANDING: "the other may tell the entry before on",
    Kind.CONSENT: "agrees to let an entry be read; the other must agree too",
    Kind.NOTICE: "an entry was let out or reported; `who` says to whom",
    Kind.SPOKEN: "puts a spoken confidence on record; `spoken` lists it",
    Kind.UNDERSTOOD: "says: understood",
    Kind.HEARD_DIFFERENTLY: "says: I heard it differently",
    Kind.AGAIN: "asks to go through the agreement again",
    Kind.AGAIN_PART: "says a part of going through it; `again` shows it",
    Kind.AGAIN_END: "ends going through the agreement again",
    Kind.MEET: "offers times to meet; `meet list` shows them",
    Kind.MEET_AT: "chooses a time to meet",
    Kind.CALLED_OFF: "calls off a meeting",
    Kind.NOT_THERE: "says that nobody came to a meeting",
    Kind.MEET_PLACE: "says where to meet",
    Kind.AGENDA: "says what to speak about at a meeting",
    Kind.STEP: "puts down a next step",
    Kind.STEP_DONE: "says how a step stands",
    Kind.OBJECTIVE: "sets an objective; `objective list` shows it",
    Kind.OBJECTIVE_STATE: "says how an objective stands; `objective list` shows it",
    Kind.FACE: "proposes what the programme sees of an objective",
    Kind.FACE_AGREED: "agrees to what the programme sees of an objective",
    Kind.FACE_WITHDRAWN: "withdraws what the programme sees of an objective",
    Kind.RENEWAL_COMMIT: "has answered whether you two go on; `renewal show` says more",
    Kind.RENEWAL_ANSWER: "shows their answer; `renewal show` says both",
    Kind.PAUSE: "takes a break",
    Kind.RESUME: "ends their break",
    Kind.END: "has ended the room",
}


def _meaning(room: Room, line: Line) -> str:
    for asked, one in releasing.requests(room):
        if asked.hash == line.hash:
            return (
                f"asks {one.id.hex()[:12]}: may {one.name} read “{one.words}”, "
                f"for {one.purpose}, until {day(one.until)}?"
            )
    kind = line.opened.priv.kind if line.opened else ""
    return next((said for known, said in MEANINGS.items() if known == kind), kind)


def _request(room: Room, line: Line) -> str | None:
    found = (one.id.hex() for asked, one in releasing.requests(room) if asked.hash == line.hash)
    return next(found, None)


def _who(call: Call) -> int:
    room = call.room_of(call.args.entry)
    line = room.entry(call.args.entry)
    for row in [*speech.who(room, line), *telling.reach(room, line)]:
        card = row.card.hex()
        call.give(
            f"{card[:12]:12}  {row.name or '?'}  since {day(row.since)}  {row.act}  {row.rule}",
            event="who",
            card=card,
            name=row.name,
            since=row.since,
            act=row.act,
            rule=row.rule,
        )
    return 0


def _claim(call: Call) -> int:
    room = call.room_of(call.args.entry)
    return _gave(call, speech.claim(room, room.entry(call.args.entry).hash))


def _take_back(call: Call) -> int:
    room = call.room_of(call.args.entry)
    line = speech.take_back(room, room.entry(call.args.entry).hash)
    call.tell("It is not shown any more. It may have been read.")
    return _gave(call, line)


def _correct(call: Call) -> int:
    text, room = call.text(), call.room_of(call.args.entry)
    return _gave(call, speech.correct(room, room.entry(call.args.entry).hash, text))


def _gave(call: Call, line: Line) -> int:
    call.give(line.hash.hex(), event="said", entry=line.hash.hex())
    return 0
