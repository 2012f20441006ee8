"""Write every file of vectors/agreement/."""

import json
from pathlib import Path

from . import choices, texts, versions
from .cast import Scenario

FOLDER = Path(__file__).parents[2] / "agreement"


def files() -> dict[str, list[Scenario]]:
    """The scenarios of each file, by its name."""
    return {
        "words": [*choices.words(), *choices.gags()],
        "limits": choices.limit_parts(),
        "terms": choices.all_terms(),
        "file": choices.files(),
        "draft": [*texts.drafts(), *texts.warnings()],
        "render": texts.renderings(),
        "differences": texts.changes(),
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
