"""Lies about what somebody must report: what the officer opens, under which limit, from whom.

Some are the server's; the others are told by a reporter whose software is altered.
"""

import dataclasses
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest

from quietroom.agreement import limits
from quietroom.client import duty
from quietroom.client.room import Room
from quietroom.duty import basis
from quietroom.ground import canon
from quietroom.room import parcel
from quietroom.room.envelope import Envelope
from quietroom.room.granted import Granted, Key, open_grant
from tests.journeys.town import Citizen
from tests.promises.liar import Lie, decoded, flip, lying
from tests.promises.scene import (
    Cast,
    Helped,
    Read,
    Report,
    Reported,
    Scene,
    draft,
    entry,
    lie,
    told_if,
)

GRANT = "^/api/grants/[0-9a-f]+$"


def posted(**changed: Any) -> Lie:
    """A lie that changes what is posted to a room, and nothing that is asked for."""

    def change(raw: bytes) -> bytes:
        return dataclasses.replace(parcel.parse(raw), **changed).encode()

    return Lie("^/api/rooms/.*/items$", request=change, method="POST")


@contextmanager
def patched(name: str, value: Any) -> Iterator[None]:
    """Let somebody's own software be altered for a while."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(name, value)
        yield


@contextmanager
def altered(**instead: Any) -> Iterator[None]:
    """Let the reporter's client be altered: `a__b` is what stands there as `a.b`."""
    with ExitStack() as stack:
        for name, value in instead.items():
            stack.enter_context(patched(f"quietroom.client.duty.{name.replace('__', '.')}", value))
        yield


def anything(listed: Any, *_: Any) -> basis.Covered:
    """A rule that allows whatever is asked."""
    return basis.Covered(listed[0], listed[0].officer, False)


def allowing(**instead: Any) -> Any:
    """A client altered so that it reports whatever it is told to."""
    free = {"basis__check": anything, "basis__find": lambda listed, _: listed[0]}
    return altered(**free, refuse_earlier=lambda *_: None, **instead)


def sent(cast: Cast, told: bool, lies: Callable[[Helped], object]) -> Helped:
    """A pair out of whose room an altered client reported "first", or an honest one did."""
    if not told:
        return cast.reported
    pair = cast.helped()
    lies(pair)
    return pair


def desk(cast: Cast, told: bool, code: str, lies: Callable[[Helped], object]) -> Scene:
    """The officer reads what an altered client sent, or an honest one."""
    pair = sent(cast, told, lies)
    never, shows = (("first",), ()) if told else ((), ("first", "so I fear"))
    return Scene(Reported(pair.officer), told_if(told, code), never=never, shows=shows)


def other(cast: Cast, told: bool, code: str, lies: Callable[[Helped], object]) -> Scene:
    """The other of the two reads the room out of which an altered client reported."""
    pair = sent(cast, told, lies)
    return Scene(Read(pair.mentee, pair.room), told_if(told, code), shows=("first",))


def handed_out(cast: Cast, told: bool, code: str, change: Callable[[Any], Any]) -> Scene:
    """The officer reads a true report, past a server that hands out something else."""

    def swap(raw: bytes) -> bytes:
        sealed, until, rows = decoded(raw)
        return canon.encode([sealed, until, change(rows)])

    never, shows = (("first",), ()) if told else ((), ("first", "so I fear"))
    lie, act = Lie(GRANT, answer=swap), Reported(cast.reported.officer)
    return Scene(act, told_if(told, code), lie, never=never, shows=shows)


@lie
def forged_report(cast: Cast, told: bool) -> Scene:
    """A report bears another signature than its reporter's."""

    def forge(pair: Helped) -> None:
        pair.mentor.session.__dict__["signer"] = cast.town.coordinator.session.signer
        duty.send(pair.mentor.room(), draft(pair.mine()))

    return desk(cast, told, "bad-signature", forge)


def widened(pair: Helped) -> None:
    """Limits that one side wrote alone stand beside a report under one of them."""
    honest = duty._limits_part

    def part(room: Room, found: Any) -> tuple[bytes, bytes]:
        listed, salt = honest(room, found)
        mine = tuple(dataclasses.replace(one, on=True) for one in limits.parse(listed))
        return limits.encode(mine), salt

    with allowing(_limits_part=part):
        duty.send(pair.mentor.room(), draft(pair.mine(), limit="policy-breach"))


@lie
def report_under_limits_of_one_side(cast: Cast, told: bool) -> Scene:
    """The officer is handed limits that the other never signed."""
    return desk(cast, told, "agreement-text-differs", widened)


@lie
def report_under_limits_of_one_side_to_the_other(cast: Cast, told: bool) -> Scene:
    """What they never signed is used against them."""
    return other(cast, told, "against-agreement", widened)


def switched_off(pair: Helped) -> None:
    """A report under a limit that both left switched off."""
    with allowing():
        duty.send(pair.mentor.room(), draft(pair.mine(), limit="policy-breach"))


@lie
def report_under_a_limit_that_is_off(cast: Cast, told: bool) -> Scene:
    """The officer is handed a report under a limit that both left switched off."""
    return desk(cast, told, "no-such-limit", switched_off)


@lie
def report_under_a_limit_that_is_off_to_the_other(cast: Cast, told: bool) -> Scene:
    """A limit that both left switched off is used against them."""
    return other(cast, told, "against-agreement", switched_off)


