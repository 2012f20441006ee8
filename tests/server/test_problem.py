"""Refusals: one form, one table of codes, and nothing of what was asked in them or in the log."""

import asyncio
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quietroom.ground import canon
from quietroom.ground.errors import QuietroomError
from quietroom.server import faultlog, problem
from quietroom.server.headers import ALWAYS, OVER_HTTPS
from quietroom.server.problem import TABLE
from quietroom.server.refusal import NotFound
from tests.server.matrix import ROWS
from tests.server.stage import Stage, set_up
from tests.server.world import World

CANARY = "canary-7f3a9c-thinking-of-leaving"


@pytest.fixture
def stage(folder: Path) -> Iterator[Stage]:
    """A room, and everybody who might ask about it; streams end at once."""
    world = World(folder)
    world.app.state.shell.listeners.stop()
    yield set_up(world)
    world.close()


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """The log file of a running server."""
    path = tmp_path / "log"
    with faultlog.writing(path):
        path.touch()
        yield path


def _below(base: type[QuietroomError]) -> Iterator[type[QuietroomError]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _below(kind)


NEVER = {
    # raised before anything is served
    *("bad-key-file", "folder-in-use", "folder-not-ours", "no-such-host", "port-taken"),
    *("unsafe-to-serve", "unsafe-store", "not-ours", "newer-schema", "older-schema"),
    *("database-away", "database-not-owned"),
    # between this server and others, while nobody waits for an answer
    *("push-gone", "not-pushed"),
    # of the operator's copies, which no route makes
    *("nothing-to-copy", "place-taken"),
    # of those who open, follow the log, or hold a link: the server does none of it
    *("cannot-open", "bad-stamp", "wrong-unlock", "lineage-forked", "unknown-card"),
    *("invitation-proves-nothing", "invitation-unproven", "missing-tile", "too-few-witnesses"),
    *("fork", "smaller-head", "not-logged", "beyond-head"),
    # what the others of its kind derive from
    "try-again",
}


def test_every_code_is_in_the_table() -> None:
    """Each error that the server's modules know is told by the table, or is never raised there."""
    ours = {name for name in sys.modules if name.startswith("quietroom.server")}
    reached = {kind for kind in _below(QuietroomError) if _reached(kind, ours)}

    assert {kind.code for kind in reached} - NEVER - set(TABLE) == set()


def _reached(kind: type[QuietroomError], ours: set[str]) -> bool:
    return kind.__module__ in ours or any(kind in vars(sys.modules[name]).values() for name in ours)


def test_each_code_has_one_form(world: World) -> None:
    """A problem has exactly the members that the page names, and its own status."""
    for code, refusal in TABLE.items():
        kind = next(kind for kind in _below(QuietroomError) if kind.code == code)
        fault = kind(1) if code == "slow-down" else kind()  # type: ignore[arg-type]
        answer = problem.answer(fault)
        told = json.loads(answer.content)

        assert set(told) == {"type", "title", "status", "code", "detail"}
        assert (told["type"], told["status"]) == (f"urn:quietroom:{code}", answer.status_code)
        assert (answer.media_type, told["title"]) == (problem.MEDIA, refusal.title)
        assert all(told.values())


def test_what_is_not_there_is_told_alike() -> None:
    """Whatever message a `NotFound` was raised with, what is told is one constant."""
    assert problem.answer(NotFound(CANARY)).content == problem.answer(NotFound()).content


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/nowhere"), ("POST", "/healthz"), ("GET", "/api/me"), ("OPTIONS", "/api/me")],
)
def test_refusals_bear_the_headers(world: World, method: str, path: str) -> None:
    """What the outer layer adds stands on refusals too, once each."""
    answer = world.ask(method, path)
    found = [(name, value) for name, value in answer.headers.raw if (name, value) in ALWAYS]

    assert answer.is_client_error
    assert sorted(found) == sorted(ALWAYS)


def test_https_is_remembered_where_it_is_spoken(folder: Path) -> None:
    """Strict transport is asked for behind an https address, and there alone."""
    world = World(folder, public_url="https://rooms.example")
    https = OVER_HTTPS in world.get("/healthz").headers.raw
    world.close()

    assert https


