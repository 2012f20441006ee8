"""Whom to call when somebody may be in danger now: shown before anything is asked.

These lines belong to the packs and not to the texts that agreements are rendered from: a number can
change, and no signature hangs on it.

Source: spec/duty.md section 8. Each line of the data says where it was looked up.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .clauses import LANGUAGES, UnknownTemplate
from .packs import PACKS

FIRST = {
    "en": "Nobody has to ask Quietroom, or anybody in it, before they call.",
    "fr": "Personne n’a à demander à Quietroom, ni à qui que ce soit, avant d’appeler.",
}
"""What stands before the contacts."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One line for people to read, and where it was looked up."""

    words: str
    source: str


def contacts(pack: str, language: str) -> tuple[Contact, ...]:
    """The emergency contacts of a pack. Raises `UnknownTemplate`."""
    if pack not in PACKS or language not in LANGUAGES:
        raise UnknownTemplate
    return _contacts(pack, language)


@cache
def _contacts(pack: str, language: str) -> tuple[Contact, ...]:
    path = files("quietroom.agreement") / "emergency.toml"
    listed = tomllib.loads(path.read_text("utf-8"))["contact"]
    return tuple(Contact(one[language], one["source"]) for one in listed if one["pack"] == pack)
