"""The agreement, entries and reports of these vectors, made from the pages alone."""

from dataclasses import dataclass, field

from quietroom.ground import canon
from quietroom.ground.canon import Value

from ..room import naive
from ..room.cast import (
    ADA,
    BEN,
    FIRST,
    FIRST_HASH,
    ROOM,
    ROOM_KEYS,
    TIME,
    Json,
    Person,
    Plan,
    Scenario,
    inside_of,
    person,
    priv_of,
    pub_of,
    record,
    seen_at,
    signatures,
)
from ..room.naive import hkdf, lp, sha256
from ..second import fixed

OFFICER, DEPUTY = person("officer"), person("deputy")
DAY = 24 * 3600


def limit(
    name: str = "risk-to-life",
    on: int = 1,
    who: str = "either",
    delay: int = 30,
    people: bool = True,
) -> Value:
    """One limit, as the agreement has it."""
    named: list[Value] = [[OFFICER.first, "Leila"], [DEPUTY.first, "Omar"]]
    told: list[Value] = [who, 1, delay]
    return [name, on, 1, "Danger", "Somebody is in danger.", None, None, *told, *(
        named if people else [None, None]
    )]  # fmt: skip


LIMITS: list[Value] = [
    limit(),
    limit("at-once", delay=0),
    limit("mentee-acts", who="first"),
    limit("off", on=0),
    limit("nobody", people=False),
]


def shell_of(limits: Value, name: str = "shell", room: bytes = ROOM) -> bytes:
    """A shell that fixes these limits."""
    part = sha256(lp("terms", "limits", fixed(f"{name} salt"), canon.encode(limits)))
    rest: list[Value] = [fixed(f"{name} terms"), fixed(f"{name} text")]
    where: list[Value] = [fixed(name), 1, fixed("agreement id", 16), None, room]
    cards: Value = [ADA.card, BEN.card]
    return canon.encode([*where, cards, None, fixed("log policy"), "en", [part, *rest]])


SHELL = shell_of(LIMITS)
AGREED = sha256(SHELL)

BEGUN = Plan(1, FIRST_HASH, agreement=AGREED, keys=[[0, ROOM_KEYS[0]]])
HASHES = [FIRST_HASH, sha256(BEGUN.payload())]
RECORDS = [record(FIRST), record(BEGUN)]

_SEEN = seen_at(ROOM, HASHES)
_PUB = pub_of(ADA)
_PRIV = priv_of(ADA, seen=_SEEN)
_WORDS: Value = ["I will not be there tomorrow.", []]
SAID = naive.entry(inside_of(ADA), _PUB, _PRIV, _WORDS)
KEY = naive.entry_key(inside_of(ADA), _PUB, naive.commit(fixed("kf"), _PUB, _PRIV, _WORDS))
ENTRY = naive.entry_hash(SAID)
R = fixed("r of the leaf")
STATEMENT, STATEMENT_SALT = "I fear for their life.", fixed("statement salt")


def statement_hash(words: str = STATEMENT) -> bytes:
    """How a report fixes a statement."""
    return sha256(lp("statement", STATEMENT_SALT, words))


FIELDS = (
    *("salt", "id", "room", "limit", "entries", "officer"),
    *("statement", "notice", "reason", "agreement", "time"),
)


def report(**changed: Value) -> bytes:
    """A report's payload: told at once, to the officer, but for what is changed."""
    told: dict[str, Value] = {
        "salt": fixed("report salt"),
        "id": fixed("report", 16),
        "room": ROOM,
        "limit": "risk-to-life",
        "entries": [ENTRY],
        "officer": OFFICER.card,
        "statement": statement_hash(),
        "notice": TIME,
        "reason": None,
        "agreement": AGREED,
        "time": TIME,
    }
    return canon.encode([{**told, **changed}[name] for name in FIELDS])


def leaf(payload: bytes, delayed: bool = False, key: bytes = KEY, r: bytes = R) -> bytes:
    """The leaf of a report about an entry."""
    tags = hkdf(key, "tag-grant")
    commitment = sha256(lp("leaf", r, "duty", sha256(payload)))
    return (tags[16:] if delayed else tags[:16]) + commitment


def opening(payload: bytes, delayed: bool = False, kind: str = "duty") -> Value:
    """What opens that leaf."""
    return [leaf(payload, delayed)[:16], R, kind, payload]


@dataclass(frozen=True)
class Sent:
    """A report as it reaches its officer, and what they bring."""

    payload: bytes = field(default_factory=report)
    reporter: Person = BEN
    signer: Person | None = None
    use: str = "report"
    kind: str = "duty"
    delayed: bool = False
    when: str = "at-once"
    keys: Value = None
    shell: bytes = SHELL
    signers: tuple[Person, Person] = (ADA, BEN)
    signed_by: tuple[Person, Person] | None = None
    limits: Value = field(default_factory=lambda: list(LIMITS))
    statement: str = STATEMENT
    envelope: bytes = SAID
    key: bytes = KEY
    leaves: tuple[bytes, ...] | None = None
    me: Person = OFFICER

    def given(self) -> dict[str, Json]:
        """The input of a scenario."""
        said = signatures(self.payload, self.signer or self.reporter, self.use)
        both = self.signed_by or self.signers
        agreed = [part for one in both for part in signatures(self.shell, one, "agreement")]
        keys: Value = [[ENTRY, self.key, R, self.when]] if self.keys is None else self.keys
        words: list[Value] = [self.reporter.card, STATEMENT_SALT, self.statement]
        part: list[Value] = [canon.encode(self.limits), fixed("shell salt")]
        cards: Value = [one.card for one in self.signers]
        extras: Value = [self.shell, cards, list(agreed), *part, *words]
        inside = canon.encode([self.kind, keys, self.payload, list(said), extras])
        leaves = (leaf(self.payload, self.delayed),) if self.leaves is None else self.leaves
        return {
            "grant": inside.hex(),
            "envelopes": [self.envelope.hex()],
            "me": [self.me.card.hex()],
            "people": [one.known() for one in (ADA, BEN, OFFICER, DEPUTY)],
            "leaves": [one.hex() for one in leaves],
        }


def case(
    rule: str, section: int, about: str, given: dict[str, Json], expect: Json, because: str
) -> Scenario:
    """One scenario of this page."""
    return {
        "format": f"duty/{rule}",
        "about": about,
        "spec": f"spec/duty.md section {section}",
        "made_by": "vectors/make/duty",
        "input": given,
        "expect": expect,
        "because": because,
    }
