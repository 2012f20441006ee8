"""Counting what reaches the database."""

from typing import Any

import pytest

from quietroom.server.store import postgres
from quietroom.server.store.engine import Store
from quietroom.server.store.sqlite import SqliteDriver


class Commits:
    """Counts the commits of a store's writers from now on."""

    def __init__(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        driver = store._driver
        if isinstance(driver, SqliteDriver):
            driver._writer.set_trace_callback(self._seen)
        else:
            commit = postgres.PostgresDriver._commit

            async def counted(*arguments: Any) -> None:
                await commit(*arguments)
                self._seen("COMMIT")

            monkeypatch.setattr(postgres.PostgresDriver, "_commit", counted)

    def _seen(self, sql: str) -> None:
        self.count += sql == "COMMIT"
