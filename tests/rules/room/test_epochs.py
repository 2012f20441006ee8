"""Which epochs count: only what the two can have begun, in order, with keys that fit."""

from dataclasses import replace

import pytest

from quietroom.ground.digest import sha256
from quietroom.ground.signature import Signed
from quietroom.room import epoch, mint
from quietroom.room.entry import Kind
from quietroom.room.epochs import InForce
from quietroom.room.reader import Line, RoomReader
from tests.rules.room.stage import (
    ADA,
    ADA_ANEW,
    ADA_NEXT,
    AGREEMENT,
    BEN,
    BEN_NEXT,
    EVE,
    OMBUDS,
    TIME,
    WATCHED,
    Someone,
    Stage,
    Town,
    agreed,
    codes,
    signed,
    text,
)


def _last(reader: RoomReader) -> Line:
    return reader.lines[-1]


def _void(stage: Stage) -> bool:
    """Whether the last record is void for both, and its key is nowhere."""
    readers = stage.read(ADA), stage.read(BEN)
    dropped = stage.minted[-1].room_key
    assert all(dropped not in reader.history.values() for reader in readers)
    return all(codes(_last(reader)) == ["void-record"] for reader in readers)


def test_both_hold_the_same_key() -> None:
    """Each of the two opens the same room key from their own wrap."""
    stage = agreed()

    assert stage.read(ADA).history == stage.read(BEN).history == stage.room_keys


def test_either_may_sign() -> None:
    """The honest twin of a foreign signature: the other of the two."""
    stage = agreed()
    stage.begin(signer=BEN)

    assert codes(_last(stage.read())) == []


@pytest.mark.parametrize(
    "other",
    [
        {"number": 3},
        {"number": 1},
        {"previous": sha256(b"another record")},
        {"room": bytes(16)},
        {"cards": (BEN.card, ADA.card)},
        {"cards": (ADA.card, EVE.card)},
        {"cards": (sha256(b"nobody's card"), BEN.card)},
    ],
    ids=["skipped", "again", "previous", "room", "order", "foreign", "unknown"],
)
def test_void_record(other: dict[str, object]) -> None:
    """A record that skips, repeats, follows something else, or names others begins nothing."""
    stage = agreed()
    stage.begin(replace(stage.plan(), **other))  # type: ignore[arg-type]

    assert _void(stage)


def test_signed_by_a_third() -> None:
    """A record that names the two and was signed by somebody else begins nothing."""
    stage = agreed()
    stage.begin(signer=EVE)

    assert _void(stage)


def test_unsigned() -> None:
    """Neither do signatures made for another payload."""
    stage = agreed()
    record = stage.begin()
    stage.items[-1] = replace(
        record, signed=Signed(record.signed.payload, stage.minted[0].record.signed.signatures)
    )

    assert _void(stage)


def test_entries_of_a_void_epoch() -> None:
    """What was sealed under a void epoch counts for nothing; the one before goes on."""
    stage = agreed()
    stage.begin(signer=EVE)
    stage.say(BEN)
    stage.say(BEN, ["here", []], pub=stage.pub(BEN, epoch=1, seq=0), keys=stage.keys(BEN, 1))
    lines = stage.read().lines[3:]

    assert [codes(line) for line in lines] == [["void-entry"], []]
    assert text(lines[1]) == "here"


def test_first_epoch_of_a_stranger() -> None:
    """A room whose first record names somebody else is void from its beginning."""
    stage = Stage()
    stage.begin(stage.plan((EVE, BEN)), signer=BEN)

    assert codes(_last(stage.read(BEN))) == ["void-record"]


def test_next_card() -> None:
    """A person's next card reads on, and what came before, by the secrets of both cards."""
    stage = agreed()
    stage.say(BEN, ["before", []])
    stage.begin(stage.plan((ADA_NEXT, BEN)), signer=ADA_NEXT)
    stage.say(ADA_NEXT, ["after", []])
    reader = stage.read(ADA, ADA_NEXT)

    assert [text(line) for line in reader.lines[2:]] == ["before", None, "after"]
    assert [codes(line) for line in reader.lines] == [[]] * 5


