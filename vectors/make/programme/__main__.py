"""Write every file of vectors/programme/."""

import json
from pathlib import Path

from . import lists, offers
from .cast import Scenario

FOLDER = Path(__file__).parents[2] / "programme"


def files() -> dict[str, list[Scenario]]:
    """The scenarios of each file, by its name."""
    return {
        "roles": lists.lists(),
        "standing": lists.standings(),
        "offer": [*offers.offers(), *offers.refusals(), *offers.changes()],
    }


def text(scenarios: list[Scenario]) -> str:
    """A file of vectors."""
    return json.dumps(scenarios, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, scenarios in files().items():
        (FOLDER / f"{name}.json").write_text(text(scenarios))
