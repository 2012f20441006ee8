"""Between HTTP and the rules: bodies in, answers out, ids in paths.

What the protocol defines travels as `application/cbor`, one encoding, opaque to Litestar; what is
merely about it travels as JSON, where bytes are lowercase hex.

Source: spec/http.md sections 1 and 4.
"""

from dataclasses import dataclass
from typing import Annotated

import msgspec
from litestar import Response
from litestar.openapi.spec import OpenAPIMediaType, OpenAPIType, Operation, RequestBody, Schema
from litestar.params import HeaderParameter, PathParameter

from ..ground import canon
from ..ground.canon import Value
from ..ground.errors import Malformed
from .refusal import NotFound

CBOR = "application/cbor"
"""Media type of everything that the protocol defines."""

RAW = "application/octet-stream"
"""Media type of a part of an attachment."""

TEXT = "text/plain"
"""Media type of the log's notes, as C2SP has them."""

Hex16 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
"""An id of 16 bytes in JSON."""

Hex32 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
"""A hash, nonce or token of 32 bytes in JSON."""

Named = Annotated[str, PathParameter(schema_extra={"pattern": "^[0-9a-f]{32}$"})]
"""An id of 16 bytes in a path; `named` reads it."""

NamedCard = Annotated[str, PathParameter(schema_extra={"pattern": "^[0-9a-f]{64}$"})]
"""The hash of a card in a path."""

NamedHash = Annotated[str, PathParameter(schema_extra={"pattern": "^[0-9a-f]{64}$"})]
"""A hash in a path."""

Part = Annotated[int, PathParameter(schema_extra={"minimum": 0, "maximum": 31})]
"""The number of a part of an attachment, in a path."""

IdempotencyKey = Annotated[
    str,
    HeaderParameter(
        name="Idempotency-Key",
        pattern="^[!-~]{16,64}$",
        description="Chosen by the client, once for each effect; a repetition is answered alike.",
    ),
]
"""The header by which a repeated post has one effect."""


class Body(msgspec.Struct, forbid_unknown_fields=True):
    """What a client sends as JSON: exactly these fields."""


class Answer(msgspec.Struct):
    """What the server sends as JSON."""


def cbor(value: Value, status: int = 200) -> Response[bytes]:
    """An answer in the one encoding."""
    return packed(canon.encode(value), status)


def packed(raw: bytes, status: int = 200) -> Response[bytes]:
    """An answer that is encoded already."""
    return Response(raw, status_code=status, media_type=CBOR)


def named(text: str, size: int = 16) -> bytes:
    """The id or hash that stands in a path. Raises `NotFound` where there can be none."""
    raw = _unhex(text, size)
    if raw is None:
        raise NotFound
    return raw


def field(text: str, size: int = 16) -> bytes:
    """The id or hash that stands in a JSON field. Raises `Malformed`."""
    raw = _unhex(text, size)
    if raw is None:
        raise Malformed(f"a field is not {size} bytes in lowercase hex")
    return raw


def hexed(raw: bytes | None) -> str | None:
    """Bytes as they stand in JSON, or null."""
    return None if raw is None else raw.hex()


def _unhex(text: str, size: int) -> bytes | None:
    if len(text) != 2 * size:
        return None
    try:
        raw = bytes.fromhex(text)
    except ValueError:
        return None
    return raw if raw.hex() == text else None


def takes(what: str, media: str = CBOR) -> type[Operation]:
    """How the OpenAPI document describes a route whose body is bytes: `what` they are."""

    @dataclass
    class Takes(Operation):
        """An operation with a body of bytes."""

        def __post_init__(self) -> None:
            schema = Schema(type=OpenAPIType.STRING, content_media_type=media)
            content = {media: OpenAPIMediaType(schema=schema)}
            self.request_body = RequestBody(content=content, description=what, required=True)

    return Takes
