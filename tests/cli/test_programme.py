"""Verbs of a coordinator, and those around the ombuds, typed against one real server."""

from pathlib import Path

import pytest

from quietroom.client import evidence
from quietroom.ground.errors import Malformed
from quietroom.identity.words import safety_words
from quietroom.room.stamp import BadStamp
from tests.cli.people import Person, Square, agree, joins, quietroom


def _invited(here: Square, name: str) -> Person:
    return joins(here.folder, here.cora("invite", "--name", name).line, name)


def _agreed(here: Square, ombuds: Person) -> tuple[Person, Person, str]:
    """A pair whose agreement names an ombuds."""
    mia, max_ = _invited(here, "Mia"), _invited(here, "Max")
    room = here.cora("pair", "Mia", "Max").line
    choices = mia.file(f'[ombuds]\ncard = "{ombuds.card}"\nname = "{ombuds.name}"\n')
    for person in (mia, max_):
        mine = person.file(f"I, {person.name}, keep it.")
        done = person("agreement", "propose", room, "--undertake", mine, "--from", choices)
        assert done.code == 0, done.told
    for person in (mia, max_):
        assert person("agreement", "sign", room).code == 0
    return mia, max_, room


def test_show_to_the_ombuds(here: Square, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ombuds reads what was shown, and is told what is true of it; also after new keys."""
    noor = _invited(here, "Noor")
    mia, _, room = _agreed(here, noor)
    entry = mia.says(room, "this was said")
    shown = mia("show", entry, "--to-ombuds", "--words", mia.file("please look"))
    first = noor("shown", "--json").objects
    kit = noor.folder / "noor.new"
    noor("rotate", "--kit-out", kit)
    again = quietroom("shown", "--home", noor.home, "--unlock-from", kit)

    assert shown.code == 0, shown.told
    assert first[0]["words"] == "please look"
    assert (first[1]["text"], first[1]["true"], first[-1]["ok"]) == ("this was said", True, True)
    assert (again.code, "this was said" in again.out) == (0, True)

    monkeypatch.setattr(evidence, "check", _raise(BadStamp()))
    forged = quietroom("shown", "--home", noor.home, "--unlock-from", kit)
    monkeypatch.setattr(evidence, "showing", _raise(Malformed("bent")))
    bent = quietroom("shown", "--home", noor.home, "--unlock-from", kit)
    assert (forged.code, "NOT what the server took" in forged.out) == (1, True)
    assert (bent.code, "cannot be read" in bent.told) == (1, True)


def _raise(fault: Exception) -> object:
    def act(*_: object) -> object:
        raise fault

    return act


def test_nobody_to_show_to(here: Square) -> None:
    """Where no ombuds was named, or to anybody else, nothing is shown."""
    entry = here.jonas.says(here.room, "to whom?")
    refused = here.jonas("show", entry, "--to-ombuds", "--words", here.jonas.file("look"))

    assert (refused.code, "(no-ombuds)" in refused.told) == (4, True)
    assert here.jonas("show", entry).code == 2


def test_a_coordinator_pairs_from_another_machine(here: Square, tmp_path: Path) -> None:
    """With the kit alone a coordinator goes on elsewhere: lists, pairs, lets somebody come back."""
    ada, _ben = _invited(here, "Ada"), _invited(here, "Ben")
    elsewhere = ("--home", tmp_path / "elsewhere", "--unlock-from", here.cora.kit)
    people = {row["name"]: row for row in quietroom("people", *elsewhere, "--json").objects[:-1]}
    room = quietroom("pair", people["Ada"]["person"][:12], "Ben", *elsewhere).line
    unknown = quietroom("pair", "Nobody", "Ben", *elsewhere)
    link = quietroom("come-back", "Ben", *elsewhere).line
    new = ("--home", tmp_path / "ben", "--kit-out", tmp_path / "ben.kit")

    assert people["Ada"]["joined"] is True
    assert ada("rooms").line.split()[0] == room[: len(ada("rooms").line.split()[0])]
    assert (unknown.code, "people" in unknown.told) == (3, True)
    assert quietroom("fresh-start", link, *new).code == 0
    assert here.jonas("people").code == 4


def test_not_me(here: Square) -> None:
    """Whoever was not overtaken is told so and loses nothing."""
    refused = here.sam("not-me")

    assert (refused.code, "(conflict)" in refused.told) == (4, True)
    assert here.sam("card").line == here.sam.card


def test_roles_are_appointed_and_listed(here: Square) -> None:
    """A coordinator names people; everybody lists them with their words; nobody else names."""
    noor, leila, omar = (_invited(here, name) for name in ("Nora", "Lena", "Oskar"))
    for words in (("ombuds", "appoint", "Nora"), ("officer", "appoint", "Lena")):
        assert here.cora(*words).code == 0
    assert here.cora("officer", "appoint", "Oskar", "--deputy").code == 0
    rows = here.jonas("roles", "--json").objects
    kept = here.jonas("roles", "--not", "Nora")
    again = here.jonas("roles", "--again", "Nora")

    named = {row["role"]: row["card"] for row in rows if row["event"] == "role"}
    assert named == {
        "coordinator": here.cora.card,
        "ombuds": noor.card,
        "officer": leila.card,
        "deputy": omar.card,
    }
    assert " ".join(safety_words(bytes.fromhex(noor.card))) in kept.line
    assert ("not for your rooms" in kept.out, "not for your rooms" in again.out) == (True, False)
    assert (here.cora("ombuds", "appoint", "Cora").code, leila("ombuds", "dismiss").code) == (4, 4)
    assert here.cora("officer", "appoint", "Nobody").code == 3

    assert here.cora("officer", "dismiss").code == 0
    lost = leila("roles", "--json")
    assert (lost.code, lost.objects[-2]["code"]) == (1, "role-not-named")
    assert leila("roles", "--go-on").code == 0


def test_a_pair_is_offered_whoever_holds_a_role(here: Square) -> None:
    """A proposal names the programme's people; when one changes, both are told, and may renew."""
    _invited(here, "Ines"), _invited(here, "Una")
    assert here.cora("ombuds", "appoint", "Ines").code == 0
    ann, bob = _invited(here, "Ann"), _invited(here, "Bob")
    room = here.cora("pair", "Ann", "Bob").line
    agree(room, ann, bob)
    text = bob("agreement", "show", room).line
    assert here.cora("ombuds", "appoint", "Una").code == 0
    told = [one("roles").out for one in (ann, bob)]
    renewed = ann("agreement", "propose", room, "--new-roles")

    assert "Each of us can turn to Ines." in text
    assert all("names Ines as ombuds; the programme now names Una" in one for one in told)
    assert renewed.code == 0, renewed.told
    assert "ombuds" in bob("agreement", "differences", room).line


def test_an_ombuds_from_outside(here: Square) -> None:
    """A member brings somebody whom no coordinator sees, and proposes them by their key."""
    before = here.cora("people").out
    link = here.jonas("invite", "--outside", "--name", "Vera").line
    vera = joins(here.folder, link, "Vera")
    choices = here.jonas.file(f'[ombuds]\ncard = "{vera.card}"\nname = "Vera"\n')
    proposed = here.jonas("agreement", "propose", here.room, "--from", choices)

    assert proposed.code == 0, proposed.told
    assert "Vera" in here.amina("agreement", "show", here.room).line
    assert here.cora("people").out == before
    assert here.jonas("invite", "--outside", "--room", "mentor").code == 2
