"""SQL written once, compiled once for each dialect, run on the bare driver.

A `Statement` is a SQLAlchemy Core expression whose parameters are named; building one for each
request would cost twenty times what running it does. A `Lookup` asks the same of many keys at once.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
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

    `build` is given a table with a column for each of `keys`, all of them bytes: on PostgreSQL made
    of one array for each, on SQLite of a list of values as long as one of `SIZES`.
    """

    __slots__ = ("names", "postgres", "sqlite")

    def __init__(self, build: Callable[[Any], Executable], *keys: str) -> None:
        self.names = keys
        columns = [sa.column(key, sa.LargeBinary()) for key in keys]
        self.postgres = _compiled(build(_arrays(columns)), POSTGRES)
        self.sqlite = {size: _compiled(build(_values(columns, size)), SQLITE) for size in SIZES}
        STATEMENTS.append(self)

    def parts(self, each: "Each") -> Iterator[tuple[str, tuple[Any, ...]]]:
        """What SQLite is asked, in as few statements as there need be."""
        for start in range(0, len(each.rows), SIZES[-1]):
            part = each.rows[start : start + SIZES[-1]]
            size = next(size for size in SIZES if size >= len(part))
            keys = chain(chain.from_iterable(part), part[-1] * (size - len(part)))
            compiled = self.sqlite[size]
            shared = compiled.names[size * len(self.names) :]
            yield compiled.sql, (*keys, *(each.shared[name] for name in shared))

    def arrays(self, each: "Each") -> tuple[Any, ...]:
        """What PostgreSQL is asked for."""
        return _arrays_of(self.postgres, self.names, each)


SIZES = (1, 8, 64, 256)
"""How many keys SQLite is asked about at once; a last key is repeated to fill a list."""


class Bulk:
    """A change to be made many times, with other values each time.

    On PostgreSQL one statement makes all of them, out of one array for each of `names`; on SQLite
    they are made one by one.
    """

    __slots__ = ("names", "postgres", "sqlite")

    def __init__(self, single: Executable, many: Executable, names: Sequence[str]) -> None:
        self.names = tuple(names)
        self.sqlite = _compiled(single, SQLITE)
        self.postgres = _compiled(many, POSTGRES)
        STATEMENTS.append(self)

    def singles(self, each: "Each") -> Iterator[tuple[Any, ...]]:
        """What SQLite is given, change by change."""
        names = (*self.names, *each.shared)
        place = itemgetter(*(names.index(name) for name in self.sqlite.names))
        shared = tuple(each.shared.values())
        return (place((*row, *shared)) for row in each.rows)

    def arrays(self, each: "Each") -> tuple[Any, ...]:
        """What PostgreSQL is given."""
        return _arrays_of(self.postgres, self.names, each)


def additions(table: sa.Table) -> Bulk:
    """Rows to be added to a table of a tenant's, every column given."""
    tenant, *others = table.columns
    arrays = _arrays(others)
    rows = sa.select(b("tenant", type_=tenant.type), *(arrays[other.name] for other in others))
    names = [other.name for other in others]
    many = sa.insert(table).from_select(["tenant", *names], rows)
    return Bulk(sa.insert(table), many, names)


def changes(build: Callable[[Any], Executable], *columns: sa.Column[Any]) -> Bulk:
    """Rows to be changed: `build` is given a column for each of `columns`, by its name."""
    single = {column.name: b(column.name, type_=column.type) for column in columns}
    names = [column.name for column in columns]
    return Bulk(build(SimpleNamespace(**single)), build(_arrays(columns)), names)


STATEMENTS: list[Statement | Lookup | Bulk] = []
"""All statements there are."""


@dataclass(frozen=True, slots=True)
class One:
    """A statement to run once."""

    statement: Statement
    params: Params


@dataclass(frozen=True, slots=True)
class Each:
    """A change to be made for each of `rows`, or a question about all of them.

    A row holds values in the order of the statement's `names`; `shared` are the other parameters.
    """

    statement: Lookup | Bulk
    shared: Params
    rows: Sequence[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Together:
    """Changes of different tables, none of which needs another to have been made before it.

    On PostgreSQL they travel as one statement; on SQLite they are made one after the other.
    """

    parts: Sequence[One | Each]


Step = One | Each | Together
"""What an operation yields."""


def to_postgres(step: Step) -> tuple[str, tuple[Any, ...]] | None:
    """What PostgreSQL is asked for a step, and with which arguments; none if for no row at all."""
    if isinstance(step, Together):
        asked = [found for found in map(to_postgres, step.parts) if found]
        sqls, args = [sql for sql, _ in asked], chain(*(given for _, given in asked))
        return (_joined(*sqls), tuple(args)) if asked else None
    compiled = step.statement.postgres
    if isinstance(step, One):
        return compiled.sql, compiled.arrange(step.params)
    return (compiled.sql, step.statement.arrays(step)) if step.rows else None


@lru_cache(maxsize=256)
def _joined(*changes: str) -> str:
    """One statement that makes all changes: the last one, behind the others as its WITH."""
    numbered, used = list[str](), 0
    for sql in changes:
        numbered.append(_renumbered(sql, used))
        used += len(set(_NUMBER.findall(sql)))
    *before, last = numbered
    named = ", ".join(f"part_{nth} AS ({sql})" for nth, sql in enumerate(before))
    return f"WITH {named} {last}" if named else last


def _renumbered(sql: str, used: int) -> str:
    return _NUMBER.sub(lambda found: f"${int(found[1]) + used}", sql)


_NUMBER = re.compile(r"\$(\d+)")
"""A parameter in the text of a statement for PostgreSQL."""


def _arrays_of(compiled: Compiled, names: Sequence[str], each: Each) -> tuple[Any, ...]:
    lists = dict(zip(names, map(list, zip(*each.rows, strict=True)), strict=True))
    return compiled.arrange({**each.shared, **lists})


def _arrays(columns: Sequence[sa.ColumnClause[Any]]) -> Any:
    """The columns of a table made of arrays that bear the columns' names."""
    arrays = [b(column.name, type_=postgresql.ARRAY(column.type)) for column in columns]
    named = [sa.column(column.name, column.type) for column in columns]
    return sa.func.unnest(*arrays).table_valued(*named, name="k").render_derived().c


def _values(columns: Sequence[sa.ColumnClause[Any]], size: int) -> Any:
    """The columns of a table of `size` rows, whose parameters are numbered from 0."""
    rows = [
        tuple(b(f"{column.name}_{n}", type_=column.type) for column in columns) for n in range(size)
    ]
    return sa.values(*columns, name="k").data(rows).cte("k").c


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
