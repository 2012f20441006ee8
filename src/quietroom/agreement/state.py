"""Where an agreement stands in a room: proposed, countered, signed, in force, followed.

A fold over what the room chain shows, in its order. Every reader of the same chain comes to the
same state. An event that breaks a rule is refused and changes nothing; so one person's software
cannot spoil the other's view.

Format: spec/agreement.md section 11. Vectors: vectors/agreement/state.json.
Threats: a signature counted twice or for other words; a version that skips the one in force; two
versions both believed to be in force.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ..ground.errors import QuietroomError
from .people import SamePerson
from .signing import KeyOf, Signature, verify
from .version import Proposal, Version, check


class DoesNotFollowAgreement(QuietroomError):
    """This proposal follows another version than the one in force: propose it anew."""

    code = "agreement-not-next"


class NotThisPair(QuietroomError):
    """This is about another room or other people than the two in this one."""

    code = "agreement-wrong-people"


class NotOpen(QuietroomError):
    """Nothing open has this hash: it was taken back, replaced, followed, or never proposed."""

    code = "proposal-not-open"


class AlreadySigned(QuietroomError):
    """This person has signed this proposal before: once is enough."""

    code = "already-signed"


class NotInForce(QuietroomError):
    """This epoch names an agreement that both have not signed: it counts for nothing."""

    code = "agreement-not-in-force"


@dataclass(frozen=True, slots=True)
class Proposed:
    """Item `item` of the chain: the card of hash `author` proposes."""

    item: int
    author: bytes
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Item `item`: `author` takes back what they proposed under this agreement hash."""

    item: int
    author: bytes
    agreement: bytes


@dataclass(frozen=True, slots=True)
class GivenSignature:
    """Item `item`: `author` signs."""

    item: int
    author: bytes
    signature: Signature


@dataclass(frozen=True, slots=True)
class EpochBegan:
    """Item `item`: an epoch record that counts, with its two cards and the agreement it names.

    `unread`: this reader cannot open what came before it, having joined by a fresh start, and so
    takes from the record which agreement was in force.
    """

    item: int
    cards: tuple[bytes, bytes]
    agreement: bytes | None
    unread: bool = False


Event = Proposed | TakenBack | GivenSignature | EpochBegan


@dataclass(frozen=True, slots=True)
class Open:
    """A proposal that can be signed: where it was made, by whom, and who has signed so far.

    `author`: side 0 or 1. `before`: what it is read against - the proposal it answers or, for the
    first, the version in force; none where there is neither. `signed`: for each side the
    signature, or none.
    """

    item: int
    author: int
    version: Version
    before: Version | None = None
    signed: tuple[Signature | None, Signature | None] = (None, None)


@dataclass(frozen=True, slots=True)
class InForce:
    """The agreement in force: its hash, since which item, and what is known of it.

    `version` and `signatures` are none for a reader who could not open it.
    """

    hash: bytes
    since: int
    version: Version | None = None
    signatures: tuple[Signature, Signature] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class AgreementState:
    """Where the agreement of one room stands.

    `cards`: of the latest epoch, none before the first. `open`: proposals in the order made, the
    last one current. `in_force`: none until both signed one. `epoch_agreement`: hash that the
    latest epoch names, or none: while it is none, the room carries proposals and signatures only.
    `unread`: this reader cannot open what came before, so takes from a proposal what it follows.
    """

    room: bytes
    cards: tuple[bytes, bytes] | None = None
    open: tuple[Open, ...] = ()
    in_force: InForce | None = None
    epoch_agreement: bytes | None = None
    unread: bool = False

    @property
    def current(self) -> Open | None:
        """The latest proposal that can be signed."""
        return self.open[-1] if self.open else None


@dataclass(frozen=True, slots=True)
class Refused:
    """An event that was refused, and why."""

    item: int
    fault: QuietroomError


def follow(
    state: AgreementState, events: Iterable[Event], key_of: KeyOf, same_person: SamePerson
) -> tuple[AgreementState, tuple[Refused, ...]]:
    """Take events in the order of the chain. Raises nothing: what is refused is listed."""
    refused = []
    for event in events:
        try:
            state = step(state, event, key_of, same_person)
        except QuietroomError as fault:
            refused.append(Refused(event.item, fault))
    return state, tuple(refused)


