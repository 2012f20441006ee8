"""No agreement is a gag."""

from dataclasses import replace

import pytest

from quietroom.agreement import terms
from quietroom.agreement.clauses import LANGUAGES, data, template
from quietroom.agreement.gag import ReadsAsGag, refuse_gag
from quietroom.agreement.packs import PACKS
from quietroom.agreement.render import render
from tests.rules.agreement.pair import SIDES, TERMS
from tests.rules.agreement.pair import terms as terms_of

_GAGS = (
    "We must not report anything to the police.",
    "I will never tell the regulator what happens here.",
    "Nobody may go to court over this",
    "You don't talk to a lawyer; fine otherwise.",
    "NEITHER OF US SPEAKS. Neither of us shall ever speak to the UNION.",
    "I waive my right to complain to any authority.",
    "You can’t go to the ombuds.",
    "Nous n’irons jamais à la police.",
    "Il est interdit de signaler quoi que ce soit aux autorités.",
    "Je renonce à porter plainte devant un tribunal.",
    "Nous ne parlons pas à un avocat.",
    "Aucun de nous ne peut saisir l’inspection du travail.",
)
_FREE = (
    "I tell nobody what Amina says.",
    "I will not pass on what I hear, not even to my boss or HR.",
    "Nothing keeps us from going to the police.",
    "No one may be punished for reporting to the police.",
    "We go to the police if there is danger. No other person is told.",
    "My work in court is not for our talks.",
    "Do not hesitate to talk to a union.",
    "The police may be told. We do not mind.",
    "Je ne répète rien de ce que dit Amina.",
    "Rien ne nous empêche d’aller à la police.",
    "Chaque personne peut parler à un avocat.",
    "Nous ne parlons pas de nos collègues.",
)


@pytest.mark.parametrize("words", _GAGS)
def test_gags_are_refused(words: str) -> None:
    """Words that read as a ban on reporting are refused, and the error repeats none of them."""
    with pytest.raises(ReadsAsGag) as refusal:
        refuse_gag(words, "undertakings", 1)

    assert str(refusal.value).startswith("undertakings reads as if")


@pytest.mark.parametrize("words", _FREE)
def test_promises_to_keep_quiet_are_not_gags(words: str) -> None:
    """The honest twins: keeping a confidence, and speaking of the police, are allowed."""
    refuse_gag(words, "undertakings", 1)


_GAG = _GAGS[0]
_PLACES = {
    "purpose": {"purpose": _GAG},
    "public_face": {"public_face": _GAG},
    "off_limits": {"off_limits": ("fine", _GAG)},
    "also": {"also": (_GAG,)},
    "relation": {"relation": _GAG},
    "expectations": {"parties": (replace(SIDES[0], expectations=(_GAG,)), SIDES[1])},
    "undertakings": {"parties": (SIDES[0], replace(SIDES[1], undertakings=(_GAG,)))},
    "limit harassment": {
        "limits": (
            TERMS.limits[0],
            replace(TERMS.limits[1], trigger=_GAG),
            *TERMS.limits[2:],
        )
    },
}


@pytest.mark.parametrize(("place", "changes"), _PLACES.items(), ids=_PLACES.keys())
def test_no_field_holds_a_gag(place: str, changes: dict[str, object]) -> None:
    """Wherever a pair can write, the rule reads along."""
    with pytest.raises(ReadsAsGag, match=place):
        terms.encode(replace(TERMS, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", PACKS)
def test_no_clause_of_ours_is_a_gag(language: str, key: str) -> None:
    """The whole text of an agreement passes the rule, line for line."""
    chosen = terms_of(language, key)
    for bare in (chosen, replace(chosen, programme=None, ombuds=None, support=True)):
        for line in render(bare, 1, language).splitlines():
            refuse_gag(line, line, 1)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Nothing in this agreement stops or slows either of us from speaking up"),
        ("fr", "Rien dans cet accord n’empêche ni ne retarde l’un ou l’autre de signaler"),
    ],
)
def test_the_sentence_is_always_printed(language: str, sentence: str) -> None:
    """It stands first, depends on nothing, and says that it wins over other words."""
    first = template(1, language).clauses[0]
    raw = data(1, language)["clause"][0]["lines"]

    assert first.lines[0].text.startswith(sentence)
    assert all("when" not in line and "each" not in line for line in raw)
    assert ("wins" in first.lines[1].text) or ("l’emporte" in first.lines[1].text)
