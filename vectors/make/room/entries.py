"""Envelopes, what stands inside them, and the bodies of entries."""

from typing import Any

from quietroom.ground import canon
from quietroom.ground.canon import Value

from ..second import fixed
from . import naive
from .cast import (
    ADA,
    BEN,
    ROOM,
    ROOM_KEYS,
    SMALL,
    STREAM,
    WORDS,
    Json,
    Scenario,
    case,
    flipped,
    inside_of,
    priv_of,
    pub_of,
    refused,
)
from .naive import Author

_MALFORMED, _SHUT = refused("malformed"), refused("cannot-open")
_AUTHOR, _PUB, _PRIV = inside_of(ADA), pub_of(ADA), priv_of(ADA)
_KF = fixed("kf")
_COM = naive.commit(_KF, _PUB, _PRIV, WORDS)


def _parts(raw: bytes) -> Any:
    read: Any = canon.decode(raw)
    return read


def _outside(raw: bytes) -> dict[str, Json]:
    (place, epoch, author, writer, seq), com, mine, _ = _parts(raw)
    return {
        "place": place.hex(),
        "epoch": epoch,
        "author": author.hex(),
        "writer": writer.hex(),
        "seq": seq,
        "com": com.hex(),
        "mine": mine.hex(),
        "hash": naive.entry_hash(raw).hex(),
    }


def _stub() -> bytes:
    pub, com, mine, sealed = _parts(SMALL)
    return canon.encode([pub, com, mine, naive.sha256(sealed)])


def envelopes() -> list[Scenario]:
    """Envelopes read."""

    def one(about: str, raw: bytes, expect: Json, because: str) -> Scenario:
        given: dict[str, Json] = {"envelope": raw.hex()}
        return case("entry/envelope", 2, about, given, expect, because)

    def bent(about: str, place: int, value: Value, because: str) -> Scenario:
        parts: list[Value] = list(_parts(SMALL))
        parts[place] = value
        return one(about, canon.encode(parts), _MALFORMED, because)

    def outside(place: int, value: Value) -> list[Value]:
        pub = list(_PUB)
        pub[place] = value
        return pub

    largest: list[Value] = [ROOM, (1 << 32) - 1, ADA.card, fixed("writer", 16), (1 << 48) - 1]
    edge = canon.encode([largest, bytes(32), bytes(32), b""])
    return [
        one("an entry", SMALL, {**_outside(SMALL), "stub": _stub().hex()}, "all that is outside"),
        one(
            "numbers at their ends",
            edge,
            {
                **_outside(edge),
                "stub": canon.encode([largest, bytes(32), bytes(32), naive.sha256(b"")]).hex(),
            },
            "epochs below 2^32, numbers below 2^48",
        ),
        bent("a short place", 0, outside(0, bytes(15)), "ids have 16 bytes"),
        bent("an epoch too large", 0, outside(1, 1 << 32), "epochs are below 2^32"),
        bent("no author", 0, outside(2, None), "an author is a card hash"),
        bent("a short writer", 0, outside(3, bytes(8)), "writers have 16 bytes"),
        bent("a number too large", 0, outside(4, 1 << 48), "numbers are below 2^48"),
        bent("a field more outside", 0, [*_PUB, 0], "pub has five fields"),
        bent("a short commitment", 1, bytes(31), "com has 32 bytes"),
        bent("a long mark", 2, bytes(33), "mine has 32 bytes"),
        bent("text as ciphertext", 3, "sealed", "sealed is bytes"),
        one("a trailing byte", SMALL + b"\0", _MALFORMED, "an envelope has one spelling"),
        one("cut short", SMALL[:-1], _MALFORMED, "an envelope has one spelling"),
        one("nothing", b"", _MALFORMED, "no bytes are no envelope"),
    ]


def stubs() -> list[Scenario]:
    """Stubs read."""

    def one(about: str, raw: bytes, expect: Json, because: str) -> Scenario:
        return case("entry/stub", 2, about, {"stub": raw.hex()}, expect, because)

    return [
        one("a stub", _stub(), _outside(SMALL), "the hash is that of its envelope"),
        one("an envelope", SMALL, _MALFORMED, "a stub holds a hash of 32 bytes"),
    ]


def _opened(raw: bytes, author: Author) -> Json:
    pub, com, *_ = _parts(raw)
    _, kf, priv, body = naive.open_entry(author, raw)
    assert isinstance(kf, bytes)
    return {
        "priv": canon.encode(priv).hex(),
        "body": canon.encode(body).hex(),
        "kf": kf.hex(),
        "key": naive.entry_key(author, pub, com).hex(),
    }


def _altered(about: str, inside: Value, expect: Json, because: str) -> tuple[str, bytes, Json, str]:
    raw = naive.closed(_AUTHOR, _PUB, _COM, naive.padded(canon.encode(inside)))
    return about, raw, expect, because


