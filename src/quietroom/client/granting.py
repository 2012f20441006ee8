"""Building a grant: the consent, its leaf, the notice in the room, and what each recipient gets.

Nothing here asks whether it may be: `release` asks first.

Source: spec/grant.md sections 2 to 5.
"""

from dataclasses import dataclass
from datetime import date

from ..ground import shape
from ..ground.canon import Value
from ..ground.errors import QuietroomError
from ..ground.signature import Signatures
from ..release import consent
from ..release import open as release
from ..release.consent import Consent
from ..release.open import FalseRelease
from ..release.request import Signed
from ..room import grant
from ..room.entry import Kind, Words, parse_words
from ..room.envelope import Envelope
from ..room.granted import Granted, GrantKind, Key
from ..room.open import open_entry
from ..room.parcel import Parcel
from ..room.reader import Line
from ..room.seal import room_root
from ..tlog.leaf import Kind as LeafKind
from ..tlog.leaf import Opening, grant_tags
from .room import Room, Saying, Seal
from .session import Session
from .speech import text_of

DAY = 24 * 3600

PASSING_ON = "nobody but you; a further reader needs a further release"


class NoAgreement(QuietroomError):
    """There is no agreement in force yet: propose one, and sign it both."""

    code = "no-agreement"


class NobodyNamed(QuietroomError):
    """The agreement names nobody: say it to the two of you, or agree on whom to name."""

    code = "nobody-named"


@dataclass(frozen=True, slots=True)
class Wish:
    """To whom something goes and why: card hash, purpose, end date in seconds since 1970."""

    to: bytes
    purpose: str
    until: int


@dataclass(frozen=True, slots=True)
class Half:
    """One owner's consent that waits in the room for the other's: `author` is the signing card."""

    consent: Consent
    signed: Signed
    author: bytes


@dataclass(frozen=True, slots=True)
class Told:
    """A standing consent, and the card of the owner who gave it."""

    signed: Signed
    owner: bytes


def granting(
    room: Room,
    seal: Seal,
    agreed: Consent,
    fresh: tuple[Envelope, ...],
    told: Told | None,
    half: Half | None,
) -> Parcel:
    """What is new in the room, the notice, the leaf and the grants, to be taken in one step."""
    key = _key(room, agreed.entry, fresh)
    tag, r = grant_tags(key).at_once, room.session.random(32)
    opening = Opening(tag, r, LeafKind.RELEASE, agreed.encode())
    notice = seal(Saying(Kind.NOTICE, [opening.fields()], reply_to=agreed.entry))
    sealed = _sealed(room, agreed, Key(agreed.entry, key, r), told, half)
    return Parcel((*fresh, notice), (opening.leaf().encode(),), sealed)


def end_of(room: Room) -> int:
    """The end of the agreement, or of a year where it names none."""
    found = room.agreement.state.in_force
    if found is None or found.version is None:
        raise NoAgreement
    end = found.version.terms.end
    if end is None:
        return room.session.now() + 365 * DAY
    return (end - date(1970, 1, 1)).days * DAY + DAY - 1


def for_named(room: Room, entry: Envelope) -> Consent:
    """A consent to everybody whom the agreement names. Raises `NoAgreement` or `NobodyNamed`."""
    found = room.agreement.state.in_force
    if found is None or found.version is None:
        raise NoAgreement
    named = found.version.terms.named
    if not named:
        raise NobodyNamed
    people = room.session.people
    session = room.session
    return Consent(
        session.random(32),
        session.random(shape.ID),
        room.id,
        entry.hash,
        None,
        (),
        tuple(people.current(person.card).hash for person in named),
        "named in the agreement",
        end_of(room),
        PASSING_ON,
        found.hash,
        session.now(),
    )


def excerpt_of(room: Room, line: Line, words: str | None, seal: Seal) -> Envelope | None:
    """What goes out as a new entry that names its source, or none where the entry itself can go.

    An edited part is one; and all of an entry whose owner began anew since: a recipient knows only
    the owner that it names.
    """
    if line.opened is None:
        return None
    named, part = line.opened.priv.owner, part_of(line, words)
    owner = room.ownership.heir(named)
    if part is None and owner == named:
        return None
    body = line.opened.body if part is None else Words(part).fields()
    return seal(Saying(Kind.WORDS, body, owner=owner, source=line.hash))


def part_of(line: Line, words: str | None) -> str | None:
    """The words that are not all of the entry, or none."""
    return None if words is None or words == text_of(line) else words


def files_of(room: Room, entry: bytes) -> tuple[bytes, ...]:
    """The ids of the files beside an entry, which go with it."""
    found = next((line.opened for line in room.lines if line.hash == entry), None)
    return () if found is None else tuple(one.id for one in parse_words(found.body).attachments)


def consent_to(
    room: Room, line: Line, words: str | None, excerpt: Envelope | None, wish: Wish
) -> Consent:
    """A consent to what somebody wishes, for the excerpt if there is one. Raises `NoAgreement`."""
    session, epoch = room.session, room.reader.epoch
    agreement = None if epoch is None else epoch.record.core.agreement
    if agreement is None or line.opened is None:
        raise NoAgreement
    whole = part_of(line, words) is None
    files = parse_words(line.opened.body).attachments if whole else ()
    return Consent(
        session.random(32),
        session.random(shape.ID),
        room.id,
        excerpt.hash if excerpt else line.hash,
        line.hash if excerpt else line.opened.priv.source,
        tuple(file.id for file in files),
        (session.people.current(wish.to).hash,),
        wish.purpose,
        wish.until,
        PASSING_ON,
        agreement,
        session.now(),
    )


def _key(room: Room, entry: bytes, fresh: tuple[Envelope, ...]) -> bytes:
    for one in fresh:
        if one.hash == entry:
            return open_entry(room_root(room.reader.history[one.pub.epoch]), one).key
    found = next(line for line in room.lines if line.hash == entry)
    if found.opened is None:
        raise FalseRelease("this entry did not open here")
    return found.opened.key


def _sealed(
    room: Room,
    agreed: Consent,
    key: Key,
    told: Told | None,
    half: Half | None,
) -> tuple[grant.Grant, ...]:
    session, payload = room.session, agreed.encode()
    signatures = session.signer.sign(payload, consent.USE)
    signers = [session.card.hash]
    if half is not None:
        signers, signatures = _both(room, half, signatures)
    beside: Value = None if told is None else [*told.signed.fields(), told.owner]
    extras = release.extras(signers, beside)
    inside = Granted(GrantKind.RELEASE, (key,), payload, signatures, extras).encode()
    return tuple(_to(session, agreed, card, inside) for card in agreed.recipients)


def _both(room: Room, half: Half, mine: Signatures) -> tuple[list[bytes], Signatures]:
    pairs = [(room.session.card.hash, mine), (half.author, half.signed.signatures)]
    if room.members[0].account != room.session.vault.account:
        pairs.reverse()
    return [card for card, _ in pairs], (*pairs[0][1], *pairs[1][1])


def _to(session: Session, agreed: Consent, card: bytes, inside: bytes) -> grant.Grant:
    line = session.people.lineage(card)
    newest = line.check_current(card)
    sealed = grant.close(newest.seal, newest.hash, inside)
    ident = session.random(shape.ID)
    return grant.Grant(
        ident, line.account, (agreed.entry,), agreed.attachments, agreed.until, sealed
    )
