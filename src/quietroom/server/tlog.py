"""The log over HTTP, as C2SP has it: whoever wants may read, mirror and witness it.

Source: spec/http.md section 8; C2SP tlog-tiles, tlog-checkpoint, tlog-cosignature.
"""

from litestar import Response, get, post
from litestar.params import FromPath

from ..ground.errors import Malformed
from ..tlog import tile as tiles
from . import limits
from .gate import Gate
from .refusal import NotFound
from .request import Asked
from .wire import CBOR, RAW, TEXT, packed, takes


@get("/log/checkpoint", gate=Gate.ANYONE, media_type=TEXT)
async def checkpoint(request: Asked) -> Response[bytes]:
    """The newest head that enough witnesses have signed: a signed note, as C2SP has it."""
    note = await request.shell.store.tlog.checkpoint(request.tenant)
    return Response(note, media_type=TEXT)


@get("/log/head", gate=Gate.ANYONE, media_type=TEXT)
async def head(request: Asked) -> Response[bytes]:
    """The newest head, signed by the log alone, for witnesses to sign."""
    note = await request.shell.store.tlog.head(request.tenant)
    return Response(note, media_type=TEXT)


@get("/log/tile/{place:path}", gate=Gate.ANYONE, media_type=RAW)
async def log_tile(request: Asked, place: FromPath[str]) -> Response[bytes]:
    """A tile of hashes, or under `entries` a bundle of leaves, by its path of C2SP tlog-tiles."""
    try:
        wanted = tiles.parse_path(f"tile{place}")
    except Malformed as fault:
        raise NotFound from fault
    found = await request.shell.store.tlog.tile(request.tenant, wanted)
    return Response(found, media_type=RAW)


@get("/log/policy", gate=Gate.ANYONE, media_type=CBOR)
async def policy(request: Asked) -> Response[bytes]:
    """The log policy: origin, key, witnesses and quorum, as its hash is named elsewhere."""
    return packed(await request.shell.store.tlog.policy(request.tenant))


@get("/log/build", gate=Gate.ANYONE, media_type=CBOR)
async def build(request: Asked) -> Response[bytes]:
    """The list of the browser client's files, with what opens its leaf in the log."""
    found = request.app.state.builds.get(request.tenant)
    if found is None:
        raise NotFound
    return packed(found)


@post(
    "/log/cosignature",
    gate=Gate.ANYONE,
    status_code=204,
    request_max_body_size=limits.NOTE,
    operation_class=takes("A checkpoint with a witness's line.", TEXT),
)
async def cosignature(request: Asked) -> None:
    """Take the lines that witnesses of the log policy put under the newest checkpoint."""
    await request.shell.store.tlog.cosign(request.tenant, await request.body())


ROUTES = (checkpoint, head, log_tile, policy, build, cosignature)
"""The routes of this module."""
