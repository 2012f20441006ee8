"""How the table of a question whether to go on is played by two clients."""

from dataclasses import replace
from datetime import timedelta

from quietroom.client import agreement, renewal
from quietroom.client.room import Room
from quietroom.renewal.answer import Answer
from quietroom.renewal.moves import RENEWAL
from tests.journeys.player import Player


class Renewing(Player):
    """One question; before each trail the two agree anew for another thirty days."""

    machine = RENEWAL

    def begin(self, number: int) -> None:
        first, second = self.pair.rooms
        start = renewal.today(first)
        agreement.propose(
            first,
            replace(
                self.pair.town.terms(first),
                start=start,
                end=start + timedelta(30),
                renewals=(),
                reviews=(),
                retention=None,
            ),
        )
        self.pair.sync()
        for room in self.pair.rooms:
            agreement.sign(room, agreement.current(room).version.hash)
            self.pair.sync()
        assert renewal.asked(second) is not None
        self._turn = number

    def act(self, act: str, who: str) -> None:
        room = self.pair.rooms[("first", "second").index(who)]
        if act == "show":
            renewal.show(room)
            return
        self._turn += 1
        renewal.close(room, list(Answer)[self._turn % 3])

    def state(self, room: Room) -> str:
        standing = renewal.asked(room)
        assert standing is not None
        return standing.state
