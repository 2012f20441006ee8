"""The parser: verbs with what they need, and the options that every verb takes.

Source: docs/guides/command-line.md.
"""

from argparse import ArgumentParser, RawDescriptionHelpFormatter, _SubParsersAction
from collections.abc import Callable
from importlib.metadata import version

from .call import Call

Play = Callable[[Call], int]
"""Plays one verb and returns the exit code."""

ABOUT = """Mentoring that stays in the room.

Only you and the other person can read what is said in a room. Not the organisation, not whoever
runs the server. Before the first word you both sign what may be passed on."""

BEGIN = """Begin with `quietroom demo`, which plays a story and explains it as it goes. To take
part, ask for a link and type `quietroom join LINK --kit-out FILE`. What a verb needs:
`quietroom VERB --help`.

Ids may be cut short as long as they stay unique. Words to say come from standard input or a file.
Exit codes: 0 done, 1 a check found something, 2 wrong call, 3 bad input, 4 refused by a rule,
5 server, port, disk or folder, 6 the server lied."""


class Verbs:
    """Collects the verbs of the command line."""

    def __init__(self, made: "_SubParsersAction[ArgumentParser]") -> None:
        self._made = made

    def add(self, name: str, about: str, play: Play, person: bool = True) -> ArgumentParser:
        """Add a verb; one that a person plays takes their folder and their kit."""
        verb = self._made.add_parser(
            name, help=about, description=about[0].upper() + about[1:] + "."
        )
        verb.add_argument("--json", action="store_true", help="one JSON object a line")
        if person:
            add_person(verb)
        verb.set_defaults(play=play)
        return verb

    def group(self, name: str, about: str) -> "Verbs":
        """Add a verb that has verbs of its own."""
        group = self._made.add_parser(
            name, help=about, description=about[0].upper() + about[1:] + "."
        )
        return Verbs(group.add_subparsers(title="verbs", required=True, metavar="VERB"))

    def opening(self, name: str, about: str, play: Play) -> "tuple[ArgumentParser, Verbs]":
        """Add a verb that a person plays, and that has verbs of its own besides."""
        verb = self.add(name, about, play)
        return verb, Verbs(verb.add_subparsers(title="verbs", metavar="VERB"))


def add_person(verb: ArgumentParser) -> None:
    """Add the options that say whose client this is."""
    verb.add_argument("--home", metavar="DIR", help="your folder (default: QUIETROOM_HOME)")
    verb.add_argument(
        "--unlock-from", metavar="FILE", help="file with your kit or passphrase, or -"
    )
    verb.add_argument("--server", metavar="URL", help="another address of the same server")


def add_words(verb: ArgumentParser) -> None:
    """Add the option that says where the words come from."""
    verb.add_argument(
        "--words", metavar="FILE", help="file with the words (default: standard input)"
    )


def parser() -> tuple[ArgumentParser, Verbs]:
    """The empty parser, and where verbs are added."""
    made = ArgumentParser(
        "quietroom", description=ABOUT, epilog=BEGIN, formatter_class=RawDescriptionHelpFormatter
    )
    made.add_argument("--version", action="version", version=f"quietroom {version('quietroom')}")
    return made, Verbs(made.add_subparsers(title="verbs", required=True, metavar="VERB"))
