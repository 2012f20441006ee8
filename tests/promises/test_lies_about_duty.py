"""Lies about reports, by the server and by an altered client, each beside its honest twin.

As in `test_lies`: the same act past a lie, which must end in the refusal or sight named,
and past none, which must succeed.
"""

import dataclasses
import json
from typing import Any

import pytest

from quietroom.agreement import limits
from quietroom.client import casework, duty, speech, telling
from quietroom.client.casework import Wrong
from quietroom.client.duty import Draft
from quietroom.client.refusal import Lied
from quietroom.client.room import Room
from quietroom.duty import basis
from quietroom.ground import canon
from quietroom.ground.canon import Value
from quietroom.room import grant, parcel
from quietroom.room.granted import Granted, Key, open_grant
from quietroom.room.parcel import Parcel
from tests.journeys.town import Citizen, Town
from tests.promises.device import newcomer, refusal
from tests.promises.liar import Lie, decoded, lying

pytestmark = pytest.mark.parametrize("told", [True, False], ids=["lie", "twin"])

DAY = 24 * 3600
LIFE = "risk-to-life"

Spoken = tuple[Citizen, Citizen, Citizen, bytes]


def spoken(town: Town) -> Spoken:
    """Mentor, mentee, officer, and something that the mentee said."""
    mentor, mentee = town.agreed()
    entry = speech.say(mentee.room(), "I will not be there tomorrow.").hash
    return mentor, mentee, town.helpers["Leila"], entry


def codes(officer: Citizen) -> list[str]:
    """What an officer makes of each grant to them: what is wrong with it, or that it holds."""
    found = casework.cases(officer.session)
    return [_code(one) if isinstance(one, Wrong) else "holds" for one in found]


def _code(one: Wrong) -> str:
    return one.fault.fault.code if isinstance(one.fault, Lied) else one.fault.code


def sights(room: Room) -> list[str]:
    """How every leaf about this room's entries looks to one of the two."""
    released = [str(one.sight) for one in room.findings()]
    return released + [str(one.sight) for one in telling.duties(room)]


def altered(monkeypatch: pytest.MonkeyPatch, on: bool, name: str, value: Any) -> None:
    """Let the reporter's client be altered, as only their own software can be."""
    if on:
        monkeypatch.setattr(f"quietroom.client.duty.{name}", value)


def posted(**changed: Any) -> Lie:
    """A lie that changes what is posted to a room, and nothing that is asked for."""

    def change(raw: bytes) -> bytes:
        return dataclasses.replace(parcel.parse(raw), **changed).encode() if raw else raw

    return Lie("/api/rooms/.*/items", request=change)


def test_forged_report(town: Town, told: bool) -> None:
    """A report that its reporter did not sign is not shown."""
    mentor, _, officer, entry = spoken(town)
    if told:
        mentor.session.__dict__["signer"] = town.coordinator.session.signer
    duty.send(mentor.room(), Draft(LIFE, (entry,), "x"))

    assert codes(officer) == (["bad-signature"] if told else ["holds"])


