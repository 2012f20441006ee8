"""What is sealed opens as it was for whoever may, in its own place, and nowhere else."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground import canon
from quietroom.ground.canon import Value
from quietroom.ground.close.content import seal
from quietroom.ground.digest import sha256
from quietroom.ground.errors import CannotOpen, Malformed, QuietroomError, TooLarge
from quietroom.ground.pad import pad, padded_size
from quietroom.room import envelope
from quietroom.room.chain import Link
from quietroom.room.entry import Kind, Priv, Seen, UnknownVersion, Words
from quietroom.room.envelope import Envelope, Pub
from quietroom.room.label import Label
from quietroom.room.open import NotMine, check_mine, open_entry, open_with
from quietroom.room.seal import (
    VERSION,
    Keys,
    commitment,
    entry_context,
    entry_key,
    mine_key,
    own_keys,
    own_root,
    room_keys,
    room_root,
    seal_entry,
)
from tests.rules.room.stage import ADA, BEN, LOG, TIME, chance

_ROOM_KEY = sha256(b"room key")
_KEYS = room_keys(_ROOM_KEY, ADA.secrets.self_key)
_PUB = Pub(bytes(range(16)), 3, ADA.card, bytes(16), 7)
_PRIV = Priv(Label.PAIR, ADA.first, Kind.WORDS, TIME, None, None, Seen(Link(9, LOG[9]), 5, LOG[5]))
_SMALL = seal_entry(_KEYS, _PUB, _PRIV, ["hello", []], chance("small"))

_hash = st.binary(min_size=32, max_size=32)
_ident = st.binary(min_size=16, max_size=16)
_number = st.integers(0, 2**53 - 1)
_pubs = st.builds(Pub, _ident, st.integers(0, 2**32 - 1), _hash, _ident, st.integers(0, 2**48 - 1))
_seens = st.builds(Seen, st.builds(Link, _number, _hash), _number, _hash)
_maybe = st.none() | _hash
_privs = st.builds(
    Priv,
    st.sampled_from(Label),
    _hash,
    st.sampled_from(Kind) | st.text(max_size=32),
    _number,
    _maybe,
    _maybe,
    _seens,
)
_values: st.SearchStrategy[Value] = st.recursive(
    st.none() | st.integers(0, 2**64 - 1) | st.binary(max_size=40) | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=5),
    max_leaves=20,
)


@given(_pubs, _privs, _values, _hash, _hash)
def test_returns(pub: Pub, priv: Priv, body: Value, room_key: bytes, self_key: bytes) -> None:
    """Whatever is said of whatever kind comes back as it was, by the root or by its own key."""
    sealed = seal_entry(room_keys(room_key, self_key), pub, priv, body, chance("any"))
    read = envelope.parse(sealed.encode())
    opened = open_entry(room_root(room_key), read)

    assert read == sealed
    assert (opened.envelope, opened.priv, opened.body) == (sealed, priv, body)
    assert open_with(opened.key, read) == opened
    check_mine(mine_key(self_key), read)


@pytest.mark.parametrize("size", [0, 1, 23, 24, 255, 256, 16 * 1024, 50 * 1024 - 1, 50 * 1024])
def test_sizes(size: int) -> None:
    """Words of every size up to 50 KB come back, in an envelope of a padded size."""
    body = Words("a" * size).fields()
    sealed = seal_entry(_KEYS, _PUB, _PRIV, body, chance("size"))
    inside = len(canon.encode([VERSION, bytes(32), _PRIV.fields(), body]))
    chunks = padded_size(inside) // (16 * 1024) + 1

    assert open_entry(_KEYS.root, sealed).body == body
    assert len(sealed.sealed) == 56 + padded_size(inside) + 16 * chunks


def test_length_tells_little() -> None:
    """A short and a somewhat longer answer look alike from outside."""
    sealed = [
        seal_entry(_KEYS, _PUB, _PRIV, [words, []], chance("yes")).sealed
        for words in ("yes", "no, not before the winter")
    ]

    assert len(sealed[0]) == len(sealed[1])


def test_never_twice_the_same() -> None:
    """The same words sealed twice share nothing: not the commitment, not the mark, not a key."""
    one, two = (seal_entry(_KEYS, _PUB, _PRIV, ["hi", []], chance(way)) for way in ("a", "b"))
    keys = {open_entry(_KEYS.root, sealed).key for sealed in (one, two)}

    assert (one.com, one.mine, one.sealed) != (two.com, two.mine, two.sealed)
    assert one.com != two.com
    assert one.mine != two.mine
    assert len(keys) == 2


def test_too_large() -> None:
    """What no reader would take is not sealed."""
    with pytest.raises(TooLarge):
        seal_entry(_KEYS, _PUB, _PRIV, bytes(envelope.SEALED), chance("large"))


def _refuses(keys: Keys, sealed: Envelope, *codes: str) -> None:
    with pytest.raises(QuietroomError) as refusal:
        open_entry(keys.root, sealed)
    assert refusal.value.code in codes


@pytest.mark.parametrize(
    "moved",
    [
        {"place": bytes(16)},
        {"epoch": 4},
        {"author": BEN.card},
        {"writer": bytes(15) + b"\1"},
        {"seq": 8},
    ],
    ids=["room", "epoch", "author", "writer", "seq"],
)
def test_moved(moved: dict[str, object]) -> None:
    """An entry put anywhere else, or under another author, does not open."""
    _refuses(_KEYS, replace(_SMALL, pub=replace(_PUB, **moved)), "cannot-open")  # type: ignore[arg-type]


def test_exchanged() -> None:
    """The ciphertext of one entry does not open as another, nor under another's commitment."""
    other = seal_entry(_KEYS, replace(_PUB, seq=8), _PRIV, ["no", []], chance("other"))

    _refuses(_KEYS, replace(_SMALL, sealed=other.sealed), "cannot-open")
    _refuses(_KEYS, replace(_SMALL, com=other.com), "cannot-open")
    _refuses(_KEYS, replace(_SMALL, com=other.com, sealed=other.sealed), "cannot-open")
    assert open_entry(_KEYS.root, other).body == ["no", []]


