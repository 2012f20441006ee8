"""How the tables of an objective and of its public face are played by two clients."""

from quietroom.client import objective
from quietroom.client.room import Room
from quietroom.objective.aim import State
from quietroom.objective.moves import FACE, OBJECTIVE
from tests.journeys.player import Player

_SAYS = {"progress": State.PROGRESS, "finish": State.DONE, "drop": State.DROPPED}


class Wanting(Player):
    """One objective; who sets it changes from trail to trail."""

    machine = OBJECTIVE

    def begin(self, number: int) -> None:
        self._author = number % 2
        self._id = objective.add(
            self.pair.rooms[self._author], "To speak before a full room"
        ).aim.id

    def act(self, act: str, who: str) -> None:
        room = self._room(who)
        if act == "change":
            objective.change(room, self._id, "To speak before ten people")
        else:
            objective.say(room, self._id, _SAYS[act])

    def state(self, room: Room) -> str:
        return str(objective.of(room, self._id).state)

    def _room(self, who: str) -> Room:
        return self.pair.rooms[self._author if who == "author" else 1 - self._author]


class Showing(Wanting):
    """One public face of an objective, which its author proposes."""

    machine = FACE

    def begin(self, number: int) -> None:
        super().begin(number)
        self._entry = self._asks("author", "Presenting")

    def act(self, act: str, who: str) -> None:
        room = self._room(who)
        if act == "agree":
            objective.agree(room, self._id, self._entry)
        elif act == "withdraw":
            objective.withdraw(room, self._id)
        elif act == "propose-another":
            self._asks(who, "Talks at work")
        elif act == "agree-to-another":
            entry = self._asks("other" if who == "author" else "author", "Talks at work")
            self.pair.sync()
            objective.agree(room, self._id, entry)
        else:
            super().act(act, who)

    def state(self, room: Room) -> str:
        one = objective.of(room, self._id)
        found = {"agreed": one.face, "asked": one.asked}
        stands = (name for name, face in found.items() if face and face.entry == self._entry)
        return next(stands, "gone")

    def _asks(self, who: str, words: str) -> bytes:
        asked = objective.propose(self._room(who), self._id, words).asked
        assert asked is not None
        return asked.entry
