"""A server whose answer has another form than it should ends in one sentence, never a traceback."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quietroom.cli.ending import ENVIRONMENT, code_of
from quietroom.client import concerns, evidence, identity, invitation, programme, speech
from quietroom.client.members import rooms
from quietroom.client.memory import Memory
from quietroom.client.received import received
from quietroom.client.refusal import BadAnswer
from quietroom.client.wire import LARGEST
from quietroom.ground import canon
from tests.journeys.town import URL, Citizen, Town
from tests.promises.liar import Lie, lying

Act = Callable[[Town, Citizen], object]


def _sign_in(town: Town, who: Citizen) -> object:
    edge = who.session.edge
    edge.home.remove("token")
    return identity.enter(edge, who.ways.kit.text(), town.wire())


def _other(honest: Any) -> Any:
    if isinstance(honest, list):
        return [_other(item) for item in honest or [{"id": "", "room": ""}]]
    return {name: [["other"]] for name in honest}


READS: dict[str, tuple[str, Act]] = {
    "rooms": ("/api/rooms$", lambda _, who: rooms(who.session)),
    "grants": ("/api/grants$", lambda _, who: received(who.session)),
    "letters": ("/api/letters$", lambda _, who: evidence.showings(who.session)),
    "concerns": ("/api/concerns$", lambda _, who: concerns.heard(who.session, who.memory)),
    "invitations": (
        "/api/invitations$",
        lambda town, _: invitation.settle(town.coordinator.session, town.coordinator.memory),
    ),
    "people": (
        "/api/programme/people$",
        lambda town, _: programme.people(town.coordinator.session),
    ),
    "pairs": ("/api/programme/pairs$", lambda town, _: programme.pairs(town.coordinator.session)),
    "challenge": ("/api/sign-in/challenge$", _sign_in),
    "session": ("/api/sign-in$", _sign_in),
    "name": ("/api/me$", lambda town, _: town.invited("Bea")),
}
"""Each JSON answer that a client reads: where it is, and an act that reads it."""

BENT: dict[str, Callable[[Any], Any]] = {
    "nothing": lambda _: None,
    "a number": lambda _: 7,
    "an object in a list, or none": lambda honest: [[honest]],
    "fields that are missing": lambda honest: [{}] if isinstance(honest, list) else {},
    "fields of another kind": _other,
}


@pytest.mark.parametrize("bent", BENT)
@pytest.mark.parametrize("read", READS)
def test_bent(town: Town, read: str, bent: str) -> None:
    """An answer that is bent is refused as one; the honest one is taken."""
    mentor, _ = town.pair()
    path, act = READS[read]
    lie = Lie(path, answer=lambda raw: json.dumps(BENT[bent](json.loads(raw))).encode())

    with lying(town, lie, on=True), pytest.raises(BadAnswer) as refused:
        act(town, mentor)
    assert code_of(refused.value) == ENVIRONMENT


@pytest.mark.parametrize("read", READS)
def test_honest(town: Town, read: str, tmp_path: Path) -> None:
    """The same acts with the answers as they are."""
    mentor, _ = town.pair()

    READS[read][1](town, mentor)
    assert not list(tmp_path.glob("people/*/evidence/*"))


def _restored(town: Town, who: Citizen) -> object:
    edge, kit = town.edge("again"), who.ways.kit.text()
    return identity.restore(URL, who.session.vault.account, kit, edge, town.wire())


def _shown(town: Town, _: Citizen) -> object:
    ombuds = town.helpers["Noor"].session
    (one,) = evidence.showings(ombuds)
    evidence.check(ombuds, one.entries[0])
    return one


SEALED: dict[str, tuple[str, Act]] = {
    "room": ("/api/rooms/.*/items$", lambda _, who: who.room()),
    "notebook": ("/api/notebook/items$", lambda _, who: Memory(who.session)),
    "vault": ("/api/vault/fetch$", _restored),
    "policy": ("/log/policy$", lambda town, _: town.invited("Bea")),
    "letter": ("/api/letters/.*$", _shown),
    "stamp key": ("/api/stamp-key$", _shown),
}
"""Each CBOR answer that a client reads before any rule does, and an act that reads it."""

BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _: b"",
    "a page of a portal": lambda _: b"<html>Please sign in</html>",
    "a number": lambda _: canon.encode(7),
    "nulls": lambda _: canon.encode([None] * 5),
    "cut short": lambda honest: honest[:-1],
    "something behind it": lambda honest: honest + b"\0",
    "too much": lambda honest: honest + bytes(LARGEST),
}


def _told(town: Town) -> Citizen:
    """Somebody who has said something and shown it to the ombuds."""
    _, mentee = town.agreed()
    speech.say(mentee.room(), "a word")
    room = mentee.room()
    evidence.show(room, [room.lines[-1]], "look")
    return mentee


@pytest.mark.parametrize("read", SEALED)
def test_broken(town: Town, read: str) -> None:
    """CBOR that is broken is the server's fault and nobody's bad input; the honest one opens."""
    who, (path, act) = _told(town), SEALED[read]
    for name, broken in BROKEN.items():
        with lying(town, Lie(path, answer=broken), on=True), pytest.raises(BadAnswer) as refused:
            act(town, who)
        assert code_of(refused.value) == ENVIRONMENT, name

    act(town, who)
