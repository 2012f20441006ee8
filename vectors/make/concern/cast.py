"""The concern of these vectors: who raises and who hears it, their keys, and its turns."""

from quietroom.ground import canon
from quietroom.ground.canon import Value

from .. import wraps
from ..room import naive
from ..room.cast import ADA, OMBUDS, TIME, Json, Person, Scenario, priv_of, pub_of
from ..room.naive import hkdf, lp, mac
from ..second import fixed

DAY = 24 * 3600
CONCERN = fixed("concern", 16)
R, O = fixed("the raiser's key"), fixed("the ombuds' key")  # noqa: E741 - as the page calls them

FIELDS = (
    *("id", "concern", "sender", "to", "state", "about"),
    *("words", "shown", "key", "both", "time"),
)
SILENT = ("agreed", "declined", "withdrawn", "acknowledged", "mediating")
RAISERS = ("raised", "added", "agreed", "declined", "withdrawn")

_SECRET = fixed("server secret")
_KF = fixed("kf")
WORDS: Value = ["I want to leave the department.", []]


def stamp_key(ombuds: Person = OMBUDS) -> bytes:
    """The key of the stamps for an ombuds."""
    return hkdf(_SECRET, "stamp-key", ombuds.first)


def shown(words: Value = WORDS, said: Value = WORDS, label: str = "pair") -> list[Value]:
    """An entry as it is shown: `words`, where `said` was stamped."""
    pub = pub_of(ADA)
    com = naive.commit(_KF, pub, priv_of(ADA), said)
    stamp = mac(stamp_key(), lp("stamp", naive.sha256(canon.encode(pub)), com, TIME))
    return [pub, com, _KF, priv_of(ADA, label=label), words, TIME, stamp]


def turn(state: str, **changed: Value) -> list[Value]:
    """A turn with what its state has, but for what is changed."""
    by_raiser = state in RAISERS
    first, second = (ADA, OMBUDS) if by_raiser else (OMBUDS, ADA)
    told: dict[str, Value] = {
        "id": fixed(f"turn {state}", 16),
        "concern": CONCERN,
        "sender": first.card,
        "to": second.card,
        "state": state,
        "about": {"mediating": fixed("turn agreed", 16)}.get(
            state, fixed("turn asked", 16) if state in ("agreed", "declined") else None
        ),
        "words": None if state in SILENT else "It came back to me.",
        "shown": [],
        "key": {"raised": R, "acknowledged": O}.get(state),
        "both": 0,
        "time": TIME,
    }
    return [{**told, **changed}[name] for name in FIELDS]


def tagged(said: list[Value], keys: bytes = R) -> bytes:
    """CBOR[turn, mac] under the key or keys."""
    raw = canon.encode(said)
    key = hkdf(keys, "concern-key", said[1] if isinstance(said[1], bytes) else b"")
    return canon.encode([raw, mac(key, lp("concern-turn", raw))])


def sealed(inside: bytes, who: Person = OMBUDS, use: str = "concern", bare: bool = False) -> bytes:
    """What is sealed to one card."""
    content = inside if bare else naive.padded(inside)
    return wraps.seal_to(who.seal, lp(use, who.card), content, fixed("turn", 64))


def case(
    rule: str, section: int, about: str, given: dict[str, Json], expect: Json, because: str
) -> Scenario:
    """One scenario of this page."""
    return {
        "format": f"concern/{rule}",
        "about": about,
        "spec": f"spec/concern.md section {section}",
        "made_by": "vectors/make/concern",
        "input": given,
        "expect": expect,
        "because": because,
    }