def test_history_opens_for_the_next_card() -> None:
    """A card that was in no epoch before reads them all by the history link alone."""
    stage = agreed()
    stage.say(BEN, ["before", []])
    stage.begin(stage.plan((ADA_NEXT, BEN)), signer=BEN)
    reader = stage.read(ADA_NEXT)

    assert [text(line) for line in reader.lines[2:]] == ["before", None]
    assert codes(reader.lines[2]) == []
    assert reader.history == stage.room_keys


def test_back_to_a_card_with_a_successor() -> None:
    """The thief of a lost device cannot bring its card back into the room."""
    stage = agreed()
    stage.begin(stage.plan((ADA_NEXT, BEN)), signer=ADA_NEXT)
    stage.begin(stage.plan((ADA, BEN)), signer=ADA)

    assert _void(stage)


def test_back_for_the_other() -> None:
    """The rule holds for each of the two places."""
    stage = agreed()
    stage.begin(stage.plan((ADA, BEN_NEXT)), signer=ADA)
    stage.begin(stage.plan((ADA_NEXT, BEN)), signer=ADA)

    assert codes(_last(stage.read(ADA))) == ["void-record"]


def test_agreement_that_nobodysigned() -> None:
    """A member who names an agreement of their own has not agreed with anybody."""
    stage = Stage()
    stage.begin()
    stage.begin(replace(stage.plan(), agreement=AGREEMENT))

    assert _void(stage)


@pytest.mark.parametrize(
    "other",
    [
        {"agreement": sha256(b"an older version")},
        {"ombuds": OMBUDS.first},
        {"ombuds": None},
        {"agreement": None, "ombuds": None},
    ],
    ids=["version", "ombuds", "no ombuds", "dropped"],
)
def test_other_than_agreed(other: dict[str, object]) -> None:
    """A record names the version in force and its ombuds, and cannot fall back to none."""
    stage = Stage()
    stage.begin()
    stage.agree(ombuds=EVE.first)
    stage.begin(replace(stage.plan(), **other))  # type: ignore[arg-type]

    assert _void(stage)


def test_ombuds_without_agreement() -> None:
    """Where nothing is agreed nobody can be named to whom entries are stamped."""
    stage = Stage()
    stage.begin()
    stage.begin(replace(stage.plan(), ombuds=OMBUDS.first))

    assert _void(stage)


def test_agreement_with_another() -> None:
    """An agreement that a lost lineage signed binds nobody new."""
    stage = Stage()
    stage.begin()
    stage.in_force = InForce(AGREEMENT, None, frozenset([ADA_ANEW.first, BEN.first]), WATCHED)
    stage.begin()

    assert _void(stage)


def test_agreed_epoch() -> None:
    """The honest twin: what both signed, with the ombuds that it names."""
    stage = Stage()
    stage.begin()
    stage.agree(ombuds=OMBUDS.first)
    stage.begin(signer=BEN)

    assert [codes(line) for line in stage.read().lines] == [[]] * 3


def test_new_card_before_agreement() -> None:
    """The honest twin of a dropped agreement: there was none yet."""
    stage = Stage()
    stage.begin()
    stage.begin(stage.plan((ADA_NEXT, BEN)), signer=ADA_NEXT)

    assert [codes(line) for line in stage.read(ADA, ADA_NEXT).lines] == [[]] * 2


_MET_ANEW = (frozenset([ADA.first, ADA_ANEW.first]), frozenset([BEN.first]))


def _fresh_start(history: bool = False) -> Stage:
    """Ada lost everything and begins anew; Ben mints an epoch for her without an agreement."""
    stage = agreed()
    stage.say(ADA, ["before the loss", []])
    plan = replace(stage.plan((ADA_ANEW, BEN)), agreement=None, ombuds=None)
    stage.begin(plan, signer=BEN, history=history)
    return stage


def _read_anew(stage: Stage, *me: Someone) -> RoomReader:
    reader = stage.reader(*me, accepted=_MET_ANEW)
    for item in stage.items:
        reader.take(item, TIME, None)
    return reader


def test_fresh_start_opens_nothing() -> None:
    """Whoever began anew reads from there on; what came before stays shut."""
    stage = _fresh_start()
    stage.say(BEN, ["let us agree again", []], priv=stage.priv(BEN, Kind.PROPOSAL))
    reader = _read_anew(stage, ADA_ANEW)

    assert [text(line) for line in reader.lines] == [None] * 4 + ["let us agree again"]
    assert [codes(line) for line in reader.lines] == [["bad-room-key"]] * 3 + [[], []]


