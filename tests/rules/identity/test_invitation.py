"""Invitations: whole links only, and a proof that the server cannot make."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground.errors import Malformed, TooLarge
from quietroom.identity import invitation
from quietroom.identity.invitation import (
    BadLink,
    Invitation,
    InvitationUnproven,
    Inviter,
    ProvesNothing,
)
from tests.rules.identity import people
from vectors.make.second import fixed

_HASHES = st.binary(min_size=32, max_size=32)
_INVITATIONS = st.builds(
    Invitation,
    st.binary(min_size=16, max_size=16),
    _HASHES,
    st.none() | st.builds(Inviter, _HASHES, _HASHES),
)
_SERVERS = st.sampled_from(
    [
        "https://room.example",
        "https://room.example:8443/a/b",
        "http://localhost:8080",
        "https://[::1]",
    ]
)
_PERSONAL = Invitation(fixed("token", 16), fixed("policy"), Inviter(people.CARD.hash, fixed("s")))
_INVITEE = people.MENTOR[0].claims.hash


@given(_SERVERS, _INVITATIONS)
def test_a_link_reads_back(server: str, made: Invitation) -> None:
    """What a link carries is what its reader finds, and the server's address holds none of it."""
    link = made.link(server)

    assert invitation.parse_link(link) == (server, made)
    assert link.partition("#")[0] == server + "/join"


@given(st.integers(0, 600), st.characters(codec="ascii"))
def test_a_changed_link_is_another(place: int, letter: str) -> None:
    """A link with a character changed is refused or read as exactly what it then says."""
    link = _PERSONAL.link("https://room.example")
    changed = link[:place] + letter + link[place + 1 :]
    try:
        server, found = invitation.parse_link(changed)
    except BadLink:
        return

    assert found.link(server).lower() == changed.strip().lower()


@given(st.text(max_size=80))
def test_any_text_is_a_link_or_not(text: str) -> None:
    """Whatever somebody pastes, there is one refusal."""
    with pytest.raises(BadLink):
        invitation.parse_link("https://room.example/join#" + text)


@given(st.binary(max_size=200))
def test_parser_raises_its_own(raw: bytes) -> None:
    """Whatever the bytes, the parser refuses in one of two ways."""
    with pytest.raises((Malformed, TooLarge)):
        invitation.parse(raw)


def test_http_stays_on_this_machine() -> None:
    """Without encryption a link may only lead to this very machine."""
    for host in ("localhost", "127.0.0.1:8080", "[::1]"):
        assert invitation.parse_link(_PERSONAL.link(f"http://{host}"))[1] == _PERSONAL
    for host in (
        "room.example",
        "localhost.example",
        "127.0.0.1.example",
        "localhost@room.example",
    ):
        with pytest.raises(BadLink):
            invitation.parse_link(_PERSONAL.link(f"http://{host}"))


def test_a_proof_is_of_two_cards() -> None:
    """The invitee's card passes; another card, another inviter or another secret does not."""
    proof = _PERSONAL.proof(_INVITEE)
    _PERSONAL.check(_INVITEE, proof)
    with pytest.raises(InvitationUnproven):
        _PERSONAL.check(people.RIVAL[0].claims.hash, proof)
    for inviter in (Inviter(_INVITEE, fixed("s")), Inviter(people.CARD.hash, fixed("another"))):
        with pytest.raises(InvitationUnproven):
            replace(_PERSONAL, inviter=inviter).check(_INVITEE, proof)


def test_the_token_proves_nothing() -> None:
    """What the server knows - its token, both cards, the policy - does not make the proof."""
    guess = replace(_PERSONAL, inviter=Inviter(people.CARD.hash, fixed("token", 32)))
    with pytest.raises(InvitationUnproven):
        _PERSONAL.check(_INVITEE, guess.proof(_INVITEE))


def test_a_programme_vouches_for_nobody() -> None:
    """An invitation without a person makes no proof and takes none."""
    mailed = replace(_PERSONAL, inviter=None)
    with pytest.raises(ProvesNothing):
        mailed.proof(_INVITEE)
    with pytest.raises(ProvesNothing):
        mailed.check(_INVITEE, _PERSONAL.proof(_INVITEE))


def test_secrets_are_never_shown() -> None:
    """Neither token nor secret stands in the text of an invitation."""
    text = repr(_PERSONAL)

    assert repr(_PERSONAL.policy) in text
    assert repr(_PERSONAL.token) not in text
    assert repr(fixed("s")) not in text
