"""The outbox: what was sealed stays until the server has answered, and goes as it was sealed."""

import os
from pathlib import Path

import httpx
import pytest

from quietroom.client.home import Home
from quietroom.client.place import AGAIN, Place, Waits, send_all
from quietroom.client.refusal import Refused
from quietroom.client.wire import Wire
from quietroom.ground import canon
from tests.client.answers import Answers

PATH, PLACE = "/api/notebook/items", b"p" * 16


class Desk:
    """A server that answers every post with `status`, after those that are listed; or is away."""

    def __init__(self, folder: Path) -> None:
        self.status: int | None = None
        self.statuses: list[int] = []
        self.got: list[tuple[str, bytes]] = []
        self.home = Home(folder)
        self.wire = Wire("http://localhost:8470", os.urandom, Answers(self._answer))

    def _answer(self, request: httpx.Request) -> httpx.Response:
        if self.status is None:
            raise httpx.ConnectError("away")
        self.got.append((request.url.path, request.content))
        return httpx.Response(self.statuses.pop(0) if self.statuses else self.status)

    def taken(self, *statuses: int) -> list[bytes]:
        """What the server took of the requests that it answered with these."""
        return [body for (_, body), each in zip(self.got, statuses, strict=True) if each < 300]

    def post(self, body: bytes) -> None:
        """Post something, as a client in a run of its own."""
        Place(self.wire, self.home, PATH, PLACE).post(body)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A server that is away."""
    return Desk(tmp_path)


def test_away_stays_and_goes_later(desk: Desk) -> None:
    """What could not be sent is sent by a later run, byte for byte, once."""
    with pytest.raises(Waits, match="waits in your folder"):
        desk.post(b"sealed words")
    waiting = desk.home.names("outbox")
    desk.status = 204
    send_all(desk.wire, desk.home)
    send_all(desk.wire, desk.home)

    assert len(waiting) == 1
    assert desk.got == [(PATH, b"sealed words")]
    assert desk.home.names("outbox") == []


def test_in_the_order_in_which_they_were_sealed(desk: Desk) -> None:
    """A writer may have no gap, so what waits goes in its order, also past ten."""
    bodies = [b"%d" % number for number in range(12)]
    for body in bodies:
        with pytest.raises(Waits):
            desk.post(body)
    desk.status = 204
    send_all(desk.wire, desk.home)

    assert [body for _, body in desk.got] == bodies


def test_acknowledged_is_gone(desk: Desk) -> None:
    """Nothing stays of what the server took."""
    desk.status = 200
    desk.post(b"sealed")

    assert desk.home.names("outbox") == []


def test_refused_is_gone_and_told(desk: Desk) -> None:
    """What the server will never take is not sent again; who wrote it is told."""
    desk.status = 409
    with pytest.raises(Refused):
        desk.post(b"sealed")

    assert desk.home.names("outbox") == []


@pytest.mark.parametrize("status", AGAIN)
def test_not_now_stays(desk: Desk, status: int) -> None:
    """A server that is full, busy, or does not know me now may take the same bytes later."""
    desk.status = status
    with pytest.raises(Refused):
        desk.post(b"sealed")
    with pytest.raises(Waits):
        send_all(desk.wire, desk.home)
    desk.status = 204
    send_all(desk.wire, desk.home)

    assert [body for _, body in desk.got] == [b"sealed"] * 3
    assert desk.home.names("outbox") == []


@pytest.mark.parametrize("status", AGAIN)
def test_nothing_overtakes(desk: Desk, status: int) -> None:
    """Behind what the server does not take now everything waits: a writer may have no gap."""
    for body in (b"one", b"two", b"three"):
        with pytest.raises(Waits):
            desk.post(body)
    desk.status, desk.statuses = 204, [204, status]
    with pytest.raises(Waits):
        send_all(desk.wire, desk.home)
    send_all(desk.wire, desk.home)

    assert desk.taken(204, status, 204, 204) == [b"one", b"two", b"three"]
    assert desk.home.names("outbox") == []


def test_what_waits_goes_before_what_is_posted(desk: Desk) -> None:
    """After a full disk the next words of a session do not arrive before the ones that wait."""
    desk.status = 507
    with pytest.raises(Refused):
        desk.post(b"one")
    with pytest.raises(Waits):
        desk.post(b"two")
    desk.status = 204
    desk.post(b"three")

    assert desk.taken(507, 507, 204, 204, 204) == [b"one", b"two", b"three"]
    assert desk.home.names("outbox") == []


def test_refused_later_is_let_go_and_the_rest_is_sent(desk: Desk) -> None:
    """What is refused by now does not hold up what waits behind it, nor the session."""
    for body in (b"one", b"two"):
        with pytest.raises(Waits):
            desk.post(body)
    desk.status = 409
    send_all(desk.wire, desk.home)

    assert [body for _, body in desk.got] == [b"one", b"two"]
    assert desk.home.names("outbox") == []


def test_still_away_keeps_all(desk: Desk) -> None:
    """Trying again while the server is away loses nothing."""
    for body in (b"one", b"two"):
        with pytest.raises(Waits):
            desk.post(body)
    with pytest.raises(Exception, match="cannot be reached"):
        send_all(desk.wire, desk.home)

    assert len(desk.home.names("outbox")) == 2


def test_a_file_that_a_crash_left_aside_is_not_sent(desk: Desk) -> None:
    """Only what was written whole goes out."""
    desk.home.write("outbox/00000000-aa", canon.encode([PATH, b"whole"]))
    (desk.home.folder / "outbox" / ".00000001-bb.new").write_bytes(b"ha")
    desk.status = 204
    send_all(desk.wire, desk.home)

    assert [body for _, body in desk.got] == [b"whole"]
