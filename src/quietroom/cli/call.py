"""One call of the command line: what was asked, who asks, and how the answer is said.

Results go to standard output, one object a line with --json; all else goes to standard error.

Source: docs/guides/command-line.md.
"""

import json
import os
import secrets
import stat
import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ..client import identity, invitation, keeping, renewal, telling
from ..client.home import Home, hex_id
from ..client.keeping import Gone
from ..client.members import rooms
from ..client.memory import Memory
from ..client.room import Room
from ..client.session import Edge, Session
from ..client.wire import Wire
from ..ground.errors import QuietroomError
from .ending import BadInput

HOME = "QUIETROOM_HOME"
"""The environment variable that names a person's folder. It holds a path and no secret."""


@dataclass
class Call:
    """A call with its arguments. `ended`: whether its last JSON object was said.

    `held`: what is let go when the call is over, as the person's folder.
    """

    args: Namespace
    ended: bool = False
    held: ExitStack = field(default_factory=ExitStack)

    @cached_property
    def edge(self) -> Edge:
        """The person's folder, the machine's clock, its randomness."""
        return Edge(Home(home_of(self.args.home)), lambda: int(time.time()), secrets.token_bytes)

    @cached_property
    def session(self) -> Session:
        """The person, unlocked and signed in; on a new device, by the sheet with their kit."""
        sheet = self.unlocking
        if not self.edge.home.exists() and {"server", "account"} <= sheet.keys():
            self.held.enter_context(self.edge.home.locked())
            account = hex_id(sheet["account"], "account on the kit")
            return identity.restore(sheet["server"], account, sheet["kit"], self.edge)
        server, _, _ = identity.read_person(self.edge.home)
        wire = Wire(self.args.server or server, self.edge.entropy)
        # Two calls at once would each write down what they read, one behind the other.
        self.held.enter_context(self.edge.home.locked())
        return identity.enter(self.edge, sheet["kit"], wire)

    @cached_property
    def memory(self) -> Memory:
        """What the person wrote to themself, also on another device."""
        memory = Memory(self.session)
        # Before anything is sealed to them: did whoever came by a link of mine hold that link?
        invitation.settle(self.session, memory)
        self._settle(memory)
        self._forget()
        return memory

    def _forget(self) -> None:
        """Let go of rooms whose last day is over; the server is asked when there may be one."""
        if keeping.due(self.session):
            self.destroyed()

    def destroyed(self) -> list[Gone]:
        """The rooms that the server destroyed, forgotten here too; say so where it was early."""
        try:
            found = keeping.forget(self.session)
        except QuietroomError as fault:
            self.tell(f"What was destroyed could not be asked: {fault} ({fault.code})")
            return []
        for gone in found:
            if gone.early:
                self.tell(
                    f"The server says that it destroyed room {gone.room.hex()[:12]}, before the day"
                    " that this device knows of: what is here stays here."
                )
        return found

    def _settle(self, memory: Memory) -> None:
        """Tell the other of what was reported once the date has come, whatever this call is for."""
        try:
            for said in telling.settle_all(self.session, memory):
                self.tell(f"The other was told of your report {said.id.hex()[:12]}.")
        except QuietroomError as fault:
            self.tell(f"The other could not yet be told of a report: {fault} ({fault.code})")

    def room(self) -> Room:
        """The room that the call names by the beginning of its id."""
        known = [ident for ident, _, _ in rooms(self.session)]
        ident = self.one(known, self.args.room, "room")
        room = Room(self.session, self.memory, ident)
        self._open_answer(room)
        return room

    def _open_answer(self, room: Room) -> None:
        """Open this person's answer whether they go on, once both are in, whatever this is for."""
        try:
            renewal.settle(room)
        except QuietroomError as fault:
            self.tell(f"Your answer could not be shown yet: {fault} ({fault.code})")

    def all_rooms(self) -> list[Room]:
        """Every room of this person that both have joined."""
        return [
            Room(self.session, self.memory, ident)
            for ident, members, _ in rooms(self.session)
            if len(members) == 2
        ]

    def one(self, known: Sequence[bytes], prefix: str, what: str) -> bytes:
        """The one of these ids that begins so. Raises `BadInput`."""
        found = [ident for ident in known if ident.hex().startswith(prefix.lower())]
        if len(found) != 1:
            raise BadInput(f"{len(found)} ids of a {what} begin so: write more of it")
        return found[0]

    def room_of(self, entry: str) -> Room:
        """The room that holds the entry whose id begins so."""
        for room in self.all_rooms():
            if any(line.hash.hex().startswith(entry.lower()) for line in room.lines):
                return room
        raise BadInput("no entry of yours begins so: `quietroom read` shows their ids")

    @cached_property
    def unlocking(self) -> dict[str, str]:
        """The kit or passphrase as "kit", and what else stands on its sheet.

        From a file that others may not read, or from standard input, once.
        """
        if self.args.unlock_from is None:
            raise BadInput("name the file with your kit or passphrase: --unlock-from FILE")
        if self.args.unlock_from == "-":
            return sheet_in(_decoded(sys.stdin.buffer.read(), "what was typed"))
        return sheet_in(secret_in(Path(self.args.unlock_from)))

    def text(self) -> str:
        """The words to say, from a file or from standard input; never an argument."""
        source = self.args.words
        if source in (None, "-"):
            return _decoded(sys.stdin.buffer.read(), "the text").strip()
        return text_in(Path(source)).strip()

    def give(self, line: str, **fields: Any) -> None:
        """One result."""
        print(json.dumps(fields) if self.args.json else line, flush=True)

    def end(self, ok: bool) -> None:
        """The last object of a call that answers in JSON."""
        self.ended = True
        print(json.dumps({"event": "end", "ok": ok}), flush=True)

    def tell(self, line: str) -> None:
        """Something beside the result."""
        print(line, file=sys.stderr, flush=True)


def home_of(given: str | None) -> Path:
    """The folder named, else the one in the environment, else the usual one."""
    named = given or os.environ.get(HOME)
    if named:
        return Path(named)
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "quietroom"


def secret_in(path: Path) -> str:
    """The text of a file that others must not read. Raises `BadInput`."""
    if path.exists() and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise BadInput(f"others can read {path}: chmod 600 it, then try again")
    return text_in(path)


def text_in(path: Path) -> str:
    """The text of a file that the call names, in UTF-8. Raises `BadInput`."""
    try:
        raw = path.read_bytes()
    except OSError as fault:
        raise BadInput(f"{path} cannot be read ({fault.strerror}): name another file") from fault
    return _decoded(raw, str(path))


def _decoded(raw: bytes, what: str) -> str:
    # The fault holds all that was read, so it must not become the context of the error raised.
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        bad = fault.start
    raise BadInput(f"{what} is not UTF-8 (byte {bad}): save it as UTF-8")


def sheet_in(text: str) -> dict[str, str]:
    """The fields of a printed sheet; a text without any is the kit or passphrase itself."""
    lines = (line.partition(":") for line in text.splitlines())
    fields = {name: value.strip() for name, colon, value in lines if colon}
    return fields if "kit" in fields else {"kit": text.strip()}
