"""Verbs of the agreement: propose, show, differences, sign; and what relations there are."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ..agreement.answers import from_toml, opening
from ..agreement.people import Party
from ..agreement.questions import cautions, starter
from ..agreement.relation import applied
from ..agreement.terms import Terms
from ..client import agreement, roles
from ..client.room import Room
from . import relation
from .call import Call, text_in
from .ending import BadInput
from .parser import Verbs


def add(verbs: Verbs) -> None:
    """Add the verbs of the agreement."""
    group = verbs.group("agreement", "what you both sign before the first word")
    propose = group.add("propose", "propose an agreement, or answer with another one", _propose)
    propose.add_argument("room")
    propose.add_argument(
        "--from", dest="answers", metavar="FILE", help="TOML file with your choices"
    )
    propose.add_argument(
        "--new-roles", action="store_true", help="name whoever holds the programme's roles today"
    )
    propose.add_argument(
        "--relation", metavar="KEY|FILE", help="begin as coaching, peers, … (agreement relations)"
    )
    propose.add_argument("--undertake", metavar="FILE", help="file: how you keep confidences")
    for name, about, play in (
        ("show", "read what is proposed, else what is in force", _show),
        ("differences", "what the latest proposal would change, in words", _differences),
        ("sign", "sign exactly what `show` shows", _sign),
    ):
        group.add(name, about, play).add_argument("room")
    relation.add(group)


def _propose(call: Call) -> int:
    room = call.room()
    answers = text_in(Path(call.args.answers)) if call.args.answers else ""
    base = _base(answers, room, call.args.relation)
    if call.args.new_roles:
        base = roles.renewed(room, base, roles.offered(room))
    chosen = from_toml(answers, _with_mine(call, room, base))
    line = agreement.propose(room, chosen)
    for caution in cautions(chosen):
        call.tell(f"Note: {caution.sentence}")
    call.give(line.hash.hex(), event="proposed", entry=line.hash.hex())
    return 0


def _base(answers: str, room: Room, kind: str | None) -> Terms:
    state = room.agreement.state
    if kind is not None and (state.current or state.in_force):
        raise BadInput(
            "--relation begins a first draft, and something is proposed or in force here: change "
            "its words by --from"
        )
    if state.current is not None:
        return state.current.version.terms
    if state.in_force is not None and state.in_force.version is not None:
        return state.in_force.version.terms
    language, pack = opening(answers)
    first, second = (Party(one.first, one.name, one.role) for one in room.members)
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    draft = starter(pack, language, (first, second), tomorrow)
    if kind is not None:
        draft = applied(relation.found(kind), draft)
    return roles.renewed(room, draft, roles.offered(room))


def _with_mine(call: Call, room: Room, base: Terms) -> Terms:
    if call.args.undertake is None:
        return base
    lines = text_in(Path(call.args.undertake)).splitlines()
    mine = tuple(line.strip() for line in lines if line.strip())
    account = room.session.vault.account
    first, second = (
        replace(party, undertakings=mine) if member.account == account else party
        for member, party in zip(room.members, base.parties, strict=True)
    )
    return replace(base, parties=(first, second))


def _show(call: Call) -> int:
    state = call.room().agreement.state
    if state.current is not None:
        found, told = state.current.version, "proposed"
    elif state.in_force is not None and state.in_force.version is not None:
        found, told = state.in_force.version, "in force"
    else:
        raise agreement.NothingProposed
    call.give(
        found.text, event="agreement", state=told, agreement=found.hash.hex(), text=found.text
    )
    return 0


def _differences(call: Call) -> int:
    for change in agreement.changes(call.room()):
        call.give(change, event="difference", text=change)
    return 0


def _sign(call: Call) -> int:
    room = call.room()
    chosen = agreement.current(room).version.hash
    agreement.sign(room, chosen)
    in_force = agreement.in_force(room)
    done = in_force is not None and in_force.hash == chosen
    told = "signed by both: in force" if done else "signed by you: it waits for the other"
    call.give(told, event="signed", agreement=chosen.hex(), in_force=done)
    return 0