def opened() -> list[Scenario]:
    """Entries opened with the key of the room or with one's own."""

    def one(about: str, raw: bytes, expect: Json, why: str, author: Author = _AUTHOR) -> Scenario:
        given: dict[str, Json] = {
            "use": author.use,
            "root": author.root.hex(),
            "envelope": raw.hex(),
        }
        return case("entry/open", 6, about, given, expect, why)

    def moved(about: str, place: int, value: Value, because: str) -> Scenario:
        parts = _parts(SMALL)
        pub: list[Value] = list(parts[0])
        pub[place] = value
        return one(about, canon.encode([pub, *parts[1:]]), _SHUT, because)

    long: Value = ["one word after another. " * 2_000, []]
    large = naive.entry(_AUTHOR, _PUB, _PRIV, long, "long")
    own = Author(ADA.self_key, "self-entry-key", ADA.self_key)
    page = naive.entry(own, pub_of(ADA, place=STREAM), _PRIV, WORDS, "page")
    both = Author(ADA.self_key, "entry-key", ADA.self_key)
    pub, com, mine, sealed = _parts(SMALL)
    other = _parts(naive.entry(_AUTHOR, pub_of(ADA, 1), _PRIV, WORDS, "other"))
    good: list[Value] = [1, _KF, _PRIV, WORDS]
    changed: Value = ["I want to stay.", []]
    told = ["may-tell", *_PRIV[1:]]
    unknown = refused("unknown-version")
    inside = naive.padded(canon.encode(good))
    return [
        one("said in a room", SMALL, _opened(SMALL, _AUTHOR), "everything is as it was sealed"),
        one("longer than a chunk", large, _opened(large, _AUTHOR), "chunks of 16 KiB"),
        one("said to oneself", page, _opened(page, own), "the self key is the root", own),
        one("said to oneself, as in a room", page, _SHUT, "each root has its use", both),
        one(
            "with another room key",
            SMALL,
            _SHUT,
            "the key comes from the room key",
            Author(ROOM_KEYS[0], "entry-key", ADA.self_key),
        ),
        moved("moved to another room", 0, STREAM, "the place is in key and context"),
        moved("moved to another epoch", 1, 2, "the epoch is in key and context"),
        moved("under another author", 2, BEN.card, "the author is in key and context"),
        moved("under another writer", 3, bytes(16), "the writer is in key and context"),
        moved("under another number", 4, 1, "the number is in key and context"),
        one(
            "another entry's commitment",
            canon.encode([pub, other[1], mine, sealed]),
            _SHUT,
            "com is in key and context",
        ),
        one(
            "another entry's ciphertext",
            canon.encode([pub, com, mine, other[3]]),
            _SHUT,
            "a ciphertext opens under its own key",
        ),
        one("one bit changed", flipped(SMALL, -1), _SHUT, "every byte is authentic"),
        one(
            "cut at a chunk's border",
            canon.encode([*_parts(large)[:3], _parts(large)[3][: 56 + 16_400]]),
            _SHUT,
            "the last chunk is shorter",
        ),
        one(*_altered("other words", [1, _KF, _PRIV, changed], _SHUT, "com commits to the words")),
        one(*_altered("another label", [1, _KF, told, WORDS], _SHUT, "com commits to the label")),
        one(*_altered("another kf", [1, bytes(32), _PRIV, WORDS], _SHUT, "com commits under kf")),
        one(*_altered("a later version", [2, _KF], unknown, "a newer software wrote it")),
        one(*_altered("no version", [], unknown, "the first item says the version")),
        one(*_altered("a part more", [*good, None], _MALFORMED, "an inside has four parts")),
        one(*_altered("a short kf", [1, _KF[1:], _PRIV, WORDS], _MALFORMED, "kf has 32 bytes")),
        one(
            "padding that is not zero",
            naive.closed(_AUTHOR, _PUB, _COM, inside[:-1] + b"\1"),
            _MALFORMED,
            "padding has one spelling",
        ),
        one(
            "no padding",
            naive.closed(_AUTHOR, _PUB, _COM, canon.encode(good)),
            _MALFORMED,
            "every inside is padded",
        ),
    ]


def opened_with() -> list[Scenario]:
    """Entries opened with their own key, as a recipient does."""

    def one(about: str, raw: bytes, key: bytes, expect: Json, because: str) -> Scenario:
        given: dict[str, Json] = {"key": key.hex(), "envelope": raw.hex()}
        return case("entry/open-with", 6, about, given, expect, because)

    key = naive.entry_key(_AUTHOR, _PUB, _COM)
    other = naive.entry(_AUTHOR, _PUB, _PRIV, WORDS, "other")
    return [
        one("its own key", SMALL, key, _opened(SMALL, _AUTHOR), "one key opens one entry"),
        one("the key of another", other, key, _SHUT, "one key opens one entry"),
        one("a short key", SMALL, key[1:], _SHUT, "keys have 32 bytes"),
    ]


