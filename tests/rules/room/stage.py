"""Two people with real keys and a room between them, for the tests of the room."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from quietroom.ground.canon import Value
from quietroom.ground.chance import Entropy
from quietroom.ground.digest import sha256
from quietroom.ground.open.key import public_of
from quietroom.ground.signature import Signed, SigningKey
from quietroom.room import chain, epoch, mint
from quietroom.room.chain import Link
from quietroom.room.entry import Kind, Priv, Seen, Words
from quietroom.room.envelope import Envelope, Pub
from quietroom.room.epoch import Record
from quietroom.room.epochs import InForce
from quietroom.room.label import Label
from quietroom.room.mint import Minted, Plan
from quietroom.room.people import Known, Secrets
from quietroom.room.reader import Item, Line, RoomReader
from quietroom.room.seal import Keys, room_keys, seal_entry

TIME = 1_800_000_000
ROOM = sha256(b"room")[:16]
AGREEMENT = sha256(b"agreement")
WATCHED = sha256(b"log policy")
"""Hash of the policy of the log that everybody mirrors, whose roots are `LOG`."""
LOG = {size: sha256(b"root %d" % size) for size in range(40)}


def chance(seed: str) -> Entropy:
    """Bytes that look random and come the same each time."""
    drawn = 0

    def entropy(size: int) -> bytes:
        nonlocal drawn
        drawn += 1
        return hashlib.shake_256(f"{seed} {drawn}".encode()).digest(size)

    return entropy


@dataclass(frozen=True, slots=True)
class Someone:
    """One card of somebody, with its private side."""

    known: Known
    signer: SigningKey
    secrets: Secrets

    @property
    def card(self) -> bytes:
        """The hash of the card."""
        return self.known.hash

    @property
    def first(self) -> bytes:
        """The hash of the first card of the lineage."""
        return self.known.first


def someone(name: str, generation: int = 0) -> Someone:
    """A person's card of a generation."""
    entropy = chance(f"{name} {generation}")
    signer, secrets = SigningKey(entropy(32), entropy(32)), Secrets(entropy(32), entropy(32))
    card, first = sha256(f"{name} {generation}".encode()), sha256(f"{name} 0".encode())
    seal = public_of(secrets.seal_seed)
    return Someone(Known(card, first, generation, signer.verify_key(), seal), signer, secrets)


ADA, BEN = someone("Ada"), someone("Ben")
ADA_NEXT, BEN_NEXT = someone("Ada", 1), someone("Ben", 1)
ADA_ANEW = someone("Ada, fresh start")
EVE = someone("Eve")
OMBUDS = someone("Ombuds")
EVERYBODY = (ADA, BEN, ADA_NEXT, BEN_NEXT, ADA_ANEW, EVE, OMBUDS)


class Town:
    """Everybody whose card is in the log."""

    def __init__(self, people: Iterable[Someone] = EVERYBODY) -> None:
        self._known = {one.card: one.known for one in people}

    def known(self, card: bytes) -> Known | None:
        """The card of this hash."""
        return self._known.get(card)


