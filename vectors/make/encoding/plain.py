"""Values, frames, hashes and padding: everything without a secret."""

from collections.abc import Sequence

from quietroom.ground import digest, frame, pad

from ..second import fixed
from .case import BAD, Json, Scenario, case, number, refused


def canon() -> list[Scenario]:
    """Bytes that are the one spelling of a value, and bytes that are not."""

    def one(about: str, cbor: str, expect: Json, because: str) -> Scenario:
        return case("canon", 2, about, {"cbor": cbor, "limit": 64}, expect, because)

    def value(about: str, cbor: str, shown: Json) -> Scenario:
        return one(about, cbor, {"value": shown}, "this is its one spelling")

    deepest: Json = []
    for _ in range(15):
        deepest = [deepest]
    refusals = {
        "nothing": ("", "there is no value"),
        "two values": ("0000", "bytes follow the value"),
        "23 in two bytes": ("1817", "it fits into one"),
        "1 in nine bytes": ("1b0000000000000001", "it fits into one"),
        "a length in two bytes that fits into one": ("580161", "there is a shorter spelling"),
        "a negative number": ("20", "numbers are unsigned"),
        "a big number": (
            "c249010000000000000000",
            "numbers end at 64 bits, and tags have no place",
        ),
        "false": ("f4", "yes and no are 1 and 0"),
        "true": ("f5", "yes and no are 1 and 0"),
        "undefined": ("f7", "the only simple value is null"),
        "a simple value": ("e0", "the only simple value is null"),
        "null in two bytes": ("f816", "null is one byte"),
        "a half float": ("f93c00", "there are no floats"),
        "a double float": ("fb3ff0000000000000", "there are no floats"),
        "an empty map": ("a0", "there are no maps, hence no order of keys"),
        "a map": ("a10102", "there are no maps, hence no order of keys"),
        "a date": ("c100", "there are no tags"),
        "self-described CBOR": ("d9d9f700", "there are no tags"),
        "a shared value": ("82d81c8100d81d00", "there are no tags: few bytes would stand for many"),
        "a reference to a string": ("d901008243616161d81900", "there are no tags"),
        "a string of unknown length": ("5f4161ff", "lengths are definite"),
        "a text of unknown length": ("7f6161ff", "lengths are definite"),
        "an array of unknown length": ("9f00ff", "lengths are definite"),
        "a break alone": ("ff", "lengths are definite"),
        "a reserved length": ("1c", "no length is spelled so"),
        "a string cut short": ("4361", "two bytes are missing"),
        "an array cut short": ("8200", "an item is missing"),
        "an array of 2^64 - 1 items": ("9bffffffffffffffff", "the items are missing"),
        "a string of 2^63 bytes": ("5b8000000000000000", "the bytes are missing"),
        "text that is not UTF-8": ("61ff", "text is UTF-8"),
        "UTF-8 longer than needed": ("62c080", "a character has one spelling"),
        "half a surrogate pair": ("63eda080", "a lone surrogate is no character"),
        "17 arrays in each other": ("81" * 16 + "80", "at most 16 levels nest"),
    }
    return [
        value("zero", "00", number(0)),
        value("23", "17", number(23)),
        value("24", "1818", number(24)),
        value("2^32", "1b0000000100000000", number(1 << 32)),
        value("2^64 - 1", "1b" + "ff" * 8, number((1 << 64) - 1)),
        value("no bytes", "40", {"bytes": ""}),
        value("24 bytes", "5818" + "61" * 24, {"bytes": "61" * 24}),
        value("no text", "60", {"text": ""}),
        value("text", "66c3a9f09f9982", {"text": "é🙂"}),
        value("text that is not normalised", "6365cc81", {"text": "e\u0301"}),
        value("null", "f6", None),
        value("an array", "84014161616280", [number(1), {"bytes": "61"}, {"text": "b"}, []]),
        value("16 arrays in each other", "81" * 15 + "80", deepest),
        *(one(about, cbor, BAD, because) for about, (cbor, because) in refusals.items()),
        one(
            "65 bytes where 64 are allowed",
            "583f" + "00" * 63,
            refused("too-large"),
            "it is longer",
        ),
        value("64 bytes where 64 are allowed", "583e" + "00" * 62, {"bytes": "00" * 62}),
    ]


