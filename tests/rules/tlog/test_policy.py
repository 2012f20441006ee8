"""Log policies: how many must have seen a head."""

from collections.abc import Sequence

import pytest

from quietroom.ground import canon
from quietroom.ground.digest import sha256
from quietroom.ground.errors import BadSignature, Malformed
from quietroom.tlog import note, policy, witness
from quietroom.tlog.note import Kind, Signer
from quietroom.tlog.policy import Policy, TooFewWitnesses
from vectors.make.second import fixed
from vectors.make.tlog.log import ORIGIN, POLICY, SIGNER, log

_SIGNERS = sorted(
    (Signer(f"w{n}.example", Kind.WITNESS, fixed(f"w{n}")) for n in range(3)),
    key=lambda each: each.key().public,
)
_KEYS = tuple(each.key() for each in _SIGNERS)
_HEAD = log(10).head()


def _policy(quorum: int) -> Policy:
    return Policy(ORIGIN, SIGNER.key().public, _KEYS, quorum)


def _seen(raw: bytes, signers: Sequence[Signer]) -> bytes:
    found = note.parse(raw)
    lines = [witness.cosign(found.text, each, 1_700_000_000) for each in signers]
    return note.Note(found.text, (*found.lines, *lines)).encode()


def test_default_asks_for_nobody() -> None:
    """Without witnesses a head is taken on the log's word alone, and the count says so."""
    assert POLICY.check(_HEAD).witnesses == 0
    assert POLICY.check(_HEAD).checkpoint.size == 10


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_quorum(count: int) -> None:
    """As many as the quorum asks for must have signed, and each counts once."""
    raw = _seen(_seen(_HEAD, _SIGNERS[:count]), _SIGNERS[:1] if count else [])

    assert _policy(count).check(raw).witnesses == count
    if count < 3:
        with pytest.raises(TooFewWitnesses):
            _policy(count + 1).check(raw)


def test_strangers_do_not_count() -> None:
    """Only the policy's own witnesses count, and only with the key named there."""
    stranger = Signer(_SIGNERS[0].name, Kind.WITNESS, fixed("stranger"))

    with pytest.raises(TooFewWitnesses):
        _policy(1).check(_seen(_HEAD, [stranger]))


def test_a_false_cosignature_refuses_all() -> None:
    """A line of a known witness that does not verify makes the note worthless."""
    other = note.parse(_seen(log(11).head(), _SIGNERS[:1])).lines[1]
    found = note.parse(_HEAD)
    raw = note.Note(found.text, (*found.lines, other)).encode()

    with pytest.raises(BadSignature):
        _policy(0).check(raw)


def test_witnesses_do_not_replace_the_log() -> None:
    """A head that all witnesses signed and the log did not is refused."""
    found = note.parse(_seen(_HEAD, _SIGNERS))
    raw = note.Note(found.text, found.lines[1:]).encode()

    with pytest.raises(BadSignature):
        _policy(3).check(raw)


def test_join() -> None:
    """What witnesses send back is added to the log's own note, once each."""
    first = _policy(0).join(_HEAD, _seen(_HEAD, _SIGNERS[:1]))
    both = _policy(0).join(first, _seen(_HEAD, _SIGNERS[:2]))

    assert _policy(2).check(both).witnesses == 2
    assert len(note.parse(both).lines) == 3


@pytest.mark.parametrize(
    "posted",
    [
        _HEAD,
        _seen(log(11).head(), _SIGNERS),
        _seen(_HEAD, [Signer("else.example", Kind.WITNESS, fixed("else"))]),
    ],
)
def test_join_refuses(posted: bytes) -> None:
    """Nothing is added that no witness of the policy said about this very head."""
    with pytest.raises(BadSignature):
        _policy(0).join(_HEAD, posted)


@pytest.mark.parametrize("quorum", [0, 3])
def test_policy_comes_back(quorum: int) -> None:
    """A policy reads back, and its hash is that of its bytes."""
    found = policy.parse(_policy(quorum).encode())

    assert found == _policy(quorum)
    assert found.hash == sha256(found.encode())


_LISTED: list[canon.Value] = [[each.name, each.public] for each in _KEYS]
_PUBLIC = SIGNER.key().public


@pytest.mark.parametrize(
    "fields",
    [
        [ORIGIN, _PUBLIC, _LISTED],
        [ORIGIN, _PUBLIC, _LISTED, 4],
        [ORIGIN, _PUBLIC, _LISTED[::-1], 1],
        [ORIGIN, _PUBLIC, [*_LISTED[:1], *_LISTED[:1]], 1],
        [ORIGIN, _PUBLIC, [["w.example", _PUBLIC]], 1],
        [ORIGIN, _PUBLIC, [["w.example", bytes(31)]], 1],
        [ORIGIN, _PUBLIC, [["w example", bytes(32)]], 1],
        [ORIGIN, _PUBLIC, [["w.example", n.to_bytes(32, "big")] for n in range(33)], 1],
        [ORIGIN, _PUBLIC[1:], [], 0],
        ["", _PUBLIC, [], 0],
        ["log+example", _PUBLIC, [], 0],
    ],
)
def test_refuses_other_policies(fields: list[canon.Value]) -> None:
    """A policy has one spelling, no witness twice, and a quorum that can be met."""
    with pytest.raises(Malformed):
        policy.parse(canon.encode(fields))


def test_a_log_key_is_no_witness() -> None:
    """A key of the kind that logs use cannot be listed as a witness."""
    key = Signer("w.example", Kind.LOG, fixed("w")).key()

    with pytest.raises(Malformed):
        Policy(ORIGIN, _PUBLIC, (key,), 0)
