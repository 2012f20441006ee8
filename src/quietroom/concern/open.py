"""What ombuds and raiser check of a turn before a word of it is shown.

A turn opens only with a card that it is sealed to, names that card's person, and bears a MAC under
the concern's keys. What an entry shows is judged one by one: the ombuds knows by the server's stamp
whether it was said so, and shows which was not.

Format: spec/concern.md section 5. Threats: a turn led to another card, passed on to another ombuds,
or made by somebody else; words that were never said.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ..ground.errors import CannotOpen
from ..ground.open.key import unseal_from
from ..ground.pad import unpad
from ..room.evidence import Shown
from ..room.evidence import check as check_shown
from ..room.granted import NotForYou
from ..room.people import Mine
from ..room.stamp import BadStamp
from . import turn
from .outside import turn_context
from .turn import FalseTurn, Sent, State


@dataclass(frozen=True, slots=True)
class Judged:
    """An entry that was shown; `true`: whether the server took exactly this, as the stamp says."""

    shown: Shown
    true: bool


def unseal(mine: Mine, sealed: bytes) -> Sent:
    """Open what was sealed to one of my cards; its MAC is not checked yet.

    Raises `CannotOpen` for what no card of mine opens, `NotForYou` for a turn that names another
    person than the one whom it was sealed to, `Malformed`.
    """
    for card, secrets in reversed(mine.items()):
        try:
            raw = unseal_from(secrets.seal_seed, turn_context(card), sealed)
        except CannotOpen:
            continue
        found = turn.parse(unpad(raw))
        if found.turn.to not in mine:
            raise NotForYou
        return found
    raise CannotOpen


def begun(found: Sent) -> bytes:
    """The raiser's key of a turn that raises a concern, once its MAC is right. Raises `FalseTurn`.

    Source: spec/concern.md section 5.
    """
    if found.turn.state is not State.RAISED or found.turn.key is None:
        raise FalseTurn("this turn begins no concern")
    turn.check(found, found.turn.key)
    return found.turn.key


def judge(key: bytes, entries: Iterable[Shown]) -> tuple[Judged, ...]:
    """Each entry, and whether it was said so. `key`: that of the stamps for this ombuds."""
    return tuple(Judged(one, _true(key, one)) for one in entries)


def _true(key: bytes, shown: Shown) -> bool:
    try:
        check_shown(key, shown)
    except BadStamp:
        return False
    return True
