"""Versions: the shell that two people sign, and the proposal that it travels in.

The shell fixes limits, terms and text by salted hashes. An officer can be handed the shell, both
signatures and the limits, and learns nothing of the rest; the server, which sees none of it, could
not guess a text from a hash either.

Format: spec/agreement.md sections 8 and 9. Vectors: vectors/agreement/shell.json, proposal.json.
"""

from dataclasses import dataclass, field

from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.chance import Entropy
from ..ground.digest import hash_of, same, sha256
from ..ground.errors import Malformed, QuietroomError
from . import limits, terms
from .clauses import LANGUAGES
from .people import SamePerson
from .render import render
from .terms import Terms

LIMIT = 512 * 1024
"""The most bytes of one proposal."""

PARTS = ("limits", "terms", "text")
"""What a shell fixes, in this order."""

SALT = 32
"""Size in bytes of the random salt of each part."""


class AgreementTextDiffers(QuietroomError):
    """The parts of this proposal do not say the same: do not sign it. Somebody altered it."""

    code = "agreement-text-differs"


@dataclass(frozen=True, slots=True)
class Shell:
    """What is signed.

    `random` 32 bytes; `version` from 1; `agreement` 16 bytes, the same for every version;
    `previous`: hash of the version in force before, or none; `room` 16 bytes; `cards`: the two
    card hashes; `ombuds`: first card hash of the ombuds' lineage, or none; `log_policy` 32 bytes;
    `hashes`: of limits, terms and text.
    """

    random: bytes
    version: int
    agreement: bytes
    previous: bytes | None
    room: bytes
    cards: tuple[bytes, bytes]
    ombuds: bytes | None
    log_policy: bytes
    language: str
    hashes: tuple[bytes, bytes, bytes]

    def encode(self) -> bytes:
        """The payload to sign: CBOR of the ten fields."""
        line: list[Value] = [self.random, self.version, self.agreement, self.previous, self.room]
        people: list[Value] = [list(self.cards), self.ombuds, self.log_policy]
        return canon.encode([*line, *people, self.language, list(self.hashes)])


def parse_shell(payload: bytes) -> Shell:
    """Read a shell. Checks shape only. Raises `Malformed` or `TooLarge`.

    Source: spec/agreement.md section 8.
    """
    parts = shape.array(canon.decode(payload, LIMIT), 10, "shell")
    version = shape.number(parts[1], "version", 1 << 32)
    if version == 0:
        raise Malformed("version counts from 1")
    language = shape.text(parts[8], "language", 8)
    if language not in LANGUAGES:
        raise Malformed("language is none of: " + ", ".join(LANGUAGES))
    first, second = (shape.digest(card, "card") for card in shape.array(parts[5], 2, "cards"))
    hashes = [shape.digest(found, "hash of a part") for found in shape.array(parts[9], 3, "hashes")]
    return Shell(
        shape.octets(parts[0], "random", 32),
        version,
        shape.ident(parts[2], "agreement id"),
        shape.digest_or_none(parts[3], "previous"),
        shape.ident(parts[4], "room"),
        (first, second),
        shape.digest_or_none(parts[6], "ombuds"),
        shape.digest(parts[7], "log policy"),
        language,
        (hashes[0], hashes[1], hashes[2]),
    )


def part_hash(name: str, salt: bytes, value: bytes) -> bytes:
    """SHA-256(LP("quietroom/v1/terms", name, salt, value)): how a shell fixes one part."""
    return hash_of("terms", name, salt, value)


def check_part(shell: Shell, name: str, salt: bytes, value: bytes) -> bytes:
    """One part of an agreement, as the shell fixes it. All that an officer needs for the limits.

    Raises `AgreementTextDiffers`. Source: spec/agreement.md section 8.2.
    """
    if not same(part_hash(name, salt, value), shell.hashes[PARTS.index(name)]):
        raise AgreementTextDiffers(f"the {name} are not what the shell of this agreement fixes")
    return value


