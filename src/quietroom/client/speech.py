"""Saying something in a room, and what may be said about it afterwards.

Source: spec/entry.md sections 3 and 4, spec/room.md section 9.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ..ground.errors import QuietroomError
from ..release.request import Signed
from ..release.standing import USE, Standing
from ..room.entry import Attachment, Kind, Words, parse_words
from ..room.envelope import Envelope
from ..room.label import Label
from ..room.notice import Sight
from ..room.parcel import Parcel
from ..room.reader import Line
from .room import Room, Saying, Seal


class NotYourEntry(QuietroomError):
    """Only who wrote an entry can take it back or correct it; you may claim it as yours."""

    code = "not-your-entry"


class NotWords(QuietroomError):
    """This is not an entry that says something."""

    code = "not-words"


SAID = (Kind.WORDS, Kind.CORRECTION)
"""The kinds of entry that say something."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Somebody who can read an entry: card hash, name, since when, by which act and rule."""

    card: bytes
    name: str
    since: int
    act: str
    rule: str


def say(
    room: Room,
    text: str,
    label: Label = Label.PAIR,
    owner: bytes | None = None,
    files: Iterable[Attachment] = (),
    until: int = 0,
) -> Line:
    """Say something. `owner`: first card hash of whose confidence it is, none for one's own.

    An entry that may be told carries the owner's standing consent, good until `until`.
    """
    body = Words(text, tuple(files)).fields()
    saying = Saying(Kind.WORDS, body, label, owner)

    def build(seal: Seal) -> Parcel:
        entry = seal(saying)
        if label != Label.MAY_TELL:
            return Parcel((entry,))
        return Parcel((entry, seal(_standing(room, entry, until))))

    return room.write(build)[0]


def claim(room: Room, entry: bytes) -> Line:
    """Say 'this is my confidence' about an entry."""
    return _about(room, entry, Kind.CLAIM)


def take_back(room: Room, entry: bytes) -> Line:
    """Take back an entry of one's own: it is not shown any more; it may have been read."""
    _check_author(room, entry)
    return _about(room, entry, Kind.TAKE_BACK)


def correct(room: Room, entry: bytes, text: str) -> Line:
    """Put a new version beside an entry of one's own."""
    _check_author(room, entry)
    old = next(line for line in room.lines if line.hash == entry)
    if old.opened is None:
        raise NotWords
    saying = Saying(
        Kind.CORRECTION,
        Words(text).fields(),
        old.opened.priv.label,
        old.opened.priv.owner,
        reply_to=entry,
    )
    return room.write(lambda seal: Parcel((seal(saying),)))[0]


def text_of(line: Line) -> str:
    """The words of an entry that says something. Raises `NotWords`."""
    if line.opened is None or line.opened.priv.kind not in SAID:
        raise NotWords
    return parse_words(line.opened.body).text


def who(room: Room, line: Line) -> list[Reach]:
    """Who can read an entry, since when, by which act, under which rule."""
    if line.opened is None or not isinstance(line.item, Envelope):
        raise NotWords
    author = line.item.pub.author
    label = line.opened.priv.label
    people = [(room.session.card.hash, room.session.first, room.session.name)]
    people.append((room.partner_card().hash, room.partner.first, room.partner.name))
    wrote = room.session.people.known(author)
    rows = [
        Reach(card, name, line.time, "wrote" if wrote and wrote.first == first else "heard", label)
        for card, first, name in people
    ]
    return rows + _released(room, line)


def _released(room: Room, line: Line) -> list[Reach]:
    rows: list[Reach] = []
    for found in room.findings():
        source = None if found.consent is None else found.consent.source
        if line.hash not in (found.entry, source):
            continue
        if found.consent is None:
            rows.append(Reach(b"", "", line.time, found.sight, "nobody has said to whom"))
            continue
        whole = "release" if found.entry == line.hash else "release of an edited part"
        act = whole if found.sight == Sight.TOLD else found.sight
        for card in found.consent.recipients:
            rule = f"{found.consent.purpose}, until {found.consent.until}"
            rows.append(Reach(card, "", found.consent.time, act, rule))
    return rows


def _about(room: Room, entry: bytes, kind: Kind) -> Line:
    saying = Saying(kind, [], reply_to=entry)
    return room.write(lambda seal: Parcel((seal(saying),)))[0]


def _check_author(room: Room, entry: bytes) -> None:
    if room.ownership.authors.get(entry) != room.session.first:
        raise NotYourEntry


def _standing(room: Room, entry: Envelope, until: int) -> Saying:
    session = room.session
    given = Standing(session.random(32), room.id, entry.hash, room.partner_card().hash, until)
    payload = given.encode()
    signed = Signed(payload, session.signer.sign(payload, USE))
    return Saying(Kind.STANDING, signed.fields(), reply_to=entry.hash)
