"""Signatures, sealed content and key wraps, as the second implementations make them."""

from quietroom.ground import digest
from quietroom.ground.signature import SigningKey

from .. import second, wraps
from ..second import fixed
from .case import BAD, CLOSED, Json, Scenario, case, refused


def signatures() -> list[Scenario]:
    """Signed documents of one and of two signers."""
    seeds = [(fixed(f"{name} ed25519"), fixed(f"{name} mldsa")) for name in ("first", "second")]
    keys = [SigningKey(*pair).verify_key() for pair in seeds]
    words, use, later = b"words", "example", "example-later"
    good = second.sign(*seeds[0], words, use)
    joined = (*good, *second.sign(*seeds[1], words, later))
    strange, elsewhere = second.sign(*seeds[1], words, use), second.sign(*seeds[0], words, later)
    changed = second.sign(*seeds[0], b"other words", use)

    def signers(*uses: str) -> list[Json]:
        return [
            {"ed25519": key.ed25519.hex(), "mldsa": key.mldsa.hex(), "use": used}
            for key, used in zip(keys, uses, strict=False)
        ]

    def one(about: str, raw: bytes, expect: Json, why: str, *uses: str) -> Scenario:
        given: Json = {"signed": raw.hex(), "signers": signers(*(uses or (use,)))}
        return case("signature", 6, about, given, expect, why)

    yes: Json = {"payload": words.hex()}
    no = refused("bad-signature")
    half, least = (good[0], strange[1]), (strange[0], good[1])
    return [
        one("one signer", _signed(words, *good), yes, "both signatures verify"),
        one("two signers", _signed(words, *joined), yes, "all four verify", use, later),
        one("a wrong second half", _signed(words, *half), no, "one good signature is not enough"),
        one("a wrong first half", _signed(words, *least), no, "one good signature is not enough"),
        one("other words", _signed(b"other words", *good), no, "these words were not signed"),
        one("signatures of other words", _signed(words, *changed), no, "they sign something else"),
        one("another signer", _signed(words, *strange), no, "the key is another one"),
        one("another use", _signed(words, *elsewhere), no, "the same words, signed for a use"),
        one(
            "signers changed about",
            _signed(words, *joined[2:], *joined[:2]),
            no,
            "they stand in order",
            use,
            later,
        ),
        one("one signer of two", _signed(words, *good), BAD, "two are missing", use, later),
        one("one signer too many", _signed(words, *joined), BAD, "nobody expects the second"),
        one("halves changed about", _signed(words, *good[::-1]), BAD, "Ed25519 comes first"),
        one("a byte more", _signed(words, *good) + b"\0", BAD, "bytes follow the document"),
    ]


def _signed(payload: bytes, *signatures_: bytes) -> bytes:
    items = b"".join(map(_byte_string, (payload, *signatures_)))
    return bytes([0x81 + len(signatures_)]) + items


def _byte_string(raw: bytes) -> bytes:
    """CBOR of a byte string below 64 KiB."""
    for least, head, size in ((256, 0x59, 2), (24, 0x58, 1)):
        if len(raw) >= least:
            return bytes([head]) + len(raw).to_bytes(size, "big") + raw
    return bytes([0x40 + len(raw)]) + raw


def contents() -> list[Scenario]:
    """Sealed content that opens, and that does not."""
    key, other, salt = fixed("content key"), fixed("another key"), fixed("salt", 24)
    context, elsewhere = digest.context("example"), digest.context("another")
    good = second.seal(key, context, b"words", salt)

    def one(about: str, sealed: bytes, expect: Json, why: str, with_: bytes = key) -> Scenario:
        given: Json = {"key": with_.hex(), "context": context.hex(), "sealed": sealed.hex()}
        return case("content", 7, about, given, expect, why)

    moved = second.seal(key, elsewhere, b"words", salt)
    bent = {
        "the salt": 0,
        "the commitment": 24,
        "the words": 56,
        "the tag": len(good) - 1,
    }
    return [
        one("words", good, {"content": b"words".hex()}, "key, context and bytes are right"),
        one("nothing", second.seal(key, context, b"", salt), {"content": ""}, "it was sealed so"),
        one("another key", good, CLOSED, "the seal commits to its key", other),
        one("a short key", good, CLOSED, "keys have 32 bytes", key[:31]),
        one("another context", moved, CLOSED, "it was sealed for another use"),
        *(
            one(f"a bit of {part} changed", _flip(good, place), CLOSED, "every bit counts")
            for part, place in bent.items()
        ),
        one("a byte less", good[:-1], CLOSED, "the end is missing"),
        one("a byte more", good + b"\0", CLOSED, "nothing was sealed after the end"),
        one("the head alone", good[:56], CLOSED, "even nothing is sealed in a chunk"),
        one("no bytes", b"", CLOSED, "there is not even a salt"),
    ]


def _flip(raw: bytes, place: int) -> bytes:
    return raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]


def keys() -> list[Scenario]:
    """Public keys, and secrets sealed to them."""
    seed, stranger = fixed("seal seed"), fixed("another seal seed")
    public, info, secret = wraps.public_of(seed), digest.context("example"), fixed("secret")
    good = wraps.seal_to(public, info, secret, fixed("coins", wraps.COINS))

    def one(about: str, sealed: bytes, expect: Json, why: str, with_: bytes = seed) -> Scenario:
        given: Json = {"seed": with_.hex(), "info": info.hex(), "sealed": sealed.hex()}
        return case("wrap", 8, about, given, expect, why)

    def form(about: str, raw: bytes, expect: Json, why: str) -> Scenario:
        return case("public-key", 8, about, {"public": raw.hex()}, expect, why)

    moved = wraps.seal_to(public, digest.context("another"), secret, fixed("coins", wraps.COINS))
    bent = {
        "the ML-KEM part": 0,
        "the X25519 part": 1088,
        "the secret": 1120,
        "the tag": len(good) - 1,
    }
    why = "SHAKE-256 of the seed gives both halves"
    return [
        case("seed", 8, "a seed", {"seed": seed.hex()}, {"public": public.hex()}, why),
        one("a secret", good, {"secret": secret.hex()}, "seed, info and bytes are right"),
        one("another person's", good, CLOSED, "it was sealed to somebody else", stranger),
        one("another info", moved, CLOSED, "it was sealed for another use"),
        *(
            one(f"a bit of {part} changed", _flip(good, place), CLOSED, "every bit counts")
            for part, place in bent.items()
        ),
        one("a byte less", good[:-1], CLOSED, "the tag is cut"),
        one("no bytes", b"", CLOSED, "there is not even a key"),
        form("a public key", public, "accepted", "it is well formed"),
        form("a byte less", public[:-1], BAD, "keys have 1,216 bytes"),
        form("a byte more", public + b"\0", BAD, "keys have 1,216 bytes"),
        form("numbers not reduced", b"\xff" * 1184 + public[1184:], BAD, "FIPS 203 section 7.2"),
        form("a point of low order", public[:1184] + bytes(32), BAD, "the secret would be zero"),
    ]
