"""Verbs of whoever runs a server: serve, init, migrate, scan."""

import sys
import time
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from ..client.audit import keys_in
from ..guidance.asked import asked
from .call import Call
from .ending import BadInput
from .parser import Verbs
from .scan import verb as scanning

MOST_DAYS = 3650
"""Days for which a backup may be kept."""

PLACES, PLACE = 50, 200
"""How many quiet places a server names, and in how many characters each."""


def add(verbs: Verbs) -> None:
    """Add the verbs of the operator."""
    serve = verbs.add("serve", "run a server, which stores what it cannot read", _serve, False)
    init = verbs.add("init", "make the first coordinator's one-time link", _init, False)
    for verb in (serve, init):
        verb.add_argument("--data", default="quietroom-data", metavar="DIR", help="its folder")
        verb.add_argument("--database", metavar="URL", help="PostgreSQL (default: SQLite in DIR)")
        verb.add_argument("--host", default="127.0.0.1")
        verb.add_argument("--port", type=int, default=8470, help="0 for any free port")
        verb.add_argument("--public-url", metavar="URL", help="https address that others open")
    init.add_argument("--programme", metavar="NAME", help="what its people call it")
    init.add_argument(
        "--witness",
        metavar="VKEY",
        action="append",
        default=[],
        help="who may sign its log's heads",
    )
    init.add_argument(
        "--come-back",
        action="store_true",
        help="a link for the only coordinator, who lost every way in",
    )
    _add_telling(serve)
    serve.add_argument(
        "--require-guidance",
        metavar="COURSE,…",
        default="",
        help="courses that both take before a room of the programme opens",
    )
    serve.add_argument(
        "--quiet-place",
        metavar="TEXT",
        action="append",
        default=[],
        help="where your people may meet unheard; one line, as often as you have places",
    )
    serve.add_argument(
        "--backup-days",
        type=int,
        default=30,
        metavar="DAYS",
        help="how long you keep a backup at most (default: 30)",
    )
    migrate = verbs.add(
        "migrate", "build or update the tables in PostgreSQL, as their owner", _migrate, False
    )
    migrate.add_argument("--database", metavar="URL", required=True, help="as its owner")
    for name, about, play in (
        ("backup", "copy all that a server on SQLite holds; it may run meanwhile", _backup),
        ("restore", "put a copy back as a new data folder", _restore),
    ):
        verb = verbs.add(name, about, play, False)
        verb.add_argument("--data", required=True, metavar="DIR", help="the data folder")
        verb.add_argument("--copy", required=True, metavar="DIR", help="the folder of the copy")
        if name == "backup":
            verb.add_argument(
                "--days", type=int, default=30, help="how long it is kept (default: 30)"
            )
    scan = verbs.add(
        "scan", "search all that a server holds for words that it must not know", _scan, False
    )
    scan.add_argument("folder", metavar="DIR")
    scan.add_argument("--words", metavar="FILE", required=True, help="the words to search for")
    serve.add_argument("--check", action="store_true", help="name unsafe settings, start nothing")


def _add_telling(serve: ArgumentParser) -> None:
    """Add the options by which a server tells people who are away."""
    serve.add_argument("--smtp", metavar="URL", help="smtps://USER@HOST, to send mails by")
    serve.add_argument("--sender", metavar="ADDRESS", help="the address that mails come from")
    serve.add_argument(
        "--smtp-password-file", metavar="FILE", help="holds the password of USER in --smtp"
    )
    serve.add_argument(
        "--push", action="store_true", help="tell browsers by their makers' push services"
    )
    serve.add_argument(
        "--push-service",
        metavar="URL",
        action="append",
        default=[],
        help="a push service of your own, by scheme, host and port",
    )


def _serve(call: Call) -> int:
    run, config = _server(call)
    from ..server.mailing import Mailing  # noqa: PLC0415 - as in _server
    from ..server.pushing import Pushing  # noqa: PLC0415

    args = call.args
    password = None if args.smtp_password_file is None else Path(args.smtp_password_file)
    mailing = Mailing(args.smtp, args.sender, password)
    pushing = Pushing(args.push, tuple(args.push_service))
    required = asked(args.require_guidance.split(","))
    config = replace(config, mailing=mailing, pushing=pushing, guidance=required)
    config = replace(config, backups=_days(args.backup_days), places=_places(args.quiet_place))
    return int(run.check(config) if args.check else run.serve(config))


def _places(said: list[str]) -> tuple[str, ...]:
    """Each as one line that can stand as the place of a meeting. Raises `BadInput`."""
    for number, one in enumerate(said, 1):
        if not 1 <= len(one) <= PLACE or not one.isprintable() or one.isspace():
            raise BadInput(f"--quiet-place {number}: one line of 1 to {PLACE} printed characters")
    if len(said) > PLACES:
        raise BadInput(f"--quiet-place: at most {PLACES} places")
    return tuple(said)


def _init(call: Call) -> int:
    run, config = _server(call)
    from ..server.config import Beginning  # noqa: PLC0415 - as in _server

    args = call.args
    asked = Beginning(args.programme, keys_in(args.witness), args.come_back)
    link = run.init(config, asked)
    call.give(link, event="invitation", link=link)
    return 0


def _migrate(call: Call) -> int:
    # As below: only who runs a server waits for its libraries.
    from ..server import run  # noqa: PLC0415

    call.ended = True
    return int(run.migrate(call.args.database))


def _backup(call: Call) -> int:
    from ..server import copies  # noqa: PLC0415 - as in _server

    data, out, days = Path(call.args.data), Path(call.args.copy), _days(call.args.days)
    size = copies.take(data, out, int(time.time()), days)
    call.give(f"backup: {size} bytes in {call.args.copy}", event="backup", bytes=size)
    return 0


def _restore(call: Call) -> int:
    from ..server import copies  # noqa: PLC0415 - as in _server

    size = copies.restore(Path(call.args.copy), Path(call.args.data))
    call.give(f"restore: {size} bytes in {call.args.data}", event="restore", bytes=size)
    call.tell("Whoever has seen a newer log than this copy's will refuse it: see the guide.")
    return 0


def _days(days: int) -> int:
    if not 1 <= days <= MOST_DAYS:
        raise BadInput(f"backups are kept for 1 to {MOST_DAYS} days: name such a number")
    return days


def _scan(call: Call) -> int:
    call.ended = True
    return scanning.run(Path(call.args.folder), Path(call.args.words), call.args.json, sys.stdout)


def _server(call: Call) -> tuple[ModuleType, Any]:
    # Here and not above: the server's libraries would cost every other verb a second.
    from ..server import run  # noqa: PLC0415
    from ..server.config import Config  # noqa: PLC0415

    args = call.args
    return run, Config(Path(args.data), args.database, args.host, args.port, args.public_url)
