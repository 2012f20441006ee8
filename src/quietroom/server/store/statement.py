"""SQL written once, compiled once for each dialect, run on the bare driver.

A `Statement` is a SQLAlchemy Core expression whose parameters are named; building one for each
request would cost twenty times what running it does. A `Lookup` asks the same of many keys: in one
round trip on PostgreSQL, key by key on SQLite, where a round trip costs nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from types import SimpleNamespace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql.asyncpg import dialect as asyncpg_dialect
from sqlalchemy.sql.base import Executable

Params = Mapping[str, Any]
"""What a statement is given, by the names of its parameters."""

Row = Sequence[Any]
"""What comes back, in the order of the columns asked for."""

SQLITE = sqlite.dialect(paramstyle="qmark")
POSTGRES: sa.Dialect = asyncpg_dialect()  # type: ignore[no-untyped-call]

b = sa.bindparam


@dataclass(frozen=True, slots=True)
class Compiled:
    """One statement in one dialect: its text, its parameters' names, and how to lay them out."""

    sql: str
    names: tuple[str, ...]
    arrange: Callable[[Params], tuple[Any, ...]]


class Statement:
    """One statement. Every one that is made is listed in `STATEMENTS`."""

    __slots__ = ("core", "postgres", "sqlite")

    def __init__(self, core: Executable) -> None:
        self.core = core
        self.sqlite = _compiled(core, SQLITE)
        self.postgres = _compiled(core, POSTGRES)
        STATEMENTS.append(self)


class Lookup:
    """One question about many keys; its rows come in no order, so it asks for the keys as well.

    `build` is given an object with a column for each of `keys`, all of them bytes.
    """

    __slots__ = ("keys", "postgres", "sqlite")

    def __init__(self, build: Callable[[Any], Executable], *keys: str) -> None:
        self.keys = keys
        single = {key: b(key, type_=sa.LargeBinary()) for key in keys}
        lists = [b(key, type_=postgresql.ARRAY(sa.LargeBinary())) for key in keys]
        rows = sa.func.unnest(*lists).table_valued(*keys, name="k").render_derived()
        self.sqlite = _compiled(build(SimpleNamespace(**single)), SQLITE)
        self.postgres = _compiled(build(rows.c), POSTGRES)
        STATEMENTS.append(self)


STATEMENTS: list[Statement | Lookup] = []
"""All statements there are."""


@dataclass(frozen=True, slots=True)
class Step:
    """One statement to run: once with `params`, or, where these are a list, once for each.

    A `Lookup` takes the list and gives one answer; a `Statement` run many times gives no rows.
    """

    statement: Statement | Lookup
    params: Params | Sequence[Params]


def _compiled(core: Any, dialect: sa.Dialect) -> Compiled:
    done = core.compile(dialect=dialect)
    names = tuple(done.positiontup or ())
    fixed = {name: value for name, value in done.params.items() if value is not None}
    return Compiled(str(done), names, _arranging(names, fixed))


def _arranging(names: tuple[str, ...], fixed: Params) -> Callable[[Params], tuple[Any, ...]]:
    if fixed:
        return lambda params: tuple(
            fixed[name] if name in fixed else params[name] for name in names
        )
    if len(names) > 1:
        return itemgetter(*names)
    return lambda params: tuple(params[name] for name in names)
