"""Rooms and streams read from their beginning: what is wrong with each line, and what counts."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from quietroom.ground import canon
from quietroom.ground.canon import Value

from ..second import fixed
from . import naive
from .cast import (
    ADA,
    ADA_NEXT,
    AGREEMENT,
    BEN,
    EVE,
    FIRST,
    FIRST_HASH,
    LOG_ROOT,
    LOG_SIZE,
    OMBUDS,
    ROOM,
    ROOM_KEYS,
    SECOND,
    SECOND_HASH,
    WORDS,
    Json,
    Person,
    Plan,
    Scenario,
    case,
    inside_of,
    person,
    priv_of,
    pub_of,
    record,
    seen_at,
    signed,
)
from .naive import Author

ENTRY, RECORD, STUB = 0, 1, 2

Item = tuple[int, bytes]

LOG = fixed("log policy")
ROOTS: dict[str, Json] = {str(LOG_SIZE): LOG_ROOT.hex()}
BEGUN: list[Item] = [(RECORD, record(FIRST)), (RECORD, record(SECOND))]
HASHES = [FIRST_HASH, SECOND_HASH]
IN_FORCE: dict[str, Json] = {
    "agreement": AGREEMENT.hex(),
    "ombuds": OMBUDS.first.hex(),
    "people": [ADA.first.hex(), BEN.first.hex()],
    "log": LOG.hex(),
}
ANEW = person("mentee anew")
_EVERYBODY = (ADA, BEN, ADA_NEXT, ANEW, EVE)
ANEW_AGREEMENT = fixed("agreed anew")


def hash_of(item: Item) -> bytes:
    """The item hash."""
    kind, raw = item
    if kind == ENTRY:
        return naive.entry_hash(raw)
    if kind == RECORD:
        payload: Any = canon.split(raw)[0][0]
        return naive.sha256(payload)
    read: Any = canon.decode(raw)
    pub, com, mine, digest = read
    return naive.sha256(naive.lp("entry-hash", canon.encode(pub), com, mine, digest))


def said(
    author: Person, number: int, words: str, seen: Value = None, **priv: str | bytes
) -> tuple[Item, str]:
    """An entry and the hexadecimal of its body, that a line which counts shows."""
    body: Value = [words, []]
    made = priv_of(author, seen=seen, **priv)  # type: ignore[arg-type]
    raw = naive.entry(inside_of(author), pub_of(author, number), made, body, words)
    return (ENTRY, raw), canon.encode(body).hex()


def line_of(*faults: str, body: str | None = None) -> Json:
    """One line as a reader shows it."""
    return {"faults": list(faults), "body": body}


def room_of(
    about: str,
    items: Sequence[Item],
    lines: Sequence[Json],
    because: str,
    me: Sequence[Person] = (ADA,),
    in_force: Sequence[Json] = (),
    mentee: Sequence[Person] = (ADA,),
    log: bytes = LOG,
) -> Scenario:
    """A room read by `me`, who mirrors the log of the policy of hash `log`."""
    head = naive.chained(ROOM, [hash_of(item) for item in items])
    given: dict[str, Json] = {
        "room": ROOM.hex(),
        "mine": [one.secrets() for one in me],
        "people": [one.known() for one in _EVERYBODY if any(one.card in raw for _, raw in items)],
        "accepted": [[one.first.hex() for one in mentee], [BEN.first.hex()]],
        "log": log.hex(),
        "first_log": LOG.hex(),
        "roots": ROOTS,
        "in_force": [{"after": 1, **IN_FORCE}, *in_force],
        "items": [[kind, raw.hex()] for kind, raw in items],
    }
    expect: Json = {"lines": list(lines), "index": len(items), "head": head.hex()}
    return case("room/reader", 7, about, given, expect, because)


def _stub(item: Item) -> Item:
    read: Any = canon.decode(item[1])
    pub, com, mine, sealed = read
    return STUB, canon.encode([pub, com, mine, naive.sha256(sealed)])


OK: list[Json] = [line_of(), line_of()]


def _one(about: str, item: Item, line: Json, because: str) -> Scenario:
    return room_of(about, [*BEGUN, item], [*OK, line], because)


def rooms() -> list[Scenario]:
    """Rooms read."""
    return [*_told(), *_lied(), *_records(), *_begun_anew()]


def _told() -> list[Scenario]:
    hers, hers_body = said(ADA, 0, "hers")
    his, his_body = said(BEN, 0, "his", seen_at(ROOM, [*HASHES, hash_of(hers)]))
    notes, notes_body = said(BEN, 0, "notes on hers", owner=ADA.first)
    lines = [*OK, line_of(body=hers_body), line_of(body=his_body)]
    return [
        room_of("an honest room, for the one", [*BEGUN, hers, his], lines, "nothing is wrong"),
        room_of("an honest room, for the other", [*BEGUN, hers, his], lines, "the same", me=(BEN,)),
        _one("notes on the other's words", notes, line_of(body=notes_body), "labelled for the two"),
    ]


def _lied() -> list[Scenario]:
    his, body = said(BEN, 0, "his")
    after, after_body = said(BEN, 1, "after")
    late: Item = (ENTRY, naive.entry(inside_of(BEN, 0), pub_of(BEN, epoch=0), priv_of(BEN), WORDS))
    foreign: Item = (ENTRY, naive.entry(inside_of(EVE), pub_of(EVE), priv_of(EVE), WORDS))
    forger = Author(ROOM_KEYS[1], "entry-key", BEN.self_key)
    forged: Item = (ENTRY, naive.entry(forger, pub_of(ADA), priv_of(ADA), WORDS))
    cut: Item = (ENTRY, _cut(his[1]))
    ahead, ahead_body = said(BEN, 0, "ahead", seen_at(ROOM, [*HASHES, fixed("withheld")]))
    other, other_body = said(BEN, 0, "other room", [2, fixed("head"), LOG_SIZE, LOG_ROOT])
    head = naive.chained(ROOM, HASHES)
    log, log_body = said(BEN, 0, "other log", [2, head, LOG_SIZE, fixed("fork")])
    beyond, beyond_body = said(BEN, 0, "more log", [2, head, LOG_SIZE + 4, fixed("more")])
    told, told_body = said(BEN, 0, "may tell hers", owner=ADA.first, label="may-tell")
    third, third_body = said(BEN, 0, "a third's", owner=EVE.first)
    kept, _ = said(BEN, 0, "kept", kind="kept")
    return [
        _one("a number left out", after, line_of("withheld", body=after_body), "one is missing"),
        room_of(
            "an entry twice",
            [*BEGUN, his, his],
            [*OK, line_of(body=body), line_of("repeated")],
            "each number is used once; the second time it counts for nothing",
        ),
        _one("its author saw more", ahead, line_of("withheld", body=ahead_body), "one is missing"),
        _one(
            "its author saw another room", other, line_of("chain-differs", body=other_body), "head"
        ),
        _one("its author saw another log", log, line_of("log-differs", body=log_body), "root"),
        _one(
            "its author saw more of the log than there is",
            beyond,
            line_of("withheld", body=beyond_body),
            "the log was read to its end and is behind",
        ),
        _one(
            "in my name", forged, line_of("not-mine"), "who holds the room key cannot make my mark"
        ),
        _one("by a stranger", foreign, line_of("void-entry"), "the epoch names its authors"),
        _one(
            "of an epoch that is over", late, line_of("void-entry"), "nothing of it counts any more"
        ),
        _one("of a kind of one's own stream", kept, line_of("void-entry"), "no place in a room"),
        _one("cut short", cut, line_of("cannot-open"), "every byte is authentic or nothing opens"),
        room_of(
            "a deleted ciphertext",
            [*BEGUN, _stub(his), after],
            [*OK, line_of("withheld"), line_of(body=after_body)],
            "the chain and the count go on",
        ),
        _one(
            "another's words to tell",
            told,
            line_of("mislabelled", body=told_body),
            "not his to give",
        ),
        _one(
            "owned by a third", third, line_of("mislabelled", body=third_body), "nobody of the two"
        ),
        room_of(
            "an end before anything is agreed",
            [BEGUN[0], _early("words"), _early("end")],
            [line_of(), line_of("not-agreed-yet"), line_of(body=canon.encode(WORDS).hex())],
            "leaving needs no agreement",
        ),
        room_of(
            "before anything is agreed",
            [BEGUN[0], _early("words"), _early("proposal")],
            [line_of(), line_of("not-agreed-yet"), line_of(body=canon.encode(WORDS).hex())],
            "only proposals and signatures are shown",
        ),
    ]


def _cut(raw: bytes) -> bytes:
    read: Any = canon.decode(raw)
    pub, com, mine, sealed = read
    return canon.encode([pub, com, mine, sealed[:-1]])


def _early(kind: str) -> Item:
    number = 0 if kind == "words" else 1
    priv = priv_of(BEN, kind, seen_at(ROOM, [FIRST_HASH]))
    return ENTRY, naive.entry(inside_of(BEN, 0), pub_of(BEN, number, 0), priv, WORDS, kind)


THIRD = replace(SECOND, number=2, previous=SECOND_HASH, keys=[])


def _records() -> list[Scenario]:
    def void(about: str, plan: Plan, because: str, signer: Person = BEN) -> Scenario:
        items = [*BEGUN, (RECORD, record(plan, signer))]
        return room_of(about, items, [*OK, line_of("void-record")], because, me=(BEN,))

    other = naive.wrap(THIRD.core(), ADA.card, ADA.seal, fixed("another room key"))
    right = naive.wrap(THIRD.core(), BEN.card, BEN.seal, THIRD.room_key)
    spoilt = signed(canon.encode([THIRD.core(), [other, right], None]), BEN, "epoch")
    renewed = replace(THIRD, number=2, cards=(ADA_NEXT, BEN))
    return [
        room_of(
            "a new card",
            [*BEGUN, (RECORD, record(renewed, BEN))],
            [*OK, line_of()],
            "the newest card of a lineage is named",
            me=(ADA, ADA_NEXT),
        ),
        _back(),
        *_after_void(),
        void("a stranger", replace(THIRD, cards=(EVE, BEN)), "no accepted lineage"),
        void("signed by a stranger", THIRD, "members sign records", EVE),
        void("after another record", replace(THIRD, previous=FIRST_HASH), "it names the last"),
        void("another agreement", replace(THIRD, agreement=fixed("x")), "it is not in force"),
        void("another ombuds", replace(THIRD, ombuds=EVE.first), "not the one agreed"),
        void("no agreement", replace(THIRD, agreement=None, ombuds=None), "nobody drops it"),
        room_of(
            "a wrap that holds another key",
            [*BEGUN, (RECORD, spoilt)],
            [*OK, line_of("bad-room-key")],
            "the epoch counts and is shut for her",
        ),
        room_of(
            "a wrap that holds another key, for the other",
            [*BEGUN, (RECORD, spoilt)],
            [*OK, line_of()],
            "he reads on",
            me=(BEN,),
        ),
    ]


def _after_void() -> list[Scenario]:
    """A server took a record that counts for nothing: the room goes on after it."""
    dropped = replace(THIRD, agreement=None, ombuds=None)
    keys: Value = [[0, ROOM_KEYS[0]], [1, ROOM_KEYS[1]]]
    after = replace(THIRD, number=3, previous=naive.sha256(dropped.payload()), keys=keys)
    void: Item = (RECORD, record(dropped, BEN))
    hashes = [*HASHES, hash_of(void)]
    shut: Item = (ENTRY, _in_epoch(2, hashes))
    late: Item = (ENTRY, _in_epoch(1, hashes))
    said: Item = (ENTRY, _in_epoch(3, [*hashes, hash_of((RECORD, record(after, BEN)))]))
    body = canon.encode(WORDS).hex()
    over: Item = (RECORD, record(replace(THIRD, keys=keys), BEN))
    apart: Item = (RECORD, record(replace(THIRD, number=3), BEN))
    refused = line_of("void-record")
    return [
        room_of(
            "after a void record",
            [*BEGUN, void, (RECORD, record(after, BEN)), said],
            [*OK, refused, line_of(), line_of(body=body)],
            "it used up its number, and the next follows it",
        ),
        room_of(
            "in the place of a void record",
            [*BEGUN, void, over, late],
            [*OK, refused, refused, line_of(body=body)],
            "its number is used up; the epoch before goes on",
        ),
        room_of(
            "under a void record",
            [*BEGUN, void, shut],
            [*OK, refused, line_of("void-entry")],
            "it begins no epoch",
        ),
        room_of(
            "after a record that does not follow",
            [*BEGUN, apart, over],
            [*OK, refused, line_of()],
            "no server took it: it uses up nothing",
        ),
    ]


def _in_epoch(number: int, seen: list[bytes]) -> bytes:
    priv = priv_of(BEN, seen=seen_at(ROOM, seen))
    return naive.entry(inside_of(BEN, number), pub_of(BEN, 0, number), priv, WORDS, f"in {number}")


def _back() -> Scenario:
    """The card of a lost device comes back."""
    next_ = replace(SECOND, cards=(ADA_NEXT, BEN))
    back = replace(THIRD, previous=naive.sha256(next_.payload()))
    items = [BEGUN[0], (RECORD, record(next_, ADA_NEXT)), (RECORD, record(back, ADA))]
    because = "a card with a successor is named no more"
    return room_of("back to an old card", items, [*OK, line_of("void-record")], because, me=(BEN,))


def _begun_anew() -> list[Scenario]:
    """The mentee lost everything; the mentor met her new keys and begins an epoch for her."""
    fresh = Plan(1, FIRST_HASH, (ANEW, BEN))
    agreed = Plan(
        2,
        naive.sha256(fresh.payload()),
        (ANEW, BEN),
        ANEW_AGREEMENT,
        None,
        [[0, ROOM_KEYS[0]], [1, ROOM_KEYS[1]]],
    )
    met: dict[str, Json] = {
        "after": 3,
        "agreement": ANEW_AGREEMENT.hex(),
        "ombuds": None,
        "people": [ANEW.first.hex(), BEN.first.hex()],
        "log": LOG.hex(),
    }
    begun: list[Item] = [BEGUN[0], _first_proposal(), (RECORD, record(fresh, BEN))]
    body = canon.encode(WORDS).hex()
    both = (ADA, ANEW)
    return [
        room_of(
            "after a fresh start",
            begun,
            [line_of("bad-room-key"), line_of("bad-room-key"), line_of()],
            "it opens nothing of before",
            me=(ANEW,),
            mentee=both,
        ),
        room_of(
            "after a fresh start and a new agreement",
            [*begun, (RECORD, record(agreed, BEN))],
            [line_of("bad-room-key"), line_of(body=body), line_of(), line_of()],
            "its epoch links the keys, and what was shut opens in its place",
            me=(ANEW,),
            in_force=[met],
            mentee=both,
        ),
        room_of(
            "a fresh start that was not met",
            begun,
            [line_of(), line_of(body=body), line_of("void-record")],
            "until the safety words were compared a new lineage is a stranger",
            me=(BEN,),
        ),
        room_of(
            "a fresh start that hands on old keys",
            [*begun[:2], (RECORD, record(replace(fresh, keys=[[0, ROOM_KEYS[0]]]), BEN))],
            [line_of(), line_of(body=body), line_of("void-record")],
            "old keys follow an agreement",
            me=(BEN,),
            mentee=both,
        ),
    ]


def _first_proposal() -> Item:
    priv = priv_of(BEN, "proposal", seen_at(ROOM, [FIRST_HASH]))
    return ENTRY, naive.entry(inside_of(BEN, 0), pub_of(BEN, 0, 0), priv, WORDS, "first proposal")
