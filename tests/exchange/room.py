"""Rows of spec/entry.md, spec/room.md and spec/grant.md."""

from quietroom.ground import canon
from quietroom.ground.canon import Value
from quietroom.ground.digest import sha256
from quietroom.ground.open.key import unseal_from
from quietroom.ground.signature import verify
from quietroom.release import consent, request, standing
from quietroom.release.consent import Consent
from quietroom.release.request import Ask, Signed
from quietroom.release.standing import Standing
from quietroom.room import (
    attachment,
    envelope,
    epoch,
    evidence,
    grant,
    granted,
    mint,
    parcel,
    stamp,
)
from quietroom.room import (
    open as opening,
)
from quietroom.room.chain import Link
from quietroom.room.entry import (
    Attachment,
    Held,
    Kind,
    Priv,
    Seen,
    Words,
    parse_held,
    parse_words,
)
from quietroom.room.envelope import Envelope, Pub
from quietroom.room.grant import Grant
from quietroom.room.granted import Granted, GrantKind, Key
from quietroom.room.label import Label
from quietroom.room.mint import Minted, Plan
from quietroom.room.parcel import Parcel
from quietroom.room.seal import own_keys, own_root, room_keys, room_root, seal_entry
from tests.exchange.cast import ROOM, TIME, UNTIL, card_of, keys_of, seed
from tests.exchange.row import Given, Made, Means, octets, row

PRIV = Priv(
    Label.NAMED,
    seed("owner"),
    Kind.WORDS,
    TIME,
    seed("reply"),
    None,
    Seen(Link(3, seed("head")), 5, seed("root")),
)
BODY: Value = ["Grüße, \N{GRINNING FACE} and good-bye.", []]
TWO = ("Ada", "Ben")


def entropy(size: int) -> bytes:
    """Bytes that are always the same: nothing here is a secret."""
    return seed("entropy", size)


def entry() -> Made:
    """An entry of a room."""
    pub = Pub(ROOM, 2, card_of("Ada").hash, seed("writer", 16), 7)
    keys = room_keys(seed("room key"), seed("self key"))
    made = seal_entry(keys, pub, PRIV, BODY, entropy)
    given = {"root": seed("room key").hex(), "self": seed("self key").hex()}
    return given, made.encode(), _opened(made, opening.open_entry(keys.root, made))


@row("entry 2", "entry 3", "entry 4", "entry 5", "entry 6", "encoding 5")(entry)
def _(given: Given, sealed: bytes) -> Means:
    found = envelope.parse(sealed)
    opening.check_mine(room_keys(bytes(32), octets(given, "self")).mine, found)
    return _opened(found, opening.open_entry(room_root(octets(given, "root")), found))


def entry_to_oneself() -> Made:
    """An entry of one's own stream."""
    pub = Pub(seed("account", 16), 1, card_of("Ada").hash, seed("writer", 16), 0)
    keys = own_keys(seed("self key"))
    made = seal_entry(keys, pub, PRIV, BODY, entropy)
    given = {"self": seed("self key").hex()}
    return given, made.encode(), _opened(made, opening.open_entry(keys.root, made))


@row("room 10", "entry 5")(entry_to_oneself)
def _(given: Given, sealed: bytes) -> Means:
    found, self_key = envelope.parse(sealed), octets(given, "self")
    opening.check_mine(own_keys(self_key).mine, found)
    return _opened(found, opening.open_entry(own_root(self_key), found))


def _opened(sealed: Envelope, found: opening.Opened) -> Means:
    return {
        "priv": canon.encode(found.priv.fields()).hex(),
        "body": canon.encode(found.body).hex(),
        "key": found.key.hex(),
        "hash": sealed.hash.hex(),
        "again": _again(found.key, sealed),
    }


def _again(key: bytes, sealed: Envelope) -> str:
    """The same words by the entry's own key, as the recipient of a grant opens them."""
    return canon.encode(opening.open_with(key, sealed).body).hex()


FILE = Attachment(seed("file key"), seed("file", 16), 70_000, "plan.txt", "text/plain", bytes(32))


def file() -> Made:
    """A file beside an entry."""
    plain = bytes(range(250)) * 280
    sealed = b"".join(attachment.seal_file(FILE.key, ROOM, FILE.id, FILE.length, [plain]))
    given = {"key": FILE.key.hex(), "id": FILE.id.hex(), "length": FILE.length}
    return given | {"digest": sha256(sealed).hex()}, sealed, {"file": sha256(plain).hex()}


@row("entry 7")(file)
def _(given: Given, sealed: bytes) -> Means:
    key, ident, digest = (octets(given, name) for name in ("key", "id", "digest"))
    about = Attachment(key, ident, given["length"], "", "", digest)
    return {"file": sha256(b"".join(attachment.open_file(ROOM, about, [sealed]))).hex()}


