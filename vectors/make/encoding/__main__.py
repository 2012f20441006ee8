"""Write every file of vectors/encoding/."""

import json
from pathlib import Path

from . import closed, plain
from .case import Scenario

FOLDER = Path(__file__).parents[2] / "encoding"


def files() -> dict[str, list[Scenario]]:
    """The scenarios of each file, by its name."""
    return {
        "canon": plain.canon(),
        "frame": plain.frames(),
        "digest": plain.digests(),
        "pad": plain.pads(),
        "signature": closed.signatures(),
        "content": closed.contents(),
        "key": closed.keys(),
    }


def text(scenarios: list[Scenario]) -> str:
    """A file of vectors."""
    return json.dumps(scenarios, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, scenarios in files().items():
        (FOLDER / f"{name}.json").write_text(text(scenarios))
