"""The same acts twice, once with concerns among them and once without: nobody sees which is which.

Everybody but the raiser and the ombuds is watched: a coordinator, a second one, a member without a
part in it, and the one whom the concern is about. Of each every answer is taken, in status,
headers, order and size; beside it the events, the mails and what is to be
mailed, the log, and every line that the server writes. What is drawn at random in both runs - ids,
hashes, keys - is called by the order in which it first appears.

Source: spec/concern.md section 8.
"""

import json
import logging
import os
import random
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
from litestar.routes import HTTPRoute

from quietroom.ground import canon
from quietroom.server.folder import DATABASE
from tests.promises.two_run_acts import ACTS, CONCERNS, Play
from tests.server.world import World

_HEX = re.compile(r"[0-9a-f]{32,}")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{40,}={0,2}")


@dataclass
class View:
    """What somebody is shown: by which request or other way, and all of it."""

    whose: str
    what: str
    seen: str


class Watch:
    """What everybody who is watched is shown in one run."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.views: list[View] = []
        self._names: dict[str, str] = {}
        self._news = {
            name: play.world.store.subscribe(play.tenant.id, who.account)
            for name, who in play.watched.items()
        }

    def answered(self, what: str, answer: httpx.Response) -> None:
        """What a coordinator was answered."""
        self._take("coordinator", what, answer)

    def look(self, whose: str, alone: bool = False) -> None:
        """Everything that somebody is shown. `alone`: what needs no id of anything."""
        who = self.play.watched[whose]
        for called, path in self._paths(alone):
            self._take(whose, called, self.play.world.get(path, who))
        self._take_events(whose)

    def end(self) -> None:
        """All that all who are watched are shown, and what lies beside it."""
        for whose in self.play.watched:
            self.look(whose)
        for news in self._news.values():
            news.close()
        self._take_tables()

    def _paths(self, alone: bool) -> Iterator[tuple[str, str]]:
        """Every path that can be read: what it is called, and as it is asked for."""
        play = self.play
        everybody = (*play.watched.values(), play.ombuds, play.raiser)
        cards = [one.card.hash.hex() for one in everybody]
        ids = [two.room.id.hex() for two in play.rooms]
        turn = play.turns[-1].hex() if play.turns else os.urandom(16).hex()
        filled = {"room": ids, "card": cards, "turn": [turn], "place": ["entries/000.p/1"]}
        for route in self.play.world.app.routes:
            if not isinstance(route, HTTPRoute) or "GET" not in route.methods:
                continue
            path = route.path_format
            if path == "/api/events" or (alone and "{" in path):
                continue
            names = re.findall(r"\{(\w+)\}", path)
            options = [filled.get(name, ["0" * 32]) for name in names]
            for nth, first in enumerate(options[0] if options else [""]):
                given = {name: values[0] for name, values in zip(names, options, strict=True)}
                named = path.format_map({**given, **({names[0]: first} if names else {})})
                yield f"{path} {nth}", named

    def _take(self, whose: str, what: str, answer: httpx.Response) -> None:
        told = [answer.status_code, sorted(answer.headers.multi_items()), self._body(answer)]
        self.views.append(View(whose, what, self.named(json.dumps(told))))

    def _body(self, answer: httpx.Response) -> Any:
        kind = answer.headers.get("content-type", "")
        if "json" in kind:
            return answer.json()
        if kind == "application/cbor":
            return _plain(canon.decode(answer.content))
        return answer.content.decode("latin-1") if "text" in kind else len(answer.content)

    def _take_events(self, whose: str) -> None:
        news = self._news[whose]
        while news.waiting:
            event = next(iter(news.waiting))
            del news.waiting[event]
            told = f"{event.kind} {(event.id or b'').hex()}"
            self.views.append(View(whose, "event", self.named(told)))

    def _take_tables(self) -> None:
        """What waits to be mailed or told, to everybody but the two, and how the log stands."""
        play = self.play
        own = {one.account for one in (play.raiser, play.ombuds, play.nameless)}
        base = sqlite3.connect(self.play.world.config.data / DATABASE)
        for what, columns in (
            ("mail", "recipient, kind, created, tries, due, language, length(link)"),
            ("knock", "account, fresh, due, address"),
            ("letter", "recipient, time, length(sealed)"),
            ("log_head", "tenant, size"),
            ("face", "room, words, state, time"),
        ):
            ask = f"SELECT {columns} FROM {what} WHERE tenant = ?"
            rows = [row for row in base.execute(ask, (play.tenant.id,)) if _beside(row[0], own)]
            # Ids differ from run to run; how many rows there are, and what they say, must not.
            told = [[one for one in row if not isinstance(one, bytes)] for row in rows]
            self.views.append(View("the server", what, repr(sorted(map(repr, told)))))
        base.close()

    def named(self, text: str) -> str:
        """The text with this run's own names and random values called by their places."""
        text = text.replace(self.play.tenant.host, "HOST")
        for found in (_HEX, _BASE64):
            text = found.sub(self._name, text)
        return text

    def _name(self, found: re.Match[str]) -> str:
        value = found[0]
        return self._names.setdefault(value, f"<{len(self._names)}:{len(value)}>")


def _beside(whose: Any, own: set[bytes]) -> bool:
    return whose not in own and whose not in ("raiser@example.org", "ombuds@example.org")


def _plain(value: Any) -> Any:
    """Bytes of ids and hashes as hex, longer ones by their length; all else as it is."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, bytes):
        return value.hex() if len(value) in (16, 32) else f"{len(value)} bytes"
    return value


@contextmanager
def _lines(found: list[str]) -> Iterator[None]:
    """Every line that anything writes down."""

    class Take(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(f"{record.name} {record.levelname} {record.getMessage()}")

    handler, root, own = Take(), logging.getLogger(), logging.getLogger("quietroom")
    level = own.level
    own.setLevel(logging.INFO)
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)
        own.setLevel(level)


def run(world: World, seed: int, steps: int, with_concerns: bool) -> list[View]:
    """Play one sequence, in a tenant of its own. Returns all that was seen."""
    draw, lines = random.Random(seed), list[str]()
    with _lines(lines):
        host = f"{os.urandom(8).hex()}.example"
        play = Play(world, world.new_tenant(host), with_concerns)
        play.begin()
        watch = Watch(play)
        for _ in range(steps):
            # Both runs draw the same, whether or not the concerns among it are played.
            wanted = [draw.choice(CONCERNS) for _ in range(draw.choice((0, 1, 1, 2)))]
            for name in wanted:
                play.complain(name, draw.random())
            name = draw.choice(ACTS)
            answer = play.act(name, draw.random())
            if answer is not None:
                watch.answered(f"answer to {name}", answer)
            watch.look("coordinator", alone=True)
        play.complain("raise", draw.random())
        watch.end()
    kept = [watch.named(line) for line in lines]
    return [*watch.views, View("the server", "lines", json.dumps(kept))]


def differences(world: World, seed: int, steps: int) -> tuple[list[str], int]:
    """What differs between the two runs of a sequence, and how many views were compared."""
    first, second = (run(world, seed, steps, concerns) for concerns in (True, False))
    found = [
        f"{one.whose}: {one.what}"
        for one, other in zip(first, second, strict=False)
        if (one.whose, one.what, one.seen) != (other.whose, other.what, other.seen)
    ]
    if len(first) != len(second):
        found.append(f"{len(first)} views, and {len(second)} without a concern")
    return found, min(len(first), len(second))
