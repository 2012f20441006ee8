"""Write every file of vectors/agreement/."""

import json
from pathlib import Path

from . import choices, edges, relations, texts, versions
from .cast import Scenario

FOLDER = Path(__file__).parents[2] / "agreement"


def files() -> dict[str, list[Scenario]]:
    """The scenarios of each file, by its name."""
    return {
        "words": [*choices.words(), *choices.gags(), *edges.words(), *edges.gags()],
        "limits": [*choices.limit_parts(), *edges.limit_parts()],
        "terms": [*choices.all_terms(), *edges.all_terms()],
        "file": [*choices.files(), *edges.files()],
        "draft": [*texts.drafts(), *edges.drafts(), *texts.warnings()],
        "relation": relations.drafts(),
        "render": [*texts.renderings(), *edges.renderings()],
        "differences": [*texts.changes(), *edges.changes()],
        "texts": edges.texts(),
        "shell": versions.shells(),
        "proposal": versions.proposals(),
        "signing": versions.signatures(),
        "state": versions.states(),
    }


def text(scenarios: list[Scenario]) -> str:
    """A file of vectors."""
    return json.dumps(scenarios, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, scenarios in files().items():
        (FOLDER / f"{name}.json").write_text(text(scenarios))