def bodies() -> Made:
    """What entries say: words with a file, something held, a request, half a consent."""
    words = Words("my plan", (FILE,))
    held = Held(ROOM, 2, "not yet")
    ask = Ask(seed("ask", 16), seed("entry"), "words", card_of("Ben").hash, "Ben", "to help", UNTIL)
    half = Signed(b"payload", keys_of("Ada").signing_key().sign(b"payload", "exchange"))
    made: list[Value] = [words.fields(), held.fields(), ask.fields(), half.fields()]
    return {}, canon.encode(made), _bodies(words, held, ask, half.payload)


@row("entry 4")(bodies)
def _(_given: Given, sealed: bytes) -> Means:
    found = canon.decode(sealed)
    assert isinstance(found, list)
    half = request.parse_signed(found[3])
    verify(card_of("Ada").key, half.payload, half.signatures, "exchange")
    three = parse_words(found[0]), parse_held(found[1]), request.parse_ask(found[2])
    return _bodies(*three, half.payload)


def _bodies(words: Words, held: Held, ask: Ask, payload: bytes) -> Means:
    (one,) = words.attachments
    return {
        "words": [words.text, one.name, one.key.hex(), one.length],
        "held": [held.room.hex(), held.level, held.text],
        "ask": [ask.id.hex(), ask.words, ask.recipient.hex(), ask.name, ask.purpose, ask.until],
        "payload": payload.hex(),
    }


def _minted(number: int, history: dict[int, bytes] | None) -> Minted:
    previous = _minted(0, None).record.hash if number else None
    cards = card_of("Ada"), card_of("Ben")
    plan = Plan(
        ROOM,
        number,
        previous,
        seed("agreement") if number else None,
        seed("ombuds") if number else None,
        (cards[0].hash, cards[1].hash),
        (cards[0].seal, cards[1].seal),
    )
    room_key = seed(f"room key {number}")
    return mint.mint(plan, history, keys_of("Ada").signing_key(), lambda _: room_key)


def epoch_record() -> Made:
    """The record of an epoch, with the keys of the one before it."""
    before = _minted(0, None)
    made = _minted(1, {0: before.room_key})
    given = {"signer": "Ada", "before": before.record.encode().hex()}
    return given, made.record.encode(), _record(made.record, before.record)


@row("room 3")(epoch_record)
def _(given: Given, sealed: bytes) -> Means:
    found, before = epoch.parse(sealed), epoch.parse(octets(given, "before"))
    found.verify(card_of(given["signer"]).key)
    return _record(found, before)


def _record(record: epoch.Record, before: epoch.Record) -> Means:
    mine, theirs = (
        mint.open_record(record, card_of(name).hash, keys_of(name).seal) for name in TWO
    )
    core, history = record.core, mint.open_history(record, mine, {0: before})
    return {
        "keys": [mine.hex(), theirs.hex()],
        "history": {str(number): key.hex() for number, key in history.items()},
        "number": core.number,
        "agreement": core.agreement and core.agreement.hex(),
        "ombuds": core.ombuds and core.ombuds.hex(),
        "hash": record.hash.hex(),
    }


def the_parcel() -> Made:
    """What is posted at once: an entry, a leaf, a grant."""
    _, raw, _ = entry()
    sealed = grant.close(card_of("Ben").seal, card_of("Ben").hash, b"inside")
    one = Grant(seed("grant", 16), seed("account", 16), (seed("entry"),), (), UNTIL, sealed)
    leaf = seed("leaf") + seed("leaf", 16)
    made = Parcel((envelope.parse(raw), _minted(0, None).record), (leaf,), (one,))
    return {}, made.encode(), _parcel(made)


@row("room 5", "room 4", "grant 2")(the_parcel)
def _(_given: Given, sealed: bytes) -> Means:
    return _parcel(parcel.parse(sealed))


def _parcel(one: Parcel) -> Means:
    return {
        "items": [item.hash.hex() for item in one.items],
        "leaves": [each.hex() for each in one.leaves],
        "grants": [
            [each.id.hex(), each.entries[0].hex(), each.until, sha256(each.sealed).hex()]
            for each in one.grants
        ],
    }


CONSENT = Consent(
    seed("salt"),
    seed("consent", 16),
    ROOM,
    seed("entry"),
    None,
    (seed("file", 16),),
    (card_of("Ben").hash,),
    "a second look",
    UNTIL,
    "nobody",
    seed("agreement"),
    TIME,
)


def the_consent() -> Made:
    """A signed consent."""
    signed = keys_of("Ada").signing_key().sign(CONSENT.encode(), consent.USE)
    made = canon.encode([CONSENT.encode(), *signed])
    return {"signer": "Ada"}, made, _consent(CONSENT)


