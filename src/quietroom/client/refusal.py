"""How an act can fail on the way: the server is away, it refused, or it lied.

Source: spec/room.md section 8.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..ground.errors import Malformed, QuietroomError, TooLarge


class ServerAway(QuietroomError):
    """The server cannot be reached: nothing was lost; try again when you are connected."""

    code = "server-away"


class BadAnswer(QuietroomError):
    """The server answered something that this client cannot use: nothing was changed here."""

    code = "bad-answer"


@contextmanager
def of_server() -> Iterator[None]:
    """Read what a server answered: whatever is malformed in it is no fault of whoever asked.

    Raises `BadAnswer`.
    """
    try:
        yield
    except (Malformed, TooLarge) as fault:
        raise BadAnswer(f"the server's answer cannot be read: {fault}") from fault


class Refused(QuietroomError):
    """The server refused."""

    code = "refused"

    def __init__(self, message: str, code: str, status: int) -> None:
        super().__init__(message)
        self.reason = code
        self.status = status


class Lied(QuietroomError):
    """The server showed something that cannot be true. What it showed was saved as evidence."""

    code = "server-lied"

    def __init__(self, fault: QuietroomError, evidence: Path | None = None) -> None:
        super().__init__(str(fault))
        self.fault = fault
        self.evidence = evidence


class NoHome(QuietroomError):
    """There is no Quietroom of yours in this folder: join by a link first, or name it by --home."""

    code = "no-home"


class Swallowed(QuietroomError):
    """The server said that it took this, and does not show it: talk to your partner outside."""

    code = "swallowed"


class Unsure(QuietroomError):
    """No entry begins with these characters, or more than one does: write more of its id."""

    code = "unsure"
