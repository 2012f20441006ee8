"""Scenarios of shells, proposals, signatures, and where an agreement stands."""

from collections.abc import Sequence
from dataclasses import replace

from quietroom.agreement import limits, terms, version
from quietroom.agreement.people import Person
from quietroom.agreement.render import render
from quietroom.agreement.signing import Signature
from quietroom.agreement.terms import Terms
from quietroom.agreement.version import PARTS, Place, Proposal
from quietroom.ground import canon
from quietroom.ground.canon import Value
from quietroom.ground.signature import Signed

from .cast import (
    AGREEMENT,
    AMINA,
    INES,
    LINEAGES,
    LOG,
    NOOR,
    NOOR_LATER,
    ROOM,
    SIDES,
    STRANGER,
    TERMS,
    Json,
    Scenario,
    altered,
    case,
    keys,
    parts,
    proposal,
    refused,
    signed,
)

ONE = proposal(TERMS, "one")
TWO = proposal(replace(TERMS, purpose="Find what I enjoy most."), "two")
NEXT = proposal(replace(TERMS, end=None, renewals=(), retention=None), "next",
                Place(ROOM, LOG, AGREEMENT, 2, ONE.hash))  # fmt: skip
SILENT = proposal(replace(TERMS, parties=(SIDES[0], replace(SIDES[1], undertakings=()))), "silent")


def _resealed(of: Proposal, **changes: object) -> Proposal:
    shell = version.parse_shell(of.payload)
    return replace(of, payload=replace(shell, **changes).encode())  # type: ignore[arg-type]


def _rehashed(**changes: object) -> Proposal:
    changed = replace(ONE, **changes)  # type: ignore[arg-type]
    values = (changed.limits, changed.terms, changed.text.encode())
    hashes = tuple(map(version.part_hash, PARTS, changed.salts, values))
    return _resealed(changed, hashes=hashes)


def shells() -> list[Scenario]:
    """Shells and the parts that they fix."""
    shell = version.parse_shell(ONE.payload)
    fields = canon.decode(ONE.payload)
    assert isinstance(fields, list)

    def bad(about: str, place: int, value: Value, because: str) -> Scenario:
        raw = canon.encode([*fields[:place], value, *fields[place + 1 :]])
        return case("shell", "8.1", about, {"shell": raw.hex()}, refused("malformed"), because)

    def part(about: str, name: str, value: bytes, expect: Json, because: str) -> Scenario:
        salt = ONE.salts[PARTS.index(name)]
        given: Json = {
            "shell": ONE.payload.hex(),
            "name": name,
            "salt": salt.hex(),
            "value": value.hex(),
        }
        return case("part", "8.2", about, given, expect, because)

    expect: Json = {
        "version": shell.version,
        "agreement": AGREEMENT.hex(),
        "previous": None,
        "room": ROOM.hex(),
        "cards": [NOOR.hex(), AMINA.hex()],
        "ombuds": INES.card.hex(),
        "log_policy": LOG.hex(),
        "language": "en",
        "hash": ONE.hash.hex(),
    }
    differs = refused("agreement-text-differs")
    return [
        case(
            "shell", "8.1", "first version", {"shell": ONE.payload.hex()}, expect, "what is signed"
        ),
        bad("version 0", 1, 0, "versions count from 1"),
        bad("three cards", 5, [NOOR, AMINA, STRANGER], "two people sign"),
        bad("a short id", 2, bytes(15), "16 bytes"),
        bad("no log policy", 7, None, "the log that is trusted"),
        bad("an unknown language", 8, "de", "no clauses in it"),
        bad("two hashes", 9, [bytes(32)] * 2, "three parts"),
        part("limits for an officer", "limits", ONE.limits, "checked", "they and nothing else"),
        part("the text", "text", ONE.text.encode(), "checked", "as UTF-8"),
        part("other limits", "limits", limits.encode(()), differs, "not what was signed"),
        part("one part for another", "terms", ONE.limits, differs, "the name is in the hash"),
    ]


