"""How a call ends: one exit code for each kind of ending, one sentence for whoever typed it.

Source: docs/guides/command-line.md, "Exit codes".
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from ..agreement.relation import BadRelation
from ..agreement.words import BadTerms, InvisibleCharacters
from ..client.attachment import FileInTheWay
from ..client.audit import NoKey
from ..client.identity import AlreadyHere
from ..client.refusal import BadAnswer, Lied, NoHome, Refused, ServerAway, Unsure
from ..client.roles import NoSuchPerson
from ..ground.errors import Malformed, QuietroomError, TooLarge
from ..guidance.asked import NoSuchCourse
from ..guidance.course import BadCourse
from ..identity.invitation import BadLink
from ..identity.kit import Misspelt
from ..identity.method import WrongUnlock

DONE, FOUND, WRONG_CALL, BAD_INPUT, REFUSED, ENVIRONMENT, LIED = range(7)


class BadInput(QuietroomError):
    """What was given cannot be used; nothing was changed."""

    code = "bad-input"


class InTheWay(QuietroomError):
    """A port, folder, disk or server is not as it must be; nothing was changed."""

    code = "environment"


class Told(BaseException):
    """Somebody told this program to end, by this signal."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def ending_by_signal() -> Iterator[None]:
    """Let SIGTERM and SIGINT end what is under way by an error, so that everything is put away."""

    def told(number: int, _: object) -> None:
        raise Told(number)

    before = {number: signal.signal(number, told) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


_KINDS: tuple[tuple[tuple[type[Exception], ...], int], ...] = (
    ((Lied,), LIED),
    ((ServerAway, BadAnswer, InTheWay, OSError), ENVIRONMENT),
    ((BadInput, Malformed, TooLarge, BadLink, Misspelt, WrongUnlock), BAD_INPUT),
    ((NoHome, AlreadyHere, Unsure, FileInTheWay, NoKey, NoSuchPerson), BAD_INPUT),
    ((BadCourse, BadRelation, NoSuchCourse, BadTerms, InvisibleCharacters), BAD_INPUT),
    ((QuietroomError,), REFUSED),
)


def code_of(fault: Exception) -> int:
    """The exit code for an error that ended a call."""
    return next(code for kinds, code in _KINDS if isinstance(fault, kinds))


def sentences(fault: Exception) -> list[str]:
    """What to tell: what happened, and what can be done."""
    if isinstance(fault, Lied):
        where = f" Evidence: {fault.evidence}" if fault.evidence else ""
        return [f"{fault}{where}", f"({fault.fault.code})"]
    if isinstance(fault, Refused):
        return [f"{fault}", f"({fault.reason})"]
    if isinstance(fault, QuietroomError):
        return [f"{fault}", f"({fault.code})"]
    if isinstance(fault, OSError):
        where = f": {fault.filename}" if fault.filename else ""
        return [f"{fault.strerror or type(fault).__name__}{where}"]
    return [type(fault).__name__]
