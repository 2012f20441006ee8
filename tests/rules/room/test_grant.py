"""A grant opens for the one card it was sealed to, and for nobody else."""

from dataclasses import replace

import pytest

from quietroom.ground import canon
from quietroom.ground.canon import Value
from quietroom.ground.close.key import seal_to
from quietroom.ground.errors import CannotOpen, Malformed
from quietroom.ground.pad import pad, padded_size
from quietroom.ground.signature import ED25519_SIGNATURE, MLDSA_SIGNATURE
from quietroom.room import grant, granted
from quietroom.room.granted import Granted, GrantKind, Key, When
from tests.rules.room.stage import BEN, EVE

_SIGNED = (bytes(ED25519_SIGNATURE), bytes(MLDSA_SIGNATURE))
_KEY = Key(bytes(range(32)), bytes([7]) * 32, bytes([8]) * 32)
_INSIDE = Granted(GrantKind.RELEASE, (_KEY,), b"consent", _SIGNED, (None, [b"extra"]))


def _sealed() -> bytes:
    return grant.close(EVE.known.seal, EVE.card, _INSIDE.encode())


def test_opens() -> None:
    """Whoever it was sealed to finds all that was put in."""
    assert granted.open_grant(EVE.secrets.seal_seed, EVE.card, _sealed()) == _INSIDE


@pytest.mark.parametrize(
    "inside",
    [
        Granted(GrantKind.OMBUDS, (), b"shown", ()),
        Granted(GrantKind.RELEASE, (replace(_KEY, when=When.DELAYED),), b"", _SIGNED * 2),
    ],
)
def test_returns(inside: Granted) -> None:
    """Every kind is read back as it was."""
    assert granted.parse(inside.encode()) == inside


def test_another_reader() -> None:
    """Sealed to somebody else it does not open."""
    with pytest.raises(CannotOpen):
        granted.open_grant(BEN.secrets.seal_seed, EVE.card, _sealed())


def test_another_card_in_the_context() -> None:
    """Nor does one whose context names another card than the one that opens it."""
    with pytest.raises(CannotOpen):
        granted.open_grant(EVE.secrets.seal_seed, BEN.card, _sealed())


def test_made_for_another_use() -> None:
    """What was sealed to the same card for another use is no grant."""
    elsewhere = seal_to(EVE.known.seal, b"another use", pad(_INSIDE.encode()))

    with pytest.raises(CannotOpen):
        granted.open_grant(EVE.secrets.seal_seed, EVE.card, elsewhere)


def test_changed_on_the_way() -> None:
    """A changed, cut or lengthened grant does not open."""
    sealed = _sealed()
    bent = [
        bytes([sealed[0] ^ 1]) + sealed[1:],
        sealed[:1120] + bytes([sealed[1120] ^ 1]) + sealed[1121:],
        sealed[:-1] + bytes([sealed[-1] ^ 1]),
        sealed[:-1],
        sealed + b"\0",
        sealed[:1120],
        sealed[:100],
        b"",
    ]
    for raw in bent:
        with pytest.raises(CannotOpen):
            granted.open_grant(EVE.secrets.seal_seed, EVE.card, raw)


def test_size_tells_little() -> None:
    """From outside two purposes of different length look alike."""
    sizes = {
        len(grant.close(EVE.known.seal, EVE.card, replace(_INSIDE, payload=payload).encode()))
        for payload in (b"short", b"somewhat longer than that")
    }

    assert sizes == {1120 + 16 + padded_size(len(_INSIDE.encode()))}


def test_padding_is_checked() -> None:
    """A grant without its padding, or with another, is refused."""
    inside = _INSIDE.encode()
    framed = len(inside).to_bytes(8, "big") + inside
    for bent in (inside, framed, pad(inside) + bytes(16), pad(inside)[:-1] + b"\1"):
        raw = seal_to(EVE.known.seal, grant.grant_context(EVE.card), bent)
        with pytest.raises(Malformed):
            granted.open_grant(EVE.secrets.seal_seed, EVE.card, raw)


_ROW: Value = [_KEY.entry, _KEY.k, _KEY.r, "at-once"]


@pytest.mark.parametrize(
    "value",
    [
        ["gift", [_ROW], b"", [], []],
        [b"release", [_ROW], b"", [], []],
        ["release", [_ROW], "", [], []],
        ["release", [_ROW], b"", []],
        ["release", [_ROW], b"", [], [], None],
        ["release", [[bytes(31), _KEY.k, _KEY.r, "at-once"]], b"", [], []],
        ["release", [[_KEY.entry, bytes(31), _KEY.r, "at-once"]], b"", [], []],
        ["release", [[_KEY.entry, _KEY.k, bytes(33), "at-once"]], b"", [], []],
        ["release", [[_KEY.entry, _KEY.k, _KEY.r, "never"]], b"", [], []],
        ["release", [[_KEY.entry, _KEY.k, _KEY.r, 1]], b"", [], []],
        ["release", [[_KEY.entry, _KEY.k, _KEY.r]], b"", [], []],
        ["release", [_ROW] * (grant.ENTRIES + 1), b"", [], []],
        ["release", [_ROW], b"", [bytes(ED25519_SIGNATURE)], []],
        ["release", [_ROW], b"", [bytes(MLDSA_SIGNATURE), bytes(ED25519_SIGNATURE)], []],
        ["release", [_ROW], b"", [*_SIGNED, *_SIGNED, *_SIGNED], []],
        ["release", [_ROW], b"", list(_SIGNED), [None] * 17],
        ["release", [_ROW], b"", list(_SIGNED), None],
        None,
    ],
)
def test_malformed(value: Value) -> None:
    """The inside of a grant has one shape."""
    with pytest.raises(Malformed):
        granted.parse(canon.encode(value))


def test_keys_are_not_shown() -> None:
    """Neither an entry's key nor the random of its leaf stands in what a log would print."""
    assert repr(_KEY.k) not in repr(_INSIDE)
    assert repr(_KEY.r) not in repr(_INSIDE)
