"""An export sealed to oneself: opened by the kit or passphrase alone, without a server.

Format: spec/export.md. Threat: whoever finds the file; a server that is gone by then.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ..ground import canon, shape
from ..ground.chance import Entropy
from ..ground.close import content as closing
from ..ground.digest import context, derive
from ..ground.errors import Malformed, QuietroomError
from ..ground.open import content as opening
from ..identity.unlock import Unlock
from .export import InTheWay
from .ways import read_unlock

VERSION = 1
SALT = 32
HEAD = 256
"""The most bytes of what stands before the sealed content."""

_PIECE = 1024 * 1024


class NotSealedExport(QuietroomError):
    """This is no sealed export, or a later version wrote it."""

    code = "not-sealed-export"


class OtherUnlock(QuietroomError):
    """This does not open the export, or the file was changed: use the kit it was sealed with."""

    code = "other-unlock"


def seal(packed: Path, out: Path, account: bytes, unlocking: str, entropy: Entropy) -> None:
    """Seal a file for whoever has this kit or passphrase. Raises `InTheWay`, `Misspelt`."""
    if out.exists():
        raise InTheWay
    found, salt = read_unlock(account, unlocking), entropy(SALT)
    head = canon.encode([VERSION, found.method, account, salt])
    aside = out.with_name(f".{out.name}.new")
    aside.touch(mode=0o600)
    try:
        with aside.open("wb") as file:
            file.write(len(head).to_bytes(2, "big") + head)
            for piece in closing.seal_stream(_key(found, salt), _context(head), _pieces(packed)):
                file.write(piece)
        aside.replace(out)
    finally:
        aside.unlink(missing_ok=True)


def unseal(path: Path, out: Path, unlocking: str) -> None:
    """Open a sealed file into another. Nothing is there unless all of it opened.

    Raises `NotSealedExport`, `OtherUnlock`, `InTheWay`, `Misspelt`.
    """
    if out.exists():
        raise InTheWay
    with path.open("rb") as file, tempfile.TemporaryDirectory(dir=out.parent) as made:
        head = file.read(min(int.from_bytes(file.read(2), "big"), HEAD))
        account, method, salt = _parse(head)
        found = read_unlock(account, unlocking)
        if found.method != method:
            raise OtherUnlock
        whole = Path(made) / "whole"
        whole.touch(mode=0o600)
        try:
            with whole.open("wb") as target:
                pieces = iter(lambda: file.read(_PIECE), b"")
                for piece in opening.unseal_stream(_key(found, salt), _context(head), pieces):
                    target.write(piece)
        except QuietroomError as fault:
            raise OtherUnlock from fault
        shutil.move(whole, out)


def _parse(head: bytes) -> tuple[bytes, str, bytes]:
    try:
        version, method, account, salt = shape.array(canon.decode(head), 4, "export")
        if version != VERSION:
            raise NotSealedExport
        return (
            shape.octets(account, "account", shape.ID),
            shape.text(method, "method"),
            shape.octets(salt, "salt", SALT),
        )
    except Malformed as fault:
        raise NotSealedExport from fault


def _key(found: Unlock, salt: bytes) -> bytes:
    return derive(found.key, "export-key", salt)


def _context(head: bytes) -> bytes:
    return context("export", head)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from iter(lambda: file.read(_PIECE), b"")
