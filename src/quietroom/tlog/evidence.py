"""Evidence of a fork: two heads that one log signed, of which neither continues the other.

It convinces a third person who has nothing but the log's key: the first note says what the root
was at its size, the proof says what the second note makes of that same size, and they differ.

Format: spec/tlog.md section 12. Vectors: vectors/tlog/evidence.json.
"""

from dataclasses import dataclass

from ..ground import canon, shape
from ..ground.errors import QuietroomError
from . import checkpoint, note
from .proof import BadProof, Proof, check_consistency

_SIZE = 2 * note.NOTE + 4096


class SmallerHead(QuietroomError):
    """The log shows a head smaller than one already verified: ask again; do not go back to it."""

    code = "smaller-head"


@dataclass(frozen=True, slots=True)
class Evidence:
    """`first` and `second`: two signed notes, the second at least as large as the first.

    `root`: what the second's tree has as root at the first's size, which `proof` shows.
    """

    first: bytes
    second: bytes
    root: bytes
    proof: Proof

    def encode(self) -> bytes:
        """CBOR[first, second, root, [hash …]]."""
        return canon.encode([self.first, self.second, self.root, list(self.proof)])

    def check(self, log: note.Key) -> None:
        """Check that this convicts the log of `log`. Raises `BadSignature` or `BadProof` if not."""
        first = checkpoint.verify(self.first, log)
        second = checkpoint.verify(self.second, log)
        check_consistency(first.size, self.root, second.size, second.root, self.proof)
        if first.root == self.root:
            raise BadProof("the second head continues the first: this is no fork")


class Fork(QuietroomError):
    """The log has signed two histories. Keep the evidence, trust nothing new, tell the others."""

    code = "fork"

    def __init__(self, evidence: Evidence) -> None:
        super().__init__()
        self.evidence = evidence


def parse(raw: bytes) -> Evidence:
    """Read evidence in its one encoding. Verifies nothing. Raises `Malformed` or `TooLarge`."""
    first, second, root, proof = shape.array(canon.decode(raw, _SIZE), 4, "evidence of a fork")
    hashes = shape.items(proof, "proof", 128)
    return Evidence(
        shape.octets(first, "first note"),
        shape.octets(second, "second note"),
        shape.digest(root, "root"),
        tuple(shape.digest(item, "proof") for item in hashes),
    )
