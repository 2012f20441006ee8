"""What PostgreSQL's driver raises, told as refusals.

Source: docs/decisions/0003-two-databases.md; PostgreSQL's manual, appendix A.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg

from ...ground.errors import Malformed, QuietroomError
from ..refusal import Busy, Conflict, NoSpace
from .refusal import StoreFailed

_REFUSALS: tuple[tuple[type[BaseException], type[QuietroomError]], ...] = (
    (asyncpg.IntegrityConstraintViolationError, Conflict),
    (asyncpg.DiskFullError, NoSpace),
    (asyncpg.InsufficientResourcesError, Busy),
    (asyncpg.TransactionRollbackError, Busy),
    (asyncpg.DataError, Malformed),
    (asyncpg.InFailedSQLTransactionError, StoreFailed),
    (asyncpg.ReadOnlySQLTransactionError, StoreFailed),
    (asyncpg.OperatorInterventionError, StoreFailed),
    (asyncpg.PostgresIOError, StoreFailed),
    (asyncpg.PostgresConnectionError, StoreFailed),
    (asyncpg.InvalidAuthorizationSpecificationError, StoreFailed),
    (asyncpg.InvalidCatalogNameError, StoreFailed),
    (asyncpg.InterfaceError, StoreFailed),
    (asyncpg.InternalClientError, StoreFailed),
    (OSError, StoreFailed),
)
"""What the driver's errors come to; any other is a fault of ours."""

FAULTS = (
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    OSError,
)
"""All that the driver raises. A `TimeoutError` is an `OSError`."""


def _refusal(fault: BaseException) -> QuietroomError | None:
    for kind, refusal in _REFUSALS:
        if isinstance(fault, kind):
            return refusal()
    return None


@contextmanager
def translated() -> Iterator[None]:
    """Raise refusals in the place of the driver's errors."""
    try:
        yield
    except FAULTS as fault:
        refusal = _refusal(fault)
        if refusal is None:
            raise
        raise refusal from fault
