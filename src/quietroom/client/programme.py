"""What a coordinator does from a client until there is a board: invite, pair, see what is declared.

Source: spec/openapi.yaml.
"""

from dataclasses import dataclass

from .row import Row
from .session import Session


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair as the coordinator sees it: names, since when open (seconds since 1970), state.

    `faces`: words and state of what the two agreed to show of their objectives.
    """

    mentor: str
    mentee: str
    opened: int | None
    state: str
    faces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Enlisted:
    """Somebody in the programme: their person `id` in hex, and whether they have `joined`.

    `card`: hash of their first card, none before they joined.
    """

    id: str
    name: str
    joined: bool
    card: bytes | None


def enlisted(session: Session) -> list[Enlisted]:
    """Everybody in the programme, also who was only invited."""
    rows = session.wire.get_rows("/api/programme/people")
    return [_enlisted(row) for row in rows]


def _enlisted(row: Row) -> Enlisted:
    card = row.maybe(row.octets, "card")
    return Enlisted(row.text("person"), row.text("name"), row.flag("joined"), card)


def people(session: Session) -> dict[str, str]:
    """Who has joined: person id by name."""
    return {one.name: one.id for one in enlisted(session) if one.joined}


def pair(session: Session, mentor: str, mentee: str) -> bytes:
    """Make a pair of two people, by person id. Returns the id of their room."""
    body = {"mentor": mentor, "mentee": mentee}
    row = session.wire.post_row("/api/programme/pairs", body, once=True)
    return row.octets("room")


def pairs(session: Session) -> list[Pair]:
    """All that a coordinator sees of the pairs."""
    rows = session.wire.get_rows("/api/programme/pairs")
    return [_pair(row) for row in rows]


def places(session: Session) -> list[str]:
    """The quiet places that the programme offers to meet at; none to a guest."""
    return session.wire.get_row("/api/programme/places").texts("places")


def _pair(row: Row) -> Pair:
    opened = row.maybe(row.number, "opened")
    faces = tuple((one.text("words"), one.text("state")) for one in row.rows("faces"))
    names = row.text("mentor_name"), row.text("mentee_name")
    return Pair(*names, opened, row.text("state"), faces)