def test_other_room_key() -> None:
    """The key of another epoch or room opens nothing."""
    _refuses(room_keys(sha256(b"other"), ADA.secrets.self_key), _SMALL, "cannot-open")


def test_one_key_one_entry() -> None:
    """The key of one entry, handed out, opens that entry and no other of the same room."""
    opened = open_entry(_KEYS.root, _SMALL)
    other = seal_entry(_KEYS, _PUB, _PRIV, ["hello", []], chance("other"))

    assert open_with(opened.key, _SMALL) == opened
    with pytest.raises(CannotOpen):
        open_with(opened.key, other)


def _read(raw: bytes) -> None:
    """What a reader does with an envelope of Ada's that has the hash she remembers."""
    read = envelope.parse(raw)
    check_mine(_KEYS.mine, read)
    open_entry(_KEYS.root, read)


def test_every_bit() -> None:
    """One bit flipped, whichever it is of a whole envelope, and it is refused."""
    raw = _SMALL.encode()
    _read(raw)
    for place in range(8 * len(raw)):
        bent = bytearray(raw)
        bent[place // 8] ^= 1 << place % 8
        with pytest.raises(QuietroomError) as refusal:
            _read(bytes(bent))

        assert refusal.value.code in {"malformed", "not-mine", "cannot-open"}


def test_changed_after_reading() -> None:
    """An envelope that was read and then changed is encoded as it is now."""
    read = envelope.parse(_SMALL.encode())
    changed = replace(read, sealed=b"other")

    assert (read, read.encode()) == (_SMALL, _SMALL.encode())
    assert envelope.parse(changed.encode()).sealed == b"other"


def test_hash_of_every_field() -> None:
    """Entry and stub have one hash, which no field leaves as it is."""
    fields: list[dict[str, object]] = [
        {"pub": replace(_PUB, seq=8)},
        {"com": bytes(32)},
        {"mine": bytes(32)},
        {"sealed": b""},
    ]
    hashes = {replace(_SMALL, **field).hash for field in fields}  # type: ignore[arg-type]

    assert _SMALL.stub().hash == _SMALL.hash
    assert envelope.parse_stub(_SMALL.stub().encode()) == _SMALL.stub()
    assert len(hashes | {_SMALL.hash}) == 5


def test_in_my_name() -> None:
    """Whoever holds the room key but not my self key cannot make what my software calls mine."""
    forged = seal_entry(
        room_keys(_ROOM_KEY, BEN.secrets.self_key), _PUB, _PRIV, ["I quit", []], chance("forged")
    )

    assert open_entry(_KEYS.root, forged).body == ["I quit", []]
    with pytest.raises(NotMine):
        check_mine(_KEYS.mine, forged)
    with pytest.raises(NotMine):
        check_mine(_KEYS.mine, replace(_SMALL, com=forged.com))


def _inside(inside: bytes, keys: Keys = _KEYS, com: bytes = _SMALL.com) -> Envelope:
    """An envelope made by altered software: `inside` in place of what belongs there."""
    outside = _PUB.encode()
    key = entry_key(keys.root, outside, com)
    return replace(_SMALL, com=com, sealed=seal(key, entry_context(outside, com), inside))


def _parts() -> list[Value]:
    opened = open_entry(_KEYS.root, _SMALL)
    return [VERSION, opened.kf, opened.priv.fields(), opened.body]


def test_inside_as_it_should_be() -> None:
    """The honest twin of what altered software makes."""
    assert open_entry(_KEYS.root, _inside(pad(canon.encode(_parts())))).body == ["hello", []]


@pytest.mark.parametrize(
    ("bend", "refusal"),
    [
        (lambda parts: [*parts[:3], ["bye", []]], CannotOpen),
        (lambda parts: [parts[0], bytes(32), *parts[2:]], CannotOpen),
        (lambda parts: [*parts[:2], ["may-tell", *parts[2][1:]], parts[3]], CannotOpen),
        (lambda parts: [2, *parts[1:]], UnknownVersion),
        (lambda _: [2, b"of", "another", "shape", None], UnknownVersion),
        (lambda _: [], UnknownVersion),
        (lambda parts: parts[:3], Malformed),
        (lambda parts: [*parts, None], Malformed),
        (lambda parts: [parts[0], bytes(31), *parts[2:]], Malformed),
        (lambda parts: [*parts[:2], ["all", *parts[2][1:]], parts[3]], Malformed),
        (lambda _: "no array", Malformed),
    ],
)
def test_altered_inside(
    bend: Callable[[list[Value]], Value], refusal: type[QuietroomError]
) -> None:
    """Words, label or franking key that do not fit the commitment; shapes that are none."""
    with pytest.raises(refusal):
        open_entry(_KEYS.root, _inside(pad(canon.encode(bend(_parts())))))


def test_altered_padding() -> None:
    """Padding that is not zero, and none at all, is refused though it was sealed."""
    good = pad(canon.encode(_parts()))

    for bent in (good[:-1] + b"\1", good + bytes(16), canon.encode(_parts()), b""):
        with pytest.raises(Malformed):
            open_entry(_KEYS.root, _inside(bent))


def test_room_and_self_apart() -> None:
    """With one key for both, what was written to oneself would still not open in a room."""
    key = sha256(b"one key")
    mine, shared = own_keys(key), room_keys(key, key)
    private = seal_entry(mine, _PUB, _PRIV, ["mine", []], chance("one"))
    public = seal_entry(shared, _PUB, _PRIV, ["ours", []], chance("one"))

    assert open_entry(own_root(key), private).body == ["mine", []]
    assert open_entry(room_root(key), public).body == ["ours", []]
    _refuses(shared, private, "cannot-open")
    _refuses(mine, public, "cannot-open")


def test_secrets_are_not_shown() -> None:
    """No key stands in what a debugger or a log would print."""
    opened = open_entry(_KEYS.root, _SMALL)
    shown = repr(_KEYS) + repr(opened)

    for secret in (_ROOM_KEY, _KEYS.mine, opened.kf, opened.key):
        assert repr(secret) not in shown


def test_commitment_takes_every_part() -> None:
    """The commitment is another one for every other part, also where only the border moves."""
    whole = commitment(bytes(32), b"pub", b"priv", b"body")
    others = {
        commitment(bytes(31) + b"\1", b"pub", b"priv", b"body"),
        commitment(bytes(32), b"pubp", b"riv", b"body"),
        commitment(bytes(32), b"pub", b"privb", b"ody"),
        commitment(bytes(32), b"pub", b"priv", b"bodY"),
    }

    assert len(others | {whole}) == 5
