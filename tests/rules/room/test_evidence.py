"""What is shown to the ombuds proves itself to the ombuds, and to nobody else."""

from dataclasses import replace

import pytest

from quietroom.ground import canon
from quietroom.ground.canon import Value
from quietroom.ground.digest import context, mac, sha256
from quietroom.ground.errors import CannotOpen, Malformed
from quietroom.ground.open.key import unseal_from
from quietroom.room import evidence, stamp
from quietroom.room.evidence import Shown
from quietroom.room.label import Label
from quietroom.room.open import open_entry
from quietroom.room.stamp import BadStamp
from tests.rules.room.stage import ADA, BEN, EVE, OMBUDS, TIME, agreed

_SECRET = sha256(b"server secret")
_KEY = stamp.stamp_key(_SECRET, OMBUDS.first)
_STAGE = agreed()
_ENTRY = _STAGE.seal(BEN, ["I told HR", []])
_STAMP = stamp.stamp(_KEY, _ENTRY.pub, _ENTRY.com, TIME)
_SHOWN = evidence.show(open_entry(_STAGE.keys(ADA).root, _ENTRY), TIME, _STAMP)


def test_true() -> None:
    """What was said, under which label, by whom and when, is what the server took."""
    evidence.check(_KEY, _SHOWN)


def test_returns() -> None:
    """What is shown travels whole, with a free text beside it."""
    raw = evidence.encode((_SHOWN, _SHOWN), "It happened again.")

    assert evidence.parse(raw) == ((_SHOWN, _SHOWN), "It happened again.")


@pytest.mark.parametrize(
    "other",
    [
        {"body": ["I told hR", []]},
        {"priv": replace(_SHOWN.priv, label=Label.MAY_TELL)},
        {"priv": replace(_SHOWN.priv, owner=ADA.first)},
        {"priv": replace(_SHOWN.priv, time=TIME + 1)},
        {"pub": replace(_SHOWN.pub, author=ADA.card)},
        {"pub": replace(_SHOWN.pub, seq=9)},
        {"kf": bytes(32)},
        {"com": bytes(32)},
        {"time": TIME + 1},
        {"stamp": bytes(32)},
    ],
    ids=["words", "label", "owner", "own time", "author", "seq", "kf", "com", "time", "stamp"],
)
def test_altered(other: dict[str, object]) -> None:
    """Other words, another label, owner, author or time: the stamp is none for them."""
    with pytest.raises(BadStamp):
        evidence.check(_KEY, replace(_SHOWN, **other))  # type: ignore[arg-type]


def _judge(raw: bytes) -> None:
    (shown,), _ = evidence.parse(raw)
    evidence.check(_KEY, shown)


def test_every_bit() -> None:
    """One bit of what is shown changed, whichever it is, and it is refused."""
    raw = evidence.encode((_SHOWN,), "")
    _judge(raw)
    for place in range(8 * len(raw)):
        bent = bytearray(raw)
        bent[place // 8] ^= 1 << place % 8
        with pytest.raises((BadStamp, Malformed)):
            _judge(bytes(bent))


def test_invented_words() -> None:
    """A reader cannot open a stamped commitment to words of their own under another key."""
    kf = sha256(b"another franking key")
    invented = replace(_SHOWN, kf=kf, body=["I told everybody", []])

    with pytest.raises(BadStamp):
        evidence.check(_KEY, invented)


@pytest.mark.parametrize(
    "key",
    [stamp.stamp_key(_SECRET, EVE.first), stamp.stamp_key(sha256(b"another server"), OMBUDS.first)],
    ids=["another ombuds", "another server"],
)
def test_key_of_somebody_else(key: bytes) -> None:
    """A stamp for one ombuds is none for another: each has a key of their own."""
    with pytest.raises(BadStamp):
        evidence.check(key, _SHOWN)


def test_stamp_by_hand() -> None:
    """The stamp is what the page says, computed without it."""
    key = stamp.stamp_key(_SECRET, OMBUDS.first)
    outside = sha256(canon.encode(_ENTRY.pub.fields()))

    assert mac(key, context("stamp", outside, _ENTRY.com, TIME)) == _STAMP


def test_stamp_key_travels() -> None:
    """The stamp key opens for the ombuds' current card and no other."""
    sealed = stamp.seal_key(OMBUDS.known.seal, OMBUDS.card, _KEY)
    info = stamp.key_context(OMBUDS.card)

    assert unseal_from(OMBUDS.secrets.seal_seed, info, sealed) == _KEY
    for seed, other in (
        (EVE.secrets.seal_seed, info),
        (OMBUDS.secrets.seal_seed, stamp.key_context(EVE.card)),
    ):
        with pytest.raises(CannotOpen):
            unseal_from(seed, other, sealed)


def test_no_key_in_what_is_shown() -> None:
    """The ombuds gets words and never a key: not the entry's, not the room's."""
    raw = evidence.encode((_SHOWN,), "")

    assert open_entry(_STAGE.keys(ADA).root, _ENTRY).key not in raw
    assert not any(key in raw for key in _STAGE.room_keys.values())


def _fields(place: int, value: Value) -> Value:
    fields = _SHOWN.fields()
    fields[place] = value
    return fields


@pytest.mark.parametrize(
    "value",
    [
        [[_SHOWN.fields()]],
        [[_SHOWN.fields()], b"words"],
        [[_SHOWN.fields()] * 257, ""],
        [[_fields(0, None)], ""],
        [[_fields(1, bytes(31))], ""],
        [[_fields(2, bytes(33))], ""],
        [[_fields(3, [])], ""],
        [[_fields(5, "now")], ""],
        [[_fields(6, bytes(31))], ""],
        [[_SHOWN.fields()[:6]], ""],
    ],
)
def test_malformed(value: Value) -> None:
    """A showing has one shape."""
    with pytest.raises(Malformed):
        evidence.parse(canon.encode(value))


def test_shown_of_another_type() -> None:
    """The body is any value: what was committed to is compared, whatever its kind."""
    body: Value = [1, None, [b"x", "y"]]
    entry = _STAGE.seal(BEN, body)
    stamped = stamp.stamp(_KEY, entry.pub, entry.com, TIME)
    shown: Shown = evidence.show(open_entry(_STAGE.keys(ADA).root, entry), TIME, stamped)
    (read,), _ = evidence.parse(evidence.encode((shown,), ""))
    evidence.check(_KEY, read)

    assert read.body == body
