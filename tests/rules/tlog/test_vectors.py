"""Every vector of the log is played, and every file is what its generator writes."""

from collections.abc import Callable
from typing import Any

import pytest

from quietroom.tlog import (
    checkpoint,
    evidence,
    leaf,
    mirror,
    note,
    policy,
    proof,
    tile,
    tree,
    witness,
)
from quietroom.tlog.audit import verify_log
from quietroom.tlog.mirror import Mirror
from tests.rules.vectors import Vectors, ending, is_refused, written
from vectors.make.tlog import __main__ as generator

VECTORS = Vectors(generator.FOLDER)


def _all(items: list[str]) -> list[bytes]:
    return [bytes.fromhex(item) for item in items]


def play_opening(opening: str) -> Any:
    found = leaf.parse_opening(bytes.fromhex(opening))
    assert found.encode().hex() == opening
    assert leaf.parse(found.leaf().encode()) == found.leaf()
    return {"leaf": found.leaf().encode().hex(), "type": found.kind}


def play_card_tag(account: str, generation: int) -> Any:
    return leaf.card_tag(bytes.fromhex(account), generation).hex()


def play_policy_tag(name: str, version: int) -> Any:
    return leaf.policy_tag(name, version).hex()


def play_build_tag(name: str, version: int) -> Any:
    return leaf.build_tag(name, version).hex()


def play_grant_tags(key: str) -> Any:
    tags = leaf.grant_tags(bytes.fromhex(key))
    return {"at_once": tags.at_once.hex(), "delayed": tags.delayed.hex()}


def play_append(frontier: str, leaves: list[str]) -> Any:
    growth = tree.parse_frontier(bytes.fromhex(frontier)).extend(_all(leaves))
    return {
        "frontier": growth.frontier.encode().hex(),
        "root": growth.frontier.root().hex(),
        "completed": [[each.level, each.index, each.hash.hex()] for each in growth.completed],
    }


def play_inclusion(index: int, size: int, **given: Any) -> Any:
    root, hashed = bytes.fromhex(given["root"]), tree.leaf_hash(bytes.fromhex(given["leaf"]))
    proof.check_inclusion(hashed, index, size, root, _all(given["proof"]))
    return "checked"


def play_consistency(old: int, new: int, **given: Any) -> Any:
    first, last = bytes.fromhex(given["old_root"]), bytes.fromhex(given["new_root"])
    proof.check_consistency(old, first, new, last, _all(given["proof"]))
    return "checked"


def play_tile_path(path: str) -> Any:
    found = tile.parse_path(path)
    assert found.path() == path
    level = "entries" if found.level == tile.ENTRIES else found.level
    return [level, found.index, found.width]


def play_bundle(bundle: str, width: int) -> Any:
    found = tile.split(tile.parse_bundle(bytes.fromhex(bundle), width), leaf.LEAF)
    assert tile.bundle(found).hex() == bundle
    return {"leaves": [item.hex() for item in found]}


def play_key(vkey: str) -> Any:
    key = note.parse_key(vkey)
    assert key.encode() == vkey
    return {"name": key.name, "kind": key.kind, "id": key.id.hex(), "public": key.public.hex()}


def play_note(note_: str, vkey: str) -> Any:
    found = note.parse(bytes.fromhex(note_))
    assert found.encode().hex() == note_
    found.verify(note.parse_key(vkey))
    return {"text": found.text}


def play_checkpoint(note_: str, vkey: str) -> Any:
    found = checkpoint.verify(bytes.fromhex(note_), note.parse_key(vkey))
    return {
        "origin": found.origin,
        "size": found.size,
        "root": found.root.hex(),
        "extensions": list(found.extensions),
    }


def play_cosignature(note_: str, vkey: str) -> Any:
    found, key = note.parse(bytes.fromhex(note_)), note.parse_key(vkey)
    (line,) = found.lines_of(key)
    return {"time": witness.check(found.text, line, key)}


def play_witness(proof: list[str], time: int, **given: Any) -> Any:
    signer = note.Signer(given["name"], note.Kind.WITNESS, bytes.fromhex(given["seed"]))
    rule = witness.Witness(signer, note.parse_key(given["log"]))
    kept = bytes.fromhex(given["kept"]) if given["kept"] is not None else None
    return {"note": rule.consider(kept, bytes.fromhex(given["shown"]), _all(proof), time).hex()}


def play_policy(policy_: str) -> Any:
    found = policy.parse(bytes.fromhex(policy_))
    assert found.encode().hex() == policy_
    return {
        "log": found.log.encode(),
        "witnesses": [key.encode() for key in found.witnesses],
        "quorum": found.quorum,
        "hash": found.hash.hex(),
    }


def play_head(policy_: str, note_: str) -> Any:
    found = policy.parse(bytes.fromhex(policy_)).check(bytes.fromhex(note_))
    return {"size": found.checkpoint.size, "witnesses": found.witnesses}


def _state(held: Mirror) -> Any:
    assert mirror.parse(held.encode()) == held
    return {"size": held.size, "root": held.root.hex()}


def play_mirror(policy_: str, steps: list[dict[str, Any]]) -> Any:
    held = mirror.start(policy.parse(bytes.fromhex(policy_)))
    for step in steps:
        act = held.reread if step["act"] == "reread" else held.advance
        held = act(bytes.fromhex(step["note"]), b"".join(_all(step["leaves"])))
    return _state(held)


def play_lineage(policy_: str, note_: str, leaves: list[str], cards: list[str]) -> Any:
    held = mirror.start(policy.parse(bytes.fromhex(policy_)))
    held = held.advance(bytes.fromhex(note_), b"".join(_all(leaves)))
    return {"places": list(held.lineage([leaf.parse(card) for card in _all(cards)]))}


def play_evidence(evidence_: str, vkey: str) -> Any:
    found = evidence.parse(bytes.fromhex(evidence_))
    assert found.encode().hex() == evidence_
    found.check(note.parse_key(vkey))
    return "convicts"


def play_audit(policy_: str, files: dict[str, str], since: str | None) -> Any:
    served = {path: bytes.fromhex(raw) for path, raw in files.items()}
    earlier = bytes.fromhex(since) if since is not None else None
    rule = policy.parse(bytes.fromhex(policy_))
    return _state(verify_log(served.__getitem__, rule, earlier))


_MODULES = {"note", "policy", "evidence"}


def _play(name: str, given: dict[str, Any]) -> Any:
    rule: Callable[..., Any] = globals()[f"play_{name.removeprefix('tlog/').replace('-', '_')}"]
    named = {key + "_" * (key in _MODULES): value for key, value in given.items()}
    return ending(rule, named)


@pytest.mark.parametrize("vector", VECTORS.cases)
def test_vector(vector: dict[str, Any]) -> None:
    """The rules end as the vector says."""
    found = _play(vector["format"], vector["input"])

    assert found == vector["expect"], vector["because"]


def test_generator_writes_these_files() -> None:
    """Nobody has edited a vector by hand."""
    assert written(generator.files().items(), generator.text) == VECTORS.by_name()


def test_every_page_refuses() -> None:
    """Every file holds scenarios of both endings."""
    for path, scenarios in VECTORS.read.items():
        assert {is_refused(one) for one in scenarios} == {True, False}, path.stem
