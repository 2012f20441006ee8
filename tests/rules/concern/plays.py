"""What the rules make of the vectors of concerns."""

from collections.abc import Callable
from typing import Any

from quietroom.concern import open as opening
from quietroom.concern import outside, turn
from quietroom.concern.standing import due, fold
from quietroom.room.people import Secrets


def _outside(**given: str) -> Any:
    found = outside.parse(bytes.fromhex(given["outside"]))
    assert found.encode().hex() == given["outside"]
    size = len(found.sealed)
    return {"id": found.id.hex(), "recipient": found.recipient.hex(), "size": size}


def _turn(**given: str) -> Any:
    found = turn.parse(bytes.fromhex(given["turn"]))
    assert found.encode().hex() == given["turn"]
    said = found.turn
    return {"state": str(said.state), "by_raiser": said.by_raiser, "time": said.time}


def _open(mine: list[dict[str, str]], sealed: str, raiser: str | None, ombuds: list[str]) -> Any:
    own = {
        bytes.fromhex(one["card"]): Secrets(
            bytes.fromhex(one["seal_seed"]), bytes.fromhex(one["self_key"])
        )
        for one in mine
    }
    found = opening.unseal(own, bytes.fromhex(sealed))
    if raiser is None:
        opening.begun(found)
    else:
        turn.check(found, bytes.fromhex(raiser), map(bytes.fromhex, ombuds))
    return {"state": str(found.turn.state), "words": found.turn.words}


def _judge(**given: str) -> Any:
    found = turn.parse(bytes.fromhex(given["turn"])).turn
    return [one.true for one in opening.judge(bytes.fromhex(given["key"]), found.shown)]


def _standing(turns: list[str]) -> Any:
    standing, faulty = fold(turn.parse(bytes.fromhex(one)).turn for one in turns)
    owed = due(standing)
    return {
        "phase": str(standing.phase),
        "consent": standing.consent is not None,
        "confirmed": standing.confirmed,
        "due": None if owed is None else [owed.what, owed.by],
        "faults": [one.fault.code for one in faulty],
    }


PLAYS: dict[str, Callable[..., Any]] = {
    "concern/outside": _outside,
    "concern/turn": _turn,
    "concern/open": _open,
    "concern/judge": _judge,
    "concern/standing": _standing,
}
"""How each rule is played."""
