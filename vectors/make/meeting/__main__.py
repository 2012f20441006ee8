"""Write every file of vectors/meeting/."""

from pathlib import Path

from . import bodies, clocks, diaries, files
from .cast import Scenario, text

FOLDER = Path(__file__).parents[2] / "meeting"


def pages() -> dict[str, list[Scenario]]:
    """The scenarios of each file, by name."""
    return {
        "clock": [*clocks.instants(), *clocks.series()],
        "bodies": [*bodies.offers(), *bodies.acts()],
        "diary": [*diaries.diaries(), *diaries.times()],
        "free": [*clocks.suiting(), *clocks.notice()],
        "files": files.files(),
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, scenarios in pages().items():
        (FOLDER / f"{name}.json").write_text(text(scenarios))
