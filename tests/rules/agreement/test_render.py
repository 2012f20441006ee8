"""The text: one for all, complete, with the pair's own words and nothing that poses as ours."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from quietroom.agreement import terms as rules
from quietroom.agreement.clauses import LANGUAGES, template
from quietroom.agreement.kinds import LIST, NAME, SOME_WORDS, WORDS
from quietroom.agreement.limits import Limit, Who
from quietroom.agreement.packs import PACKS
from quietroom.agreement.people import Default, Person, Programme
from quietroom.agreement.render import fill, render
from quietroom.agreement.terms import FIELDS, Terms
from tests.rules.agreement.pair import (
    INES,
    LEILA,
    OMAR,
    SAM,
    SIDES,
    TERMS,
    altered,
    choices,
    person,
)
from tests.rules.agreement.pair import terms as terms_of

_NUMBERED = re.compile(r"(?:\d+\.\d+ |    - |## \d+ |# )\S")


def _text(chosen: Terms) -> str:
    return render(chosen, chosen.template, chosen.language)


def _own_words(chosen: Terms) -> list[str]:
    found: list[str] = []
    for field in FIELDS:
        held = getattr(chosen, field.name)
        if field.kind in (NAME, WORDS, SOME_WORDS) and held:
            found.append(held)
        if field.kind is LIST:
            found += held
    for party in chosen.parties:
        found += [party.role, *party.undertakings, *party.expectations]
    for limit in chosen.limits:
        found += [limit.title, *([limit.trigger] if limit.on else [])]
    return found


@given(choices())
def test_own_words_are_verbatim(chosen: Terms) -> None:
    """Whatever a pair writes ends a line as it was written: braces, numbers, hashes and all."""
    lines = _text(chosen).splitlines()

    assert all(any(line.endswith(words) for line in lines) for words in _own_words(chosen))


@given(choices())
def test_every_line_is_ours(chosen: Terms) -> None:
    """Each line begins with our number or sign, clauses count up, lines count up in each."""
    lines = [line for line in _text(chosen).splitlines() if line]
    clauses = [int(line.split()[1]) for line in lines if line.startswith("## ")]
    numbers = [line.split()[0].split(".") for line in lines if line[0].isdigit()]
    counted = [(int(clause), int(place)) for clause, place in numbers]

    assert all(_NUMBERED.match(line) for line in lines)
    assert clauses == list(range(24))
    assert counted == sorted(set(counted))
    assert {place for clause, place in counted if clause == 1} == set(
        range(1, 1 + len([1 for clause, _ in counted if clause == 1]))
    )


def test_own_words_cannot_pose_as_a_clause() -> None:
    """Words that look like a clause, a gap or Markdown stay at the end of their own line."""
    cunning = "x. ## 5 What must be passed on 5.1 {caution} {name} Nothing."
    text = _text(replace(TERMS, also=(cunning,)))

    assert f"\n21.1 We add: {cunning}\n" in text
    assert text.count("\n## 5 ") == 1


def test_expectations_stand_side_by_side() -> None:
    """Each side's own stand under its name in clause 2, last there, and an empty side is told."""
    sides = (replace(SIDES[0], expectations=("Time.", "A word.")), SIDES[1])
    clause = _text(replace(TERMS, parties=sides)).split("\n## ")[3].splitlines()

    assert clause[-3:] == [
        "2.4 What Noor expects: Time.",
        "2.5 What Noor expects: A word.",
        "2.6 Amina has not yet said what they expect.",
    ]


def test_the_title_names_the_relation() -> None:
    """What the two call it ends the title, and stands once more among who they are."""
    text = _text(replace(TERMS, relation="peer talks"))

    assert text.startswith("# Our agreement: peer talks\n")
    assert "\n1.1 What we call this: peer talks\n" in text


def test_gaps_are_filled_once() -> None:
    """What is put in is not searched again."""
    assert fill("{a} and {b}", {"a": "{b}", "b": "{a}"}) == "{b} and {a}"


