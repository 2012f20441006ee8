"""One town for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quietroom.ground.digest import sha256
from tests.journeys.town import Town


def _cheap(secret: bytes, salt: bytes) -> bytes:
    return sha256(salt + secret)


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """A server with a coordinator; passphrases are stretched at no cost.

    What stretching costs is tested where it is the point: tests/rules/identity and test_identity.
    """
    monkeypatch.setattr("quietroom.identity.unlock.stretch", _cheap)
    made = Town(tmp_path)
    yield made
    made.close()
