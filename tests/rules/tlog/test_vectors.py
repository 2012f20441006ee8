"""Every vector of the log is played, and every file is what its generator writes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quietroom.ground.errors import QuietroomError
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
from vectors.make.tlog import __main__ as generator

_FILES = sorted(path.stem for path in generator.FOLDER.glob("*.json"))


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


def _play(scenario: dict[str, Any]) -> Any:
    name = scenario["format"].removeprefix("tlog/").replace("-", "_")
    rule: Callable[..., Any] = globals()[f"play_{name}"]
    given = scenario["input"]
    return rule(**{key + "_" * (key in _MODULES): value for key, value in given.items()})


def _scenarios() -> list[Any]:
    return [
        pytest.param(scenario, id=f"{name}: {scenario['format']}: {scenario['about']}")
        for name in _FILES
        for scenario in json.loads((generator.FOLDER / f"{name}.json").read_text())
    ]


@pytest.mark.parametrize("scenario", _scenarios())
def test_scenario(scenario: dict[str, Any]) -> None:
    """The rule ends as the vector expects."""
    ending = scenario["expect"]
    if isinstance(ending, dict) and "refused" in ending:
        with pytest.raises(QuietroomError) as caught:
            _play(scenario)
        assert caught.value.code == ending["refused"]
        return

    assert _play(scenario) == ending


def test_files_are_generated() -> None:
    """What stands in the folder is what the generator writes, no more and no less."""
    written = {name: generator.text(made) for name, made in generator.files().items()}
    found = {name: Path(generator.FOLDER / f"{name}.json").read_text() for name in _FILES}

    assert found == written


def test_every_page_refuses() -> None:
    """Every file holds scenarios of both endings."""
    for name, made in generator.files().items():
        endings = [isinstance(one["expect"], dict) and "refused" in one["expect"] for one in made]

        assert set(endings) == {True, False}, name
