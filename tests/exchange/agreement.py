"""Rows of spec/agreement.md."""

from datetime import date
from functools import cache

from quietroom.agreement import limits, render, signing, terms, version
from quietroom.agreement.people import Party, Person, Programme
from quietroom.agreement.questions import Helpers, starter
from quietroom.agreement.signing import Signature
from quietroom.agreement.terms import Terms
from quietroom.agreement.version import Place, Proposal, Version
from quietroom.ground.digest import sha256
from quietroom.ground.signature import VerifyKey
from tests.exchange.cast import ROOM, card_of, keys_of, same_person, seed
from tests.exchange.row import Given, Made, Means, octets, row


@cache
def chosen() -> Terms:
    """Terms that both can sign."""
    parties = [
        Party(
            card_of(name).hash,
            name,
            role,
            undertakings=("I ask before I repeat a word.",),
            expectations=(f"{name} hopes for time.",),
        )
        for name, role in (("Ada", "mentor"), ("Ben", "mentee"))
    ]
    helpers = (Person(seed(name), name.capitalize()) for name in ("officer", "deputy", "ombuds"))
    where = Programme("A programme", (Person(seed("coordinator"), "Cora"),))
    two = (parties[0], parties[1])
    return starter("generic", "en", two, date(2027, 1, 15), Helpers(*helpers), where)


@cache
def proposed() -> Version:
    """These terms, proposed and checked."""
    place = Place(ROOM, seed("policy"), seed("agreement", 16))
    return version.check(
        version.propose(chosen(), place, lambda size: seed("e", size)), same_person
    )


def proposal() -> Made:
    """A proposal: shell, terms, limits and the one text that they render to."""
    place = Place(ROOM, seed("policy"), seed("agreement", 16))
    made = version.propose(chosen(), place, lambda size: seed("e", size))
    return {}, made.encode(), _proposal(made)


@row("agreement 3", "agreement 5", "agreement 7", "agreement 8", "agreement 9")(proposal)
def _(_given: Given, sealed: bytes) -> Means:
    return _proposal(version.parse(sealed))


def _proposal(one: Proposal) -> Means:
    found = version.check(one, same_person)
    parts = limits.encode(found.terms.limits), terms.encode(found.terms)
    return {
        "hash": found.hash.hex(),
        "text": found.text,
        "parts": [sha256(part).hex() for part in parts],
        "cards": [card.hex() for card in found.shell.cards],
    }


def rendered_text() -> Made:
    """The text of terms, which is signed byte for byte."""
    text = render.render(chosen(), chosen().template, "en")
    return {"terms": terms.encode(chosen()).hex()}, text.encode(), {"text": text}


@row("agreement 7", "agreement 13")(rendered_text)
def _(given: Given, sealed: bytes) -> Means:
    found = terms.parse(octets(given, "terms"))
    text = render.render(found, found.template, found.language)
    return {"text": text if text.encode() == sealed else "another text"}


def signature_of_an_agreement() -> Made:
    """One person's signature."""
    return _proposed(), _signed("Ben").encode(), {"side": 1, "card": card_of("Ben").hash.hex()}


@row("agreement 10")(signature_of_an_agreement)
def _(given: Given, sealed: bytes) -> Means:
    found = version.check(version.parse(octets(given, "proposal")), same_person)
    one = signing.parse(sealed)
    return {"side": signing.verify(found, one, _key, same_person), "card": one.card.hex()}


def agreement_in_force() -> Made:
    """The shell under both signatures, as whoever is shown it checks it."""
    both = (_signed("Ben"), _signed("Ada"))
    made = signing.complete(proposed(), both, _key, same_person)
    return {"cards": ["Ada", "Ben"]}, made.encode(), {"hash": proposed().hash.hex()}


@row("agreement 8", "agreement 10")(agreement_in_force)
def _(given: Given, sealed: bytes) -> Means:
    first, second = (card_of(name).key for name in given["cards"])
    return {"hash": sha256(signing.read_signed(sealed, first, second).encode()).hex()}


def _proposed() -> Given:
    _, raw, _ = proposal()
    return {"proposal": raw.hex()}


def _signed(name: str) -> Signature:
    key = keys_of(name).signing_key()
    return signing.sign(proposed(), card_of(name).hash, key, same_person, seed("policy"))


def _key(card: bytes) -> VerifyKey:
    return next(card_of(name).key for name in ("Ada", "Ben") if card_of(name).hash == card)
