"""The report: which entries go to whom, under which exception, and when the other is told.

The reporter's own words are no part of it: it fixes them by a salted hash, so that the notice can
show the report and not the statement.

Format: spec/duty.md section 3. Vectors: vectors/duty/report.json. Threats: more, other, or to
somebody else than was signed; a report used again in another room.
"""

from dataclasses import dataclass

from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.digest import hash_of, sha256
from ..ground.errors import Malformed

USE = "report"
"""The domain under which a report is signed."""

ENTRIES = 16
"""The most entries of one report."""

SALT = 32
"""Size in bytes of a salt."""

LIMIT_NAME, REASON, STATEMENT = 40, 500, 8000
"""The most characters of a limit's short name, of a reason, and of a statement."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report.

    `salt` 32 random bytes; `id` 16 bytes; `limit`: short name of the limit; `entries`: hashes of
    what may be read; `officer`: card hash of whom it goes to; `statement`: hash of the reporter's
    words; `notice`: by when the other is told, and `time`: when it was signed, in seconds since
    1970 - the same where the other is told at once; `reason`: why later, or why to the deputy;
    `agreement`: hash of the agreement in force.
    """

    salt: bytes
    id: bytes
    room: bytes
    limit: str
    entries: tuple[bytes, ...]
    officer: bytes
    statement: bytes
    notice: int
    reason: str | None
    agreement: bytes
    time: int

    @property
    def delayed(self) -> bool:
        """Whether the other is told later than it goes out."""
        return self.notice > self.time

    def encode(self) -> bytes:
        """The payload that is signed and committed to."""
        where: list[Value] = [self.salt, self.id, self.room, self.limit, list(self.entries)]
        whom: list[Value] = [self.officer, self.statement, self.notice, self.reason]
        return canon.encode([*where, *whom, self.agreement, self.time])

    @property
    def hash(self) -> bytes:
        """SHA-256 of the payload, 32 bytes."""
        return sha256(self.encode())


def parse(raw: bytes) -> Report:
    """Read a report's payload. Raises `Malformed` or `TooLarge`.

    Source: spec/duty.md section 3.
    """
    parts = shape.array(canon.decode(raw), 11, "report")
    reason = parts[8]
    found = Report(
        shape.octets(parts[0], "salt", SALT),
        shape.ident(parts[1], "report id"),
        shape.ident(parts[2], "room"),
        shape.text(parts[3], "limit", LIMIT_NAME),
        tuple(shape.digest(one, "entry") for one in shape.items(parts[4], "entries", ENTRIES)),
        shape.digest(parts[5], "officer"),
        shape.digest(parts[6], "statement hash"),
        shape.number(parts[7], "notice date"),
        None if reason is None else shape.text(reason, "reason", REASON),
        shape.digest(parts[9], "agreement"),
        shape.number(parts[10], "time"),
    )
    if not found.entries or len(set(found.entries)) != len(found.entries):
        raise Malformed("a report names at least one entry, and none twice")
    if found.notice < found.time:
        raise Malformed("a report whose notice comes before it")
    return found


def statement_hash(salt: bytes, words: str) -> bytes:
    """SHA-256(LP("quietroom/v1/statement", salt, words)), 32 bytes. `salt` has 32 bytes."""
    return hash_of("statement", shape.octets(salt, "salt", SALT), words.encode())
