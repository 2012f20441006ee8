"""Numbered checks, printed as they happen, and the line that ends a demonstration.

Source: docs/guides/demo.md.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TextIO

from ...client.refusal import Lied
from ...ground.errors import QuietroomError


@dataclass
class Checks:
    """Counts checks and says each as a line, or as a JSON object where a machine listens."""

    as_json: bool = False
    out: TextIO = field(default_factory=lambda: sys.stdout)
    count: int = 0
    failed: list[str] = field(default_factory=list)

    def say(self, sentence: str = "") -> None:
        """A line of the story."""
        self._emit({"event": "said", "text": sentence}, sentence)

    def that(self, sentence: str, found: bool) -> None:
        """One check: `sentence` says what must be so, `found` whether it is."""
        self.count += 1
        if not found:
            self.failed.append(sentence)
        told = "ok" if found else "FAILED"
        fields = {"event": "check", "number": self.count, "ok": found, "text": sentence}
        self._emit(fields, f"check {self.count:02d} {told}: {sentence}")

    def refuses(self, sentence: str, code: str, act: Callable[[], object]) -> None:
        """One check: `act` must end in the refusal with this code."""
        found = refusal_of(act)
        self.that(f"{sentence} ({code})", found == code)

    def end(self) -> int:
        """Say the last line. Returns the exit code."""
        ok = not self.failed
        last = f"demo: ok ({self.count} checks)"
        if not ok:
            last = f"demo: FAILED ({len(self.failed)} of {self.count}): {self.failed[0]}"
        if not self.as_json:
            self._emit({}, last)
        else:
            self._emit({"event": "end", "ok": ok, "checks": self.count}, last)
        return 0 if ok else 1

    def scene(self, title: str) -> None:
        """A part of the story begins."""
        self._emit({"event": "scene", "text": title}, f"\n-- {title}")

    def door(self, role: str, name: str, url: str) -> None:
        """The link by which a browser enters as somebody."""
        fields: dict[str, object] = {"event": "link", "as": role, "name": name, "url": url}
        self._emit(fields, f"As {name} ({role}) in a browser: {url}")

    def _emit(self, fields: dict[str, object], line: str) -> None:
        print(json.dumps(fields) if self.as_json else line, file=self.out, flush=True)


def refusal_of(act: Callable[[], object]) -> str | None:
    """The code with which an act is refused - by a rule, the server, or as a lie - or none."""
    try:
        act()
    except Lied as lie:
        return lie.fault.code
    except QuietroomError as fault:
        return str(getattr(fault, "reason", fault.code))
    return None
