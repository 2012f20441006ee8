"""Parcels, and what a server takes."""

from dataclasses import replace

from quietroom.ground import canon
from quietroom.ground.canon import Value

from ..second import fixed
from . import naive
from .cast import (
    ADA,
    ADA_NEXT,
    BEN,
    EVE,
    FIRST,
    FIRST_HASH,
    ROOM,
    SECOND,
    SECOND_HASH,
    SMALL,
    STREAM,
    TIME,
    WORDS,
    Json,
    Person,
    Scenario,
    case,
    inside_of,
    priv_of,
    pub_of,
    record,
    refused,
)

_LEAF = fixed("leaf", 48)
GRANT: list[Value] = [fixed("grant", 16), fixed("account", 16), [fixed("entry")], [], TIME, b"x"]


def parcels() -> list[Scenario]:
    """Parcels read."""
    taken, made = naive.entry_hash(SMALL).hex(), SECOND_HASH.hex()

    def one(about: str, value: Value, expect: Json, because: str) -> Scenario:
        given: dict[str, Json] = {"parcel": canon.encode(value).hex()}
        return case("room/parcel", 5, about, given, expect, because)

    def bad(about: str, value: Value, because: str) -> Scenario:
        return one(about, value, refused("malformed"), because)

    item: Value = [0, SMALL]
    epoch: Value = [1, record(SECOND)]
    stub = canon.encode([pub_of(ADA), bytes(32), bytes(32), bytes(32)])
    return [
        one(
            "an entry",
            [[item], [], []],
            {"items": [taken], "leaves": 0, "grants": 0},
            "the least that a parcel holds",
        ),
        one(
            "a signature and the epoch that it begins, with a leaf and a grant",
            [[item, epoch], [_LEAF], [GRANT]],
            {"items": [taken, made], "leaves": 1, "grants": 1},
            "all of one act travels together, in order",
        ),
        one(
            "a grant with a leaf and nothing for the room",
            [[], [_LEAF], [GRANT]],
            {"items": [], "leaves": 1, "grants": 1},
            "a report of which the room is told later",
        ),
        bad("a leaf alone", [[], [_LEAF], []], "leaves come with an item or a grant"),
        bad("nothing", [[], [], []], "leaves come with an item or a grant"),
        bad("seventeen items", [[item] * 17, [], []], "at most 16"),
        bad("sixty-five leaves", [[item], [_LEAF] * 65, []], "at most 64"),
        bad("seventeen grants", [[item], [], [GRANT] * 17], "at most 16"),
        bad("a short leaf", [[item], [_LEAF[1:]], []], "leaves have 48 bytes"),
        bad("a stub", [[[2, stub]], [], []], "nobody posts a stub"),
        bad("an entry as a record", [[[1, SMALL]], [], []], "the number says what it is"),
        bad("a record as an entry", [[[0, record(SECOND)]], [], []], "the number says what it is"),
        bad("two parts", [[item], []], "a parcel has three parts"),
    ]


def _head(
    number: int | None = 1,
    named: tuple[Person, Person] | None = (ADA, BEN),
    current: tuple[Person, Person] = (ADA, BEN),
    room: bytes = ROOM,
    before: bytes | None = SECOND_HASH,
) -> Json:
    return {
        "room": room.hex(),
        "number": number,
        "record": before.hex() if before else None,
        "named": [one.card.hex() for one in named] if named else None,
        "current": [one.card.hex() for one in current],
    }


_EMPTY = _head(None, None, before=None)


def entries() -> list[Scenario]:
    """Entries taken and refused."""
    raw = naive.entry(inside_of(ADA), pub_of(ADA, 4), priv_of(ADA), WORDS)

    def one(
        about: str, head: Json, code: str | None, why: str, sender: Person = ADA, following: int = 4
    ) -> Scenario:
        given: dict[str, Json] = {
            "head": head,
            "envelope": raw.hex(),
            "sender": sender.card.hex(),
            "next_seq": following,
        }
        expect = "accepted" if code is None else refused(code)
        return case("room/accept-entry", 6, about, given, expect, why)

    return [
        one("the next of its writer", _head(), None, "all rules hold"),
        one("of another room", _head(room=STREAM), "does-not-follow", "an entry has one room"),
        one("the room moved on", _head(2), "old-epoch", "only the latest epoch is written in"),
        one("a room without an epoch", _EMPTY, "old-epoch", "there is no key to write under"),
        one(
            "my card has a successor",
            _head(current=(ADA_NEXT, BEN)),
            "card-succeeded",
            "the next epoch must name the new card first",
        ),
        one(
            "the other's card has a successor",
            _head(current=(ADA, person_next())),
            "card-succeeded",
            "the old card would read on",
        ),
        one("in the other's name", _head(), "not-yours", "the author sends it", BEN),
        one("sent by a stranger", _head(), "not-yours", "the author sends it", EVE),
        one(
            "by a card not named",
            _head(named=(EVE, BEN), current=(EVE, BEN)),
            "not-yours",
            "the epoch names its authors",
        ),
        one("again", _head(), "seq-gap", "each number is used once", following=5),
        one("one left out", _head(), "seq-gap", "no number is left out", following=3),
    ]


def person_next() -> Person:
    """The mentor's next card."""
    return replace(BEN, card=fixed("mentor 1 card"), generation=1)


def records() -> list[Scenario]:
    """Records taken and refused."""

    def one(
        about: str,
        head: Json,
        code: str | None,
        why: str,
        sender: Person = ADA,
        raw: bytes | None = None,
    ) -> Scenario:
        given: dict[str, Json] = {
            "head": head,
            "record": (raw or record(SECOND)).hex(),
            "sender": sender.card.hex(),
            "key": sender.keys(),
        }
        expect = "accepted" if code is None else refused(code)
        return case("room/accept-record", 6, about, given, expect, why)

    begun = _head(0, before=FIRST_HASH)
    unfit = "does-not-follow"
    return [
        one("the first epoch", _EMPTY, None, "a room begins with epoch 0", raw=record(FIRST)),
        one("the next epoch", begun, None, "all rules hold"),
        one("again", _head(), unfit, "each number is used once"),
        one("one left out", _EMPTY, unfit, "no number is left out"),
        one("after another record", _head(0, before=fixed("x")), unfit, "it names the one before"),
        one("of another room", _head(0, before=FIRST_HASH, room=STREAM), unfit, "one room"),
        one(
            "naming a card with a successor",
            _head(0, before=FIRST_HASH, current=(ADA_NEXT, BEN)),
            unfit,
            "only the newest cards are named",
        ),
        one(
            "in another order",
            _head(0, before=FIRST_HASH, current=(BEN, ADA)),
            unfit,
            "the order is that of epoch 0",
        ),
        one("sent by a stranger", begun, "not-yours", "members send records", EVE),
        one("signed by the other", begun, "bad-signature", "the sender signs", BEN),
    ]
