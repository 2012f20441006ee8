"""Officers and ombuds as people with cards: appointed, offered, replaced, kept out, watched."""

import os
from dataclasses import replace

import pytest

from quietroom.agreement.people import ConflictedPerson, Person
from quietroom.client import agreement, roles
from quietroom.client.refusal import Lied, Refused
from quietroom.client.roles import BegunAnew, NoSuchPerson, NotNamed, OtherKey
from quietroom.ground import canon
from quietroom.ground.digest import sha256
from quietroom.programme.offer import NotThisPerson
from quietroom.programme.roles import Holder, Role, Roles, parse_published, sign
from quietroom.server.store import roles as kept
from quietroom.server.store.work import Steps, Work
from quietroom.tlog.leaf import Kind, Opening, policy_tag
from tests.journeys.town import Citizen, Town, rotated


def staffed(town: Town) -> dict[str, Citizen]:
    """Officer, deputy and ombuds, named by the coordinator."""
    wanted = (("Leila", Role.OFFICER), ("Omar", Role.DEPUTY), ("Noor", Role.OMBUDS))
    for name, role in wanted:
        town.helper(name)
        roles.appoint(town.coordinator.session, role, name)
    return town.helpers


def proposed(town: Town, one: Citizen, **chosen: object) -> bytes:
    """Terms with whoever holds the roles today; the proposal's hash."""
    room = one.room()
    now = roles.renewed(room, town.terms(room), roles.read(one.session))
    agreement.propose(room, replace(now, **chosen))  # type: ignore[arg-type]
    return agreement.current(room).version.hash


def codes(one: Citizen) -> list[type[Exception]]:
    """What is wrong with the newest list for somebody."""
    return [type(f) for f in roles.alarms(one.session, one.memory, roles.read(one.session))]


def test_appointed_offered_and_signed(town: Town) -> None:
    """Everybody sees who holds which role; a pair is offered them, with who coordinates."""
    people = staffed(town)
    mentor, mentee = town.pair()
    wanted = proposed(town, mentor)
    agreement.sign(mentor.room(), wanted)
    agreement.sign(mentee.room(), wanted)
    found = agreement.in_force(mentee.room())

    assert found is not None
    assert found.version is not None
    chosen = found.version.terms
    assert chosen.ombuds == Person(people["Noor"].session.first, "Noor")
    assert {limit.officer and limit.officer.name for limit in chosen.limits} == {"Leila"}
    assert {limit.deputy and limit.deputy.name for limit in chosen.limits} == {"Omar"}
    assert chosen.programme is not None
    assert [one.name for one in chosen.programme.coordinators] == ["Cora"]
    assert roles.told([mentee.room()], roles.read(mentee.session)) == []
    assert [codes(one) for one in people.values()] == [[], [], []]


def test_nobody_is_named_yet(town: Town) -> None:
    """Where the programme lacks officer and ombuds, the text says so before anybody signs."""
    mentor, _ = town.pair()
    proposed(town, mentor)
    text = agreement.current(mentor.room()).version.text

    assert "This programme has named no ombuds who stands apart from it: A programme" in text
    assert "This programme has named no one to take reports" in text


def test_new_keys_are_the_same_officer(town: Town) -> None:
    """A card signed by its predecessor changes nothing; another person, or a fresh start, does."""
    people = staffed(town)
    mentor, mentee = town.pair()
    wanted = proposed(town, mentor)
    for one in (mentor, mentee):
        agreement.sign(one.room(), wanted)
    rotated(people["Leila"].session)
    assert roles.told([mentee.room()], roles.read(mentee.session)) == []

    town.invited("Sam")
    roles.appoint(town.coordinator.session, Role.OFFICER, "Sam")
    for one in (mentor, mentee):
        told = roles.told([one.room()], roles.read(one.session))
        named = [(t.change.role, t.change.named and t.change.named.name) for t in told]
        assert named == [(Role.OFFICER, "Leila")]
        assert [t.change.now and t.change.now.name for t in told] == ["Sam"]


def test_who_is_refused(town: Town) -> None:
    """A coordinator is no ombuds, nobody their own deputy, and only a coordinator names anybody."""
    people, boss = staffed(town), town.coordinator.session
    with pytest.raises(ConflictedPerson):
        roles.appoint(boss, Role.OMBUDS, "Cora")
    with pytest.raises(ConflictedPerson):
        roles.appoint(boss, Role.DEPUTY, "Leila")
    with pytest.raises(NoSuchPerson):
        roles.appoint(boss, Role.OMBUDS, "Nobody")
    ines = people["Noor"].session
    with pytest.raises(Refused):
        roles.appoint(ines, Role.OMBUDS, "Noor", ines.first)
    assert len(roles.read(boss).lists) == 3


def test_officer_and_mentor(town: Town) -> None:
    """Whoever mentors is not offered in their own rooms, and refused when named all the same."""
    mentor, mentee = town.pair()
    town.helper("Omar")
    boss = town.coordinator.session
    roles.appoint(boss, Role.OFFICER, "Amina")
    roles.appoint(boss, Role.DEPUTY, "Omar")
    room, standing = mentee.room(), roles.read(mentee.session)
    helpers = roles.helpers(room, standing)
    terms = town.terms(room)
    officer = Person(mentor.session.first, "Amina")
    named = tuple(replace(limit, officer=officer) for limit in terms.limits)

    assert (helpers.officer, helpers.deputy) == (None, None)
    with pytest.raises(ConflictedPerson):
        agreement.propose(room, replace(terms, limits=named))


