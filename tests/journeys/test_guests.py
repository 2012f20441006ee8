"""A room without the programme: a mentor from outside, several rooms, and who sees of them."""

from collections.abc import Callable, Iterator

import pytest

from quietroom.client import guidance, invitation, objective, programme, roles, showing, speech
from quietroom.client.identity import OtherLog
from quietroom.client.invitation import OtherServer, To
from quietroom.client.members import rooms
from quietroom.client.objective import NoProgramme
from quietroom.client.refusal import Refused
from quietroom.client.showing import Showing
from quietroom.ground.digest import sha256
from quietroom.identity import invitation as links
from tests.journeys.town import Citizen, Town, folder_in_memory


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    """One town for all; passphrases are stretched at no cost."""
    with pytest.MonkeyPatch.context() as patch, folder_in_memory() as folder:
        patch.setattr("quietroom.identity.unlock.stretch", lambda one, salt: sha256(salt + one))
        made = Town(folder)
        yield made
        made.close()


def _link(by: Citizen, role: str | None, name: str) -> str:
    return invitation.invite(by.session, by.memory, role, To(name))


def _listed(town: Town) -> set[str]:
    return {one.name for one in programme.enlisted(town.coordinator.session)}


def _paired(town: Town, name: str) -> bool:
    pairs = programme.pairs(town.coordinator.session)
    return any(name in (one.mentor, one.mentee) for one in pairs)


def _refused(act: Callable[..., object], *given: object) -> str:
    with pytest.raises(Refused) as refused:
        act(*given)
    return refused.value.reason


def test_a_guest_sees_their_rooms_and_nothing_else(town: Town) -> None:
    """An outside mentor agrees and speaks; neither the programme nor they see of each other."""
    jonas = town.invited("Jonas")
    nora = town.invited("Nora", by=jonas, role="mentor")
    town.agree(nora, jonas)
    speech.say(nora.room(), "Welcome.")

    assert "Nora" not in _listed(town)
    assert not _paired(town, "Nora")
    assert guidance.settle(nora.session, nora.memory).required == ()
    for asks in (roles.read, programme.enlisted, programme.pairs):
        assert _refused(asks, nora.session) == "not-found"
    assert roles.offered(nora.room()).now is None


def test_the_programme_sees_it_if_both_say_so(town: Town) -> None:
    """One yes shows nothing; two show names, state and faces; one no hides them at once."""
    mira = town.invited("Mira")
    pavel = town.invited("Pavel", by=mira, role="mentor")
    town.agree(pavel, mira)
    aim = objective.add(mira.room(), "I want to leave accounting.")
    first = showing.show(mira.room())
    with pytest.raises(NoProgramme):
        objective.propose(mira.room(), aim.aim.id, "Speak to larger groups")

    assert (first, first.seen) == (Showing(me=True, other=False, made=False), False)
    assert not _paired(town, "Pavel")
    assert showing.show(pavel.room()).seen
    face = objective.propose(mira.room(), aim.aim.id, "Speak to larger groups").asked
    assert face is not None
    objective.agree(pavel.room(), aim.aim.id, face.entry)
    (pair,) = (one for one in programme.pairs(town.coordinator.session) if one.mentor == "Pavel")
    assert (pair.mentee, pair.faces) == ("Mira", (("Speak to larger groups", "open"),))

    assert showing.hide(mira.room()) == Showing(me=False, other=True, made=False)
    assert not _paired(town, "Pavel")
    assert objective.seen(pavel.room()) == []


def test_several_rooms_with_the_same_keys(town: Town) -> None:
    """Somebody who is here comes into another room by its link, and both know each other's card."""
    ruth, sami = town.invited("Ruth"), town.invited("Sami")
    tess = town.invited("Tess", by=ruth, role="mentor")
    link = _link(sami, "mentor", "Tess")
    entered = invitation.accept(tess.session, tess.memory, link)
    again = invitation.accept(tess.session, tess.memory, link)
    invitation.settle(sami.session, sami.memory)
    used = _refused(invitation.accept, ruth.session, ruth.memory, link)

    assert (entered, used) == (again, "invitation-used")
    assert entered == sami.room().id
    assert {ident for ident, _, _ in rooms(tess.session)} == {ruth.room().id, entered}
    assert sami.session.first in invitation.met(tess.memory)
    assert tess.session.first in invitation.met(sami.memory)
    assert len({member.name for member in sami.room().members}) == 2


def test_a_link_that_leads_elsewhere(town: Town) -> None:
    """To another server, or to another log of this one: nothing is sent."""
    uma, vera = town.invited("Uma"), town.invited("Vera")
    link = _link(uma, "mentor", "Vera")
    server, invited = links.parse_link(link)
    elsewhere = link.replace(server, "https://quietroom.example")
    forged = links.Invitation(invited.token, bytes(32), invited.inviter).link(server)
    with pytest.raises(OtherServer):
        invitation.accept(vera.session, vera.memory, elsewhere)
    with pytest.raises(OtherLog):
        invitation.accept(vera.session, vera.memory, forged)

    assert rooms(vera.session) == []
    assert invitation.accept(vera.session, vera.memory, link) == uma.room().id


def test_a_guest_comes_into_the_programme(town: Town) -> None:
    """By a coordinator's link, with the keys and the room they have."""
    wim = town.invited("Wim")
    xena = town.invited("Xena", by=wim, role="mentor")
    link = _link(town.coordinator, None, "Xena Berg")
    assert invitation.accept(xena.session, xena.memory, link) is None
    known = programme.people(town.coordinator.session)
    programme.pair(town.coordinator.session, known["Xena Berg"], known["Wim"])

    assert len(rooms(xena.session)) == 2
    assert roles.read(xena.session) == roles.read(wim.session)
    link = _link(town.coordinator, None, "Wim")
    assert _refused(invitation.accept, wim.session, wim.memory, link) == "conflict"
