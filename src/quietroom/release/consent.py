"""The consent: what exactly goes to whom, why, until when, signed by whose confidence it is.

Format: spec/grant.md section 4. Threat: more, other, or longer than the owner agreed to; a consent
used for another entry, room or recipient.
"""

from dataclasses import dataclass

from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.digest import sha256

USE = "consent"
"""The domain under which a consent is signed."""

RECIPIENTS = 16
"""The most recipients of one consent."""


@dataclass(frozen=True, slots=True)
class Consent:
    """One consent.

    `salt` 32 random bytes, so that the log's commitment tells nothing; `id` 16 bytes; `entry`: hash
    of the entry released; `source`: hash of the entry that it is an edited part of, or none;
    `attachments`: ids; `recipients`: card hashes; `until` and `time`: seconds since 1970;
    `passing_on`: who may pass it on, in words; `agreement`: hash of the agreement in force.
    """

    salt: bytes
    id: bytes
    room: bytes
    entry: bytes
    source: bytes | None
    attachments: tuple[bytes, ...]
    recipients: tuple[bytes, ...]
    purpose: str
    until: int
    passing_on: str
    agreement: bytes
    time: int

    def encode(self) -> bytes:
        """The payload that is signed and committed to."""
        where: list[Value] = [self.salt, self.id, self.room, self.entry, self.source]
        whom: list[Value] = [list(self.attachments), list(self.recipients)]
        rule: list[Value] = [self.purpose, self.until, self.passing_on, self.agreement, self.time]
        return canon.encode([*where, *whom, *rule])

    @property
    def hash(self) -> bytes:
        """SHA-256 of the payload, 32 bytes."""
        return sha256(self.encode())


def parse(raw: bytes) -> Consent:
    """Read a consent's payload. Raises `Malformed` or `TooLarge`.

    Source: spec/grant.md section 4.
    """
    parts = shape.array(canon.decode(raw), 12, "consent")
    files = shape.items(parts[5], "attachments", 256)
    cards = shape.items(parts[6], "recipients", RECIPIENTS)
    return Consent(
        shape.octets(parts[0], "salt", 32),
        shape.ident(parts[1], "consent id"),
        shape.ident(parts[2], "room"),
        shape.digest(parts[3], "entry hash"),
        shape.digest_or_none(parts[4], "source"),
        tuple(shape.ident(file, "attachment id") for file in files),
        tuple(shape.digest(card, "recipient") for card in cards),
        shape.text(parts[7], "purpose", 2000),
        shape.number(parts[8], "until"),
        shape.text(parts[9], "who may pass it on", 2000),
        shape.digest(parts[10], "agreement"),
        shape.number(parts[11], "time"),
    )