def test_unsigned_limit(town: Town, told: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that one side wrote alone are not those that the agreement fixes."""
    mentor, mentee, officer, entry = spoken(town)
    honest = duty._limits_part

    def widened(room: Room, found: Any) -> tuple[bytes, bytes]:
        part, salt = honest(room, found)
        mine = tuple(dataclasses.replace(one, on=True) for one in limits.parse(part))
        return limits.encode(mine), salt

    name = "policy-breach" if told else LIFE
    with monkeypatch.context() as client:
        altered(client, told, "_limits_part", widened)
        altered(client, told, "basis.check", anything())
        altered(client, told, "basis.find", lambda listed, _: listed[0])
        altered(client, told, "refuse_earlier", lambda *_: None)
        duty.send(mentor.room(), Draft(name, (entry,), "x"))

    assert codes(officer) == (["agreement-text-differs"] if told else ["holds"])
    assert sights(mentee.room()) == ["against-agreement" if told else "told"]


def test_limit_that_is_off(town: Town, told: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the true limits, one that is switched off carries nothing."""
    mentor, mentee, officer, entry = spoken(town)
    with monkeypatch.context() as client:
        altered(client, told, "basis.check", anything())
        altered(client, told, "basis.find", lambda listed, _: listed[0])
        altered(client, told, "refuse_earlier", lambda *_: None)
        duty.send(mentor.room(), Draft("policy-breach" if told else LIFE, (entry,), "x"))

    assert codes(officer) == (["no-such-limit"] if told else ["holds"])
    assert sights(mentee.room()) == ["against-agreement" if told else "told"]


def anything() -> Any:
    """A rule that allows whatever is asked."""

    def allowed(listed: Any, side: int, said: Any, same: Any) -> basis.Covered:
        limit = listed[0]
        return basis.Covered(limit, limit.officer, False)

    return allowed


def test_room_key_handed_out(town: Town, told: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that hands out the room key in place of the entry's is refused, and is seen."""
    mentor, _, officer, entry = spoken(town)
    room_key = next(iter(mentor.room().reader.history.values()))
    keys = {line.hash: line.opened.key for line in mentor.room().lines if line.opened}
    honest = Key

    def handing(*fields: Any) -> Key:
        return honest(fields[0], room_key, *fields[2:])

    altered(monkeypatch, told, "Key", handing)
    duty.send(mentor.room(), Draft(LIFE, (entry,), "x"))
    (sealed,) = _inside(officer)

    assert (room_key in sealed) is told
    assert (keys[entry] in sealed) is not told
    assert [key for hash_, key in keys.items() if hash_ != entry and key in sealed] == []
    assert codes(officer) == (["not-logged"] if told else ["holds"])


def _inside(officer: Citizen) -> list[bytes]:
    """What was sealed to an officer, opened and not checked."""
    found = []
    for row in officer.session.wire.get_rows("/api/grants"):
        raw = officer.session.wire.get(f"/api/grants/{row.octets('id').hex()}")
        sealed = decoded(raw)[0]
        (card, secrets), *_ = officer.session.mine.items()
        found.append(open_grant(secrets.seal_seed, card, sealed).encode())
    return found


def test_more_keys_than_are_reported(
    town: Town, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key of an entry that the report does not name makes all of it refused."""
    mentor, mentee, officer, entry = spoken(town)
    other = speech.say(mentee.room(), "something else").hash
    honest = Granted

    def fuller(kind: Any, keys: Any, *rest: Any) -> Any:
        line = next(one for one in mentor.room().lines if one.hash == other)
        assert line.opened is not None
        extra = dataclasses.replace(keys[0], entry=other, k=line.opened.key)
        return honest(kind, (*keys, extra), *rest)

    altered(monkeypatch, told, "Granted", fuller)
    duty.send(mentor.room(), Draft(LIFE, (entry,), "x"))

    assert codes(officer) == (["false-report"] if told else ["holds"])


def test_replayed_in_another_room(town: Town, told: bool) -> None:
    """A server that hands out another room's entry under a report gets nothing shown."""
    mentor, _, officer, entry = spoken(town)
    _, other = town.agreed_again()
    foreign = speech.say(other.room(), "in another room")
    duty.send(mentor.room(), Draft(LIFE, (entry,), "x"))

    def swap(raw: bytes) -> bytes:
        sealed, until, _ = decoded(raw)
        row: list[Value] = [foreign.item.encode(), foreign.time, other.session.vault.account]
        return canon.encode([sealed, until, [row]])

    with lying(town, Lie("/api/grants/[0-9a-f]+$", answer=swap), told):
        assert codes(officer) == (["false-report"] if told else ["holds"])


def test_sent_twice(town: Town, told: bool) -> None:
    """A report that is handed over a second time is the same report."""
    mentor, _, officer, entry = spoken(town)
    duty.send(mentor.room(), Draft(LIFE, (entry,), "x"))
    row = officer.session.wire.get_rows("/api/grants")[0]
    (inside,) = _inside(officer)
    if told:
        room, card = mentor.room(), officer.session.card
        sealed = grant.close(card.seal, card.hash, inside)
        again = grant.Grant(bytes(16), card.account, (entry,), (), row.number("until"), sealed)
        room.place.post(Parcel((), (), (again,)).encode())

    assert len(officer.session.wire.get_rows("/api/grants")) == (2 if told else 1)
    assert codes(officer) == ["holds"]


def test_rerouted_to_another_person(town: Town, told: bool) -> None:
    """A report that the server hands to somebody else opens nothing there."""
    mentor, _, officer, entry = spoken(town)
    duty.send(mentor.room(), Draft(LIFE, (entry,), "x"))
    ident = str(officer.session.wire.get_json("/api/grants")[0]["id"])
    held = officer.session.wire.get(f"/api/grants/{ident}")
    listed = json.dumps(officer.session.wire.get_json("/api/grants")).encode()

    def hand_over(raw: bytes) -> bytes:
        return listed if raw[:1] == b"[" else held

    reader = town.helpers["Omar"] if told else officer
    with lying(town, Lie("/api/grants", answer=hand_over, always=True), told):
        assert codes(reader) == (["false-release"] if told else ["holds"])


def test_rerouted_to_another_card(town: Town, told: bool) -> None:
    """A server that hands out somebody else's card for the officer's gets nothing sealed to it."""
    mentor, _, officer, entry = spoken(town)
    theirs = town.invited("Mallory")
    card = theirs.session.wire.get(f"/api/cards/{theirs.session.first.hex()}")
    room = newcomer(town, mentor).room()
    path = f"/api/cards/{officer.session.first.hex()}"

    with lying(town, Lie(path, answer=lambda _: card), told):
        code = refusal(lambda: duty.send(room, Draft(LIFE, (entry,), "x")))
    assert code == ("swapped-card" if told else None)
    assert casework.cases(theirs.session) == []


def test_passed_on_to_another_card(town: Town, told: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reporter who seals to somebody whom the limit does not name gets nothing shown there."""
    mentor, mentee, officer, entry = spoken(town)
    sam = town.invited("Sam")
    if told:
        person = dataclasses.replace(town.helper("Leila"), card=sam.session.first, name="Sam")
        monkeypatch.setattr("quietroom.client.duty.basis.named", lambda *_: person)
        with monkeypatch.context() as client:
            client.setattr("quietroom.client.duty.basis.check", anything())
            duty.send(mentor.room(), Draft(LIFE, (entry,), "x"))
        monkeypatch.undo()
    else:
        duty.send(mentor.room(), Draft(LIFE, (entry,), "x"))

    assert codes(sam if told else officer) == (["wrong-officer"] if told else ["holds"])
    assert sights(mentee.room()) == ["against-agreement" if told else "told"]


def test_claims_more_than_was_written(town: Town, told: bool) -> None:
    """Words that the reporter typed themself show as theirs, whatever they say about them."""
    mentor, mentee, officer, entry = spoken(town)
    mine = speech.say(mentor.room(), "They said: I will do it.", owner=mentee.session.first).hash
    duty.send(mentor.room(), Draft(LIFE, (mine if told else entry,), "They wrote this."))
    (case,) = casework.cases(officer.session)
    assert isinstance(case, casework.Case)
    (one,) = case.checked.entries

    assert one.author == (mentor if told else mentee).session.first
    assert case.checked.statement == "They wrote this."
    assert "They wrote this." not in one.words.text


def test_other_words_under_a_report(town: Town, told: bool) -> None:
    """The server cannot put other words of the room under a true report."""
    mentor, mentee, officer, entry = spoken(town)
    other = speech.say(mentee.room(), "words that were not reported")
    duty.send(mentor.room(), Draft(LIFE, (entry,), "x"))

    def swap(raw: bytes) -> bytes:
        sealed, until, rows = decoded(raw)
        return canon.encode([sealed, until, [[other.item.encode(), *rows[0][1:]]]])

    with lying(town, Lie("/api/grants/[0-9a-f]+$", answer=swap), told):
        assert codes(officer) == (["false-report"] if told else ["holds"])


def test_report_by_another_author(town: Town, told: bool) -> None:
    """The author whom the server names must be the one whom the entry names."""
    mentor, _, officer, entry = spoken(town)
    duty.send(mentor.room(), Draft(LIFE, (entry,), "x"))

    def rename(raw: bytes) -> bytes:
        sealed, until, rows = decoded(raw)
        return canon.encode([sealed, until, [[*rows[0][:2], mentor.session.vault.account]]])

    with lying(town, Lie("/api/grants/[0-9a-f]+$", answer=rename), told):
        assert codes(officer) == (["false-report"] if told else ["holds"])


def test_report_without_a_leaf(town: Town, told: bool) -> None:
    """A report whose leaf never reached the log does not open."""
    mentor, _, officer, entry = spoken(town)

    with lying(town, posted(leaves=()), told):
        duty.send(mentor.room(), Draft(LIFE, (entry,), "x"))
    assert codes(officer) == (["not-logged"] if told else ["holds"])
