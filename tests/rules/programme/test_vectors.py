"""Every vector of the programme is played, and every file is what its generator writes."""

from collections.abc import Callable
from typing import Any

import pytest

from quietroom.agreement import terms
from quietroom.ground.signature import VerifyKey
from quietroom.programme import offer, roles, standing
from quietroom.programme.standing import Standing
from tests.rules.vectors import Vectors, ending, is_refused, written
from vectors.make.programme import __main__ as generator

VECTORS = Vectors(generator.FOLDER)


def _all(items: list[str]) -> list[bytes]:
    return [bytes.fromhex(item) for item in items]


def play_roles(published: str) -> Any:
    found = roles.parse_published(bytes.fromhex(published))
    assert found.encode().hex() == published
    return {
        "version": found.roles.version,
        "hash": found.roles.hash.hex(),
        "leaf": found.leaf().encode().hex(),
        "holders": [
            [str(one.role), one.person.name, one.person.card.hex()] for one in found.roles.holders
        ],
    }


def play_standing(
    log: str,
    published: list[str],
    leaves: list[str],
    keys: dict[str, list[str]],
    lineages: list[list[str]],
) -> Any:
    found = standing.follow(
        bytes.fromhex(log),
        [roles.parse_published(raw) for raw in _all(published)],
        lambda tag: [leaf for leaf in _all(leaves) if leaf.startswith(tag)],
        lambda card: VerifyKey(*_all(keys[card.hex()])),
        lambda one, other: (
            one == other or any({one.hex(), other.hex()} <= set(line) for line in lineages)
        ),
    )
    return {"now": found.now.hash.hex() if found.now else None, "anew": list(found.anew)}


def play_helpers(kept_out: list[str], **given: Any) -> Any:
    held = roles.parse(bytes.fromhex(given["roles"]))
    found = offer.helpers(held, set(_all(kept_out)))
    three = {"officer": found.officer, "deputy": found.deputy, "ombuds": found.ombuds}
    return {role: person.name if person else None for role, person in three.items()}


def play_kept_out(kept_out: list[str], **given: Any) -> Any:
    offer.refuse_kept_out(terms.parse(bytes.fromhex(given["terms"])), set(_all(kept_out)))
    return "taken"


def play_changes(lists: list[str], **given: Any) -> Any:
    known = Standing(tuple(roles.parse(raw) for raw in _all(lists)))
    found = offer.changes(known, terms.parse(bytes.fromhex(given["terms"])))
    return [
        [str(one.role), *(who.card.hex() if who else None for who in (one.named, one.now))]
        for one in found
    ]


PLAYS: dict[str, Callable[..., Any]] = {
    "programme/roles": play_roles,
    "programme/standing": play_standing,
    "programme/helpers": play_helpers,
    "programme/kept-out": play_kept_out,
    "programme/changes": play_changes,
}


@pytest.mark.parametrize("vector", VECTORS.cases)
def test_vectors_end_as_they_say(vector: dict[str, Any]) -> None:
    """A scenario comes to its end."""
    assert ending(PLAYS[vector["format"]], vector["input"]) == vector["expect"]


def test_every_format_is_played() -> None:
    """Each has a good end; what can be refused is."""
    assert VECTORS.good == set(PLAYS)
    assert VECTORS.refused == {"programme/roles", "programme/standing", "programme/kept-out"}
    assert all(is_refused(one) or one["expect"] is not None for one in VECTORS.all)


def test_files_are_as_generated() -> None:
    """Nobody changed a vector by hand."""
    assert VECTORS.by_name() == written(generator.files().items(), generator.text)
