"""Chains, epoch records, room keys and history links."""

from dataclasses import replace

from quietroom.ground import canon
from quietroom.ground.canon import Value

from ..second import fixed
from . import naive
from .cast import (
    ADA,
    AGREEMENT,
    BEN,
    EVE,
    FIRST,
    FIRST_HASH,
    OMBUDS,
    ROOM,
    ROOM_KEYS,
    SECOND,
    STREAM,
    Json,
    Person,
    Plan,
    Scenario,
    case,
    flipped,
    record,
    refused,
    signatures,
    signed,
)

_MALFORMED = refused("malformed")


def chains() -> list[Scenario]:
    """Links of a chain."""

    def one(about: str, place: bytes, hashes: list[bytes], because: str) -> Scenario:
        given: dict[str, Json] = {"place": place.hex(), "items": [item.hex() for item in hashes]}
        head = naive.chained(place, hashes).hex()
        return case("room/chain", 4, about, given, {"index": len(hashes), "head": head}, because)

    first, other = fixed("first item"), fixed("second item")
    return [
        one("an empty room", ROOM, [], "h(0) is of the place alone"),
        one("an empty stream", STREAM, [], "each place begins with a head of its own"),
        one("one item", ROOM, [first], "h(1) takes h(0) and the item"),
        one("two items", ROOM, [first, other], "h(2) takes h(1)"),
        one("two items exchanged", ROOM, [other, first], "the order is in the head"),
        one("one item twice", ROOM, [first, first], "the number is in the head"),
    ]


def _read(plan: Plan) -> Json:
    return {
        "number": plan.number,
        "previous": plan.previous.hex() if plan.previous else None,
        "agreement": plan.agreement.hex() if plan.agreement else None,
        "ombuds": plan.ombuds.hex() if plan.ombuds else None,
        "cards": [one.card.hex() for one in plan.cards],
        "history": plan.keys is not None,
        "hash": naive.sha256(plan.payload()).hex(),
    }


def _bent(plan: Plan, part: int, place: int, value: Value) -> bytes:
    """The record of a plan with one field of its core (part 0) or of its payload exchanged."""
    core, made, link = plan.core(), [bytes(1168), bytes(1168)], None
    payload: list[Value] = [core, made, link]
    if part == 0:
        core[place] = value
    else:
        payload[part] = value
    return signed(canon.encode(payload), ADA, "epoch")


def records() -> list[Scenario]:
    """Records read."""

    def one(about: str, raw: bytes, expect: Json, because: str) -> Scenario:
        return case("room/epoch", 3, about, {"record": raw.hex()}, expect, because)

    def bad(about: str, place: int, value: Value, because: str, plan: Plan = SECOND) -> Scenario:
        return one(about, _bent(plan, 0, place, value), _MALFORMED, because)

    good = record(SECOND)
    return [
        one("the first epoch", record(FIRST), _read(FIRST), "nothing is before it"),
        one("an epoch under an agreement", good, _read(SECOND), "it names agreement and ombuds"),
        bad("a first epoch after something", 2, FIRST_HASH, "nothing is before epoch 0", FIRST),
        bad("a first epoch that is agreed", 3, AGREEMENT, "nothing is agreed in epoch 0", FIRST),
        bad("a first epoch with an ombuds", 4, OMBUDS.first, "nobody is named yet", FIRST),
        one(
            "a first epoch with old keys",
            _bent(FIRST, 2, 0, b""),
            _MALFORMED,
            "no keys are before epoch 0",
        ),
        bad("nothing before a later epoch", 2, None, "each names the one before"),
        bad("one card twice", 5, [ADA.card, ADA.card], "a room is of two"),
        bad("three cards", 5, [ADA.card, BEN.card, EVE.card], "a room is of two"),
        bad("a short room id", 0, bytes(15), "ids have 16 bytes"),
        bad("a number too large", 1, 1 << 32, "epochs are below 2^32"),
        bad("a check that is none", 6, None, "check has 32 bytes"),
        one(
            "a short wrap",
            _bent(SECOND, 1, 0, [bytes(1167), bytes(1168)]),
            _MALFORMED,
            "wraps have 1,168 bytes",
        ),
        one("a trailing byte", good + b"\0", _MALFORMED, "a record has one spelling"),
        one("cut short", good[:-1], _MALFORMED, "a record has one spelling"),
    ]


