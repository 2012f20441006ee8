"""Turns from outside and inside, opened, told true or not, and the entries that they show."""

from quietroom.ground import canon
from quietroom.ground.canon import Value

from ..room.cast import ADA, EVE, OMBUDS, TIME, Json, Person, Scenario, flipped, refused
from ..second import fixed
from .cast import (
    DAY,
    RAISERS,
    SILENT,
    WORDS,
    O,
    R,
    case,
    sealed,
    shown,
    stamp_key,
    tagged,
    turn,
)

_MALFORMED, _FALSE, _SHUT = refused("malformed"), refused("false-turn"), refused("cannot-open")
_STATES = (
    *RAISERS,
    *("acknowledged", "answered", "advised", "asked", "mediating", "recommended", "closed"),
)


def outsides() -> list[Scenario]:
    """Turns as the server sees them."""

    def one(about: str, value: Value, expect: Json, because: str) -> Scenario:
        given: dict[str, Json] = {"outside": canon.encode(value).hex()}
        return case("outside", 3, about, given, expect, because)

    ident, account = fixed("outside", 16), fixed("account", 16)
    read: Json = {"id": ident.hex(), "recipient": account.hex(), "size": 3}
    return [
        one("a turn", [ident, account, b"abc"], read, "all that the server sees"),
        one("a short id", [ident[:15], account, b"abc"], _MALFORMED, "ids have 16 bytes"),
        one("to a card", [ident, fixed("card"), b"abc"], _MALFORMED, "a recipient is an account"),
        one("from somebody", [ident, account, b"abc", ADA.card], _MALFORMED, "no sender travels"),
        one("sealed words", [ident, account, "abc"], _MALFORMED, "what is sealed is bytes"),
    ]


def read() -> list[Scenario]:
    """Turns read."""

    def one(about: str, said: list[Value], expect: Json, because: str) -> Scenario:
        return case("turn", 4, about, {"turn": tagged(said).hex()}, expect, because)

    def good(state: str) -> Scenario:
        expect: Json = {"state": state, "by_raiser": state in RAISERS, "time": TIME}
        return one(f"that is {state}", turn(state), expect, "each has what its state has")

    def bent(told: str, state: str, because: str, **changed: Value) -> Scenario:
        return one(told, turn(state, **changed), _MALFORMED, because)

    return [
        *(good(state) for state in _STATES),
        *(bent(f"{one} with words", one, "nobody has to say why", words="w") for one in SILENT),
        bent("raised without words", "raised", "a concern says something", words=None),
        bent("raised without a key", "raised", "it brings the raiser's key", key=None),
        bent("acknowledged without a key", "acknowledged", "it brings the ombuds' key", key=None),
        bent("answered with a key", "answered", "two turns bring keys, no other", key=fixed("k")),
        bent("a short key", "raised", "keys have 32 bytes", key=bytes(31)),
        bent("agreed to nothing", "agreed", "a consent is about a question", about=None),
        bent("mediating on nothing", "mediating", "it names its consent", about=None),
        bent("advised about a turn", "advised", "it is about none", about=fixed("turn", 16)),
        bent("an ombuds who shows", "answered", "the raiser shows entries", shown=[shown()]),
        bent("raised under both keys", "raised", "there is one key yet", both=1),
        bent("advised under both keys", "advised", "the ombuds' are under one", both=1),
        bent("a yes that is none", "added", "yes is 1, no is 0", both=2),
        one("of an unknown state", turn("shouted"), _MALFORMED, "there are twelve"),
        bent("words too long", "raised", "at most 8,000 characters", words="w" * 8001),
        bent("too many entries", "raised", "at most 64", shown=[shown()] * 65),
        one("a field less", turn("raised")[:10], _MALFORMED, "a turn has eleven fields"),
    ]


def opened() -> list[Scenario]:
    """Turns opened and told true."""

    def one(
        about: str,
        raw: bytes,
        expect: Json,
        because: str,
        me: Person = OMBUDS,
        keys: tuple[bytes, ...] = (),
        begun: bool = True,
    ) -> Scenario:
        given: dict[str, Json] = {
            "mine": [me.secrets()],
            "sealed": raw.hex(),
            "raiser": None if begun else R.hex(),
            "ombuds": [key.hex() for key in keys],
        }
        return case("open", 5, about, given, expect, because)

    raised = tagged(turn("raised"))
    good: Json = {"state": "raised", "words": "It came back to me."}
    later: Json = {"state": "added", "words": "It came back to me."}
    both, forged = turn("added", both=1, time=TIME + DAY), turn("raised", sender=EVE.card)
    passed_on = sealed(tagged(turn("raised")), EVE)
    return [
        one("a concern", sealed(raised), good, "its card opens it"),
        one("led to another card", sealed(raised), _SHUT, "it is sealed to one card", me=EVE),
        one("passed on", passed_on, refused("not-for-you"), "it names whom it is for", me=EVE),
        one("sealed as a grant", sealed(raised, use="grant"), _SHUT, "the use is in the info"),
        one("one bit changed", flipped(sealed(raised), -1), _SHUT, "every byte is authentic"),
        one("nothing", b"", _SHUT, "no bytes are no turn"),
        one("without padding", sealed(raised, bare=True), _MALFORMED, "what is inside is padded"),
        one("under another key", sealed(tagged(turn("raised"), O)), _FALSE, "the key it brings"),
        one("in another's name", sealed(tagged(forged)), good, "not confirmed; the MAC is right"),
        one("begun by a word", sealed(tagged(turn("added"))), _FALSE, "`raised` begins one"),
        one("more", sealed(tagged(turn("added"))), later, "under the raiser's key", begun=False),
        one(
            "more, from the card",
            sealed(tagged(both, R + O)),
            later,
            "who opened the ombuds' key holds the card",
            keys=(fixed("older"), O),
            begun=False,
        ),
        one(
            "more, from somebody else",
            sealed(tagged(both, R + fixed("a guess"))),
            _FALSE,
            "without the ombuds' key nobody makes it",
            keys=(O,),
            begun=False,
        ),
        one(
            "confirmed too early",
            sealed(tagged(both)),
            _FALSE,
            "before the ombuds brought a key nothing is under both",
            begun=False,
        ),
    ]


def judged() -> list[Scenario]:
    """Entries that a turn shows, each judged by itself."""

    def one(about: str, rows: list[Value], expect: Json, because: str) -> Scenario:
        said = tagged(turn("raised", shown=rows))
        given: dict[str, Json] = {"key": stamp_key().hex(), "turn": said.hex()}
        return case("judge", 5, about, given, expect, because)

    other: Value = ["I want to stay.", []]
    cut: list[Value] = shown()[:6]
    return [
        one("as it was said", [shown()], [True], "stamp and commitment are right"),
        one("other words", [shown(other)], [False], "the commitment is to what was said"),
        one("another label", [shown(label="may-tell")], [False], "the label is committed to"),
        one("one of two", [shown(), shown(other)], [True, False], "each is judged by itself"),
        one("said so by nobody", [shown(WORDS, other)], [False], "stamped were other words"),
        one("without a stamp", [cut], _MALFORMED, "an entry is shown with seven fields"),
    ]