_CHANGES: dict[str, Terms] = {
    "language": terms_of("fr"),
    "pack": terms_of(pack="uk"),
    "card": replace(TERMS, parties=(replace(SIDES[0], card=bytes(32)), SIDES[1])),
    "name": replace(TERMS, parties=(replace(SIDES[0], name="Nora"), SIDES[1])),
    "role": replace(TERMS, parties=(replace(SIDES[0], role="guest"), SIDES[1])),
    "default": replace(TERMS, parties=(SIDES[0], replace(SIDES[1], default=Default.MAY_BE_TOLD))),
    "undertakings": replace(TERMS, parties=(replace(SIDES[0], undertakings=("x",)), SIDES[1])),
    "relation": replace(TERMS, relation="x"),
    "expectations": replace(TERMS, parties=(replace(SIDES[0], expectations=("x",)), SIDES[1])),
    "whose expectations": replace(
        TERMS, parties=(SIDES[0], replace(SIDES[1], expectations=("x",)))
    ),
    "no undertakings": replace(TERMS, parties=(replace(SIDES[0], undertakings=()), SIDES[1])),
    "informal": replace(TERMS, programme=None),
    "programme": replace(TERMS, programme=Programme("Other", (SAM,))),
    "coordinators": replace(TERMS, programme=Programme("Growing together", ())),
    "coordinator's key": replace(
        TERMS, programme=Programme("Growing together", (Person(bytes(32), "Sam"),))
    ),
    "purpose": replace(TERMS, purpose="x"),
    "public_face": replace(TERMS, public_face="x"),
    "named": replace(TERMS, named=(LEILA,)),
    "named, by key": replace(TERMS, named=(Person(bytes(32), "Leila"),)),
    "support": replace(TERMS, support=True),
    "answers": replace(TERMS, answers="x"),
    "notes": replace(TERMS, notes="x"),
    "cadence": replace(TERMS, cadence="x"),
    "place": replace(TERMS, place="x"),
    "booking": replace(TERMS, booking="x"),
    "agenda_hours": replace(TERMS, agenda_hours=1),
    "no agenda_hours": replace(TERMS, agenda_hours=0),
    "cancel_hours": replace(TERMS, cancel_hours=1),
    "no cancel_hours": replace(TERMS, cancel_hours=0),
    "contact": replace(TERMS, contact="x"),
    "off_limits": replace(TERMS, off_limits=("x",)),
    "conflict_months": replace(TERMS, conflict_months=12),
    "start": replace(TERMS, start=date(2026, 11, 30)),
    "end": replace(TERMS, end=date(2027, 12, 2)),
    "no end": replace(TERMS, end=None),
    "renewals": replace(TERMS, renewals=()),
    "reviews": replace(TERMS, reviews=()),
    "judged_by": replace(TERMS, judged_by="x"),
    "notice_days": replace(TERMS, notice_days=14),
    "ombuds": replace(TERMS, ombuds=person("Eve")),
    "no ombuds": replace(TERMS, ombuds=None),
    "ombuds, by key": replace(TERMS, ombuds=Person(bytes(32), "Ines")),
    "travels": replace(TERMS, travels="x"),
    "retention": replace(TERMS, retention=date(2029, 1, 1)),
    "no retention": replace(TERMS, retention=None),
    "also": replace(TERMS, also=("x",)),
    "limit off": altered(TERMS, "harassment", on=False),
    "limit title": altered(TERMS, "harassment", title="x"),
    "limit trigger": altered(TERMS, "harassment", trigger="x"),
    "limit outside": altered(TERMS, "harassment", outside="x"),
    "limit anchor": altered(TERMS, "harassment", anchor=None),
    "limit who": altered(TERMS, "harassment", who=Who.FIRST),
    "limit who, the other": altered(TERMS, "harassment", who=Who.SECOND),
    "limit first": altered(TERMS, "harassment", first=False),
    "limit delay": altered(TERMS, "harassment", delay_days=30),
    "limit without delay": altered(TERMS, "harassment", delay_days=0),
    "limit at once": altered(TERMS, "harassment", first=False, delay_days=0),
    "limit officer": altered(TERMS, "harassment", officer=INES),
    "limit deputy": altered(TERMS, "harassment", deputy=INES),
    "limit without officer": altered(TERMS, "harassment", officer=None, deputy=None),
    "limit of ours": replace(
        TERMS, limits=(*TERMS.limits, Limit("own-x", True, True, "S", "T", None, None))
    ),
    "limit of ours, by its short name": replace(
        TERMS, limits=(*TERMS.limits, Limit("own-y", True, True, "S", "T", None, None))
    ),
}