def proposals() -> list[Scenario]:
    """Proposals as they travel, honest and forged."""

    def check(about: str, of: Proposal, code: str | None, because: str) -> Scenario:
        given: Json = {"parts": parts(of), "lineages": LINEAGES}
        good: Json = {"hash": of.hash.hex()}
        expect = refused(code) if code else good
        return case("check", "9.2", about, given, expect, because)

    differs = "agreement-text-differs"
    gutted = altered(TERMS, "risk-to-life", on=False)
    body: Json = {"proposal": canon.encode(ONE.fields()[:4]).hex()}
    whole: Json = {"proposal": ONE.encode().hex()}
    return [
        case("proposal", "9.1", "as it travels", whole, parts(ONE), "the body of an entry"),
        case("proposal", "9.1", "no text", body, refused("malformed"), "five fields"),
        check("honest", ONE, None, "everything says the same"),
        check("another text", replace(ONE, text=ONE.text + "x"), differs, "to one side"),
        check("another text, hashed", _rehashed(text=ONE.text + "x"), differs, "rendered anew"),
        check(
            "the same in French, hashed",
            _rehashed(text=render(TERMS, 1, "fr")),
            differs,
            "one language binds",
        ),
        check("other terms, hashed", _rehashed(terms=TWO.terms), differs, "the text is another's"),
        check(
            "another officer in the limits, hashed",
            _rehashed(limits=limits.encode(altered(TERMS, "harassment", officer=INES).limits)),
            differs,
            "an officer would be shown other limits than the two read",
        ),
        check("another card", _resealed(ONE, cards=(NOOR, STRANGER)), differs, "not the terms'"),
        check("another ombuds", _resealed(ONE, ombuds=STRANGER), differs, "not the terms'"),
        check("another language", _resealed(ONE, language="fr"), differs, "not the terms'"),
        check(
            "life switched off, all hashed",
            _rehashed(
                limits=limits.encode(gutted.limits),
                terms=canon.encode(terms.write(gutted)),
                text=render(gutted, 1, "en"),
            ),
            "limit-not-removable",
            "hashes do not make it a choice",
        ),
        check(
            "the mentee's later card as ombuds",
            proposal(replace(TERMS, ombuds=Person(NOOR_LATER, "Somebody")), "hidden"),
            "conflicted-person",
            "lineages are compared, not cards",
        ),
    ]


def signatures() -> list[Scenario]:
    """Signatures of one side, and signed agreements."""

    def one(about: str, of: Proposal, found: Signature, expect: Json, because: str) -> Scenario:
        given: Json = {
            "parts": parts(of),
            "signature": found.encode().hex(),
            "keys": keys(found.card),
            "lineages": LINEAGES,
        }
        return case("signature", "10.3", about, given, expect, because)

    def both(about: str, found: Sequence[Signature], expect: Json, because: str) -> Scenario:
        whole = Signed(ONE.payload, tuple(one for each in found for one in each.signatures))
        given: Json = {"signed": whole.encode().hex(), "keys": keys(NOOR, AMINA)}
        return case("signed", "10.3", about, given, expect, because)

    bad = refused("bad-signature")
    noor, amina = signed(NOOR, ONE), signed(AMINA, ONE)
    return [
        one("of the first side", ONE, noor, {"side": 0}, "both kinds verify"),
        one("of a successor", ONE, signed(NOOR_LATER, ONE), {"side": 0}, "the same person"),
        one("for another", ONE, signed(NOOR, TWO), bad, "other bytes"),
        one("renamed", ONE, replace(signed(NOOR, TWO), agreement=ONE.hash), bad, "other bytes"),
        one(
            "naming another", ONE, replace(noor, agreement=TWO.hash), bad, "good bytes, other name"
        ),
        one("for another use", ONE, signed(NOOR, ONE, "consent"), bad, "domains are apart"),
        one(
            "of a stranger", ONE, signed(STRANGER, ONE), refused("not-your-agreement"), "not named"
        ),
        one(
            "while one side is silent",
            SILENT,
            signed(NOOR, SILENT),
            refused("undertaking-missing"),
            "each says how they keep what they hear",
        ),
        both("by both", (noor, amina), {"hash": ONE.hash.hex()}, "in the order of the cards"),
        both("the other way round", (amina, noor), bad, "order counts"),
        both("by one twice", (noor, noor), bad, "two people sign"),
        both("by one", (noor,), refused("malformed"), "four signatures"),
    ]


