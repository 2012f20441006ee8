"""A witness: somebody outside who signs a head only if it continues the last one they saw.

A log that shows two histories needs two witnesses' worth of lies. A witness keeps one note and
nothing else, and learns nothing but sizes and roots.

Format: spec/tlog.md section 9. Source: C2SP tlog-cosignature (Ed25519), tlog-witness.
Vectors: vectors/tlog/witness.json.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..ground.errors import BadSignature, Malformed
from ..ground.frame import u64
from . import checkpoint, note
from .evidence import Evidence, Fork, SmallerHead
from .proof import BadProof, check_consistency

_TIME = 8
_LAST = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Witness:
    """A witness of one log: its own `signer`, and the `log` key that it trusts."""

    signer: note.Signer
    log: note.Key

    def consider(
        self, kept: bytes | None, shown: bytes, proof: Sequence[bytes], time: int
    ) -> bytes:
        """The note `shown` with this witness's line added, to be kept before it is handed out.

        `kept` is the note of the last head signed, or none; `proof` the consistency proof from it,
        empty where none is needed; `time` in seconds since 1970. Raises `Malformed`, `TooLarge`,
        `BadSignature`, `SmallerHead`, `Fork` with both notes, or `BadProof`.
        """
        head = checkpoint.verify(shown, self.log)
        last = checkpoint.verify(kept, self.log) if kept is not None else None
        if last is not None and kept is not None and last.size:
            _continues(last, kept, head, shown, proof)
        elif proof:
            raise BadProof("nothing needs proving about the empty tree")
        found = note.parse(shown)
        key = self.signer.key()
        others = [line for line in found.lines if (line.name, line.key_id) != (key.name, key.id)]
        return note.Note(found.text, (*others, cosign(found.text, self.signer, time))).encode()


def cosign(text: str, signer: note.Signer, time: int) -> note.Line:
    """A witness's line for the text of a checkpoint, at `time` in seconds since 1970."""
    if not 0 < time <= _LAST:
        raise Malformed("a cosignature has a time between 1 and 2^63-1")
    return signer.line(_message(text, time), u64(time))


def check(text: str, line: note.Line, key: note.Key) -> int:
    """The time, in seconds since 1970, at which `key` signed the text. Raises `BadSignature`."""
    if len(line.signature) != _TIME + note.SIGNATURE:
        raise BadSignature("a cosignature of a wrong length")
    time = int.from_bytes(line.signature[:_TIME], "big")
    if not 0 < time <= _LAST:
        raise BadSignature("a cosignature without a time")
    key.check(_message(text, time), line.signature[_TIME:])
    return time


def _continues(
    last: checkpoint.Checkpoint,
    kept: bytes,
    head: checkpoint.Checkpoint,
    shown: bytes,
    proof: Sequence[bytes],
) -> None:
    if head.size < last.size:
        raise SmallerHead
    if head.size == last.size and head.root != last.root:
        raise Fork(Evidence(kept, shown, head.root, ()))
    check_consistency(last.size, last.root, head.size, head.root, proof)


def _message(text: str, time: int) -> bytes:
    return f"cosignature/v1\ntime {time}\n{text}".encode()
