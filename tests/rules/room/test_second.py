"""A second implementation, made from the page and other primitives, reads and writes the same."""

import hashlib
import hmac

import pytest

from quietroom.ground import canon
from quietroom.ground.canon import Value
from quietroom.room import envelope, epoch, grant, granted, mint, stamp
from quietroom.room.granted import Granted, GrantKind
from quietroom.room.open import check_mine, open_entry
from quietroom.room.seal import mine_key, own_keys, own_root, room_root, seal_entry
from tests.rules.room.stage import ADA, BEN, EVE, ROOM, TIME, agreed, chance
from vectors.make import second, wraps
from vectors.make.room import naive
from vectors.make.room.naive import Author, hkdf, lp, padded
from vectors.make.second import fixed

_STAGE = agreed()
_BODIES: list[Value] = [["so it is", []], ["w" * 40_000, []], [1, None, b"\0" * 20_000, ["é"]]]


@pytest.mark.parametrize("body", _BODIES, ids=["short", "chunks", "another kind"])
def test_it_opens_ours(body: Value) -> None:
    """What we seal into a room it opens, words and private part."""
    entry = _STAGE.seal(BEN, body)
    priv = open_entry(room_root(_STAGE.room_keys[1]), entry).priv

    inside = naive.open_entry(Author(_STAGE.room_keys[1], "entry-key", b""), entry.encode())
    assert inside[0] == 1
    assert inside[2:] == [priv.fields(), body]


@pytest.mark.parametrize("body", _BODIES, ids=["short", "chunks", "another kind"])
def test_ours_opens_it(body: Value) -> None:
    """What it seals into a room we open, and know our own mark."""
    pub, priv = _STAGE.pub(ADA).fields(), _STAGE.priv(ADA)
    self_key, room_key = ADA.secrets.self_key, _STAGE.room_keys[1]
    author = Author(room_key, "entry-key", self_key)
    entry = envelope.parse(naive.entry(author, pub, priv.fields(), body))
    opened = open_entry(room_root(room_key), entry)
    check_mine(mine_key(self_key), entry)

    assert (opened.priv, opened.body) == (priv, body)


def test_self_entries_both_ways() -> None:
    """So with what one writes to oneself."""
    key, pub, priv = ADA.secrets.self_key, _STAGE.pub(ADA), _STAGE.priv(ADA)
    ours = seal_entry(own_keys(key), pub, priv, ["mine", []], chance("own"))
    author = Author(key, "self-entry-key", key)
    theirs = envelope.parse(naive.entry(author, pub.fields(), priv.fields(), ["theirs", []]))

    assert naive.open_entry(author, ours.encode())[3] == ["mine", []]
    assert open_entry(own_root(key), theirs).body == ["theirs", []]


def test_entry_hash() -> None:
    """Both have one name for an entry."""
    entry = _STAGE.seal(BEN)

    assert naive.entry_hash(entry.encode()) == entry.hash


def _wrap_info(core: Value, card: bytes) -> bytes:
    return lp("epoch-wrap", hashlib.sha256(canon.encode(core)).digest(), card)


def test_it_opens_our_wraps() -> None:
    """A room key that we sealed to a card opens there, and fits the check of its record."""
    record = _STAGE.minted[1].record
    core, room_key = record.core.fields(), _STAGE.room_keys[1]

    for one, wrap in zip((ADA, BEN), record.wraps, strict=True):
        info = _wrap_info(core, one.card)
        assert wraps.unseal_from(one.secrets.seal_seed, info, wrap) == room_key
    assert hkdf(room_key, "epoch-check", ROOM, 1) == core[6]


def test_it_opens_our_history() -> None:
    """The history link opens there to the key of every epoch before."""
    record, room_key = _STAGE.minted[1].record, _STAGE.room_keys[1]
    assert record.history is not None
    key = hkdf(room_key, "history-key", ROOM, 1)
    content = second.unseal(key, lp("history", ROOM, 1), record.history)

    assert canon.decode(content) == [[0, _STAGE.room_keys[0]]]


def test_ours_reads_its_record() -> None:
    """A record made there, wraps, history and signatures, is one that we read and follow."""
    room_key, before = fixed("room key"), _STAGE.room_keys[0]
    check = hkdf(room_key, "epoch-check", ROOM, 1)
    cards: list[Value] = [ADA.card, BEN.card]
    core: list[Value] = [ROOM, 1, _STAGE.minted[0].record.hash, None, None, cards, check]
    made: list[Value] = [
        wraps.seal_to(one.known.seal, _wrap_info(core, one.card), room_key, fixed(str(place), 64))
        for place, one in enumerate((ADA, BEN))
    ]
    key = hkdf(room_key, "history-key", ROOM, 1)
    context = lp("history", ROOM, 1)
    history = second.seal(key, context, canon.encode([[0, before]]), fixed("salt", 24))
    payload = canon.encode([core, made, history])
    signatures = second.sign(ADA.signer.ed25519, ADA.signer.mldsa, payload, "epoch")
    record = epoch.parse(canon.encode([payload, *signatures]))
    first = _STAGE.minted[0].record

    assert record.signer((ADA.known.key, BEN.known.key)) == 0
    for one in (ADA, BEN):
        assert mint.open_record(record, one.card, one.secrets.seal_seed) == room_key
    assert mint.open_history(record, room_key, {0: first}) == {0: before}


def test_it_verifies_our_records() -> None:
    """Both signatures of a record that we minted hold there."""
    signed, key = _STAGE.minted[1].record.signed, ADA.known.key
    second.verify(key.ed25519, key.mldsa, signed.payload, "epoch", signed.signatures)

    with pytest.raises(ValueError, match="signature"):
        second.verify(key.ed25519, key.mldsa, signed.payload, "card", signed.signatures)


def test_grants_both_ways() -> None:
    """A grant made on either side opens on the other."""
    inside = Granted(GrantKind.RELEASE, (), b"payload", ()).encode()
    info, seed = lp("grant", EVE.card), EVE.secrets.seal_seed
    ours = grant.close(EVE.known.seal, EVE.card, inside)
    theirs = wraps.seal_to(EVE.known.seal, info, padded(inside), fixed("coins", 64))

    assert wraps.unseal_from(seed, info, ours) == padded(inside)
    assert granted.open_grant(seed, EVE.card, theirs).encode() == inside


def test_stamps() -> None:
    """The stamp and its key are the same on both sides."""
    secret, com = fixed("server"), fixed("com")
    pub = _STAGE.pub(ADA)
    key = hkdf(secret, "stamp-key", EVE.first)
    framed = lp("stamp", hashlib.sha256(pub.encode()).digest(), com, TIME)

    assert stamp.stamp_key(secret, EVE.first) == key
    assert stamp.stamp(key, pub, com, TIME) == hmac.digest(key, framed, "sha256")
