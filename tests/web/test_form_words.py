"""What the form calls things on screens is what the agreement calls them."""

import re
import tomllib
from typing import Any

import pytest

from quietroom.agreement.clauses import LANGUAGES as WRITTEN
from tests.web.test_messages import ROOT, messages

TEXTS = ROOT / "src" / "quietroom" / "agreement" / "text" / "v1"


def words(language: str) -> dict[str, str]:
    """What an agreement in this language calls its fields, clauses, units and cautions, by key."""
    raw: dict[str, Any] = tomllib.loads((TEXTS / f"{language}.toml").read_text())
    said = raw["words"]
    units = {f"unit-{one}s": said[one][1].replace("{n}", "").strip() for one in ("hour", "day")}
    fields = {key: text[:1].upper() + text[1:] for key, text in raw["fields"].items()}
    found = {f"in-{one['key']}": one["title"] for one in raw["clause"]} | fields | units
    found |= {f"caution-{key}": text for key, text in raw["cautions"].items()}
    found |= {"either": said["either"], "unit-months": said["month"][1].replace("{n}", "").strip()}
    return {"form-" + key.replace("_", "-"): text for key, text in found.items()}


def form(language: str) -> dict[str, str]:
    """What the screens say in the form."""
    found = messages()[language].values()
    return {one.key: one.texts[0] for one in found if one.file == "form"}


@pytest.mark.parametrize("language", WRITTEN)
def test_screens_say_what_is_signed(language: str) -> None:
    """Each is called on the screen what it is called in the agreement."""
    called = words(language)

    assert {key: called.get(key) for key in form(language)} == form(language)


def test_arabic_is_whole() -> None:
    """No question, clause or unit of the form stays in Latin letters."""
    latin = [key for key, text in form("ar").items() if re.search("[A-Za-z]", text)]

    assert latin == []
    assert len(form("ar")) == len(form("en"))
