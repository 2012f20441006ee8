"""Verbs of the roles: officer appoint, ombuds appoint, roles; and what changed of them."""

from ..client import identity, roles
from ..client.roles import Told
from ..programme.roles import Role
from ..programme.standing import Standing
from .call import Call
from .ending import DONE, FOUND
from .parser import Verbs
from .room import day

CALLED = {
    Role.COORDINATOR: "coordinator",
    Role.OFFICER: "safeguarding lead",
    Role.DEPUTY: "deputy of the safeguarding lead",
    Role.OMBUDS: "ombuds",
}
"""What people call a role."""


def add(verbs: Verbs) -> None:
    """Add the verbs of the roles."""
    officer = verbs.group("officer", "who takes reports under an exception that a pair agreed")
    ombuds = verbs.group("ombuds", "who hears that a confidence was broken")
    for group, name in ((officer, "safeguarding lead"), (ombuds, "ombuds")):
        appoint = group.add("appoint", f"name the {name}, as coordinator", _appoint)
        appoint.add_argument("name", help="as `quietroom people` shows it")
        leave = group.add("dismiss", f"name nobody as {name}, as coordinator", _dismiss)
        for verb in (appoint, leave):
            verb.set_defaults(role=Role.OMBUDS if group is ombuds else Role.OFFICER)
            if group is officer:
                verb.add_argument(
                    "--deputy",
                    dest="role",
                    action="store_const",
                    const=Role.DEPUTY,
                    help="the one who stands in",
                )
    listed = verbs.add("roles", "list who holds which role, checked against the log", _roles)
    listed.add_argument(
        "--not", dest="out", metavar="NAME", help="not for my rooms; nobody is told, or told why"
    )
    listed.add_argument("--again", metavar="NAME", help="take that back")
    listed.add_argument("--go-on", action="store_true", help="I have asked about what is wrong")


def _appoint(call: Call) -> int:
    named = roles.appoint(call.session, call.args.role, call.args.name)
    holder = named.holder(call.args.role)
    card = "" if holder is None else holder.card.hex()
    called = CALLED[call.args.role]
    call.give(
        f"{call.args.name} is {called} from now on",
        event="appointed",
        role=str(call.args.role),
        name=call.args.name,
        card=card,
        version=named.version,
    )
    call.tell("Rooms that have agreed before keep whom they named until both sign again.")
    return DONE


def _dismiss(call: Call) -> int:
    named = roles.dismiss(call.session, call.args.role)
    role = str(call.args.role)
    call.give(f"nobody is {CALLED[call.args.role]} now", event="dismissed", role=role)
    call.tell(f"This is version {named.version} of the list. Rooms keep whom they named.")
    return DONE


def _roles(call: Call) -> int:
    for name, out in ((call.args.out, True), (call.args.again, False)):
        if name is not None:
            roles.keep_out(call.session, call.memory, name, out)
    standing = roles.read(call.session)
    if call.args.go_on:
        roles.go_on(call.memory, standing)
    _list(call, standing)
    for one in roles.told(call.all_rooms(), standing):
        call.give(
            f"{one.room.hex()[:12]} {_sentence(one)}",
            event="change",
            room=one.room.hex(),
            role=str(one.change.role),
        )
    alarms = roles.alarms(call.session, call.memory, standing)
    for fault in alarms:
        call.give(f"! {fault} ({fault.code})", event="warning", code=fault.code)
    return FOUND if alarms else DONE


def _list(call: Call, standing: Standing) -> None:
    if standing.now is None:
        call.tell("The programme has named nobody yet: no safeguarding lead, no ombuds.")
        return
    since, out = day(standing.now.time), roles.kept_out(call.memory)
    for one in standing.now.holders:
        words = " ".join(identity.words_of(one.person.card))
        mine = "; not for your rooms" if one.person.card in out else ""
        call.give(
            f"{CALLED[one.role]}: {one.person.name} ({words}{mine})",
            event="role",
            role=str(one.role),
            name=one.person.name,
            card=one.person.card.hex(),
            words=words,
            version=standing.now.version,
        )
    call.tell(f"Version {standing.now.version}, signed {since}. Each reads their own words aloud.")


def _sentence(one: Told) -> str:
    role, named, now = CALLED[one.change.role], one.change.named, one.change.now
    if named is None:
        name = "" if now is None else now.name
        return f"your agreement names no {role}; the programme now has {name}."
    holder = "nobody" if now is None else now.name
    if now is not None and now.name == named.name:
        holder = f"{now.name} with other keys"
    return (
        f"your agreement names {named.name} as {role}; the programme now names {holder}. "
        "It stays as you signed it until both of you sign again: "
        "`quietroom agreement propose ROOM --new-roles`."
    )
