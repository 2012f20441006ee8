"""The ombuds' desk: concerns list, show, acknowledge, answer, ask, mediate, recommend, close.

Source: docs/guides/ombuds.md.
"""

from pathlib import Path

from ..client import concerns, invitation
from ..client.concerning import Talk, one_of
from ..client.concerns import Owed
from ..concern.open import Judged
from ..concern.standing import DAY, Phase
from ..concern.turn import State, Turn
from ..ground.errors import QuietroomError
from .call import Call, text_in
from .concern import give_turn, tell_faulty, tell_wrong, text_of
from .ending import DONE, FOUND
from .parser import Verbs
from .room import day

SOON = 2 * DAY
"""How many seconds before it is due an ombuds is reminded at every call."""

_STATES = {
    "answer": State.ANSWERED,
    "advise": State.ADVISED,
    "ask": State.ASKED,
    "recommend": State.RECOMMENDED,
    "close": State.CLOSED,
}

NO_NAME = (
    "Whoever has this link can join within 30 days and has no name here. Put it where people find "
    "it without being seen: on a page, on paper."
)


def add(verbs: Verbs) -> None:
    """Add the verbs of the ombuds' desk."""
    group = verbs.group("concerns", "what was raised with you as an ombuds")
    group.add("list", "list the concerns, and what is due", _list)
    group.add("invite", "make a link by which anybody joins without a name", _invite)
    for name, about, play, words in (
        ("show", "read a concern, and whether the server took its entries just so", _show, None),
        ("acknowledge", "let the raiser know that you have it", _acknowledge, None),
        ("answer", "answer, or ask something", _say, "your answer"),
        ("advise", "say what the raiser can do", _say, "your advice"),
        ("ask", "ask for the consent to speak with the other", _say, "your question"),
        ("mediate", "say that you speak with the other now, with consent", _mediate, None),
        ("recommend", "say what you recommend", _say, "your recommendation"),
        ("note", "write something down for yourself", _note, "your note"),
        ("close", "close it, and say why", _say, "your reasons"),
    ):
        verb = group.add(name, about, play)
        verb.add_argument("concern", help="the beginning of its id")
        verb.set_defaults(state=_STATES.get(name))
        if words is not None:
            verb.add_argument("--words", metavar="FILE", required=True, help=f"file with {words}")


def remind(call: Call) -> None:
    """At the end of any call of somebody who hears concerns: what is due soon, or overdue."""
    if "memory" not in vars(call) or not concerns.hears(call.memory):
        return
    try:
        found, _ = concerns.heard(call.session, call.memory)
    except QuietroomError:
        return
    now = call.session.now()
    for one in concerns.owed(found, now):
        if one.due.by - SOON <= now:
            call.tell(_reminder(one))


def _reminder(one: Owed) -> str:
    when = f"was due by {day(one.due.by)}" if one.late else f"is due by {day(one.due.by)}"
    return f"Concern {one.talk.id.hex()[:12]}: {one.due.what} {when} (`quietroom concerns list`)."


def _list(call: Call) -> int:
    found, wrong = concerns.heard(call.session, call.memory)
    code = tell_wrong(call, wrong)
    owed = {one.talk.id: one for one in concerns.owed(found, call.session.now())}
    for one in sorted(found, key=lambda talk: owed[talk.id].due.by if talk.id in owed else 1 << 62):
        code = max(code, _give(call, one, owed.get(one.id)))
    return code


def _give(call: Call, one: Talk, owed: Owed | None) -> int:
    late = owed is not None and owed.late
    due = (
        "" if owed is None else f"; {owed.due.what} by {day(owed.due.by)}{', LATE' if late else ''}"
    )
    sure = "" if one.standing.confirmed else ", not confirmed"
    who = one.first.sender.hex()
    call.give(
        f"{one.id.hex()[:12]} {day(one.first.time)} {one.standing.phase}, "
        f"from {who[:12]}{sure}{due}",
        event="concern",
        concern=one.id.hex(),
        phase=str(one.standing.phase),
        sender=who,
        confirmed=one.standing.confirmed,
        due=None if owed is None else owed.due.what,
        by=None if owed is None else owed.due.by,
        late=late,
    )
    return FOUND if late else DONE


def _show(call: Call) -> int:
    one = _one(call)
    owed = next((o for o in concerns.owed([one], call.session.now())), None)
    code = _give(call, one, owed)
    if not one.standing.confirmed:
        call.tell("Nobody has shown yet that this is from the person whose key it claims.")
    if one.standing.phase is Phase.WITHDRAWN:
        call.give("It was withdrawn: nothing of it is shown.", event="withdrawn")
    else:
        for turn in one.turns:
            code = max(code, _give_turn(call, one, turn))
    for time, words in concerns.notes(call.memory, one):
        call.give(f"{day(time)} (your note) {words}", event="note", time=time, text=words)
    tell_faulty(call, one.faulty)
    return code


def _give_turn(call: Call, one: Talk, turn: Turn) -> int:
    give_turn(call, turn)
    code = DONE
    for entry in concerns.judged(call.session, one, turn):
        code = max(code, _give_entry(call, one, entry))
    return code


def _give_entry(call: Call, one: Talk, entry: Judged) -> int:
    shown = entry.shown
    author, label = shown.pub.author.hex(), str(shown.priv.label)
    told = (
        f"this server took on {day(shown.time)}, from {author[:12]}, {label}"
        if entry.true
        else "NOT what the server took; it claims"
    )
    words = text_of(shown)
    call.give(
        f"  {told}: {words}",
        event="entry",
        concern=one.id.hex(),
        room=shown.pub.place.hex(),
        author=author,
        label=label,
        time=shown.time,
        text=words,
        true=entry.true,
    )
    return DONE if entry.true else FOUND


def _one(call: Call) -> Talk:
    return one_of(concerns.heard(call.session, call.memory)[0], call.args.concern)


def _acknowledge(call: Call) -> int:
    return _done(call, concerns.acknowledge(call.session, call.memory, _one(call)))


def _say(call: Call) -> int:
    words = text_in(Path(call.args.words)).strip()
    return _done(call, concerns.say(call.session, call.memory, _one(call), call.args.state, words))


def _mediate(call: Call) -> int:
    made = concerns.mediate(call.session, call.memory, _one(call))
    call.tell("Speak with them as you agreed: in person, or in a room (`quietroom invite --room`).")
    return _done(call, made)


def _note(call: Call) -> int:
    words = text_in(Path(call.args.words)).strip()
    concerns.note(call.session, call.memory, _one(call), words)
    call.give("written down", event="note")
    return DONE


def _invite(call: Call) -> int:
    link = invitation.open_door(call.session)
    call.give(link, event="invitation", link=link)
    call.tell(NO_NAME)
    return DONE


def _done(call: Call, turn: Turn) -> int:
    call.give(str(turn.state), event="turn", concern=turn.concern.hex(), state=str(turn.state))
    return DONE
