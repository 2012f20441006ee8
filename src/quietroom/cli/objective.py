"""Verbs of objectives with two faces: what is wanted, how it goes, what the programme sees.

Source: docs/guides/command-line.md.
"""

from argparse import ArgumentParser
from pathlib import Path

from ..client import aims, objective
from ..client.aims import own
from ..client.objective import NOT_AGREED, GivesAway, NoObjective, Seen
from ..client.room import Room
from ..objective.aim import State
from ..objective.examples import examples
from ..objective.face import Shown
from ..objective.findings import Finding, Sign
from ..objective.standing import Face, Objective
from .call import Call, text_in
from .days import day_in, day_text
from .ending import DONE, FOUND, BadInput
from .parser import Play, Verbs, add_words

SIGNS = {
    Sign.PHRASE: "stands in the private text in the same words",
    Sign.NEAR: "stands in the private text in nearly the same words",
    Sign.WORD: "comes from the private text, and may say whom or what it is about",
}
"""What is said of a finding."""

HOW = (
    "Say which work or skill others will see and not why you want it; leave people and places out.",
    "`quietroom objective examples` shows how others did. If it gives nothing away: --mean-it.",
)
"""What somebody can do about a finding."""


def add(verbs: Verbs) -> None:
    """Add the verbs of objectives."""
    group = verbs.group("objective", "what you want, and what the programme sees of it")
    new = group.add("add", "set an objective: for yourself, or in a room", _add)
    new.add_argument("room", nargs="?", help="without one, only you can open it")
    _add_aim(new)
    listed = group.add("list", "list your own objectives, or those of a room", _list)
    listed.add_argument("room", nargs="?")
    shared = group.add("share", "share an objective of your own in a room", _share)
    shared.add_argument("objective")
    shared.add_argument("room")
    for name, about, play in (
        ("progress", "say that there is progress", _progress),
        ("done", "say that it is done", _done),
        ("drop", "drop it; nothing is shown of it any more", _drop),
    ):
        _about(group, name, about, play).add_argument(
            "--note", metavar="FILE", help="file with a note (-: standard input)"
        )
    _add_aim(_about(group, "change", "let it go on as another, with other words", _change))
    _add_face(_about(group, "check", "say what these public words would give away", _check))
    _add_face(_about(group, "face", "propose what the programme sees of it", _face))
    yes = _about(group, "agree", "agree to what was proposed, and show it", _agree)
    yes.add_argument("--mean-it", action="store_true", help="although it shares private words")
    _about(group, "withdraw", "let the programme see nothing of it", _withdraw)
    shown = group.add("examples", "read worked examples", _examples, person=False)
    shown.add_argument("--language", choices=("en", "fr"), default="en")


def _about(group: Verbs, name: str, about: str, play: Play) -> ArgumentParser:
    verb = group.add(name, about, play)
    verb.add_argument("objective", help="the beginning of its id, as `list` shows it")
    return verb


def _add_aim(verb: ArgumentParser) -> None:
    add_words(verb)
    verb.add_argument("--known", metavar="FILE", help="file that says how you will know")
    verb.add_argument("--by", metavar="YYYY-MM-DD", help="by when")


def _add_face(verb: ArgumentParser) -> None:
    add_words(verb)
    states = [str(one) for one in Shown]
    verb.add_argument("--state", choices=states, default="open", help="as the programme sees it")
    verb.add_argument("--mean-it", action="store_true", help="although it shares private words")


def _add(call: Call) -> int:
    words, aim = call.text(), _aim(call)
    if call.args.room is None:
        ident = aims.add(call.memory, words, *aim).hex()
        call.give(ident, event="objective", objective=ident)
        return DONE
    return _gave(call, objective.add(call.room(), words, *aim))


def _aim(call: Call) -> tuple[str, int | None]:
    source, by = call.args.known, call.args.by
    known = "" if source is None else text_in(Path(source)).strip()
    return known, None if by is None else day_in(by)


def _list(call: Call) -> int:
    if call.args.room is None:
        for one in own(call.memory):
            _show(call, one)
        return DONE
    room = call.room()
    for one in objective.objectives(room).values():
        _show(call, one)
    return _compare(call, objective.seen(room))


def _compare(call: Call, seen: list[Seen]) -> int:
    code = DONE
    for one in seen:
        ident = one.id.hex()
        if one.words is None:
            call.tell(f"{ident[:8]}: the programme does not see it; `agree` shows it again.")
        elif not one.agreed:
            code = FOUND
            call.give(
                f"! {ident[:8]} the server shows the programme what you two did not agree to: "
                f"“{one.words.words}” ({one.words.state}). `withdraw` removes them; ask the other "
                f"and whoever runs the server. ({NOT_AGREED})",
                event="warning",
                objective=ident,
                code=NOT_AGREED,
                words=one.words.words,
                state=str(one.words.state),
            )
    return code


def _show(call: Call, one: Objective) -> None:
    ident, aim = one.aim.id.hex(), one.aim
    by = None if aim.by is None else day_text(aim.by)
    due = "" if by is None else f", by {by}"
    call.give(
        f"{ident[:8]}  ({one.state}{due})  {aim.text}",
        event="objective",
        objective=ident,
        state=str(one.state),
        text=aim.text,
        known=aim.known,
        by=by,
        notes=[step.said.note for step in one.steps if step.said.note],
        next=None if one.next is None else one.next.hex(),
        face=_face_of(one.face),
        asked=_face_of(one.asked),
    )
    if not call.args.json:
        _show_more(call, one)


