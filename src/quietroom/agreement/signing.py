"""Signing: an agreement binds when both have signed exactly the same shell.

Each signs for themselves, in an entry of their own. The two signatures, put in the order of the
shell's cards, make the signed agreement that anybody can be shown later.

Format: spec/agreement.md section 10. Vectors: vectors/agreement/signing.json.
Threat: a text forged to one side; a signature for one version shown under another.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from ..ground import canon, shape, signature
from ..ground.canon import Value
from ..ground.errors import BadSignature, QuietroomError
from ..ground.signature import Signatures, Signed, SigningKey, VerifyKey
from .people import SamePerson
from .version import LIMIT, Shell, Version, parse_shell

USE = "agreement"
"""The domain under which a shell is signed."""

KeyOf = Callable[[bytes], VerifyKey]
"""`key_of(card hash)` gives the verifying key of a card that was verified, or raises."""


class UndertakingMissing(QuietroomError):
    """One side has not said how they keep what they hear: propose that in words, then sign."""

    code = "undertaking-missing"


class NotYourAgreement(QuietroomError):
    """This card belongs to neither of the two people whom the agreement names."""

    code = "not-your-agreement"


class OtherLogPolicy(QuietroomError):
    """This agreement names another log than the one you watch: do not sign it, propose it anew."""

    code = "agreement-other-log"


@dataclass(frozen=True, slots=True)
class Signature:
    """One person's signature: the agreement hash, the card that signed, both signatures."""

    agreement: bytes
    card: bytes
    signatures: Signatures = field(repr=False)

    def fields(self) -> list[Value]:
        """The body of an entry: [agreement hash, card hash, Ed25519, ML-DSA-65]."""
        return [self.agreement, self.card, *self.signatures]

    def encode(self) -> bytes:
        """CBOR of the fields."""
        return canon.encode(self.fields())


def parse(raw: bytes) -> Signature:
    """Read a signature. Verifies nothing. Raises `Malformed` or `TooLarge`."""
    return read(canon.decode(raw, LIMIT))


def read(value: Value) -> Signature:
    """Read the body of an entry as a signature. Verifies nothing. Raises `Malformed`.

    Source: spec/agreement.md section 10.2.
    """
    agreement, card, ed25519, mldsa = shape.array(value, 4, "signature")
    return Signature(
        shape.digest(agreement, "agreement"),
        shape.digest(card, "card"),
        (
            shape.octets(ed25519, "Ed25519 signature", signature.ED25519_SIGNATURE),
            shape.octets(mldsa, "ML-DSA-65 signature", signature.MLDSA_SIGNATURE),
        ),
    )


def sign(
    version: Version, card: bytes, key: SigningKey, same_person: SamePerson, log_policy: bytes
) -> Signature:
    """Sign a checked version with the current card of one of its two people.

    `log_policy`: hash of the policy of the log that the signer mirrors. Raises `NotYourAgreement`;
    `OtherLogPolicy`; `UndertakingMissing` while one side has said nothing of their own.
    """
    refuse_silent(version)
    side_of(version.shell, card, same_person)
    if version.shell.log_policy != log_policy:
        raise OtherLogPolicy
    return Signature(version.hash, card, key.sign(version.payload, USE))


def verify(version: Version, found: Signature, key_of: KeyOf, same_person: SamePerson) -> int:
    """Which of the two signed, 0 or 1.

    Raises `BadSignature` unless it is over exactly these bytes; `NotYourAgreement`;
    `UndertakingMissing`. Source: spec/agreement.md section 10.3.
    """
    refuse_silent(version)
    side = side_of(version.shell, found.card, same_person)
    if found.agreement != version.hash:
        raise BadSignature("this signature is for another agreement")
    signature.verify(key_of(found.card), version.payload, found.signatures, USE)
    return side


def complete(
    version: Version,
    found: tuple[Signature, Signature],
    key_of: KeyOf,
    same_person: SamePerson,
) -> Signed:
    """The signed agreement: the shell and both people's signatures in the order of its cards.

    Raises as `verify` does, and `BadSignature` when both are one person's.
    """
    sides = [verify(version, one, key_of, same_person) for one in found]
    if sides[0] == sides[1]:
        raise BadSignature("both signatures are of one side: the other has not signed")
    first, second = found if sides[0] == 0 else found[::-1]
    return Signed(version.payload, first.signatures + second.signatures)


def read_signed(raw: bytes, first: VerifyKey, second: VerifyKey) -> Shell:
    """The shell of a signed agreement, once both signatures verify: for whoever is shown it.

    `first` and `second`: keys of the cards that signed, in the order of the shell's cards. Raises
    `Malformed`, `TooLarge` or `BadSignature`.
    """
    signed = signature.parse(raw, 2, LIMIT)
    return parse_shell(signed.verify((first, USE), (second, USE)))


def side_of(shell: Shell, card: bytes, same_person: SamePerson) -> int:
    """Whose card this is: 0 or 1, in the order of the shell's cards. Raises `NotYourAgreement`."""
    for side, named in enumerate(shell.cards):
        if same_person(named, card):
            return side
    raise NotYourAgreement


def refuse_silent(version: Version) -> None:
    """Check that each side undertakes something. Raises `UndertakingMissing`."""
    if not all(party.undertakings for party in version.terms.parties):
        raise UndertakingMissing
