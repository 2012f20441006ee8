"""The verb that looks at a browser client from outside: verify-site."""

import secrets

from ..client.audit import NoKey, at_address, audit
from ..client.refusal import ServerAway
from ..client.site import fetching, verify
from ..ground.errors import QuietroomError
from .call import Call
from .ending import DONE, FOUND
from .parser import Verbs
from .tlog import refuse, trust_of


def add(verbs: Verbs) -> None:
    """Add the verb."""
    seen = verbs.add(
        "verify-site", "compare a served browser client with what its log says", _verify, False
    )
    seen.add_argument("url", metavar="URL")
    seen.add_argument("--vkey", metavar="FILE", help="the log's key as you got it elsewhere")
    seen.add_argument("--since", metavar="CHECKPOINT", help="file: the log must continue this")
    seen.add_argument(
        "--witness", metavar="VKEY", action="append", default=[], help="who must have signed too"
    )


def _verify(call: Call) -> int:
    url = call.args.url.rstrip("/")
    try:
        log = audit(at_address(url, secrets.token_bytes), trust_of(call))
    except (NoKey, ServerAway):
        raise
    except QuietroomError as fault:
        return refuse(call, fault, "site")
    with fetching(url) as fetch:
        seen = verify(fetch, log)
    for told in seen.differences:
        path, _, what = told.partition(": ")
        call.give(told, event="difference", path=path, what=what)
    if seen.differences:
        count = len(seen.differences)
        told = f"site: {count} difference{'s' if count > 1 else ''}"
        call.give(told, event="site", differences=count)
        return FOUND
    call.give(
        f"site: ok ({seen.files} files, build {seen.version}, log size {log.size})",
        event="site",
        files=seen.files,
        build=seen.version,
        size=log.size,
    )
    return DONE
