"""The list of a web build: what a server promises to hand out, committed to in its log.

For each path the hash of its bytes and of its headers. Whoever fetches the same paths can tell
whether they were handed what everybody is, and the log keeps a server from having two lists.

Format: spec/tlog.md section 14.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.digest import sha256
from ..ground.errors import Malformed
from .leaf import DOCUMENT, Kind, Leaf, R, build_tag, commitment

VERSION = 1

NAME = "site"
"""The name under which the builds of a browser client are logged."""

FILES = 2048
"""The most paths of a list."""

ON_THE_WAY = frozenset(
    (
        *("alt-svc", "connection", "content-length", "date", "keep-alive", "server"),
        *("strict-transport-security", "transfer-encoding", "via"),
    )
)
"""Headers that a proxy adds or changes, and that have no part in the hash."""


@dataclass(frozen=True, slots=True)
class File:
    """One path: SHA-256 of its bytes and of its headers, 32 bytes each."""

    path: str
    body: bytes
    headers: bytes


@dataclass(frozen=True, slots=True)
class Build:
    """All paths of a build, in rising order, none twice."""

    files: tuple[File, ...]

    def encode(self) -> bytes:
        """CBOR[1, [[path, body hash, headers hash] …]]."""
        rows: list[Value] = [[one.path, one.body, one.headers] for one in self.files]
        return canon.encode([VERSION, rows])


@dataclass(frozen=True, slots=True)
class Published:
    """A list as it is served: its `version` in the log, what opens its leaf, the list's bytes."""

    version: int
    r: bytes
    document: bytes

    def leaf(self) -> Leaf:
        """The leaf that commits to the list."""
        tag = build_tag(NAME, self.version)
        return Leaf(tag, commitment(self.r, Kind.WEB_BUILD, self.document))

    def encode(self) -> bytes:
        """CBOR[version, r, document]."""
        return canon.encode([self.version, self.r, self.document])


def headers_hash(headers: Iterable[tuple[str, str]]) -> bytes:
    """SHA-256 of CBOR[[name, value] …] of what was sent, less what proxies add; 32 bytes.

    Names are in lower case, and rows in rising order of name and value.
    """
    rows = sorted((name.lower(), value) for name, value in headers)
    kept: list[Value] = [[name, value] for name, value in rows if name not in ON_THE_WAY]
    return sha256(canon.encode(kept))


def parse(raw: bytes) -> Build:
    """Read a list in its one encoding. Raises `Malformed` or `TooLarge`."""
    version, rows = shape.array(canon.decode(raw, DOCUMENT), 2, "build")
    if shape.number(version, "version") != VERSION:
        raise Malformed("a list of files of another version")
    files = tuple(_file(row) for row in shape.items(rows, "files", FILES))
    paths = [one.path for one in files]
    if paths != sorted(set(paths)):
        raise Malformed("paths out of order, or one twice")
    return Build(files)


def parse_published(raw: bytes) -> Published:
    """Read a list with what opens its leaf. Raises `Malformed` or `TooLarge`."""
    version, r, document = shape.array(canon.decode(raw, DOCUMENT + 128), 3, "published build")
    return Published(
        shape.number(version, "version"),
        shape.octets(r, "r", R),
        shape.octets(document, "document", most=DOCUMENT),
    )


def _file(value: Value) -> File:
    path, body, headers = shape.array(value, 3, "file")
    named = shape.text(path, "path", 1024)
    if not named.startswith("/") or named.startswith("//"):
        raise Malformed("a path that is not one of the site")
    return File(named, shape.digest(body, "body"), shape.digest(headers, "headers"))
