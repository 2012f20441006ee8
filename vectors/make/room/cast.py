"""The people, keys and epochs of these vectors, the same in every run."""

from collections.abc import Sequence
from dataclasses import dataclass

from quietroom.ground import canon
from quietroom.ground.canon import Value
from quietroom.ground.signature import SigningKey, VerifyKey

from .. import second, wraps
from ..second import fixed
from . import naive
from .naive import Author, hkdf

Json = str | int | bool | None | Sequence["Json"] | dict[str, "Json"]
Scenario = dict[str, Json]

ROOM, STREAM = fixed("room", 16), fixed("stream", 16)
TIME = 1_800_000_000
AGREEMENT = fixed("agreement")


def case(
    rule: str, section: int, about: str, given: dict[str, Json], expect: Json, because: str
) -> Scenario:
    """One scenario; `rule` as page/name."""
    return {
        "format": rule,
        "about": about,
        "spec": f"spec/{rule.split('/', maxsplit=1)[0]}.md section {section}",
        "made_by": "vectors/make/room",
        "input": given,
        "expect": expect,
        "because": because,
    }


def refused(code: str) -> Json:
    """The ending of a scenario that is refused."""
    return {"refused": code}


def flipped(raw: bytes, place: int) -> bytes:
    """`raw` with one bit changed."""
    place %= len(raw)
    return raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]


@dataclass(frozen=True)
class Person:
    """One card of somebody, with its private side."""

    card: bytes
    first: bytes
    generation: int
    signer: SigningKey
    key: VerifyKey
    seal_seed: bytes
    seal: bytes
    self_key: bytes

    def keys(self) -> dict[str, Json]:
        """What documents are verified with."""
        return {"ed25519": self.key.ed25519.hex(), "mldsa": self.key.mldsa.hex()}

    def known(self) -> dict[str, Json]:
        """The card as a reader knows it."""
        return {
            "card": self.card.hex(),
            "first": self.first.hex(),
            "generation": self.generation,
            **self.keys(),
        }

    def secrets(self) -> dict[str, Json]:
        """The private side of the card."""
        return {
            "card": self.card.hex(),
            "seal_seed": self.seal_seed.hex(),
            "self_key": self.self_key.hex(),
        }


def person(name: str, generation: int = 0) -> Person:
    """The card of a generation of somebody called `name`."""
    called = f"{name} {generation}"
    signer = SigningKey(fixed(f"{called} ed25519"), fixed(f"{called} mldsa"))
    seed = fixed(f"{called} seal")
    return Person(
        fixed(f"{called} card"),
        fixed(f"{name} 0 card"),
        generation,
        signer,
        signer.verify_key(),
        seed,
        wraps.public_of(seed),
        fixed(f"{called} self"),
    )


ADA, BEN, EVE = person("mentee"), person("mentor"), person("stranger")
ADA_NEXT = person("mentee", 1)
OMBUDS = person("ombuds")
ROOM_KEYS = [fixed(f"room key {number}") for number in range(4)]


def signed(payload: bytes, signer: Person, use: str) -> bytes:
    """A signed document."""
    return canon.encode([payload, *signatures(payload, signer, use)])


def signatures(payload: bytes, signer: Person, use: str) -> tuple[bytes, bytes]:
    """Both signatures of one signer."""
    return second.sign(signer.signer.ed25519, signer.signer.mldsa, payload, use)


@dataclass(frozen=True)
class Plan:
    """What a record shall say; `cards` are the two whom it names."""

    number: int
    previous: bytes | None
    cards: tuple[Person, Person] = (ADA, BEN)
    agreement: bytes | None = None
    ombuds: bytes | None = None
    keys: Value = None
    room: bytes = ROOM

    @property
    def room_key(self) -> bytes:
        """The room key of this epoch."""
        return ROOM_KEYS[self.number]

    def core(self) -> list[Value]:
        """The core of the record."""
        check = hkdf(self.room_key, "epoch-check", self.room, self.number)
        cards: Value = [one.card for one in self.cards]
        return [
            self.room,
            self.number,
            self.previous,
            self.agreement,
            self.ombuds,
            cards,
            check,
        ]

    def payload(self) -> bytes:
        """What is signed."""
        core = self.core()
        made: Value = [naive.wrap(core, one.card, one.seal, self.room_key) for one in self.cards]
        link = None
        if self.keys is not None:
            link = naive.history(self.room_key, self.room, self.number, self.keys)
        return canon.encode([core, made, link])


def record(plan: Plan, signer: Person = ADA) -> bytes:
    """A signed record."""
    return signed(plan.payload(), signer, "epoch")


FIRST = Plan(0, None)
FIRST_HASH = naive.sha256(FIRST.payload())
SECOND = Plan(1, FIRST_HASH, agreement=AGREEMENT, ombuds=OMBUDS.first, keys=[[0, ROOM_KEYS[0]]])
SECOND_HASH = naive.sha256(SECOND.payload())

LOG_SIZE, LOG_ROOT = 5, fixed("log root")


def inside_of(author: Person, epoch: int = 1) -> Author:
    """What somebody seals with in a room."""
    return Author(ROOM_KEYS[epoch], "entry-key", author.self_key)


def pub_of(author: Person, seq: int = 0, epoch: int = 1, place: bytes = ROOM) -> list[Value]:
    """The outside of an entry; everybody has one writer."""
    return [place, epoch, author.card, fixed(f"writer {author.first.hex()}", 16), seq]


def seen_at(place: bytes, hashes: list[bytes]) -> list[Value]:
    """What an author has seen after some items."""
    return [len(hashes), naive.chained(place, hashes), LOG_SIZE, LOG_ROOT]


def priv_of(
    author: Person,
    kind: str = "words",
    seen: Value = None,
    owner: bytes | None = None,
    label: str = "pair",
) -> list[Value]:
    """The private part of an entry that has seen both records."""
    sight = seen_at(ROOM, [FIRST_HASH, SECOND_HASH]) if seen is None else seen
    return [label, owner or author.first, kind, TIME, None, None, sight]


WORDS: Value = ["I want to leave the department.", []]
SMALL = naive.entry(inside_of(ADA), pub_of(ADA), priv_of(ADA), WORDS)
