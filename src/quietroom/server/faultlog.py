"""The log file: what went wrong and where in the code, and nothing about anybody.

One line has the time, the kind of fault and a place such as "server/rooms.py:12". Nothing that was
sent enters it: no path, no address, no value, and no message of a foreign library, which might
quote one. The file is cut off at a megabyte, and one older file is kept.

Source: spec/http.md section 10.
"""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from . import problem

_BYTES = 1_000_000
_LINE = "%(asctime)s %(message)s"


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Write faults to the file at `path` until the end of the block."""
    handler = RotatingFileHandler(path, maxBytes=_BYTES, backupCount=1, delay=True)
    handler.setFormatter(logging.Formatter(_LINE))
    problem.LOG.addHandler(handler)
    problem.LOG.propagate = False
    try:
        yield
    finally:
        problem.LOG.removeHandler(handler)
        handler.close()


def of_loop(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """What the event loop does with an exception that nobody waited for."""
    fault = context.get("exception")
    problem.log(fault if isinstance(fault, BaseException) else RuntimeError())
