"""A record for whoever took courses and met: what they choose of it, as text.

Nobody signs it, and it says so. Source: spec/guidance.md section 7.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

_SAID = {
    "en": (
        "Mentoring: a record",
        "Courses finished",
        "Meetings",
        "Together: {}",
        "Made with Quietroom on {} by the person it is about. It is signed by no programme.",
    ),
    "fr": (
        "Mentorat : un relevé",
        "Cours terminés",
        "Rencontres",
        "En tout : {}",
        "Fait avec Quietroom le {} par la personne dont il s’agit. Aucun programme ne l’a signé.",
    ),
}


@dataclass(frozen=True, slots=True)
class Met:
    """One meeting: its day, and how long it was."""

    day: date
    minutes: int


@dataclass(frozen=True, slots=True)
class Record:
    """What somebody chose: a name or none, courses by title with their day or none, meetings."""

    name: str | None
    courses: Sequence[tuple[str, date | None]]
    met: Sequence[Met]
    made: date

    def text(self, language: str) -> str:
        """The record as plain text in one of our languages."""
        title, finished, meetings, together, note = _SAID[language]
        lines = [title, *([self.name] if self.name else [])]
        if self.courses:
            lines += ["", finished]
            lines += [f"- {name}{'' if day is None else f', {day}'}" for name, day in self.courses]
        if self.met:
            lines += ["", meetings]
            lines += [f"- {one.day}, {_length(one.minutes)}" for one in self.met]
            lines.append(together.format(_length(sum(one.minutes for one in self.met))))
        return "\n".join([*lines, "", note.format(self.made), ""])


def _length(minutes: int) -> str:
    return f"{minutes // 60} h {minutes % 60} min"