@dataclass
class Stage:
    """A room as an honest server holds it, and the keys of whoever is inside."""

    room: bytes = ROOM
    items: list[Item] = field(default_factory=list)
    link: Link = field(default_factory=lambda: chain.start(ROOM))
    minted: list[Minted] = field(default_factory=list)
    in_force: InForce | None = None
    entropy: Entropy = field(default_factory=lambda: chance("stage"))
    seqs: dict[bytes, int] = field(default_factory=dict)

    @property
    def room_keys(self) -> dict[int, bytes]:
        """The room keys so far, by epoch."""
        return dict(enumerate(one.room_key for one in self.minted))

    def plan(self, cards: tuple[Someone, Someone] = (ADA, BEN), **other: object) -> Plan:
        """What the next epoch shall say."""
        agreed = self.in_force if self.minted else None
        plan = Plan(
            self.room,
            len(self.minted),
            self.minted[-1].record.hash if self.minted else None,
            agreed.agreement if agreed else None,
            agreed.ombuds if agreed else None,
            (cards[0].card, cards[1].card),
            (cards[0].known.seal, cards[1].known.seal),
        )
        return replace(plan, **other)  # type: ignore[arg-type]

    def begin(
        self, plan: Plan | None = None, signer: Someone = ADA, history: bool = True
    ) -> Record:
        """Mint an epoch and put its record into the room."""
        plan = plan or self.plan()
        keys = self.room_keys if history and plan.number else None
        minted = mint.mint(plan, keys, signer.signer, self.entropy)
        self.minted.append(minted)
        self.put(minted.record)
        return minted.record

    def agree(
        self,
        ombuds: bytes | None = None,
        cards: tuple[Someone, Someone] = (ADA, BEN),
        log: bytes = WATCHED,
    ) -> Record:
        """Let an agreement be in force and begin the epoch that names it."""
        self.in_force = InForce(AGREEMENT, ombuds, frozenset(one.first for one in cards), log)
        return self.begin(self.plan(cards))

    def put(self, item: Item) -> Item:
        """Take an item into the chain, as the server does."""
        self.items.append(item)
        self.link = self.link.then(item.hash)
        return item

    def keys(self, author: Someone, epoch: int | None = None) -> Keys:
        """What an author seals with."""
        number = len(self.minted) - 1 if epoch is None else epoch
        return room_keys(self.minted[number].room_key, author.secrets.self_key)

    def pub(self, author: Someone, /, **other: object) -> Pub:
        """The outside of an author's next entry; everybody has one writer."""
        writer = sha256(author.card)[:16]
        pub = Pub(self.room, len(self.minted) - 1, author.card, writer, self.seqs.get(writer, 0))
        return replace(pub, **other)  # type: ignore[arg-type]

    def priv(self, author: Someone, kind: str = Kind.WORDS, /, **other: object) -> Priv:
        """The private part of an entry that has seen all there is."""
        seen = Seen(self.link, 5, LOG[5])
        priv = Priv(Label.PAIR, author.first, kind, TIME, None, None, seen)
        return replace(priv, **other)  # type: ignore[arg-type]

    def seal(
        self,
        author: Someone,
        body: Value | None = None,
        pub: Pub | None = None,
        priv: Priv | None = None,
        keys: Keys | None = None,
    ) -> Envelope:
        """Seal an entry, without putting it into the room."""
        pub, priv = pub or self.pub(author), priv or self.priv(author)
        self.seqs[pub.writer] = pub.seq + 1
        said = Words("so it is").fields() if body is None else body
        return seal_entry(keys or self.keys(author), pub, priv, said, self.entropy)

    def say(
        self,
        author: Someone,
        body: Value | None = None,
        pub: Pub | None = None,
        priv: Priv | None = None,
        keys: Keys | None = None,
    ) -> Envelope:
        """Seal an entry and put it into the room."""
        envelope = self.seal(author, body, pub, priv, keys)
        self.put(envelope)
        return envelope

    def reader(
        self,
        *me: Someone,
        town: Town | None = None,
        roots: dict[int, bytes] | None = None,
        accepted: tuple[frozenset[bytes], frozenset[bytes]] | None = None,
        logs: tuple[bytes, bytes] = (WATCHED, WATCHED),
    ) -> RoomReader:
        """A reader with these cards that has read nothing yet."""
        return RoomReader(
            self.room,
            {one.card: one.secrets for one in me},
            town or Town(),
            accepted or (frozenset([ADA.first]), frozenset([BEN.first])),
            (LOG if roots is None else roots).get,
            lambda: self.in_force,
            logs,
        )

    def read(self, *me: Someone) -> RoomReader:
        """A reader with these cards (Ada's if none are named) that has read it all."""
        reader = self.reader(*(me or (ADA,)))
        for item in self.items:
            reader.take(item, TIME, None)
        return reader


def signed(record: Record, signer: Someone, **other: object) -> Record:
    """A record with other contents, signed anew."""
    bent = replace(record, **other)  # type: ignore[arg-type]
    payload = epoch.payload(bent.core, bent.wraps, bent.history)
    return replace(bent, signed=Signed(payload, signer.signer.sign(payload, epoch.USE)))


def agreed() -> Stage:
    """A room with an agreement in force: epoch 0, then epoch 1."""
    stage = Stage()
    stage.begin()
    stage.agree()
    return stage


def codes(line: Line) -> list[str]:
    """The codes of what is wrong with a line."""
    return [fault.code for fault in line.faults]


def text(line: Line) -> str | None:
    """The words of a line, if it opened."""
    body = line.opened.body if line.opened else None
    return str(body[0]) if isinstance(body, list) else None
