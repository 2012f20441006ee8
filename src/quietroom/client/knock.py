"""Being told while away: what the server knows of it, and changing it.

Nothing here is sealed: an address for mails is the server's to read, because it writes to it.

Source: spec/knock.md; spec/openapi.yaml.
"""

from dataclasses import dataclass

from ..knock.manner import LANGUAGES, RHYTHMS, Manner
from .refusal import BadAnswer
from .row import Row
from .session import Session


@dataclass(frozen=True, slots=True)
class Knock:
    """How this person is told.

    `mails`: whether the server sends any. `address`: confirmed; `asked`: one whose code is awaited.
    `browsers`: how many tell this person.
    """

    mails: bool
    address: str | None
    asked: str | None
    manner: Manner
    browsers: int


def told(session: Session) -> Knock:
    """How this person is told. Raises `BadAnswer` where the server says what cannot be."""
    row = Row(session.wire.get_json("/api/knock"))
    return Knock(
        row.flag("mails"),
        row.maybe(row.text, "address"),
        row.maybe(row.text, "asked"),
        _manner(row),
        len(row.texts("browsers")),
    )


def say(session: Session, manner: Manner) -> None:
    """Say how this person wants to be told. Raises `Refused` for a zone that the server lacks."""
    start, end = manner.quiet or (None, None)
    session.wire.put_json(
        "/api/knock",
        {
            "rhythm": manner.rhythm,
            "hour": manner.hour,
            "quiet_from": start,
            "quiet_to": end,
            "zone": manner.zone,
            "language": manner.language,
        },
    )


def ask(session: Session, address: str) -> None:
    """Give an address; the server mails a code to it. Raises `Refused`."""
    session.wire.send_json("/api/knock/address", {"address": address})


def confirm(session: Session, code: str) -> None:
    """Show the code that came; the address is used from now on. Raises `Refused`."""
    session.wire.send_json("/api/knock/confirm", {"code": "".join(code.split())})


def forget(session: Session) -> None:
    """Have the address forgotten: no mails any more."""
    session.wire.delete("/api/knock/address")


def _manner(row: Row) -> Manner:
    rhythm, language = row.text("rhythm"), row.text("language")
    start, end = row.maybe(row.number, "quiet_from"), row.maybe(row.number, "quiet_to")
    quiet = None if start is None or end is None else (start, end)
    known = next((one for one in RHYTHMS if one == rhythm), None)
    spoken = next((one for one in LANGUAGES if one == language), None)
    if known is None or spoken is None:
        raise BadAnswer("the server tells of a rhythm or a language that there is not")
    return Manner(known, row.number("hour"), quiet, row.text("zone"), spoken)
