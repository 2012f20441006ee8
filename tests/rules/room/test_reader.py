"""A reader believes nothing that can be checked: each lie beside its honest twin."""

from dataclasses import replace

import pytest

from quietroom.ground.digest import sha256
from quietroom.room.chain import Link
from quietroom.room.entry import Kind, Seen
from quietroom.room.label import Label
from quietroom.room.reader import Line, RoomReader
from quietroom.room.seal import room_keys
from tests.rules.room.stage import ADA, ADA_NEXT, BEN, EVE, LOG, TIME, Stage, agreed, codes, text


def _last(reader: RoomReader) -> Line:
    return reader.lines[-1]


def test_honest_room() -> None:
    """Both read what both wrote, without a fault, and hold the same link."""
    stage = agreed()
    stage.say(ADA, ["one", []])
    stage.say(BEN, ["two", []])
    ada, ben = stage.read(ADA), stage.read(BEN)

    assert [codes(line) for line in (*ada.lines, *ben.lines)] == [[]] * 8
    assert [text(line) for line in ben.lines] == [None, None, "one", "two"]
    assert ada.link == ben.link == stage.link
    assert [line.hash for line in ada.lines] == [item.hash for item in stage.items]


def test_gap_of_a_writer() -> None:
    """An entry kept back shows at the next of the same writer, which still counts."""
    stage = agreed()
    seen = Seen(stage.link, 5, LOG[5])
    stage.seal(BEN, ["kept back", []], priv=stage.priv(BEN, seen=seen))
    stage.say(BEN, ["next", []], priv=stage.priv(BEN, seen=seen))
    stage.say(BEN, ["after", []])
    reader = stage.read()

    assert [codes(line) for line in reader.lines[2:]] == [["withheld"], []]
    assert [text(line) for line in reader.lines[2:]] == ["next", "after"]


def test_gap_beside_a_new_writer() -> None:
    """The honest twin: a second tab begins its own count."""
    stage = agreed()
    stage.say(BEN)
    stage.say(BEN, pub=stage.pub(BEN, writer=bytes(16), seq=0))
    stage.say(BEN)

    assert [codes(line) for line in stage.read().lines[2:]] == [[]] * 3


def test_writers_are_counted_for_each_author() -> None:
    """Nobody hides a gap of mine by writing under my writer's id."""
    stage = agreed()
    stage.say(ADA)
    writer = stage.pub(ADA).writer
    stage.say(BEN, ["not hers", []], pub=stage.pub(BEN, writer=writer, seq=0))
    stage.say(ADA, pub=stage.pub(ADA, seq=2))

    assert [codes(line) for line in stage.read().lines[2:]] == [[], [], ["withheld"]]


def test_writer_goes_on_with_the_next_card() -> None:
    """The honest twin: a running client that gets its person's next card counts on."""
    stage = agreed()
    stage.say(ADA)
    writer = stage.pub(ADA).writer
    stage.begin(stage.plan((ADA_NEXT, BEN)), signer=ADA_NEXT)
    stage.say(ADA_NEXT, pub=stage.pub(ADA_NEXT, writer=writer, seq=1))

    assert codes(_last(stage.read(BEN))) == []


def test_repeated_entry() -> None:
    """An entry shown a second time is told from a gap and counts for nothing."""
    stage = agreed()
    once = stage.say(BEN)
    stage.say(BEN)
    stage.put(once)
    stage.say(BEN)
    lines = stage.read().lines[2:]

    assert [codes(line) for line in lines] == [[], [], ["repeated"], []]
    assert lines[2].opened is None


def test_seen_ahead() -> None:
    """What an author had seen and I was not shown is withheld."""
    stage = agreed()
    seen = Seen(stage.link.then(sha256(b"withheld")), 5, LOG[5])
    stage.say(BEN, priv=stage.priv(BEN, seen=seen))

    assert codes(_last(stage.read())) == ["withheld"]


def test_seen_behind() -> None:
    """The honest twin: somebody who wrote before reading to the end is believed."""
    stage = agreed()
    early = Seen(stage.link, 5, LOG[5])
    stage.say(ADA)
    stage.say(BEN, priv=stage.priv(BEN, seen=early))

    assert codes(_last(stage.read())) == []


