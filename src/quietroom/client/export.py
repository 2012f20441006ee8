"""Taking what is mine: everything this person wrote, owns or was given, readable without Quietroom.

The folder or zip holds plain JSON lines, Markdown and files, and a manifest with the hash of each.

Source: docs/guides/export.md. GDPR articles 15 and 20 (access, portability).
"""

import hashlib
import json
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ..ground.errors import QuietroomError
from ..ground.signature import Signed
from ..meeting.ical import uid
from ..room.entry import Kind, Words, parse_held, parse_words
from ..room.reader import Line
from . import attachment, notebook, speech
from .known import remember_taken
from .memory import Memory
from .received import Received, received
from .room import Room
from .session import Session

FORMAT = 1

README = """This is what is yours in Quietroom, taken on {made}.

mine/entries.jsonl      what you wrote, and what others wrote that is your confidence; one JSON
                        object a line: room, entry, time, author, label, kind, text, attachments
received/entries.jsonl  what others let you read
rooms/ID/               of each room: the agreement as you both signed it (text and signed bytes),
                        and who is in it
attachments/            the files, named by their entry
calendar.ics            dates of your agreements: start, reviews, renewals, end
manifest.json           every file with its size and SHA-256

Nothing here is sealed any more: keep it where nobody else looks.
"""


class InTheWay(QuietroomError):
    """There is something at this path already: nothing was written over; name another."""

    code = "in-the-way"


