"""Verbs of being told while away: knock show, how, mail, confirm, stop."""

from argparse import ArgumentTypeError
from dataclasses import replace

from ..client import knock
from ..client.knock import Knock
from ..knock.manner import LANGUAGES, RHYTHMS, Manner, check
from .call import Call
from .parser import Verbs

NEVER = "none"
"""How it is said that no hours are quiet."""


def add(verbs: Verbs) -> None:
    """Add the verbs of being told."""
    group = verbs.group("knock", "be told while you are away that something is new, never what")
    group.add("show", "show how you are told", _show)
    how = group.add("how", "say how often, and when not", _how)
    how.add_argument("--rhythm", choices=RHYTHMS)
    how.add_argument("--hour", type=int, metavar="HOUR", help="for daily: at which hour, 0 to 23")
    how.add_argument(
        "--quiet", type=_hours, metavar="FROM-TO", help=f"hours without mails, as 21-7, or {NEVER}"
    )
    how.add_argument("--zone", metavar="NAME", help="your time zone, as Europe/Paris")
    how.add_argument("--language", choices=LANGUAGES)
    mail = group.add("mail", "be told by mail: a code is sent to your address", _mail)
    mail.add_argument("address")
    confirm = group.add("confirm", "show the code that came by mail", _confirm)
    confirm.add_argument("code")
    group.add("stop", "be told by no mail, and have your address forgotten", _stop)


def _show(call: Call) -> int:
    _give(call, knock.told(call.session))
    return 0


def _how(call: Call) -> int:
    known, args = knock.told(call.session).manner, call.args
    given = {name: getattr(args, name) for name in ("rhythm", "hour", "zone", "language")}
    changed = {name: value for name, value in given.items() if value is not None}
    if args.quiet is not None:
        changed["quiet"] = args.quiet or None
    knock.say(call.session, check(replace(known, **changed)))
    return _show(call)


def _mail(call: Call) -> int:
    knock.ask(call.session, call.args.address)
    call.give("a code is on its way: quietroom knock confirm CODE", event="asked")
    return 0


def _confirm(call: Call) -> int:
    knock.confirm(call.session, call.args.code)
    return _show(call)


def _stop(call: Call) -> int:
    knock.forget(call.session)
    return _show(call)


def _give(call: Call, told: Knock) -> None:
    manner = told.manner
    call.give(
        f"{_to(told)}; {_when(manner)}; browsers: {told.browsers}",
        event="knock",
        mails=told.mails,
        address=told.address,
        asked=told.asked,
        rhythm=manner.rhythm,
        hour=manner.hour,
        quiet=manner.quiet,
        zone=manner.zone,
        language=manner.language,
        browsers=told.browsers,
    )


def _to(told: Knock) -> str:
    if not told.mails:
        return "this server sends no mails"
    if told.asked is not None:
        return f"mails to {told.address or 'nobody'}, and {told.asked} once its code came back"
    return f"mails to {told.address or 'nobody'}"


def _when(manner: Manner) -> str:
    often = f"daily at {manner.hour}:00" if manner.rhythm == "daily" else manner.rhythm
    if manner.quiet is None:
        return f"{often}, {manner.zone}"
    start, end = manner.quiet
    return f"{often}, not from {start}:00 to {end}:00, {manner.zone}"


def _hours(text: str) -> tuple[int, int] | tuple[()]:
    """Quiet hours as they are typed: none is an empty pair."""
    start, dash, end = text.partition("-")
    if text == NEVER:
        return ()
    if not (dash and start.isdecimal() and end.isdecimal()):
        raise ArgumentTypeError(f"write them as 21-7, or {NEVER}")
    return int(start), int(end)
