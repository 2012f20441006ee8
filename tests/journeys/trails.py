"""Ways through the tables of the rules: what two people could try, act by act.

A trail is a list of moves that begins in a machine's first state, each in the state to which the
one before it led; acts that are refused, or change nothing, are among them.
"""

from collections import deque
from collections.abc import Iterator

from quietroom.ground.moves import Machine, Move

Trail = tuple[Move, ...]

ANY = "any"
"""In a table: whatever the state is."""

LONGEST = 12
"""The most moves of a tour."""


def tours(machine: Machine) -> list[Trail]:
    """A few trails that together take every move of a table."""
    untaken, found = list(machine.moves), list[Trail]()
    while untaken:
        trail, state = list[Move](), machine.start
        while len(trail) < LONGEST and (way := _way(machine, state, untaken)):
            for move in way:
                trail.append(move)
                state = after(move, state)
                if move in untaken:
                    untaken.remove(move)
        found.append(tuple(trail))
    return found


def trails(machine: Machine, most: int) -> list[Trail]:
    """Different trails, the tours first and then the shortest; at most `most`."""
    found = dict.fromkeys(tours(machine))
    for trail in _by_length(machine):
        if len(found) >= most:
            break
        found.setdefault(trail)
    return list(found)


def _by_length(machine: Machine) -> Iterator[Trail]:
    waiting = deque[tuple[str, Trail]]([(machine.start, ())])
    while waiting:
        state, trail = waiting.popleft()
        if trail:
            yield trail
        if len(trail) < LONGEST:
            waiting += [(after(move, state), (*trail, move)) for move in _of(machine, state)]


def _way(machine: Machine, state: str, untaken: list[Move]) -> Trail:
    """The shortest way from a state that ends in an untaken move; those that stay come first."""
    stays = [move for move in _of(machine, state) if move in untaken and not move.goes_on]
    if stays:
        return (stays[0],)
    seen, waiting = {state}, deque[tuple[str, Trail]]([(state, ())])
    while waiting:
        here, way = waiting.popleft()
        for move in _of(machine, here):
            if move in untaken:
                return (*way, move)
            to = after(move, here)
            if to not in seen:
                seen.add(to)
                waiting.append((to, (*way, move)))
    return ()


def _of(machine: Machine, state: str) -> list[Move]:
    return [move for move in machine.moves if move.state in (state, ANY)]


def after(move: Move, state: str) -> str:
    """Where a machine is after a move: what is refused, or changes nothing, leaves it."""
    return move.to if move.goes_on and isinstance(move.to, str) else state
