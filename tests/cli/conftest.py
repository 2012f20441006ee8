"""One square for every test of a file."""

from collections.abc import Iterator

import pytest

from tests.cli.people import Square, square


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Square]:
    """A server with a pair that has agreed."""
    with square(tmp_path_factory.mktemp("square")) as made:
        yield made
