"""The clauses as data: complete, readable, the same in both languages."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from quietroom.agreement.clauses import LANGUAGES, VERSION, UnknownTemplate, data, template
from quietroom.agreement.packs import PACKS, pack
from tests.rules.agreement.reading import grade, syllables

_GAP = re.compile(r"\{([a-z_]+)\}")
_FREE = {
    "purpose", "public_face", "answers", "notes", "cadence", "place", "booking", "contact",
    "judged_by", "travels", "words", "trigger", "outside", "anchor", "title", "role", "programme",
    "relation",
}  # fmt: skip
_GRADE = 8


def _lines(raw: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for clause in raw["clause"]:
        for line in clause["lines"]:
            yield line
            yield from line.get("under", ())


def _shape(found: object) -> object:
    if isinstance(found, dict):
        return {key: _shape(one) for key, one in found.items() if key not in ("text", "title")} | {
            "gaps": sorted(set(_GAP.findall(found.get("text", ""))))
        }
    if isinstance(found, list):
        return [_shape(one) for one in found]
    return found


def _said(text: str) -> str:
    filled = _GAP.sub("Amina", text).strip()
    return filled if filled[-1:] in ".!?" else f"{filled}."


def _clause_words(raw: dict[str, Any], key: str) -> str:
    clause = next(clause for clause in raw["clause"] if clause["key"] == key)
    return " ".join(_said(line["text"]) for line in _lines({"clause": [clause]}))


def test_all_twenty_points_are_covered() -> None:
    """Each of the twenty points of a good agreement stands in some clause."""
    covered = {point for clause in template(VERSION, "en").clauses for point in clause.points}

    assert covered == set(range(1, 21))


def test_numbers_of_the_first_eighteen_are_those_of_the_points() -> None:
    """Clause n answers point n, as far as points have a clause of their own."""
    for clause in template(VERSION, "en").clauses[1:19]:
        assert clause.number in clause.points


def test_french_has_every_key_of_english() -> None:
    """Same tables, same clauses, same conditions, same gaps; only the words differ."""
    english, french = (data(VERSION, language) for language in LANGUAGES)
    words = ("version", "clause", "gag", "language", "name", "title")
    for table in english.keys() - set(words):
        assert english[table].keys() == french[table].keys()
        for key, said in english[table].items():
            gaps = [_GAP.findall(str(one)) for one in (said, french[table][key])]
            assert sorted(gaps[0]) == sorted(gaps[1]), key

    assert english.keys() == french.keys()
    assert _shape(english["clause"]) == _shape(french["clause"])
    assert english["gag"].keys() == french["gag"].keys()


@pytest.mark.parametrize("name", PACKS)
def test_packs_speak_both_languages(name: str) -> None:
    """Every limit says the same things in both languages, and nothing stands empty."""
    english, french = (pack(name, VERSION, language) for language in LANGUAGES)
    pairs = zip(english.limits, french.limits, strict=True)

    assert all(
        (one.id, one.on, bool(one.outside), bool(one.anchor))
        == (two.id, two.on, bool(two.outside), bool(two.anchor))
        and one.title != two.title
        for one, two in pairs
    )
    assert english.warnings.keys() == french.warnings.keys() == {"policy-breach"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_own_words_end_their_line(language: str) -> None:
    """After what a pair wrote, no words of ours follow that it could change."""
    for line in _lines(data(VERSION, language)):
        free = [gap for gap in _GAP.findall(line["text"]) if gap in _FREE]
        dates = line.get("each") in ("renewals", "reviews")
        assert dates or not free or (len(free) == 1 and line["text"].endswith(f"{{{free[0]}}}"))
    assert data(VERSION, language)["title"].endswith("{relation}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_clauses_point_to_the_right_ones(language: str) -> None:
    """The text names clauses by number: 5 holds the exceptions, 0 the right to speak up."""
    found = {
        int(number)
        for line in _lines(data(VERSION, language))
        for number in re.findall(r"(?:[Cc]lause|[Aa]rticle) (\d+)", line["text"])
    }
    clauses = template(VERSION, language).clauses

    assert found == {0, 5}
    assert (clauses[0].key, clauses[5].key) == ("first", "limits")


def test_conduct_is_a_clause_word_for_word() -> None:
    """How the two treat each other stands in the words that were asked for."""
    (line,) = template(VERSION, "en").clause("conduct").lines

    assert "open, honest, not judging; friendly, professional, objective." in line.text


def test_english_reads_at_grade_eight() -> None:
    """All clauses together, and each alone, can be read at grade 8 - but the words of conduct."""
    raw = data(VERSION, "en")
    grades = {
        clause["key"]: grade(_clause_words(raw, clause["key"]))
        for clause in raw["clause"]
        if clause["key"] != "conduct"
    }
    everything = " ".join(_clause_words(raw, clause["key"]) for clause in raw["clause"])

    assert max(grades.values()) <= _GRADE, grades
    assert grade(everything) <= _GRADE


@pytest.mark.parametrize("table", ["cautions", "defaults"])
def test_other_english_reads_at_grade_eight(table: str) -> None:
    """What is offered and what is cautioned reads as easily."""
    assert grade(" ".join(_said(text) for text in data(VERSION, "en")[table].values())) <= _GRADE


@pytest.mark.parametrize("name", PACKS)
def test_limits_read_at_grade_eight(name: str) -> None:
    """Each limit with its reason, and each pack's cautions, can be read at grade 8."""
    found = pack(name, VERSION, "en")
    said = {
        limit.id: (limit.title, limit.trigger, limit.outside, limit.anchor)
        for limit in found.limits
    } | {"pack": (found.caution, found.speaking_up, *found.warnings.values())}
    grades = {
        key: grade(" ".join(_said(text) for text in texts if text)) for key, texts in said.items()
    }

    assert max(grades.values()) <= _GRADE, grades


def test_the_measure_tells_hard_from_easy() -> None:
    """Words of the law come out above the bar, plain ones below; syllables are counted right."""
    hard = (
        "The parties hereby undertake to maintain the confidentiality of all proprietary "
        "information disclosed hereunder notwithstanding subsequent termination."
    )
    known = {"room": 1, "mentor": 2, "agreement": 3, "passed": 1, "named": 1, "confidential": 4}

    assert grade(hard) > 2 * _GRADE
    assert grade("We meet. We talk. We keep it here.") < 2
    assert {word: syllables(word) for word in known} == known


@pytest.mark.parametrize(("version", "language"), [(0, "en"), (2, "en"), (1, "de"), (1, "")])
def test_unknown_templates_are_refused(version: int, language: str) -> None:
    """Clauses that this version does not have are not guessed."""
    with pytest.raises(UnknownTemplate):
        template(version, language)


@pytest.mark.parametrize("name", ["mars", "", "../en"])
def test_unknown_packs_are_refused(name: str) -> None:
    """A list that this version does not have is not guessed, and no path is followed."""
    with pytest.raises(UnknownTemplate):
        pack(name, VERSION, "en")


def test_french_signs_do_not_break_off() -> None:
    """French colons, semicolons and marks of quotation stand after a space that does not break."""
    texts = [line["text"] for line in _lines(data(VERSION, "fr"))]

    assert not [text for text in texts if re.search(r"(?<!\u00a0)[:;?!»]|«(?!\u00a0)", text)]
