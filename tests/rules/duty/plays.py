"""What the rules make of the vectors of duty."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from quietroom.agreement import limits
from quietroom.duty import basis, case, report
from quietroom.duty import open as duty
from quietroom.duty.watch import Rules, Signed, watch
from quietroom.ground.digest import sha256
from quietroom.ground.signature import VerifyKey
from quietroom.room import envelope, epoch, granted
from quietroom.room.epochs import InForce
from quietroom.room.notice import sightings
from quietroom.room.people import Known, Secrets, same_person
from quietroom.room.reader import RoomReader
from quietroom.tlog.mirror import NotLogged
from tests.rules.room.stage import TIME


class _People:
    def __init__(self, given: list[dict[str, Any]]) -> None:
        self._known = {bytes.fromhex(one["card"]): one for one in given}
        self._known |= {bytes.fromhex(one["first"]): one for one in given}

    def known(self, card: bytes) -> Known | None:
        """The card of this hash."""
        one = self._known.get(card)
        if one is None:
            return None
        key = VerifyKey(bytes.fromhex(one["ed25519"]), bytes.fromhex(one["mldsa"]))
        return Known(card, bytes.fromhex(one["first"]), one["generation"], key, b"")


@dataclass(frozen=True)
class _Log:
    leaves: list[str]

    def includes(self, leaf: bytes) -> None:
        """Pass if the leaf is there."""
        if leaf.hex() not in self.leaves:
            raise NotLogged


@dataclass(frozen=True)
class _Leaves:
    leaves: list[list[Any]]

    def found(self, tag: bytes) -> Iterable[tuple[int, bytes]]:
        """Place and bytes of every leaf under a tag."""
        return [
            (place, bytes.fromhex(leaf))
            for place, leaf in self.leaves
            if leaf.startswith(tag.hex())
        ]


def _report(**given: str) -> Any:
    found = report.parse(bytes.fromhex(given["report"]))
    assert found.encode().hex() == given["report"]
    return {
        "limit": found.limit,
        "entries": [one.hex() for one in found.entries],
        "delayed": found.delayed,
        "hash": found.hash.hex(),
    }


def _covers(side: int, people: list[dict[str, Any]], **given: str) -> Any:
    found = basis.check(
        limits.parse(bytes.fromhex(given["limits"])),
        side,
        report.parse(bytes.fromhex(given["report"])),
        same_person(_People(people)),
    )
    return {"limit": found.limit.id, "officer": found.officer.name, "deputy": found.deputy}


def _check(people: list[dict[str, Any]], leaves: list[str], **given: Any) -> Any:
    envelopes = [envelope.parse(bytes.fromhex(raw)) for raw in given["envelopes"]]
    found = duty.check(
        granted.parse(bytes.fromhex(given["grant"])),
        {one.hash: one for one in envelopes},
        frozenset(bytes.fromhex(card) for card in given["me"]),
        _People(people),
        _Log(leaves),
    )
    (entry,) = found.entries
    return {
        "reporter": found.reporter.hex(),
        "author": entry.author.hex(),
        "words": entry.words.text,
        "label": str(entry.opened.priv.label),
        "statement": found.statement,
        "deputy": found.covered.deputy,
    }


def _step(**given: str) -> Any:
    found = case.parse(bytes.fromhex(given["step"]))
    assert found.encode().hex() == given["step"]
    return {"state": str(found.state), "words": found.words, "time": found.time}


def _reader(given: dict[str, Any]) -> RoomReader:
    first, second = (frozenset(map(bytes.fromhex, place)) for place in given["accepted"])
    (force,) = given["in_force"]
    log, signers = sha256(b"log policy"), frozenset(map(bytes.fromhex, force["people"]))
    agreed = InForce(bytes.fromhex(force["agreement"]), None, signers, log)
    reader = RoomReader(
        bytes.fromhex(given["room"]),
        {
            bytes.fromhex(one["card"]): Secrets(
                bytes.fromhex(one["seal_seed"]), bytes.fromhex(one["self_key"])
            )
            for one in given["mine"]
        },
        _People(given["people"]),
        (first, second),
        {int(size): bytes.fromhex(root) for size, root in given["roots"].items()}.get,
        lambda: agreed if reader.link.index >= force["after"] else None,
        (log, log),
    )
    for kind, raw in given["items"]:
        body = bytes.fromhex(raw)
        reader.take(epoch.parse(body) if kind else envelope.parse(body), TIME, None)
    return reader


def _watch(**given: Any) -> Any:
    reader = _reader(given)
    assert not [line.faults for line in reader.lines if line.faults]
    signed = {
        bytes.fromhex(agreement): Signed(
            limits.parse(bytes.fromhex(part)), (bytes.fromhex(cards[0]), bytes.fromhex(cards[1]))
        )
        for agreement, part, cards in given["signed"]
    }
    epochs = {one.record.core.number: one.record.core.agreement for one in reader.epochs}
    found = watch(
        sightings(reader.lines, _Leaves(given["leaves"])),
        reader.lines,
        Rules(signed, epochs),
        _People(given["people"]),
        {bytes.fromhex(leaf): time for leaf, time in given["first_seen"].items()},
        given["now"],
    )
    return [
        {
            "entry": one.entry.hex(),
            "position": one.position,
            "sight": str(one.sight),
            "fault": None if one.fault is None else one.fault.code,
        }
        for one in found
    ]


PLAYS: dict[str, Callable[..., Any]] = {
    "duty/report": _report,
    "duty/covers": _covers,
    "duty/check": _check,
    "duty/step": _step,
    "duty/watch": _watch,
}
"""How the vectors of each format are played."""
