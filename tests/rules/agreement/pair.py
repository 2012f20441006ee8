"""A pair, the people around it, and agreements of every shape."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from hypothesis import strategies as st

from quietroom.agreement import version
from quietroom.agreement.limits import Limit, Limits, Who
from quietroom.agreement.packs import PACKS
from quietroom.agreement.people import Default, Party, Person, Programme
from quietroom.agreement.questions import Helpers, starter
from quietroom.agreement.terms import Terms
from quietroom.agreement.version import Place, Proposal, Version
from quietroom.ground.chance import Entropy
from quietroom.ground.signature import SigningKey, VerifyKey
from vectors.make.second import fixed

NOOR, AMINA, STRANGER = (fixed(f"card of {name}") for name in ("Noor", "Amina", "nobody here"))
NOOR_LATER = fixed("second card of Noor")
ROOM, AGREEMENT, LOG = fixed("room", 16), fixed("agreement", 16), fixed("log policy")

SIGNING = {
    card: SigningKey(fixed("ed25519 of " + card.hex()), fixed("mldsa of " + card.hex()))
    for card in (NOOR, AMINA, STRANGER, NOOR_LATER)
}
_KEYS = {card: key.verify_key() for card, key in SIGNING.items()}


def key_of(card: bytes) -> VerifyKey:
    """The verifying key of a card."""
    return _KEYS[card]


def same_person(first: bytes, second: bytes) -> bool:
    """Noor has two cards, everybody else one."""
    noor = {NOOR, NOOR_LATER}
    return first == second or {first, second} <= noor


def entropy(name: str) -> Entropy:
    """Bytes that differ for every draw and are the same in every run."""
    drawn = count()
    return lambda size: fixed(f"{name} {next(drawn)}", size)


def person(name: str) -> Person:
    """Somebody outside the pair."""
    return Person(fixed(f"first card of {name}"), name)


LEILA, OMAR, INES, SAM = map(person, ("Leila", "Omar", "Ines", "Sam"))
SIDES = (
    Party(NOOR, "Noor", "mentee", undertakings=("What Amina tells me stays with me.",)),
    Party(AMINA, "Amina", "mentor", undertakings=("I ask before I pass anything on.",)),
)


def terms(language: str = "en", pack: str = "generic") -> Terms:
    """What the pair would sign."""
    helpers = Helpers(LEILA, OMAR, INES)
    programme = Programme("Growing together", (SAM,))
    return starter(pack, language, SIDES, date(2026, 12, 1), helpers, programme)


TERMS = terms()
FIRST_PLACE = Place(ROOM, LOG, AGREEMENT)


def proposal(chosen: Terms = TERMS, place: Place = FIRST_PLACE, name: str = "one") -> Proposal:
    """A proposal of these terms."""
    return version.propose(chosen, place, entropy(name))


def checked(chosen: Terms = TERMS, place: Place = FIRST_PLACE, name: str = "one") -> Version:
    """A proposal of these terms, checked."""
    return version.check(proposal(chosen, place, name), same_person)


def altered(base: Terms, ident: str, **changes: object) -> Terms:
    """`base` with one limit changed."""
    return replace(
        base,
        limits=tuple(
            replace(limit, **changes) if limit.id == ident else limit  # type: ignore[arg-type]
            for limit in base.limits
        ),
    )


_LETTERS = st.sampled_from(
    "abc XYZ éàœ ñ 你 ש “{title}” «» {words} # - > 1.2 : 5.3\n".replace("\n", "")
)
WORDS = st.text(_LETTERS, min_size=1, max_size=30).map(str.strip).filter(bool)
"""Words that a person may write, braces and figures included."""

_PEOPLE = st.sampled_from([person(f"P{number}") for number in range(6)])
_CROWD = st.lists(_PEOPLE, max_size=3, unique=True).map(tuple)
_DAYS = st.dates(date(2026, 12, 1), date(2030, 1, 1))


def _some(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.none() | strategy


def _list(most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(WORDS, max_size=most).map(tuple)


@st.composite
def _limit(draw: st.DrawFn, limit: Limit) -> Limit:
    officer, deputy = draw(st.sampled_from([(None, None), (LEILA, OMAR), (OMAR, LEILA)]))
    who, first = draw(st.sampled_from(Who)), draw(st.booleans())
    to_whom = replace(
        limit, officer=officer, deputy=deputy, who=who, first=first, delay_days=draw(_DELAY)
    )
    if not limit.removable:
        return to_whom
    said = draw(st.fixed_dictionaries({"trigger": WORDS, "outside": _some(WORDS)}) | st.just({}))
    return replace(to_whom, on=draw(st.booleans()), **said)  # type: ignore[arg-type]


_DELAY = st.sampled_from([0, 1, 30, 180])
_OWN = st.builds(
    Limit, st.sampled_from(["own-a", "own-b"]), st.booleans(), st.just(True), WORDS, WORDS
)


_NUMBER = st.sampled_from([0, 1, 2, 24])
_PARTIES = st.tuples(
    *(
        st.builds(
            Party,
            st.just(side.card),
            st.sampled_from([side.name, f"{side.name} X"]),
            WORDS,
            st.sampled_from(Default),
            _list(),
            _list(),
        )
        for side in SIDES
    )
)
_CHOICES: dict[str, st.SearchStrategy[object]] = {
    "parties": _PARTIES,
    "programme": st.none() | st.builds(Programme, WORDS, st.sampled_from([(SAM,), ()])),
    "relation": WORDS,
    "purpose": WORDS,
    "public_face": _some(WORDS),
    "named": _CROWD,
    "support": st.booleans(),
    "place": _some(WORDS),
    "agenda_hours": _NUMBER,
    "conflict_months": _NUMBER,
    "off_limits": _list(),
    "notice_days": _NUMBER,
    "ombuds": st.sampled_from([None, INES, person("Eve")]),
    "also": _list(),
}


@st.composite
def choices(draw: st.DrawFn) -> Terms:
    """Terms of any shape that the rules allow."""
    base = terms(draw(st.sampled_from(["en", "fr"])), draw(st.sampled_from(PACKS)))
    names = draw(st.lists(st.sampled_from(sorted(_CHOICES)), max_size=6, unique=True))
    drawn = {name: draw(_CHOICES[name]) for name in names}
    if draw(st.booleans()):
        drawn |= draw(_dates())
    if draw(st.booleans()):
        drawn["limits"] = draw(_limits(base.limits))
    return replace(base, **drawn)  # type: ignore[arg-type]


@st.composite
def _limits(draw: st.DrawFn, base: Limits) -> Limits:
    changed = draw(st.lists(st.sampled_from(base), max_size=2))
    own = draw(st.lists(_OWN, max_size=2, unique_by=lambda limit: limit.id))
    kept = (draw(_limit(limit)) if limit in changed else limit for limit in base)
    return (*kept, *sorted(own, key=lambda limit: limit.id))


@st.composite
def _dates(draw: st.DrawFn) -> dict[str, object]:
    start = draw(_DAYS)
    end = draw(st.none() | st.dates(start, start + timedelta(days=900)))
    last = end or start + timedelta(days=900)
    within = st.lists(st.dates(start, last), max_size=2, unique=True)
    days = within.map(lambda found: tuple(sorted(found)))
    late = st.dates(end or start, last + timedelta(days=900))
    kept = {"renewals": draw(days), "reviews": draw(days), "retention": draw(st.none() | late)}
    return {"start": start, "end": end, **kept}
