"""Changes of a vault, checked by a server."""

from quietroom.ground import canon
from quietroom.ground.digest import sha256
from quietroom.identity.keys import CardKeys

from ..second import fixed
from .cast import ACCOUNT, FIRST, LINE, OTHER, Json, Scenario, case, refused, signatures

BEFORE, AFTER = fixed("vault before", 300), fixed("vault after", 300)
WAY: list[bytes | str] = ["kit", fixed("way", 16), fixed("wrap", 104), fixed("token hash")]
OTHER_WAY: list[bytes | str] = [*WAY[:2], fixed("another wrap", 104), WAY[3]]


def changes() -> list[Scenario]:
    """Changes of what is kept of a vault."""
    card, keys = LINE[0]
    payload = _payload(card.generation, BEFORE, AFTER, [WAY])

    def one(
        about: str,
        expect: Json,
        because: str,
        use: str = "vault-put",
        signer: CardKeys = keys,
        signed: bytes = payload,
        **changed: Json,
    ) -> Scenario:
        given: dict[str, Json] = {
            "card": FIRST.hex(),
            "old": sha256(BEFORE).hex(),
            "vault": AFTER.hex(),
            "added": canon.encode([WAY]).hex(),
            "signatures": [part.hex() for part in signatures(signed, (signer, use))],
        }
        return case("keeping", 14, about, {**given, **changed}, expect, because)

    bad = refused("bad-signature")
    return [
        one("as it should be", {"payload": payload.hex()}, "the current card signed this change"),
        one("another vault", bad, "what is put is signed", vault=BEFORE.hex()),
        one(
            "another way to unlock",
            bad,
            "what is added is signed",
            added=canon.encode([OTHER_WAY]).hex(),
        ),
        one(
            "over another vault before",
            bad,
            "a change counts once: for the vault that it was made over",
            old=sha256(AFTER).hex(),
        ),
        one(
            "of another generation",
            bad,
            "a change of an older card's vault changes nothing",
            signed=_payload(1, BEFORE, AFTER, [WAY]),
        ),
        one("signed by somebody else", bad, "only the card's keys", signer=OTHER[0][1]),
        one("signed by the next card", bad, "only the current card", signer=LINE[1][1]),
        one("signed under another use", bad, "a signature counts for one use", use="sign-in"),
        one("not signed", bad, "two signatures, one of each kind", signatures=[]),
    ]


def _payload(generation: int, old: bytes, new: bytes, added: list[list[bytes | str]]) -> bytes:
    return canon.encode([ACCOUNT, generation, sha256(old), sha256(canon.encode([new, added]))])
