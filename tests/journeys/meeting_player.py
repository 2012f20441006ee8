"""How the table of an offer of times is played by two clients."""

from quietroom.client import meeting
from quietroom.client.room import Room
from quietroom.meeting.moves import OFFER
from tests.journeys.player import Player


class Meeting(Player):
    """One offer of times; who offers changes from trail to trail."""

    machine = OFFER

    def begin(self, number: int) -> None:
        self._author = number % 2
        room = self.pair.rooms[self._author]
        self._entry = meeting.offer(room, "Europe/Berlin", [30_100_000]).hash
        self.pair.sync()

    def act(self, act: str, who: str) -> None:
        room = self.pair.rooms[self._author if who == "author" else 1 - self._author]
        if act == "choose":
            meeting.choose(room, self._entry, 0)
        else:
            meeting.call_off(room, self._entry)

    def state(self, room: Room) -> str:
        return str(meeting.diary(room).meetings[self._entry].state)