def states() -> list[Scenario]:
    """Room chains, as far as agreements go."""
    fresh = replace(SIDES[0], card=STRANGER)
    anew: Terms = replace(TERMS, parties=(fresh, SIDES[1]))
    again = proposal(anew, "anew", Place(ROOM, LOG, AGREEMENT, 2, ONE.hash))
    elsewhere = proposal(TERMS, "elsewhere", Place(bytes(16), LOG, AGREEMENT))
    known = {"one": ONE, "two": TWO, "next": NEXT, "again": again, "elsewhere": elsewhere}

    def run(about: str, events: list[Json], expect: Json, because: str) -> Scenario:
        text = str(events)
        used = {name: of for name, of in known.items() if f"'{name}'" in text}
        given: Json = {
            "room": ROOM.hex(),
            "lineages": LINEAGES,
            "keys": keys(*(card for card in (NOOR, AMINA, STRANGER) if card.hex() in text)),
            "proposals": {name: parts(of) for name, of in used.items()},
            "events": events,
        }
        return case("state", "11.2", about, given, expect, because)

    begin: Json = ["epoch", [NOOR.hex(), AMINA.hex()], None]
    begun: Json = ["epoch", [NOOR.hex(), AMINA.hex()], ONE.hash.hex()]

    def say(card: bytes, name: str) -> Json:
        return ["propose", card.hex(), name]

    def sign(card: bytes, name: str) -> Json:
        return ["sign", card.hex(), signed(card, known[name]).encode().hex()]

    agreed: list[Json] = [begin, say(NOOR, "one"), sign(NOOR, "one"), sign(AMINA, "one"), begun]
    return [
        run(
            "two of one agreement",
            [
                begin,
                say(NOOR, "one"),
                sign(NOOR, "one"),
                say(AMINA, "two"),
                sign(AMINA, "two"),
                sign(AMINA, "one"),
                sign(NOOR, "two"),
                begun,
            ],
            {
                "in_force": ONE.hash.hex(),
                "since": 6,
                "open": [],
                "epoch_agreement": ONE.hash.hex(),
                "refused": [[7, "proposal-not-open"]],
            },
            "the first that both signed binds, the other is closed",
        ),
        run(
            "taken back",
            [
                begin,
                say(NOOR, "one"),
                ["take-back", AMINA.hex(), ONE.hash.hex()],
                ["take-back", NOOR.hex(), ONE.hash.hex()],
                sign(AMINA, "one"),
            ],
            {
                "in_force": None,
                "since": None,
                "open": [],
                "epoch_agreement": None,
                "refused": [[3, "proposal-not-open"], [5, "proposal-not-open"]],
            },
            "by its author only; then nobody signs it",
        ),
        run(
            "mid-term",
            [
                *agreed,
                say(AMINA, "two"),
                say(AMINA, "next"),
                sign(AMINA, "next"),
                sign(AMINA, "next"),
                ["epoch", [NOOR.hex(), AMINA.hex()], NEXT.hash.hex()],
            ],
            {
                "in_force": ONE.hash.hex(),
                "since": 4,
                "open": [NEXT.hash.hex()],
                "epoch_agreement": ONE.hash.hex(),
                "refused": [
                    [6, "agreement-not-next"],
                    [9, "already-signed"],
                    [10, "agreement-not-in-force"],
                ],
            },
            "a version follows the one in force, and one signature is not two",
        ),
        run(
            "a fresh start",
            [
                *agreed,
                say(NOOR, "next"),
                ["epoch", [STRANGER.hex(), AMINA.hex()], None],
                say(NOOR, "next"),
                say(AMINA, "again"),
                sign(STRANGER, "again"),
                sign(AMINA, "again"),
                ["epoch", [STRANGER.hex(), AMINA.hex()], again.hash.hex()],
            ],
            {
                "in_force": again.hash.hex(),
                "since": 11,
                "open": [],
                "epoch_agreement": again.hash.hex(),
                "refused": [[8, "agreement-wrong-people"]],
            },
            "what named the old lineage closes; both agree anew",
        ),
        run(
            "a reader who joined by a fresh start",
            [
                ["epoch", [NOOR.hex(), AMINA.hex()], ONE.hash.hex(), "unread"],
                say(NOOR, "one"),
                say(AMINA, "next"),
                sign(NOOR, "next"),
                sign(AMINA, "next"),
                ["epoch", [NOOR.hex(), AMINA.hex()], TWO.hash.hex(), "unread"],
            ],
            {
                "in_force": NEXT.hash.hex(),
                "since": 5,
                "open": [],
                "epoch_agreement": ONE.hash.hex(),
                "refused": [[2, "agreement-not-next"], [6, "agreement-not-in-force"]],
            },
            "a record is believed about what cannot be opened, and not beyond it",
        ),
        run(
            "other people, another room",
            [begin, say(NOOR, "again"), say(NOOR, "elsewhere"), say(STRANGER, "one")],
            {
                "in_force": None,
                "since": None,
                "open": [],
                "epoch_agreement": None,
                "refused": [
                    [2, "agreement-wrong-people"],
                    [3, "agreement-wrong-people"],
                    [4, "agreement-wrong-people"],
                ],
            },
            "between these two, in this room",
        ),
        run(
            "a counter-proposal",
            [
                begin,
                say(NOOR, "one"),
                say(NOOR, "one"),
                say(AMINA, "two"),
                ["sign", AMINA.hex(), signed(NOOR, ONE).encode().hex()],
                ["sign", STRANGER.hex(), signed(STRANGER, ONE).encode().hex()],
                ["epoch", [NOOR.hex(), AMINA.hex()], ONE.hash.hex()],
            ],
            {
                "in_force": None,
                "since": None,
                "open": [ONE.hash.hex(), TWO.hash.hex()],
                "epoch_agreement": None,
                "refused": [
                    [3, "agreement-not-next"],
                    [5, "agreement-wrong-people"],
                    [6, "agreement-wrong-people"],
                    [7, "agreement-not-in-force"],
                ],
            },
            "both stay open; a signature is taken from its own card only",
        ),
    ]
