"""Lies about who is told of a report: by a server that keeps notices back, by altered software."""

import dataclasses
from collections.abc import Callable
from contextlib import suppress

from quietroom.client import agreement, duty, speech
from quietroom.client.refusal import Lied
from quietroom.room.envelope import parse
from quietroom.room.parcel import ENTRY, STUB
from tests.journeys.town import Town
from tests.promises.liar import Items, Lie, cut, lying
from tests.promises.lies_about_reports import altered, anything, bent, posted
from tests.promises.lies_about_rooms import items_lie
from tests.promises.scene import (
    DAY,
    LONG_AGO,
    Cast,
    Helped,
    Pair,
    Read,
    Reported,
    Scene,
    draft,
    lie,
    speak,
    told_if,
)

UNTOLD = "unexplained"


def last(items: Items) -> int:
    """Where the newest entry stands, which is the notice, counted from 0."""
    return max(n for n, item in enumerate(items) if item[0] == ENTRY)


def dropped(items: Items) -> Items:
    """Without the notice."""
    return cut(items, last(items) + 1)


def shut(items: Items) -> Items:
    """With a stub in the place of the notice: it is there, and what it says is not."""
    place = last(items)
    stub = parse(items[place][1]).stub().encode()
    return [*items[:place], [STUB, stub, *items[place][2:]], *items[place + 1 :]]


def kept_back(pair: Helped, told: bool, change: Callable[[Items], Items], *codes: str) -> Scene:
    """The other reads the room, past a server that keeps the notice back."""
    lie, act = items_lie(pair.room, change), Read(pair.mentee, pair.room)
    return Scene(act, told_if(told, UNTOLD, *codes), lie, shows=("first",))


@lie
def notice_dropped(cast: Cast, told: bool) -> Scene:
    """The notice of a report is kept back."""
    return kept_back(cast.reported, told, dropped)


@lie
def notice_without_its_document(cast: Cast, told: bool) -> Scene:
    """The notice of a report is there, and what it says is kept back."""
    return kept_back(cast.reported, told, shut, "withheld")


@lie
def later_notice_dropped(cast: Cast, told: bool) -> Scene:
    """The delay that both signed is over, and its notice is kept back."""
    return kept_back(cast.reported_later, told, dropped)


@lie
def later_notice_without_its_document(cast: Cast, told: bool) -> Scene:
    """The delay that both signed is over, and what its notice says is kept back."""
    return kept_back(cast.reported_later, told, shut, "withheld")


@lie
def never_told(cast: Cast, told: bool) -> Scene:
    """No lie of the server: the delay is over, and the reporter's software tells nobody."""
    pair = silent(cast) if told else cast.reported_later
    return kept_back(pair, told, lambda items: items)


@lie
def delay_made_longer(cast: Cast, told: bool) -> Scene:
    """A longer delay that both sign afterwards is taken for an earlier silence, too."""
    pair = cast.reported_later
    if told:
        pair = silent(cast)
        with cast.town.earlier(LONG_AGO):
            sign_longer(cast.town, pair)
    return kept_back(pair, told, lambda items: items)


def silent(cast: Cast) -> Helped:
    """A pair out of whose room "first" was reported long ago, to be told later; nobody did."""
    with cast.town.earlier(LONG_AGO):
        pair = cast.helped()
        later = cast.town.now() + 9 * DAY
        duty.send(pair.mentor.room(), draft(pair.mine(), notice=later, reason="watched"))
        speech.say(pair.mine(), "an entry that has seen the leaf")
    return pair


def sign_longer(town: Town, pair: Pair) -> None:
    """Both sign that whoever is reported may be told ten years later."""
    room = pair.mentor.room()
    terms = town.terms(room)
    longer = tuple(dataclasses.replace(one, delay_days=3650) for one in terms.limits)
    agreement.propose(room, dataclasses.replace(terms, limits=longer))
    wanted = agreement.current(room).version.hash
    agreement.sign(room, wanted)
    agreement.sign(pair.mine(), wanted)


@lie
def filed_to_punish(cast: Cast, told: bool) -> Scene:
    """A reporter's altered software leaves the notice out."""
    pair = left_out(cast, posted(items=())) if told else cast.reported
    return kept_back(pair, told, lambda items: items)


@lie
def notice_of_another_leaf(cast: Cast, told: bool) -> Scene:
    """The notice opens another leaf than the one in the log."""
    pair = left_out(cast, bent()) if told else cast.reported
    return kept_back(pair, told, lambda items: items)


def left_out(cast: Cast, lie: Lie) -> Helped:
    """A pair out of whose room "first" was reported past a lie about what is posted."""
    pair = cast.helped()
    # The reporter's own client misses what it believes it wrote.
    with lying(cast.town, lie), suppress(Lied):
        duty.send(pair.mentor.room(), draft(pair.mine()))
    return pair


def prompt(cast: Cast, told: bool) -> Helped:
    """A pair whose agreement allows no delay; a report was to be told later nevertheless."""
    if not told:
        return cast.reported
    pair = cast.unagreed()
    named = "Leila of " + pair.mentor.name, "Omar", "Noor"
    terms = cast.town.terms(pair.mentor.room(), named)
    limits = tuple(dataclasses.replace(one, delay_days=0) for one in terms.limits)
    cast.town.agree(pair.mentor, pair.mentee, named, limits=limits)
    speak(pair)
    with altered(basis__check=anything):
        later = cast.town.now() + 9 * DAY
        duty.send(pair.mentor.room(), draft(pair.mine(), notice=later, reason="r"))
    officer, _, ombuds = (cast.town.helpers[name] for name in named)
    return Helped(pair.mentor, pair.mentee, pair.room, officer, ombuds)


@lie
def later_where_nobody_allowed_it(cast: Cast, told: bool) -> Scene:
    """The officer is handed a report of which the other is told later than both signed."""
    pair = prompt(cast, told)
    never, shows = (("first",), ()) if told else ((), ("first", "so I fear"))
    codes = told_if(told, "notice-too-late")
    return Scene(Reported(pair.officer), codes, never=never, shows=shows)


@lie
def later_where_nobody_allowed_it_to_the_other(cast: Cast, told: bool) -> Scene:
    """A leaf is marked for later where both signed that everything is told at once."""
    return kept_back(prompt(cast, told), told, lambda items: items)
