"""Checking a whole log from outside: at an address, or in a folder of copied tiles.

Source: spec/tlog.md sections 6 to 10; C2SP tlog-tiles.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..ground.chance import Entropy
from ..ground.errors import QuietroomError
from ..tlog import note, policy
from ..tlog.audit import Read, verify_log
from ..tlog.mirror import Mirror
from ..tlog.policy import Policy
from .refusal import Refused
from .wire import Wire

POLICY = "policy"
"""Where a log serves its policy, beside its tiles."""


class NoKey(QuietroomError):
    """Nothing here says which key is the log's: name the file that holds it by --vkey."""

    code = "no-log-key"


@dataclass(frozen=True, slots=True)
class Trust:
    """What the auditor brings: the log's key, witnesses' keys, a checkpoint kept from earlier."""

    log: note.Key | None = None
    witnesses: tuple[note.Key, ...] = ()
    since: bytes | None = None


def at_address(url: str, entropy: Entropy) -> Read:
    """Reads a log over HTTP."""
    wire = Wire(url.rstrip("/"), entropy)

    def read(path: str) -> bytes:
        try:
            return wire.get(f"/log/{path}")
        except Refused as fault:
            raise KeyError(path) from fault

    return read


def in_folder(folder: Path) -> Read:
    """Reads a log that was copied to a folder."""

    def read(path: str) -> bytes:
        try:
            return (folder / path).read_bytes()
        except FileNotFoundError as fault:
            raise KeyError(path) from fault

    return read


def audit(read: Read, trust: Trust) -> Mirror:
    """The whole log, checked.

    Raises what `tlog.audit.verify_log` raises, and `NoKey` where nothing says which key is its.
    """
    return verify_log(read, _policy(read, trust), trust.since)


def keys_in(texts: Sequence[str]) -> tuple[note.Key, ...]:
    """Keys as C2SP's signed-note spells them. Raises `Malformed`."""
    return tuple(note.parse_key(text.strip()) for text in texts)


def _policy(read: Read, trust: Trust) -> Policy:
    if trust.log is None:
        try:
            found = policy.parse(read(POLICY))
        except KeyError as fault:
            raise NoKey from fault
        return Policy(found.origin, found.public, trust.witnesses, len(trust.witnesses))
    return Policy(trust.log.name, trust.log.public, trust.witnesses, len(trust.witnesses))
