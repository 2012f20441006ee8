"""Evidence of a fork convicts who signed two histories, and nobody else."""

import dataclasses

import pytest

from quietroom.ground.errors import BadSignature
from quietroom.tlog import evidence, mirror, note
from quietroom.tlog.evidence import Evidence, Fork
from quietroom.tlog.proof import BadProof
from vectors.make.second import fixed
from vectors.make.tlog.log import POLICY, SIGNER, log, synced

_LOG, _OTHER = log(300), log(300, "other")
_HELD = synced(_LOG, mirror.start(POLICY))
_KEY = SIGNER.key()


def _evidence(size: int) -> Evidence:
    with pytest.raises(Fork) as caught:
        _HELD.compare(_OTHER.head(size))
    return caught.value.evidence


@pytest.mark.parametrize("size", [1, 100, 256, 299, 300])
def test_convicts(size: int) -> None:
    """Two signed heads and a proof are enough, and read back as written."""
    found = evidence.parse(_evidence(size).encode())

    found.check(_KEY)

    assert found == _evidence(size)


def test_does_not_convict_the_honest() -> None:
    """Heads of one history are no evidence, whatever is claimed beside them."""
    true = _evidence(100)
    for lie in (
        dataclasses.replace(true, first=_LOG.head(100)),
        dataclasses.replace(true, first=_LOG.head(100), root=_OTHER.frontier.root()),
        dataclasses.replace(true, root=bytes(32)),
        dataclasses.replace(true, proof=()),
        dataclasses.replace(true, first=true.second, second=true.first),
        dataclasses.replace(true, first=_LOG.head(0)),
    ):
        with pytest.raises(BadProof):
            lie.check(_KEY)


def test_does_not_convict_another() -> None:
    """A head that somebody else signed is no evidence against this log."""
    stranger = note.Signer(SIGNER.name, note.Kind.LOG, fixed("stranger"))
    true = _evidence(100)
    for lie in (
        dataclasses.replace(true, first=_OTHER.head(100, stranger)),
        dataclasses.replace(true, second=_LOG.head(300, stranger)),
    ):
        with pytest.raises(BadSignature):
            lie.check(_KEY)
