"""Why the server says no: the refusals that its handlers and its store share.

Each is a `QuietroomError`, so that HTTP, SDK and command line speak of it by one code. None says
more than its class does: whether a room exists, for one, is nobody's business outside it.

Source: spec/http.md section 3.
"""

from typing import ClassVar

from ..ground.errors import QuietroomError


class NotFound(QuietroomError):
    """There is nothing here, or nothing for you."""

    code = "not-found"


class NotSignedIn(QuietroomError):
    """This needs a session: sign in, then try again."""

    code = "not-signed-in"


class Conflict(QuietroomError):
    """This was sent before with another content, or somebody was faster: read, then send anew."""

    code = "conflict"


class NoMail(QuietroomError):
    """This server sends no mails: who runs it has named no mail server."""

    code = "no-mail"


class NoPush(QuietroomError):
    """This server pushes to no browser: who runs it has not allowed it."""

    code = "no-push"


class WrongMethod(QuietroomError):
    """This route does not take that method."""

    code = "wrong-method"


class ClientGone(QuietroomError):
    """Whoever asked went away before the request was complete."""

    code = "client-gone"


class TryAgain(QuietroomError):
    """The server cannot take this now: wait, then try again."""

    code = "try-again"
    retry_after: ClassVar[int] = 1


class Busy(TryAgain):
    """Too much is waiting to be written: wait a second, then try again. Nothing was stored."""

    code = "busy"


class NoSpace(TryAgain):
    """The server's disk is full: nothing was stored. Reading goes on; tell who runs the server."""

    code = "no-space"
    retry_after = 5


class ServerFault(QuietroomError):
    """Something went wrong in the server; nothing was acknowledged. Try again later."""

    code = "server-fault"


class SlowDown(QuietroomError):
    """Too many requests: wait, then try again. `retry_after`: seconds."""

    code = "slow-down"

    def __init__(self, retry_after: int) -> None:
        super().__init__()
        self.retry_after = retry_after
