"""Write every file of vectors/objective/."""

from pathlib import Path

from . import bodies, findings, standing
from .cast import Scenario, text

FOLDER = Path(__file__).parents[2] / "objective"


def pages() -> dict[str, list[Scenario]]:
    """The scenarios of each file, by name."""
    return {"bodies": bodies.bodies(), "standing": standing.folds(), "findings": findings.checks()}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, scenarios in pages().items():
        (FOLDER / f"{name}.json").write_text(text(scenarios))
