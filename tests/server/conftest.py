"""A server for every test, and one with people in it for tests that change nothing of them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from quietroom.server.folder import DATABASE
from quietroom.server.store.migrate import prepare_sqlite
from tests.server.world import World


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its tables, made once."""
    path = tmp_path_factory.mktemp("template") / DATABASE
    prepare_sqlite(path)
    return path


@pytest.fixture
def folder(tmp_path: Path, template: Path) -> Path:
    """A data folder with an empty database."""
    shutil.copy(template, tmp_path / DATABASE)
    return tmp_path


@pytest.fixture
def world(folder: Path) -> Iterator[World]:
    """A server in this process, with nobody in it."""
    made = World(folder)
    yield made
    made.close()