def mine() -> list[Scenario]:
    """The author's own mark."""

    def one(about: str, self_key: bytes, raw: bytes, expect: Json, because: str) -> Scenario:
        given: dict[str, Json] = {"self_key": self_key.hex(), "envelope": raw.hex()}
        return case("entry/mine", 6, about, given, expect, because)

    forged = naive.entry(Author(ROOM_KEYS[1], "entry-key", BEN.self_key), _PUB, _PRIV, WORDS)
    pub, com, mark, sealed = _parts(SMALL)
    foreign = refused("not-mine")
    changed = canon.encode([pub, com, flipped(mark, 0), sealed])
    return [
        one("mine", ADA.self_key, SMALL, "mine", "the self key makes the mark"),
        one("sealed by the other", ADA.self_key, forged, foreign, "the other has another self key"),
        one("one bit of it changed", ADA.self_key, changed, foreign, "a MAC is compared whole"),
        one("with another generation's key", fixed("next"), SMALL, foreign, "each has its own"),
    ]


def privs() -> list[Scenario]:
    """Private parts read."""

    def one(about: str, value: Value, expect: Json, because: str) -> Scenario:
        given: dict[str, Json] = {"priv": canon.encode(value).hex()}
        return case("entry/priv", 3, about, given, expect, because)

    def bent(about: str, place: int, value: Value, because: str) -> Scenario:
        return one(about, _bent(place, value), _MALFORMED, because)

    def read(value: Any) -> Json:
        return {"label": value[0], "owner": value[1].hex(), "kind": value[2], "time": value[3]}

    tomorrow = _bent(2, "poll")
    return [
        one("of words", _PRIV, read(_PRIV), "all fields are as they should be"),
        one("of a kind that is not known", tomorrow, read(tomorrow), "a later version's is kept"),
        bent("a label that is none", 0, "everybody", "four labels there are"),
        bent("an owner that is none", 1, None, "every entry has an owner"),
        bent("a kind too long", 2, "k" * 33, "at most 32 characters"),
        bent("a time too large", 3, 1 << 63, "times are below 2^63"),
        bent("a reply to an id", 4, bytes(16), "entries are named by hash"),
        bent("a source that is an id", 5, bytes(16), "entries are named by hash"),
        bent("seen without a root", 6, [0, bytes(32), 0], "seen has four fields"),
        one("a field less", _PRIV[:6], _MALFORMED, "priv has seven fields"),
    ]


def _bent(place: int, value: Value) -> list[Value]:
    fields = list(_PRIV)
    fields[place] = value
    return fields


def words() -> list[Scenario]:
    """Bodies of entries that say something."""

    def one(about: str, value: Value, expect: Json, because: str) -> Scenario:
        given: dict[str, Json] = {"body": canon.encode(value).hex()}
        return case("entry/words", 4, about, given, expect, because)

    file: list[Value] = [bytes(32), bytes(16), 5, "plan.pdf", "application/pdf", bytes(32)]
    edge = "é" * 25_600
    return [
        one("words", WORDS, {"text": "I want to leave the department.", "files": 0}, "no files"),
        one("a file", ["", [file]], {"text": "", "files": 1}, "a file without words"),
        one("50 KB", [edge, []], {"text": edge, "files": 0}, "bytes of UTF-8 are counted"),
        one("more", [edge + "a", []], refused("too-many-words"), "51,200 bytes at most"),
        one("33 files", ["", [file] * 33], _MALFORMED, "32 files at most"),
        one("a short file key", ["", [[b"k", *file[1:]]]], _MALFORMED, "keys have 32 bytes"),
        one("a long name", ["", [[*file[:3], "n" * 501, *file[4:]]]], _MALFORMED, "500 characters"),
        one("bytes for words", [b"words", []], _MALFORMED, "words are text"),
        one("no files field", ["words"], _MALFORMED, "a body has two parts"),
    ]


def held() -> list[Scenario]:
    """Bodies of held entries."""

    def one(about: str, value: Value, expect: Json, because: str) -> Scenario:
        given: dict[str, Json] = {"body": canon.encode(value).hex()}
        return case("entry/held", 4, about, given, expect, because)

    return [
        one("level 1", [ROOM, 1, "later"], _held(1), "the first of three levels"),
        one("level 3", [ROOM, 3, "later"], _held(3), "the last of three levels"),
        one("level 0", [ROOM, 0, "later"], _MALFORMED, "what needs no trust is not held"),
        one("level 4", [ROOM, 4, "later"], _MALFORMED, "there are three levels"),
        one("of no room", [None, 1, "later"], _MALFORMED, "it waits for one room"),
    ]


def _held(level: int) -> Json:
    return {"room": ROOM.hex(), "level": level, "text": "later"}
