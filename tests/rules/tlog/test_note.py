"""Signed notes and the keys that check them."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground.errors import BadSignature, Malformed, TooLarge
from quietroom.tlog import note
from quietroom.tlog.note import Kind, Line, Note, Signer
from vectors.make.second import fixed

_SIGNER = Signer("log.example", Kind.LOG, fixed("a"))
_OTHER = Signer("log.example", Kind.LOG, fixed("b"))
_TEXT = "one\n\ntwo\n"


def _signed() -> bytes:
    return note.sign(_TEXT, _SIGNER).encode()


def _line(raw: bytes, name: str = "log.example") -> str:
    return f"— {name} {base64.b64encode(raw).decode()}\n"


def test_signed_note_comes_back() -> None:
    """A note reads back as written, and its signer is found."""
    found = note.parse(_signed())
    found.verify(_SIGNER.key())

    assert found.text == _TEXT
    assert found.encode() == _signed()


def test_another_key_did_not_sign() -> None:
    """A key of the same name is another key."""
    with pytest.raises(BadSignature):
        note.parse(_signed()).verify(_OTHER.key())


def test_unknown_lines_are_passed_over() -> None:
    """Lines of unknown keys neither help nor harm, whatever they hold."""
    line = _line(b"idxx" + bytes(5000), "else.example")
    found = note.parse(_signed() + line.encode() + _OTHER.line(b"other").encode().encode())

    found.verify(_SIGNER.key())

    assert len(found.lines) == 3


def test_one_false_line_of_a_known_key_refuses_all() -> None:
    """A true signature does not help where the same key's other line is false."""
    false = Line("log.example", _SIGNER.key().id, bytes(64))
    found = note.parse(_signed() + false.encode().encode())

    with pytest.raises(BadSignature):
        found.verify(_SIGNER.key())


@pytest.mark.parametrize("place", range(0, 150, 3))
def test_a_flipped_bit_is_refused(place: int) -> None:
    """No bit of a note can be turned."""
    raw = bytearray(_signed())
    raw[place % len(raw)] ^= 1

    with pytest.raises((BadSignature, Malformed)):
        note.parse(bytes(raw)).verify(_SIGNER.key())


@pytest.mark.parametrize("size", [0, 63, 65])
def test_signature_of_another_length(size: int) -> None:
    """A line of a known key with another length is a false signature."""
    found = Note(_TEXT, (Line("log.example", _SIGNER.key().id, bytes(size)),))

    with pytest.raises(BadSignature):
        found.verify(_SIGNER.key())


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n\n",
        b"text\n",
        b"text\n\n",
        ("text\n" + _line(bytes(68))).encode(),
        ("text\n\n" + _line(bytes(68))).encode()[:-1],
        ("text\n\n" + _line(bytes(68)) + "\n").encode(),
        ("text\n\n" + _line(bytes(68)).replace("—", "-")).encode(),
        ("text\n\n" + _line(bytes(68)).replace("— ", "—")).encode(),
        ("text\n\n" + _line(bytes(68)).replace("\n", " \n")).encode(),
        ("text\n\n" + _line(bytes(68)).replace("\n", "\r\n")).encode(),
        ("te\txt\n\n" + _line(bytes(68))).encode(),
        ("te\0xt\n\n" + _line(bytes(68))).encode(),
        ("text\n\n" + _line(bytes(4))).encode(),
        ("text\n\n" + _line(bytes(68), "")).encode(),
        ("text\n\n" + _line(bytes(68), "a+b")).encode(),
        ("text\n\n" + _line(bytes(68), "a\u00a0b")).encode(),
        ("text\n\n" + _line(bytes(68), "a\u2028b")).encode(),
        ("text\n\n" + _line(bytes(68), "n" * 256)).encode(),
        ("text\n\n" + _line(bytes(68)).replace("=", "")).encode(),
        ("text\n\n" + _line(bytes(68)).replace("A=", "B=")).encode(),
        ("text\n\n" + _line(bytes(69)).replace("AA\n", "A-\n")).encode(),
        b"te\xffxt\n\n" + _line(bytes(68)).encode(),
    ],
)
def test_refuses_other_notes(raw: bytes) -> None:
    """What is not the one form of a note is refused before anything is verified."""
    with pytest.raises(Malformed):
        note.parse(raw)


def test_limits() -> None:
    """Sixty-four signatures are read, one more is too many, and so is half a megabyte."""
    text = "text\n\n" + _line(bytes(68)) * 64

    assert len(note.parse(text.encode()).lines) == 64
    for raw in (text + _line(bytes(68)), "text\n" * 110_000 + "\n" + _line(bytes(68))):
        with pytest.raises(TooLarge):
            note.parse(raw.encode())


@given(st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1))
def test_text_comes_back(words: str) -> None:
    """Any text without control characters can be signed and comes back."""
    if any(letter < " " for letter in words):
        with pytest.raises(Malformed):
            note.sign(words + "\n", _SIGNER)
        return

    assert note.parse(note.sign(words + "\n", _SIGNER).encode()).text == words + "\n"


@pytest.mark.parametrize("text", ["", "no newline", "one\n\ntwo"])
def test_signs_only_whole_lines(text: str) -> None:
    """A text must end in a newline, or its end could be mistaken."""
    with pytest.raises(Malformed):
        note.sign(text, _SIGNER)


@pytest.mark.parametrize("kind", list(Kind))
def test_key_comes_back(kind: Kind) -> None:
    """A key reads back from its text."""
    key = Signer("log.example/a", kind, fixed("a")).key()

    assert note.parse_key(key.encode()) == key


def test_kinds_have_ids_of_their_own() -> None:
    """The same key and name in another kind is another key."""
    witness = Signer(_SIGNER.name, Kind.WITNESS, _SIGNER.seed).key()

    assert witness.id != _SIGNER.key().id


_VKEY = _SIGNER.key().encode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        _VKEY[:-1],
        _VKEY + "=",
        _VKEY + "\n",
        _VKEY.replace("log", "lag"),
        _VKEY.replace(_SIGNER.key().id.hex(), _SIGNER.key().id.hex().upper()),
        _VKEY.replace(_SIGNER.key().id.hex(), "00000000"),
        "log.example+00000000",
        "log\ud800+00000000+" + _VKEY.rsplit("+", 1)[1],
        note.Key("log.example", Kind.LOG, bytes(31)).encode(),
        f"log.example+00000000+{base64.b64encode(bytes([6] + [0] * 32)).decode()}",
        f"log.example+00000000+{base64.b64encode(bytes([2] + [0] * 90)).decode()}",
    ],
)
def test_refuses_other_keys(text: str) -> None:
    """A key of another kind, with another's id or in another spelling is refused."""
    with pytest.raises(Malformed):
        note.parse_key(text)


def test_seed_is_not_shown() -> None:
    """A signer's private half does not appear where objects are printed."""
    assert "seed" not in repr(_SIGNER)
