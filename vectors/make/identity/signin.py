"""Sign-ins checked by a server."""

from dataclasses import replace

from quietroom.ground import canon
from quietroom.identity.keys import CardKeys
from quietroom.identity.signin import SignIn

from ..second import fixed
from .cast import (
    ACCOUNT,
    FIRST,
    LINE,
    OTHER,
    OTHER_ACCOUNT,
    Json,
    Scenario,
    case,
    refused,
    signatures,
)

ORIGIN, NOW = "https://room.example", 1_800_000_000
LOG_KEY, NONCE = fixed("log key"), fixed("nonce")


def sign_ins() -> list[Scenario]:
    """Sign-ins checked by a server."""
    this, keys = LINE[0]

    right = SignIn(ORIGIN, LOG_KEY, ACCOUNT, this.hash, NONCE, NOW)

    def sent(what: SignIn, use: str = "sign-in", signer: CardKeys = keys) -> bytes:
        payload = what.encode()
        return canon.encode([payload, *signatures(payload, (signer, use))])

    def one(about: str, raw: bytes, expect: Json, because: str) -> Scenario:
        given: Json = {
            "signed": raw.hex(),
            "card": FIRST.hex(),
            "origin": ORIGIN,
            "log_key": LOG_KEY.hex(),
            "nonce": NONCE.hex(),
            "now": NOW,
        }
        return case("signin", 11, about, given, expect, because)

    agreed: Json = {"account": ACCOUNT.hex(), "card": this.hash.hex(), "time": NOW}
    minute: Json = {"account": ACCOUNT.hex(), "card": this.hash.hex(), "time": NOW - 60}
    bad, stale = refused("bad-signature"), refused("sign-in-stale")
    other, card_code = refused("sign-in-other-server"), refused("sign-in-other-card")
    return [
        one("as it should be", sent(right), agreed, "everything agrees"),
        one("a minute old", sent(replace(right, time=NOW - 60)), minute, "a minute is allowed"),
        one(
            "more than a minute old",
            sent(replace(right, time=NOW - 61)),
            stale,
            "a minute is allowed",
        ),
        one(
            "a clock a year ahead",
            sent(replace(right, time=NOW + 31_536_000)),
            stale,
            "a minute is allowed, either way",
        ),
        one(
            "signed for another server",
            sent(replace(right, origin="https://evil.example")),
            other,
            "a server cannot use it at another",
        ),
        one(
            "signed for another log",
            sent(replace(right, log_key=fixed("another log"))),
            other,
            "a server cannot use it at another",
        ),
        one(
            "another account",
            sent(replace(right, account=OTHER_ACCOUNT)),
            card_code,
            "a card speaks for its account",
        ),
        one(
            "another card",
            sent(replace(right, card=OTHER[0][0].hash)),
            card_code,
            "only the current card signs in",
        ),
        one(
            "an older challenge",
            sent(replace(right, nonce=fixed("another nonce"))),
            refused("sign-in-other-nonce"),
            "a nonce counts once",
        ),
        one(
            "signed by somebody else",
            sent(right, signer=OTHER[0][1]),
            bad,
            "only the card's keys sign in",
        ),
        one(
            "signed under another use",
            sent(right, "consent"),
            bad,
            "a signature counts for one use",
        ),
        one(
            "a nonce of a wrong length",
            sent(replace(right, nonce=b"")),
            refused("malformed"),
            "a nonce has 32 bytes",
        ),
        one("nothing", b"", refused("malformed"), "no bytes are no sign-in"),
        one(
            "larger than a sign-in",
            bytes(8193),
            refused("too-large"),
            "read no further than a sign-in can be",
        ),
    ]