@row("grant 4")(the_consent)
def _(given: Given, sealed: bytes) -> Means:
    half = request.parse_signed(canon.decode(sealed))
    verify(card_of(given["signer"]).key, half.payload, half.signatures, consent.USE)
    return _consent(consent.parse(half.payload))


def _consent(one: Consent) -> Means:
    what = [one.room, one.entry, one.attachments[0], one.recipients[0], one.agreement, one.hash]
    said = [one.purpose, one.until, one.passing_on, one.time]
    return {"what": [each.hex() for each in what], "said": said}


def standing_consent() -> Made:
    """A signed standing consent."""
    made = Standing(seed("salt"), ROOM, seed("entry"), card_of("Ben").hash, UNTIL)
    signed = keys_of("Ada").signing_key().sign(made.encode(), standing.USE)
    return {"signer": "Ada"}, canon.encode([made.encode(), *signed]), _standing(made)


@row("grant 5")(standing_consent)
def _(given: Given, sealed: bytes) -> Means:
    half = request.parse_signed(canon.decode(sealed))
    verify(card_of(given["signer"]).key, half.payload, half.signatures, standing.USE)
    return _standing(standing.parse(half.payload))


def _standing(one: Standing) -> Means:
    where = [one.room.hex(), one.entry.hex(), one.other.hex()]
    return {"where": where, "until": one.until}


def grant_of_a_release() -> Made:
    """A grant that opens one entry to somebody else."""
    payload = CONSENT.encode()
    signatures = keys_of("Ada").signing_key().sign(payload, consent.USE)
    key = Key(seed("entry"), seed("entry key"), seed("r"))
    extras: tuple[Value, ...] = ([card_of("Ada").hash], None)
    return _granted(Granted(GrantKind.RELEASE, (key,), payload, signatures, extras))


@row("grant 2", "grant 3")(grant_of_a_release)
def _(given: Given, sealed: bytes) -> Means:
    return _inside(given, sealed)


def grant_to_the_ombuds() -> Made:
    """A grant that shows words, and no key, to the ombuds."""
    return _granted(Granted(GrantKind.OMBUDS, (), _showing()[1], ()))


@row("grant 2", "grant 3")(grant_to_the_ombuds)
def _(given: Given, sealed: bytes) -> Means:
    return _inside(given, sealed)


def _granted(made: Granted) -> Made:
    reader = card_of("Ben")
    sealed = grant.close(reader.seal, reader.hash, made.encode())
    return {"reader": "Ben"}, sealed, _granted_means(made)


def _inside(given: Given, sealed: bytes) -> Means:
    name = given["reader"]
    return _granted_means(granted.open_grant(keys_of(name).seal, card_of(name).hash, sealed))


def _granted_means(one: Granted) -> Means:
    keys = [[key.entry.hex(), key.k.hex(), key.r.hex(), str(key.when)] for key in one.keys]
    rest = canon.encode([one.payload, list(one.signatures), list(one.extras)])
    return {"kind": str(one.kind), "keys": keys, "rest": sha256(rest).hex()}


def _showing() -> tuple[bytes, bytes]:
    """A stamp key, and an entry that was stamped and is shown."""
    _, raw, _ = entry()
    opened = opening.open_entry(room_root(seed("room key")), envelope.parse(raw))
    key = seed("stamp key")
    stamped = stamp.stamp(key, opened.envelope.pub, opened.envelope.com, TIME)
    return key, evidence.encode((evidence.show(opened, TIME, stamped),), "look")


def showing() -> Made:
    """What the ombuds is shown, with the server's stamp."""
    key, raw = _showing()
    return {"key": key.hex()}, raw, _shown(key, raw)


@row("grant 6")(showing)
def _(given: Given, sealed: bytes) -> Means:
    return _shown(octets(given, "key"), sealed)


def _shown(key: bytes, raw: bytes) -> Means:
    (one,), words = evidence.parse(raw)
    evidence.check(key, one)
    body = canon.encode(one.body).hex()
    return {"words": words, "body": body, "stamp": one.stamp.hex(), "time": one.time}


def stamp_key() -> Made:
    """The stamp key on its way to the ombuds."""
    sealed = stamp.seal_key(card_of("Ben").seal, card_of("Ben").hash, seed("stamp key"))
    return {"reader": "Ben"}, sealed, {"key": seed("stamp key").hex()}


@row("grant 6")(stamp_key)
def _(given: Given, sealed: bytes) -> Means:
    name = given["reader"]
    about = stamp.key_context(card_of(name).hash)
    return {"key": unseal_from(keys_of(name).seal, about, sealed).hex()}
