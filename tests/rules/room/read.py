"""Every function of room and release that reads bytes from outside: its name, how, and good bytes.

Where bytes stand inside something sealed, altered software may have sealed whatever it likes: these
are sealed first and then opened.
"""

from collections.abc import Callable
from dataclasses import replace

from quietroom.ground import canon
from quietroom.ground.canon import Value
from quietroom.ground.close.content import seal
from quietroom.ground.close.key import seal_to
from quietroom.ground.digest import context, derive, sha256
from quietroom.ground.pad import pad
from quietroom.release import consent, request, standing
from quietroom.release.consent import Consent
from quietroom.release.request import Ask
from quietroom.release.standing import Standing
from quietroom.room import (
    attachment,
    circle,
    entry,
    envelope,
    epoch,
    evidence,
    grant,
    granted,
    mint,
    parcel,
    stamp,
    trust,
)
from quietroom.room.entry import Attachment, Held, Words
from quietroom.room.envelope import Envelope
from quietroom.room.grant import Grant
from quietroom.room.granted import Granted, GrantKind, Key
from quietroom.room.open import open_entry, open_with
from quietroom.room.parcel import Parcel
from quietroom.room.seal import VERSION, entry_context
from tests.rules.room.stage import ADA, BEN, EVE, ROOM, TIME, agreed

_STAGE = agreed()
_ENTRY = _STAGE.seal(ADA)
_RECORD = _STAGE.minted[1].record
_OPENED = open_entry(_STAGE.keys(ADA).root, _ENTRY)
_INSIDE: list[Value] = [VERSION, _OPENED.kf, _OPENED.priv.fields(), _OPENED.body]
_FILE = Attachment(bytes(32), bytes(16), 5, "plan.pdf", "application/pdf", bytes(32))
_GRANTED = Granted(GrantKind.RELEASE, (Key(bytes(32), bytes(32), bytes(32)),), b"words", ())
_ASK = Ask(bytes(16), bytes(32), "words", bytes(32), "Leila", "to help", TIME)


def _value(read: Callable[[Value], object]) -> Callable[[bytes], object]:
    return lambda raw: read(canon.decode(raw))


def _inside(raw: bytes) -> object:
    sealed = seal(_OPENED.key, entry_context(_ENTRY.pub.encode(), _ENTRY.com), pad(raw))
    return open_with(_OPENED.key, replace(_ENTRY, sealed=sealed))


def _sealed(raw: bytes) -> object:
    return open_with(_OPENED.key, replace(_ENTRY, sealed=raw))


def _history(raw: bytes) -> object:
    room_key = _STAGE.room_keys[1]
    link = seal(derive(room_key, "history-key", ROOM, 1), context("history", ROOM, 1), raw)
    return mint.open_history(replace(_RECORD, history=link), room_key, {0: _STAGE.minted[0].record})


def _wrap(raw: bytes) -> object:
    return mint.open_record(replace(_RECORD, wraps=(raw, raw)), ADA.card, ADA.secrets.seal_seed)


def _file(raw: bytes) -> object:
    """The file whose sealed content is this; it is named by its own hash."""
    sealed = seal(_FILE.key, attachment.context_of(ROOM, _FILE.id), raw)
    return b"".join(attachment.open_file(ROOM, replace(_FILE, digest=sha256(sealed)), [sealed]))


def _shown(raw: bytes) -> None:
    for one in evidence.parse(raw)[0]:
        evidence.check(bytes(32), one)


def _taken(raw: bytes) -> None:
    """A reader raises nothing: what is wrong stands beside the line."""
    reader = _STAGE.read(BEN)
    found: Envelope = envelope.parse(raw)
    reader.take(found, TIME, None)
    reader.take(replace(found, sealed=raw), TIME, None)
    reader.settle()


_STAMPED = evidence.show(_OPENED, TIME, stamp.stamp(bytes(32), _ENTRY.pub, _ENTRY.com, TIME))

READ: tuple[tuple[str, Callable[[bytes], object], bytes], ...] = (
    ("room.envelope.parse", envelope.parse, _ENTRY.encode()),
    ("room.envelope.parse_stub", envelope.parse_stub, _ENTRY.stub().encode()),
    ("room.entry.parse_priv", _value(entry.parse_priv), canon.encode(_OPENED.priv.fields())),
    (
        "room.entry.parse_words",
        _value(entry.parse_words),
        canon.encode(Words("x", (_FILE,)).fields()),
    ),
    ("room.entry.parse_held", _value(entry.parse_held), canon.encode(Held(ROOM, 1, "x").fields())),
    (
        "room.circle.parse",
        _value(circle.parse),
        canon.encode(circle.Someone(ROOM, "Noor", "how she asks", 21_000).fields()),
    ),
    (
        "room.trust.parse_standing",
        _value(trust.parse_standing),
        canon.encode(trust.Standing(ROOM, 1, ("a", "", ""), 2).fields()),
    ),
    ("room.epoch.parse", epoch.parse, _RECORD.encode()),
    ("room.parcel.parse", parcel.parse, Parcel((_ENTRY, _RECORD), (bytes(48),)).encode()),
    (
        "room.grant.parse",
        _value(grant.parse),
        canon.encode(Grant(bytes(16), bytes(16), (bytes(32),), (), TIME, b"x").fields()),
    ),
    ("room.granted.parse", granted.parse, _GRANTED.encode()),
    ("room.evidence.check", _shown, evidence.encode((_STAMPED,), "words")),
    ("room.open, sealed", _sealed, _ENTRY.sealed),
    ("room.open, inside", _inside, canon.encode(_INSIDE)),
    ("room.mint.open_record", _wrap, _RECORD.wraps[0]),
    ("room.mint.open_history", _history, canon.encode([[0, _STAGE.room_keys[0]]])),
    ("room.reader.take", _taken, _ENTRY.encode()),
    ("room.attachment.open_file", _file, pad(bytes(_FILE.length))),
    (
        "room.granted.open_grant",
        lambda raw: granted.open_grant(EVE.secrets.seal_seed, EVE.card, raw),
        grant.close(EVE.known.seal, EVE.card, _GRANTED.encode()),
    ),
    (
        "room.granted.open_grant, inside",
        lambda raw: granted.open_grant(
            EVE.secrets.seal_seed,
            EVE.card,
            seal_to(EVE.known.seal, grant.grant_context(EVE.card), raw),
        ),
        pad(_GRANTED.encode()),
    ),
    (
        "release.consent.parse",
        consent.parse,
        Consent(
            bytes(32),
            bytes(16),
            ROOM,
            bytes(32),
            None,
            (),
            (bytes(32),),
            "",
            TIME,
            "",
            bytes(32),
            0,
        ).encode(),
    ),
    (
        "release.standing.parse",
        standing.parse,
        Standing(bytes(32), ROOM, bytes(32), bytes(32), TIME).encode(),
    ),
    ("release.request.parse_ask", _value(request.parse_ask), canon.encode(_ASK.fields())),
    ("release.request.parse_keep", _value(request.parse_keep), canon.encode([bytes(16)])),
    (
        "release.request.parse_signed",
        _value(request.parse_signed),
        canon.encode([b"words", *_RECORD.signed.signatures]),
    ),
)
"""All of them."""
