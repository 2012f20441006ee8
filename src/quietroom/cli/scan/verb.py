"""The verb `quietroom scan`: searches, says what was found, and ends with the code for it."""

import json
import os
import sys
from pathlib import Path
from typing import TextIO

from ...client.words_file import read_text
from ...ground.errors import QuietroomError
from .folder import Hit, Progress, search
from .needles import Needles

NOTHING, FOUND, BAD_INPUT, ENVIRONMENT = 0, 1, 3, 5


def run(folder: Path, words: Path, as_json: bool, out: TextIO) -> int:
    """Look for every run of 20 characters of the file `words` in every file below `folder`.

    Writes a line `PATH offset N encoding E` for each find to `out`, or one JSON object a line and
    one for the end; what else is to be said goes to standard error. Returns 0 when nothing was
    found, 1 when something was, 3 when `words` cannot be used, and 5 when `folder` cannot be read
    or, though nothing was found, some of it could not be searched.
    """
    said, progress = _Said(as_json, out), Progress()
    try:
        hits = search(folder, Needles.runs(read_text(words)), progress)
    except QuietroomError as fault:
        return said.end(BAD_INPUT, str(fault))
    except OSError as fault:
        reason = fault.strerror or "it is no folder"
        return said.end(ENVIRONMENT, f"the folder cannot be read ({reason}): name another")
    for hit in hits:
        said.hit(hit)
    for path, because in progress.unsearched.items():
        said.unsearched(path, because)
    return said.end(_code(said.hits, progress), _summary(said.hits, progress))


def _code(hits: int, progress: Progress) -> int:
    if hits:
        return FOUND
    return ENVIRONMENT if progress.unsearched else NOTHING


def _summary(hits: int, progress: Progress) -> str:
    left = f", {len(progress.unsearched)} not wholly searched" if progress.unsearched else ""
    found = f"found in {hits} places" if hits else "nothing found"
    return f"scan: {found} ({progress.files} files, {progress.size} bytes{left})"


class _Said:
    """Says what was found, in lines or in JSON."""

    def __init__(self, as_json: bool, out: TextIO) -> None:
        self._json = as_json
        self._out = out
        self.hits = 0

    def hit(self, hit: Hit) -> None:
        self.hits += 1
        path = _shown(hit.path)
        fields = {"path": path, "offset": hit.offset, "encoding": hit.encoding}
        line = f"{path} offset {hit.offset} encoding {hit.encoding}"
        self._give(json.dumps({"event": "hit", **fields}) if self._json else line)

    def unsearched(self, path: Path, because: str) -> None:
        if self._json:
            fields = {"event": "unsearched", "path": _shown(path), "because": because}
            self._give(json.dumps(fields))
        self._tell(f"{_shown(path)} was not wholly searched: {because}")

    def end(self, code: int, sentence: str) -> int:
        if self._json:
            self._give(json.dumps({"event": "end", "ok": code == NOTHING, "text": sentence}))
        self._tell(sentence)
        return code

    def _give(self, line: str) -> None:
        print(line, file=self._out, flush=True)

    def _tell(self, line: str) -> None:
        print(line, file=sys.stderr, flush=True)


def _shown(path: Path) -> str:
    """A path on one line, whatever bytes it is made of."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)
