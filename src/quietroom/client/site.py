"""Looking at a browser client from outside: whether it is what its server's log commits to.

Source: spec/tlog.md section 14, spec/http.md section 12.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from ..ground.digest import sha256
from ..ground.errors import QuietroomError
from ..tlog import build as builds
from ..tlog.build import File, Published
from ..tlog.mirror import Mirror
from .refusal import ServerAway
from .wire import TIMEOUT, capped

PUBLISHED = "/log/build"
"""Where a server shows the list."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came for a path: status, headers as they were sent, bytes."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found: paths looked at, the version of the list in the log, each difference."""

    files: int
    version: int | None
    differences: tuple[str, ...]


Fetch = Callable[[str], Answer]


@contextmanager
def fetching(url: str) -> Iterator[Fetch]:
    """Fetches paths of a server as any browser may: unpacked, and following nothing."""
    headers = {"Accept-Encoding": "identity"}
    http = httpx.Client(base_url=url.rstrip("/"), timeout=TIMEOUT, headers=headers)

    def fetch(path: str) -> Answer:
        try:
            with http.stream("GET", path) as found:
                body = b"".join(capped(found.iter_raw()))
                sent = tuple(found.headers.multi_items())
                return Answer(found.status_code, sent, body)
        except httpx.HTTPError as fault:
            raise ServerAway from fault

    with http:
        yield fetch


def verify(fetch: Fetch, log: Mirror) -> Seen:
    """Compare every path of the served list with what is served, and the list with the log.

    Raises `ServerAway`, or `BadAnswer` for an answer that is too large.
    """
    found = _published(fetch)
    if found is None:
        return Seen(0, None, (f"{PUBLISHED}: there is no list of files",))
    try:
        files = builds.parse(found.document).files
    except QuietroomError:
        return Seen(0, found.version, (f"{PUBLISHED}: the list of files cannot be read",))
    told = [line for one in files for line in _differences(one, fetch(one.path))]
    if not any(log.leaf(place) == found.leaf() for place in log.find(found.leaf().tag)):
        told.append(f"{PUBLISHED}: the list of files is not in the log")
    return Seen(len(files), found.version, tuple(told))


def _published(fetch: Fetch) -> Published | None:
    answer = fetch(PUBLISHED)
    if answer.status != httpx.codes.OK:
        return None
    try:
        return builds.parse_published(answer.body)
    except QuietroomError:
        return None


def _differences(listed: File, answer: Answer) -> Iterator[str]:
    if answer.status != httpx.codes.OK:
        yield f"{listed.path}: missing (status {answer.status})"
        return
    if sha256(answer.body) != listed.body:
        yield f"{listed.path}: other bytes"
    if builds.headers_hash(answer.headers) != listed.headers:
        yield f"{listed.path}: other headers"
