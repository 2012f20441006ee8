"""Rooms as the two read them, leaves as the log has them, and what is said about reports."""

from dataclasses import dataclass, field, replace

from quietroom.ground import canon
from quietroom.ground.canon import Value

from ..room import naive
from ..room.cast import (
    ADA,
    BEN,
    LOG_ROOT,
    LOG_SIZE,
    ROOM,
    STREAM,
    TIME,
    Json,
    Person,
    Scenario,
    inside_of,
    priv_of,
    pub_of,
    seen_at,
)
from .cast import (
    AGREED,
    DAY,
    DEPUTY,
    ENTRY,
    HASHES,
    LIMITS,
    OFFICER,
    RECORDS,
    SAID,
    case,
    leaf,
    limit,
    opening,
    report,
)

_LATER: dict[str, Value] = {"notice": TIME + 30 * DAY, "reason": "they are in danger at home"}
_BEYOND = LOG_SIZE + 4


def _notice(*openings: Value, author: Person = BEN) -> bytes:
    """An entry that opens leaves, written behind the entry that they are about."""
    seen = seen_at(ROOM, [*HASHES, ENTRY])
    priv = priv_of(author, "notice", seen=seen)
    number = 1 if author is ADA else 0
    return naive.entry(inside_of(author), pub_of(author, number), priv, list(openings), "notice")


@dataclass(frozen=True)
class _Seen:
    """What one of the two has before them."""

    leaf: bytes
    notice: bytes | None = None
    now: int = TIME + 1
    position: int = LOG_SIZE - 1
    first_seen: int | None = None
    limits: Value = field(default_factory=lambda: list(LIMITS))
    known: bool = True

    def given(self) -> dict[str, Json]:
        """The input of a scenario."""
        entries = [SAID] if self.notice is None else [SAID, self.notice]
        items: list[Json] = [[1, raw.hex()] for raw in RECORDS]
        items += [[0, raw.hex()] for raw in entries]
        people = [ADA.first.hex(), BEN.first.hex()]
        in_force: Json = {"after": 1, "agreement": AGREED.hex(), "ombuds": None, "people": people}
        cards: Json = [ADA.card.hex(), BEN.card.hex()]
        signed: Json = [AGREED.hex(), canon.encode(self.limits).hex(), cards]
        seen: dict[str, Json] = {}
        if self.first_seen is not None:
            seen[self.leaf.hex()] = self.first_seen
        return {
            "room": ROOM.hex(),
            "mine": [ADA.secrets()],
            "people": [one.known() for one in (ADA, BEN, OFFICER, DEPUTY)],
            "accepted": [[ADA.first.hex()], [BEN.first.hex()]],
            "roots": {str(LOG_SIZE): LOG_ROOT.hex()},
            "in_force": [in_force],
            "items": items,
            "signed": [signed] if self.known else [],
            "leaves": [[self.position, self.leaf.hex()]],
            "first_seen": seen,
            "now": self.now,
        }


def watching() -> list[Scenario]:
    """What is said about one leaf."""

    def one(about: str, seen: _Seen, expect: Json, because: str) -> Scenario:
        return case("watch", 6, about, seen.given(), expect, because)

    def found(sight: str, fault: str | None = None, at: int = LOG_SIZE - 1) -> Json:
        return [{"entry": ENTRY.hex(), "position": at, "sight": sight, "fault": fault}]

    def told(payload: bytes, delayed: bool = False, author: Person = BEN) -> _Seen:
        opens = opening(payload, delayed)
        return _Seen(leaf(payload, delayed), _notice(opens, author=author))

    def against(about: str, payload: bytes, fault: str, because: str) -> Scenario:
        return one(about, told(payload), found("against-agreement", fault), because)

    unexplained = found("unexplained")
    silent = leaf(report(**_LATER), delayed=True)
    last = TIME + 30 * DAY
    early = _Seen(silent, position=_BEYOND, first_seen=TIME - 10 * DAY)
    unread = _Seen(silent, known=False)
    return [
        one("told at once", told(report()), found("told"), "a notice opens the leaf"),
        one("told later", told(report(**_LATER), True), found("told"), "as the limit allows"),
        one("not yet told", _Seen(silent), [], "30 days of silence were signed"),
        one("on the last second", _Seen(silent, now=last), [], "counted from an entry that saw it"),
        one("never told", _Seen(silent, now=last + 1), unexplained, "the delay has passed"),
        one("seen first, saw nobody", _Seen(silent, now=last, position=_BEYOND), [],
            "seen for the first time now"),
        one("since first sight", _with(early, last - 10 * DAY), [], "counted from first sight"),
        one("too long since first sight", _with(early, last - 10 * DAY + 1),
            found("unexplained", at=_BEYOND), "counted from first sight"),
        one("where nothing may be told later", _Seen(silent, limits=[limit(delay=0)]), unexplained,
            "nobody signed a delay"),
        one("a limit that is off allows none", _Seen(silent, limits=[limit(on=0)]), unexplained,
            "nobody signed a delay"),
        one("an agreement that cannot be read", _with(unread, TIME + 180 * DAY), [], "180 days"),
        one("an agreement that cannot be read, after that", _with(unread, TIME + 180 * DAY + 1),
            unexplained, "180 days"),
        one("a notice that says nothing", _Seen(leaf(b"x"), _notice(opening(b"x"))), unexplained,
            "what does not parse explains nothing"),
        against("an agreement that nobody signed", report(agreement=ENTRY), "false-report",
                "both signed one"),
        against("another room", report(room=STREAM), "false-report", "it names its room"),
        against("another entry", report(entries=[AGREED]), "false-report", "it names its entries"),
        against("a delay under the tag for at once", report(**_LATER), "false-report",
                "the tag says when"),
        against("a limit that nobody signed", report(limit="gossip"), "no-such-limit",
                "they punish"),
        against("to somebody else", report(officer=ADA.card), "wrong-officer", "it names two"),
        against("who need not act", report(limit="mentee-acts"), "not-yours-to-act",
                "the mentee acts"),
        one("by the mentee", told(report(limit="mentee-acts"), author=ADA), found("told"),
            "the mentee acts"),
        one("a delay that is too long",
            told(report(**{**_LATER, "notice": TIME + 31 * DAY}), True),
            found("against-agreement", "notice-too-late"), "30 days were signed"),
    ]  # fmt: skip


def _with(seen: _Seen, now: int) -> _Seen:
    return replace(seen, now=now)
