"""Being a witness: signing a log's head, but only one that continues the last head signed.

A witness keeps one key and one note in a folder, and learns nothing but sizes and roots.

Source: spec/tlog.md section 9; C2SP tlog-cosignature.
"""

from ..ground.chance import Clock, Entropy
from ..tlog import checkpoint, note
from ..tlog.audit import Read
from ..tlog.evidence import Fork
from ..tlog.proof import consistency
from ..tlog.witness import Witness
from .audit import Trust, audit
from .home import Home
from .refusal import Lied, Refused
from .wire import Wire

KEY, NOTE = "witness.key", "witness.note"


def key_of(home: Home, name: str, entropy: Entropy) -> note.Signer:
    """The witness's key, made when it is first needed."""
    seed = home.read(KEY) or entropy(32)
    home.write(KEY, seed)
    return note.Signer(name, note.Kind.WITNESS, seed)


def sign(home: Home, signer: note.Signer, read: Read, trust: Trust, clock: Clock) -> bytes:
    """Read the whole log, check it, and sign its head. Returns the note, once it is kept.

    Raises `Lied` around `Fork`, or what the audit raises.
    """
    kept = home.read(NOTE)
    found = audit(read, Trust(trust.log, trust.witnesses, kept))
    if found.head is None:
        raise KeyError("checkpoint")
    old = 0 if kept is None else checkpoint.parse(kept).size
    proof = consistency(old, found.size, found.shelf.node(found.size)) if old else ()
    try:
        witness = Witness(signer, found.policy.log)
        signed = witness.consider(kept, found.head.raw, proof, clock())
    except Fork as fork:
        raise Lied(fork, home.write("evidence/fork", fork.evidence.encode())) from fork
    home.write(NOTE, signed)
    return signed


def hand_in(wire: Wire, signed: bytes) -> bool:
    """Offer the note to the log. Returns whether its policy knows this witness."""
    try:
        wire.post_text("/log/cosignature", signed)
    except Refused:
        return False
    return True
