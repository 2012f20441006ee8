"""What the rules make of the vectors of room, entry and grant."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from quietroom.ground import canon
from quietroom.ground.signature import VerifyKey
from quietroom.release import consent, standing
from quietroom.release import open as release
from quietroom.room import (
    attachment,
    chain,
    entry,
    envelope,
    epoch,
    evidence,
    grant,
    granted,
    mint,
    parcel,
    stamp,
)
from quietroom.room import check as rules
from quietroom.room.check import Head
from quietroom.room.entry import Attachment
from quietroom.room.envelope import Envelope, Stub
from quietroom.room.epochs import InForce
from quietroom.room.open import Opened, check_mine, open_entry, open_with
from quietroom.room.people import Known, Mine, Secrets
from quietroom.room.reader import Item, Line, RoomReader, StreamReader
from quietroom.room.seal import mine_key, own_root, room_root
from quietroom.tlog.mirror import NotLogged
from tests.rules.room import endings
from tests.rules.room.stage import TIME

_PIECE = 1000


def _hex(raw: bytes | None) -> str | None:
    return None if raw is None else raw.hex()


def _bytes(raw: str | None) -> bytes | None:
    return None if raw is None else bytes.fromhex(raw)


def _key(given: dict[str, str]) -> VerifyKey:
    return VerifyKey(bytes.fromhex(given["ed25519"]), bytes.fromhex(given["mldsa"]))


def _chain(place: str, items: list[str]) -> Any:
    link = chain.start(bytes.fromhex(place)).after(bytes.fromhex(item) for item in items)
    return {"index": link.index, "head": link.head.hex()}


def _epoch(record: str) -> Any:
    found = epoch.parse(bytes.fromhex(record))
    core = found.core
    assert found.encode().hex() == record
    return {
        "number": core.number,
        "previous": _hex(core.previous),
        "agreement": _hex(core.agreement),
        "ombuds": _hex(core.ombuds),
        "cards": [card.hex() for card in core.cards],
        "history": found.history is not None,
        "hash": found.hash.hex(),
    }


def _signer(record: str, keys: list[dict[str, str]]) -> Any:
    first, second = (_key(one) for one in keys)
    return {"signer": epoch.parse(bytes.fromhex(record)).signer((first, second))}


def _room_key(record: str, card: str, seed: str) -> Any:
    found = epoch.parse(bytes.fromhex(record))
    return {"room_key": mint.open_record(found, bytes.fromhex(card), bytes.fromhex(seed)).hex()}


def _history(record: str, room_key: str, before: list[str]) -> Any:
    records = [epoch.parse(bytes.fromhex(raw)) for raw in before]
    by_number = {one.core.number: one for one in records}
    found = mint.open_history(
        epoch.parse(bytes.fromhex(record)), bytes.fromhex(room_key), by_number
    )
    return {"keys": [[number, key.hex()] for number, key in found.items()]}


def _parcel(**given: str) -> Any:
    found = parcel.parse(bytes.fromhex(given["parcel"]))
    assert found.encode().hex() == given["parcel"]
    items = [item.hash.hex() for item in found.items]
    return {"items": items, "leaves": len(found.leaves), "grants": len(found.grants)}


def _head(given: dict[str, Any]) -> Head:
    first, second = (bytes.fromhex(card) for card in given["current"])
    named = [bytes.fromhex(card) for card in given["named"] or ()]
    return Head(
        bytes.fromhex(given["room"]),
        given["number"],
        _bytes(given["record"]),
        (named[0], named[1]) if named else None,
        (first, second),
    )


def _accept_entry(head: dict[str, Any], sender: str, next_seq: int, **given: str) -> Any:
    found = envelope.parse(bytes.fromhex(given["envelope"]))
    rules.accept_entry(_head(head), found, bytes.fromhex(sender), next_seq)
    return "accepted"


def _accept_record(head: dict[str, Any], record: str, sender: str, key: dict[str, str]) -> Any:
    found = epoch.parse(bytes.fromhex(record))
    rules.accept_record(_head(head), found, bytes.fromhex(sender), _key(key))
    return "accepted"


class _People:
    def __init__(self, given: list[dict[str, Any]]) -> None:
        self._known = {bytes.fromhex(one["card"]): one for one in given}

    def known(self, card: bytes) -> Known | None:
        """The card of this hash."""
        one = self._known.get(card)
        if one is None:
            return None
        return Known(card, bytes.fromhex(one["first"]), one["generation"], _key(one), b"")


def _mine(given: list[dict[str, str]]) -> Mine:
    return {
        bytes.fromhex(one["card"]): Secrets(
            bytes.fromhex(one["seal_seed"]), bytes.fromhex(one["self_key"])
        )
        for one in given
    }


def _roots(given: dict[str, str]) -> Callable[[int], bytes | None]:
    return {int(size): bytes.fromhex(root) for size, root in given.items()}.get


def _in_force(given: list[dict[str, Any]], read: int) -> InForce | None:
    reached = [one for one in given if one["after"] <= read]
    if not reached:
        return None
    people = frozenset(bytes.fromhex(first) for first in reached[-1]["people"])
    ombuds = _bytes(reached[-1]["ombuds"])
    agreement, log = (bytes.fromhex(reached[-1][name]) for name in ("agreement", "log"))
    return InForce(agreement, ombuds, people, log)


def _item(kind: int, raw: str) -> Item:
    parse: list[Callable[[bytes], Item]] = [envelope.parse, epoch.parse, envelope.parse_stub]
    return parse[kind](bytes.fromhex(raw))


def _read(reader: RoomReader | StreamReader) -> Any:
    reader.settle()
    link = reader.link
    lines = [_shown(line) for line in reader.lines]
    return {"lines": lines, "index": link.index, "head": link.head.hex()}


def _shown(line: Line) -> Any:
    body = None if line.opened is None else canon.encode(line.opened.body).hex()
    return {"faults": [fault.code for fault in line.faults], "body": body}


def _reader(room: str, accepted: list[list[str]], **given: Any) -> Any:
    first, second = (frozenset(bytes.fromhex(one) for one in place) for place in accepted)
    reader = RoomReader(
        bytes.fromhex(room),
        _mine(given["mine"]),
        _People(given["people"]),
        (first, second),
        _roots(given["roots"]),
        lambda: _in_force(given["in_force"], reader.link.index),
        (bytes.fromhex(given["log"]), bytes.fromhex(given["first_log"])),
    )
    for kind, raw in given["items"]:
        reader.take(_item(kind, raw), TIME, None)
    return _read(reader)


def _stream(stream: str, mine: list[dict[str, str]], roots: dict[str, str], items: Any) -> Any:
    reader = StreamReader(bytes.fromhex(stream), _mine(mine), _roots(roots))
    for raw in items:
        reader.take(envelope.parse(bytes.fromhex(raw)), TIME)
    return _read(reader)


def _outside(found: Envelope | Stub) -> dict[str, Any]:
    pub = found.pub
    return {
        "place": pub.place.hex(),
        "epoch": pub.epoch,
        "author": pub.author.hex(),
        "writer": pub.writer.hex(),
        "seq": pub.seq,
        "com": found.com.hex(),
        "mine": found.mine.hex(),
        "hash": found.hash.hex(),
    }


def _envelope(**given: str) -> Any:
    found = envelope.parse(bytes.fromhex(given["envelope"]))
    assert found.encode().hex() == given["envelope"]
    return {**_outside(found), "stub": found.stub().encode().hex()}


def _stub(stub: str) -> Any:
    found = envelope.parse_stub(bytes.fromhex(stub))
    assert found.encode().hex() == stub
    return _outside(found)


def _opened(found: Opened) -> Any:
    return {
        "priv": canon.encode(found.priv.fields()).hex(),
        "body": canon.encode(found.body).hex(),
        "kf": found.kf.hex(),
        "key": found.key.hex(),
    }


def _open(use: str, root: str, **given: str) -> Any:
    make = {"entry-key": room_root, "self-entry-key": own_root}[use]
    found = envelope.parse(bytes.fromhex(given["envelope"]))
    return _opened(open_entry(make(bytes.fromhex(root)), found))


def _open_with(key: str, **given: str) -> Any:
    return _opened(open_with(bytes.fromhex(key), envelope.parse(bytes.fromhex(given["envelope"]))))


def _is_mine(self_key: str, **given: str) -> Any:
    found = envelope.parse(bytes.fromhex(given["envelope"]))
    check_mine(mine_key(bytes.fromhex(self_key)), found)
    return "mine"


def _priv(priv: str) -> Any:
    found = entry.parse_priv(canon.decode(bytes.fromhex(priv)))
    assert canon.encode(found.fields()).hex() == priv
    label, owner = str(found.label), found.owner.hex()
    return {"label": label, "owner": owner, "kind": found.kind, "time": found.time}


def _words(body: str) -> Any:
    found = entry.parse_words(canon.decode(bytes.fromhex(body)))
    assert canon.encode(found.fields()).hex() == body
    return {"text": found.text, "files": len(found.attachments)}


def _held(body: str) -> Any:
    found = entry.parse_held(canon.decode(bytes.fromhex(body)))
    assert canon.encode(found.fields()).hex() == body
    return {"room": found.room.hex(), "level": found.level, "text": found.text}


def _file(room: str, length: int, sealed: str, **given: str) -> Any:
    key, ident, digest = (bytes.fromhex(given[name]) for name in ("key", "id", "digest"))
    about, raw = Attachment(key, ident, length, "", "", digest), bytes.fromhex(sealed)
    pieces = (raw[start : start + _PIECE] for start in range(0, len(raw), _PIECE))
    return {"content": b"".join(attachment.open_file(bytes.fromhex(room), about, pieces)).hex()}


def _grant(**given: str) -> Any:
    raw = bytes.fromhex(given["grant"])
    found = grant.parse(canon.decode(raw))
    assert canon.encode(found.fields()) == raw
    return {
        "id": found.id.hex(),
        "recipient": found.recipient.hex(),
        "entries": [one.hex() for one in found.entries],
        "attachments": [one.hex() for one in found.attachments],
        "until": found.until,
        "size": len(found.sealed),
    }


def _open_grant(seed: str, card: str, sealed: str) -> Any:
    found = granted.open_grant(bytes.fromhex(seed), bytes.fromhex(card), bytes.fromhex(sealed))
    kind, payload = str(found.kind), found.payload.hex()
    signatures = len(found.signatures)
    return {"kind": kind, "keys": len(found.keys), "payload": payload, "signatures": signatures}


def _stamp(secret: str, ombuds: str, pub: str, com: str, time: int) -> Any:
    key = stamp.stamp_key(bytes.fromhex(secret), bytes.fromhex(ombuds))
    outside = envelope.parse_pub(canon.decode(bytes.fromhex(pub)))
    made = stamp.stamp(key, outside, bytes.fromhex(com), time)
    return {"key": key.hex(), "stamp": made.hex()}


def _evidence(key: str, shown: str) -> Any:
    found, words = evidence.parse(bytes.fromhex(shown))
    for one in found:
        evidence.check(bytes.fromhex(key), one)
    return {"shown": len(found), "words": words}


def _consent(**given: str) -> Any:
    found = consent.parse(bytes.fromhex(given["consent"]))
    assert found.encode().hex() == given["consent"]
    return {
        "room": found.room.hex(),
        "entry": found.entry.hex(),
        "recipients": [card.hex() for card in found.recipients],
        "purpose": found.purpose,
        "until": found.until,
        "hash": found.hash.hex(),
    }


def _standing(**given: str) -> Any:
    found = standing.parse(bytes.fromhex(given["standing"]))
    assert found.encode().hex() == given["standing"]
    return {"entry": found.entry.hex(), "other": found.other.hex(), "until": found.until}


@dataclass(frozen=True)
class _Log:
    leaves: list[str]

    def includes(self, leaf: bytes) -> None:
        """Pass if the leaf is there."""
        if leaf.hex() not in self.leaves:
            raise NotLogged


def _release(people: list[dict[str, Any]], leaves: list[str], now: int, **given: Any) -> Any:
    found = release.check(
        granted.parse(bytes.fromhex(given["grant"])),
        envelope.parse(bytes.fromhex(given["envelope"])),
        frozenset(bytes.fromhex(card) for card in given["me"]),
        _People(people),
        _Log(leaves),
        now,
    )
    return {
        "words": found.words.text,
        "author": found.author.hex(),
        "owner": found.owner.hex(),
        "signers": [one.hex() for one in found.signers],
    }


PLAYS: dict[str, Callable[..., Any]] = {
    "room/chain": _chain,
    "room/ending": endings.play,
    "room/epoch": _epoch,
    "room/signer": _signer,
    "room/room-key": _room_key,
    "room/history": _history,
    "room/parcel": _parcel,
    "room/accept-entry": _accept_entry,
    "room/accept-record": _accept_record,
    "room/reader": _reader,
    "room/stream": _stream,
    "entry/envelope": _envelope,
    "entry/stub": _stub,
    "entry/open": _open,
    "entry/open-with": _open_with,
    "entry/mine": _is_mine,
    "entry/priv": _priv,
    "entry/words": _words,
    "entry/held": _held,
    "entry/file": _file,
    "grant/outside": _grant,
    "grant/open": _open_grant,
    "grant/stamp": _stamp,
    "grant/evidence": _evidence,
    "grant/consent": _consent,
    "grant/standing": _standing,
    "grant/release": _release,
}
"""How the vectors of each format are played."""
