"""Asking, granting, keeping: what the two do before anything leaves their room.

Source: spec/grant.md sections 2 to 5.
"""

from contextlib import suppress

from ..ground import shape
from ..ground.errors import QuietroomError
from ..ground.signature import verify
from ..release import basis, consent, standing
from ..release.consent import Consent
from ..release.request import Ask, Signed, parse_ask, parse_keep, parse_signed
from ..release.standing import Standing
from ..room.entry import Kind, Words
from ..room.label import Label
from ..room.open import Opened
from ..room.parcel import Parcel
from ..room.reader import Line
from . import speech
from .granting import (
    PASSING_ON,
    Half,
    Told,
    Wish,
    consent_to,
    end_of,
    excerpt_of,
    files_of,
    for_named,
    granting,
    part_of,
)
from .room import Room, Saying, Seal
from .spoken import courses


class NoRequest(QuietroomError):
    """There is no such request here."""

    code = "no-request"


def ask(room: Room, entry: bytes, words: str, name: str, wish: Wish) -> bytes:
    """Ask the owner to let somebody read exactly these words. Returns the request's id."""
    recipient = room.session.people.current(wish.to)
    ident = room.session.random(shape.ID)
    body = Ask(ident, entry, words, recipient.hash, name, wish.purpose, wish.until)
    saying = Saying(Kind.ASK, body.fields(), reply_to=entry)
    room.write(lambda seal: Parcel((seal(saying),)))
    return ident


def requests(room: Room) -> list[tuple[Line, Ask]]:
    """The requests in this room that were not kept, in order."""
    kept, found = set[bytes](), list[tuple[Line, Ask]]()
    for line in room.lines:
        if line.opened is None:
            continue
        # What does not parse was written by altered software: it asks for nothing.
        with suppress(QuietroomError):
            if line.opened.priv.kind == Kind.ASK:
                found.append((line, parse_ask(line.opened.body)))
            elif line.opened.priv.kind == Kind.KEEP:
                kept.add(parse_keep(line.opened.body))
    return [(line, one) for line, one in found if one.id not in kept]


def find_request(room: Room, ident: bytes) -> Ask:
    """The request of this id. Raises `NoRequest`."""
    for _, one in requests(room):
        if one.id == ident:
            return one
    raise NoRequest


def default_label(room: Room) -> Label:
    """The label of what this person says unless they say otherwise: their rule in the agreement.

    Somebody who became stricter since it was signed says everything to the two of them alone.
    """
    found = room.agreement.state.in_force
    if found is None or found.version is None:
        return Label.PAIR
    if room.session.first in courses(room).stricter:
        return Label.PAIR
    parties = zip(room.members, found.version.terms.parties, strict=True)
    account = room.session.vault.account
    return next(Label(party.default) for member, party in parties if member.account == account)


def say(room: Room, text: str, label: Label, owner: bytes | None = None) -> Line:
    """Say something under any label; to the named it goes by one consent and a grant each."""
    if label != Label.NAMED:
        until = end_of(room) if label == Label.MAY_TELL else 0
        return speech.say(room, text, label, owner, until=until)
    saying = Saying(Kind.WORDS, Words(text).fields(), label)

    def build(seal: Seal) -> Parcel:
        entry = seal(saying)
        return granting(room, seal, for_named(room, entry), (entry,), None, None)

    return room.write(build)[0]


def keep(room: Room, ident: bytes) -> Line:
    """Keep what was asked for; no reason is owed."""
    one = find_request(room, ident)
    saying = Saying(Kind.KEEP, [one.id], reply_to=one.entry)
    return room.write(lambda seal: Parcel((seal(saying),)))[0]


def grant_request(room: Room, ident: bytes, edited: str | None = None) -> bool:
    """Grant what was asked for, word for word or as edited."""
    one = find_request(room, ident)
    words = one.words if edited is None else edited
    return let_read(room, one.entry, Wish(one.recipient, one.purpose, one.until), words)


