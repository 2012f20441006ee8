"""Checkpoints: what a log says about itself."""

import pytest

from quietroom.ground.errors import BadSignature, Malformed
from quietroom.tlog import checkpoint, note
from quietroom.tlog.checkpoint import Checkpoint
from quietroom.tlog.proof import BadProof
from quietroom.tlog.tree import EMPTY, MOST
from vectors.make.second import fixed
from vectors.make.tlog.log import ORIGIN, SIGNER

_KEY = SIGNER.key()
_ROOT = "A" * 43 + "="


@pytest.mark.parametrize("size", [1, 9, 10, 256, MOST])
def test_checkpoint_comes_back(size: int) -> None:
    """What the log signs is what its readers find."""
    found = checkpoint.verify(checkpoint.sign(SIGNER, size, fixed("root")), _KEY)

    assert found == Checkpoint(ORIGIN, size, fixed("root"))


def test_text_is_three_lines() -> None:
    """Origin, size and root stand each on a line of their own."""
    assert Checkpoint(ORIGIN, 7, bytes(32)).text() == f"{ORIGIN}\n7\n{_ROOT}\n"


def test_extension_lines_are_kept() -> None:
    """Further lines of a foreign log are carried along and change nothing."""
    raw = note.sign(f"{ORIGIN}\n7\n{_ROOT}\nfurther words\n", SIGNER).encode()

    assert checkpoint.verify(raw, _KEY) == Checkpoint(ORIGIN, 7, bytes(32), ("further words",))
    assert checkpoint.parse(raw).text().endswith("\nfurther words\n")


def test_other_signatures_are_ignored() -> None:
    """A line of an unknown key changes nothing; a log that did not sign is refused."""
    stranger = note.Signer("else.example", note.Kind.LOG, fixed("else"))
    raw = checkpoint.sign(SIGNER, 7, bytes(32))
    line = stranger.line(note.parse(raw).text.encode())

    assert checkpoint.verify(raw + line.encode().encode(), _KEY).size == 7
    with pytest.raises(BadSignature):
        checkpoint.verify(note.Note(note.parse(raw).text, (line,)).encode(), _KEY)


def test_another_origin_is_refused() -> None:
    """A log's key does not sign for another log."""
    raw = note.sign(f"else.example\n7\n{_ROOT}\n", SIGNER).encode()

    with pytest.raises(BadSignature):
        checkpoint.verify(raw, _KEY)


def test_empty_tree_has_one_root() -> None:
    """A log without leaves has the empty tree's root and no other."""
    assert checkpoint.verify(checkpoint.sign(SIGNER, 0, EMPTY), _KEY).size == 0
    with pytest.raises(BadProof):
        checkpoint.verify(checkpoint.sign(SIGNER, 0, bytes(32)), _KEY)


@pytest.mark.parametrize(
    "text",
    [
        f"{ORIGIN}\n7\n",
        f"\n7\n{_ROOT}\n",
        f"{ORIGIN}\n07\n{_ROOT}\n",
        f"{ORIGIN}\n+7\n{_ROOT}\n",
        f"{ORIGIN}\n-7\n{_ROOT}\n",
        f"{ORIGIN}\n 7\n{_ROOT}\n",
        f"{ORIGIN}\n٧\n{_ROOT}\n",
        f"{ORIGIN}\n{MOST + 1}\n{_ROOT}\n",
        f"{ORIGIN}\n{'9' * 5000}\n{_ROOT}\n",
        f"{ORIGIN}\n7\n{_ROOT[4:]}\n",
        f"{ORIGIN}\n7\n{_ROOT[:-2]}B=\n",
        f"{ORIGIN}\n7\n{_ROOT}\n\nmore\n",
        f"{ORIGIN}\n7\n{_ROOT}",
    ],
)
def test_refuses_other_texts(text: str) -> None:
    """Every line has one spelling, and none is empty."""
    with pytest.raises(Malformed):
        checkpoint.parse_text(text)


@pytest.mark.parametrize(("size", "root"), [(-1, 32), (MOST + 1, 32), (1, 31)])
def test_does_not_sign_nonsense(size: int, root: int) -> None:
    """What could not be read back is not signed."""
    with pytest.raises(Malformed):
        checkpoint.sign(SIGNER, size, bytes(root))
