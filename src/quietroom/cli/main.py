"""The console script `quietroom`: reads the call and plays the verb it names.

Exit codes: 0 done, 1 a check found something, 2 wrong call.
"""

import argparse
import secrets
from collections.abc import Callable, Sequence
from importlib.metadata import version

from ..ground import digest
from ..ground.close import content as close
from ..ground.errors import CannotOpen
from ..ground.open import content as opening

_WORDS = "I am thinking of leaving the department."


def main(argv: Sequence[str] | None = None) -> int:
    """Play the verb that `argv` names and return the exit code."""
    call = _parser().parse_args(argv)
    play: Callable[[], int] = call.play
    return play()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("quietroom", description="Mentoring that stays in the room.")
    parser.add_argument("--version", action="version", version=f"quietroom {version('quietroom')}")
    verbs = parser.add_subparsers(title="verbs", required=True, metavar="VERB")
    demo = verbs.add_parser("demo", help="play a short story and check every step of it")
    demo.add_argument("--once", action="store_true", help="end after the last check")
    demo.set_defaults(play=_demo)
    return parser


def _demo() -> int:
    key, context = secrets.token_bytes(close.KEY), digest.context("demo")
    sealed = close.seal(key, context, _WORDS.encode())
    altered = sealed[:-1] + bytes([sealed[-1] ^ 1])
    if opening.unseal(key, context, sealed) != _WORDS.encode() or _opens(key, context, altered):
        print("check 01 FAILED: words sealed under a key did not come back as they were")
        print("demo: FAILED (1 of 1): words sealed under a key did not come back as they were")
        return 1
    print("check 01 ok: sealed words open with their key, and are refused with one bit changed")
    print("demo: ok (1 checks)")
    return 0


def _opens(key: bytes, context: bytes, sealed: bytes) -> bool:
    try:
        opening.unseal(key, context, sealed)
    except CannotOpen:
        return False
    return True
