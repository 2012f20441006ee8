"""Consents, standing consents, and releases as their recipient checks them."""

from dataclasses import dataclass, replace

from quietroom.ground import canon
from quietroom.ground.canon import Value

from ..second import fixed
from . import naive
from .cast import (
    ADA,
    AGREEMENT,
    BEN,
    EVE,
    OMBUDS,
    ROOM,
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
    refused,
    signatures,
)

_MALFORMED = refused("malformed")
_PUB, _PRIV = pub_of(ADA), priv_of(ADA)
_KEY = naive.entry_key(inside_of(ADA), _PUB, naive.commit(fixed("kf"), _PUB, _PRIV, WORDS))
_R = fixed("r of the leaf")
_UNTIL = TIME + 90 * 24 * 3600


def _consent(place: int | None = None, value: Value = None) -> list[Value]:
    fields: list[Value] = [
        fixed("consent salt"),
        fixed("consent", 16),
        ROOM,
        naive.entry_hash(SMALL),
        None,
        [],
        [EVE.card],
        "to find another mentor",
        _UNTIL,
        "nobody but you",
        AGREEMENT,
        TIME,
    ]
    if place is not None:
        fields[place] = value
    return fields


def consents() -> list[Scenario]:
    """Consents read."""

    def one(about: str, value: Value, expect: Json, because: str) -> Scenario:
        given: dict[str, Json] = {"consent": canon.encode(value).hex()}
        return case("grant/consent", 4, about, given, expect, because)

    def bent(about: str, place: int, value: Value, because: str) -> Scenario:
        return one(about, _consent(place, value), _MALFORMED, because)

    read: Json = {
        "room": ROOM.hex(),
        "entry": naive.entry_hash(SMALL).hex(),
        "recipients": [EVE.card.hex()],
        "purpose": "to find another mentor",
        "until": _UNTIL,
        "hash": naive.sha256(canon.encode(_consent())).hex(),
    }
    return [
        one("a consent", _consent(), read, "all fields are as they should be"),
        bent("a short salt", 0, bytes(16), "the salt has 32 bytes"),
        bent("of an id", 3, bytes(16), "entries are named by hash"),
        bent("seventeen recipients", 6, [EVE.card] * 17, "at most 16"),
        bent("a purpose too long", 7, "p" * 2_001, "at most 2,000 characters"),
        bent("without an end", 8, None, "every consent ends"),
        bent("without an agreement", 10, None, "it stands under one"),
        one("a field less", _consent()[:11], _MALFORMED, "a consent has twelve fields"),
    ]


def _standing(place: int | None = None, value: Value = None) -> list[Value]:
    fields: list[Value] = [
        fixed("standing salt"),
        ROOM,
        naive.entry_hash(SMALL),
        BEN.card,
        _UNTIL,
    ]
    if place is not None:
        fields[place] = value
    return fields


def standing() -> list[Scenario]:
    """Standing consents read."""

    def one(about: str, value: Value, expect: Json, because: str) -> Scenario:
        given: dict[str, Json] = {"standing": canon.encode(value).hex()}
        return case("grant/standing", 5, about, given, expect, because)

    read: Json = {"entry": naive.entry_hash(SMALL).hex(), "other": BEN.card.hex(), "until": _UNTIL}
    return [
        one("a standing consent", _standing(), read, "all fields are as they should be"),
        one("of an id", _standing(2, bytes(16)), _MALFORMED, "entries are named by hash"),
        one("without an end", _standing(4, None), _MALFORMED, "every consent ends"),
    ]


@dataclass(frozen=True)
class _Told:
    """A release as it reaches its recipient, and what the recipient brings."""

    consent: list[Value]
    signer: Person = ADA
    envelope: bytes = SMALL
    key: bytes = _KEY
    tag_of: bytes = _KEY
    logged: bool = True
    when: str = "at-once"
    kind: str = "release"
    beside: Value = None
    use: str = "consent"
    entry: bytes = naive.entry_hash(SMALL)
    now: int = TIME + 1

    def given(self) -> dict[str, Json]:
        """The input of a scenario."""
        payload = canon.encode(self.consent)
        keys: Value = [[self.entry, self.key, _R, self.when]]
        signed: Value = list(signatures(payload, self.signer, self.use))
        extras: Value = [[self.signer.card], self.beside]
        inside = canon.encode([self.kind, keys, payload, signed, extras])
        tag = naive.hkdf(self.tag_of, "tag-grant")[:16]
        commitment = naive.sha256(naive.lp("leaf", _R, "release", naive.sha256(payload)))
        leaf = (tag + commitment).hex()
        return {
            "grant": inside.hex(),
            "envelope": self.envelope.hex(),
            "me": [EVE.card.hex()],
            "people": [one.known() for one in (ADA, BEN)],
            "leaves": [leaf] if self.logged else [],
            "now": self.now,
        }


