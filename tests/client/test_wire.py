"""Talking to a server that may be away, tired, hostile, or have forgotten who one is."""

from collections.abc import Iterator

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.client.refusal import BadAnswer, Refused, ServerAway
from quietroom.client.wire import LARGEST, Wire, decode_json
from quietroom.ground.errors import Malformed, QuietroomError
from tests.client.answers import Answer, Answers

URL = "http://localhost:8470"


class Flood(httpx.SyncByteStream):
    """A body without end."""

    PIECE = 1024 * 1024

    def __init__(self) -> None:
        self.sent = 0

    def __iter__(self) -> Iterator[bytes]:
        """Piece after piece."""
        while True:
            self.sent += self.PIECE
            yield bytes(self.PIECE)


def wire(answer: Answer) -> Wire:
    """A wire to a server that answers so."""
    return Wire(URL, lambda size: b"k" * size, Answers(answer))


def test_away() -> None:
    """A server that cannot be reached is said to be away."""

    def nobody(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    with pytest.raises(ServerAway):
        wire(nobody).get("/healthz")


@pytest.mark.parametrize("server", ["http://[", "http://\x00", "http://a:port"])
def test_no_address(server: str) -> None:
    """What is no address is refused in words."""
    with pytest.raises((Malformed, ServerAway)):
        Wire(server, bytes).get("/healthz")


def test_signs_in_again_once() -> None:
    """After a 401 it signs in again and asks again with the fresh token."""
    seen = list[str | None]()

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("Authorization"))
        return httpx.Response(200 if seen[-1] == "Bearer fresh" else 401, content=b"body")

    one = wire(answer)
    one.token = "stale"
    one.renew = lambda: setattr(one, "token", "fresh")

    assert one.get("/api/me") == b"body"
    assert seen == ["Bearer stale", "Bearer fresh"]


def test_signs_in_again_only_once() -> None:
    """A server that forgets at once is not asked for ever."""
    asked, renewed = list[str](), list[int]()

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return httpx.Response(401, json={"code": "not-signed-in", "title": "Sign in"})

    one = wire(answer)
    one.token = "stale"
    one.renew = lambda: renewed.append(1)

    with pytest.raises(Refused) as refused:
        one.get("/api/me")
    assert (refused.value.status, refused.value.reason) == (401, "not-signed-in")
    assert (len(asked), len(renewed)) == (2, 1)
    assert one.renew is not None


def test_a_refusal_while_signing_in_is_told_and_not_repeated() -> None:
    """What signs in is refused itself: no circle, and the way to sign in is kept."""
    one = wire(lambda _: httpx.Response(401))

    def renew() -> None:
        one.post_json("/api/sign-in/challenge", {})

    one.token, one.renew = "stale", renew

    with pytest.raises(Refused):
        one.get("/api/me")
    assert one.renew is renew


def test_an_answer_is_capped_as_it_arrives() -> None:
    """An answer without end is cut off, not gathered."""
    flood = Flood()

    with pytest.raises(BadAnswer):
        wire(lambda _: httpx.Response(200, stream=flood)).get("/log/checkpoint")
    assert flood.sent == LARGEST + Flood.PIECE


def test_the_largest_answer_is_taken() -> None:
    """The cap is no smaller than it says."""
    body = b"x" * LARGEST

    assert wire(lambda _: httpx.Response(200, content=body)).get("/x") == body


def test_nothing_on_the_way_packs_an_answer() -> None:
    """Answers are read as they come, so the client asks that they come unpacked."""
    asked = list[str]()

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers["Accept-Encoding"])
        return httpx.Response(200, content=b"")

    wire(answer).get("/x")

    assert asked == ["identity"]


@pytest.mark.parametrize(
    "raw",
    [b"{", b"\xff\xfe", b"[" * 100_000, b'{"a":' * 100_000, b"1" * 10_000, b"<html>", b"\x00"],
    ids=["cut", "bytes", "deep-array", "deep-object", "number", "html", "nul"],
)
def test_hostile_json(raw: bytes) -> None:
    """What is no JSON that a client takes is refused, however it is made."""
    with pytest.raises(BadAnswer):
        decode_json(raw)
    with pytest.raises(Refused) as refused:
        wire(lambda _: httpx.Response(500, content=raw)).get("/x")
    assert refused.value.reason == "http-500"


@given(st.integers(300, 599), st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_refusal_is_a_refusal(status: int, raw: bytes) -> None:
    """Whatever a problem says, one error comes of it."""
    with pytest.raises(QuietroomError) as refused:
        wire(lambda _: httpx.Response(status, content=raw)).get("/x")
    assert isinstance(refused.value, Refused)
    assert refused.value.status == status


def test_a_long_problem_is_cut() -> None:
    """A server cannot fill the screen with its refusal."""
    problem = {"code": "c" * 10_000, "detail": "d" * 10_000}

    with pytest.raises(Refused) as refused:
        wire(lambda _: httpx.Response(400, json=problem)).get("/x")
    assert len(refused.value.reason) <= 64
    assert len(str(refused.value)) <= 500


def test_a_redirect_is_not_followed() -> None:
    """A server cannot send a client, with its token, elsewhere."""
    asked = list[str]()

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        return httpx.Response(307, headers={"Location": "http://203.0.113.7/"})

    one = wire(answer)
    one.token = "secret"

    with pytest.raises(Refused):
        one.get("/api/me")
    assert asked == ["localhost"]


def test_a_key_only_where_asked() -> None:
    """A post that must happen once carries a key; the key is not in the address."""
    keys = list[str | None]()

    def answer(request: httpx.Request) -> httpx.Response:
        keys.append(request.headers.get("Idempotency-Key"))
        return httpx.Response(204)

    one = wire(answer)
    one.post("/x", b"")
    one.post("/x", b"", once=True)

    assert keys == [None, (b"k" * 16).hex()]
