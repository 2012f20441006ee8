"""What the people of a room send, act by act, as terms: all of it passes through the server.

One pair, Amina and Jonas, with everybody to whom something of theirs may go. Where an act seals to
a card that the server hands out, the server may hand out another: the act checks it as the pages of
the specification say, and does not take place when the check refuses. A fault leaves out one check
or changes one message; it stands here for what altered or wrong software would do.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from proofs._terms import Derived, Name, Private, Sealed, Term, Wrapped, derived, many

PLAIN, TOLD, REPORTED, SHOWN = (
    Name(f"words of an entry {what}", guessable=True)
    for what in ("of the two", "let read to Sam", "reported to the officer", "shown to the ombuds")
)
BEFORE = Name("words before the lost device", guessable=True)
NOTE = Name("words in Amina's notebook", guessable=True)
FILE = Name("the file beside what Sam may read", guessable=True)
TERMS = Name("what the agreement says", guessable=True)
PURPOSE = Name("why Sam may read it", guessable=True)
STATEMENT = Name("what Amina says to the officer", guessable=True)
LIMITS = Name("the exceptions that both signed", guessable=True)
ANSWER = Name("what Amina answers the officer", guessable=True)
CONCERN = Name("what Amina tells the ombuds", guessable=True)

SECRETS = (
    *(PLAIN, TOLD, REPORTED, SHOWN, BEFORE, NOTE, FILE, TERMS, PURPOSE, STATEMENT, LIMITS, ANSWER),
    CONCERN,
)
"""All that somebody said, whoever may know it."""

CHOICES = ("Jonas", "Jonas anew", "Sam", "officer", "ombuds")
"""The cards that the server hands out, and for which it may hand out another."""

COALITION = ("HR", "Tomas", "Maya")
"""Who works together with server and operator: a coordinator, and the two of another pair."""

ROUTES = {
    "join": ("/api/join", "/api/cards", "/api/vault", "/api/vault/fetch", "/api/fresh-start"),
    "write to oneself": ("/api/notebook/items",),
    "invite": ("/api/invitations", "/api/invitations/look", "/api/invitations/accept"),
    "begin a room": ("/api/rooms/{room}/items",),
    "say": ("/api/rooms/{room}/items", "/api/rooms/{room}/attachments/{attachment}/{part}"),
    "agree": ("/api/rooms/{room}/items",),
    "begin an epoch": ("/api/rooms/{room}/items",),
    "let read": ("/api/rooms/{room}/items", "/api/rooms/{room}/notices"),
    "report": ("/api/rooms/{room}/items", "/api/rooms/{room}/notices"),
    "answer the officer": ("/api/letters",),
    "show the ombuds": ("/api/rooms/{room}/items",),
    "raise a concern": ("/api/concerns",),
}
"""Where the server takes what an act sends."""

SILENT = (
    *("/api/sign-in", "/api/sign-in/challenge"),
    *("/api/passkeys/challenge", "/api/vault/fetch-by-passkey", "/api/cards/not-me"),
    *("/api/rooms/{room}/pause", "/api/rooms/{room}/resume", "/api/rooms/{room}/end"),
    *("/api/programme/pairs", "/api/roles", "/log/cosignature", "/api/rooms/{room}/shown"),
    *("/api/knock", "/api/knock/address", "/api/knock/confirm", "/api/knock/stop/{token}"),
    *("/api/knock/browsers", "/api/guidance/completed", "/api/feed"),
    *("/api/rooms/{room}/kept", "/api/me/erase"),
)
"""Where it takes what holds nobody's words: signatures, turns without a body, names, addresses,
times."""

PUBLIC = ("/api/rooms/{room}/faces/{objective}",)
"""Where it takes words that the two agreed to show to the programme."""

ROOM, LATER = Name("key of the first epochs"), Name("key of the epoch after the lost device")
SELF, SEEDS, ACCOUNT = Name("Amina's self key"), Name("seeds of Amina's card"), Name("account key")
KIT, PRF, LINK = Name("recovery kit"), Name("passkey's PRF"), Name("secret in the link")


@dataclass(frozen=True, slots=True)
class Sent:
    """What one act sends, under the name by which a leak is told."""

    act: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Acts:
    """The acts of one run: what the server hands out as whose card, and the faults planted."""

    handed: Mapping[str, str]
    faults: Collection[str] = ()

    def all(self) -> Iterator[Sent]:
        """What is sent, in order; an act whose check refuses sends nothing, nor what needs it."""
        yield Sent("join", self._join())
        yield Sent("write to oneself", self._own())
        yield Sent("invite", self._invite())
        first = self._epoch("Jonas", ROOM)
        if first:
            yield Sent("begin a room", first)
            yield Sent("agree", (self._entry(ROOM, TERMS, "agreement"), self._shell()))
            yield Sent("say", tuple(self._entry(ROOM, one) for one in (BEFORE, PLAIN)))
            yield from self._anew()

    def _anew(self) -> Iterator[Sent]:
        """After a lost device: everything else happens in the epoch that follows."""
        later = self._epoch("Jonas anew", LATER)
        if not later:
            return
        history = Sealed(derived("history-key", LATER), ROOM)
        yield Sent("begin an epoch", (*later, history))
        yield Sent("say", tuple(self._entry(LATER, one) for one in (TOLD, REPORTED, SHOWN)))
        yield Sent("let read", self._release())
        yield Sent("report", self._report())
        yield Sent("answer the officer", self._letter())
        yield Sent("show the ombuds", self._show())
        yield Sent("raise a concern", self._concern())

    def _card(self, whose: str) -> str | None:
        """The card that is sealed to, or none where the check refuses what is handed out."""
        offered = self.handed.get(whose, whose)
        return offered if offered == whose or f"unchecked card of {whose}" in self.faults else None

    def _join(self) -> tuple[Term, ...]:
        kek, token = derived("kit", KIT), derived("kit-fetch", KIT)
        if "token that unlocks" in self.faults:
            token = kek
        vault = Sealed(ACCOUNT, many(SEEDS, SELF))
        wraps = Sealed(kek, ACCOUNT), Sealed(derived("passkey", PRF), ACCOUNT)
        sent: tuple[Term, ...] = (vault, *wraps, derived("hash", token), token)
        return (*sent, PRF) if "passkey sends its secret" in self.faults else sent

    def _own(self) -> tuple[Term, ...]:
        root = ROOM if "notebook under the room's key" in self.faults else SELF
        return (self._entry(root, NOTE, "self-entry-key"),)

    def _invite(self) -> tuple[Term, ...]:
        proof = derived("invite", LINK, Name("card of Jonas"))
        return (proof, LINK) if "secret of the link is sent" in self.faults else (proof,)

    def _epoch(self, whose: str, key: Name) -> tuple[Term, ...]:
        card = self._card(whose)
        if card is None:
            return ()
        check = derived("epoch-check", key)
        return (Wrapped("Amina", key), Wrapped(card, key), check)

    def _entry(self, root: Name, words: Name, use: str = "entry-key") -> Term:
        """An envelope: the commitment, the mark of its author, and what is sealed."""
        com = self._commitment(words)
        mine = derived("mine", derived("mine", SELF), com)
        files = (_file_key(),) if words == TOLD else ()
        sealed = Sealed(_key(root, com, use), many(_frank(words), words, *files))
        more = (Sealed(_file_key(), FILE),) if words == TOLD else ()
        return many(com, mine, sealed, *more)

    def _commitment(self, words: Name) -> Derived:
        if "commitment without its key" in self.faults:
            return derived("frank", words)
        return derived("frank", _frank(words), words)

    def _shell(self) -> Term:
        """What is signed of an agreement, if the server had it: hashes of parts, with salts."""
        if "limits without a salt" in self.faults:
            return derived("terms", LIMITS)
        return derived("terms", Name("salt of the limits"), LIMITS)

    def _release(self) -> tuple[Term, ...]:
        card = self._card("Sam")
        if card is None:
            return ()
        com = self._commitment(TOLD)
        key, consent = _key(LATER, com), many(Name("salt of the consent"), PURPOSE)
        handed = LATER if "release of the room key" in self.faults else key
        grant = Wrapped(card, many(handed, Name("r of the release"), consent))
        leaf = derived("leaf", Name("r of the release"), consent)
        if "leaf that can be guessed" in self.faults:
            leaf = derived("leaf", PURPOSE)
        return (grant, derived("tag-grant", key), leaf, self._notice(consent))

    def _report(self) -> tuple[Term, ...]:
        card = self._card("officer")
        if card is None:
            return ()
        key, salt = _key(LATER, self._commitment(REPORTED)), Name("salt of the statement")
        said = derived("statement", salt, STATEMENT)
        if "statement without a salt" in self.faults:
            said = derived("statement", STATEMENT)
        report = many(Name("salt of the report"), said)
        handed = LATER if "report of the room key" in self.faults else key
        limits = many(Name("salt of the limits"), LIMITS)
        inside = many(handed, Name("r of the report"), report, salt, STATEMENT, limits)
        told = many(report, STATEMENT) if "statement in the notice" in self.faults else report
        leaf = derived("leaf", Name("r of the report"), report)
        return (Wrapped(card, inside), derived("tag-grant", key), leaf, self._notice(told))

    def _notice(self, told: Term) -> Term:
        if "notice that is not sealed" in self.faults:
            return told
        com = derived("frank", Name("kf of a notice"), told)
        return many(com, Sealed(_key(LATER, com), many(Name("kf of a notice"), told)))

    def _letter(self) -> tuple[Term, ...]:
        card = self._card("officer")
        return () if card is None else (Wrapped(card, ANSWER),)

    def _show(self) -> tuple[Term, ...]:
        card = self._card("ombuds")
        if card is None:
            return ()
        shown = many(self._commitment(SHOWN), _frank(SHOWN), SHOWN)
        more = (LATER,) if "room key to the ombuds" in self.faults else ()
        return (Wrapped(card, many(shown, *more)),)

    def _concern(self) -> tuple[Term, ...]:
        """A turn: told true by a MAC under a key that it brings, all of it sealed to one card."""
        card, key = self._card("ombuds"), Name("key of the concern")
        if card is None:
            return ()
        mac = derived("concern", key, CONCERN)
        bare = (derived("concern", CONCERN),) if "turn with a bare hash" in self.faults else ()
        return (Wrapped(card, many(key, CONCERN, mac)), *bare)


def own(person: str) -> tuple[Term, ...]:
    """What somebody brings along: the private side of their cards, and what only they have."""
    cards: tuple[Term, ...] = (Private(person), Private(f"{person} anew"))
    return (*cards, SELF, ACCOUNT, KIT, PRF, LINK) if person == "Amina" else cards


def _key(root: Term, com: Term, use: str = "entry-key") -> Derived:
    return derived(use, root, com)


def _frank(words: Name) -> Name:
    return Name(f"kf of {words.name}")


def _file_key() -> Name:
    return Name("key of the file")
