"""What the operator can see is a written list: promise 8, declared sight."""

import sqlalchemy as sa

from quietroom.server.store.schema import metadata
from tests.docs.pages import code_words, rows, section
from tests.house.tree import ROOT

GUIDE = ROOT / "docs" / "guides" / "operator.md"


def declared() -> dict[str, set[str]]:
    """The columns of each table, as the operator's guide has them."""
    told = section(GUIDE.read_text(), "What you can see")
    return {table: set(code_words(columns)) for table, _, columns in rows(told)}


def held(tables: sa.MetaData) -> dict[str, set[str]]:
    """The columns of each table but the tenant, with which every key begins."""
    return {
        name: {column.name for column in table.columns} - {"tenant"}
        for name, table in tables.tables.items()
    }


def test_everything_is_declared() -> None:
    """The list in the operator's guide has every table and column, and nothing else."""
    assert declared() == held(metadata)


def test_planted_column_is_caught() -> None:
    """A column that is not in the list is seen."""
    more = sa.MetaData()
    for table in metadata.tables.values():
        copied = table.to_metadata(more)
        if copied.name == "item":
            copied.append_column(sa.Column("words", sa.Text()))

    assert declared() != held(more)
