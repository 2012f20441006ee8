"""A checkpoint: what a log signs about itself - its origin, its size, its root.

Format: spec/tlog.md section 8. Source: C2SP tlog-checkpoint.
Vectors: vectors/tlog/checkpoint.json.
"""

import base64
from dataclasses import dataclass

from ..ground.errors import BadSignature, Malformed
from . import note
from .proof import BadProof
from .tree import EMPTY, HASH, check_size


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One head of a log: `origin` names the log, `size` counts its leaves, `root` is 32 bytes.

    `extensions`: further lines, opaque and believed by nobody; our logs write none.
    """

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def text(self) -> str:
        """The text that is signed."""
        root = base64.b64encode(self.root).decode()
        return "".join(f"{line}\n" for line in (self.origin, self.size, root, *self.extensions))


def sign(signer: note.Signer, size: int, root: bytes) -> bytes:
    """The signed checkpoint, as bytes of a note. The log's key bears the log's origin as its name.

    A log must sign no two heads of which one is not the beginning of the other: that is the
    caller's to keep, by signing in the transaction that appends.
    """
    if len(root) != HASH:
        raise Malformed(f"a root has {HASH} bytes")
    return note.sign(Checkpoint(signer.name, check_size(size), root).text(), signer).encode()


def parse_text(text: str) -> Checkpoint:
    """Read the text of a checkpoint in its one spelling. Raises `Malformed`."""
    lines = text.split("\n")
    if len(lines) < 4 or lines.pop() or not all(lines):
        raise Malformed("a checkpoint has at least three lines, and no empty one")
    origin, size, root, *extensions = lines
    if not (size.isascii() and size.isdigit() and len(size) < 20 and str(int(size)) == size):
        raise Malformed("the size of a checkpoint is not a plain number")
    hashed = note.decode_base64(root, "root")
    if len(hashed) != HASH:
        raise Malformed(f"a root has {HASH} bytes")
    return Checkpoint(origin, check_size(int(size)), hashed, tuple(extensions))


def parse(raw: bytes) -> Checkpoint:
    """Read the checkpoint in a note. Verifies nothing. Raises `Malformed` or `TooLarge`."""
    return parse_text(note.parse(raw).text)


def verify(raw: bytes, key: note.Key) -> Checkpoint:
    """The checkpoint in a note, once `key` is found to have signed it for its own origin.

    Raises `Malformed`, `TooLarge`, `BadSignature`, and `BadProof` for an empty tree with a root
    that is not the empty tree's. Lines of other keys are ignored.
    """
    found = note.parse(raw)
    found.verify(key)
    head = parse_text(found.text)
    if head.origin != key.name:
        raise BadSignature("the checkpoint is signed for another log than the key's")
    if not head.size and head.root != EMPTY:
        raise BadProof("a log without leaves has a root that is not the empty tree's")
    return head
