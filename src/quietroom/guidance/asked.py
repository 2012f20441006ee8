"""What a programme asks for before a room of its opens, and how that is refused.

Source: spec/guidance.md section 6.
"""

from collections.abc import Collection, Iterable

from ..ground.errors import QuietroomError
from .shelf import COURSES


class GuidanceFirst(QuietroomError):
    """Your programme asks for a short course first: take it (`quietroom guidance`), then sign."""

    code = "guidance-first"


class GuidanceAwaited(QuietroomError):
    """The other has not finished a course that the programme asks for: sign once they have."""

    code = "guidance-awaited"


class NotAsked(QuietroomError):
    """This programme does not ask for that course, so it is not noted who finished it."""

    code = "not-asked"


class NoSuchCourse(QuietroomError):
    """Not one of the courses that everybody here can take."""

    code = "no-such-course"


def asked(names: Iterable[str]) -> tuple[str, ...]:
    """The courses of these names. Raises `NoSuchCourse`: nobody could ever take it."""
    found = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
    if not set(found) <= set(COURSES):
        raise NoSuchCourse(f"a course to be required is one of: {', '.join(COURSES)}")
    return found


def check(asked_for: Collection[str], mine: Collection[str], theirs: Collection[str]) -> None:
    """Check that both have finished what is asked for.

    Raises `GuidanceFirst` where the one who acts has not, else `GuidanceAwaited`.
    """
    if not set(asked_for) <= set(mine):
        raise GuidanceFirst
    if not set(asked_for) <= set(theirs):
        raise GuidanceAwaited
