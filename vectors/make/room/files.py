"""Files beside an entry."""

from .. import second
from ..second import fixed
from . import naive
from .cast import ROOM, STREAM, Json, Scenario, case, flipped, refused

_KEY, _ID, _SALT = fixed("file key"), fixed("file", 16), fixed("file salt", 24)
_CONTENT = b"a plan for the spring"
_SHUT = refused("cannot-open")


def _sealed(content: bytes, ident: bytes = _ID, room: bytes = ROOM) -> bytes:
    return second.seal(_KEY, naive.lp("attachment", room, ident), content, _SALT)


def files() -> list[Scenario]:
    """Files opened; each is named by the hash of the bytes that are served, unless it says so."""

    def one(
        about: str,
        sealed: bytes,
        expect: Json,
        because: str,
        content: bytes = _CONTENT,
        length: int | None = None,
        digest: bytes | None = None,
        room: bytes = ROOM,
    ) -> Scenario:
        given: dict[str, Json] = {
            "room": room.hex(),
            "key": _KEY.hex(),
            "id": _ID.hex(),
            "length": len(content) if length is None else length,
            "digest": (digest or naive.sha256(sealed)).hex(),
            "sealed": sealed.hex(),
        }
        return case("entry/file", 7, about, given, expect, because)

    whole = _sealed(naive.padded(_CONTENT))
    long = b"page after page. " * 1_500
    large = _sealed(naive.padded(long))
    wrong_length = (len(_CONTENT) + 1).to_bytes(8, "big") + naive.padded(_CONTENT)[8:]
    named = fixed("another digest")
    return [
        one("a file", whole, {"content": _CONTENT.hex()}, "whole, and the one that is named"),
        one("an empty file", _sealed(naive.padded(b"")), {"content": ""}, "padded like any", b""),
        one(
            "a file of two chunks",
            large,
            {"content": long.hex()},
            "read as a stream, whole at the end",
            long,
        ),
        one("of another room", whole, _SHUT, "the room is in the context", room=STREAM),
        one(
            "under another id",
            _sealed(naive.padded(_CONTENT), fixed("other", 16)),
            _SHUT,
            "the id is in the context",
        ),
        one("one bit changed", flipped(whole, -1), _SHUT, "every byte is authentic"),
        one("cut at a chunk's border", large[: 56 + 16_400], _SHUT, "the end is missing", long),
        one("cut short", large[:-1], _SHUT, "the end is missing", long),
        one("a byte more", whole + b"\0", _SHUT, "nothing follows the end"),
        one("a header alone", whole[:56], _SHUT, "the end is missing"),
        one("nothing", b"", _SHUT, "no bytes are no file"),
        one("another file of the same key", whole, _SHUT, "the digest names one", digest=named),
        one("another length", whole, _SHUT, "the length is named", length=len(_CONTENT) + 1),
        one("another framed length", _sealed(wrong_length), _SHUT, "the frame says the same"),
        one(
            "filling that is not zero",
            _sealed(naive.padded(_CONTENT)[:-1] + b"\1"),
            _SHUT,
            "padding has one spelling",
        ),
        one("too much filling", _sealed(naive.padded(_CONTENT) + bytes(16)), _SHUT, "one size"),
        one(
            "more than 25 MB",
            whole,
            refused("too-large"),
            "refused before it is read",
            length=26_214_401,
        ),
    ]
