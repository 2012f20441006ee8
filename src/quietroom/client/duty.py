"""Something I must report: what may be reported, what goes out, and how the other is told.

Source: spec/duty.md sections 2 to 4.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..agreement import signing, version
from ..agreement.limits import Limits
from ..agreement.state import InForce
from ..agreement.version import Version
from ..duty import basis, report
from ..duty.basis import DAY, Covered
from ..duty.beside import Beside
from ..duty.report import Report
from ..duty.watch import Rules, Signed, refuse_earlier
from ..ground import shape
from ..ground.errors import QuietroomError, TooLarge
from ..ground.signature import Signatures
from ..room import grant, notice
from ..room.entry import Kind, parse_words
from ..room.granted import Granted, GrantKind, Key, When
from ..room.parcel import Parcel
from ..room.people import same_person
from ..room.reader import Line
from ..tlog.leaf import Kind as LeafKind
from ..tlog.leaf import Opening, grant_tags
from .granting import NoAgreement
from .refusal import Unsure
from .room import Room, Saying, Seal
from .speech import SAID, NotWords

KEPT = "report"
"""Under which name a reporter's own client keeps what it sent."""

SERVED = 3 * 365 * DAY
"""For how many seconds the server serves a report."""


class AskedTooMuch(QuietroomError):
    """A report holds at most 16 entries: choose the fewest that show what you must report."""

    code = "too-many-entries"


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody means to report.

    `limit`: short name; `entries`: hashes; `statement`: in their own words, for the officer alone;
    `deputy`: to the deputy; `notice`: by when the other is told, in seconds since 1970, none for at
    once; `reason`: why later, or why to the deputy.
    """

    limit: str
    entries: tuple[bytes, ...]
    statement: str
    deputy: bool = False
    notice: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report that holds, before it is signed: what goes, to whom, and which files go with it."""

    report: Report
    covered: Covered
    lines: tuple[Line, ...]
    salt: bytes
    files: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class _Agreement:
    hash: bytes
    version: Version
    signatures: tuple[signing.Signature, signing.Signature]
    limits: tuple[bytes, bytes]


def choices(room: Room) -> Limits:
    """The exceptions that both signed, are on, and under which this person has to act.

    Raises `NoAgreement`.
    """
    found = _in_force(room).version
    return basis.acting(found.terms.limits, _side(room, found))


def theirs(room: Room) -> Limits:
    """The limits in force under which the other has to act, whoever would take the report."""
    found = room.agreement.state.in_force
    version = None if found is None else found.version
    return () if version is None else basis.acting(version.terms.limits, 1 - _side(room, version))


def rules(room: Room) -> Rules:
    """What both signed in this room, and which epoch names which of it."""
    signed = {
        agreement: Signed(found.version.terms.limits, found.version.shell.cards)
        for agreement, found in room.agreement.signed.items()
        if found.version is not None
    }
    cores = [one.record.core for one in room.reader.epochs]
    return Rules(signed, {core.number: core.agreement for core in cores})


def prepare(room: Room, draft: Draft) -> Prepared:
    """Check a draft whole, and say what would go out. Nothing is sent.

    Raises `NoAgreement`, `NoSuchLimit`, `NotYoursToAct`, `NobodyToReportTo`, `NoticeTooLate`,
    `ReasonMissing`, `NotAgreedThen`, `NotWords`, `AskedTooMuch`, `TooLarge`, `Unsure`.
    """
    session, found = room.session, _in_force(room)
    limits = found.version.terms.limits
    limit = basis.find(limits, draft.limit)
    lines = _lines(room, draft)
    person = basis.named(limit, draft.deputy)
    salt, now = session.random(report.SALT), session.now()
    made = Report(
        session.random(report.SALT),
        session.random(shape.ID),
        room.id,
        draft.limit,
        tuple(line.hash for line in lines),
        session.people.current(person.card).hash,
        report.statement_hash(salt, draft.statement),
        max(now, now if draft.notice is None else draft.notice),
        draft.reason or None,
        found.hash,
        now,
    )
    side = _side(room, found.version)
    covered = basis.check(limits, side, made, same_person(session.people))
    report.parse(made.encode())
    return Prepared(made, covered, lines, salt, _files(lines))


