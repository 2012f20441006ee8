"""Proposals: one shell, three parts, and no way to say two things."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.agreement import limits, terms, version
from quietroom.agreement.people import ConflictedPerson, Person
from quietroom.agreement.render import render
from quietroom.agreement.terms import Terms
from quietroom.agreement.version import PARTS, AgreementTextDiffers, Place, Proposal, Shell
from quietroom.ground import canon
from quietroom.ground.digest import hash_of, sha256
from quietroom.ground.errors import Malformed, QuietroomError, TooLarge
from tests.rules.agreement.pair import (
    AMINA,
    FIRST_PLACE,
    INES,
    NOOR,
    NOOR_LATER,
    SIDES,
    STRANGER,
    TERMS,
    altered,
    choices,
    entropy,
    proposal,
    same_person,
)
from tests.rules.agreement.pair import terms as terms_of
from tests.rules.values import VALUES

HONEST = proposal()


def _shell(of: Proposal = HONEST) -> Shell:
    return version.parse_shell(of.payload)


def _resealed(of: Proposal, **changes: object) -> Proposal:
    """What somebody makes who alters the shell and sends it as their own."""
    return replace(of, payload=replace(_shell(of), **changes).encode())  # type: ignore[arg-type]


def _rehashed(**parts: object) -> Proposal:
    """What somebody makes who alters parts and hashes them anew, without rendering again."""
    changed = replace(HONEST, **parts)  # type: ignore[arg-type]
    values = (changed.limits, changed.terms, changed.text.encode())
    hashes = tuple(map(version.part_hash, PARTS, changed.salts, values))
    return _resealed(changed, hashes=hashes)


@given(choices())
def test_proposals_travel_and_are_checked(chosen: Terms) -> None:
    """Whatever a pair may choose is proposed, sent, read and checked to the same terms."""
    sent = version.propose(chosen, FIRST_PLACE, entropy("any"))
    found = version.check(version.parse(sent.encode()), same_person)

    assert found.terms == chosen
    assert found.text == render(chosen, chosen.template, chosen.language)
    assert found.hash == sent.hash == sha256(sent.payload)


def test_a_shell_names_what_matters() -> None:
    """All that readers decide by stands in the shell; each part is fixed with its salt."""
    shell = _shell()

    assert (shell.version, shell.agreement, shell.previous) == (1, FIRST_PLACE.agreement, None)
    assert (shell.room, shell.log_policy) == (FIRST_PLACE.room, FIRST_PLACE.log_policy)
    assert (shell.cards, shell.ombuds, shell.language) == ((NOOR, AMINA), INES.card, "en")
    assert shell.hashes[2] == hash_of("terms", "text", HONEST.salts[2], HONEST.text)
    assert version.parse_shell(shell.encode()) == shell


def test_nothing_is_drawn_twice() -> None:
    """Salts and random bytes are fresh: equal terms give shells that nothing can match."""
    again = proposal(name="two")
    shells = _shell(), _shell(again)

    assert len({*HONEST.salts, *again.salts, shells[0].random, shells[1].random}) == 8
    assert not {*shells[0].hashes} & {*shells[1].hashes}


_FRENCH = terms_of("fr")
_FORGED: dict[str, Callable[[], Proposal]] = {
    "another text to one side": lambda: replace(HONEST, text=HONEST.text.replace("Amina", "Bob")),
    "other terms to one side": lambda: replace(HONEST, terms=terms.encode(_FRENCH)),
    "other limits to one side": lambda: replace(HONEST, limits=limits.encode(())),
    "another salt": lambda: replace(HONEST, salts=(bytes(32), *HONEST.salts[1:])),
    "salts moved": lambda: replace(HONEST, salts=HONEST.salts[::-1]),
    "a text of their own, hashed": lambda: _rehashed(text="# Our agreement\n\nTrust me.\n"),
    "one letter more, hashed": lambda: _rehashed(text=HONEST.text + " "),
    "a hidden letter, hashed": lambda: _rehashed(text=HONEST.text.replace(" ", " \u200b", 1)),
    "the same in French, hashed": lambda: _rehashed(text=render(TERMS, 1, "fr")),
    "other terms, hashed": lambda: _rehashed(terms=terms.encode(replace(TERMS, purpose="x"))),
    "fewer limits, hashed": lambda: _rehashed(limits=limits.encode(TERMS.limits[1:])),
    "another officer in the limits, hashed": lambda: _rehashed(
        limits=limits.encode(altered(TERMS, "harassment", officer=INES).limits)
    ),
    "another card": lambda: _resealed(HONEST, cards=(NOOR, STRANGER)),
    "a later card": lambda: _resealed(HONEST, cards=(NOOR_LATER, AMINA)),
    "cards swapped": lambda: _resealed(HONEST, cards=(AMINA, NOOR)),
    "another ombuds": lambda: _resealed(HONEST, ombuds=STRANGER),
    "no ombuds": lambda: _resealed(HONEST, ombuds=None),
    "another language": lambda: _resealed(HONEST, language="fr"),
}


@pytest.mark.parametrize("forge", _FORGED.values(), ids=_FORGED.keys())
def test_forged_proposals_are_refused(forge: Callable[[], Proposal]) -> None:
    """Parts that do not say the same are refused, however they were hashed."""
    with pytest.raises(AgreementTextDiffers):
        version.check(version.parse(forge().encode()), same_person)


def test_the_honest_twin() -> None:
    """The proposal that the others are bent from is accepted, and so is one in French."""
    assert version.check(HONEST, same_person).text == HONEST.text
    assert version.check(proposal(_FRENCH), same_person).shell.language == "fr"


def test_hidden_conflicts_are_found() -> None:
    """An ombuds who is one of the two under a later card is caught by whoever knows lineages."""
    hidden = proposal(replace(TERMS, ombuds=Person(NOOR_LATER, "Somebody")))
    version.check(hidden, bytes.__eq__)

    with pytest.raises(ConflictedPerson):
        version.check(hidden, same_person)


def test_unsound_terms_are_not_proposed() -> None:
    """What breaks a rule is refused before anything is sent."""
    with pytest.raises(QuietroomError) as refusal:
        proposal(altered(TERMS, "risk-to-life", on=False))

    assert refusal.value.code == "limit-not-removable"


def test_unsound_terms_are_not_accepted() -> None:
    """The same rule holds for what another's software sends, though all hashes fit."""
    gutted = altered(TERMS, "risk-to-life", on=False)
    sent = _rehashed(
        limits=limits.encode(gutted.limits),
        terms=canon.encode(terms.write(gutted)),
        text=render(gutted, 1, "en"),
    )
    with pytest.raises(QuietroomError) as refusal:
        version.check(sent, same_person)

    assert refusal.value.code == "limit-not-removable"


