"""What a recipient checks before a word is shown, and what is shown with it.

A grant opens only if the log bears a leaf under the entry's own tag that opens to this very
consent, and the consent names this room, this entry and this reader, has not ended, and is signed
by whose confidence it is. The envelope comes from the server and never out of the grant, so that
the author rests on the server's check at acceptance.

Format: spec/grant.md section 4. Threats: a false release, a release to somebody else passed on, a
consent without a leaf, words exchanged under a true consent.
"""

from dataclasses import dataclass

from ..ground import shape
from ..ground.canon import Value
from ..ground.errors import QuietroomError
from ..ground.signature import verify
from ..room.entry import Words, parse_words
from ..room.envelope import Envelope
from ..room.granted import Granted, GrantKind, Key, Log, NotForYou
from ..room.open import Opened, open_with
from ..room.people import Known, People
from ..tlog.leaf import Kind as LeafKind
from ..tlog.leaf import Opening, grant_tags
from . import consent, standing
from .basis import check as check_basis
from .consent import Consent


class FalseRelease(QuietroomError):
    """This does not match what its owner signed: nothing of it is shown."""

    code = "false-release"


class Ended(QuietroomError):
    """The time for which this was released is over."""

    code = "ended"


@dataclass(frozen=True, slots=True)
class Released:
    """One entry as its recipient may see it: the consent is its provenance, label and end date.

    `author`, `owner` and `signers`: first card hashes.
    """

    consent: Consent
    opened: Opened
    words: Words
    author: bytes
    owner: bytes
    signers: tuple[bytes, ...]


def check(
    granted: Granted, envelope: Envelope, me: frozenset[bytes], people: People, log: Log, now: int
) -> Released:
    """Check a release whole, then open it. `me`: the card hashes of my lineage; `now` in seconds.

    Raises `FalseRelease`, `NotForYou`, `Ended`, `BadSignature`, `CannotOpen`, `NotOwner`, or what
    `log` raises for a leaf that it does not hold.

    Source: spec/grant.md section 4.
    """
    agreed, key = _document(granted)
    if not me & set(agreed.recipients):
        raise NotForYou
    if now > agreed.until:
        raise Ended
    if envelope.hash != agreed.entry or envelope.pub.place != agreed.room:
        raise FalseRelease("the server handed out another entry than the one released")
    opened = open_with(key.k, envelope)
    if opened.priv.source != agreed.source:
        raise FalseRelease("the consent names another source than the entry does")
    log.includes(_leaf(granted, key))
    signers = _signers(granted, people)
    check_basis({opened.priv.owner}, _standing_for(granted, agreed, signers, people))
    author = _known(people, envelope.pub.author)
    firsts = tuple(signer.first for signer in signers)
    words = parse_words(opened.body)
    return Released(agreed, opened, words, author.first, opened.priv.owner, firsts)


def _document(granted: Granted) -> tuple[Consent, Key]:
    agreed = consent.parse(granted.payload)
    keys = [key for key in granted.keys if key.entry == agreed.entry]
    if granted.kind != GrantKind.RELEASE or len(keys) != 1 or len(granted.keys) != 1:
        raise FalseRelease
    return agreed, keys[0]


def _leaf(granted: Granted, key: Key) -> bytes:
    tag = grant_tags(key.k).at_once
    return Opening(tag, key.r, LeafKind.RELEASE, granted.payload).leaf().encode()


def extras(signers: list[bytes], tell_on: Value) -> tuple[Value, ...]:
    """What travels beside a consent: its signers' card hashes, and a standing consent or null.

    A standing consent is [payload, signature, signature, card hash of the owner who gave it].
    """
    return (list[Value](signers), tell_on)


def _signers(granted: Granted, people: People) -> list[Known]:
    cards, _ = shape.array(list(granted.extras), 2, "extras of a release")
    hashes = [shape.digest(card, "signer") for card in shape.items(cards, "signers", 2)]
    if not hashes or len(granted.signatures) != 2 * len(hashes):
        raise FalseRelease
    signers = [_known(people, card) for card in hashes]
    for place, signer in enumerate(signers):
        signatures = granted.signatures[2 * place : 2 * place + 2]
        verify(signer.key, granted.payload, signatures, consent.USE)
    return signers


def _standing_for(
    granted: Granted, agreed: Consent, signers: list[Known], people: People
) -> frozenset[bytes]:
    firsts = frozenset(signer.first for signer in signers)
    beside = granted.extras[1]
    if beside is None:
        return firsts
    payload, ed25519, mldsa, card = shape.array(beside, 4, "standing consent")
    raw, owner = shape.octets(payload, "payload"), _known(people, shape.digest(card, "owner"))
    signatures = (shape.octets(ed25519, "signature"), shape.octets(mldsa, "signature"))
    verify(owner.key, raw, signatures, standing.USE)
    given = standing.parse(raw)
    covers = given.entry == agreed.entry and given.room == agreed.room
    teller = _known(people, given.other)
    if not covers or teller.first not in firsts or agreed.time > given.until:
        raise FalseRelease("the standing consent is for another entry, person or time")
    return firsts | {owner.first}


def _known(people: People, card: bytes) -> Known:
    found = people.known(card)
    if found is None:
        raise FalseRelease("a card that this release names is not in the log")
    return found
