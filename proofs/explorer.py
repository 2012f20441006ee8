"""Nobody learns words that were not meant for them, whatever cards a server hands out.

Server, operator, somebody of HR and the two of another pair work together: they have every message
and every key of their own, and hand out any card as anybody's. Each way of doing so is played, act
by act, with terms in place of bytes, and everything that can be taken apart is. A leak that is
planted must be found, and named by the act that leaks: else this would be blind.

What it cannot see: lengths, times, and faults of the code; those are for tests.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from proofs._acts import (
    ANSWER,
    BEFORE,
    CHOICES,
    COALITION,
    CONCERN,
    FILE,
    LIMITS,
    NOTE,
    PLAIN,
    PURPOSE,
    REPORTED,
    SECRETS,
    SHOWN,
    STATEMENT,
    TERMS,
    TOLD,
    Acts,
    Sent,
    own,
)
from proofs._terms import Knowledge, Name

_ROOM = frozenset({PLAIN, TOLD, REPORTED, SHOWN, BEFORE, FILE, TERMS, PURPOSE})

READERS = {
    "nobody else": frozenset[Name](),
    "Sam": frozenset({TOLD, FILE, PURPOSE}),
    "officer": frozenset({REPORTED, STATEMENT, LIMITS, ANSWER}),
    "ombuds": frozenset({SHOWN, CONCERN}),
    "Jonas": _ROOM,
    "Amina": _ROOM | {NOTE},
}
"""What each learns by the messages alone, though the coalition gives them all that it has."""


@dataclass(frozen=True, slots=True)
class Leak:
    """A leak that is planted: a fault, and who learns what by it, by which act."""

    fault: str
    reader: str
    words: Name
    act: str


LEAKS = (
    Leak("unchecked card of Jonas", "nobody else", PLAIN, "say"),
    Leak("unchecked card of Jonas anew", "nobody else", BEFORE, "begin an epoch"),
    Leak("unchecked card of Sam", "nobody else", TOLD, "let read"),
    Leak("unchecked card of officer", "nobody else", STATEMENT, "report"),
    Leak("unchecked card of ombuds", "nobody else", SHOWN, "show the ombuds"),
    Leak("unchecked card of ombuds", "nobody else", CONCERN, "raise a concern"),
    Leak("turn with a bare hash", "officer", CONCERN, "raise a concern"),
    Leak("release of the room key", "Sam", REPORTED, "let read"),
    Leak("report of the room key", "officer", PLAIN, "report"),
    Leak("room key to the ombuds", "ombuds", TOLD, "show the ombuds"),
    Leak("token that unlocks", "nobody else", NOTE, "write to oneself"),
    Leak("passkey sends its secret", "nobody else", NOTE, "write to oneself"),
    Leak("notebook under the room's key", "Jonas", NOTE, "begin a room"),
    Leak("commitment without its key", "nobody else", PLAIN, "say"),
    Leak("limits without a salt", "nobody else", LIMITS, "agree"),
    Leak("leaf that can be guessed", "nobody else", PURPOSE, "let read"),
    Leak("statement without a salt", "Jonas", STATEMENT, "report"),
    Leak("statement in the notice", "Jonas", STATEMENT, "report"),
    Leak("notice that is not sealed", "nobody else", PURPOSE, "let read"),
)


def prove() -> str:
    """Play every way of handing out cards, then every planted leak.

    Raises `AssertionError` with who learned what, by which act, or with the leak that was missed.
    """
    ways = list(handings())
    for way in ways:
        for reader, meant in READERS.items():
            found = learned(Acts(way), reader)
            more = {words.name: act for words, act in found.items() if words not in meant}
            assert not more, f"{reader} learns {more} when the server hands out {way}"
    for reader, meant in READERS.items():
        lacks = meant - learned(Acts({}), reader).keys()
        assert not lacks, f"{reader} cannot read what is meant for them: {lacks}"
    missed = [leak.fault for leak in LEAKS if not named(leak)]
    assert not missed, f"these planted leaks are not named: {', '.join(missed)}"
    acts = len(list(Acts({}).all()))
    return (
        f"{acts} acts, {len(ways)} ways of handing out cards, {len(SECRETS)} things said: server, "
        f"operator, HR and another pair learn none; {len(READERS) - 1} others what is theirs; "
        f"planted leaks named {len(LEAKS)} of {len(LEAKS)}"
    )


def handings() -> Iterator[dict[str, str]]:
    """Every way of handing out cards: of each person the true one, or one of the coalition's."""
    others = (None, COALITION[0], COALITION[1])
    for cards in product(others, repeat=len(CHOICES)):
        yield {who: card for who, card in zip(CHOICES, cards, strict=True) if card is not None}


def learned(acts: Acts, reader: str) -> dict[Name, str]:
    """What somebody who has all that the coalition has learns, and by which act first."""
    brings = [term for person in (*COALITION, reader) for term in own(person)]
    knowledge, found = Knowledge(brings), dict[Name, str]()
    for sent in acts.all():
        knowledge.learn(sent.terms)
        _note(knowledge, sent, found)
    return found


def _note(knowledge: Knowledge, sent: Sent, found: dict[Name, str]) -> None:
    for words in SECRETS:
        if words in knowledge.has:
            found.setdefault(words, sent.act)


def named(leak: Leak) -> bool:
    """Whether a planted leak is found and named by its act, for some way of handing out cards."""
    ways: list[dict[str, str]] = [{}, *({who: COALITION[0]} for who in CHOICES)]
    acts = [learned(Acts(way, (leak.fault,)), leak.reader).get(leak.words) for way in ways]
    return leak.act in acts and leak.words not in READERS[leak.reader]
