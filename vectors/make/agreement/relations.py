"""Scenarios of relations: what a draft says that begins as one."""

from dataclasses import replace
from datetime import date
from importlib.resources import files

from quietroom.agreement import terms
from quietroom.agreement.questions import starter
from quietroom.agreement.relation import SHIPPED, applied, parse
from quietroom.agreement.terms import Terms

from .cast import SIDES, START, Json, Scenario, case, named

OWN = """
format = 1
relation = "study-pair"

[terms]
days = 40
look_back_days = 1
support = true

[en]
name = "study pair"
about = "Two who learn for the same exam."

[en.mentor]
role = "the one ahead"

[en.mentee]
role = "the one behind"
expectations = ["You ask before you explain."]

[en.terms]
place = "The library."
off_limits = ["Marks."]
"""
"""A relation of somebody's own, too short to be asked before its end whether to go on."""

_LONG = OWN.replace("days = 40\nlook_back_days = 1", "days = 3650").replace("support = true\n", "")


def drafts() -> list[Scenario]:
    """First drafts in each language, as what ships and as something of one's own."""

    def draft(about: str, file: str, text: str, base: Terms, because: str) -> Scenario:
        given: Json = {"file": file, "text": text, "base": terms.encode(base).hex()}
        expect = named(applied(parse(file, text), base))
        return case("relation", "14.3", about, given, expect, because)

    bare = [replace(side, undertakings=()) for side in SIDES]
    english, french = (
        starter("generic", language, (bare[0], bare[1]), START) for language in ("en", "fr")
    )
    swapped = starter("eu", "en", (bare[1], bare[0]), date(2028, 2, 29))
    guest = replace(english, parties=(replace(bare[0], role="guest"), bare[1]), end=None)
    endless = replace(guest, renewals=(), reviews=(), retention=None)
    ours = [(key, _file(key)) for key in SHIPPED]
    return [
        *(draft(f"{key} in English", f"{key}.toml", text, english, "ships") for key, text in ours),
        *(draft(f"{key} in French", f"{key}.toml", text, french, "ships") for key, text in ours),
        draft("of one's own", "own.toml", OWN, swapped, "24 dates at most; too short to be asked"),
        draft("ten years", "own.toml", _LONG, english, "back every 91 days, 24 times"),
        draft("a role of their own", "own.toml", _LONG, endless, "it stays; the end is set"),
        draft("no end", "coaching.toml", _undated(), endless, "nothing to count back from"),
    ]


def _file(key: str) -> str:
    folder = files("quietroom.agreement") / "relations"
    return folder.joinpath(f"{key}.toml").read_text("utf-8")


def _undated() -> str:
    return _file("coaching").replace("\ndays = 182\n", "\n")