def test_not_for_my_rooms(town: Town) -> None:
    """Whom one keeps out is neither offered nor signed; the other learns no reason."""
    staffed(town)
    mentor, mentee = town.pair()
    roles.keep_out(mentee.session, mentee.memory, "Noor", out=True)
    wanted = proposed(town, mentor)
    with pytest.raises(NotThisPerson):
        agreement.sign(mentee.room(), wanted)
    answer = proposed(town, mentee)
    found = agreement.current(mentor.room()).version

    assert found.hash == answer
    assert found.terms.ombuds is None
    assert roles.kept_out(mentor.memory) == frozenset()
    roles.keep_out(mentee.session, mentee.memory, "Noor", out=False)
    assert roles.kept_out(mentee.memory) == frozenset()


def test_informal_rooms_name_whom_they_want(town: Town) -> None:
    """The programme's people are not offered in a room that it did not make."""
    staffed(town)
    mia = town.invited("Mia")
    town.invited("Max", by=mia, role="mentor")
    helpers = roles.helpers(mia.room(), roles.read(mia.session))

    assert (helpers.officer, helpers.deputy, helpers.ombuds) == (None, None, None)


def test_an_officer_who_is_not_named_any_more(town: Town) -> None:
    """Their software says so until they go on; it says too when their name goes to another key."""
    people, boss = staffed(town), town.coordinator.session
    leila = people["Leila"]
    assert codes(leila) == []
    roles.dismiss(boss, Role.OFFICER)
    assert codes(leila) == [NotNamed]
    sam = town.invited("Sam")
    roles.appoint(boss, Role.OFFICER, "Leila", sam.session.first)
    assert codes(leila) == [NotNamed, OtherKey]
    roles.go_on(leila.memory, roles.read(leila.session))
    assert codes(leila) == []
    assert codes(people["Noor"]) == []


def _slip(town: Town, made: bytes, logged: bool = True) -> None:
    """The operator stores a list, and logs its leaf, whatever the rules say."""
    coming = parse_published(made)

    def act(work: Work) -> Steps[None]:
        if logged:
            yield from work.log.append([coming.leaf().encode()])
        yield work.step(
            kept._NEW,
            version=coming.roles.version,
            hash=coming.roles.hash,
            signed=coming.signed.encode(),
            r=coming.r,
        )

    town.run(town.store._driver.write(town.tenant.id, act))


def _next(town: Town, by: Citizen, *holders: Holder, **changed: object) -> bytes:
    """The next list, signed by somebody with their own client."""
    standing = roles.read(by.session)
    version, before = len(standing.lists), standing.now
    honest = Roles(
        version,
        None if before is None else before.hash,
        sha256(by.session.vault.policy),
        by.session.card.hash,
        town.now(),
        holders,
    )
    asked = replace(honest, **changed)  # type: ignore[arg-type]
    return sign(asked, by.session.signer, os.urandom(32)).encode()


def test_a_list_of_nobody_who_ran_it_is_told_apart(town: Town) -> None:
    """The server names people of its own with keys of its own: everybody's software says so."""
    people = staffed(town)
    eve = town.invited("Eve")
    mine = Person(eve.session.first, "Eve")
    _slip(
        town,
        _next(
            town,
            eve,
            Holder(Role.COORDINATOR, mine),
            Holder(Role.OMBUDS, Person(people["Omar"].session.first, "Omar")),
        ),
    )
    mentee = town.invited("Jonas")

    assert codes(mentee) == [BegunAnew]
    assert codes(people["Noor"]) == [NotNamed, BegunAnew]


@pytest.mark.parametrize("lie", ["unlogged", "two", "old", "forged", "skipped"])
def test_lies_about_roles(town: Town, lie: str) -> None:
    """A server that hands out other lists than the log holds is caught, with evidence."""
    staffed(town)
    boss = town.coordinator
    cora = Holder(Role.COORDINATOR, Person(boss.session.first, "Cora"))
    before, fresh = roles.read(boss.session), town.invited("Jonas")
    wanted = {
        "unlogged": "roles-not-logged",
        "two": "roles-differ",
        "old": "roles-withheld",
        "forged": "bad-signature",
        "skipped": "roles-do-not-follow",
    }
    if lie == "unlogged":
        _slip(town, _next(town, boss, cora), logged=False)
    elif lie == "forged":
        honest = parse_published(_next(town, boss, cora))
        other = fresh.session.signer.sign(honest.signed.payload, "policy")
        bent = replace(honest, signed=replace(honest.signed, signatures=other))
        _slip(town, bent.encode())
    elif lie == "skipped":
        _slip(town, _next(town, boss, cora, version=len(before.lists) + 1))
    else:
        at = len(before.lists) - (lie == "two")
        leaf = Opening(policy_tag("roles", at), os.urandom(32), Kind.POLICY, b"another").leaf()
        town.run(
            town.store._driver.write(town.tenant.id, lambda work: work.log.append([leaf.encode()]))
        )
    with pytest.raises(Lied) as caught:
        roles.read(fresh.session)

    assert caught.value.fault.code == wanted[lie]
    assert caught.value.evidence is not None
    assert caught.value.evidence.read_bytes()
    assert canon.decode(caught.value.evidence.read_bytes())