class Damaged(QuietroomError):
    """A file of this export is missing, was added or was changed."""

    code = "export-damaged"


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export holds: entries, files, bytes in all."""

    entries: int
    files: int
    size: int


def export(session: Session, memory: Memory, rooms: list[Room], out: Path) -> Exported:
    """Write everything that is this person's to a folder, or to a zip where `out` ends so.

    Raises `InTheWay`, and what reading the rooms raises.
    """
    if out.exists():
        raise InTheWay
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".quietroom-") as made:
        folder = Path(made) / "export"
        folder.mkdir(mode=0o700)
        count = _write(session, memory, rooms, folder)
        files, size = _manifest(session, folder)
        if out.suffix == ".zip":
            _zip(folder, Path(made) / "export.zip").replace(out)
        else:
            folder.rename(out)
    remember_taken(memory, session.now())
    return Exported(count, files, size)


def check(path: Path) -> int:
    """Check every file of an export against its manifest. Returns how many. Raises `Damaged`."""
    with tempfile.TemporaryDirectory() as made:
        folder = _unzipped(path, Path(made)) if path.is_file() else path
        try:
            listed = json.loads((folder / "manifest.json").read_text())["files"]
            wanted = {row["path"]: (row["bytes"], row["sha256"]) for row in listed}
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise Damaged from fault
        found = {name: _sum(folder / name) for name in _names(folder)}
    if wanted != found or len(wanted) != len(listed):
        raise Damaged
    return len(found)


def _write(session: Session, memory: Memory, rooms: list[Room], folder: Path) -> int:
    (folder / "attachments").mkdir(parents=True)
    made = _day(session.now())
    (folder / "README.txt").write_text(README.format(made=made))
    mine = [*_pages(memory), *(row for room in rooms for row in _entries(room, folder))]
    got = [_got(session, one, folder) for one in received(session)]
    _lines(folder / "mine" / "entries.jsonl", mine)
    _lines(folder / "received" / "entries.jsonl", got)
    for room in rooms:
        _room(room, folder / "rooms" / room.id.hex())
    (folder / "calendar.ics").write_text(_calendar(session, rooms), newline="")
    return len(mine) + len(got)


def _pages(memory: Memory) -> Iterator[dict[str, Any]]:
    for line, words in notebook.pages(memory):
        yield _row(line, words, None, "me")
    for line in memory.of_kind(Kind.HELD):
        if line.opened is not None:
            held = parse_held(line.opened.body)
            yield _row(line, Words(held.text), held.room, "me") | {"held": held.level}


def _entries(room: Room, folder: Path) -> Iterator[dict[str, Any]]:
    # What this person wrote before they began anew, their partner kept as theirs.
    owned, me = room.ownership, {room.session.first, *room.lost}
    for line in room.lines:
        if line.opened is None or line.opened.priv.kind not in speech.SAID:
            continue
        if owned.authors[line.hash] not in me and not me & owned.owners(line.hash):
            continue
        words = parse_words(line.opened.body)
        for about in words.attachments:
            attachment.fetch(room, about, _beside(folder, line.hash))
        author = "me" if owned.authors[line.hash] in me else room.partner.name
        yield _row(line, words, room.id, author) | {
            "taken_back": line.hash in owned.taken_back,
            "stamp": None if line.stamp is None else line.stamp.hex(),
        }


def _got(session: Session, one: Received, folder: Path) -> dict[str, Any]:
    released, agreed = one.released, one.released.consent
    for about in released.words.attachments:
        attachment.fetch_received(session, one, about, _beside(folder, agreed.entry))
    return {
        "grant": one.id.hex(),
        "room": agreed.room.hex(),
        "entry": agreed.entry.hex(),
        "author": one.author,
        "purpose": agreed.purpose,
        "until": _day(agreed.until),
        "passing_on": agreed.passing_on,
        "text": released.words.text,
        "attachments": [about.name for about in released.words.attachments],
    }


def _row(line: Line, words: Words, room: bytes | None, author: str) -> dict[str, Any]:
    if line.opened is None:
        raise speech.NotWords
    priv = line.opened.priv
    return {
        "room": None if room is None else room.hex(),
        "entry": line.hash.hex(),
        "time": datetime.fromtimestamp(priv.time, UTC).isoformat(),
        "author": author,
        "label": str(priv.label),
        "kind": priv.kind,
        "text": words.text,
        "attachments": [about.name for about in words.attachments],
    }


def _room(room: Room, folder: Path) -> None:
    folder.mkdir(parents=True)
    people = [{"name": one.name, "role": one.role, "card": one.first.hex()} for one in room.members]
    (folder / "people.json").write_text(json.dumps(people, indent=1))
    found = room.agreement.state.in_force
    if found is None or found.version is None or found.signatures is None:
        return
    (folder / "agreement.md").write_text(found.version.text)
    first, second = found.signatures
    signed = Signed(found.version.payload, (*first.signatures, *second.signatures))
    (folder / "agreement.cbor").write_bytes(signed.encode())


def _calendar(session: Session, rooms: list[Room]) -> str:
    """Dates with neutral words, under names that nobody else finds in another calendar."""
    stamp = datetime.fromtimestamp(session.now(), UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Quietroom//export//EN"]
    for room in rooms:
        for what, when in _dates(room):
            lines += [
                "BEGIN:VEVENT",
                f"UID:{uid(room.id, session.first)}-{what.lower()}-{when:%Y%m%d}",
                f"DTSTAMP:{stamp}",
                f"DTSTART;VALUE=DATE:{when:%Y%m%d}",
                f"SUMMARY:{what}",
                "END:VEVENT",
            ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def _dates(room: Room) -> Iterator[tuple[str, date]]:
    found = room.agreement.state.in_force
    if found is None or found.version is None:
        return
    terms = found.version.terms
    yield "Start", terms.start
    yield from (("Review", when) for when in terms.reviews)
    yield from (("Renewal", when) for when in terms.renewals)
    if terms.end is not None:
        yield "End", terms.end


def _lines(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def _beside(folder: Path, entry: bytes) -> Path:
    made = folder / "attachments" / entry.hex()[:16]
    made.mkdir(exist_ok=True)
    return made


def _manifest(session: Session, folder: Path) -> tuple[int, int]:
    sums = {name: _sum(folder / name) for name in _names(folder)}
    rows = [{"path": name, "bytes": size, "sha256": sha} for name, (size, sha) in sums.items()]
    body = {"format": FORMAT, "made": _day(session.now()), "files": rows}
    (folder / "manifest.json").write_text(json.dumps(body, indent=1))
    return len(rows), sum(size for size, _ in sums.values())


def _names(folder: Path) -> list[str]:
    found = (path for path in folder.rglob("*") if not path.is_dir())
    names = sorted(path.relative_to(folder).as_posix() for path in found)
    return [name for name in names if name != "manifest.json"]


def _sum(path: Path) -> tuple[int, str]:
    with path.open("rb") as file:
        return path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest()


def _zip(folder: Path, out: Path) -> Path:
    # Nothing in it is sealed, so nobody else on this machine may read it.
    out.touch(mode=0o600)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in [*_names(folder), "manifest.json"]:
            packed.write(folder / name, name)
    return out


def _unzipped(path: Path, folder: Path) -> Path:
    try:
        with zipfile.ZipFile(path) as packed:
            packed.extractall(folder)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError) as fault:
        raise Damaged from fault
    return folder


def _day(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