def _tell_on(owner: Person = ADA, place: int | None = None, value: Value = None) -> Value:
    payload = canon.encode(_standing(place, value))
    return [payload, *signatures(payload, owner, "standing"), owner.card]


def releases() -> list[Scenario]:
    """Releases checked by their recipient."""

    def one(about: str, told: _Told, expect: Json, because: str) -> Scenario:
        return case("grant/release", 4, about, told.given(), expect, because)

    def bad(about: str, told: _Told, code: str, because: str) -> Scenario:
        return one(about, told, refused(code), because)

    true = _Told(_consent())
    other = naive.entry(inside_of(ADA), pub_of(ADA, 1), _PRIV, WORDS, "other")
    by_ben = replace(true, signer=BEN)
    told_on = replace(by_ben, beside=_tell_on())
    false = "false-release"
    shown: dict[str, Json] = {
        "words": "I want to leave the department.",
        "author": ADA.first.hex(),
        "owner": ADA.first.hex(),
    }
    return [
        one("by its owner", true, {**shown, "signers": [ADA.first.hex()]}, "all rules hold"),
        one(
            "by the other, with the owner's standing consent",
            told_on,
            {**shown, "signers": [BEN.first.hex()]},
            "the owner said beforehand that it may be told",
        ),
        one(
            "on its last second",
            replace(true, now=_UNTIL),
            {**shown, "signers": [ADA.first.hex()]},
            "the end is part of the time",
        ),
        bad("to another", _Told(_consent(6, [OMBUDS.card])), "not-for-you", "it names its readers"),
        bad("after its end", replace(true, now=_UNTIL + 1), "ended", "the time is over"),
        bad("another entry", replace(true, envelope=other), false, "the hash is in the consent"),
        bad("another room", _Told(_consent(2, STREAM)), false, "the room is in the consent"),
        bad("another key", replace(true, key=bytes(32)), "cannot-open", "k opens one entry"),
        bad("no leaf", replace(true, logged=False), "not-logged", "nothing opens silently"),
        bad(
            "a leaf under another tag",
            replace(true, tag_of=fixed("other")),
            "not-logged",
            "the two find it under the entry's own tag",
        ),
        bad("by the other alone", by_ben, "not-owner", "it is not his confidence"),
        bad("signed for another use", replace(true, use="card"), "bad-signature", "a use each"),
        bad(
            "signed by a card that nobody knows",
            replace(true, signer=OMBUDS),
            false,
            "signers are in the log",
        ),
        bad(
            "a standing consent of another entry",
            replace(by_ben, beside=_tell_on(place=2, value=fixed("entry"))),
            false,
            "it names its entry",
        ),
        bad(
            "a standing consent of another room",
            replace(by_ben, beside=_tell_on(place=1, value=STREAM)),
            false,
            "it names its room",
        ),
        bad(
            "a standing consent to somebody else",
            replace(by_ben, beside=_tell_on(place=3, value=EVE.card)),
            false,
            "it names who may tell",
        ),
        bad(
            "a standing consent that had ended",
            replace(by_ben, beside=_tell_on(place=4, value=TIME - 1)),
            false,
            "it names its end",
        ),
        bad(
            "a standing consent by the other",
            replace(by_ben, beside=_tell_on(BEN)),
            "not-owner",
            "only the owner gives it",
        ),
        bad("a showing", replace(true, kind="ombuds"), false, "a showing releases nothing"),
        bad(
            "the key of another entry beside it",
            replace(true, entry=fixed("entry")),
            false,
            "the key is of the entry consented to",
        ),
    ]
