"""Turns of concerns on their way: sealed to one person, fetched, told true or not, put in order.

What this person sent is kept in their own stream before it goes, and sent again until the server
has it; what they received stays sealed in their folder. Each concern is put together out of both.

Source: spec/concern.md sections 3 to 6.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..concern import open as opening
from ..concern import outside, turn
from ..concern.standing import Faulty, Standing, check, fold, in_order
from ..concern.turn import FalseTurn, Sent, State, Turn
from ..ground import canon, shape
from ..ground.errors import QuietroomError
from ..room.evidence import Shown
from .memory import Memory
from .refusal import BadAnswer, Lied, Refused, ServerAway, of_server
from .session import Session

KEPT, WENT = "concern-turn", "concern-went"
"""Under which names a client keeps the turns that it sealed, and which of them the server has."""

CAME = "turns"
"""The file of the turns that came, each as it was sealed."""

CONFLICT = 409
"""What the server answers to a turn that it has, sealed anew."""


class NoSuchConcern(QuietroomError):
    """No concern begins so: `quietroom concern list` or `quietroom concerns list` shows them."""

    code = "no-such-concern"


class NotYourConcern(QuietroomError):
    """Somebody is answered about a concern that you did not raise: tell the ombuds so."""

    code = "not-your-concern"


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something that came and is no true turn: the server's id of it, and what is wrong."""

    id: bytes
    fault: QuietroomError


@dataclass(frozen=True, slots=True)
class Talk:
    """One concern as one of the two has it.

    `turns` in order; `mine`: whether this person raised it; `other`: the card hash that turns of
    this person go to; `key`: the raiser's; `keys`: those that the ombuds brought.
    """

    id: bytes
    turns: tuple[Turn, ...]
    mine: bool
    other: bytes
    standing: Standing
    faulty: tuple[Faulty, ...]
    key: bytes = field(repr=False)
    keys: tuple[bytes, ...] = field(repr=False)

    @property
    def first(self) -> Turn:
        """The turn that raised it."""
        return self.turns[0]


@dataclass(frozen=True, slots=True)
class Saying:
    """What a turn shall say."""

    state: State
    words: str | None = None
    about: bytes | None = None
    shown: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class _Came:
    id: bytes
    sent: Sent


def talks(session: Session, memory: Memory) -> tuple[list[Talk], list[Wrong]]:
    """Every concern that this person raised or hears, the oldest first; and what is wrong.

    Raises `ServerAway`, `Refused`, `BadAnswer`.
    """
    settle(session, memory)
    session.log.sync()
    own, wrong = [sent for _, _, sent in _kept(memory)], list[Wrong]()
    came = _arrived(session, wrong)
    found = dict[bytes, Talk]()
    for ident in dict.fromkeys(one.turn.concern for one in (*own, *(each.sent for each in came))):
        mine = [one for one in own if one.turn.concern == ident]
        theirs = [one for one in came if one.sent.turn.concern == ident]
        talk = _talk(session, ident, mine, theirs, wrong)
        if talk is not None:
            found[ident] = talk
    return sorted(found.values(), key=lambda one: (one.first.time, one.id)), wrong


def one_of(known: Iterable[Talk], prefix: str) -> Talk:
    """The concern whose id begins so. Raises `NoSuchConcern`."""
    found = [one for one in known if prefix and one.id.hex().startswith(prefix.lower())]
    if len(found) != 1:
        raise NoSuchConcern
    return found[0]


def begin(session: Session, memory: Memory, to: bytes, saying: Saying) -> Turn:
    """Raise a concern with the person of a card. Raises as sending does."""
    key, ident = session.random(turn.KEY), session.random(shape.ID)
    made = Turn(
        session.random(shape.ID),
        ident,
        session.card.hash,
        session.people.current(to).hash,
        State.RAISED,
        None,
        saying.words,
        saying.shown,
        key,
        False,
        session.now(),
    )
    _send(session, memory, turn.send(made, key))
    return made


def go_on(session: Session, memory: Memory, talk: Talk, saying: Saying) -> Turn:
    """Say or do the next thing in a concern.

    Raises `NoConsent`, `ConcernWithdrawn` or `NoQuestion` for what may not come, and as sending
    does.
    """
    both = talk.mine and bool(talk.keys)
    made = Turn(
        session.random(shape.ID),
        talk.id,
        session.card.hash,
        session.people.current(talk.other).hash,
        saying.state,
        saying.about,
        saying.words,
        saying.shown,
        session.random(turn.KEY) if saying.state is State.ACKNOWLEDGED else None,
        both,
        max(session.now(), talk.turns[-1].time + 1),
    )
    check(talk.standing, made)
    _send(session, memory, turn.send(made, talk.key, talk.keys[0] if both else None))
    return made


def settle(session: Session, memory: Memory) -> None:
    """Send again what was sealed and of which nobody knows that it arrived."""
    went = memory.kept(WENT)
    for ident, to, sent in _kept(memory):
        if ident not in went:
            _post(session, memory, ident, to, sent)


