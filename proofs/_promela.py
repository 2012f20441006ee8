"""Promela out of the tables: for each machine its names as numbers, and its moves as one step."""

from collections.abc import Iterator

from quietroom.ground.moves import Machine
from tests.rules.machines import states


def tables(machine: Machine) -> str:
    """Names and step of a machine: `NAME(state, act, who)` goes on, or sets `refused`."""
    lines = [f"#define {name} {number}" for name, number in _numbers(machine).items()]
    lines.append(f"#define {machine.name}_start {_named(machine, machine.start)}")
    lines += [f"inline {machine.name}(at, what, by) {{", "    refused = false;", "    if"]
    lines += _steps(machine)
    return "\n".join([*lines, "    :: else -> refused = true", "    fi", "}", ""])


def _numbers(machine: Machine) -> dict[str, int]:
    """States, acts and people, each counted from 1: 0 is none of them."""
    acts = dict.fromkeys(move.act for move in machine.moves)
    people = dict.fromkeys(move.who for move in machine.moves)
    found: dict[str, int] = {}
    for names in (states(machine), acts, people):
        for number, name in enumerate(names, 1):
            assert _named(machine, name) not in found, f"{name} stands for two things"
            found[_named(machine, name)] = number
    return found


def _steps(machine: Machine) -> Iterator[str]:
    for move in machine.moves:
        if isinstance(move.to, str):
            state, act, who, to = (
                _named(machine, name) for name in (move.state, move.act, move.who, move.to)
            )
            yield f"    :: at == {state} && what == {act} && by == {who} -> at = {to}"


def _named(machine: Machine, name: str) -> str:
    return f"{machine.name}_{name}".replace("-", "_")
