"""Write every file of vectors/known/."""

from pathlib import Path

from . import again, lists, spoken
from .cast import Scenario, text

FOLDER = Path(__file__).parents[2] / "known"


def pages() -> dict[str, list[Scenario]]:
    """The scenarios of each file, by name."""
    return {
        "spoken": [*spoken.bodies(), *spoken.records()],
        "again": [*again.bodies(), *again.courses()],
        "lists": lists.lists(),
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, scenarios in pages().items():
        (FOLDER / f"{name}.json").write_text(text(scenarios))
