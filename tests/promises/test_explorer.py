"""Who learns whose words from the messages alone: `make prove ONLY=explorer`, in short."""

import pytest

from proofs._acts import CHOICES, COALITION, PUBLIC, ROUTES, SILENT, Acts
from proofs._terms import Knowledge, Name, Private, Sealed, Wrapped, derived, many
from proofs.explorer import LEAKS, READERS, Leak, learned, named
from tests.house.tree import ROOT

_WAYS: list[dict[str, str]] = [{}, *({who: COALITION[0]} for who in CHOICES)]


@pytest.mark.parametrize("reader", READERS)
def test_each_learns_what_is_theirs(reader: str) -> None:
    """With all that the coalition has, nobody learns more than what was meant for them."""
    for way in _WAYS:
        assert learned(Acts(way), reader).keys() <= READERS[reader]

    assert learned(Acts({}), reader).keys() == READERS[reader]


@pytest.mark.parametrize("leak", LEAKS, ids=lambda one: f"{one.fault} {one.act}".replace(" ", "-"))
def test_planted_leak_is_named(leak: Leak) -> None:
    """Each planted leak is found, and named by the act that leaks."""
    assert named(leak)


def test_every_route_is_thought_of() -> None:
    """Whatever the server takes is what an act sends, nobody's words, or meant to be public."""
    described = (ROOT / "spec" / "openapi.yaml").read_text()
    taken, path = set(), ""
    for line in described.splitlines():
        if line.startswith('  "/'):
            path = line.strip().strip('":')
        if line.strip() in ("post:", "put:"):
            taken.add(path)
    acts = {route for routes in ROUTES.values() for route in routes}

    assert {sent.act for sent in Acts({}).all()} == ROUTES.keys()
    assert acts | {*SILENT, *PUBLIC} == taken


def test_terms() -> None:
    """What opens what: a key, a card, a guess; and what does not."""
    key, words, salt = Name("key"), Name("words", guessable=True), Name("salt")
    root = derived("key", key)
    sealed, wrapped = Sealed(root, words), Wrapped("Jonas", many(salt, words))
    hashed = derived("hash", salt, words)

    assert words not in Knowledge([sealed, wrapped, hashed, Private("Amina")]).has
    assert words in Knowledge([sealed, key]).has
    assert words in Knowledge([wrapped, Private("Jonas")]).has
    assert words in Knowledge([hashed, salt]).has
    assert key not in Knowledge([root, sealed]).has
