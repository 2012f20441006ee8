"""What one writes to oneself: one's own, on every device and through every generation."""

from dataclasses import replace

import pytest

from quietroom.ground.canon import Value
from quietroom.ground.digest import sha256
from quietroom.room import chain
from quietroom.room.chain import Link
from quietroom.room.entry import Held, Kind, Priv, Seen, TooManyWords, parse_held
from quietroom.room.envelope import Envelope, Pub
from quietroom.room.label import Label
from quietroom.room.reader import Line, StreamReader
from quietroom.room.seal import own_keys, room_keys, seal_entry
from tests.rules.room.stage import ADA, ADA_NEXT, BEN, LOG, ROOM, TIME, Someone, chance, codes, text

_STREAM = sha256(b"stream")[:16]


class _Stream:
    """Ada's stream as an honest server holds it."""

    def __init__(self) -> None:
        self.items: list[Envelope] = []
        self.link = chain.start(_STREAM)
        self._entropy = chance("stream")

    def seal(
        self, body: Value, me: Someone = ADA, other: dict[str, object] | None = None
    ) -> Envelope:
        """Seal a page as the next of this card's writer."""
        writer = sha256(me.card)[:16]
        seq = sum(1 for item in self.items if item.pub.writer == writer)
        pub = Pub(_STREAM, me.known.generation, me.card, writer, seq)
        seen = Seen(self.link, 5, LOG[5])
        priv = Priv(Label.ME, me.first, Kind.WORDS, TIME, None, None, seen)
        keys = own_keys(me.secrets.self_key)
        return seal_entry(keys, replace(pub, **(other or {})), priv, body, self._entropy)  # type: ignore[arg-type]

    def put(self, envelope: Envelope) -> None:
        """Take a page into the chain."""
        self.items.append(envelope)
        self.link = self.link.then(envelope.hash)

    def write(self, words: str, me: Someone = ADA) -> None:
        """Seal a page and take it."""
        self.put(self.seal([words, []], me))

    def read(self, *me: Someone) -> list[Line]:
        """The lines as one of Ada's devices reads them."""
        mine = {one.card: one.secrets for one in me or (ADA, ADA_NEXT)}
        reader = StreamReader(_STREAM, mine, LOG.get)
        lines = [reader.take(item, TIME) for item in self.items]
        assert reader.link == self.link
        return lines


def _stream(*pages: str) -> _Stream:
    stream = _Stream()
    for page in pages:
        stream.write(page)
    return stream


def test_own_pages() -> None:
    """Pages come back in order, those of an earlier generation too."""
    stream = _stream("one", "two")
    stream.write("three", ADA_NEXT)
    lines = stream.read()

    assert [text(line) for line in lines] == ["one", "two", "three"]
    assert [codes(line) for line in lines] == [[]] * 3


def test_writer_goes_on_with_the_next_card() -> None:
    """A running client that gets its person's next card counts on."""
    stream = _stream("one")
    writer = stream.items[0].pub.writer
    stream.put(stream.seal(["two", []], ADA_NEXT, {"writer": writer, "seq": 1}))

    assert codes(stream.read()[-1]) == []


def test_page_withheld() -> None:
    """A page that the server keeps back shows at the next one."""
    stream = _stream("one")
    stream.put(stream.seal(["three", []], other={"seq": 2}))

    assert [codes(line) for line in stream.read()] == [[], ["withheld"]]


def test_page_repeated() -> None:
    """A page shown twice counts once."""
    stream = _stream("one", "two")
    stream.put(stream.items[0])
    last = stream.read()[-1]

    assert codes(last) == ["repeated"]
    assert last.opened is None


def test_chain_differs() -> None:
    """A device that was shown another stream is found out by what it wrote."""
    stream = _stream("one")
    stream.link = Link(1, sha256(b"another stream"))
    page = stream.seal(["two", []])
    stream = _stream("one")
    stream.put(page)

    assert codes(stream.read()[-1]) == ["chain-differs"]


@pytest.mark.parametrize("other", [{"author": BEN.card}, {"place": ROOM}], ids=["author", "place"])
def test_void_page(other: dict[str, object]) -> None:
    """A page under a card that is not mine, or of another place, counts for nothing."""
    stream = _stream("one")
    stream.put(stream.seal(["two", []], other=other))
    last = stream.read()[-1]

    assert codes(last) == ["void-entry"]
    assert last.opened is None


def test_page_in_my_name() -> None:
    """A page that my self key did not mark is not mine."""
    stream = _stream("one")
    page = stream.seal(["two", []])
    stream.put(replace(page, mine=bytes(32)))
    last = stream.read()[-1]

    assert codes(last) == ["not-mine"]
    assert last.opened is None


def test_card_of_a_lost_device() -> None:
    """After a card's successor wrote, nothing written with the lost card counts."""
    stream = _stream("one")
    stream.write("two", ADA_NEXT)
    stream.write("from the lost device")
    last = stream.read()[-1]

    assert codes(last) == ["void-entry"]
    assert last.opened is None


def test_room_entry_in_a_stream() -> None:
    """What was sealed as a room's does not open as one's own, were the keys the same."""
    stream = _stream("one")
    keys = room_keys(ADA.secrets.self_key, ADA.secrets.self_key)
    page = stream.seal(["two", []])
    priv = Priv(Label.ME, ADA.first, Kind.WORDS, TIME, None, None, Seen(stream.link, 5, LOG[5]))
    stream.put(seal_entry(keys, page.pub, priv, ["two", []], chance("room")))

    assert codes(stream.read()[-1]) == ["cannot-open"]


def test_held_returns() -> None:
    """What is held back names its room and its level, and comes back as it was."""
    held = Held(ROOM, 2, "I want to leave the department")
    stream = _Stream()
    stream.put(stream.seal(held.fields()))
    opened = stream.read()[0].opened

    assert opened is not None
    assert parse_held(opened.body) == held


def test_held_too_long() -> None:
    """What is held back is no longer than what can be said."""
    with pytest.raises(TooManyWords):
        Held(ROOM, 1, "é" * (25 * 1024 + 1)).fields()