def _send(session: Session, memory: Memory, sent: Sent) -> None:
    ident, to = session.random(shape.ID), sent.turn.to
    # Before it goes: a concern whose key nobody remembers could never be gone on with.
    memory.keep(KEPT, [ident, to, sent.encode()])
    _post(session, memory, ident, to, sent)


def _post(session: Session, memory: Memory, ident: bytes, to: bytes, sent: Sent) -> None:
    newest = session.people.current(to)
    account = session.people.lineage(newest.hash).account
    sealed = outside.close(newest.seal, newest.hash, sent.encode())
    body = outside.Outside(ident, account, sealed).encode()
    try:
        session.wire.post("/api/concerns", body, once=True)
    except Refused as fault:
        if fault.status != CONFLICT:
            raise
    memory.keep(WENT, ident)


def _kept(memory: Memory) -> list[tuple[bytes, bytes, Sent]]:
    found = []
    for value in memory.kept(KEPT):
        ident, to, raw = shape.array(value, 3, "turn that was sent")
        sent = turn.parse(shape.octets(raw, "turn"))
        found.append((shape.ident(ident, "id"), shape.digest(to, "recipient"), sent))
    return found


def _arrived(session: Session, wrong: list[Wrong]) -> list[_Came]:
    """What came, opened. What opened once is fetched no more while the server lists it."""
    before, found, kept = _before(session), list[_Came](), dict[bytes, bytes]()
    for row in session.wire.get_rows("/api/concerns"):
        ident = row.octets("id")
        sealed = before.get(ident) or _fetch(session, ident)
        try:
            sent = opening.unseal(session.mine, sealed)
        except QuietroomError as fault:
            # Whoever sends something that cannot be read must not hide the rest.
            wrong.append(Wrong(ident, fault))
            continue
        kept[ident] = sealed
        found.append(_Came(ident, sent))
    if kept != before:
        session.edge.home.write(CAME, canon.encode([[*one] for one in kept.items()]))
    return found


def _fetch(session: Session, ident: bytes) -> bytes:
    raw = session.wire.get(f"/api/concerns/{ident.hex()}")
    with of_server():
        return shape.octets(canon.decode(raw), "sealed turn")


def _before(session: Session) -> dict[bytes, bytes]:
    raw = session.edge.home.read(CAME)
    rows = [] if raw is None else shape.items(canon.decode(raw), "turns")
    pairs = [shape.array(row, 2, "turn that came") for row in rows]
    return {shape.ident(ident, "id"): shape.octets(sealed, "turn") for ident, sealed in pairs}


def _talk(
    session: Session, ident: bytes, own: list[Sent], came: list[_Came], wrong: list[Wrong]
) -> Talk | None:
    """Put one concern together, from its first turn on; none where nothing begins it."""
    raised = next((one for one in own if one.turn.state is State.RAISED), None)
    mine = raised is not None
    if raised is None:
        raised = _first(session, came, wrong)
    if raised is None or raised.turn.key is None:
        wrong += [Wrong(one.id, NotYourConcern()) for one in came if not one.sent.turn.by_raiser]
        return None
    other = raised.turn.to if mine else raised.turn.sender
    keys = _keys([one.turn for one in own])
    true = [
        one.sent.turn
        for one in came
        if one.sent != raised and _true(session, one, (raised.turn.key, keys, other, mine), wrong)
    ]
    # Of two turns of one id the earlier counts: nobody can put another in its place.
    turns = {one.id: one for one in reversed((raised.turn, *(each.turn for each in own), *true))}
    standing, faulty = fold(turns.values())
    in_time = tuple(in_order(turns.values()))
    keys = _keys(in_time)
    return Talk(ident, in_time, mine, other, standing, faulty, raised.turn.key, keys)


def _first(session: Session, came: list[_Came], wrong: list[Wrong]) -> Sent | None:
    for one in came:
        if one.sent.turn.state is State.RAISED:
            try:
                opening.begun(one.sent)
                session.people.lineage(one.sent.turn.sender)
            except (ServerAway, BadAnswer):
                raise
            except QuietroomError as fault:
                wrong.append(Wrong(one.id, fault))
                continue
            return one.sent
    return None


def _keys(turns: Sequence[Turn]) -> tuple[bytes, ...]:
    return tuple(one.key for one in turns if one.state is State.ACKNOWLEDGED and one.key)


_Known = tuple[bytes, tuple[bytes, ...], bytes, bool]
"""The raiser's key, the ombuds' keys, the other's card hash, and whether this person raised it."""


def _true(session: Session, one: _Came, known: _Known, wrong: list[Wrong]) -> bool:
    key, keys, other, mine = known
    try:
        if one.sent.turn.by_raiser is mine or one.sent.turn.state is State.RAISED:
            raise FalseTurn("a turn of one side that came from the other")
        people = session.people
        if people.lineage(one.sent.turn.sender).first != people.lineage(other).first:
            raise FalseTurn("a turn that names another sender than this concern has")
        turn.check(one.sent, key, keys)
    except (ServerAway, BadAnswer):
        raise
    except (QuietroomError, Lied) as fault:
        wrong.append(Wrong(one.id, fault))
        return False
    return True