def send(room: Room, draft: Draft) -> Report:
    """Sign, commit and hand out, and tell the other unless that comes later.

    Raises what `prepare` raises, and what writing raises.
    """
    sent: list[Report] = []

    def build(seal: Seal) -> Parcel:
        made = prepare(room, draft)
        openings = _openings(room, made)
        said = made.report
        # Before it goes: a notice that nobody remembers would never be posted.
        rs = [one.r for one in openings]
        room.memory.keep(KEPT, [room.id, said.encode(), list(rs), made.salt, draft.statement])
        sent[:] = [said]
        leaves = tuple(one.leaf().encode() for one in openings)
        told = () if said.delayed else (seal(saying(said, openings)),)
        return Parcel(told, leaves, (_grant(room, made, openings, draft.statement),))

    room.write(build)
    return sent[0]


def saying(said: Report, openings: Sequence[Opening]) -> Saying:
    """The notice of a report: an entry that opens each of its leaves."""
    return Saying(Kind.NOTICE, notice.fields(openings), reply_to=said.entries[0])


def _in_force(room: Room) -> _Agreement:
    stand = room.agreement
    found = stand.state.in_force
    if found is None or found.version is None or found.signatures is None:
        raise NoAgreement
    return _Agreement(found.hash, found.version, found.signatures, _limits_part(room, found))


def _limits_part(room: Room, found: InForce) -> tuple[bytes, bytes]:
    for line in room.lines:
        if line.opened is not None and line.opened.priv.kind == Kind.PROPOSAL:
            proposed = version.read(line.opened.body)
            if proposed.hash == found.hash:
                return proposed.limits, proposed.salts[0]
    raise NoAgreement


def _side(room: Room, found: Version) -> int:
    session = room.session
    return signing.side_of(found.shell, session.card.hash, same_person(session.people))


def _lines(room: Room, draft: Draft) -> tuple[Line, ...]:
    if len(draft.entries) > report.ENTRIES:
        raise AskedTooMuch
    if len(draft.statement) > report.STATEMENT:
        raise TooLarge(f"a statement has at most {report.STATEMENT} characters: say it shorter")
    by_hash, signed = {line.hash: line for line in room.lines}, rules(room)
    if not draft.entries or not by_hash.keys() >= set(draft.entries):
        raise Unsure
    lines = tuple(by_hash[entry] for entry in dict.fromkeys(draft.entries))
    for line in lines:
        if line.opened is None or line.opened.priv.kind not in SAID:
            raise NotWords
        refuse_earlier(signed, line.opened.envelope.pub.epoch, draft.limit)
    return lines


def _files(lines: Sequence[Line]) -> tuple[bytes, ...]:
    said = [parse_words(line.opened.body) for line in lines if line.opened is not None]
    return tuple(file.id for one in said for file in one.attachments)


def _openings(room: Room, made: Prepared) -> list[Opening]:
    payload = made.report.encode()
    return [
        Opening(tag_of(line, made.report), room.session.random(32), LeafKind.DUTY, payload)
        for line in made.lines
    ]


def tag_of(line: Line, said: Report) -> bytes:
    """The tag of the leaf of a report about this line. Raises `NotWords` for one that is shut."""
    if line.opened is None:
        raise NotWords
    tags = grant_tags(line.opened.key)
    return tags.delayed if said.delayed else tags.at_once


def _grant(room: Room, made: Prepared, openings: Sequence[Opening], statement: str) -> grant.Grant:
    session, said = room.session, made.report
    when = When.DELAYED if said.delayed else When.AT_ONCE
    keys = tuple(
        Key(line.hash, line.opened.key, opening.r, when)
        for line, opening in zip(made.lines, openings, strict=True)
        if line.opened is not None
    )
    payload = said.encode()
    extras = _beside(room, made, statement).extras()
    signed = session.signer.sign(payload, report.USE)
    inside = Granted(GrantKind.DUTY, keys, payload, signed, extras).encode()
    line = session.people.lineage(said.officer)
    newest = line.check_current(said.officer)
    return grant.Grant(
        session.random(shape.ID),
        line.account,
        said.entries,
        made.files,
        said.time + SERVED,
        grant.close(newest.seal, newest.hash, inside),
    )


def _beside(room: Room, made: Prepared, statement: str) -> Beside:
    found = _in_force(room)
    first, second = found.signatures
    signatures: Signatures = (*first.signatures, *second.signatures)
    return Beside(
        found.version.payload,
        (first.card, second.card),
        signatures,
        *found.limits,
        room.session.card.hash,
        made.salt,
        statement,
    )