def step(
    state: AgreementState, event: Event, key_of: KeyOf, same_person: SamePerson
) -> AgreementState:
    """Take one event.

    Raises `DoesNotFollowAgreement`, `NotThisPair`, `NotOpen`, `AlreadySigned`, `NotInForce`; what
    `version.check` raises of a proposal and `signing.verify` of a signature.
    Source: spec/agreement.md section 11.2.
    """
    if isinstance(event, EpochBegan):
        return _begin(state, event, same_person)
    side = _side(state, event.author, same_person)
    if isinstance(event, Proposed):
        return _propose(state, event, side, same_person)
    if isinstance(event, TakenBack):
        return _take_back(state, event, side)
    return _sign(state, event, side, key_of, same_person)


def _side(state: AgreementState, author: bytes, same_person: SamePerson) -> int:
    for side, card in enumerate(state.cards or ()):
        if same_person(card, author):
            return side
    raise NotThisPair


def _begin(state: AgreementState, event: EpochBegan, same_person: SamePerson) -> AgreementState:
    in_force, named = state.in_force, event.agreement
    if named is not None and (in_force is None or in_force.hash != named):
        read_myself = in_force is not None and in_force.version is not None
        if read_myself or not event.unread:
            raise NotInForce
        in_force = InForce(named, event.item)
    kept = tuple(
        known
        for known in state.open
        if all(map(same_person, event.cards, known.version.shell.cards))
    )
    return replace(
        state,
        cards=event.cards,
        open=kept,
        in_force=in_force,
        epoch_agreement=named,
        unread=event.unread,
    )


def _propose(
    state: AgreementState, event: Proposed, side: int, same_person: SamePerson
) -> AgreementState:
    version = check(event.proposal, same_person)
    if any(known.version.hash == version.hash for known in state.open):
        raise DoesNotFollowAgreement("this very proposal is open already")
    _refuse_strangers(state, version, same_person)
    _refuse_skipping(state, version)
    kept = tuple(known for known in state.open if known.author != side)
    answered = state.current or state.in_force
    made = Open(event.item, side, version, answered.version if answered else None)
    return replace(state, open=(*kept, made))


def _refuse_strangers(state: AgreementState, version: Version, same_person: SamePerson) -> None:
    pairs = zip(state.cards or (), version.shell.cards, strict=True)
    if version.shell.room != state.room or not all(same_person(*pair) for pair in pairs):
        raise NotThisPair


def _refuse_skipping(state: AgreementState, version: Version) -> None:
    shell, before = version.shell, state.in_force
    if before is None and state.unread:
        return
    if before is None:
        if shell.previous is not None or shell.version != 1:
            raise DoesNotFollowAgreement
        return
    if shell.previous != before.hash or shell.version < 2:
        raise DoesNotFollowAgreement
    if before.version is not None and (
        shell.version != before.version.shell.version + 1
        or shell.agreement != before.version.shell.agreement
    ):
        raise DoesNotFollowAgreement


def _take_back(state: AgreementState, event: TakenBack, side: int) -> AgreementState:
    _open(state, event.agreement, author=side)
    kept = tuple(known for known in state.open if known.version.hash != event.agreement)
    return replace(state, open=kept)


def _sign(
    state: AgreementState, event: GivenSignature, side: int, key_of: KeyOf, same_person: SamePerson
) -> AgreementState:
    found = _open(state, event.signature.agreement)
    if event.signature.card != event.author:
        raise NotThisPair("a signature travels in an entry of the card that signed")
    verify(found.version, event.signature, key_of, same_person)
    if found.signed[side] is not None:
        raise AlreadySigned
    first, second = found.signed
    signed = (event.signature, second) if side == 0 else (first, event.signature)
    if signed[0] is not None and signed[1] is not None:
        in_force = InForce(found.version.hash, event.item, found.version, (signed[0], signed[1]))
        return replace(state, open=(), in_force=in_force)
    grown = replace(found, signed=signed)
    return replace(state, open=tuple(grown if one is found else one for one in state.open))


def _open(state: AgreementState, agreement: bytes, author: int | None = None) -> Open:
    for known in state.open:
        if known.version.hash == agreement and author in (None, known.author):
            return known
    raise NotOpen
