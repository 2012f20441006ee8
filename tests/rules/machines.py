"""Every machine of the rules, and how it is drawn on the pages of the specification."""

from collections.abc import Callable
from typing import TypeVar

from quietroom.agreement.moves import AGREEMENT
from quietroom.concern.moves import CONCERN
from quietroom.duty.case import CASE
from quietroom.duty.moves import DUTY
from quietroom.ground.errors import QuietroomError
from quietroom.ground.moves import Machine, Move
from quietroom.meeting.moves import OFFER
from quietroom.objective.moves import FACE, OBJECTIVE
from quietroom.release.moves import RELEASE, REQUEST, TELLING
from quietroom.renewal.moves import RENEWAL
from quietroom.room.moves import CLAIM, ENDING

MACHINES: dict[str, tuple[Machine, ...]] = {
    "agreement": (AGREEMENT,),
    "room": (CLAIM, ENDING),
    "grant": (RELEASE, TELLING, REQUEST),
    "duty": (DUTY, CASE),
    "concern": (CONCERN,),
    "meeting": (OFFER,),
    "renewal": (RENEWAL,),
    "objective": (OBJECTIVE, FACE),
}
"""By the page on which they are drawn."""

S = TypeVar("S")
T = TypeVar("T")

ALL = tuple(one for page in MACHINES.values() for one in page)


def refusal(act: Callable[[], object]) -> type[QuietroomError] | None:
    """By which error an act is refused, or none."""
    try:
        act()
    except QuietroomError as fault:
        return type(fault)
    return None


def states(machine: Machine) -> tuple[str, ...]:
    """The states of a machine, in the order in which its table names them."""
    named = [state for move in machine.moves for state in (move.state, _to(move)) if state]
    return tuple(dict.fromkeys([machine.start, *named]))


def last(machine: Machine) -> tuple[str, ...]:
    """The states that nothing leads out of; none where the table is about any state."""
    left = {move.state for move in machine.moves if move.goes_on}
    return () if "any" in left else tuple(one for one in states(machine) if one not in left)


def drawn(machine: Machine) -> str:
    """The machine as a drawing, and below it what is refused and what changes nothing."""
    lines = ["```mermaid", "stateDiagram-v2", f"    %% {machine.name}: {machine.about}"]
    lines += [f"    {_name(state)} : {state}" for state in states(machine) if "-" in state]
    lines.append(f"    [*] --> {_name(machine.start)} : {machine.begins}")
    goes = [move for move in machine.moves if move.goes_on]
    for (state, to), acts in _by(goes, lambda move: (move.state, _to(move))).items():
        lines.append(f"    {_name(state)} --> {_name(to)} : {_acts(acts)}")
    lines += [f"    {_name(state)} --> [*]" for state in last(machine)]
    return "\n".join([*lines, "```", "", *_beside(machine)])


def _beside(machine: Machine) -> list[str]:
    rest = [move for move in machine.moves if not move.goes_on]
    if not rest:
        return []
    lines = ["| when | act | answer |", "| --- | --- | --- |"]
    told = [
        (state, _acts(found), answer)
        for (state, answer), found in _by(rest, lambda one: (one.state, _answer(one))).items()
    ]
    for (acts, answer), found in _by(told, lambda one: one[1:]).items():
        lines.append(f"| {', '.join(one[0] for one in found)} | {acts} | {answer} |")
    return lines


def _answer(move: Move) -> str:
    return "changes nothing" if isinstance(move.to, str) else f"`{move.to.code}`"


def _to(move: Move) -> str:
    return str(move.to) if isinstance(move.to, str) else ""


def _acts(moves: list[Move]) -> str:
    by_act = _by(moves, lambda move: move.act)
    return ", ".join(
        f"{act} ({' or '.join(one.who for one in found)})" for act, found in by_act.items()
    )


def _name(state: str) -> str:
    return state.replace("-", "_")


def _by(listed: list[S], key: Callable[[S], T]) -> dict[T, list[S]]:
    found: dict[T, list[S]] = {}
    for one in listed:
        found.setdefault(key(one), []).append(one)
    return found