def test_an_officer_sees_the_limits_alone() -> None:
    """Shell, limits and one salt suffice; the other parts stay unknown, another part is refused."""
    shell, salt = _shell(), HONEST.salts[0]

    assert limits.parse(version.check_part(shell, "limits", salt, HONEST.limits)) == TERMS.limits
    for name, value in (("limits", limits.encode(())), ("terms", HONEST.limits)):
        with pytest.raises(AgreementTextDiffers):
            version.check_part(shell, name, salt, value)


@given(st.binary(max_size=200) | VALUES.map(canon.encode))
def test_parsers_raise_in_one_tree(raw: bytes) -> None:
    """No bytes at random are a shell or a proposal."""
    for parse in (version.parse, version.parse_shell):
        with pytest.raises(QuietroomError):
            parse(raw)


@given(st.data())
def test_bent_proposals_never_pass(data: st.DataObject) -> None:
    """A good proposal with any byte changed is refused, wherever it was."""
    good = HONEST.encode()
    at = data.draw(st.integers(0, len(good) - 1))
    raw = good[:at] + bytes([good[at] ^ data.draw(st.integers(1, 255))]) + good[at + 1 :]
    try:
        found = version.check(version.parse(raw), same_person)
    except QuietroomError:
        return

    assert found.hash != HONEST.hash
    assert (found.terms, found.text) == (TERMS, HONEST.text)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, bytes(31)),
        (1, 0),
        (1, 1 << 40),
        (2, bytes(15)),
        (3, b""),
        (4, None),
        (5, [NOOR]),
        (5, [NOOR, AMINA, STRANGER]),
        (6, bytes(16)),
        (7, None),
        (8, "de"),
        (8, 1),
        (9, [bytes(32)] * 2),
    ],
)
def test_shells_have_one_shape(place: int, value: canon.Value) -> None:
    """Each field of a shell has its size and type."""
    parts = canon.decode(HONEST.payload)
    assert isinstance(parts, list)
    parts[place] = value
    with pytest.raises(Malformed):
        version.parse_shell(canon.encode(parts))


def test_too_large() -> None:
    """More bytes than a proposal may have are not even decoded."""
    for parse in (version.parse, version.parse_shell):
        with pytest.raises(TooLarge):
            parse(bytes(version.LIMIT + 1))


def test_the_largest_agreement_fits() -> None:
    """A pair that fills every field to its bounds can still propose."""
    words = "é" * 2000
    full = replace(
        TERMS,
        parties=(
            replace(SIDES[0], undertakings=(words,) * 20),
            replace(SIDES[1], undertakings=(words,) * 20),
        ),
        purpose=words,
        off_limits=(words,) * 4,
        also=(words,) * 4,
    )

    assert version.check(proposal(full), same_person).terms == full


def test_a_next_version_names_the_one_before() -> None:
    """Version and previous hash stand in the shell."""
    place = Place(FIRST_PLACE.room, FIRST_PLACE.log_policy, FIRST_PLACE.agreement, 2, HONEST.hash)
    shell = _shell(proposal(place=place))

    assert (shell.version, shell.previous) == (2, HONEST.hash)
