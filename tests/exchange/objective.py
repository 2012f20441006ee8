"""Rows of spec/objective.md."""

from quietroom.ground import canon
from quietroom.objective import aim, face
from quietroom.objective.aim import Aim, Change, State
from quietroom.objective.face import Shown, Words
from tests.exchange.cast import seed
from tests.exchange.row import Given, Made, Means, row

_ID, _NEXT = seed("aim", 16), seed("next aim", 16)


def what_is_wanted() -> Made:
    """What entries about an objective say: what is wanted, what became of it, what is shown."""
    one = Aim(_ID, "Mener un groupe — ensemble.", "on me le demande", 20_900)
    told = Change(_ID, State.CHANGED, "it grew", _NEXT)
    shown = Words(_ID, "Speak to larger groups", Shown.PROGRESS)
    return {}, canon.encode([one.fields(), told.fields(), shown.fields()]), _means(one, told, shown)


@row("objective 2", "objective 3")(what_is_wanted)
def _(_given: Given, sealed: bytes) -> Means:
    found = canon.decode(sealed)
    assert isinstance(found, list)
    one, told, shown = found
    return _means(aim.parse_aim(one), aim.parse_change(told), face.parse(shown))


def _means(one: Aim, told: Change, shown: Words) -> Means:
    return {
        "aim": [one.id.hex(), one.text, one.known, one.by],
        "change": [told.id.hex(), str(told.state), told.note, told.next and told.next.hex()],
        "face": [shown.id.hex(), shown.words, str(shown.state)],
    }
