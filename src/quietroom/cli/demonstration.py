"""The verb that shows what Quietroom is: demo."""

import signal
import tempfile
from contextlib import ExitStack, suppress
from importlib.resources import as_file, files
from pathlib import Path

from ..client.enrolment import read_people
from ..client.words_file import read_words
from .call import Call
from .demo.cast import KIT
from .demo.checks import Checks
from .demo.doors import doors
from .demo.stage import Stage, on_stage
from .demo.story import Cast, Play, play
from .ending import BadInput, Told, ending_by_signal
from .parser import Verbs


def add(verbs: Verbs) -> None:
    """Add the verb of the demonstration."""
    demo = verbs.add("demo", "play a story over a real server and check each step", _demo, False)
    demo.add_argument("--data", metavar="DIR", help="empty folder to play in; kept afterwards")
    demo.add_argument("--people", metavar="FOLDER", help="folder with mentors.csv and mentees.csv")
    demo.add_argument("--words", metavar="FILE", help="text: what the mentee says")
    demo.add_argument("--port", type=int, default=0, help="0 for any free port")
    demo.add_argument("--once", action="store_true", help="end after the last check")


def _demo(call: Call) -> int:
    with ExitStack() as stack:
        stack.enter_context(ending_by_signal())
        sample = stack.enter_context(as_file(files("quietroom.cli.demo") / "sample"))
        people = read_people(Path(call.args.people) if call.args.people else sample / "people")
        words_file = Path(call.args.words) if call.args.words else sample / "words.txt"
        words = read_words(words_file)
        data = _folder(call.args.data, stack)
        checks = Checks(call.args.json)
        for told in (*people.complaints, *people.ignored):
            checks.say(told)
        stage = stack.enter_context(on_stage(data, call.args.port))
        cast = play(Play(checks, stage, people, words, words_file))
        code = checks.end()
        call.ended = True
        if not call.args.once:
            _stay(checks, stage, cast)
    return code


def _stay(checks: Checks, stage: Stage, cast: Cast) -> None:
    """Say how to go on as each person, and serve until told to stop."""
    # Around the first line too: whoever waits for it may tell it to stop at once.
    with suppress(Told):
        checks.say(f"Quietroom is at {stage.url}/")
        for door in doors(stage.url, cast):
            checks.door(door.role, door.name, door.url)
        for player in (cast.mentee, cast.mentor):
            folder = player.session.edge.home.folder
            room = player.room().id.hex()[:8]
            checks.say(
                f"As {player.name}: quietroom read {room} --home {folder}"
                f" --unlock-from {folder / KIT}"
            )
        signal.pause()


def _folder(named: str | None, stack: ExitStack) -> Path:
    if named is None:
        made = tempfile.TemporaryDirectory(prefix="quietroom-")
        return Path(stack.enter_context(made))
    data = Path(named)
    if data.exists() and (not data.is_dir() or any(data.iterdir())):
        raise BadInput(f"{data} is not an empty folder: name another one with --data")
    data.mkdir(parents=True, exist_ok=True)
    return data
