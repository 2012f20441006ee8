"""Signatures: both, over exactly the same bytes."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.agreement import signing
from quietroom.agreement.signing import (
    NotYourAgreement,
    OtherLogPolicy,
    Signature,
    UndertakingMissing,
    complete,
    read_signed,
    sign,
    verify,
)
from quietroom.agreement.version import LIMIT, Version
from quietroom.ground import canon
from quietroom.ground.errors import BadSignature, Malformed, QuietroomError, TooLarge
from tests.rules.agreement.pair import (
    AMINA,
    LOG,
    NOOR,
    NOOR_LATER,
    SIDES,
    SIGNING,
    STRANGER,
    TERMS,
    checked,
    key_of,
    same_person,
)
from tests.rules.values import VALUES

VERSION = checked()
OTHER = checked(name="two")


def by(card: bytes, version: Version = VERSION) -> Signature:
    """The signature of a card."""
    return sign(version, card, SIGNING[card], same_person, LOG)


NOORS, AMINAS = by(NOOR), by(AMINA)


def test_both_sign_the_same_bytes() -> None:
    """In whichever order they signed, the signed agreement has them in the order of the cards."""
    one = complete(VERSION, (NOORS, AMINAS), key_of, same_person)
    other = complete(VERSION, (AMINAS, NOORS), key_of, same_person)
    shell = read_signed(one.encode(), key_of(NOOR), key_of(AMINA))

    assert one == other
    assert shell == VERSION.shell
    assert one.signatures == NOORS.signatures + AMINAS.signatures


def test_a_successor_signs_for_the_person() -> None:
    """The shell names a card; its later card, verified as the same person's, signs."""
    later = by(NOOR_LATER)
    signed = complete(VERSION, (AMINAS, later), key_of, same_person)

    assert verify(VERSION, later, key_of, same_person) == 0
    assert read_signed(signed.encode(), key_of(NOOR_LATER), key_of(AMINA)) == VERSION.shell


def test_signatures_travel() -> None:
    """A signature comes back from its bytes, and says of which side it is."""
    found = signing.parse(AMINAS.encode())

    assert found == AMINAS
    assert verify(VERSION, found, key_of, same_person) == 1


def _foreign() -> Signature:
    """A stranger's signature, said to be Noor's."""
    payload = VERSION.payload
    return Signature(VERSION.hash, NOOR, SIGNING[STRANGER].sign(payload, signing.USE))


_FORGED: dict[str, tuple[Callable[[], Signature], type[QuietroomError]]] = {
    "of another version": (lambda: by(NOOR, OTHER), BadSignature),
    "of another version, renamed": (
        lambda: replace(by(NOOR, OTHER), agreement=VERSION.hash),
        BadSignature,
    ),
    "named for another version": (lambda: replace(NOORS, agreement=OTHER.hash), BadSignature),
    "by a stranger's key": (_foreign, BadSignature),
    "by a stranger": (lambda: replace(_foreign(), card=STRANGER), NotYourAgreement),
    "for another use": (
        lambda: replace(NOORS, signatures=SIGNING[NOOR].sign(VERSION.payload, "consent")),
        BadSignature,
    ),
    "of one kind only": (
        lambda: replace(NOORS, signatures=(NOORS.signatures[0], bytes(3309))),
        BadSignature,
    ),
    "of the other kind only": (
        lambda: replace(NOORS, signatures=(bytes(64), NOORS.signatures[1])),
        BadSignature,
    ),
    "the other's": (lambda: replace(AMINAS, card=NOOR), BadSignature),
}


@pytest.mark.parametrize(("forge", "error"), _FORGED.values(), ids=_FORGED.keys())
def test_forged_signatures_are_refused(
    forge: Callable[[], Signature], error: type[QuietroomError]
) -> None:
    """A signature counts for one card, one version and one use."""
    with pytest.raises(error):
        verify(VERSION, forge(), key_of, same_person)


def test_one_side_twice_is_not_both() -> None:
    """Two signatures of one person, even with two cards, do not complete an agreement."""
    with pytest.raises(BadSignature, match="one side"):
        complete(VERSION, (NOORS, by(NOOR_LATER)), key_of, same_person)


def test_strangers_do_not_sign() -> None:
    """A card of neither of the two is refused before it signs."""
    with pytest.raises(NotYourAgreement):
        by(STRANGER)


def test_an_agreement_on_another_log_is_not_signed() -> None:
    """What the two see of the log is compared by the log that both named: nobody names another."""
    with pytest.raises(OtherLogPolicy):
        sign(VERSION, NOOR, SIGNING[NOOR], same_person, bytes(32))


@pytest.mark.parametrize("side", [0, 1])
def test_each_side_undertakes_something(side: int) -> None:
    """While one of the two has said nothing of their own, nobody can sign and nothing counts."""
    sides = [replace(one, undertakings=()) if at == side else one for at, one in enumerate(SIDES)]
    silent = checked(replace(TERMS, parties=(sides[0], sides[1])))
    forced = Signature(silent.hash, NOOR, SIGNING[NOOR].sign(silent.payload, signing.USE))

    with pytest.raises(UndertakingMissing):
        by(NOOR, silent)
    with pytest.raises(UndertakingMissing):
        verify(silent, forced, key_of, same_person)


def test_shown_agreements_verify_or_are_refused() -> None:
    """Whoever is shown a signed agreement checks both; order and every bit count."""
    raw = complete(VERSION, (NOORS, AMINAS), key_of, same_person).encode()
    bent = raw[:40] + bytes([raw[40] ^ 1]) + raw[41:]

    with pytest.raises(BadSignature):
        read_signed(raw, key_of(AMINA), key_of(NOOR))
    with pytest.raises(BadSignature):
        read_signed(raw, key_of(NOOR), key_of(STRANGER))
    with pytest.raises(BadSignature):
        read_signed(bent, key_of(NOOR), key_of(AMINA))


@given(st.binary(max_size=200) | VALUES.map(canon.encode))
def test_parsers_raise_in_one_tree(raw: bytes) -> None:
    """No bytes at random are a signature or a signed agreement."""
    with pytest.raises(QuietroomError):
        signing.parse(raw)
    with pytest.raises(QuietroomError):
        read_signed(raw, key_of(NOOR), key_of(AMINA))


@pytest.mark.parametrize(("place", "value"), [(0, b""), (1, None), (2, bytes(63)), (3, bytes(64))])
def test_signatures_have_one_shape(place: int, value: canon.Value) -> None:
    """Each field of a signature has its size."""
    fields = NOORS.fields()
    fields[place] = value
    with pytest.raises(Malformed):
        signing.parse(canon.encode(fields))


def test_too_large() -> None:
    """More bytes than a signature may have are not even decoded."""
    with pytest.raises(TooLarge):
        signing.parse(bytes(LIMIT + 1))
