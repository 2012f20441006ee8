"""What officer and reporter let each other know afterwards: where it stands, a question, an answer.

A step is signed and sealed to one card. But for a question and its answer it holds no words: the
reporter learns that something was done, and not what.

Format: spec/duty.md section 7. Vectors: vectors/duty/case.json. Threats: somebody else says that a
report was received, or closed; a step of one report shown for another.
"""

from dataclasses import dataclass
from enum import StrEnum

from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.errors import Malformed, QuietroomError
from ..ground.moves import Machine, rows
from ..ground.signature import verify
from ..room.granted import Granted, GrantKind
from ..room.people import Known, People

USE = "case"
"""The domain under which a step is signed."""

WORDS = 4000
"""The most characters of a question or an answer."""


class State(StrEnum):
    """What was done. All but `ANSWERED` are the officer's."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    ASKED = "asked"
    ANSWERED = "answered"
    DECIDED = "decided"
    CLOSED = "closed"


SPOKEN = (State.ASKED, State.ANSWERED)
"""The steps that hold words."""


class FalseStep(QuietroomError):
    """This tells of a report, and is not by the one who could say so: it is not shown."""

    code = "false-step"


_DONE = "received acknowledged asked decided closed"

CASE = Machine(
    "case",
    "a report at the officer's desk, whatever was done before",
    "report (reporter)",
    "any",
    rows(
        ("any", "received", "officer", State.RECEIVED),
        ("any", "acknowledged", "officer", State.ACKNOWLEDGED),
        ("any", "asked", "officer", State.ASKED),
        ("any", "answered", "reporter", State.ANSWERED),
        ("any", "decided", "officer", State.DECIDED),
        ("any", "closed", "officer", State.CLOSED),
        ("any", _DONE, "reporter stranger", FalseStep),
        ("any", "answered", "officer stranger", FalseStep),
    ),
)
"""Who may say which step: the table that `refuse_stranger` asks."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `salt` 32 random bytes, `id` 16 bytes, `report`: its hash, `time` in seconds."""

    salt: bytes
    id: bytes
    report: bytes
    state: State
    words: str | None
    time: int

    def encode(self) -> bytes:
        """The payload that is signed."""
        said: list[Value] = [str(self.state), self.words, self.time]
        return canon.encode([self.salt, self.id, self.report, *said])


def parse(raw: bytes) -> Step:
    """Read a step's payload. Raises `Malformed` or `TooLarge`.

    Source: spec/duty.md section 7.
    """
    salt, ident, said, state, words, time = shape.array(canon.decode(raw), 6, "step")
    name = shape.text(state, "state", 16)
    if name not in set(State):
        raise Malformed("a state that this version does not know")
    found = State(name)
    if (words is None) == (found in SPOKEN):
        raise Malformed("a question and an answer hold words, and no other step does")
    return Step(
        shape.octets(salt, "salt", 32),
        shape.ident(ident, "step id"),
        shape.digest(said, "report"),
        found,
        None if words is None else shape.text(words, "words", WORDS),
        shape.number(time, "time"),
    )


def check(granted: Granted, people: People) -> tuple[Step, Known]:
    """A step out of an opened letter, and the card that signed it.

    Whether that person may say so is for whoever knows the report: `refuse_stranger`. Raises
    `FalseStep`, `BadSignature` or `Malformed`.
    """
    if granted.kind != GrantKind.CASE or granted.keys:
        raise FalseStep("this letter is no step of a report")
    (card,) = shape.array(list(granted.extras), 1, "extras of a step")
    signer = people.known(shape.digest(card, "signer"))
    if signer is None:
        raise FalseStep("the card that signed this is not in the log")
    verify(signer.key, granted.payload, granted.signatures, USE)
    return parse(granted.payload), signer


def refuse_stranger(step: Step, signer: Known, reporter: bytes, officer: bytes) -> None:
    """Check that a step is by the one whose step it is; both by the first card of their lineage.

    Raises `FalseStep`.
    """
    who = {reporter: "reporter", officer: "officer"}.get(signer.first, "stranger")
    CASE.after("any", step.state, who)