def frames() -> list[Scenario]:
    """Lists of values in their frames."""

    def one(about: str, shown: Sequence[Json], parts: Sequence[frame.Part], why: str) -> Scenario:
        given: Json = {"parts": shown}
        return case("frame", 3, about, given, {"frame": frame.lp(*parts).hex()}, why)

    most = (1 << 64) - 1
    long: Json = {"parts": [number(most + 1)]}
    return [
        one("nothing", [], [], "no value, no byte"),
        one("no bytes", [{"bytes": ""}], [b""], "a length and no bytes differs from nothing"),
        one("one string", [{"bytes": "6162"}], [b"ab"], "its length, then itself"),
        one("two strings", [{"bytes": "61"}, {"bytes": "62"}], [b"a", b"b"], "not the one string"),
        one("text", [{"text": "é"}], ["é"], "its UTF-8 enters: two bytes"),
        one("a number", [number(1)], [1], "always eight bytes"),
        one("the largest number", [number(most)], [most], "always eight bytes"),
        one("null", [None], [None], "the one byte f6"),
        case("frame", 3, "a number too large", long, BAD, "it does not fit into eight bytes"),
    ]


def digests() -> list[Scenario]:
    """Hashes, MACs and derived keys."""
    key, hash_ = fixed("a key"), fixed("a hash")
    parts: Json = [{"bytes": hash_.hex()}, None, number(7)]
    given: dict[str, Json] = {"use": "example", "parts": parts}
    keyed: dict[str, Json] = {"key": key.hex(), **given}
    other: dict[str, Json] = {**keyed, "use": "another"}
    none: dict[str, Json] = {"use": "example", "parts": []}
    values = (hash_, None, 7)
    hashed = digest.hash_of("example", *values).hex()
    why = "a use is part of what is hashed"
    return [
        case("hash", 4, "a structure", given, {"hash": hashed}, why),
        case("hash", 4, "nothing", none, {"hash": digest.hash_of("example").hex()}, why),
        case(
            "derive",
            4,
            "a key for a use",
            keyed,
            {"key": digest.derive(key, "example", *values).hex()},
            "the use and the structure are the info, the salt is empty",
        ),
        case(
            "derive",
            4,
            "a key for another use",
            other,
            {"key": digest.derive(key, "another", *values).hex()},
            "no key serves two uses",
        ),
        case(
            "mac",
            4,
            "a message",
            {"key": key.hex(), "message": "776f726473"},
            {"mac": digest.mac(key, b"words").hex()},
            "HMAC-SHA-256",
        ),
    ]


def pads() -> list[Scenario]:
    """Sizes, and paddings that are right or wrong."""

    def size(raw: int, padded: int, because: str) -> Scenario:
        return case("pad-size", 5, f"{raw} bytes", {"size": raw}, {"padded": padded}, because)

    def back(about: str, padded: bytes, expect: Json, because: str) -> Scenario:
        return case("unpad", 5, about, {"padded": padded.hex()}, expect, because)

    good = pad.pad(b"words")
    large = pad.pad(bytes(249))
    return [
        size(0, 256, "256 is the least"),
        size(248, 256, "256 with its length"),
        size(249, 272, "the next step of 16"),
        size(1_000, 1_024, "steps of 32 up to 1,024"),
        size(1_017, 1_088, "the next step of 64"),
        size(51_200, 53_248, "steps of 2,048"),
        size(26_214_400, 26_738_688, "steps of 2^19"),
        case(
            "pad", 5, "a few bytes", {"raw": "776f726473"}, {"padded": good.hex()}, "zeros follow"
        ),
        back("a few bytes", good, {"raw": "776f726473"}, "length and zeros are right"),
        back("a step of 16 more", large, {"raw": "00" * 249}, "length and zeros are right"),
        back("nothing", b"", BAD, "even nothing is padded to 256 bytes"),
        back("a last byte that is not zero", good[:-1] + b"\1", BAD, "what follows is zero"),
        back("a byte too few", good[:-1], BAD, "the size is the one that the length has"),
        back("a step too large", good + bytes(16), BAD, "the size is the one that the length has"),
        back("a length beyond the end", b"\0" * 7 + b"\xf9" + good[8:], BAD, "it is not all there"),
        back("a length of 2^64 - 1", b"\xff" * 8 + good[8:], BAD, "it is not all there"),
    ]
