"""A disk that is played from a trace, and what of it is left when the power goes."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from proofs._keeping import DATA

SECTOR = 512
"""Bytes that a disk writes whole or not at all."""

_TEXT = re.compile(r'"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Act:
    """One call of the trace: its name, the file, and what else is said of it."""

    call: str
    path: Path
    rest: str

    @property
    def data(self) -> bytes:
        """What is written."""
        match = _TEXT.search(self.rest)
        assert match, "a write without its data"
        return bytes.fromhex(match[1].replace("\\x", ""))


@dataclass
class Disk:
    """Files by number, names that lead to them, and what of both is not on the disk yet."""

    files: dict[int, bytearray]
    names: dict[str, int]
    current: dict[str, int] = field(default_factory=dict)
    written: list[tuple[int, int, bytes | None]] = field(default_factory=list)
    named: list[tuple[str, int | None]] = field(default_factory=list)

    def take(self, act: Act) -> None:
        """Take one call on the data folder."""
        name = act.path.name
        if act.call == "openat":
            if "O_CREAT" in act.rest and name not in self.current:
                self.files[len(self.files)] = bytearray()
                self._name(name, len(self.files) - 1)
        elif act.call == "unlink":
            self._name(name, None)
        elif act.call in ("fsync", "fdatasync"):
            self._sync(name)
        elif act.call == "ftruncate":
            self.written.append((self.current[name], int(act.rest.strip(", ")), None))
        else:
            assert act.call == "pwrite64", f"a call of which this proof knows nothing: {act.call}"
            offset = int(act.rest.rpartition(",")[2])
            self.written.append((self.current[name], offset, act.data))

    def cut(self, chance: random.Random) -> dict[str, bytes]:
        """What is found after the power went."""
        files = {number: bytearray(body) for number, body in self.files.items()}
        for number, offset, data in self.written:
            for at, part in _torn(offset, data, chance):
                _put(files[number], at, part)
        names: dict[str, int | None] = dict(self.names)
        names.update(one for one in self.named if chance.random() < 0.5)
        return {name: bytes(files[number]) for name, number in names.items() if number is not None}

    def _name(self, name: str, number: int | None) -> None:
        self.named.append((name, number))
        self.current.pop(name, None)
        if number is not None:
            self.current[name] = number

    def _sync(self, name: str) -> None:
        if name == DATA:
            self.names, self.named = dict(self.current), []
            return
        number = self.current[name]
        for one, offset, data in self.written:
            if one == number:
                _put(self.files[number], offset, data)
        self.written = [one for one in self.written if one[0] != number]


def _torn(
    offset: int, data: bytes | None, chance: random.Random
) -> Iterator[tuple[int, bytes | None]]:
    """What came through of one write: all, nothing, or some sectors of it."""
    luck = chance.random()
    if luck < 0.4:
        yield offset, data
    elif luck < 0.6 and data is not None:
        first = SECTOR - offset % SECTOR
        edges = [0, *range(first, len(data), SECTOR), len(data)]
        for start, end in pairwise(edges):
            if chance.random() < 0.5:
                yield offset + start, data[start:end]


def _put(body: bytearray, offset: int, data: bytes | None) -> None:
    if data is None:
        del body[offset:]
    if len(body) < offset:
        body.extend(bytes(offset - len(body)))
    if data is not None:
        body[offset : offset + len(data)] = data
