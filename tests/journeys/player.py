"""Playing trails over HTTP: two people do what a table says, and the room stands where it says.

After each act both clients read the room, and each must find the state that the table names. What
the table refuses must be refused - by the client, by the server, or by every reader - and change
nothing.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace

from quietroom.agreement.limits import Limits
from quietroom.client import agreement, programme
from quietroom.client.room import Room
from quietroom.ground.errors import QuietroomError
from quietroom.ground.moves import Machine, Move
from tests.journeys.town import Citizen, Town
from tests.journeys.trails import Trail, after


@dataclass
class Pair:
    """Two people of a town and their room; first and second are as the room's members stand."""

    town: Town
    two: tuple[Citizen, Citizen]
    rooms: tuple[Room, Room]
    other: Citizen

    def sync(self) -> None:
        """Both read the room to its end."""
        for room in self.rooms:
            room.sync()


def meet(town: Town, narrow: Callable[[Limits], Limits] | None = None) -> Pair:
    """Two people with an agreement in force, and somebody outside; `narrow`: their limits."""
    two, other = (town.invited("Amina"), town.invited("Jonas")), town.invited("Sam")
    return _seated(town, two, other, narrow)


def again(pair: Pair) -> Pair:
    """The same two in another room, after the end of theirs."""
    return _seated(pair.town, pair.two, pair.other, None)


def _seated(
    town: Town,
    two: tuple[Citizen, Citizen],
    other: Citizen,
    narrow: Callable[[Limits], Limits] | None,
) -> Pair:
    session, known = town.coordinator.session, programme.people(town.coordinator.session)
    ident = programme.pair(session, known[two[0].name], known[two[1].name])
    rooms = Room(two[0].session, two[0].memory, ident), Room(two[1].session, two[1].memory, ident)
    if rooms[0].members[0].account != two[0].session.vault.account:
        two, rooms = two[::-1], rooms[::-1]
    terms = town.terms(rooms[0])
    chosen = terms if narrow is None else replace(terms, limits=narrow(terms.limits))
    agreement.propose(rooms[0], chosen)
    wanted = agreement.current(rooms[0]).version.hash
    for room in rooms:
        room.sync()
        agreement.sign(room, wanted)
    pair = Pair(town, two, rooms, other)
    pair.sync()
    return pair


class Player(ABC):
    """Plays the trails of one machine in a room of a pair."""

    machine: Machine
    also: dict[str, set[str]] = {}  # noqa: RUF012
    """Codes by which a client refuses sooner what the table refuses by another."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair

    @abstractmethod
    def begin(self, number: int) -> None:
        """Do what makes the machine's first state."""

    @abstractmethod
    def act(self, act: str, who: str) -> None:
        """Try one act. Raises what refuses it."""

    @abstractmethod
    def state(self, room: Room) -> str:
        """Where it stands, as one of the two reads it."""

    def refused(self) -> str | None:
        """The code by which readers refused the last act, for acts that only readers refuse."""
        return None

    def play(self, trail: Trail, number: int) -> None:
        """Play a trail. Raises `AssertionError` with the first act that went otherwise."""
        self.begin(number)
        self.pair.sync()
        done, state = list[str](), self.machine.start
        for move in trail:
            done.append(f"{move.act} ({move.who})")
            where = f"{self.machine.name}, after {', '.join(done)}"
            told, state = self._tried(move), after(move, state)
            assert self._answers(move, told), f"{where}: {told or 'not refused'}"
            found = {self.state(room) for room in self.pair.rooms}
            assert found == {state}, f"{where}: {', '.join(sorted(found))}, not {state}"

    def _tried(self, move: Move) -> str | None:
        """By which code an act was refused, or none."""
        told: str | None = None
        try:
            self.act(move.act, move.who)
        except QuietroomError as fault:
            told = str(getattr(fault, "reason", fault.code))
        self.pair.sync()
        return told or self.refused()

    def _answers(self, move: Move, told: str | None) -> bool:
        """Whether it was answered as the table says; what changes nothing may be refused too."""
        if isinstance(move.to, str):
            return told is None or not move.goes_on
        code = move.to.code
        return told in {code, *self.also.get(code, ())}