def _show_more(call: Call, one: Objective) -> None:
    if one.aim.known:
        call.give(f"          we will know: {one.aim.known}")
    for step in one.steps:
        if step.said.note:
            call.give(f"          {step.said.state}: {step.said.note}")
    if one.face is not None:
        call.give(f"          the programme sees: {one.face.said.words} ({one.face.said.state})")
    if one.asked is not None:
        whose = "you propose" if one.asked.mine else "the other proposes"
        call.give(f"          {whose} to show: {one.asked.said.words} ({one.asked.said.state})")


def _face_of(one: Face | None) -> dict[str, object] | None:
    return (
        None
        if one is None
        else {"words": one.said.words, "state": str(one.said.state), "mine": one.mine}
    )


def _share(call: Call) -> int:
    mine = [one.aim.id for one in own(call.memory)]
    ident = call.one(mine, call.args.objective, "objective")
    return _gave(call, aims.share(call.memory, ident, call.room()))


def _progress(call: Call) -> int:
    return _said(call, State.PROGRESS)


def _done(call: Call) -> int:
    return _said(call, State.DONE)


def _drop(call: Call) -> int:
    return _said(call, State.DROPPED)


def _said(call: Call, state: State) -> int:
    call.args.words = call.args.note
    note = "" if call.args.note is None else call.text()
    room, ident = _find(call)
    if room is None:
        aims.say(call.memory, ident, state, note)
        call.give(ident.hex(), event="objective", objective=ident.hex(), state=str(state))
        return DONE
    return _gave(call, objective.say(room, ident, state, note))


def _change(call: Call) -> int:
    words, aim = call.text(), _aim(call)
    room, ident = _find(call)
    if room is None:
        after = aims.change(call.memory, ident, words, *aim).hex()
        call.give(after, event="objective", objective=after)
        return DONE
    return _gave(call, objective.change(room, ident, words, *aim))


def _check(call: Call) -> int:
    words = call.text()
    room, ident = _in_room(call)
    return _tell_findings(call, objective.check(objective.of(room, ident), words))


def _face(call: Call) -> int:
    words, state = call.text(), Shown(call.args.state)
    room, ident = _in_room(call)
    try:
        one = objective.propose(room, ident, words, state, call.args.mean_it)
    except GivesAway as fault:
        _tell_findings(call, fault.findings)
        raise
    return _gave(call, one)


def _agree(call: Call) -> int:
    room, ident = _in_room(call)
    one = objective.of(room, ident)
    wanted = one.asked if one.asked is not None and not one.asked.mine else one.face
    if wanted is None:
        raise BadInput("the other has proposed nothing to show of this objective")
    try:
        one = objective.agree(room, ident, wanted.entry, call.args.mean_it)
    except GivesAway as fault:
        _tell_findings(call, fault.findings)
        raise
    call.tell(f"The programme now sees: {wanted.said.words} ({wanted.said.state})")
    return _gave(call, one)


def _withdraw(call: Call) -> int:
    room, ident = _in_room(call)
    objective.withdraw(room, ident)
    call.give(ident.hex(), event="withdrawn", objective=ident.hex())
    call.tell("The programme sees nothing of it any more. Who saw it, has seen it.")
    return DONE


def _tell_findings(call: Call, found: tuple[Finding, ...]) -> int:
    for one in found:
        call.give(
            f"! “{one.phrase}” {SIGNS[one.sign]}",
            event="finding",
            sign=str(one.sign),
            phrase=one.phrase,
        )
    for line in HOW if found else ("Nothing was found. That proves nothing: read it once more.",):
        call.tell(line)
    return FOUND if found else DONE


def _examples(call: Call) -> int:
    for one in examples(call.args.language):
        call.give(
            f"{one.title}\n  {one.why}\n  private: {one.private}\n  not: {one.quoting}\n"
            f"  public: {one.public}\n  -> {one.step}\n",
            event="example",
            title=one.title,
            private=one.private,
            quoting=one.quoting,
            public=one.public,
            why=one.why,
            step=one.step,
        )
    return DONE


def _find(call: Call) -> tuple[Room | None, bytes]:
    """The objective that the call names, with its room; none for one of one's own."""
    prefix = call.args.objective.lower()
    named: list[tuple[Room | None, bytes]] = [(None, one.aim.id) for one in own(call.memory)]
    for room in call.all_rooms():
        named += [(room, ident) for ident in objective.objectives(room)]
        named += [(room, one.id) for one in objective.seen(room) if not one.agreed]
    found = {ident: room for room, ident in named if ident.hex().startswith(prefix)}
    if len(found) != 1:
        raise BadInput(f"{len(found)} ids of an objective begin so: `objective list` shows them")
    ((ident, where),) = found.items()
    return where, ident


def _in_room(call: Call) -> tuple[Room, bytes]:
    room, ident = _find(call)
    if room is None:
        raise NoObjective("this objective is yours alone: `objective share` puts it into a room")
    return room, ident


def _gave(call: Call, one: Objective) -> int:
    ident = one.aim.id.hex()
    call.give(ident, event="objective", objective=ident, state=str(one.state))
    return DONE