@lie
def room_key_handed_out(cast: Cast, told: bool) -> Scene:
    """The room's key is sealed to the officer in the place of the entry's."""

    def betray(pair: Helped) -> None:
        key = next(iter(pair.mentor.room().reader.history.values()))
        with altered(Key=lambda *fields: Key(fields[0], key, *fields[2:])):
            duty.send(pair.mentor.room(), draft(pair.mine()))

    return desk(cast, told, "not-logged", betray)


@lie
def more_keys_than_are_reported(cast: Cast, told: bool) -> Scene:
    """The key of an entry goes along that the report does not name."""

    def add(pair: Helped) -> None:
        opened = entry(pair, "second").opened
        assert opened is not None
        extra = opened.envelope.hash, opened.key

        def fuller(kind: Any, keys: Any, *rest: Any) -> Granted:
            more = dataclasses.replace(keys[0], entry=extra[0], k=extra[1])
            return Granted(kind, (*keys, more), *rest)

        with altered(Granted=fuller):
            duty.send(pair.mentor.room(), draft(pair.mine()))

    return desk(cast, told, "false-report", add)


@lie
def report_with_an_entry_of_another_room(cast: Cast, told: bool) -> Scene:
    """Another room's entry is handed out under a true report."""
    foreign, author = entry(cast.spoken), cast.spoken.mentee.session.vault.account
    row = [_sealed(foreign.item), foreign.time, author]
    return handed_out(cast, told, "false-report", lambda _: [row])


@lie
def report_with_other_words(cast: Cast, told: bool) -> Scene:
    """Other words of the room are handed out under a true report."""
    second = _sealed(entry(cast.reported, "second").item)
    scene = handed_out(cast, told, "false-report", lambda rows: [[second, *rows[0][1:]]])
    return dataclasses.replace(scene, never=(*scene.never, *("second",) * told))


@lie
def report_by_another_author(cast: Cast, told: bool) -> Scene:
    """The author whom the server names is not the one whom the entry names."""
    mentor = cast.reported.mentor.session.vault.account
    return handed_out(cast, told, "false-report", lambda rows: [[*rows[0][:2], mentor]])


@lie
def report_without_a_leaf(cast: Cast, told: bool) -> Scene:
    """A report is handed out whose leaf never reached the log."""

    def hide(pair: Helped) -> None:
        with lying(cast.town, posted(leaves=())):
            duty.send(pair.mentor.room(), draft(pair.mine()))

    return desk(cast, told, "not-logged", hide)


@lie
def report_with_another_leaf(cast: Cast, told: bool) -> Scene:
    """Another leaf than the report's own reaches the log: nothing opens it."""

    def bend(pair: Helped) -> None:
        with lying(cast.town, bent()):
            duty.send(pair.mentor.room(), draft(pair.mine()))

    return desk(cast, told, "not-logged", bend)


def bent() -> Lie:
    """Leaves are changed on their way to the log."""

    def bend(raw: bytes) -> bytes:
        found = parcel.parse(raw)
        leaves = tuple(flip(leaf) for leaf in found.leaves)
        return dataclasses.replace(found, leaves=leaves).encode()

    return Lie("^/api/rooms/.*/items$", request=bend, method="POST")


@lie
def report_to_another_person(cast: Cast, told: bool) -> Scene:
    """A true report is handed to somebody else."""
    officer = cast.reported.officer.session
    listed = officer.wire.get_json("/api/grants")
    held = officer.wire.get(f"/api/grants/{listed[0]['id']}")

    def hand_over(raw: bytes) -> bytes:
        return json.dumps(listed).encode() if raw[:1] == b"[" else held

    lie = Lie("^/api/grants", answer=hand_over, always=True)
    reader = cast.newcomer() if told else cast.reported.officer
    never, shows = (("first",), ()) if told else ((), ("first", "so I fear"))
    codes = told_if(told, "false-release")
    return Scene(Reported(reader), codes, lie, never=never, shows=shows)


@lie
def report_to_somebody_unnamed(cast: Cast, told: bool) -> Scene:
    """A reporter seals to somebody whom the limit does not name."""
    sam = cast.newcomer() if told else cast.reported.officer

    def pass_on(pair: Helped) -> None:
        person = dataclasses.replace(cast.town.helper("Omar"), card=sam.session.first, name="Sam")
        with altered(basis__named=lambda *_: person, basis__check=anything):
            duty.send(pair.mentor.room(), draft(pair.mine()))

    scene = desk(cast, told, "wrong-officer", pass_on)
    return dataclasses.replace(scene, act=Reported(sam))


@lie
def another_card_for_the_officer(cast: Cast, told: bool) -> Scene:
    """Somebody else's card is handed out for the officer's, to whom a report shall go."""
    pair, mallory = cast.helped(), cast.person("Mallory").session
    theirs = mallory.wire.get(f"/api/cards/{mallory.first.hex()}")
    lie = Lie(f"^/api/cards/{pair.officer.session.first.hex()}", answer=lambda _: theirs)

    def went() -> int:
        desks = (pair.officer.session, mallory)
        return sum(len(one.wire.get_json("/api/grants")) for one in desks)

    act = Report(pair.mentor, pair.room, "first")
    return Scene(act, told_if(told, "swapped-card"), lie, came_of_it=went)


def sealed_in(officer: Citizen) -> list[bytes]:
    """What was sealed to an officer, opened and not checked."""
    found = []
    for row in officer.session.wire.get_rows("/api/grants"):
        raw = officer.session.wire.get(f"/api/grants/{row.octets('id').hex()}")
        (card, secrets), *_ = officer.session.mine.items()
        found.append(open_grant(secrets.seal_seed, card, decoded(raw)[0]).encode())
    return found


def _sealed(item: object) -> bytes:
    assert isinstance(item, Envelope)
    return item.encode()
