"""One's own stream read from its beginning: what is wrong with each page, and what counts."""

from quietroom.ground import canon

from . import naive
from .cast import (
    ADA,
    ADA_NEXT,
    BEN,
    ROOM,
    STREAM,
    Json,
    Person,
    Scenario,
    case,
    priv_of,
    pub_of,
    seen_at,
)
from .naive import Author
from .readers import ROOTS, line_of


def streams() -> list[Scenario]:
    """Streams read."""

    def page(
        me: Person,
        number: int,
        words: str,
        seen: list[bytes],
        author: Author | None = None,
        place: bytes = STREAM,
    ) -> bytes:
        own = author or Author(me.self_key, "self-entry-key", me.self_key)
        priv = priv_of(me, seen=seen_at(STREAM, seen), label="me")
        return naive.entry(own, pub_of(me, number, me.generation, place), priv, [words, []], words)

    def one(about: str, pages: list[bytes], lines: list[Json], because: str) -> Scenario:
        hashes = [naive.entry_hash(raw) for raw in pages]
        given: dict[str, Json] = {
            "stream": STREAM.hex(),
            "mine": [one.secrets() for one in (ADA, ADA_NEXT)],
            "roots": ROOTS,
            "items": [raw.hex() for raw in pages],
        }
        head = naive.chained(STREAM, hashes).hex()
        expect: Json = {"lines": lines, "index": len(pages), "head": head}
        return case("room/stream", 10, about, given, expect, because)

    def shown(words: str, *faults: str) -> Json:
        return line_of(*faults, body=canon.encode([words, []]).hex())

    first = page(ADA, 0, "first", [])
    seen = [naive.entry_hash(first)]
    next_ = page(ADA_NEXT, 1, "next", seen)
    old = page(ADA, 2, "old", [])
    as_room = page(ADA, 1, "as in a room", seen, Author(ADA.self_key, "entry-key", ADA.self_key))
    marked = page(ADA, 1, "unmarked", seen, Author(ADA.self_key, "self-entry-key", BEN.self_key))
    return [
        one("two generations", [first, next_], [shown("first"), shown("next")], "one stream"),
        one("a page missing", [first, old], [shown("first"), shown("old", "withheld")], "a gap"),
        one("a page twice", [first, first], [shown("first"), line_of("repeated")], "used once"),
        one(
            "written with the card of a lost device",
            [first, next_, old],
            [shown("first"), shown("next"), line_of("void-entry")],
            "a card with a successor writes nothing new",
        ),
        one("by another", [page(BEN, 0, "his", [])], [line_of("void-entry")], "not one's own card"),
        one(
            "of another place",
            [page(ADA, 0, "elsewhere", [], place=ROOM)],
            [line_of("void-entry")],
            "a page is of one stream",
        ),
        one(
            "not marked as mine", [first, marked], [shown("first"), line_of("not-mine")], "the mark"
        ),
        one(
            "sealed as in a room",
            [first, as_room],
            [shown("first"), line_of("cannot-open")],
            "rooms and streams have keys of their own",
        ),
    ]
