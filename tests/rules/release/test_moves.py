"""On whose word an entry may go follows the table, for every state and both people."""

import pytest

from quietroom.release import basis
from quietroom.release.basis import BothMustAgree
from quietroom.release.moves import RELEASE, TELLING
from tests.rules.machines import refusal

_WHO = frozenset([b"owner", b"other"])
_OWNED = ("owned", "lent", "offered", "may-be-told")
_WAITS = {"owner-agreed": "owner", "lent": "owner", "other-agreed": "other", "offered": "other"}
_TRIED = sorted(
    {
        (move.state, move.who, str(getattr(move.to, "code", move.to)))
        for machine in (RELEASE, TELLING)
        for move in machine.moves
        if move.act == "let-read"
    }
)


@pytest.mark.parametrize(("state", "who", "to"), _TRIED)
def test_rule_follows_the_table(state: str, who: str, to: str) -> None:
    """It goes out, waits for the other's word, or is refused, as the table says."""
    owners = frozenset([b"owner"]) if state in _OWNED else _WHO
    signers = frozenset({who.encode()})
    if state == "may-be-told":
        signers |= {b"owner"}
    elif _WAITS.get(state, who) != who:
        signers |= {_WAITS[state].encode()}
    refused = refusal(lambda: basis.check(owners, signers))
    waits = f"{who}-agreed" if refused is BothMustAgree else getattr(refused, "code", "out")

    assert waits == to