def test_seen_itself() -> None:
    """No author has seen their own entry in the chain before it was taken."""
    stage = agreed()
    ahead = Link(stage.link.index + 1, stage.link.head)
    stage.say(BEN, priv=stage.priv(BEN, seen=Seen(ahead, 5, LOG[5])))

    assert codes(_last(stage.read())) == ["withheld"]


def test_chain_differs() -> None:
    """Two people shown different rooms: the first entry that has seen the other room tells."""
    stage = agreed()
    stage.say(ADA, ["no", []])
    seen = Seen(Link(stage.link.index, sha256(b"another room")), 5, LOG[5])
    stage.say(BEN, priv=stage.priv(BEN, seen=seen))
    line = _last(stage.read())

    assert codes(line) == ["chain-differs"]
    assert line.opened is not None


def test_items_exchanged() -> None:
    """Two entries in another order than the one the author saw: the chain differs."""
    stage = agreed()
    first, second = stage.say(ADA, ["yes", []]), stage.seal(BEN, ["?", []])
    stage.put(second)
    stage.say(ADA, ["so we do it", []])
    stage.items[2], stage.items[3] = second, first

    assert [codes(line) for line in stage.read(BEN).lines[2:]] == [
        ["withheld"],
        [],
        ["chain-differs"],
    ]


def test_log_differs() -> None:
    """Two people shown different logs of one size."""
    stage = agreed()
    seen = Seen(stage.link, 7, sha256(b"another log"))
    stage.say(BEN, priv=stage.priv(BEN, seen=seen))

    assert codes(_last(stage.read())) == ["log-differs"]


def _with_log_seen(size: int, root: bytes) -> tuple[Stage, RoomReader, dict[int, bytes]]:
    stage, mirror = agreed(), {5: LOG[5]}
    stage.say(BEN, priv=stage.priv(BEN, seen=Seen(stage.link, size, root)))
    reader = stage.reader(ADA, roots=mirror)
    for item in stage.items:
        reader.take(item, TIME, None)
    return stage, reader, mirror


def test_log_beyond_the_mirror() -> None:
    """Before the log is read again nothing is said of what lies beyond; afterwards it is equal."""
    _, reader, mirror = _with_log_seen(9, LOG[9])
    before = (reader.log_beyond, codes(_last(reader)))
    mirror[9] = LOG[9]
    reader.settle()

    assert before == (True, [])
    assert (reader.log_beyond, codes(_last(reader))) == (False, [])


@pytest.mark.parametrize(
    ("grown", "code"), [({}, "withheld"), ({9: sha256(b"fork")}, "log-differs")]
)
def test_log_beyond_stays_wrong(grown: dict[int, bytes], code: str) -> None:
    """A log that stays behind what an author saw, or grows into another, is said."""
    _, reader, mirror = _with_log_seen(9, LOG[9])
    mirror.update(grown)
    reader.settle()
    reader.settle()

    assert codes(_last(reader)) == [code]


def test_settled_log_is_quiet() -> None:
    """Nothing lies beyond the mirror in an honest room."""
    assert not agreed().read().log_beyond


def test_stub() -> None:
    """A deleted ciphertext keeps the chain and is shown as withheld."""
    stage = agreed()
    entry = stage.say(BEN)
    stage.say(BEN)
    stage.items[2] = entry.stub()
    reader = stage.read()

    assert [codes(line) for line in reader.lines[2:]] == [["withheld"], []]
    assert reader.link == stage.link


@pytest.mark.parametrize("other", [{"author": EVE.card}, {"place": bytes(16)}, {"epoch": 0}])
def test_stub_of_elsewhere(other: dict[str, object]) -> None:
    """A stub that does not belong here is said to be both missing and void."""
    stage = agreed()
    stage.put(stage.seal(BEN, pub=stage.pub(BEN, **other)).stub())

    assert codes(_last(stage.read())) == ["void-entry", "withheld"]


def test_not_mine() -> None:
    """Whoever holds the room key can seal in my name, and my own software does not show it."""
    stage = agreed()
    forged = room_keys(stage.minted[1].room_key, BEN.secrets.self_key)
    stage.say(ADA, ["I resign", []], keys=forged)
    line = _last(stage.read(ADA))

    assert codes(line) == ["not-mine"]
    assert line.opened is None


def test_mine() -> None:
    """The honest twin: what I wrote is mine, on every device."""
    stage = agreed()
    stage.say(ADA, ["I stay", []])

    assert text(_last(stage.read(ADA))) == "I stay"


