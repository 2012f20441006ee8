"""A thousand ways through the tables of the rules, walked over HTTP by two clients.

Each way begins anew, on a server with a port, and after each act both clients must find the state
that the table names; what it refuses must be refused and change nothing. Every move of every table
is taken. A table with a planted row, walked last, must be found out: else this would be blind.
"""

import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from unittest import mock

from quietroom.ground.digest import sha256
from tests.journeys.player import meet
from tests.journeys.players import PLAYERS, limits
from tests.journeys.trails import Trail, trails
from tests.rules.machines import ALL
from tests.web.house import House

MOST = {
    "agreement": 200,
    "claim": 84,
    "ending": 310,
    "release": 330,
    "telling": 12,
    "request": 12,
    "duty": 110,
    "case": 24,
    "concern": 60,
    "meeting": 40,
    "renewal": 40,
    "objective": 40,
    "face": 40,
}
"""How many ways through each table."""

FEWEST = 1000

ROOM = 40
"""How many ways in one room, before the next begins."""


class Street(House):
    """A town on a port, with a clock that the tests move."""

    def now(self) -> int:
        """Seconds since 1970 in this town."""
        return self.time


def prove() -> str:
    """Walk all of them. Raises `AssertionError` with the first act that went otherwise."""
    found = {one.name: trails(one, MOST[one.name]) for one in ALL}
    parts = [
        (name, listed[first : first + ROOM], first)
        for name, listed in found.items()
        for first in range(0, len(listed), ROOM)
    ]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as two:
        acts = sum(two.map(_walk, *zip(*parts, strict=True)))
    count = sum(map(len, found.values()))
    taken = {move for listed in found.values() for trail in listed for move in trail}
    moves = {move for one in ALL for move in one.moves}
    refused = sum(not isinstance(move.to, str) for move in moves)
    assert count >= FEWEST, f"only {count} different traces"
    assert taken == moves, f"not taken: {moves - taken}"
    assert _is_found_out(), "a planted row was not found out: this proof is blind"
    return (
        f"{count} different traces of {len(ALL)} tables, {acts} acts over HTTP, {len(taken)} of "
        f"{len(moves)} moves taken, {refused} of them refusals; control (a planted row): found"
    )


def _walk(name: str, listed: list[Trail], first: int) -> int:
    with _street() as street:
        player = PLAYERS[name](meet(street, limits if name in ("duty", "case") else None))
        for number, trail in enumerate(listed, first):
            player.play(trail, number)
    return sum(map(len, listed))


def _is_found_out() -> bool:
    with _street() as street:
        player = PLAYERS["claim"](meet(street))
        let_go = player.machine.move("claimed", "take-back", "claimer")
        try:
            player.play((replace(let_go, to="claimed"),), 0)
        except AssertionError:
            return True
        return False


@contextmanager
def _street() -> Iterator[Street]:
    """A server of its own; passphrases, of which nothing here is about, cost nothing."""
    cheap = mock.patch("quietroom.identity.unlock.stretch", _cheap)
    with tempfile.TemporaryDirectory() as folder, cheap:
        street = Street(Path(folder))
        try:
            yield street
        finally:
            street.close()


def _cheap(secret: bytes, salt: bytes) -> bytes:
    return sha256(salt + secret)
