"""One turn of a concern: what raiser and ombuds say and do, each for the other alone.

Nothing in it is signed. A turn is told true by a MAC under keys that only the two hold: one that
the raiser draws, and one that the ombuds seals to the card from which the concern claims to be.
Whoever answers under both holds that card; and either could have made it all, so that it proves
nothing to anybody else.

Format: spec/concern.md sections 4 and 5. Vectors: vectors/concern/turn.json. Threats: a concern in
somebody else's name; a turn changed, invented, or used again; a raiser who is exposed by what they
said.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.digest import context, derive, mac, same
from ..ground.errors import Malformed, QuietroomError
from ..room.evidence import Shown, parse_shown

WORDS, ENTRIES, KEY = 8000, 64, 32
"""The most characters of words, the most entries of a turn, and the bytes of a key."""


class State(StrEnum):
    """What a turn does: the first five are the raiser's, the others the ombuds'."""

    RAISED = "raised"
    ADDED = "added"
    AGREED = "agreed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    ADVISED = "advised"
    ASKED = "asked"
    MEDIATING = "mediating"
    RECOMMENDED = "recommended"
    CLOSED = "closed"


RAISERS = (State.RAISED, State.ADDED, State.AGREED, State.DECLINED, State.WITHDRAWN)
"""What only the raiser does."""

SILENT = (*RAISERS[2:], State.ACKNOWLEDGED, State.MEDIATING)
"""The turns that hold no words: nobody has to say why."""

ABOUT = (State.AGREED, State.DECLINED, State.MEDIATING)
"""The turns that are about another: a consent about a question, a mediation about its consent."""

KEYED = (State.RAISED, State.ACKNOWLEDGED)
"""The turns that bring a key."""

SHOWING = (State.RAISED, State.ADDED)
"""The turns that may bring entries."""


class FalseTurn(QuietroomError):
    """This is no true turn of this concern: it was made by somebody else, or changed."""

    code = "false-turn"


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn.

    `id`, `concern`: 16 random bytes each; `sender`, `to`: card hashes; `about`: the id of the turn
    that this is about; `words`: at most 8,000 characters; `shown`: entries as an ombuds is shown
    them; `key`: 32 random bytes that it brings; `both`: whether its MAC is under both keys; `time`:
    seconds since 1970, by the sender's clock.
    """

    id: bytes
    concern: bytes
    sender: bytes
    to: bytes
    state: State
    about: bytes | None
    words: str | None = field(repr=False)
    shown: tuple[Shown, ...] = field(repr=False)
    key: bytes | None = field(repr=False)
    both: bool
    time: int

    @property
    def by_raiser(self) -> bool:
        """Whether this is a turn of whoever raised the concern."""
        return self.state in RAISERS

    def encode(self) -> bytes:
        """CBOR of the eleven fields in the order of the format: what the MAC is about."""
        names: list[Value] = [self.id, self.concern, self.sender, self.to, str(self.state)]
        entries: list[Value] = [one.fields() for one in self.shown]
        said: list[Value] = [self.about, self.words, entries, self.key, int(self.both)]
        return canon.encode([*names, *said, self.time])


@dataclass(frozen=True, slots=True)
class Sent:
    """A turn as it was sealed: its bytes, and the MAC of 32 bytes beside them."""

    turn: Turn
    mac: bytes

    def encode(self) -> bytes:
        """CBOR[turn, mac]: what is padded and sealed."""
        return canon.encode([self.turn.encode(), self.mac])


def send(turn: Turn, raiser: bytes, ombuds: bytes | None = None) -> Sent:
    """Put the MAC to a turn. `raiser`: the raiser's key; `ombuds`: the ombuds', for `both`."""
    made = Sent(turn, _mac(turn, raiser, ombuds))
    parse(made.encode())
    return made


def check(found: Sent, raiser: bytes, ombuds: Iterable[bytes] = ()) -> None:
    """Check that a turn is by one of the two. Raises `FalseTurn`.

    `ombuds`: the keys that the ombuds brought, any of which counts for a turn under both.

    Source: spec/concern.md section 5.
    """
    keys: tuple[bytes | None, ...] = tuple(ombuds) if found.turn.both else (None,)
    if not any(same(_mac(found.turn, raiser, key), found.mac) for key in keys):
        raise FalseTurn


def parse(raw: bytes) -> Sent:
    """Read the inside of a sealed turn. Checks no MAC. Raises `Malformed` or `TooLarge`.

    Source: spec/concern.md section 4.
    """
    said, found = shape.array(canon.decode(raw), 2, "turn with its MAC")
    turn = _turn(shape.octets(said, "turn"))
    return Sent(turn, shape.octets(found, "MAC", 32))


def _turn(raw: bytes) -> Turn:
    parts = shape.array(canon.decode(raw), 11, "turn")
    state = _state(parts[4])
    turn = Turn(
        shape.ident(parts[0], "turn id"),
        shape.ident(parts[1], "concern"),
        shape.digest(parts[2], "sender"),
        shape.digest(parts[3], "recipient"),
        state,
        None if parts[5] is None else shape.ident(parts[5], "about"),
        None if parts[6] is None else shape.text(parts[6], "words", WORDS),
        tuple(parse_shown(one) for one in shape.items(parts[7], "entries", ENTRIES)),
        None if parts[8] is None else shape.octets(parts[8], "key", KEY),
        shape.flag(parts[9], "under both keys"),
        shape.number(parts[10], "time"),
    )
    _fits(turn)
    return turn


def _fits(turn: Turn) -> None:
    """Each field stands where its state has it, and nowhere else. Raises `Malformed`."""
    for found, wanted, what in (
        (turn.words is None, turn.state in SILENT, "words"),
        (turn.about is not None, turn.state in ABOUT, "a turn that it is about"),
        (turn.key is not None, turn.state in KEYED, "a key"),
    ):
        if found != wanted:
            raise Malformed(f"a turn with or without {what}, against its state")
    if turn.shown and turn.state not in SHOWING:
        raise Malformed("only the raiser shows entries")
    if turn.both and (turn.state is State.RAISED or not turn.by_raiser):
        raise Malformed("only the raiser's later turns are under both keys")


def _state(value: Value) -> State:
    name = shape.text(value, "state", 16)
    if name not in set(State):
        raise Malformed("a state that this version does not know")
    return State(name)


def _mac(turn: Turn, raiser: bytes, ombuds: bytes | None) -> bytes:
    both = raiser if not turn.both or ombuds is None else raiser + ombuds
    key = derive(both, "concern-key", turn.concern)
    return mac(key, context("concern-turn", turn.encode()))
