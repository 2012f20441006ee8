"""Every lie told to a command line, each beside its honest twin: zero silent successes.

The list is the SDK's and the browser's, `tests/promises/lies.py`. Here the person types the verbs:
what counts is what they read, and the exit code by which a script knows.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from quietroom.cli.ending import BAD_INPUT, ENVIRONMENT, FOUND, LIED, REFUSED
from quietroom.cli.room import WARNS
from quietroom.client import identity
from tests.cli.people import Ended, cheap, quietroom
from tests.journeys.town import Citizen, folder_in_memory
from tests.promises import scene as act
from tests.promises.liar import lying
from tests.promises.lies import EXCUSES, LIES, Client, told_to
from tests.promises.scene import LIFE, Cast
from tests.promises.test_lies import ready, said, stored, twin_of
from tests.web.house import House

UNTIL = "2035-01-31"

WARNED = re.compile(r"^(?:! |quietroom: ).{20,} \(([a-z0-9-]+)\)$", re.MULTILINE)
"""A sentence that tells of something wrong, and ends with its code."""

SENTENCES = {str(sight): words for sight, words in WARNS.items()} | {
    "bad-stamp": "NOT what the server took",
    "late": ", LATE",
}
"""What is told by a sentence alone."""


RULES = (
    *("cannot-open", "foreign-vault", "http-307", "keys-renewed", "lineage-forked"),
    *("meet-anew", "not-stamped", "nothing-proposed", "sign-in-other-card"),
)

ENDS = {"bad-answer": ENVIRONMENT, "wrong-unlock": BAD_INPUT, **dict.fromkeys(RULES, REFUSED)}
"""With what a call ends that stops at these; at any other lie, with 6."""


@pytest.fixture(scope="module")
def cast() -> Iterator[Cast]:
    """The people of one town that has a door, for all lies; stretching costs nothing."""
    with pytest.MonkeyPatch.context() as patch, folder_in_memory() as folder:
        patch.setattr("quietroom.identity.unlock.stretch", cheap)
        house = House(folder)
        yield Cast(house)
        house.close()


@pytest.fixture(scope="module")
def twins() -> set[str]:
    """The honest scenes that went well: lies about the same scene share their twin."""
    return set()


@dataclass(frozen=True)
class Typist:
    """A person at a command line, and where their client's folder is.

    `citizen`: the same person where they know the room already, who looks up ids of entries.
    """

    citizen: Citizen
    folder: Path
    home: Path

    def sheet(self, kit: str | None = None) -> Path:
        """Their sheet in a file of its own; with another kit, if one is given."""
        own = self.citizen
        text = identity.kit_text(own.session, own.ways.kit, own.name)
        return self.file(text if kit is None else f"{text.rpartition('kit: ')[0]}kit: {kit}\n")

    def file(self, text: str) -> Path:
        """A file of this text that others cannot read."""
        path = self.folder / f"{self.citizen.town.entropy(8).hex()}.txt"
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8")
        return path

    def entry(self, words: str) -> str:
        """The id of the entry that says these words."""
        (found,) = [line for line in self.citizen.room().lines if said(line) == words]
        return found.hash.hex()

    def __call__(self, *words: object) -> Ended:
        """What they type, with the options that say who they are."""
        return quietroom(*words, "--home", self.home, "--unlock-from", self.sheet())


Plan = Callable[[Typist, Any], Callable[[Typist], list[Ended]]]
"""How an act is typed: what must be known before is looked up first, what comes back is typed."""


def once(*words: object) -> Callable[[Typist], list[Ended]]:
    """One verb."""
    return lambda who: [who(*words)]


def read(_: Typist, played: act.Read) -> Callable[[Typist], list[Ended]]:
    """Read a room."""
    return once("read", played.room.hex())


def say(who: Typist, played: act.Say) -> Callable[[Typist], list[Ended]]:
    """Say something, and read the room."""
    room = played.room.hex()
    words = who.file(played.words)
    return lambda who: [who("say", room, "--words", words), who("read", room)]


def let_read(who: Typist, played: act.LetRead) -> Callable[[Typist], list[Ended]]:
    """Let somebody read an entry."""
    wish = ("--to", played.to.hex(), "--purpose", "a second look", "--until", UNTIL)
    return once("release", who.entry(played.words), *wish)


def fetch(who: Typist, played: act.Fetch) -> Callable[[Typist], list[Ended]]:
    """Fetch the file beside an entry, and look into it."""
    entry, out = who.entry(played.words), who.folder / who.citizen.town.entropy(8).hex()
    out.mkdir()

    def play(who: Typist) -> list[Ended]:
        ended = who("fetch", entry, "--out", out)
        return [ended, *(Ended(0, path.read_text(), "") for path in out.glob(played.file))]

    return play


def show(who: Typist, played: act.Show) -> Callable[[Typist], list[Ended]]:
    """Show an entry to the ombuds."""
    words = ("--words", who.file("look"))
    return once("show", who.entry(played.words), "--to-ombuds", *words)


def look_at_agreement(_: Typist, played: act.Agreement) -> Callable[[Typist], list[Ended]]:
    """Look at what is proposed."""
    return once("agreement", "show", played.room.hex())


def want(_: Typist, played: act.Objectives) -> Callable[[Typist], list[Ended]]:
    """Look at objectives, and at what the programme sees of them."""
    return once("objective", "list", played.room.hex())


def restore(who: Typist, played: act.Restore) -> Callable[[Typist], list[Ended]]:
    """Come with a kit to a new device."""
    home, sheet = who.folder / who.citizen.town.entropy(8).hex(), who.sheet(played.kit)
    return lambda _: [quietroom("card", "--home", home, "--unlock-from", sheet)]


def unlock(who: Typist, played: act.Unlock) -> Callable[[Typist], list[Ended]]:
    """Unlock a device that knows its person, and read what they wrote to themself."""
    (who.home / "token").unlink()
    sheet = who.sheet(played.kit)
    return lambda who: [quietroom("notebook", "read", "--home", who.home, "--unlock-from", sheet)]


def join(who: Typist, played: act.Join) -> Callable[[Typist], list[Ended]]:
    """Join by a link."""
    name = who.citizen.town.entropy(8).hex()
    mine = ("--home", who.folder / name, "--kit-out", who.folder / f"{name}.kit", "--name", name)
    return lambda _: [quietroom("join", played.link, *mine)]


def report(who: Typist, played: act.Report) -> Callable[[Typist], list[Ended]]:
    """Report an entry, and unlock again."""
    what = ("--limit", LIFE, "--entry", who.entry(played.words))
    own = ("--statement", who.file("so I fear"), "--confirm", who.sheet())
    return once("report", played.room.hex(), *what, *own)


def raise_concern(who: Typist, played: act.Raise) -> Callable[[Typist], list[Ended]]:
    """Raise a concern, and show an entry with it."""
    what = ("--entry", who.entry(played.words), "--words", who.file("She told it on."), "--send")
    return once("concern", "raise", played.room.hex(), *what)


def listed(group: str) -> Plan:
    """List what came, and look at each of it."""

    def play(who: Typist) -> list[Ended]:
        ended = who(group, "list")
        found = re.findall(r"^([0-9a-f]{12}) ", ended.out, re.MULTILINE)
        return [ended, *(who(group, "show", ident) for ident in found)]

    return lambda *_: play


def verb(*words: str) -> Plan:
    """A verb that needs nothing else."""
    return lambda *_: once(*words)


PLANS: dict[type[act.Act], Plan] = {
    act.Read: read,
    act.Say: say,
    act.LetRead: let_read,
    act.Fetch: fetch,
    act.Show: show,
    act.Agreement: look_at_agreement,
    act.Received: verb("received"),
    act.Restore: restore,
    act.Unlock: unlock,
    act.Join: join,
    act.Settle: verb("notebook", "read"),
    act.Check: verb("shown"),
    act.Report: report,
    act.Reported: listed("reports"),
    act.Raise: raise_concern,
    act.Raised: listed("concern"),
    act.Heard: listed("concerns"),
    act.Objectives: want,
}
"""How a person at a command line plays each act."""


def told_by(ended: list[Ended]) -> set[str]:
    """The codes of all that a person was told to be wrong."""
    whole = "".join(one.told + one.out for one in ended)
    found = set(WARNED.findall(whole))
    return found | {code for code, words in SENTENCES.items() if words in whole}


def end_of(ended: list[Ended]) -> Callable[[str], int]:
    """The exit code at something wrong: by which a call was stopped, or beside the rest."""
    stopped = any("quietroom: " in one.told for one in ended)
    return lambda code: ENDS.get(code, LIED) if stopped else FOUND


@pytest.mark.parametrize("told", [True, False], ids=["lie", "twin"])
@pytest.mark.parametrize("name", told_to(Client.SHELL))
def test_lie(cast: Cast, twins: set[str], name: str, told: bool) -> None:
    """Whoever meets a lie reads its code and gets an exit code; its twin ends with 0."""
    scene = LIES[name](cast, told)
    if not told and twin_of(scene) in twins:
        return
    device = ready(cast.town, scene.act)
    who = Typist(scene.act.who, cast.town.folder, device.session.edge.home.folder)
    play = PLANS[type(scene.act)](who, scene.act)
    scene.meanwhile()
    before = scene.came_of_it(), stored(scene.act)
    with lying(cast.town, scene.lie, told):
        ended = play(who)
    codes, out = told_by(ended), "".join(one.out for one in ended)

    assert codes <= scene.codes
    assert bool(codes) is bool(scene.codes)
    assert not any(words in out for words in scene.never)
    assert all(words in out for words in scene.shows)
    if scene.codes:
        assert max(one.code for one in ended) == max(map(end_of(ended), codes))
        assert (scene.came_of_it(), stored(scene.act)) == before
    else:
        assert [one.code for one in ended] == [0] * len(ended)
        twins.add(twin_of(scene))


def test_every_lie_is_told() -> None:
    """A lie whose act nobody can type would stay untold, unless the list says why."""
    untold = [name for name in LIES if (name, Client.SHELL) in EXCUSES]

    assert set(PLANS) == set(act.Act.__subclasses__())
    assert untold == []
