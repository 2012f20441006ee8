"""The console script `quietroom`: reads the call, plays its verb, and ends with one exit code.

Source: docs/guides/command-line.md.
"""

import signal
import sys
from collections.abc import Sequence

from ..ground.errors import QuietroomError
from . import (
    agreement,
    circle,
    closing,
    concern,
    concerns,
    demonstration,
    duty,
    export,
    guidance,
    identity,
    knock,
    known,
    leaving,
    meet,
    notebook,
    objective,
    ombuds,
    programme,
    release,
    renewal,
    reports,
    roles,
    room,
    server,
    showing,
    site,
    tlog,
    trust,
)
from .call import Call
from .ending import Told, code_of, sentences
from .parser import Play, parser

WORDS = (
    *(demonstration, identity, room, agreement, release, duty, reports),
    *(ombuds, concern, concerns, known, notebook, circle, objective, trust, guidance, leaving),
    *(showing, closing, export, knock, meet, renewal, programme, roles, tlog, site, server),
)
"""The modules that add verbs, in the order in which help shows them."""

INTERRUPTED = 128 + signal.SIGINT


def main(argv: Sequence[str] | None = None) -> int:
    """Play the verb that `argv` names and return the exit code."""
    made, verbs = parser()
    for word in WORDS:
        word.add(verbs)
    call = Call(made.parse_args(argv))
    play: Play = call.args.play
    try:
        with call.held:
            code = play(call)
            concerns.remind(call)
    except (QuietroomError, OSError) as fault:
        print("quietroom:", *sentences(fault), file=sys.stderr)
        code = code_of(fault)
    except Told as told:
        print("quietroom: told to stop; what was acknowledged is kept.", file=sys.stderr)
        code = 128 + told.number
    except KeyboardInterrupt:
        code = INTERRUPTED
    if call.args.json and not call.ended:
        call.end(code == 0)
    return code