def let_read(room: Room, entry: bytes, wish: Wish, words: str | None = None) -> bool:
    """Let somebody read an entry, or only `words` of it.

    Returns whether it went: while both of the two claim the entry, the first one's consent waits in
    the room for the other's. Raises `NotOwner`, `NoAgreement` and what writing raises.
    """
    line = next(one for one in room.lines if one.hash == entry)
    half = _half(room, entry, wish)
    signers = frozenset([room.session.first])
    if half is not None or _told_on(room, line, words) is not None:
        signers |= {room.partner.first}
    owners = room.ownership.owners(entry)
    if half is None and owners & signers and not owners <= signers:
        return _leave_half(room, line, wish, words)
    basis.check(owners, signers)
    complete(room, line, wish, words, half)
    return True


def _told_on(room: Room, line: Line, words: str | None) -> Told | None:
    """The standing consent by which this may be told on: all of an entry, never a part of it."""
    if line.opened is None or part_of(line, words) is not None:
        return None
    for one in _of_partner(room, Kind.STANDING):
        with suppress(QuietroomError):
            signed = parse_signed(one.body)
            given = standing.parse(signed.payload)
            author = one.envelope.pub.author
            by = room.reader.known(author)
            owners = by is not None and by.first == line.opened.priv.owner
            about = (given.room, given.entry) == (room.id, line.hash)
            if about and owners and _stands(room, one, given, signed):
                return Told(signed, author)
    return None


def _leave_half(room: Room, line: Line, wish: Wish, words: str | None) -> bool:
    def build(seal: Seal) -> Parcel:
        excerpt = excerpt_of(room, line, words, seal)
        agreed = consent_to(room, line, words, excerpt, wish)
        payload = agreed.encode()
        signed = Signed(payload, room.session.signer.sign(payload, consent.USE))
        half = seal(Saying(Kind.CONSENT, signed.fields(), reply_to=agreed.entry))
        return Parcel((half,) if excerpt is None else (excerpt, half))

    room.write(build)
    return False


def _stands(room: Room, one: Opened, given: Standing, signed: Signed) -> bool:
    """Whether a standing consent is good: for me, signed, not over, and not taken back."""
    author = room.session.people.current(one.envelope.pub.author)
    verify(author.key, signed.payload, signed.signatures, standing.USE)
    return (
        given.other in room.session.mine
        and given.until >= room.session.now()
        and one.envelope.hash not in room.ownership.taken_back
    )


def _half(room: Room, entry: bytes, wish: Wish) -> Half | None:
    to = room.session.people.current(wish.to).hash
    for one in _of_partner(room, Kind.CONSENT):
        with suppress(QuietroomError):
            signed = parse_signed(one.body)
            agreed = consent.parse(signed.payload)
            withdrawn = one.envelope.hash in room.ownership.taken_back
            if not withdrawn and _as_wished(room, agreed, entry, to, wish):
                return Half(agreed, signed, one.envelope.pub.author)
    return None


def _as_wished(room: Room, agreed: Consent, entry: bytes, to: bytes, wish: Wish) -> bool:
    """Whether what the other signed is what this person wishes, and nothing beside it.

    An altered client may have left anything in the room; whoever signs second signs all of it.
    """
    found = room.agreement.state.in_force
    return (
        entry in (agreed.entry, agreed.source)
        and agreed.room == room.id
        and agreed.entry not in room.ownership.taken_back
        and (agreed.recipients, agreed.purpose, agreed.until) == ((to,), wish.purpose, wish.until)
        and agreed.passing_on == PASSING_ON
        and found is not None
        and agreed.agreement == found.hash
        and agreed.attachments == files_of(room, agreed.entry)
    )


def _of_partner(room: Room, kind: Kind) -> list[Opened]:
    """What the partner wrote of one kind. Its body may be anything: an altered client wrote it."""
    found = [line.opened for line in room.lines if line.opened is not None]
    mine = room.session.mine
    return [one for one in found if one.priv.kind == kind and one.envelope.pub.author not in mine]


def complete(
    room: Room,
    line: Line,
    wish: Wish,
    words: str | None = None,
    half: Half | None = None,
) -> None:
    """Sign, commit and hand out. It asks nothing: `let_read` asks whose word is needed."""

    def build(seal: Seal) -> Parcel:
        told = _told_on(room, line, words)
        excerpt = None if half or told else excerpt_of(room, line, words, seal)
        agreed = half.consent if half else consent_to(room, line, words, excerpt, wish)
        fresh = () if excerpt is None else (excerpt,)
        return granting(room, seal, agreed, fresh, told, half)

    room.write(build)
