"""Verbs around the ombuds: show an entry to them; and, as ombuds, read what was shown."""

from ..client import evidence, letters
from ..client.evidence import Showing
from ..ground.errors import QuietroomError
from ..room.evidence import Shown
from ..room.stamp import BadStamp
from .call import Call
from .ending import DONE, FOUND, BadInput
from .parser import Verbs, add_words
from .room import day


def add(verbs: Verbs) -> None:
    """Add the verbs around the ombuds."""
    show = verbs.add("show", "show an entry to the ombuds whom both of you named", _show)
    show.add_argument("entry", help="the beginning of its id")
    show.add_argument("--to-ombuds", action="store_true", required=True, help="to nobody else")
    add_words(show)
    verbs.add("shown", "read what was shown to you as an ombuds, and check it", _shown)


def _show(call: Call) -> int:
    room = call.room_of(call.args.entry)
    line = room.entry(call.args.entry)
    if line.opened is None:
        raise BadInput("this entry did not open, so there is nothing to show")
    evidence.show(room, [line], call.text())
    call.give(f"shown {line.hash.hex()[:12]}", event="shown", entry=line.hash.hex())
    return DONE


def _shown(call: Call) -> int:
    code = DONE
    for ident in letters.listed(call.session):
        try:
            showing = evidence.showing(call.session, ident)
        except QuietroomError as fault:
            # Whoever sends a letter that cannot be read must not hide the others.
            call.tell(f"{ident.hex()[:8]}: cannot be read: {fault} ({fault.code})")
            code = FOUND
            continue
        if showing is not None:
            code = max(code, _read(call, showing))
    return code


def _read(call: Call, showing: Showing) -> int:
    code, ident = DONE, showing.id.hex()
    call.give(f"{ident[:8]} {showing.words}", event="showing", id=ident, words=showing.words)
    for one in showing.entries:
        true = _is_true(call, one)
        code = code if true else FOUND
        author, label = one.pub.author.hex(), str(one.priv.label)
        told = f"written by {author[:12]}, {label}" if true else "NOT what the server took"
        words = _words(one)
        call.give(
            f"  {day(one.time)} {told}: {words}",
            event="shown",
            id=ident,
            author=author,
            label=label,
            time=one.time,
            text=words,
            true=true,
        )
    return code


def _words(one: Shown) -> str:
    try:
        return evidence.said(one)
    except QuietroomError:
        return "(cannot be read)"


def _is_true(call: Call, one: Shown) -> bool:
    try:
        evidence.check(call.session, one)
    except BadStamp:
        return False
    return True
