"""A file of answers: what it says is taken, what it does not say stays, errors name the field."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.agreement import terms as rules
from quietroom.agreement.answers import from_toml, opening
from quietroom.agreement.limits import Limit, Who
from quietroom.agreement.people import Default, Programme
from quietroom.agreement.words import BadTerms
from quietroom.ground.errors import QuietroomError, TooLarge
from tests.rules.agreement.pair import INES, LEILA, OMAR, SAM, SIDES, TERMS, altered, person

ZOE = person("Zoe")
_ZOE = f'{{ name = "Zoe", card = "{ZOE.card.hex()}" }}'
_LEILA = f'{{ name = "Leila", card = "{LEILA.card.hex()}" }}'

_WHOLE = f"""
language = "en"
pack = "generic"
relation = "coaching"
purpose = "Find the core of what I enjoy."
public_face = "How to lead a group."
support = true
place = "The small room on floor 2."
booking = "Noor"
cancel_hours = 48
off_limits = ["My health.", "Money."]
conflict_months = 12
end = 2027-06-01
renewals = [2027-05-01]
reviews = []
retention = false
ombuds = {_ZOE}
named = [{_LEILA}, {_ZOE}]
also = ["We laugh."]

[programme]
name = "Next steps"
coordinators = [{{ name = "Sam", card = "{SAM.card.hex()}" }}]

[side.mentee]
undertakings = ["I keep it.", "I ask."]
expectations = ["Time."]

[side.mentor]
name = "Amina B"
role = "coach"
says = "may be told"

[limit.harassment]
on = false
trigger = "Our policy 7."
who = "mentor"
first = false
delay_days = 30

[limit.policy-breach]
on = true
officer = {_ZOE}
deputy = {_LEILA}

