"""Verbs of a coordinator, and those around the ombuds, typed against one real server."""

from pathlib import Path

import pytest

from quietroom.client import evidence
from quietroom.ground.errors import Malformed
from quietroom.room.stamp import BadStamp
from tests.cli.people import Person, Square, joins, quietroom


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