@dataclass(frozen=True, slots=True)
class Proposal:
    """A shell with all that it fixes, as it travels in an entry: nothing here is checked yet.

    `payload`: the shell's bytes; `salts`: 32 bytes for each part; `limits`, `terms`: CBOR; `text`.
    """

    payload: bytes
    salts: tuple[bytes, bytes, bytes] = field(repr=False)
    limits: bytes = field(repr=False)
    terms: bytes = field(repr=False)
    text: str = field(repr=False)

    @property
    def hash(self) -> bytes:
        """The agreement hash: SHA-256 of the shell, 32 bytes."""
        return sha256(self.payload)

    def fields(self) -> list[Value]:
        """The body of an entry: [shell, [salt, salt, salt], limits, terms, text]."""
        return [self.payload, list(self.salts), self.limits, self.terms, self.text]

    def encode(self) -> bytes:
        """CBOR of the fields."""
        return canon.encode(self.fields())


def parse(raw: bytes) -> Proposal:
    """Read a proposal. Checks shape only: `check` decides. Raises `Malformed` or `TooLarge`."""
    return read(canon.decode(raw, LIMIT))


def read(value: Value) -> Proposal:
    """Read the body of an entry as a proposal. Checks shape only. Raises `Malformed`.

    Source: spec/agreement.md section 9.1.
    """
    payload, salts, limits_part, terms_part, text = shape.array(value, 5, "proposal")
    first, second, third = (
        shape.octets(salt, "salt", SALT) for salt in shape.array(salts, 3, "salts")
    )
    return Proposal(
        shape.octets(payload, "shell", most=LIMIT),
        (first, second, third),
        shape.octets(limits_part, "limits", most=limits.LIMIT),
        shape.octets(terms_part, "terms", most=terms.LIMIT),
        shape.text(text, "text", LIMIT),
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a version stands: its room, the log it trusts, and the version it follows.

    `agreement`: the id, the same for every version; `version` from 1; `previous`: the hash of the
    version in force, or none.
    """

    room: bytes
    log_policy: bytes
    agreement: bytes
    version: int = 1
    previous: bytes | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """A proposal that was checked: its shell and bytes, its terms, the one text they render to."""

    payload: bytes
    shell: Shell
    terms: Terms
    text: str

    @property
    def hash(self) -> bytes:
        """The agreement hash: SHA-256 of the shell, 32 bytes."""
        return sha256(self.payload)


def propose(chosen: Terms, place: Place, entropy: Entropy) -> Proposal:
    """Make a proposal of these terms.

    Raises what `terms.parse` raises when they break a rule. Source: spec/agreement.md section 9.
    """
    encoded = terms.encode(chosen)
    text = render(chosen, chosen.template, chosen.language)
    parts = (limits.encode(chosen.limits), encoded, text.encode())
    salts = (entropy(SALT), entropy(SALT), entropy(SALT))
    hashes = tuple(map(part_hash, PARTS, salts, parts))
    shell = Shell(
        entropy(32),
        place.version,
        place.agreement,
        place.previous,
        place.room,
        (chosen.parties[0].card, chosen.parties[1].card),
        None if chosen.ombuds is None else chosen.ombuds.card,
        place.log_policy,
        chosen.language,
        (hashes[0], hashes[1], hashes[2]),
    )
    return Proposal(shell.encode(), salts, parts[0], encoded, text)


def check(proposal: Proposal, same_person: SamePerson) -> Version:
    """Check that a proposal says one thing throughout, and render it anew.

    `same_person` knows the lineages of the cards that the reader verified. Raises
    `AgreementTextDiffers` unless hashes, limits, cards, ombuds, language and text agree;
    `ConflictedPerson`; and what `terms.parse` raises. Source: spec/agreement.md section 9.2.
    """
    shell = parse_shell(proposal.payload)
    parts = (proposal.limits, proposal.terms, proposal.text.encode())
    for name, salt, value in zip(PARTS, proposal.salts, parts, strict=True):
        check_part(shell, name, salt, value)
    chosen = terms.parse(proposal.terms)
    ombuds = None if chosen.ombuds is None else chosen.ombuds.card
    _agree("limits", limits.parse(proposal.limits), chosen.limits)
    _agree("cards", shell.cards, tuple(party.card for party in chosen.parties))
    _agree("ombuds", shell.ombuds, ombuds)
    _agree("language", shell.language, chosen.language)
    _agree("text", proposal.text, render(chosen, chosen.template, chosen.language))
    terms.refuse_conflicts(chosen, same_person)
    return Version(proposal.payload, shell, chosen, proposal.text)


def _agree(what: str, found: object, expected: object) -> None:
    if found != expected:
        raise AgreementTextDiffers(
            f"the {what} of this proposal differ from what its terms say: do not sign it"
        )
