"""Verbs of release: ask, release, keep, received."""

from pathlib import Path

from ..client import release as releasing
from ..client.granting import DAY, Wish
from ..client.home import hex_id
from ..client.received import Received, received
from ..client.room import Room
from ..client.speech import text_of
from ..release.request import Ask
from .call import Call, text_in
from .days import day_in
from .ending import BadInput
from .parser import Verbs, add_words
from .room import day


def add(verbs: Verbs) -> None:
    """Add the verbs of release."""
    ask = verbs.add("ask", "ask to let somebody read exact words of an entry", _ask)
    ask.add_argument("entry")
    add_words(ask)
    release = verbs.add("release", "let somebody read an entry, or what was asked for", _release)
    release.add_argument("what", metavar="REQUEST|ENTRY")
    release.add_argument("--edited", metavar="FILE", help="only these words of it")
    for verb in (ask, release):
        verb.add_argument("--to", metavar="CARD", help="whom: their card")
        verb.add_argument("--purpose", metavar="TEXT", help="what for")
        verb.add_argument("--until", metavar="DATE", help="until when, such as 2027-03-01")
    keep = verbs.add("keep", "keep what was asked for; no reason is owed", _keep)
    keep.add_argument("request")
    got = verbs.add("received", "read what others let you read", _received)
    got.add_argument("grant", nargs="?")


def _ask(call: Call) -> int:
    room = call.room_of(call.args.entry)
    line, wish = room.entry(call.args.entry), _wish(call)
    words = call.text() or text_of(line)
    ident = releasing.ask(room, line.hash, words, call.args.to[:12], wish).hex()
    call.give(ident, event="asked", request=ident)
    return 0


def _release(call: Call) -> int:
    edited = text_in(Path(call.args.edited)).strip() if call.args.edited else None
    if call.args.to is not None:
        room = call.room_of(call.args.what)
        entry = room.entry(call.args.what).hash
        went = releasing.let_read(room, entry, _wish(call), edited)
    else:
        room, one = _request(call, call.args.what)
        went = releasing.grant_request(room, one.id, edited)
    told = "let go" if went else "agreed by you: it waits for the other, who claims it too"
    call.give(told, event="released", released=went)
    return 0


def _keep(call: Call) -> int:
    room, one = _request(call, call.args.request)
    releasing.keep(room, one.id)
    call.give("kept", event="kept", request=one.id.hex())
    return 0


def _request(call: Call, prefix: str) -> tuple[Room, Ask]:
    found = [
        (room, one)
        for room in call.all_rooms()
        for _, one in releasing.requests(room)
        if one.id.hex().startswith(prefix.lower())
    ]
    if len(found) != 1:
        raise BadInput(f"{len(found)} requests begin so: `quietroom read` shows them")
    return found[0]


def _received(call: Call) -> int:
    for one in received(call.session):
        if call.args.grant is None or one.id.hex().startswith(call.args.grant.lower()):
            _give(call, one)
    return 0


def _give(call: Call, one: Received) -> None:
    agreed, ident = one.released.consent, one.id.hex()
    call.give(
        f"{ident[:12]} accepted by this server as written by {one.author[:12]}, "
        f"for {agreed.purpose}, until {day(agreed.until)}; {agreed.passing_on}:\n"
        f"{one.released.words.text}",
        event="received",
        grant=ident,
        author=one.author,
        purpose=agreed.purpose,
        until=agreed.until,
        text=one.released.words.text,
    )


def _wish(call: Call) -> Wish:
    args = call.args
    if not (args.to and args.purpose and args.until):
        raise BadInput("say to whom, what for and until when: --to, --purpose, --until")
    card = call.session.people.lineage(hex_id(args.to, "card")).first
    return Wish(card, args.purpose, _end(args.until))


def _end(text: str) -> int:
    return (day_in(text) + 1) * DAY - 1
