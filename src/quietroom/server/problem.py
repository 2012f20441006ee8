"""What a refusal looks like: a problem document of RFC 9457 with one of our codes.

A problem is made of constants and of the message of a `QuietroomError`, which by the rule of the
house holds nobody's words. It never repeats what was asked: no path, no field, no value. Where
there is something to hide - whether a room exists - the document is one constant, byte for byte.

Source: spec/http.md section 3; RFC 9457.
"""

import json
import logging
from dataclasses import dataclass
from pathlib import Path

from litestar import Request, Response
from litestar.datastructures import State
from litestar.exceptions import HTTPException, MethodNotAllowedException

from ..ground.errors import Malformed, QuietroomError, TooLarge
from .refusal import NotFound, ServerFault, WrongMethod

MEDIA = "application/problem+json"
"""The media type of every refusal."""

LOG = logging.getLogger("quietroom.server")
"""Where faults are written: what kind and where in the code, never what was asked."""

_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Refusal:
    """How one code is told: HTTP `status`, `title` and `detail`.

    Without a detail the message of the error is told; with one there are constants only.
    """

    status: int
    title: str
    detail: str | None = None


TABLE: dict[str, Refusal] = {
    # what was sent does not hold
    "malformed": Refusal(400, "Not what this route takes"),
    "client-gone": Refusal(400, "The request was cut short"),
    "bad-signature": Refusal(400, "The signature does not hold"),
    "card-does-not-follow": Refusal(400, "The card does not follow"),
    "bad-link": Refusal(400, "Not a whole link"),
    "bad-proof": Refusal(400, "The proof does not hold"),
    "bad-endpoint": Refusal(400, "Not a place for pushes"),
    "no-such-zone": Refusal(400, "No such time zone"),
    "wrong-code": Refusal(400, "Not the code"),
    "too-large": Refusal(413, "Too large"),
    # who asks
    "not-signed-in": Refusal(401, "Not signed in", "Sign in, then try again."),
    "sign-in-stale": Refusal(401, "The sign-in does not hold"),
    "sign-in-other-server": Refusal(401, "The sign-in does not hold"),
    "sign-in-other-card": Refusal(401, "The sign-in does not hold"),
    "sign-in-other-nonce": Refusal(401, "The sign-in does not hold"),
    "not-yours": Refusal(403, "Not yours"),
    "card-not-current": Refusal(403, "The card has a successor"),
    "not-found": Refusal(404, "Not found", "There is nothing here, or nothing for you."),
    "wrong-method": Refusal(405, "Wrong method", "This route does not take that method."),
    # what is there already
    "conflict": Refusal(409, "Conflict"),
    "behind": Refusal(409, "Somebody was faster"),
    "card-succeeded": Refusal(409, "A card has a successor"),
    "already-succeeded": Refusal(409, "The card has a successor"),
    "does-not-follow": Refusal(409, "Does not follow"),
    "old-epoch": Refusal(409, "The room has moved on"),
    "seq-gap": Refusal(409, "Not the next entry"),
    "reserved-tag": Refusal(409, "The tag of a card or of the roles"),
    "roles-do-not-follow": Refusal(409, "The roles do not follow"),
    "bad-roles": Refusal(409, "Not a list of roles"),
    "conflicted-person": Refusal(409, "Two roles for one person"),
    "guidance-first": Refusal(409, "A course comes first"),
    "guidance-awaited": Refusal(409, "The other takes a course first"),
    "not-asked": Refusal(409, "Not asked for"),
    "room-paused": Refusal(409, "The room has a break"),
    "room-ended": Refusal(409, "The room has ended"),
    "bad-terms": Refusal(400, "Not what this field holds"),
    "invisible-characters": Refusal(400, "Invisible characters"),
    "no-mail": Refusal(409, "No mails here"),
    "no-push": Refusal(409, "No pushes here"),
    "address-known": Refusal(409, "The address is known"),
    "invitation-used": Refusal(410, "The invitation was used"),
    "invitation-expired": Refusal(410, "The invitation is too old"),
    # what the server cannot do now
    "slow-down": Refusal(429, "Slow down", "Too many requests: wait, then try again."),
    "server-fault": Refusal(500, "Server fault", "Nothing was acknowledged. Try again later."),
    "busy": Refusal(503, "Busy", "Nothing was stored. Wait a second, then try again."),
    "store-failed": Refusal(503, "The store fails", "Nothing was acknowledged. Try again later."),
    "no-space": Refusal(507, "No space", "The server's disk is full. Reading goes on."),
}
"""Every code that the server answers with; SDK and documents speak of refusals by these codes."""

_UNREADABLE = "the request does not have the form that /openapi.yaml gives for this route"

_TAKEN_FOR = {404: NotFound, 405: WrongMethod, 413: TooLarge}


def answer(error: QuietroomError) -> Response[bytes]:
    """The response that tells a refusal; its code must stand in `TABLE`."""
    refusal = TABLE[error.code]
    wait = getattr(error, "retry_after", None)
    return Response(
        _document(error, refusal),
        status_code=refusal.status,
        media_type=MEDIA,
        headers={} if wait is None else {"retry-after": str(wait)},
    )


def handle(_: Request[object, object, State], fault: Exception) -> Response[bytes]:
    """Tell any exception that left a handler, and log those that should not have."""
    told = answer(refusal_of(fault))
    if isinstance(fault, MethodNotAllowedException):
        told.headers.update(fault.headers or {})
    return told


def refusal_of(fault: Exception) -> QuietroomError:
    """The refusal that an exception comes to. What is not a refusal is a fault, and is logged."""
    if isinstance(fault, QuietroomError) and fault.code in TABLE:
        return fault
    if isinstance(fault, HTTPException) and fault.status_code < 500:
        return _TAKEN_FOR.get(fault.status_code, Malformed)(_UNREADABLE)
    log(fault)
    return ServerFault()


def log(fault: BaseException) -> None:
    """Write down what kind of fault it was and where, and nothing that it carries."""
    if isinstance(fault, BaseExceptionGroup):
        for one in fault.exceptions:
            log(one)
    else:
        LOG.error("%s at %s", type(fault).__name__, place(fault))


def place(fault: BaseException) -> str:
    """The file and line of ours where `fault` passed last, as "server/rooms.py:12"."""
    found, trace = "?", fault.__traceback__
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_relative_to(_PACKAGE):
            found = f"{path.relative_to(_PACKAGE)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found


def _document(error: QuietroomError, refusal: Refusal) -> bytes:
    about = {"type": f"urn:quietroom:{error.code}", "title": refusal.title}
    told = {"code": error.code, "detail": refusal.detail or str(error)}
    return json.dumps({**about, "status": refusal.status, **told}).encode()