def signers() -> list[Scenario]:
    """Who of the two signed a record."""
    keys: list[Json] = [ADA.keys(), BEN.keys()]

    def one(about: str, raw: bytes, expect: Json, because: str) -> Scenario:
        given: dict[str, Json] = {"record": raw.hex(), "keys": keys}
        return case("room/signer", 7, about, given, expect, because)

    bad = refused("bad-signature")
    payload = SECOND.payload()
    return [
        one("the first of the two", record(SECOND), {"signer": 0}, "either may sign"),
        one("the second of the two", record(SECOND, BEN), {"signer": 1}, "either may sign"),
        one("a third person", record(SECOND, EVE), bad, "members sign records"),
        one(
            "signed for another use",
            signed(SECOND.payload(), ADA, "card"),
            bad,
            "a signature says what it is for",
        ),
        one(
            "one signature of each of the two",
            canon.encode([payload, *_halves(payload)]),
            bad,
            "both signatures are of one signer",
        ),
    ]


def _halves(payload: bytes) -> list[bytes]:
    ada, ben = (signatures(payload, who, "epoch") for who in (ADA, BEN))
    return [ada[0], ben[1]]


def keys() -> list[Scenario]:
    """Room keys opened."""

    def one(about: str, raw: bytes, who: Person, seed: Person, expect: Json, why: str) -> Scenario:
        given: dict[str, Json] = {
            "record": raw.hex(),
            "card": who.card.hex(),
            "seed": seed.seal_seed.hex(),
        }
        return case("room/room-key", 3, about, given, expect, why)

    good = record(SECOND)
    found: Json = {"room_key": SECOND.room_key.hex()}
    core = SECOND.core()
    wraps = [naive.wrap(core, who.card, who.seal, SECOND.room_key) for who in (ADA, BEN)]
    other = naive.wrap(core, ADA.card, ADA.seal, fixed("another room key"))
    shut, foreign = refused("cannot-open"), refused("bad-room-key")

    def bent(core: Value, made: Value) -> bytes:
        return signed(canon.encode([core, made, None]), BEN, "epoch")

    moved = replace(SECOND, ombuds=EVE.first).core()
    return [
        one("for the first of the two", good, ADA, ADA, found, "both get the same key"),
        one("for the second of the two", good, BEN, BEN, found, "both get the same key"),
        one("with another seed", good, ADA, EVE, shut, "a wrap is for one card"),
        one("of somebody not named", good, EVE, EVE, foreign, "a wrap is for one card"),
        one("wraps exchanged", bent(core, wraps[::-1]), ADA, ADA, shut, "the card is in the info"),
        one("under another core", bent(moved, wraps), ADA, ADA, shut, "the core is in the info"),
        one(
            "another key than the record fixes",
            bent(core, [other, wraps[1]]),
            ADA,
            ADA,
            foreign,
            "check fixes the key",
        ),
        one(
            "one bit of the wrap changed",
            bent(core, [flipped(wraps[0], -1), wraps[1]]),
            ADA,
            ADA,
            shut,
            "every byte is authentic or nothing opens",
        ),
    ]


def histories() -> list[Scenario]:
    """History links opened."""

    def one(about: str, link: Value, expect: Json, why: str, key: bytes | None = None) -> Scenario:
        payload = canon.encode([SECOND.core(), [bytes(1168), bytes(1168)], link])
        given: dict[str, Json] = {
            "record": signed(payload, ADA, "epoch").hex(),
            "room_key": (key or SECOND.room_key).hex(),
            "before": [record(FIRST).hex()],
        }
        return case("room/history", 3, about, given, expect, why)

    def link(keys: Value, room: bytes = ROOM, number: int = 1) -> bytes:
        return naive.history(SECOND.room_key, room, number, keys)

    good = link([[0, ROOM_KEYS[0]]])
    shut, foreign = refused("cannot-open"), refused("bad-room-key")
    return [
        one("the epoch before", good, {"keys": [[0, ROOM_KEYS[0].hex()]]}, "its check fits"),
        one("no epoch", link([]), {"keys": []}, "a signer may hold none"),
        one("no link", None, {"keys": []}, "an epoch may hand on nothing"),
        one("a key of its own making", link([[0, bytes(32)]]), foreign, "check fixes each key"),
        one("an epoch that is not there", link([[1, ROOM_KEYS[1]]]), foreign, "it has no check"),
        one("one epoch twice", link([[0, ROOM_KEYS[0]]] * 2), _MALFORMED, "epochs ascend"),
        one("a short key", link([[0, bytes(31)]]), _MALFORMED, "keys have 32 bytes"),
        one("of another room", link([], STREAM), shut, "the room is in the context"),
        one("of another epoch", link([], number=2), shut, "the epoch is in the context"),
        one("one bit changed", flipped(good, -1), shut, "every byte is authentic"),
        one("another room key", good, shut, "the key comes from the room key", fixed("other")),
    ]
