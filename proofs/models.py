"""Whatever two people do in whatever order, and whatever a server keeps back, promises hold.

Each model in proofs/promela lets its people try every act at any time; what follows is read from
the tables of the rules, so that a row cannot be changed without the model. Spin looks at every
state that can be reached. A property that could not fail would prove nothing: for each there is a
mutant, one row of a table or one line of the model changed, in which it must fail.

Spin and a C compiler must be there; from Debian they are installed where they are not.
"""

import re
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from proofs import _debian as debian
from proofs._promela import tables
from quietroom.ground.moves import STAY, Machine
from tests.rules.machines import ALL

FOLDER = Path(__file__).with_name("promela")

DEPTH = 2_000_000
"""How many steps deep the search may go; one that is cut off proves nothing and fails."""


@dataclass(frozen=True, slots=True)
class Row:
    """A mutant: this row of the table leads elsewhere; `STAY` leaves the state, none refuses."""

    state: str
    act: str
    who: str
    to: str | None

    def change(self, machine: Machine, text: str) -> tuple[Machine, str]:
        """The machine with the row changed. Raises `NoMove` where there is none."""
        old = machine.move(self.state, self.act, self.who)
        rest = tuple(one for one in machine.moves if one is not old)
        if self.to is None:
            return replace(machine, moves=rest), text
        new = replace(old, to=self.state if self.to == STAY else self.to)
        return replace(machine, moves=(*rest, new)), text


@dataclass(frozen=True, slots=True)
class Line:
    """A mutant: these words of the model are others."""

    old: str
    new: str

    def change(self, machine: Machine, text: str) -> tuple[Machine, str]:
        """The model with the words changed. Raises `AssertionError` unless there is one place."""
        assert text.count(self.old) == 1, f"{machine.name}: not once in the model: {self.old}"
        return machine, text.replace(self.old, self.new)


PROPERTIES: dict[str, dict[str, Row | Line]] = {
    "agreement": {
        "both_signed": Row("open", "sign", "author", "in-force"),
        "one_in_force": Row("in-force", "agree-another", "both", STAY),
        "dropped_is_dropped": Row("signed-by-author", "take-back", "author", STAY),
        "over_is_over": Row("closed", "sign", "other", "in-force"),
        "words_are_agreed": Line("proposal[p] == agreement_in_force -> epoch", "true -> epoch"),
    },
    "ending": {
        "a_pause_is_ones_own": Row("both-rest", "resume", "first", "open"),
        "quiet_while_somebody_rests": Row("both-rest", "say", "second", STAY),
        "quiet_after_the_end": Row("ended", "say", "first", STAY),
        "an_end_is_for_good": Row("ended", "resume", "second", "open"),
        "nobody_is_kept_out": Line("view[_pid] == ending_open -> resumed", "false -> resumed"),
        "leaving_is_always_possible": Row("both-rest", "end", "first", None),
    },
    "release": {
        "owners_word": Row("owned", "let-read", "other", "out"),
        "both_who_claim": Row("claimed", "let-read", "owner", "out"),
        "taken_back_is_taken_back": Row("owner-agreed", "withdraw", "owner", STAY),
        "logged_before_it_is_opened": Line("grant && leaf -> opened", "grant -> opened"),
        "told_with_the_leaf": Line(
            "d_step { notice = true; leaf = true; grant = true }",
            "d_step { leaf = true; grant = true }; notice = true",
        ),
        "every_leaf_is_shown": Line("leaf -> shown", "leaf && !withheld -> shown"),
    },
    "duty": {
        "only_what_both_signed": Row("inside", "report-unsigned", "bound", "told"),
        "only_who_must_act": Row("inside", "report-later", "free", "silent"),
        "no_later_than_signed": Row("inside", "report-too-late", "bound", "silent"),
        "never_silent_for_good": Row("silent", "time", "clock", STAY),
        "no_alarm_within_the_delay": Line("ticks == DELAY && entry", "ticks > 0 && entry"),
    },
    "concern": {
        "spoken_with_by_consent": Row("asked", "mediate", "ombuds", STAY),
        "another_question_ends_it": Row("agreed", "ask", "ombuds", STAY),
        "withdrawn_is_left_alone": Row("withdrawn", "answer", "ombuds", STAY),
        "withdrawing_is_always_possible": Row("closed-agreed", "withdraw", "raiser", None),
    },
}
"""By model: what must hold, by the name of its formula, and the mutant in which it must not."""


def prove() -> str:
    """Explore every model and every mutant. Raises `AssertionError` with what held or failed."""
    debian.program("spin", "spin")
    debian.program("cc", "gcc")
    with ThreadPoolExecutor(2) as two:
        found = list(two.map(_explored, PROPERTIES))
        asked = [(name, formula) for name, held in PROPERTIES.items() for formula in held]
        failed = list(two.map(lambda one: _fails(*one), asked))
    survived = [formula for (_, formula), fails in zip(asked, failed, strict=True) if not fails]
    assert not survived, f"in their mutants these hold all the same: {', '.join(survived)}"
    return (
        f"{len(asked)} properties hold, {len(failed)} of {len(asked)} mutants fail; "
        f"{len(found)} models, {sum(found)} states"
    )


def text_of(name: str, mutant: Row | Line | None = None) -> str:
    """The text of a model, or of a mutant of it: the tables, then what stands in its file."""
    machine = next(one for one in ALL if one.name == name)
    text = (FOLDER / f"{name}.pml").read_text()
    if mutant is not None:
        machine, text = mutant.change(machine, text)
    return tables(machine) + text


def _explored(name: str) -> int:
    """Check every property of a model. Returns how many states were looked at."""
    with tempfile.TemporaryDirectory() as folder:
        search = _built(Path(folder), text_of(name))
        reached = 0
        for formula in PROPERTIES[name]:
            errors, states = _searched(search, formula)
            assert not errors, f"{name}: {formula} does not hold"
            reached += states
        return reached


def _fails(name: str, formula: str) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        search = _built(Path(folder), text_of(name, PROPERTIES[name][formula]))
        return _searched(search, formula)[0] > 0


def _built(folder: Path, text: str) -> Path:
    (folder / "model.pml").write_text(text)
    _ran(folder, "spin", "-a", "model.pml")
    # Weak fairness and cycles: some of the properties say that something happens in the end.
    _ran(folder, "cc", "-O1", "-w", "-DNFAIR=3", "-o", "pan", "pan.c")
    return folder / "pan"


def _searched(search: Path, formula: str) -> tuple[int, int]:
    """Look at every state. Returns the number of errors and of states."""
    told = _ran(search.parent, str(search), "-a", "-f", f"-m{DEPTH}", "-N", formula)
    assert "max search depth too small" not in told, f"{formula}: deeper than {DEPTH} steps"
    found = re.search(r"errors: (\d+)\n.*?(\d+) states, stored", told, re.DOTALL)
    assert found, f"{formula}: {told[-300:]}"
    return int(found[1]), int(found[2])


def _ran(folder: Path, *words: str) -> str:
    ended = subprocess.run(
        ["nice", *words], cwd=folder, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, f"{words[0]}: {ended.stdout[-500:]}{ended.stderr[-500:]}"
    return ended.stdout
