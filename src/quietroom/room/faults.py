"""What a reader may find wrong with what a server hands out. Each is a sentence for its person.

A reader does not stop at a fault that concerns one item: it shows the item as what it is. The
client decides what must stop (spec/room.md section 8).
"""

from ..ground.errors import QuietroomError


class Withheld(QuietroomError):
    """Something that was written here is missing: the server keeps it back, or lost it."""

    code = "withheld"


class ChainDiffers(QuietroomError):
    """You and this author were shown different rooms: the server or the author's software lies."""

    code = "chain-differs"


class LogDiffers(QuietroomError):
    """You and this author were shown different logs: the server or the author's software lies."""

    code = "log-differs"


class VoidEntry(QuietroomError):
    """This entry does not belong to the epoch that the room is in: it counts for nothing."""

    code = "void-entry"


class VoidRecord(QuietroomError):
    """This epoch names a stranger, or neither of the two signed it: it counts for nothing."""

    code = "void-record"


class NotAgreedYet(QuietroomError):
    """Until both have signed an agreement a room carries only proposals and signatures."""

    code = "not-agreed-yet"
