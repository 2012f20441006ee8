"""The notebook and what is held back: written to oneself, shared when its owner wants.

Sharing writes a new envelope into the room's chain; nothing there tells where it came from.

Source: spec/room.md section 10, spec/entry.md section 4.
"""

from ..room.entry import Held, Kind, Words, parse_held, parse_words
from ..room.label import Label
from ..room.parcel import Parcel
from ..room.reader import Line
from ..room.trust import raised
from .memory import Memory
from .refusal import Unsure
from .room import Room, Saying

_SHARED = "shared"


def add(memory: Memory, text: str) -> bytes:
    """Write a page that only its owner can open. Returns its id."""
    return memory.write([(Kind.WORDS, Words(text).fields(), None)])[0].hash


def pages(memory: Memory) -> list[tuple[Line, Words]]:
    """The pages of the notebook, in order."""
    return [
        (line, parse_words(line.opened.body)) for line in memory.of_kind(Kind.WORDS) if line.opened
    ]


def hold(memory: Memory, room: bytes, level: int, text: str) -> bytes:
    """Write something now that the other may read when trust is raised to `level`."""
    return memory.write([(Kind.HELD, Held(room, raised(level), text).fields(), None)])[0].hash


def held(memory: Memory, room: bytes) -> list[tuple[Line, Held]]:
    """What is held back from this room and was not shared yet, in order."""
    shared = memory.kept(_SHARED)
    found = [
        (line, parse_held(line.opened.body)) for line in memory.of_kind(Kind.HELD) if line.opened
    ]
    return [(line, one) for line, one in found if one.room == room and line.hash not in shared]


def share(memory: Memory, entry: bytes, room: Room, label: Label) -> Line:
    """Share a page in a room: the same words in a new entry that keeps the page's time."""
    for line, words in pages(memory):
        if line.hash == entry:
            return give(memory, line, words, room, label)
    raise Unsure


def give(memory: Memory, line: Line, words: Words, room: Room, label: Label) -> Line:
    """Say in a room what stands in one's own stream, with the time at which it was written."""
    when = line.opened.priv.time if line.opened else None
    saying = Saying(Kind.WORDS, words.fields(), label, time=when)
    written = room.write(lambda seal: Parcel((seal(saying),)))[0]
    memory.keep(_SHARED, line.hash)
    return written
