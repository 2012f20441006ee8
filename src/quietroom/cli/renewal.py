"""Verbs of whether the two go on: renewal show, answer, next."""

from ..client import agreement, renewal
from ..client.room import Room
from ..renewal.answer import Answer, outcome
from ..renewal.standing import Standing
from .call import Call
from .parser import Verbs

SAID = {
    Answer.GO_ON: "go on",
    Answer.CHANGE: "go on, with changes",
    Answer.END: "part",
}

NEXT = {
    Answer.GO_ON: "You both want to go on. `renewal propose` proposes the next term.",
    Answer.CHANGE: "`agreement propose` begins from what you have now.",
    Answer.END: "`close` says what is left to do, and ends the room. Nobody owes a reason.",
}

BY_ITSELF = "You both want to go on. Your agreement goes on as it is: there is nothing to sign."


def add(verbs: Verbs) -> None:
    """Add the verbs."""
    group = verbs.group("renewal", "whether you two go on: each answers alone, both are shown")
    for name, about, play in (
        ("show", "what is asked, and both answers once both are in", _show),
        ("propose", "propose your agreement for the next term", _propose),
    ):
        group.add(name, about, play).add_argument("room")
    answer = group.add(
        "answer", "answer for yourself; the other reads it once both are in", _answer
    )
    answer.add_argument("room")
    answer.add_argument("answer", choices=[str(one) for one in Answer])


def _show(call: Call) -> int:
    room = call.room()
    review = renewal.review(room)
    if review is not None:
        day = review.isoformat()
        call.give(
            f"You agreed to look back on {day}. `objective list` shows what you wanted.",
            event="review",
            day=day,
        )
    if renewal.over(room):
        call.give(
            "The term has ended: nothing is agreed beyond it. What was said stays as agreed.",
            event="over",
        )
    standing = renewal.settle(room)
    if standing is None:
        call.give("You are not asked now whether to go on.", event="renewal", state="not-asked")
        return 0
    _give(call, room, standing)
    return 0


def _answer(call: Call) -> int:
    room = call.room()
    _give(call, room, renewal.answer(room, Answer(call.args.answer)))
    return 0


def _propose(call: Call) -> int:
    room = call.room()
    line = agreement.propose(room, renewal.next_terms(room))
    call.give(line.hash.hex(), event="proposed", entry=line.hash.hex())
    return 0


def _give(call: Call, room: Room, standing: Standing) -> None:
    both, first = standing.answers, room.session.first
    own, day = renewal.mine(room, standing), standing.question.about.isoformat()
    for entry, code in standing.faults.items():
        call.tell(f"{entry.hex()[:12]} counts for nothing ({code}).")
    theirs = None if both is None else both[room.partner.first]
    if both is not None and theirs is not None:
        said = f"You: {SAID[both[first]]}. {room.partner.name}: {SAID[theirs]}. {_next(room, both)}"
    elif standing.both_in:
        said = "You have both answered. Both answers are shown when each of you has been here."
    elif own is not None:
        said = f"You have answered: {SAID[own]}. It is shown when both have; you can change it."
    else:
        said = f"Do you go on after {day}? Answer go-on, change or end: it is shown when both have."
    call.give(
        said,
        event="renewal",
        state=standing.state,
        about=day,
        mine=None if own is None else str(own),
        theirs=None if theirs is None else str(theirs),
    )


def _next(room: Room, both: dict[bytes, Answer]) -> str:
    found = outcome(both.values())
    if found is not Answer.GO_ON:
        return NEXT[found]
    try:
        renewal.next_terms(room)
    except renewal.NothingToMoveOn:
        return BY_ITSELF
    return NEXT[found]
