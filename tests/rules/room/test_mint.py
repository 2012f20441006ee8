"""Records as they are made and read: shape, wraps, check and history link."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from quietroom.ground import canon
from quietroom.ground.canon import Value
from quietroom.ground.close.content import seal
from quietroom.ground.digest import context, derive
from quietroom.ground.errors import CannotOpen, Malformed
from quietroom.room import epoch, mint
from quietroom.room.epoch import Core, Record
from quietroom.room.mint import BadRoomKey, Plan
from tests.rules.room.stage import (
    ADA,
    AGREEMENT,
    BEN,
    EVE,
    ROOM,
    agreed,
    signed,
)


def test_parse_returns() -> None:
    """What was minted is read back as it was, with and without a history."""
    records = [one.record for one in agreed().minted]

    assert [epoch.parse(record.encode()) for record in records] == records
    assert [record.history is None for record in records] == [True, False]


def _with_history(keys: Value) -> tuple[Record, bytes, dict[int, Record]]:
    stage = agreed()
    record, room_key = stage.minted[1].record, stage.minted[1].room_key
    key = derive(room_key, "history-key", ROOM, 1)
    linked = seal(key, context("history", ROOM, 1), canon.encode(keys))
    return replace(record, history=linked), room_key, {0: stage.minted[0].record}


def test_history_of_its_own() -> None:
    """The honest twin: the key that the record before fixes."""
    room_key = agreed().minted[0].room_key

    assert mint.open_history(*_with_history([[0, room_key]])) == {0: room_key}


@pytest.mark.parametrize("keys", [[[0, bytes(32)]], [[7, bytes(32)]]], ids=["other", "unknown"])
def test_history_of_false_keys(keys: Value) -> None:
    """A key that its own record does not fix is refused, and so is one of no known epoch."""
    with pytest.raises(BadRoomKey):
        mint.open_history(*_with_history(keys))


@pytest.mark.parametrize(
    "shape",
    [
        lambda key: [[0, key], [0, key]],
        lambda key: [[0, key, 1]],
        lambda key: [[0, key[:31]]],
        lambda key: [[b"0", key]],
        lambda _: 0,
    ],
    ids=["twice", "long", "short", "number", "array"],
)
def test_history_malformed(shape: Callable[[bytes], Value]) -> None:
    """A history has one spelling."""
    room_key = agreed().minted[0].room_key

    with pytest.raises(Malformed):
        mint.open_history(*_with_history(shape(room_key)))


def test_history_of_another_epoch() -> None:
    """A history link opens in its own room and epoch only."""
    record, room_key, before = _with_history([])
    moved = replace(record, core=replace(record.core, number=2))

    assert mint.open_history(record, room_key, before) == {}
    with pytest.raises(CannotOpen):
        mint.open_history(moved, room_key, before)


def test_wraps_exchanged() -> None:
    """A wrap opens for the card and the core that it was made for, and no other."""
    stage = agreed()
    record = stage.minted[1].record
    swapped = replace(record, wraps=(record.wraps[1], record.wraps[0]))

    assert mint.open_record(record, ADA.card, ADA.secrets.seal_seed) == stage.room_keys[1]
    with pytest.raises(CannotOpen):
        mint.open_record(swapped, ADA.card, ADA.secrets.seal_seed)


def test_wrap_of_another_core() -> None:
    """A server that puts a wrap under another core gives nobody a key."""
    record = agreed().minted[1].record
    bent = replace(record, core=replace(record.core, ombuds=EVE.first))

    with pytest.raises(CannotOpen):
        mint.open_record(bent, ADA.card, ADA.secrets.seal_seed)


def test_no_card_of_mine() -> None:
    """A record that names no card of mine gives me no key."""
    with pytest.raises(BadRoomKey):
        mint.open_record(agreed().minted[1].record, EVE.card, EVE.secrets.seal_seed)


def _core(**other: object) -> Core:
    record = agreed().minted[0].record
    return replace(record.core, **other)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other",
    [
        {"previous": bytes(32)},
        {"agreement": bytes(32)},
        {"ombuds": bytes(32)},
        {"number": 1},
        {"cards": (ADA.card, ADA.card)},
    ],
)
def test_shape_of_a_core(other: dict[str, object]) -> None:
    """The first epoch has nothing before it, later ones name what was, and two cards are two."""
    record = agreed().minted[0].record
    bent = signed(record, ADA, core=_core(**other))

    with pytest.raises(Malformed):
        epoch.parse(bent.encode())


def test_first_epoch_without_history() -> None:
    """There are no keys before the first epoch."""
    bent = signed(agreed().minted[0].record, ADA, history=b"")

    with pytest.raises(Malformed):
        epoch.parse(bent.encode())


def test_plan_is_what_is_minted() -> None:
    """A record says what was planned, and its check fixes its key for this room and number."""
    stage = agreed()
    plan = Plan(ROOM, 2, bytes(32), AGREEMENT, None, (ADA.card, BEN.card), stage.plan().seals)
    minted = mint.mint(plan, None, ADA.signer, stage.entropy)
    core = minted.record.core
    found = (core.room, core.number, core.previous, core.agreement, core.ombuds, core.cards)

    assert found == (ROOM, 2, bytes(32), AGREEMENT, None, (ADA.card, BEN.card))
    assert core.check == mint.check_of(minted.room_key, ROOM, 2)
    assert (
        mint.check_of(minted.room_key, ROOM, 3) != core.check != mint.check_of(bytes(32), ROOM, 2)
    )
