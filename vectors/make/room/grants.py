"""Grants from outside and inside, stamps, and what is shown to the ombuds."""

from dataclasses import replace

from quietroom.ground import canon
from quietroom.ground.canon import Value

from .. import wraps
from ..second import fixed
from . import naive
from .accepting import GRANT
from .cast import (
    ADA,
    BEN,
    EVE,
    OMBUDS,
    TIME,
    WORDS,
    Json,
    Person,
    Scenario,
    case,
    flipped,
    inside_of,
    priv_of,
    pub_of,
    refused,
    signatures,
)

_MALFORMED, _SHUT, _FALSE = refused("malformed"), refused("cannot-open"), refused("bad-stamp")
_SECRET = fixed("server secret")


def outsides() -> list[Scenario]:
    """Grants as the server sees them."""

    def one(about: str, value: Value, expect: Json, because: str) -> Scenario:
        given: dict[str, Json] = {"grant": canon.encode(value).hex()}
        return case("grant/outside", 2, about, given, expect, because)

    def bent(about: str, place: int, value: Value, because: str) -> Scenario:
        parts = list(GRANT)
        parts[place] = value
        return one(about, parts, _MALFORMED, because)

    entry, file = fixed("entry"), fixed("file", 16)
    read: Json = {
        "id": fixed("grant", 16).hex(),
        "recipient": fixed("account", 16).hex(),
        "entries": [entry.hex()],
        "attachments": [],
        "until": TIME,
        "size": 1,
    }
    return [
        one("of one entry", GRANT, read, "all that the server sees"),
        bent("a short id", 0, bytes(15), "ids have 16 bytes"),
        bent("to a card", 1, bytes(32), "a recipient is an account"),
        bent("of no entry", 2, [], "a grant names what it opens"),
        bent("of one entry twice", 2, [entry, entry], "each once"),
        bent("of too many entries", 2, [bytes([n]) * 32 for n in range(256)] + [entry], "256"),
        bent("of one file twice", 3, [file, file], "each once"),
        bent("without an end", 4, None, "every grant ends"),
    ]


_ROW: list[Value] = [fixed("entry"), fixed("k"), fixed("r"), "at-once"]


def sealed() -> list[Scenario]:
    """Grants opened."""

    def one(
        about: str, raw: bytes, expect: Json, because: str, who: Person = EVE, card: Person = EVE
    ) -> Scenario:
        given: dict[str, Json] = {
            "seed": who.seal_seed.hex(),
            "card": card.card.hex(),
            "sealed": raw.hex(),
        }
        return case("grant/open", 3, about, given, expect, because)

    def closed(inside: Value) -> bytes:
        return naive.grant(EVE.seal, EVE.card, canon.encode(inside))

    def bent(about: str, place: int, value: Value, because: str) -> Scenario:
        parts = list(inside)
        parts[place] = value
        return one(about, closed(parts), _MALFORMED, because)

    signed: list[Value] = list(signatures(b"payload", ADA, "consent"))
    inside: list[Value] = ["release", [_ROW], b"payload", signed, [None]]
    good = closed(inside)
    shown: list[Value] = ["ombuds", [], b"payload", [], []]
    bare = wraps.seal_to(
        EVE.seal, naive.lp("grant", EVE.card), canon.encode(inside), fixed("coins", 64)
    )
    return [
        one("a release", good, _found("release", 1, 2), "its card and its seed"),
        one("a showing", closed(shown), _found("ombuds", 0, 0), "no key is handed out"),
        one("with another seed", good, _SHUT, "it is sealed to one card", BEN),
        one("as another card", good, _SHUT, "the card is in the info", EVE, BEN),
        one("one bit changed", flipped(good, -1), _SHUT, "every byte is authentic"),
        one("cut short", good[:1120], _SHUT, "nothing is left of it"),
        one("nothing", b"", _SHUT, "no bytes are no grant"),
        one("without padding", bare, _MALFORMED, "what is inside is padded"),
        bent("of another kind", 0, "gift", "two kinds there are"),
        bent("a short k", 1, [[fixed("entry"), bytes(31), fixed("r"), "at-once"]], "32 bytes"),
        bent("never told", 1, [[*_ROW[:3], "never"]], "at once, or delayed"),
        bent("half a signer", 3, signed[:1], "every signer has two"),
        bent("three signers", 3, signed * 3, "at most two"),
        bent("no extras", 4, None, "extras are an array"),
    ]


