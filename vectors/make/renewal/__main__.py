"""Write every file of vectors/renewal/."""

from pathlib import Path

from . import answers, standings, terms
from .cast import Scenario, text

FOLDER = Path(__file__).parents[2] / "renewal"


def pages() -> dict[str, list[Scenario]]:
    """The scenarios of each file, by name."""
    return {
        "answer": [*answers.bodies(), *answers.commitments(), *answers.outcomes()],
        "standing": [*standings.honest(), *standings.lies()],
        "term": [*terms.asking(), *terms.beside(), *terms.next_terms()],
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, scenarios in pages().items():
        (FOLDER / f"{name}.json").write_text(text(scenarios))