@pytest.mark.parametrize(
    "other", [{"author": EVE.card}, {"place": bytes(16)}, {"epoch": 0}, {"epoch": 2}]
)
def test_void_entry(other: dict[str, object]) -> None:
    """An entry of a stranger, another room or another epoch counts for nothing."""
    stage = agreed()
    stage.say(BEN, pub=stage.pub(BEN, **other))
    line = _last(stage.read())

    assert codes(line) == ["void-entry"]
    assert line.opened is None


def test_entry_of_an_old_epoch() -> None:
    """Nothing of an epoch counts after the record of the next, though the key would open it."""
    stage = agreed()
    late = stage.seal(BEN)
    stage.begin()
    stage.put(late)
    line = _last(stage.read())

    assert codes(line) == ["void-entry"]
    assert line.opened is None


def test_entry_before_any_epoch() -> None:
    """A room without an epoch has no entries."""
    stage = agreed()
    early = stage.seal(BEN)
    lone = Stage()
    lone.put(early)

    assert codes(_last(lone.read())) == ["void-entry"]


@pytest.mark.parametrize("kind", [Kind.WORDS, Kind.NOTICE, Kind.CLAIM, "a kind of tomorrow"])
def test_not_agreed_yet(kind: str) -> None:
    """Before an agreement is in force nothing is shown but proposals and signatures."""
    stage = Stage()
    stage.begin()
    stage.say(BEN, priv=stage.priv(BEN, kind))
    line = _last(stage.read())

    assert codes(line) == ["not-agreed-yet"]
    assert line.opened is None


@pytest.mark.parametrize("kind", [Kind.PROPOSAL, Kind.SIGNATURE])
def test_agreeing(kind: Kind) -> None:
    """The honest twin: proposals and signatures are how two people come to agree."""
    stage = Stage()
    stage.begin()
    stage.say(BEN, priv=stage.priv(BEN, kind))

    assert codes(_last(stage.read())) == []


@pytest.mark.parametrize("kind", [Kind.HELD, Kind.KEPT])
def test_kinds_of_a_stream(kind: Kind) -> None:
    """What stands only in one's own stream counts for nothing in a room."""
    stage = agreed()
    stage.say(BEN, priv=stage.priv(BEN, kind))
    line = _last(stage.read())

    assert codes(line) == ["void-entry"]
    assert line.opened is None


@pytest.mark.parametrize("label", Label)
def test_own_label(label: Label) -> None:
    """The honest twin: whoever owns what they say may give it every label."""
    stage = agreed()
    stage.say(BEN, priv=stage.priv(BEN, label=label))

    assert codes(_last(stage.read())) == []


@pytest.mark.parametrize("label", [Label.ME, Label.NAMED, Label.MAY_TELL])
def test_label_of_somebody_else(label: Label) -> None:
    """Notes on another's words are for the two: their author cannot say that they may be told."""
    stage = agreed()
    stage.say(BEN, priv=stage.priv(BEN, owner=ADA.first, label=label))
    line = _last(stage.read())

    assert codes(line) == ["mislabelled"]
    assert line.opened is not None


def test_notes_on_anothers_words() -> None:
    """The honest twin: such notes are labelled 'the two of us'."""
    stage = agreed()
    stage.say(BEN, priv=stage.priv(BEN, owner=ADA.first))

    assert codes(_last(stage.read())) == []


def test_owner_outside() -> None:
    """A third person owns nothing in this room."""
    stage = agreed()
    stage.say(BEN, priv=stage.priv(BEN, owner=EVE.first))

    assert codes(_last(stage.read())) == ["mislabelled"]


def test_forged_number() -> None:
    """A forged entry uses up nobody's numbers: the true one after it counts."""
    stage = agreed()
    true = stage.seal(BEN, ["true", []])
    stage.put(replace(true, sealed=bytes(400)))
    stage.put(true)
    lines = stage.read().lines[2:]

    assert [codes(line) for line in lines] == [["cannot-open"], []]
    assert text(lines[1]) == "true"


def test_changed_outside() -> None:
    """An entry whose outside was changed does not open, and the chain goes on."""
    stage = agreed()
    entry = stage.seal(BEN)
    stage.put(replace(entry, com=sha256(entry.com)))
    reader = stage.read()

    assert codes(_last(reader)) == ["cannot-open"]
    assert reader.link == stage.link
