"""What travels beside a report: the signed limits that allow it, and the reporter's own words.

Of the agreement the officer gets the shell, both signatures and the limits, and nothing of its
other terms.

Format: spec/duty.md section 4. Threat: a limit that was never signed, or that somebody rewrote.
"""

from dataclasses import dataclass, field

from ..agreement import limits, signing, version
from ..agreement.limits import Limits
from ..agreement.version import SALT as PART_SALT
from ..agreement.version import Shell
from ..ground import shape
from ..ground.canon import Value
from ..ground.digest import sha256
from ..ground.errors import QuietroomError
from ..ground.signature import ED25519_SIGNATURE, MLDSA_SIGNATURE, Signatures, Signed
from ..room.people import Known, People, same_person
from .report import SALT, STATEMENT, Report, statement_hash

FIELDS = 8
"""How many values travel beside a report."""


class FalseReport(QuietroomError):
    """This report does not match what was signed: nothing of it is shown."""

    code = "false-report"


@dataclass(frozen=True, slots=True)
class Beside:
    """The extras of a report's grant.

    `shell`: payload that both signed; `signers`: the cards that signed it and `signatures`, two for
    each, in the order of the shell's cards; `limits`: the part's bytes, and `salt` of it;
    `reporter`: card hash; `statement_salt` and `statement`: the reporter's own words.
    """

    shell: bytes
    signers: tuple[bytes, bytes]
    signatures: Signatures = field(repr=False)
    limits: bytes = field(repr=False)
    salt: bytes = field(repr=False)
    reporter: bytes
    statement_salt: bytes = field(repr=False)
    statement: str = field(repr=False)

    def extras(self) -> tuple[Value, ...]:
        """The values in the order of the format."""
        signed: list[Value] = [list(self.signers), list(self.signatures)]
        said: list[Value] = [self.reporter, self.statement_salt, self.statement]
        return (self.shell, *signed, self.limits, self.salt, *said)


@dataclass(frozen=True, slots=True)
class Agreed:
    """The signed limits of an agreement, and which of its two sides a report is by (0 or 1)."""

    shell: Shell
    limits: Limits
    reporter: Known
    side: int


def parse(extras: tuple[Value, ...]) -> Beside:
    """Read what travels beside a report. Checks shape only. Raises `Malformed`."""
    parts = shape.array(list(extras), FIELDS, "extras of a report")
    first, second = (shape.digest(one, "signer") for one in shape.array(parts[1], 2, "signers"))
    sizes = (ED25519_SIGNATURE, MLDSA_SIGNATURE) * 2
    signatures = tuple(
        shape.octets(one, "signature", size)
        for one, size in zip(shape.array(parts[2], 4, "signatures"), sizes, strict=True)
    )
    return Beside(
        shape.octets(parts[0], "shell", most=version.LIMIT),
        (first, second),
        signatures,
        shape.octets(parts[3], "limits", most=limits.LIMIT),
        shape.octets(parts[4], "salt", PART_SALT),
        shape.digest(parts[5], "reporter"),
        shape.octets(parts[6], "salt of the statement", SALT),
        shape.text(parts[7], "statement", STATEMENT),
    )


def check(beside: Beside, said: Report, people: People) -> Agreed:
    """Check that both signed the agreement that a report names, and that these are its limits.

    Raises `FalseReport`, `BadSignature`, `AgreementTextDiffers`, `NotYourAgreement` or `Malformed`.

    Source: spec/duty.md section 5.
    """
    shell = version.parse_shell(beside.shell)
    if sha256(beside.shell) != said.agreement or shell.room != said.room:
        raise FalseReport("the agreement is not the one that this report names")
    first, second = (_known(people, card) for card in beside.signers)
    signed = Signed(beside.shell, beside.signatures)
    signed.verify((first.key, signing.USE), (second.key, signing.USE))
    same = same_person(people)
    for place, signer in enumerate((first, second)):
        if not same(shell.cards[place], signer.hash):
            raise FalseReport("somebody else than the two of this agreement signed it")
    part = version.check_part(shell, "limits", beside.salt, beside.limits)
    if statement_hash(beside.statement_salt, beside.statement) != said.statement:
        raise FalseReport("the words beside this report are not those that were signed")
    reporter = _known(people, beside.reporter)
    side = signing.side_of(shell, reporter.hash, same)
    return Agreed(shell, limits.parse(part), reporter, side)


def _known(people: People, card: bytes) -> Known:
    found = people.known(card)
    if found is None:
        raise FalseReport("a card that this report names is not in the log")
    return found
