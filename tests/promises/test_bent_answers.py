"""A server whose JSON has another form than it should ends in one sentence, never a traceback."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quietroom.cli.ending import ENVIRONMENT, code_of
from quietroom.client import evidence, identity, invitation, programme
from quietroom.client.received import received
from quietroom.client.refusal import BadAnswer
from quietroom.client.room import rooms
from tests.journeys.town import Citizen, Town
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
