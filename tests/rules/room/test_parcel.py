"""A parcel travels whole, in one spelling, and holds no more than it may."""

from dataclasses import replace

import pytest

from quietroom.ground import canon
from quietroom.ground.canon import Value
from quietroom.ground.errors import Malformed, TooLarge
from quietroom.room import grant, parcel
from quietroom.room.grant import Grant
from quietroom.room.parcel import ENTRY, GRANTS, ITEMS, LEAF, LEAVES, RECORD, STUB, Parcel
from tests.rules.room.stage import ADA, agreed

_STAGE = agreed()
_ENTRY, _RECORD = _STAGE.seal(ADA), _STAGE.minted[1].record
_LEAF = bytes(LEAF)
_GRANT = Grant(bytes(16), bytes(16), (bytes(32),), (bytes(16),), 2_000_000_000, b"sealed")


@pytest.mark.parametrize(
    "whole",
    [
        Parcel((_ENTRY,)),
        Parcel((_RECORD,)),
        Parcel((_ENTRY, _RECORD), (_LEAF, _LEAF), (_GRANT,)),
        Parcel((_ENTRY,) * ITEMS, (_LEAF,) * LEAVES, (_GRANT,) * GRANTS),
    ],
    ids=["entry", "record", "all", "most"],
)
def test_returns(whole: Parcel) -> None:
    """What was packed is unpacked, in its order, to the same bytes."""
    assert parcel.parse(whole.encode()) == whole
    assert parcel.parse(whole.encode()).encode() == whole.encode()


_ITEM: Value = [ENTRY, _ENTRY.encode()]


@pytest.mark.parametrize(
    "value",
    [
        [[], [], []],
        [[_ITEM], []],
        [[_ITEM], [], [], []],
        [[_ITEM] * (ITEMS + 1), [], []],
        [[_ITEM], [_LEAF] * (LEAVES + 1), []],
        [[_ITEM], [], [_GRANT.fields()] * (GRANTS + 1)],
        [[_ITEM], [_LEAF[1:]], []],
        [[_ITEM], [_LEAF + b"\0"], []],
        [[[STUB, _ENTRY.stub().encode()]], [], []],
        [[[ENTRY, _RECORD.encode()]], [], []],
        [[[RECORD, _ENTRY.encode()]], [], []],
        [[[ENTRY, _ENTRY.encode() + b"\0"]], [], []],
        [[[ENTRY]], [], []],
        [[_ENTRY.encode()], [], []],
        _ENTRY.encode(),
    ],
    ids=[
        "no items",
        "two parts",
        "four parts",
        "items",
        "leaves",
        "grants",
        "short leaf",
        "long leaf",
        "stub",
        "record as entry",
        "entry as record",
        "trailing byte",
        "no bytes",
        "no kind",
        "no array",
    ],
)
def test_refused(value: Value) -> None:
    """Other shapes, too many of anything, and one kind under another's number."""
    with pytest.raises(Malformed):
        parcel.parse(canon.encode(value))


def test_too_large() -> None:
    """More than 4 MB are refused before they are read."""
    with pytest.raises(TooLarge):
        parcel.parse(bytes(parcel.LIMIT + 1))


@pytest.mark.parametrize(
    "other",
    [
        {"id": bytes(15)},
        {"recipient": bytes(32)},
        {"entries": (bytes(16),)},
        {"entries": (bytes(32),) * (grant.ENTRIES + 1)},
        {"entries": ()},
        {"entries": (bytes(32), bytes(32))},
        {"attachments": (bytes(32),)},
        {"attachments": (bytes(16), bytes(16))},
        {"attachments": tuple(bytes([one]) * 16 for one in range(256)) * 2},
        {"sealed": bytes(grant.SEALED + 1)},
        {"until": 1 << 53},
    ],
)
def test_grant_refused(other: dict[str, object]) -> None:
    """A grant names at least one entry, each once, and nothing of another size."""
    with pytest.raises(Malformed):
        grant.parse(replace(_GRANT, **other).fields())  # type: ignore[arg-type]
