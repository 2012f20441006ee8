"""Rows of spec/meeting.md, spec/renewal.md, spec/trust.md, spec/guidance.md and spec/circle.md."""

from datetime import date

from quietroom.ground import canon
from quietroom.ground.errors import Malformed
from quietroom.guidance import taking
from quietroom.meeting import act, offer
from quietroom.meeting.cadence import Cadence, Unit
from quietroom.meeting.offer import Offer
from quietroom.renewal import answer
from quietroom.renewal.answer import Answer, Commit, Opening, Question
from quietroom.room import circle, trust
from quietroom.room.circle import Someone
from quietroom.room.trust import Standing
from tests.exchange.cast import ROOM, TIME, seed
from tests.exchange.row import Given, Made, Means, row


def when_they_meet() -> Made:
    """What entries about meetings say: a series that is offered, and a step beside it."""
    every = Cadence(Unit.WEEK, 2, 0, 6)
    walls = (30_100_000, 30_101_440)
    one = Offer(seed("offer", 16), 3, "Europe/Berlin", 45, "Salle 2", every, walls, "à bientôt")
    step = act.Step("Lire la note", seed("first card"), 20_900)
    return {}, canon.encode([one.fields(), step.fields()]), _met(one, step)


@row("meeting 4", "meeting 5", "meeting 6")(when_they_meet)
def _(_given: Given, sealed: bytes) -> Means:
    found = canon.decode(sealed)
    assert isinstance(found, list)
    return _met(offer.parse(found[0]), act.parse_step(found[1]))


def _met(one: Offer, step: act.Step) -> Means:
    assert one.cadence is not None
    return {
        "offer": [one.id.hex(), one.instead, one.zone, one.minutes, one.place, one.words],
        "slots": [*one.slots],
        "cadence": one.cadence.fields(),
        "step": [step.text, step.who.hex(), step.due],
    }


def whether_they_go_on() -> Made:
    """An answer closed, and what opens it: the other side makes the commitment anew."""
    day, who = date(2027, 12, 1), seed("first card")
    asked = Question(ROOM, seed("agreement"), day, (who, seed("other card")))
    made = answer.commitment(asked, who, Answer.CHANGE, seed("random"))
    commit = Commit(asked.agreement, day, made)
    opening = Opening(seed("commit"), Answer.CHANGE, seed("random"))
    return {}, canon.encode([commit.fields(), opening.fields()]), _answered(commit, opening)


@row("renewal 3")(whether_they_go_on)
def _(_given: Given, sealed: bytes) -> Means:
    found = canon.decode(sealed)
    assert isinstance(found, list)
    commit, opening = answer.parse_commit(found[0]), answer.parse_opening(found[1])
    who = seed("first card")
    asked = Question(ROOM, commit.agreement, commit.about, (who, seed("other card")))
    made = answer.commitment(asked, who, opening.answer, opening.random)
    if made != commit.commitment:
        raise Malformed
    return _answered(commit, opening)


def _answered(commit: Commit, opening: Opening) -> Means:
    closed = [commit.agreement.hex(), commit.about.isoformat(), commit.commitment.hex()]
    return {
        "closed": closed,
        "opened": [opening.commit.hex(), str(opening.answer), opening.random.hex()],
    }


def kept_for_oneself() -> Made:
    """What one's own clients keep: trust, a step of a course, somebody to learn from."""
    trusted = Standing(ROOM, 2, ("un peu", "", "comme ma sœur"), 7, 3, quiet=True)
    taken = taking.Step("asking", 1, taking.State.DONE, TIME)
    someone = Someone(seed("someone", 16), "Noor", "Elle demande\navant.", 20_900)
    kept = [trusted.fields(), taken.fields(), someone.fields()]
    return {}, canon.encode(kept), _kept(trusted, taken, someone)


@row("trust 2", "guidance 5", "circle 2")(kept_for_oneself)
def _(_given: Given, sealed: bytes) -> Means:
    found = canon.decode(sealed)
    assert isinstance(found, list)
    (taken,) = taking.steps([found[1]])
    someone = circle.parse(found[2])
    assert isinstance(someone, Someone)
    return _kept(trust.parse_standing(found[0]), taken, someone)


def _kept(trusted: Standing, taken: taking.Step, someone: Someone) -> Means:
    names = [*trusted.names]
    return {
        "trust": [trusted.room.hex(), trusted.level, names, trusted.met, trusted.asked],
        "quiet": trusted.quiet,
        "taken": taken.fields(),
        "someone": [someone.id.hex(), someone.name, someone.note, someone.day],
    }
