"""What calendar programmes fetch: put by its person, checked, served to who has the address."""

import os
import sqlite3
from pathlib import Path

import httpx

from quietroom.meeting.feed import MOST, key_of
from quietroom.server.folder import DATABASE
from tests.server.world import World
from tests.store.actors import Actor

PATH = "/api/feed"
TEXT = "BEGIN:VCALENDAR\r\nSUMMARY:Meeting\r\nEND:VCALENDAR\r\n"


def _given(token: bytes, text: str = TEXT, begins: bool = True) -> dict[str, str | bool]:
    return {"address": key_of(token).hex(), "text": text, "begins": begins}


def _put(world: World, who: Actor, said: dict[str, str | bool]) -> httpx.Response:
    return world.ask("PUT", PATH, who, json=said)


def test_a_feed(world: World, folder: Path) -> None:
    """One of each account; without a session; by a hash in the table."""
    boss = world.coordinator()
    one, other = world.person(boss, "One"), world.person(boss, "Other")
    mine, theirs = os.urandom(32), os.urandom(32)
    _put(world, one, _given(os.urandom(32))).raise_for_status()
    _put(world, one, _given(mine)).raise_for_status()
    _put(world, other, _given(theirs)).raise_for_status()
    taken = _put(world, other, _given(mine))
    served = world.get(f"/feed/{mine.hex()}.ics")
    with sqlite3.connect(folder / DATABASE) as database:
        rows = database.execute("SELECT address FROM feed").fetchall()
    _put(world, one, _given(mine, "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", False)).raise_for_status()
    changed = world.get(f"/feed/{mine.hex()}.ics")
    gone = world.ask("DELETE", PATH, one)
    back = _put(world, one, _given(mine, begins=False))
    not_mine = _put(world, one, _given(theirs, begins=False))

    assert (served.status_code, served.text) == (200, TEXT)
    assert served.headers["content-type"].startswith("text/calendar")
    assert taken.json()["code"] == "conflict"
    assert changed.text != TEXT
    assert (back.status_code, not_mine.status_code) == (404, 404)
    assert {row[0] for row in rows} == {key_of(mine), key_of(theirs)}
    assert gone.status_code == world.ask("DELETE", PATH, one).status_code == 204
    assert world.get(f"/feed/{theirs.hex()}.ics").status_code == 200
    nothing = world.get(f"/feed/{os.urandom(32).hex()}.ics")
    for path in (f"{mine.hex()}.ics", mine.hex(), f"{key_of(theirs).hex()}.ics", "x.ics"):
        answer = world.get(f"/feed/{path}")
        assert (answer.status_code, answer.content) == (404, nothing.content)


def test_nothing_after_an_erasure(world: World, folder: Path) -> None:
    """Who is erased has no feed any more, at its address and in the table."""
    gone, token = world.person(world.coordinator(), "Gone"), os.urandom(32)
    _put(world, gone, _given(token)).raise_for_status()
    world.post("/api/me/erase", gone, {"receipt": os.urandom(16).hex()}).raise_for_status()
    with sqlite3.connect(folder / DATABASE) as database:
        rows = database.execute("SELECT 1 FROM feed").fetchall()

    assert rows == []
    assert world.get(f"/feed/{token.hex()}.ics").status_code == 404


def test_what_is_no_feed(world: World) -> None:
    """A title, a name, or more than a feed may hold is refused, and nothing of it is served."""
    one, token = world.coordinator(), os.urandom(32)
    named = TEXT.replace("Meeting", "Meeting with Jonas")
    long = TEXT.replace("SUMMARY", "SUMMARY:Meeting\r\nSUMMARY" * (MOST // 20))
    refused = [_put(world, one, _given(token, text)) for text in (named, "", long)]

    assert [one.status_code for one in refused] == [400, 400, 413]
    assert world.get(f"/feed/{token.hex()}.ics").status_code == 404
