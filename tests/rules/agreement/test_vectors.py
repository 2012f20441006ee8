"""Every vector of agreement is played, and every file is what its generator writes."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from quietroom.agreement import answers, limits, relation, signing, state, terms, version
from quietroom.agreement.clauses import LANGUAGES, data
from quietroom.agreement.differences import differences
from quietroom.agreement.gag import refuse_gag
from quietroom.agreement.packs import PACKS
from quietroom.agreement.people import Party, SamePerson
from quietroom.agreement.questions import cautions, starter
from quietroom.agreement.render import render
from quietroom.agreement.signing import KeyOf
from quietroom.agreement.state import (
    AgreementState,
    EpochBegan,
    GivenSignature,
    Proposed,
    TakenBack,
)
from quietroom.agreement.version import Proposal
from quietroom.agreement.words import words
from quietroom.ground.digest import sha256
from quietroom.ground.signature import VerifyKey
from tests.rules.vectors import Vectors, ending, written
from vectors.make.agreement import __main__ as generator
from vectors.make.agreement.cast import named, parts, shown

VECTORS = Vectors(generator.FOLDER)


def _terms(raw: str) -> terms.Terms:
    found = terms.parse(bytes.fromhex(raw))
    assert terms.encode(found).hex() == raw
    return found


def _play_words(text: str) -> Any:
    return {"text": words(text, "words")}


def _play_gag(words: str) -> Any:
    refuse_gag(words, "words", 1)
    return "allowed"


def _play_limits(**given: str) -> Any:
    found = limits.parse(bytes.fromhex(given["limits"]))
    assert limits.encode(found).hex() == given["limits"]
    return {"limits": [shown(limit.fields()) for limit in found]}


def _play_longest_delay(**given: str) -> Any:
    return {"days": limits.longest_delay(limits.parse(bytes.fromhex(given["limits"])))}


def _play_terms(**given: str) -> Any:
    return named(_terms(given["terms"]))


def _play_file(base: str, file: str) -> Any:
    return named(answers.from_toml(file, _terms(base)))


def _play_draft(pack: str, language: str, cards: list[str], start: str) -> Any:
    first, second = (bytes.fromhex(card) for card in cards)
    parties = Party(first, "Noor", "mentee"), Party(second, "Amina", "mentor")
    return named(starter(pack, language, parties, date.fromisoformat(start)))


def _play_relation(file: str, text: str, base: str) -> Any:
    return named(relation.applied(relation.parse(file, text), _terms(base)))


def _play_cautions(**given: str) -> Any:
    return [[one.code, one.sentence] for one in cautions(_terms(given["terms"]))]


def _play_render(version: int, language: str, **given: str) -> Any:
    return {"text": render(_terms(given["terms"]), version, language)}


def _play_differences(old: str, new: str, language: str) -> Any:
    return list(differences(_terms(old), _terms(new), language))


def _play_shell(shell: str) -> Any:
    found = version.parse_shell(bytes.fromhex(shell))
    assert found.encode().hex() == shell
    return {
        "version": found.version,
        "agreement": found.agreement.hex(),
        "previous": found.previous.hex() if found.previous else None,
        "room": found.room.hex(),
        "cards": [card.hex() for card in found.cards],
        "ombuds": found.ombuds.hex() if found.ombuds else None,
        "log_policy": found.log_policy.hex(),
        "language": found.language,
        "hash": sha256(bytes.fromhex(shell)).hex(),
    }


def _play_part(shell: str, name: str, salt: str, value: str) -> Any:
    read = version.parse_shell(bytes.fromhex(shell))
    version.check_part(read, name, bytes.fromhex(salt), bytes.fromhex(value))
    return "checked"


def _play_proposal(proposal: str) -> Any:
    found = version.parse(bytes.fromhex(proposal))
    assert found.encode().hex() == proposal
    return parts(found)


def _proposal(given: dict[str, Any]) -> Proposal:
    first, second, third = (bytes.fromhex(salt) for salt in given["salts"])
    shell, limits_raw, terms_raw = (
        bytes.fromhex(given[name]) for name in ("shell", "limits", "terms")
    )
    return Proposal(shell, (first, second, third), limits_raw, terms_raw, given["text"])


def _same_person(lineages: list[list[str]]) -> SamePerson:
    def same(first: bytes, second: bytes) -> bool:
        return first == second or any(
            {first.hex(), second.hex()} <= set(lineage) for lineage in lineages
        )

    return same


def _key_of(keys: dict[str, list[str]]) -> KeyOf:
    return lambda card: VerifyKey(*(bytes.fromhex(half) for half in keys[card.hex()]))


def _play_check(parts: dict[str, Any], lineages: list[list[str]]) -> Any:
    return {"hash": version.check(_proposal(parts), _same_person(lineages)).hash.hex()}


def _play_signature(
    parts: dict[str, Any], signature: str, keys: dict[str, list[str]], lineages: list[list[str]]
) -> Any:
    same = _same_person(lineages)
    found = signing.parse(bytes.fromhex(signature))
    return {
        "side": signing.verify(version.check(_proposal(parts), same), found, _key_of(keys), same)
    }


def _play_signed(signed: str, keys: dict[str, list[str]]) -> Any:
    first, second = (_key_of(keys)(bytes.fromhex(card)) for card in keys)
    shell = signing.read_signed(bytes.fromhex(signed), first, second)
    return {"hash": sha256(shell.encode()).hex()}


def _event(item: int, given: list[Any], proposals: dict[str, Any]) -> state.Event:
    kind, who, what, *unread = given
    if kind == "epoch":
        first, second = (bytes.fromhex(card) for card in who)
        named = bytes.fromhex(what) if what else None
        return EpochBegan(item, (first, second), named, bool(unread))
    author = bytes.fromhex(who)
    if kind == "propose":
        return Proposed(item, author, _proposal(proposals[what]))
    if kind == "take-back":
        return TakenBack(item, author, bytes.fromhex(what))
    return GivenSignature(item, author, signing.parse(bytes.fromhex(what)))


def _play_state(
    room: str,
    lineages: list[list[str]],
    keys: dict[str, list[str]],
    proposals: dict[str, Any],
    events: list[list[Any]],
) -> Any:
    chain = [_event(item, given, proposals) for item, given in enumerate(events, 1)]
    found, refused = state.follow(
        AgreementState(bytes.fromhex(room)), chain, _key_of(keys), _same_person(lineages)
    )
    return {
        "in_force": found.in_force.hash.hex() if found.in_force else None,
        "since": found.in_force.since if found.in_force else None,
        "open": [one.version.hash.hex() for one in found.open],
        "epoch_agreement": found.epoch_agreement.hex() if found.epoch_agreement else None,
        "refused": [[one.item, one.fault.code] for one in refused],
    }


def _play_texts(version: int) -> Any:
    names = sorted([*LANGUAGES, *(f"packs/{key}" for key in PACKS)])
    whole = {name: data(version, name) for name in names}
    raw = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
    return {"sha256": sha256(raw).hex(), "bytes": len(raw)}


PLAYS: dict[str, Callable[..., Any]] = {
    "agreement/words": _play_words,
    "agreement/gag": _play_gag,
    "agreement/limits": _play_limits,
    "agreement/longest-delay": _play_longest_delay,
    "agreement/terms": _play_terms,
    "agreement/file": _play_file,
    "agreement/draft": _play_draft,
    "agreement/relation": _play_relation,
    "agreement/cautions": _play_cautions,
    "agreement/render": _play_render,
    "agreement/differences": _play_differences,
    "agreement/texts": _play_texts,
    "agreement/shell": _play_shell,
    "agreement/part": _play_part,
    "agreement/proposal": _play_proposal,
    "agreement/check": _play_check,
    "agreement/signature": _play_signature,
    "agreement/signed": _play_signed,
    "agreement/state": _play_state,
}


@pytest.mark.parametrize("vector", VECTORS.cases)
def test_vector(vector: dict[str, Any]) -> None:
    """The rules end as the vector says."""
    found = ending(PLAYS[vector["format"]], vector["input"])

    assert found == vector["expect"], vector["because"]


def test_all_rules_have_vectors() -> None:
    """Every rule is played to a good end, and to a refusal where it has one."""
    states = [one["expect"] for one in VECTORS.all if one["format"] == "agreement/state"]
    infallible = {"relation", "longest-delay", "cautions", "differences", "texts", "state"}

    assert any(state["refused"] for state in states)
    assert VECTORS.good == PLAYS.keys()
    assert VECTORS.refused == PLAYS.keys() - {f"agreement/{name}" for name in infallible}


def test_generator_writes_these_files() -> None:
    """Nobody has edited a vector by hand."""
    assert written(generator.files().items(), generator.text) == VECTORS.by_name()
