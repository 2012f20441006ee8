"""Witnesses: who signs a head, and who does not."""

import dataclasses

import pytest

from quietroom.ground.errors import BadSignature, Malformed
from quietroom.tlog import checkpoint, note, proof, tile, witness
from quietroom.tlog.evidence import Fork, SmallerHead
from quietroom.tlog.proof import BadProof
from quietroom.tlog.tree import EMPTY
from quietroom.tlog.witness import Witness
from tests.rules.tlog import second_verifier
from vectors.make.second import fixed
from vectors.make.tlog.log import SIGNER, log

_SIGNER = note.Signer("witness.example", note.Kind.WITNESS, fixed("witness"))
_WITNESS = Witness(_SIGNER, SIGNER.key())
_LOG, _OTHER = log(300), log(300, "other")
_TIME = 1_700_000_000


def _proof(old: int, new: int) -> tuple[bytes, ...]:
    return proof.consistency(old, new, tile.nodes(new, _LOG.tile))


def _time(raw: bytes) -> int:
    found = note.parse(raw)
    (line,) = found.lines_of(_SIGNER.key())
    return witness.check(found.text, line, _SIGNER.key())


def test_signs_what_continues() -> None:
    """A witness signs its first head, a larger one, and the same one again, each with the time."""
    first = _WITNESS.consider(None, _LOG.head(100), (), _TIME)
    second = _WITNESS.consider(first, _LOG.head(300), _proof(100, 300), _TIME + 1)
    again = _WITNESS.consider(second, second, (), _TIME + 2)

    assert [_time(raw) for raw in (first, second, again)] == [_TIME, _TIME + 1, _TIME + 2]
    assert len(note.parse(again).lines) == 2


def test_second_verifier_agrees() -> None:
    """A verifier written from the C2SP page alone reads the cosignature, and sees a bent one."""
    raw = _WITNESS.consider(None, _LOG.head(100), (), _TIME)

    assert second_verifier.verify_cosignature(raw, _SIGNER.key().encode()) == _TIME
    bent = raw.replace(b"\n100\n", b"\n101\n")
    with pytest.raises(second_verifier.RefusedError):
        second_verifier.verify_cosignature(bent, _SIGNER.key().encode())


def test_starts_from_an_empty_log() -> None:
    """An empty log, too, can be signed, and any head continues it without a proof."""
    empty = _WITNESS.consider(None, _LOG.head(0), (), _TIME)

    assert checkpoint.parse(_WITNESS.consider(empty, _LOG.head(7), (), _TIME)).size == 7


def test_refuses_a_smaller_head() -> None:
    """A witness does not go back."""
    with pytest.raises(SmallerHead):
        _WITNESS.consider(_LOG.head(100), _LOG.head(99), (), _TIME)


def test_refuses_two_roots_of_one_size() -> None:
    """Two heads of one size are a fork, and both notes convict the log."""
    with pytest.raises(Fork) as caught:
        _WITNESS.consider(_LOG.head(100), _OTHER.head(100), (), _TIME)

    caught.value.evidence.check(SIGNER.key())


@pytest.mark.parametrize(
    ("kept", "shown", "items"),
    [
        (100, _OTHER.head(300), _proof(100, 300)),
        (100, _LOG.head(300), _proof(99, 300)),
        (100, _LOG.head(300), ()),
        (100, _LOG.head(100), _proof(100, 300)),
        (0, _LOG.head(300), _proof(100, 300)),
        (None, _LOG.head(300), _proof(100, 300)),
    ],
)
def test_refuses_without_proof(kept: int | None, shown: bytes, items: tuple[bytes, ...]) -> None:
    """What is not proved to continue is not signed; nor is a proof taken where none belongs."""
    before = None if kept is None else _LOG.head(kept)

    with pytest.raises(BadProof):
        _WITNESS.consider(before, shown, items, _TIME)


def test_refuses_another_log() -> None:
    """A head that the log did not sign is not looked at."""
    stranger = note.Signer(SIGNER.name, note.Kind.LOG, fixed("stranger"))

    with pytest.raises(BadSignature):
        _WITNESS.consider(None, checkpoint.sign(stranger, 0, EMPTY), (), _TIME)


@pytest.mark.parametrize("time", [0, -1, 1 << 63])
def test_needs_a_time(time: int) -> None:
    """A cosignature says when."""
    with pytest.raises(Malformed):
        witness.cosign("text\n", _SIGNER, time)


@pytest.mark.parametrize("place", [0, 7, 8, 71])
def test_no_bit_of_a_cosignature_turns(place: int) -> None:
    """Neither the time nor the signature can be altered."""
    line = witness.cosign("text\n", _SIGNER, _TIME)
    bent = bytearray(line.signature)
    bent[place] ^= 0x80

    assert witness.check("text\n", line, _SIGNER.key()) == _TIME
    other = dataclasses.replace(line, signature=bytes(bent))
    with pytest.raises(BadSignature):
        witness.check("text\n", other, _SIGNER.key())


@pytest.mark.parametrize("size", [0, 8, 64, 73])
def test_cosignature_of_another_length(size: int) -> None:
    """A cosignature has a time and 64 bytes."""
    line = note.Line(_SIGNER.name, _SIGNER.key().id, bytes(size))

    with pytest.raises(BadSignature):
        witness.check("text\n", line, _SIGNER.key())


def test_a_time_of_zero_is_none() -> None:
    """A signature over the time 0 is refused, though it would verify."""
    message = b"cosignature/v1\ntime 0\ntext\n"
    line = _SIGNER.line(message, bytes(8))

    with pytest.raises(BadSignature):
        witness.check("text\n", line, _SIGNER.key())
