"""Verbs of a person: join, invite, card, words, kit, rotate, not-me, fresh-start."""

import os
from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path

from ..client import identity, invitation, succession, ways
from ..client.home import hex_id
from ..client.invitation import To
from ..client.members import rooms
from ..client.memory import Memory
from ..client.refusal import Refused, ServerAway
from ..client.room import MeetAnew, Room
from ..client.session import Session
from ..client.ways import Ways
from ..identity import invitation as links
from .call import Call
from .ending import DONE, BadInput, InTheWay
from .parser import Verbs


def add(verbs: Verbs) -> None:
    """Add the verbs of a person."""
    join = verbs.add("join", "join by the link that somebody sent you", _join)
    join.add_argument("link")
    join.add_argument("--name", help="what others call you (default: as you were invited)")
    _kit_out(join)
    verbs.add(
        "accept", "come in by a link with the keys you have: into another room", _accept
    ).add_argument("link")
    invite = verbs.add("invite", "make a link for somebody, to be sent outside Quietroom", _invite)
    where = invite.add_mutually_exclusive_group()
    where.add_argument("--room", choices=("mentor", "mentee"), help="what they will be to you")
    for kind, about in (
        ("outside", "as an ombuds of your own: no coordinator sees them"),
        ("coordinator", "to coordinate the programme, as you do"),
    ):
        where.add_argument(f"--{kind}", dest="kind", action="store_const", const=kind, help=about)
    invite.set_defaults(kind="person")
    invite.add_argument("--name", default="", help="what you call them")
    verbs.add("card", "print your key's hash, by which others name you", _card)
    words = verbs.add("words", "print somebody's four safety words", _words)
    words.add_argument("card")
    words.add_argument("--heard", action="store_true", help="they read these words aloud to you")
    _kit_out(verbs.add("kit", "make another kit beside those you have", _kit))
    _kit_out(verbs.add("rotate", "make new keys, after a lost device", _rotate))
    verbs.add("not-me", "say that the key after yours was made by somebody else", _not_me)
    anew = verbs.add("fresh-start", "begin anew by a mailed link, when every way in is lost", _join)
    anew.add_argument("link")
    anew.set_defaults(name=None)
    _kit_out(anew)


def _kit_out(verb: ArgumentParser) -> None:
    verb.add_argument("--kit-out", metavar="FILE", required=True, help="where to write your kit")


def _join(call: Call) -> int:
    out = _free(call.args.kit_out)
    _, invited = links.parse_link(call.args.link)
    name = call.args.name or identity.called(call.args.link, call.edge)
    if call.args.name and identity.is_open(call.args.link, call.edge):
        raise BadInput("whoever joins by this link has no name: leave out --name")
    session, left = identity.join(call.args.link, name, call.edge)
    _write_kit(out, identity.kit_text(session, left.kit, session.name))
    invitation.joined(session, Memory(session), invited)
    _tell_ways(call, out, left)
    return _give_card(call, session)


def _accept(call: Call) -> int:
    room = invitation.accept(call.session, call.memory, call.args.link)
    if room is None:
        call.give("you are in the programme now", event="enrolled")
    else:
        call.give(room.hex(), event="room", room=room.hex())
    return DONE


def _invite(call: Call) -> int:
    to = To(call.args.name, kind=call.args.kind)
    link = invitation.invite(call.session, call.memory, call.args.room, to)
    call.give(link, event="invitation", link=link)
    return 0


def _card(call: Call) -> int:
    return _give_card(call, call.session)


def _words(call: Call) -> int:
    first = call.session.people.lineage(hex_id(call.args.card, "card")).first
    if call.args.heard:
        invitation.heard(call.session, call.memory, first)
        for room in call.all_rooms():
            if room.partner.first == first:
                room.meet(first)
    words = " ".join(identity.words_of(first))
    call.give(words, event="words", card=first.hex(), words=words)
    return 0


def _rotate(call: Call) -> int:
    out, session = _free(call.args.kit_out), call.session
    made = succession.renewal(session)
    left = made.sealed.ways
    # Written and told before anything is sent: were the answer lost, these alone might open.
    _write_kit(out, identity.kit_text(session, left.kit, session.name))
    _tell_ways(call, out, left)
    try:
        renewed = succession.rotate(session, made)
    except Refused:
        out.unlink()
        raise
    except ServerAway:
        call.tell("No answer: your new keys may count already. Keep your old kit and the new one.")
        call.tell(f"`quietroom card --unlock-from {out}` says whether they do.")
        raise
    call.tell("Every kit and passphrase from before has ended. On other devices, use the new kit.")
    _give_card(call, renewed)
    _renew_rooms(renewed)
    return 0


def _renew_rooms(session: Session) -> None:
    """Begin a new epoch in every room of two: whoever has the old keys opens nothing written after.

    A room that cannot be renewed now is renewed by whoever writes there next.
    """
    memory = Memory(session)
    for ident, members, _ in rooms(session):
        if len(members) == 2:
            with suppress(MeetAnew, Refused, ServerAway):
                Room(session, memory, ident).renew()


def _kit(call: Call) -> int:
    out, session = _free(call.args.kit_out), call.session
    made = ways.add_kit(session, call.unlocking["kit"])
    _write_kit(out, identity.kit_text(session, made, session.name))
    call.tell(f"Your new kit is in {out}. What opened before still does: `rotate` ends it.")
    call.give(str(out), event="kit", path=str(out))
    return 0


def _not_me(call: Call) -> int:
    succession.disown(call.edge, call.unlocking["kit"])
    call.give("Nobody goes on with your keys any more.", event="not-me")
    call.tell("Neither do you: ask a coordinator for a link, then `quietroom fresh-start LINK`.")
    return 0


def _give_card(call: Call, session: Session) -> int:
    card = session.first.hex()
    call.give(card, event="card", card=card, generation=session.card.generation)
    return 0


def _tell_ways(call: Call, out: Path, left: Ways) -> None:
    call.tell(f"Your recovery kit is in {out}. Print it, then keep it where nobody else looks.")
    call.tell(f"Your passphrase, shown this once: {left.passphrase.text()}")
    call.tell("Without the kit, the passphrase or this device, what only you could read is lost.")


def _free(name: str) -> Path:
    path = Path(name)
    if path.exists():
        raise BadInput(f"{path} is there already: name another file")
    if not path.parent.is_dir():
        raise InTheWay(f"there is no folder {path.parent}: make it, or name another")
    return path


def _write_kit(path: Path, text: str) -> None:
    with open(path, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
