"""What an officer's check does not leave to whoever calls it."""

import pytest

from quietroom.duty import open as duty
from quietroom.duty.beside import FalseReport
from quietroom.room import envelope, granted
from tests.rules.duty.plays import _Log, _People
from vectors.make.duty.cast import ENTRY, OFFICER, SAID, Sent
from vectors.make.duty.reports import _other


@pytest.mark.parametrize("raw", [SAID, _other()], ids=["twin", "another"])
def test_an_entry_under_another_hash(raw: bytes) -> None:
    """An envelope that stands under the hash of another one is not taken for it."""
    given = Sent().given()
    found = {ENTRY: envelope.parse(raw)}
    log, people = _Log(given["leaves"]), _People(given["people"])  # type: ignore[arg-type]
    read = granted.parse(bytes.fromhex(str(given["grant"])))
    me = frozenset([OFFICER.card])
    if raw == SAID:
        assert duty.check(read, found, me, people, log).entries
        return

    with pytest.raises(FalseReport):
        duty.check(read, found, me, people, log)
