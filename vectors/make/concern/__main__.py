"""Write every file of vectors/concern/."""

import json
from pathlib import Path

from ..room.cast import Scenario
from . import standing, turns

FOLDER = Path(__file__).parents[2] / "concern"


def pages() -> dict[str, list[Scenario]]:
    """The scenarios of each file."""
    return {
        "outside": turns.outsides(),
        "turn": turns.read(),
        "open": [*turns.opened(), *turns.judged()],
        "standing": standing.standings(),
    }


def text(scenarios: list[Scenario]) -> str:
    """A file of vectors."""
    return json.dumps(scenarios, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for name, scenarios in pages().items():
        path = FOLDER / f"{name}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text(scenarios))
