"""How far one trusts the other: levels, what raising opens, and the hint before sending.

Everything but what is opened stays in one's own stream.

Source: spec/trust.md.
"""

from collections.abc import Collection
from dataclasses import replace

from ..agreement.limits import Limit
from ..room import hint, trust
from ..room.entry import Held, Kind, Words
from ..room.hint import About, Hints
from ..room.label import Label
from ..room.reader import Line
from ..room.trust import MOST, Standing
from . import duty, notebook, spoken
from .memory import Memory
from .room import Room
from .speech import SAID, text_of

_TRUST, _HINTS = "trust", "hints"

DAY = 24 * 3600


def standing(memory: Memory, room: bytes) -> Standing:
    """How this person trusts the other of a room, as they said last."""
    return trust.newest(memory.kept(_TRUST), room)


def met(memory: Memory, room: Room) -> int:
    """How often the two have met: as this person says, or on how many days they spoke.

    Of what the other put on record a day counts once this person has answered: nobody else makes
    somebody less careful.
    """
    mine = room.session.first
    known = [one for one in spoken.on_record(room) if one.author == mine or one.answer is not None]
    return max(standing(memory, room.id).met, len({one.said.when // DAY for one in known}))


def count(memory: Memory, room: bytes, times: int) -> None:
    """Say how often the two have met."""
    _keep(memory, replace(standing(memory, room), met=min(max(times, 0), MOST)))


def name(memory: Memory, room: bytes, level: int, text: str) -> None:
    """Call a level as this person likes; empty: as Quietroom does.

    Raises `NoSuchLevel` or `LongName`.
    """
    before = standing(memory, room)
    names = list(before.names)
    names[trust.raised(level) - 1] = trust.one_name(text)
    _keep(memory, replace(before, names=(names[0], names[1], names[2])))


def opens(memory: Memory, room: bytes, level: int) -> list[tuple[Line, Held]]:
    """What the other would read at this level, to be looked through first. Raises `NoSuchLevel`."""
    wanted = trust.raised(level)
    return [(line, one) for line, one in notebook.held(memory, room) if one.level <= wanted]


def raise_to(
    memory: Memory, room: Room, level: int, keep_back: Collection[bytes] = ()
) -> list[Line]:
    """Trust more: let the other read what was held up to `level`, but for what is unticked.

    Raises `NoSuchLevel`, and what writing raises.
    """
    opened = [
        notebook.give(memory, line, Words(one.text), room, Label.PAIR)
        for line, one in opens(memory, room.id, level)
        if line.hash not in keep_back
    ]
    _chosen(memory, room, max(level, standing(memory, room.id).level or 0))
    return opened


def lower_to(memory: Memory, room: Room, level: int) -> None:
    """Trust less from now on: what was read stays read. Raises `NoSuchLevel`."""
    _chosen(memory, room, trust.lowered(level))


def put_off(memory: Memory, room: Room, for_good: bool = False) -> None:
    """Do not ask now if trust has grown, or never again in this room."""
    before = standing(memory, room.id)
    _keep(memory, replace(before, asked=met(memory, room), quiet=before.quiet or for_good))


def due(memory: Memory, room: Room) -> bool:
    """Whether to ask quietly if trust has grown."""
    return trust.due(standing(memory, room.id), met(memory, room))


def hints(memory: Memory) -> bool:
    """Whether drafts are looked at before they are sent."""
    kept = memory.kept(_HINTS)
    return not kept or kept[-1] != 0


def set_hints(memory: Memory, on: bool) -> None:
    """Have drafts looked at, or not."""
    if hints(memory) != on:
        memory.write([(Kind.KEPT, [_HINTS, int(on)], None)])


def look(memory: Memory, room: Room, text: str, reads: str = "en") -> Hints:
    """What a draft for the other holds; nothing of it leaves this device."""
    low = trust.low(standing(memory, room.id).level, met(memory, room))
    bounds = hint.bounds(limits(room), duty.theirs(room))
    names = hint.capitals(member.name for member in room.members)
    found = hint.check(text, reads, low, names, bounds)
    if not {About.NAME, About.EMPLOYER} & {one.about for one in found.found}:
        return found
    said = (text_of(line) for line in room.lines if _is_said(line))
    return hint.check(text, reads, low, names | hint.capitals(said), bounds)


def limits(room: Room) -> tuple[Limit, ...]:
    """The limits in force in a room, in the order in which the agreement lists them."""
    agreed = room.agreement.state.in_force
    version = None if agreed is None else agreed.version
    return () if version is None else tuple(one for one in version.terms.limits if one.on)


def _is_said(line: Line) -> bool:
    return line.opened is not None and line.opened.priv.kind in SAID


def _chosen(memory: Memory, room: Room, level: int) -> None:
    _keep(memory, replace(standing(memory, room.id), level=level, asked=met(memory, room)))


def _keep(memory: Memory, now: Standing) -> None:
    """Written although the same stood there once: what stands last counts."""
    if now != standing(memory, now.room):
        memory.write([(Kind.KEPT, [_TRUST, now.fields()], None)])