def test_fresh_start_reads_again_after_agreeing() -> None:
    """The epoch of the new agreement links the earlier ones, and what was shut opens in place."""
    stage = _fresh_start()
    stage.in_force = InForce(
        sha256(b"agreed anew"), None, frozenset([ADA_ANEW.first, BEN.first]), WATCHED
    )
    stage.begin(stage.plan((ADA_ANEW, BEN)), signer=BEN)
    reader = _read_anew(stage, ADA_ANEW)

    assert text(reader.lines[2]) == "before the loss"
    assert codes(reader.lines[2]) == []
    assert reader.history == stage.room_keys


def test_fresh_start_for_the_partner() -> None:
    """The honest twin: the partner, who met the new keys, reads everything throughout."""
    reader = _read_anew(_fresh_start(), BEN)

    assert [codes(line) for line in reader.lines] == [[]] * 4


def test_fresh_start_not_met() -> None:
    """Until the safety words were compared, a new lineage is a stranger."""
    assert codes(_last(_fresh_start().read(BEN))) == ["void-record"]


def test_fresh_start_with_old_keys() -> None:
    """The epoch for somebody new hands on no old keys before both have agreed."""
    stage = _fresh_start(history=True)

    assert codes(_last(_read_anew(stage, BEN))) == ["void-record"]


def test_lost_lineage_does_not_return() -> None:
    """After a fresh start the lost keys are nobody's."""
    stage = _fresh_start()
    plan = replace(stage.plan((ADA, BEN)), agreement=None, ombuds=None)
    stage.begin(plan, signer=BEN, history=False)

    assert codes(_last(_read_anew(stage, BEN))) == ["void-record"]


def _spoilt() -> tuple[Stage, bytes]:
    """Ben mints an epoch whose wrap for Ada holds another key, and writes in it."""
    stage = agreed()
    minted = mint.mint(stage.plan(), stage.room_keys, BEN.signer, stage.entropy)
    core = minted.record.core
    other = epoch.wrap(core, ADA.card, ADA.known.seal, bytes(32))
    record = signed(minted.record, BEN, wraps=(other, minted.record.wraps[1]))
    stage.minted.append(replace(minted, record=record))
    stage.put(record)
    stage.say(BEN, ["behind her back", []])
    return stage, minted.room_key


def test_spoilt_wrap() -> None:
    """One who gets another key than the record fixes has no key; the other reads on."""
    stage, room_key = _spoilt()
    ada, ben = stage.read(ADA), stage.read(BEN)

    assert [codes(line) for line in ada.lines[2:]] == [["bad-room-key"]] * 2
    assert [codes(line) for line in ben.lines[2:]] == [[]] * 2
    assert ada.epoch is not None
    assert ada.epoch.room_key is None
    assert ada.history.keys() == {0, 1}
    assert ben.history[2] == room_key


def test_after_a_spoilt_wrap() -> None:
    """She begins an epoch of her own, which both read; what was spoilt stays shut for her."""
    stage, _ = _spoilt()
    stage.begin(signer=ADA)
    stage.say(ADA, ["again", []])
    reader = stage.read(ADA)

    assert text(_last(reader)) == "again"
    assert 2 not in reader.history
    assert reader.lines[3].opened is None


def test_tampered_history() -> None:
    """A history that was changed hands on nothing; the epoch itself goes on."""
    stage = agreed()
    record = stage.begin()
    assert record.history is not None
    bent = record.history[:-1] + bytes([record.history[-1] ^ 1])
    stage.items[-1] = signed(record, ADA, history=bent)
    reader = stage.read(ADA)

    assert codes(_last(reader)) == ["cannot-open"]
    assert reader.history.keys() == {0, 1, 2}


def test_town_without_a_card() -> None:
    """A card that could not be verified against the log makes a record void."""
    stage = agreed()
    reader = stage.reader(ADA, town=Town((ADA, EVE)))
    line = reader.take(stage.items[0], TIME, None)

    assert codes(line) == ["void-record"]
