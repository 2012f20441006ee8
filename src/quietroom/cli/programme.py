"""Verbs of a programme: people, pair, pairs, come-back for who coordinates it, and places."""

from ..client import invitation, programme
from ..client.programme import Enlisted
from .call import Call
from .ending import BadInput
from .parser import Verbs
from .room import day


def add(verbs: Verbs) -> None:
    """Add the verbs of a coordinator."""
    verbs.add("people", "list the people of your programme, as its coordinator", _people)
    pair = verbs.add("pair", "make two people a pair, as their coordinator", _pair)
    pair.add_argument("mentor", help="name, or the beginning of the id that `people` shows")
    pair.add_argument("mentee", help="the same")
    verbs.add("pairs", "list the pairs and what they agreed to show, as their coordinator", _pairs)
    verbs.add("places", "list the quiet places that your programme offers", _places)
    back = verbs.add("come-back", "make a link for somebody who lost every way in", _come_back)
    back.add_argument("person", help="name, or the beginning of the id that `people` shows")


def _people(call: Call) -> int:
    for one in programme.enlisted(call.session):
        state = "joined" if one.joined else "invited"
        call.give(
            f"{one.id[:8]} {state:7} {one.name}",
            event="person",
            person=one.id,
            name=one.name,
            joined=one.joined,
        )
    return 0


def _pair(call: Call) -> int:
    known = [one for one in programme.enlisted(call.session) if one.joined]
    mentor, mentee = (_one(known, name) for name in (call.args.mentor, call.args.mentee))
    room = programme.pair(call.session, mentor.id, mentee.id).hex()
    call.give(room, event="pair", room=room, mentor=mentor.id, mentee=mentee.id)
    return 0


def _pairs(call: Call) -> int:
    for one in programme.pairs(call.session):
        since = "" if one.opened is None else f" since {day(one.opened)}"
        call.give(
            f"{one.mentor} and {one.mentee}  ({one.state}{since})",
            event="pair",
            mentor=one.mentor,
            mentee=one.mentee,
            state=one.state,
            opened=one.opened,
            faces=[{"words": words, "state": state} for words, state in one.faces],
        )
        if not call.args.json:
            for words, state in one.faces:
                call.give(f"  ({state}) {words}")
    return 0


def _places(call: Call) -> int:
    found = programme.places(call.session)
    for place in found:
        call.give(place, event="place", place=place)
    if not found:
        call.tell("Your programme names none. Choose one where no one can overhear you.")
    return 0


def _come_back(call: Call) -> int:
    person = _one(programme.enlisted(call.session), call.args.person)
    link = invitation.come_back(call.session, person.id)
    call.give(link, event="invitation", link=link)
    return 0


def _one(known: list[Enlisted], asked: str) -> Enlisted:
    """The one person of this name, or whose id begins so. Raises `BadInput`."""
    named = [one for one in known if one.name == asked]
    found = named or [one for one in known if asked and one.id.startswith(asked.lower())]
    if len(found) != 1:
        raise BadInput(f"{len(found)} people are called so: `quietroom people` shows their ids")
    return found[0]
