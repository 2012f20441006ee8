"""Verbs of the log: log verify, witness."""

import base64
import secrets
import tempfile
import time
from pathlib import Path

from ..client import witness
from ..client.audit import NoKey, Trust, at_address, audit, in_folder, keys_in
from ..client.home import Home
from ..client.refusal import ServerAway
from ..client.wire import Wire
from ..ground.errors import QuietroomError
from ..tlog import checkpoint
from ..tlog.evidence import Fork
from .call import Call, home_of, text_in
from .ending import DONE, LIED, BadInput
from .parser import Verbs

TOLD = {
    "fork": "fork",
    "smaller-head": "smaller head",
    "bad-signature": "bad signature",
    "too-few-witnesses": "bad signature",
    "missing-tile": "missing tile",
}
"""How a refusal is called, by its code; everything else is a bad proof."""


def add(verbs: Verbs) -> None:
    """Add the verbs of the log."""
    group = verbs.group("log", "the log of keys and releases, which anybody may check")
    verify = group.add("verify", "check a whole log", _verify, False)
    verify.add_argument("where", metavar="URL|FOLDER")
    verify.add_argument("--vkey", metavar="FILE", help="the log's key as you got it elsewhere")
    verify.add_argument("--since", metavar="CHECKPOINT", help="file: it must continue this")
    verify.add_argument("--save", metavar="CHECKPOINT", help="file: keep the checkpoint there")
    seen = verbs.add("witness", "sign a log's head, if it continues the last one", _witness, False)
    seen.add_argument("url", metavar="URL")
    seen.add_argument("--name", default="witness", help="the name in this witness's key")
    seen.add_argument("--home", metavar="DIR", help="folder for its key and last note")
    seen.add_argument("--vkey", metavar="FILE", help="the log's key as you got it elsewhere")
    seen.set_defaults(since=None, witness=[])
    verify.add_argument(
        "--witness", metavar="VKEY", action="append", default=[], help="who must have signed too"
    )


def _witness(call: Call) -> int:
    home, url = Home(home_of(call.args.home)), call.args.url.rstrip("/")
    signer = witness.key_of(home, call.args.name, secrets.token_bytes)
    read = at_address(url, secrets.token_bytes)
    signed = witness.sign(home, signer, read, trust_of(call), lambda: int(time.time()))
    taken = witness.hand_in(Wire(url, secrets.token_bytes), signed)
    size = checkpoint.parse(signed).size
    told = "taken by the log" if taken else "the log's policy does not name this witness"
    call.tell(f"This witness's key: {signer.key().encode()}")
    call.give(f"witness: ok (size {size}, {told})", event="witness", size=size, taken=taken)
    return DONE


def _verify(call: Call) -> int:
    args = call.args
    where, is_url = args.where, "://" in args.where
    if not is_url and not Path(where).is_dir():
        raise BadInput(f"there is no folder {where}")
    read = at_address(where, secrets.token_bytes) if is_url else in_folder(Path(where))
    trust = trust_of(call)
    try:
        found = audit(read, trust)
    except (NoKey, ServerAway):
        raise
    except QuietroomError as fault:
        return refuse(call, fault, "log")
    if args.save and found.head is not None:
        Path(args.save).write_bytes(found.head.raw)
    root = base64.b64encode(found.root).decode()
    seen, pinned = len(trust.witnesses), "" if trust.log else ", key not pinned"
    call.give(
        f"log: ok (size {found.size}, root {root}, {seen} of {seen} witnesses{pinned})",
        event="log",
        size=found.size,
        root=root,
        witnesses=seen,
        pinned=trust.log is not None,
    )
    return DONE


def trust_of(call: Call) -> Trust:
    """What the auditor brings, as the call has it. Raises `Malformed`."""
    args = call.args
    log = keys_in([text_in(Path(args.vkey))])[0] if args.vkey else None
    since = text_in(Path(args.since)).encode() if args.since else None
    return Trust(log, keys_in(args.witness), since)


def refuse(call: Call, fault: QuietroomError, what: str) -> int:
    """Say how a log lied, and where the evidence lies. Returns the exit code."""
    raw = fault.evidence.encode() if isinstance(fault, Fork) else str(fault).encode()
    with tempfile.NamedTemporaryFile(prefix="quietroom-evidence-", delete=False) as file:
        file.write(raw)
    told = TOLD.get(fault.code, "bad proof")
    call.give(
        f"{what}: REFUSED ({told}) evidence: {file.name}",
        event=what,
        refused=told,
        evidence=file.name,
    )
    return LIED
