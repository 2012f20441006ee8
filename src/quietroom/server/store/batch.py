"""Many callers, one commit: what is played between BEGIN and COMMIT for one tenant.

Each call runs inside a savepoint, so that one which is refused takes back its own writing and
nobody else's. Posts of single entries, which are most of what comes, need none: they are decided
before anything is written, and then stored together.

A call is settled here and answered later: the driver tells nobody before its COMMIT returned.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from ..refusal import NoSpace
from .posting import Post, play_posts
from .refusal import StoreFailed
from .statement import One, Statement
from .work import Steps, Work

_SAVE = Statement(sa.text("SAVEPOINT one"))
_BACK = Statement(sa.text("ROLLBACK TO SAVEPOINT one"))
_DONE = Statement(sa.text("RELEASE SAVEPOINT one"))

Act = Callable[[Work], Steps[Any]]
"""A write: given its work, the operation."""


@dataclass(slots=True, eq=False)
class Call:
    """Somebody's write, waiting: an operation, or a post. `weight`: bytes it holds, roughly."""

    tenant: bytes
    act: Act | Post
    weight: int
    future: "asyncio.Future[Any]"
    result: Any = None
    fault: BaseException | None = None

    def answer(self) -> None:
        """Tell the caller, who may have gone away."""
        if self.future.done():
            return
        if self.fault is not None:
            self.future.set_exception(self.fault)
        else:
            self.future.set_result(self.result)


def play(work: Work, calls: Sequence[Call]) -> Steps[None]:
    """Run `calls` in their order, then store the log's new head if it grew.

    Raises `NoSpace` and `StoreFailed`, which end the whole batch; whatever else goes wrong is kept
    in the one call that it happened to.
    """
    posts: list[tuple[Call, Post]] = []
    for call in calls:
        if isinstance(call.act, Post):
            posts.append((call, call.act))
        else:
            yield from _together(work, posts)
            yield from _alone(work, call, call.act)
    yield from _together(work, posts)
    yield from work.close()


def _together(work: Work, posts: list[tuple[Call, Post]]) -> Steps[None]:
    if not posts:
        return
    outcomes = yield from play_posts(work, [post for _, post in posts])
    for (call, _), outcome in zip(posts, outcomes, strict=True):
        if isinstance(outcome, BaseException):
            call.fault = outcome
        else:
            call.result = outcome
    posts.clear()


def _alone(work: Work, call: Call, act: Act) -> Steps[None]:
    mark = work.mark()
    yield One(_SAVE, {})
    try:
        call.result = yield from act(work)
    except (NoSpace, StoreFailed):
        raise
    except Exception as fault:  # noqa: BLE001 - one call's fault must not reach the others
        yield One(_BACK, {})
        work.back_to(mark)
        call.fault = fault
    yield One(_DONE, {})