def _found(kind: str, keys: int, signed: int) -> Json:
    return {"kind": kind, "keys": keys, "payload": b"payload".hex(), "signatures": signed}


def _stamp(pub: Value, com: bytes, time: int, ombuds: Person = OMBUDS) -> bytes:
    key = naive.hkdf(_SECRET, "stamp-key", ombuds.first)
    return naive.mac(key, naive.lp("stamp", naive.sha256(canon.encode(pub)), com, time))


def stamps() -> list[Scenario]:
    """Stamps made."""

    def one(about: str, pub: Value, com: bytes, because: str, ombuds: Person = OMBUDS) -> Scenario:
        given: dict[str, Json] = {
            "secret": _SECRET.hex(),
            "ombuds": ombuds.first.hex(),
            "pub": canon.encode(pub).hex(),
            "com": com.hex(),
            "time": TIME,
        }
        expect: Json = {
            "key": naive.hkdf(_SECRET, "stamp-key", ombuds.first).hex(),
            "stamp": _stamp(pub, com, TIME, ombuds).hex(),
        }
        return case("grant/stamp", 6, about, given, expect, because)

    com = fixed("com")
    return [
        one("for the ombuds of the room", pub_of(BEN), com, "over outside, com and time"),
        one("of another entry", pub_of(BEN, 1), com, "the outside is in it"),
        one("for another ombuds", pub_of(BEN), com, "each has a key of their own", EVE),
    ]


def shown() -> list[Scenario]:
    """What is shown to the ombuds, checked."""
    pub, priv, kf = pub_of(BEN), priv_of(BEN), fixed("kf")
    com = naive.commit(kf, pub, priv, WORDS)
    row: list[Value] = [pub, com, kf, priv, WORDS, TIME, _stamp(pub, com, TIME)]
    made = naive.entry(inside_of(BEN), pub, priv, WORDS)
    assert com in made

    def one(
        about: str, rows: Value, expect: Json, because: str, ombuds: Person = OMBUDS
    ) -> Scenario:
        given: dict[str, Json] = {
            "key": naive.hkdf(_SECRET, "stamp-key", ombuds.first).hex(),
            "shown": canon.encode([rows, "It happened again."]).hex(),
        }
        return case("grant/evidence", 6, about, given, expect, because)

    def bent(about: str, place: int, value: Value, because: str, code: Json = _FALSE) -> Scenario:
        parts = list(row)
        parts[place] = value
        return one(about, [parts], code, because)

    good: Json = {"shown": 1, "words": "It happened again."}
    later = [*row[:5], TIME + 1, _stamp(pub, com, TIME + 1)]
    return [
        one("as it was said", [row], good, "words, label, author and time are those stamped"),
        one("at a later time", [later], good, "each acceptance has its stamp"),
        bent("other words", 4, ["I want to stay.", []], "com commits to the words"),
        bent("another label", 3, ["may-tell", *priv[1:]], "com commits to the label"),
        bent("another owner", 3, priv_of(BEN, owner=ADA.first), "com commits to the owner"),
        bent("another author", 0, pub_of(ADA), "the outside is stamped"),
        bent("another number", 0, pub_of(BEN, 1), "the outside is stamped"),
        bent("another kf", 2, fixed("other"), "kf opens com and no other does"),
        bent("another time", 5, TIME + 1, "the time is stamped"),
        bent("another stamp", 6, bytes(32), "a stamp is a MAC"),
        one("another ombuds", [row], _FALSE, "a stamp is for one ombuds", replace(EVE)),
        bent("no words", 3, None, "priv has seven fields", _MALFORMED),
        bent("a short stamp", 6, bytes(31), "stamps have 32 bytes", _MALFORMED),
        one("nothing of it an array", None, _MALFORMED, "entries are an array"),
    ]
