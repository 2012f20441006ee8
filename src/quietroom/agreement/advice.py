"""What a pack advises beside its texts: whom to call in danger, and when not to tell at once.

These lines belong to the packs and not to the texts that agreements are rendered from: a number or
a law can change, and no signature hangs on it.

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

LATER = {
    "en": "The other is always told in the end. Later, and not at once, where one of these is so:",
    "fr": "L’autre est toujours informé à la fin. Plus tard, et non aussitôt, dans ces cas-ci :",
}
"""What stands before the cases in which somebody is not told at once."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One line for people to read, and where it was looked up."""

    words: str
    source: str


def contacts(pack: str, language: str) -> tuple[Advice, ...]:
    """The emergency contacts of a pack. Raises `UnknownTemplate`."""
    return _listed("contact", language)[_known(pack)]


def untold(pack: str, language: str) -> tuple[Advice, ...]:
    """When not to tell at once, or not by Quietroom: anywhere, and where a pack is meant for.

    Raises `UnknownTemplate`.
    """
    listed = _listed("untold", language)
    return listed["generic"] + (listed[pack] if _known(pack) != "generic" else ())


def _known(pack: str) -> str:
    if pack not in PACKS:
        raise UnknownTemplate
    return pack


@cache
def _listed(kind: str, language: str) -> dict[str, tuple[Advice, ...]]:
    """The lines of a kind, by pack. Raises `UnknownTemplate`."""
    if language not in LANGUAGES:
        raise UnknownTemplate
    path = files("quietroom.agreement") / "advice.toml"
    rows = tomllib.loads(path.read_text("utf-8"))[kind]
    return {
        pack: tuple(Advice(one[language], one["source"]) for one in rows if one["pack"] == pack)
        for pack in PACKS
    }