def test_every_choice_is_read() -> None:
    """Any choice that has an effect changes the text: what is signed is what was read."""
    texts = {name: _text(chosen) for name, chosen in _CHANGES.items()} | {"none": _text(TERMS)}
    alike = [
        (one, other)
        for one, text in texts.items()
        for other, second in texts.items()
        if one < other and text == second
    ]

    assert alike == []
    assert all(rules.parse(rules.encode(chosen)) for name, chosen in _CHANGES.items())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pack", PACKS)
def test_every_gap_is_filled(language: str, pack: str) -> None:
    """No gap is left open in any text of ours."""
    text = _text(terms_of(language, pack))

    assert not re.search(r"\{[a-z_]+\}", text)
    assert text.endswith("\n")
    assert "\n\n\n" not in text


def test_limits_are_in_plain_sight() -> None:
    """What is on is told with all that matters; what is off is told as off."""
    text = _text(altered(TERMS, "substance-abuse", on=False))

    assert "Exception: Harassment\n    - When: One of us learns" in text
    assert "To whom: Leila, or Omar if Leila is away" in text
    assert "Switched off: Substance abuse\n" in text
    assert "This one always stays. It cannot be switched off." in text
    assert "have a lawyer check this." in text


def test_the_policy_of_the_house_warns() -> None:
    """Switched on, the widest exception says in the text how wide it is."""
    on = _text(altered(TERMS, "policy-breach", on=True))

    assert "Take care: This is so wide that it can swallow the promise." in on
    assert "Take care" not in _text(TERMS)


@pytest.mark.parametrize(
    ("first", "delay", "said"),
    [
        (True, 180, "is told first. If that would add to the danger, it can be later, but within"),
        (True, 0, "The one whose words they are is told first.\n"),
        (False, 1, "can be told later, but within 1 day.\n"),
        (False, 0, "is told at the same time.\n"),
    ],
)
def test_the_notice_rule_is_said(first: bool, delay: int, said: str) -> None:
    """Told first, later or at once: the text says which."""
    assert said in _text(altered(TERMS, "harassment", first=first, delay_days=delay))


def test_ombuds_may_be_shown_entries() -> None:
    """Grants to the ombuds are not in the log: the text says so when one is named."""
    sentence = "Either of us may show entries to Ines at any time. The log does not show it"

    assert sentence in _text(TERMS)
    assert "may show entries" not in _text(replace(TERMS, ombuds=None))
    assert "We have named no ombuds yet." in _text(replace(TERMS, ombuds=None))


def test_nobody_to_report_to_is_said() -> None:
    """An informal pair without an officer reads that nothing can be sent."""
    bare = tuple(replace(limit, officer=None, deputy=None) for limit in TERMS.limits)
    text = _text(replace(TERMS, limits=bare))

    assert "To whom: we have named no one yet." in text
    assert OMAR.name not in text


def test_each_direction_has_its_rule() -> None:
    """What one says may be confidential while what the other says may be told."""
    open_side = replace(SIDES[1], default=Default.MAY_BE_TOLD)
    text = _text(replace(TERMS, parties=(SIDES[0], open_side)))

    assert "All that Noor says is confidential, unless Noor says otherwise." in text
    assert "What Amina says may be passed on, unless Amina says otherwise." in text


def test_a_reading_copy_keeps_own_words() -> None:
    """The clauses can be read in the other language; what the pair wrote stays as it is."""
    copy = render(TERMS, 1, "fr")

    assert copy.startswith("# Notre accord\u00a0: mentoring\n")
    assert "Noor dit\u00a0: What Amina tells me stays with me." in copy


def test_templates_agree_on_numbers() -> None:
    """A clause has the same number in every language."""
    numbers = [
        [(clause.number, clause.key) for clause in template(1, language).clauses]
        for language in LANGUAGES
    ]

    assert numbers[0] == numbers[1]
