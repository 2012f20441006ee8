"""Write every file of vectors/room/, vectors/entry/ and vectors/grant/."""

import json
from pathlib import Path

from . import (
    accepting,
    endings,
    entries,
    epochs,
    files,
    grants,
    readers,
    releases,
    restored,
    streams,
)
from .cast import Scenario

FOLDER = Path(__file__).parents[2]


def pages() -> dict[str, list[Scenario]]:
    """The scenarios of each file, by page/name."""
    return {
        "room/chain": epochs.chains(),
        "room/epoch": [*epochs.records(), *epochs.signers(), *epochs.keys(), *epochs.histories()],
        "room/parcel": accepting.parcels(),
        "room/accept": [*accepting.entries(), *accepting.records()],
        "room/reader": [*readers.rooms(), *restored.rooms()],
        "room/ending": endings.endings(),
        "room/stream": streams.streams(),
        "entry/envelope": [*entries.envelopes(), *entries.stubs()],
        "entry/open": [*entries.opened(), *entries.opened_with(), *entries.mine()],
        "entry/body": [*entries.privs(), *entries.words(), *entries.held()],
        "entry/file": files.files(),
        "grant/grant": [*grants.outsides(), *grants.sealed()],
        "grant/stamp": [*grants.stamps(), *grants.shown()],
        "grant/release": [*releases.consents(), *releases.standing(), *releases.releases()],
    }


def text(scenarios: list[Scenario]) -> str:
    """A file of vectors."""
    return json.dumps(scenarios, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for name, scenarios in pages().items():
        path = FOLDER / f"{name}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text(scenarios))
