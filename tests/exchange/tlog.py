"""Rows of spec/tlog.md."""

from quietroom.tlog import checkpoint, evidence, leaf, mirror, note, policy, witness
from quietroom.tlog.evidence import Evidence
from quietroom.tlog.leaf import Kind, Opening
from quietroom.tlog.mirror import Mirror
from quietroom.tlog.policy import Policy
from quietroom.tlog.proof import consistency
from quietroom.tlog.tree import Frontier
from tests.exchange.cast import ACCOUNT, LOG, TIME, WITNESS, seed
from tests.exchange.row import Given, Made, Means, octets, row

OPENING = Opening(leaf.card_tag(ACCOUNT, 3), seed("r"), Kind.CARD, b"a document")
POLICY = Policy(LOG.name, LOG.key().public, (WITNESS.key(),), 1)
ALONE = Policy(LOG.name, LOG.key().public)


def leaf_opening() -> Made:
    """What opens a leaf of the log."""
    given = {"leaf": OPENING.leaf().encode().hex()}
    return given, OPENING.encode(), {**_opening(OPENING), "opens": True}


@row("tlog 2", "tlog 3")(leaf_opening)
def _(given: Given, sealed: bytes) -> Means:
    found = leaf.parse_opening(sealed)
    return {**_opening(found), "opens": found.leaf().encode() == octets(given, "leaf")}


def _opening(one: Opening) -> Means:
    tag = leaf.card_tag(ACCOUNT, 3).hex()
    return {"tag": one.tag.hex(), "kind": one.kind.value, "document": one.document.hex(), "is": tag}


def log_policy() -> Made:
    """What a log must show."""
    return {}, POLICY.encode(), _policy(POLICY)


@row("tlog 10")(log_policy)
def _(_given: Given, sealed: bytes) -> Means:
    return _policy(policy.parse(sealed))


def _policy(one: Policy) -> Means:
    keys = [key.encode() for key in (one.log, *one.witnesses)]
    return {"keys": keys, "quorum": one.quorum, "hash": one.hash.hex()}


def signed_head() -> Made:
    """A head that the log and a witness signed."""
    own = note.parse(checkpoint.sign(LOG, 5, seed("root")))
    made = note.Note(own.text, (*own.lines, witness.cosign(own.text, WITNESS, TIME))).encode()
    return {"policy": POLICY.encode().hex()}, made, _head(POLICY, made)


@row("tlog 7", "tlog 8", "tlog 9")(signed_head)
def _(given: Given, sealed: bytes) -> Means:
    return _head(policy.parse(octets(given, "policy")), sealed)


def _head(trusted: Policy, raw: bytes) -> Means:
    head = trusted.check(raw)
    found = head.checkpoint
    return {"size": found.size, "root": found.root.hex(), "witnesses": head.witnesses}


LEAVES = [seed(f"leaf {number}") + seed(f"more {number}", 16) for number in range(3)]


def _signed(leaves: list[bytes]) -> bytes:
    root = Frontier().extend(leaves).frontier.root()
    return checkpoint.sign(LOG, len(leaves), root)


def the_mirror() -> Made:
    """The log as a client keeps it in its own file."""
    made = mirror.start(ALONE).advance(_signed(LEAVES), b"".join(LEAVES))
    return {}, made.encode(), _mirror(made)


@row("tlog 4", "tlog 11")(the_mirror)
def _(_given: Given, sealed: bytes) -> Means:
    return _mirror(mirror.parse(sealed))


def _mirror(one: Mirror) -> Means:
    return {"size": one.size, "root": one.root.hex(), "policy": one.policy.hash.hex()}


def evidence_of_a_fork() -> Made:
    """Two histories under the log's own key."""
    other = [bytes(48), *LEAVES[1:]]
    held = mirror.start(ALONE).advance(_signed(other), b"".join(other))
    root = held.root_at(2)
    proof = consistency(2, 3, held.shelf.node(3))
    made = Evidence(_signed(LEAVES[:2]), _signed(other), root, proof)
    made.check(ALONE.log)
    return {"policy": ALONE.encode().hex()}, made.encode(), {"root": root.hex(), "convicts": True}


@row("tlog 5", "tlog 12")(evidence_of_a_fork)
def _(given: Given, sealed: bytes) -> Means:
    found = evidence.parse(sealed)
    found.check(policy.parse(octets(given, "policy")).log)
    return {"root": found.root.hex(), "convicts": True}
