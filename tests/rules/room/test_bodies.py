"""Bodies and private parts: what a reader takes is what an author can seal, and nothing else."""

from dataclasses import replace

import pytest

from quietroom.ground import canon
from quietroom.ground.canon import Value
from quietroom.ground.errors import Malformed, QuietroomError, TooLarge
from quietroom.room import envelope
from quietroom.room.entry import (
    FILES,
    NAME,
    TYPE,
    WORDS,
    Attachment,
    TooManyWords,
    Words,
    parse_held,
    parse_priv,
    parse_words,
)
from quietroom.room.envelope import Pub
from tests.rules.room.stage import ADA, ROOM, agreed

_FILE = Attachment(bytes(32), bytes(16), 5, "plan.pdf", "application/pdf", bytes(32))


@pytest.mark.parametrize(
    "words",
    [
        Words(""),
        Words("a" * WORDS),
        Words("é" * (WORDS // 2)),
        Words("with files", (_FILE,) * FILES),
        Words("", (replace(_FILE, name="n" * NAME, type="t" * TYPE),)),
    ],
)
def test_words_return(words: Words) -> None:
    """Words up to 50 KB with up to 32 files come back."""
    assert parse_words(words.fields()) == words


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (Words("a" * (WORDS + 1)), TooManyWords),
        (Words("é" * (WORDS // 2) + "a"), TooManyWords),
        (Words("", (_FILE,) * (FILES + 1)), TooLarge),
        (Words("", (replace(_FILE, name="n" * (NAME + 1)),)), Malformed),
        (Words("", (replace(_FILE, type="t" * (TYPE + 1)),)), Malformed),
    ],
    ids=["long", "long in bytes", "files", "name", "type"],
)
def test_words_not_sealed(words: Words, refusal: type[QuietroomError]) -> None:
    """What no reader would take is refused when it is written."""
    with pytest.raises(refusal):
        words.fields()


_KEY, _ID = bytes(32), bytes(16)


@pytest.mark.parametrize(
    "body",
    [
        "words",
        ["words"],
        ["words", [], None],
        [b"words", []],
        ["words", None],
        ["words", [[_KEY, _ID, 5, "n", "t"]]],
        ["words", [[_KEY[1:], _ID, 5, "n", "t", _KEY]]],
        ["words", [[_KEY, _KEY, 5, "n", "t", _KEY]]],
        ["words", [[_KEY, _ID, "5", "n", "t", _KEY]]],
        ["words", [[_KEY, _ID, 5, b"n", "t", _KEY]]],
        ["words", [[_KEY, _ID, 5, "n", "t", None]]],
        ["words", [_FILE.fields()] * (FILES + 1)],
        ["words", [[_KEY, _ID, 5, "n" * (NAME + 1), "t", _KEY]]],
    ],
)
def test_words_malformed(body: Value) -> None:
    """A body of another shape is refused by name."""
    with pytest.raises(Malformed):
        parse_words(body)


def test_words_too_long_from_elsewhere() -> None:
    """Altered software gains no room: the limit counts bytes, as when writing."""
    with pytest.raises(TooManyWords):
        parse_words(["é" * (WORDS // 2) + "a", []])


@pytest.mark.parametrize(
    "body",
    [
        [ROOM, 0, "x"],
        [ROOM, 4, "x"],
        [ROOM, None, "x"],
        [ROOM[1:], 1, "x"],
        [ROOM, 1, b"x"],
        [ROOM, 1],
        None,
    ],
)
def test_held_malformed(body: Value) -> None:
    """A held entry waits for a level from 1 to 3 in one room."""
    with pytest.raises(Malformed):
        parse_held(body)


_PRIV = agreed().priv(ADA)


def test_priv_returns() -> None:
    """A private part comes back, with links and without."""
    linked = replace(_PRIV, reply_to=bytes(32), source=bytes(range(32)))

    assert [parse_priv(one.fields()) for one in (_PRIV, linked)] == [_PRIV, linked]


def _priv(place: int, value: Value) -> list[Value]:
    fields = _PRIV.fields()
    fields[place] = value
    return fields


@pytest.mark.parametrize(
    "value",
    [
        _priv(0, "everybody"),
        _priv(0, b"me"),
        _priv(1, bytes(31)),
        _priv(1, None),
        _priv(2, "k" * 33),
        _priv(2, 1),
        _priv(3, 1 << 53),
        _priv(3, "now"),
        _priv(4, bytes(16)),
        _priv(5, bytes(16)),
        _priv(6, [0, bytes(32), 0]),
        _priv(6, [0, bytes(31), 0, bytes(32)]),
        _priv(6, [None, bytes(32), 0, bytes(32)]),
        _priv(6, [0, bytes(32), b"0", bytes(32)]),
        _priv(6, [0, bytes(32), 0, None]),
        _PRIV.fields()[:6],
        None,
    ],
)
def test_priv_malformed(value: Value) -> None:
    """Every field of a private part has one type and size."""
    with pytest.raises(Malformed):
        parse_priv(value)


_PUB = Pub(bytes(16), (1 << 32) - 1, bytes(32), bytes(16), (1 << 48) - 1)


def test_pub_returns() -> None:
    """The outside comes back, at the ends of its ranges too."""
    assert envelope.parse_pub(_PUB.fields()) == _PUB


@pytest.mark.parametrize(
    "other",
    [
        {"place": bytes(15)},
        {"epoch": 1 << 32},
        {"author": bytes(16)},
        {"author": None},
        {"writer": bytes(17)},
        {"seq": 1 << 48},
        {"seq": "0"},
    ],
)
def test_pub_malformed(other: dict[str, object]) -> None:
    """Every field of the outside has one type, size and range."""
    with pytest.raises(Malformed):
        envelope.parse_pub(replace(_PUB, **other).fields())  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [envelope.LIMIT + 1, 2 * envelope.LIMIT])
def test_envelope_too_large(size: int) -> None:
    """An envelope above the limit is refused before it is read."""
    with pytest.raises(TooLarge):
        envelope.parse(bytes(size))


def test_sealed_part_too_large() -> None:
    """The sealed part has a limit of its own."""
    fields: list[Value] = [_PUB.fields(), bytes(32), bytes(32), bytes(envelope.SEALED + 1)]

    with pytest.raises(Malformed):
        envelope.parse(canon.encode(fields))


def test_kind_of_tomorrow() -> None:
    """A kind that this version does not know is kept as it is."""
    tomorrow = replace(_PRIV, kind="poll")

    assert parse_priv(tomorrow.fields()).kind == "poll"
