"""Write every file of vectors/tlog/."""

import json
from pathlib import Path

from . import heads, mirrors, trees
from .cast import Scenario

FOLDER = Path(__file__).parents[2] / "tlog"


def files() -> dict[str, list[Scenario]]:
    """The scenarios of each file, by its name."""
    return {
        "leaf": [*trees.openings(), *trees.tags()],
        "tree": trees.edges(),
        "proof": [*trees.inclusions(), *trees.consistencies()],
        "tile": [*trees.paths(), *trees.bundles()],
        "note": [*heads.keys(), *heads.notes()],
        "checkpoint": heads.checkpoints(),
        "witness": [*heads.cosignatures(), *heads.witnesses()],
        "policy": [*heads.policies(), *heads.quorums()],
        "mirror": [*mirrors.readings(), *mirrors.lineages()],
        "evidence": mirrors.convictions(),
        "audit": mirrors.audits(),
    }


def text(scenarios: list[Scenario]) -> str:
    """A file of vectors."""
    return json.dumps(scenarios, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, scenarios in files().items():
        (FOLDER / f"{name}.json").write_text(text(scenarios))
