"""Machines written as tables: what may happen in each state, by whom, and where it leads.

A table is read by code and by people: the drawings in spec/ are made from it, the model that is
explored exhaustively is made from it, and what clients and readers do is held against it.
"""

from dataclasses import dataclass

from .errors import QuietroomError

Leads = str | type[QuietroomError]
"""The state that follows, or how the act is refused."""

STAY = ""
"""In a row: the state stays as it is."""


class NoMove(LookupError):
    """A table was asked for an act that it does not know in that state."""


@dataclass(frozen=True, slots=True)
class Move:
    """In `state`, `act` by `who` leads `to` another state, or is refused and changes nothing."""

    state: str
    act: str
    who: str
    to: Leads

    @property
    def goes_on(self) -> bool:
        """Whether it leads to another state."""
        return isinstance(self.to, str) and self.to != self.state


@dataclass(frozen=True, slots=True)
class Machine:
    """One table: what it is `about`, by what it `begins`, its first state, and its moves."""

    name: str
    about: str
    begins: str
    start: str
    moves: tuple[Move, ...]

    def move(self, state: str, act: str, who: str) -> Move:
        """The row for an act. Raises `NoMove`."""
        for one in self.moves:
            if (one.state, one.act, one.who) == (state, act, who):
                return one
        raise NoMove(f"{self.name}: {act} by {who} when {state}")

    def after(self, state: str, act: str, who: str) -> str:
        """The state after an act. Raises the refusal that the table names, and `NoMove`."""
        to = self.move(state, act, who).to
        if not isinstance(to, str):
            raise to
        return to


def rows(*written: tuple[str, str, str, Leads]) -> tuple[Move, ...]:
    """Moves, as they are written: each of several states, acts and people stands for itself."""
    return tuple(
        Move(state, act, who, state if to == STAY else to)
        for states, acts, people, to in written
        for state in states.split()
        for act in acts.split()
        for who in people.split()
    )