[limit.own-strike]
title = "Strikes"
trigger = "One is called."
outside = "the board"
"""


def _expected() -> rules.Terms:
    chosen = altered(
        TERMS,
        "harassment",
        on=False,
        trigger="Our policy 7.",
        who=Who.SECOND,
        first=False,
        delay_days=30,
    )
    chosen = altered(chosen, "policy-breach", on=True, officer=ZOE, deputy=LEILA)
    own = Limit("own-strike", True, True, "Strikes", "One is called.", "the board")
    return replace(
        chosen,
        limits=(*chosen.limits, replace(own, officer=LEILA, deputy=OMAR)),
        relation="coaching",
        purpose="Find the core of what I enjoy.",
        public_face="How to lead a group.",
        support=True,
        place="The small room on floor 2.",
        booking="Noor",
        cancel_hours=48,
        off_limits=("My health.", "Money."),
        conflict_months=12,
        end=date(2027, 6, 1),
        renewals=(date(2027, 5, 1),),
        reviews=(),
        retention=None,
        ombuds=ZOE,
        named=(LEILA, ZOE),
        also=("We laugh.",),
        programme=Programme("Next steps", (SAM,)),
        parties=(
            replace(SIDES[0], undertakings=("I keep it.", "I ask."), expectations=("Time.",)),
            replace(SIDES[1], name="Amina B", role="coach", default=Default.MAY_BE_TOLD),
        ),
    )


def test_a_whole_file() -> None:
    """Every kind of field is taken as written."""
    assert from_toml(_WHOLE, TERMS) == _expected()


def test_an_empty_file_changes_nothing() -> None:
    """What is not mentioned stays."""
    assert from_toml("", TERMS) == TERMS
    assert from_toml("# nothing but a note\n", _expected()) == _expected()


def test_a_further_round_keeps_own_limits() -> None:
    """A counter-proposal from a file changes one thing of a limit added before, in its place."""
    before = _expected()
    text = '[limit.own-strike]\non = false\n[limit.own-a]\ntitle = "A"\ntrigger = "B."\n'
    after = from_toml(text, before)

    assert [limit.id for limit in after.limits[-2:]] == ["own-a", "own-strike"]
    assert after.limits[-1] == replace(before.limits[-1], on=False)


def test_one_officer_for_all() -> None:
    """At the top, officer and deputy are those of every limit; false names nobody."""
    everybody = from_toml(f"officer = {_ZOE}\ndeputy = {_LEILA}", TERMS)
    nobody = from_toml("officer = false\ndeputy = false\nombuds = false", TERMS)

    assert {(one.officer, one.deputy) for one in everybody.limits} == {(ZOE, LEILA)}
    assert {(one.officer, one.deputy) for one in nobody.limits} == {(None, None)}
    assert nobody.ombuds is None


def test_sides_by_place() -> None:
    """Where both have one role, or somebody likes it better: first and second."""
    peers = replace(TERMS, parties=(replace(SIDES[0], role="peer"), replace(SIDES[1], role="peer")))
    found = from_toml('[side.second]\nundertakings = ["x"]', peers)

    assert [side.undertakings for side in found.parties] == [SIDES[0].undertakings, ("x",)]
    with pytest.raises(BadTerms, match=r"side\.first or side\.second"):
        from_toml('[side.peer]\nundertakings = ["x"]', peers)


@pytest.mark.parametrize(
    ("who", "found"), [("either", Who.EITHER), ("first", Who.FIRST), ("mentee", Who.FIRST)]
)
def test_who_must_act(who: str, found: Who) -> None:
    """By place or by role."""
    changed = from_toml(
        f'[limit.harassment]\nwho = "{who}"', altered(TERMS, "harassment", who=Who.SECOND)
    )

    assert changed.limits[1].who is found


_BAD = {
    "no TOML": ("purpose = = 1", "not TOML (line 1, column 11)"),
    "too deep": ("x = " + "[" * 5000, "not TOML"),
    "a number without end": ("cancel_hours = " + "9" * 5000, ""),
    "an unknown field": ('purpos = "x"', "did you mean purpose?"),
    "a far field": ("zzzz = 1", "known are: agenda_hours, also, "),
    "terms of ours": ("template = 1", "not known"),
    "limits as a list": ("limits = []", "not known"),
    "text as number": ("purpose = 3", "purpose must be text"),
    "an empty text": ('purpose = ""', "purpose is empty"),
    "a fraction": ("cancel_hours = 1.5", "cancel_hours cannot hold this"),
    "a number below zero": ("cancel_hours = -1", "cancel_hours cannot hold this"),
    "a number too large": ("cancel_hours = 721", "cancel_hours must be a whole number"),
    "yes for a number": ("[limit.harassment]\nfirst = 2", "limit harassment: first must be yes"),
    "a date as text": ('end = "soon"', "end must be a date"),
    "a date with time": ("end = 2027-06-01T00:00:00", "end cannot hold this"),
    "a required field left out": ("purpose = false", "purpose must be text"),
    "a person without card": ('ombuds = { name = "Zoe" }', "ombuds: card must be"),
    "a card of words": ('ombuds = { name = "Zoe", card = "zoe" }', "ombuds: card must be"),
    "a card as number": ('ombuds = { name = "Zoe", card = 7 }', "ombuds: card must be"),
    "a person without name": (f'ombuds = {{ card = "{"00" * 32}" }}', "ombuds: name must be text"),
    "a person as text": ('named = ["Zoe"]', "named must be a table"),
    "people as one": (f"named = {_ZOE}", "named must be a list"),
    "a person with more": (
        f'ombuds = {{ name = "Zoe", card = "{"00" * 32}", mail = "x" }}',
        "ombuds holds a field that is not known",
    ),
    "a programme as text": ('programme = "Growing"', "programme must be a table"),
    "a programme without name": ("[programme]\ncoordinators = []", "programme: name must be text"),
    "an unknown side": ("[side.boss]\nsays = 'confidential'", "name a side by its role"),
    "an unknown rule": ("[side.mentee]\nsays = 'never'", "side: says must be one of"),
    "an unknown field of a side": ("[side.mentee]\ncard = 'x'", "side holds a field"),
    "a side as text": ("side = 'mentee'", "side must be a table"),
    "an unknown limit": ("[limit.weather]\non = true", "begins with own-"),
    "a limit without words": ("[limit.own-x]\non = true", "a limit of your own: title is empty"),
    "a limit as yes": ("[limit]\nharassment = false", "limit must be a table"),
    "who": ("[limit.harassment]\nwho = 'boss'", "limit harassment: who must be"),
    "who as number": ("[limit.harassment]\nwho = 1", "limit harassment: who must be"),
    "another language": ("language = 'fr'", "language: is another"),
    "another pack": ("pack = 'uk'", "pack: is another"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), _BAD.values(), ids=_BAD.keys())
def test_errors_name_the_field(text: str, said: str) -> None:
    """Each mistake is a sentence with field and remedy."""
    with pytest.raises(BadTerms) as refusal:
        from_toml(text, TERMS)

    assert said in str(refusal.value)


def test_errors_tell_no_secrets() -> None:
    """What a person wrote is not repeated, neither words nor names nor keys they made up."""
    secrets = (
        'purpose = "secret\\u200bword"',
        "secret-word = 1",
        "[side.secretword]\nsays = 'x'",
        "[limit.own-secretword]\nsays = 'x'",
        'also = ["You must not report the secret word to the police."]',
        'purpose = "secret word',
    )
    for text in secrets:
        with pytest.raises(QuietroomError) as refusal:
            from_toml(text, TERMS)
        assert "secret" not in str(refusal.value), text


def test_rules_hold_for_files() -> None:
    """A file passes the same rules as any proposal."""
    cases = {
        "[limit.risk-to-life]\non = false": "limit-not-removable",
        f'ombuds = {{ name = "Amina", card = "{SIDES[1].card.hex()}" }}': "conflicted-person",
        "deputy = false": "deputy-missing",
        'also = ["We never go to the police."]': "reads-as-gag",
        'also = ["two\\nlines"]': "invisible-characters",
    }
    for text, code in cases.items():
        with pytest.raises(QuietroomError) as refusal:
            from_toml(text, TERMS)
        assert refusal.value.code == code


def test_too_large() -> None:
    """A file that no agreement could hold is not parsed."""
    for read in (opening, lambda text: from_toml(text, TERMS)):
        with pytest.raises(TooLarge):
            read("#" * (rules.LIMIT + 1))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ("en", "generic")),
        ('pack = "uk"', ("en", "uk")),
        ('language = "fr"\npurpose = "x"', ("fr", "generic")),
    ],
)
def test_what_a_draft_begins_with(text: str, found: tuple[str, str]) -> None:
    """Language and pack are known before there is a draft."""
    assert opening(text) == found


@pytest.mark.parametrize(
    "text", ['language = "de"', "language = 1", 'pack = "mars"', "pack = []", "="]
)
def test_bad_beginnings(text: str) -> None:
    """What cannot be begun with is refused by name."""
    with pytest.raises(BadTerms):
        opening(text)


_KEYS = st.sampled_from(
    ["purpose", "named", "end", "side", "limit", "officer", "also", "programme", "x"]
)
_VALUES = st.recursive(
    st.sampled_from(['"a"', "1", "true", "false", "2027-01-01", "1.5", "-3", "07:00:00", '""']),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda found: f"[{', '.join(found)}]")
        | st.tuples(st.sampled_from(["name", "card", "mentee", "on"]), inner).map(
            lambda pair: f"{{ {pair[0]} = {pair[1]} }}"
        )
    ),
    max_leaves=5,
)


@given(st.lists(st.tuples(_KEYS, _VALUES).map(" = ".join), max_size=3).map("\n".join) | st.text())
def test_files_raise_in_one_tree(text: str) -> None:
    """Whatever the file: terms that break no rule, or an error of ours."""
    for read in (opening, lambda given: from_toml(given, TERMS)):
        try:
            found = read(text)
        except QuietroomError:
            continue
        assert not isinstance(found, rules.Terms) or rules.encode(found)


def test_ines_is_kept() -> None:
    """A false elsewhere does not take out what was not mentioned."""
    assert from_toml("end = false\nrenewals = []\nretention = false", TERMS).ombuds == INES
