"""The machines of the rules are drawn in the specification as their tables have them."""

from dataclasses import replace

import pytest

from quietroom.ground.moves import Machine
from tests.docs.pages import blocks
from tests.house.tree import ROOT
from tests.rules.machines import ALL, MACHINES, drawn

_PLACES = [(page, one) for page, machines in MACHINES.items() for one in machines]


@pytest.mark.parametrize(("page", "machine"), _PLACES, ids=lambda one: getattr(one, "name", one))
def test_drawn_as_written(page: str, machine: Machine) -> None:
    """Drawing and list of refusals are those that the table makes, to the byte."""
    shown = (ROOT / "spec" / f"{page}.md").read_text()

    assert drawn(machine) in shown


@pytest.mark.parametrize("machine", ALL, ids=lambda one: one.name)
def test_another_table_is_drawn_otherwise(machine: Machine) -> None:
    """A row that is lost, or leads elsewhere, shows in the drawing."""
    lost = {drawn(replace(machine, moves=machine.moves[1:])), drawn(machine)}
    first = replace(machine.moves[0], to="elsewhere")
    moved = drawn(replace(machine, moves=(first, *machine.moves[1:])))

    assert len(lost | {moved}) == 3


def test_nothing_else_is_drawn() -> None:
    """No page of the specification shows a machine that is no table."""
    pages = [path.read_text() for path in sorted((ROOT / "spec").glob("*.md"))]

    assert sum(len(blocks(page, "mermaid")) for page in pages) == len(ALL)
