"""Write every file of vectors/trust/."""

from pathlib import Path

from . import drafts, standings
from .cast import Scenario, text

FOLDER = Path(__file__).parents[2] / "trust"


def pages() -> dict[str, list[Scenario]]:
    """The scenarios of each file, by name."""
    return {
        "standing": [*standings.bodies(), *standings.folds(), *standings.rules()],
        "drafts": [*drafts.english(), *drafts.others()],
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, scenarios in pages().items():
        (FOLDER / f"{name}.json").write_text(text(scenarios))
