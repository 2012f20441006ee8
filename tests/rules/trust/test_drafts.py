"""How often the hint rings for nothing, and how much it misses, on drafts marked by people."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from quietroom.agreement.clauses import VERSION
from quietroom.agreement.packs import PACKS, pack
from quietroom.room.hint import Bound, check, lists

DRAFTS = tomllib.loads((Path(__file__).parent / "drafts.toml").read_text("utf-8"))["draft"]
EVERY = tuple(Bound(at, one, "x") for at, one in enumerate(lists("en").limits, 1))


def _found(text: str, group: dict[str, Any]) -> set[str]:
    found = check(text, group["language"], True, (), EVERY).found
    return {str(one.about) for one in found}


def test_calm_drafts_ring_no_bell() -> None:
    """Nothing is pointed out in what people say every day, with every limit in force."""
    calm = [(text, _found(text, group)) for group in DRAFTS for text in group["calm"]]

    assert len(calm) >= 60
    assert [text for text, found in calm if found] == []


def test_most_of_what_matters_is_found() -> None:
    """Nineteen in twenty of what people marked, and little beside it."""
    counted: Counter[str] = Counter()
    for group in DRAFTS:
        for one in group["marked"]:
            found, wanted = _found(one["text"], group) - {"limit"}, set(one["about"])
            counted += Counter(right=len(found & wanted), missed=len(wanted - found))
            counted["wrong"] += len(found - wanted)

    assert counted["right"] / (counted["right"] + counted["missed"]) >= 0.95
    assert counted["right"] / (counted["right"] + counted["wrong"]) >= 0.95


def test_both_languages_know_every_limit() -> None:
    """A limit of a pack is looked for in each language, and no list is empty."""
    english, french = lists("en"), lists("fr")

    packed = {limit.id for key in PACKS for limit in pack(key, VERSION, "en").limits}

    assert english.limits.keys() == french.limits.keys() == packed
    assert all(english.limits.values())
    assert all(french.limits.values())
