"""What a reader may find wrong with what a server hands out. Each is a sentence for its person.

A reader does not stop at a fault that concerns one item: it shows the item as what it is. The
client decides what must stop (spec/room.md section 8).
"""

from ..ground.errors import QuietroomError


class Withheld(QuietroomError):
    """Something that was written here is missing: the server keeps it back, or lost it."""

    code = "withheld"


class Repeated(QuietroomError):
    """This was handed out before, or out of its writer's order: here it counts for nothing."""

    code = "repeated"


class ChainDiffers(QuietroomError):
    """You and this author were shown different rooms: the server or the author's software lies."""

    code = "chain-differs"


class LogDiffers(QuietroomError):
    """You and this author were shown different logs: the server or the author's software lies."""

    code = "log-differs"


class LogNotMirrored(QuietroomError):
    """From here on the two speak of another log than the one you watch now: nobody compares it."""

    code = "log-not-mirrored"


class VoidEntry(QuietroomError):
    """This entry does not belong where the server shows it: it counts for nothing."""

    code = "void-entry"


class VoidRecord(QuietroomError):
    """This epoch is not one that the two of you can have begun: it counts for nothing."""

    code = "void-record"


class NotAgreedYet(QuietroomError):
    """Until both have signed an agreement a room carries proposals and signatures alone."""

    code = "not-agreed-yet"


class Mislabelled(QuietroomError):
    """This names another owner or reach than its author may give it: keep it to the two of you."""

    code = "mislabelled"