def test_wrong_methods_are_told_which_are_right(world: World) -> None:
    """A route that does not take a method says which it takes."""
    answer = world.ask("PATCH", "/api/session")

    assert (answer.status_code, answer.json()["code"]) == (405, "wrong-method")
    assert "DELETE" in answer.headers["allow"]


def test_nothing_asked_comes_back(stage: Stage, log: Path) -> None:
    """A canary in every field, path, query and header stands in no answer and not in the log."""
    answers = [answer for cell in ROWS for answer in _with_canaries(stage, *cell)]
    told = [answer.content + str(answer.headers).encode() for answer in answers]

    assert len(answers) > 5 * len(ROWS)
    assert all(answer.is_client_error or answer.is_success for answer in answers)
    assert not [raw for raw in told if CANARY.encode() in raw]
    assert CANARY not in log.read_text()


def _with_canaries(stage: Stage, method: str, path: str) -> Iterator[Any]:
    named = re.sub(r"\{\w+\}", CANARY, path)
    real = stage.room + path.removeprefix("/api/rooms/{room}") if "{room}" in path else named
    headers = {"idempotency-key": CANARY, "x-canary": CANARY, "cookie": CANARY, "referer": CANARY}
    nested = dict.fromkeys(("kind", "token", "name", "email", "account", CANARY), CANARY)
    bodies: list[dict[str, Any]] = [
        {"content": CANARY.encode()},
        {"json": nested},
        {"json": CANARY},
        {"content": canon.encode([CANARY] * 4)},
        {"content": canon.encode([CANARY.encode()] * 7)},
    ]
    for at in {named, real}:
        for relation in ("nobody", "member"):
            for body in bodies:
                yield stage.world.ask(
                    method,
                    f"{at}?limit={CANARY}&{CANARY}={CANARY}",
                    stage.token(relation),
                    headers={**headers, "authorization": CANARY},
                    **body,
                )
    stage.world.forget_sessions()


def test_the_search_for_canaries_finds_one(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: a refusal that quotes what was sent is found by the same search."""
    monkeypatch.setattr(problem, "_UNREADABLE", f"cannot read {CANARY}")
    answers = _with_canaries(stage, "POST", "/api/invitations/look")

    assert any(CANARY in answer.text for answer in answers)


def test_a_fault_says_its_kind_and_place(
    world: World, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody foresaw is one constant to whoever asked, and one line without values here."""

    async def failing(*_: object) -> None:
        raise KeyError(CANARY)

    monkeypatch.setattr(world.store.identity, "me", failing)
    who = world.coordinator()
    answer = world.get("/api/me", who)

    assert (answer.status_code, answer.json()["code"]) == (500, "server-fault")
    assert CANARY not in answer.text
    assert re.fullmatch(r"\S+ \S+ KeyError at server/\w+\.py:\d+\n", log.read_text())


def test_a_fault_after_the_first_byte_stays_inside(
    world: World, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer that breaks is cut short; nothing of the fault reaches the process around it."""

    def failing(*_: object) -> None:
        raise RuntimeError(CANARY)

    token, sent = world.session(world.coordinator()), list[Any]()
    monkeypatch.setattr(world.store, "subscribe", failing)
    headers = [(b"host", b"localhost"), (b"authorization", b"Bearer " + token.encode())]
    world.run(_stream(world, headers, sent))

    assert [message["type"] for message in sent] == ["http.response.start"]
    assert re.search(r"RuntimeError at server/events.py:\d+", log.read_text())
    assert CANARY not in log.read_text()


async def _stream(world: World, headers: list[tuple[bytes, bytes]], sent: list[Any]) -> None:
    async def receive() -> Any:
        await asyncio.sleep(10)

    async def send(message: Any) -> None:
        sent.append(message)

    scope: Any = {"type": "http", "method": "GET", "path": "/api/events", "headers": headers}
    more = {"query_string": b"", "client": ("127.0.0.1", 1), "root_path": "", "scheme": "http"}
    await world.app({**scope, **more}, receive, send)  # type: ignore[arg-type]


def test_the_log_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A log that grows is cut, and one older file is kept."""
    monkeypatch.setattr(faultlog, "_BYTES", 5000)
    with faultlog.writing(tmp_path / "log"):
        for _ in range(300):
            problem.log(RuntimeError())
    kept = sorted(tmp_path.glob("log*"))

    assert [path.name for path in kept] == ["log", "log.1"]
    assert all(path.stat().st_size <= 5000 for path in kept)
