"""What a coordinator does from a client until there is a board: invite, pair, see what is declared.

Source: spec/openapi.yaml.
"""

from dataclasses import dataclass
from typing import Any

from .session import Session


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair as the coordinator sees it: names, since when open (seconds since 1970), state."""

    mentor: str
    mentee: str
    opened: int | None
    state: str


def people(session: Session) -> dict[str, str]:
    """Who has joined: person id by name."""
    rows = session.wire.get_json("/api/programme/people")
    return {row["name"]: row["person"] for row in rows if row["joined"]}


def pair(session: Session, mentor: str, mentee: str) -> bytes:
    """Make a pair of two people, by person id. Returns the id of their room."""
    body = {"mentor": mentor, "mentee": mentee}
    row = session.wire.post_json("/api/programme/pairs", body, once=True)
    return bytes.fromhex(row["room"])


def pairs(session: Session) -> list[Pair]:
    """All that a coordinator sees of the pairs."""
    rows = session.wire.get_json("/api/programme/pairs")
    return [_pair(row) for row in rows]


def _pair(row: dict[str, Any]) -> Pair:
    return Pair(row["mentor_name"], row["mentee_name"], row["opened"], str(row["state"]))
