"""Why the store says no, beside what `server.refusal` shares with HTTP.

Source: docs/decisions/0003-two-databases.md.
"""

from ...ground.errors import QuietroomError
from ..refusal import TryAgain


class Behind(QuietroomError):
    """Another device of yours was faster: fetch what is newest, then try again."""

    code = "behind"


class ReservedTag(QuietroomError):
    """A leaf bears the tag of a card or of the roles: only what it is of logs such a leaf."""

    code = "reserved-tag"


class AlreadySucceeded(QuietroomError):
    """This card has a successor already: fetch your cards. Was it not you? Make a fresh start."""

    code = "already-succeeded"


class InvitationUsed(QuietroomError):
    """This invitation was used by somebody else: ask whoever sent it for a new one."""

    code = "invitation-used"


class InvitationExpired(QuietroomError):
    """This invitation is too old: ask whoever sent it for a new one."""

    code = "invitation-expired"


class AddressKnown(QuietroomError):
    """Somebody with this e-mail address is in the programme already."""

    code = "address-known"


class WrongCode(QuietroomError):
    """This is not the code that was mailed, or it is too old: look again, or ask for another."""

    code = "wrong-code"


class StoreFailed(TryAgain):
    """The database cannot be written to; nothing was acknowledged. Look at it, then restart."""

    code = "store-failed"
    retry_after = 5


class UnsafeStore(QuietroomError):
    """The database could lose what it acknowledged, or show it to the wrong tenant."""

    code = "unsafe-store"


class NotOurs(QuietroomError):
    """This database holds something that is not Quietroom's: name another, or an empty one."""

    code = "not-ours"


class DatabaseAway(QuietroomError):
    """PostgreSQL does not answer, or does not let us in: check the URL and whether it runs."""

    code = "database-away"


class DatabaseNotOwned(QuietroomError):
    """This role may not build tables or make a role here: name the URL of the database's owner."""

    code = "database-not-owned"


class NewerSchema(QuietroomError):
    """A newer Quietroom has written this database: run that version, or a newer one."""

    code = "newer-schema"


class OlderSchema(QuietroomError):
    """The tables are missing or older: run `quietroom migrate --database URL` as their owner."""

    code = "older-schema"
