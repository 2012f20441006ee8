"""Who holds which role, over HTTP: coordinators sign lists, everybody reads all of them.

Source: spec/http.md section 8; spec/programme.md.
"""

from litestar import Response, get, post

from ..programme.roles import LIMIT, parse_published
from .gate import Gate
from .refusal import NotFound
from .request import Asked
from .store.people import GUEST
from .wire import CBOR, cbor, takes


@get(
    "/api/roles",
    gate=Gate.SIGNED_IN,
    media_type=CBOR,
    response_description="CBOR [[signed list, r] …], the oldest first: spec/programme.md.",
)
async def all_roles(request: Asked) -> Response[bytes]:
    """Hand out every list of who holds which role, to everybody of the programme."""
    if GUEST in request.caller.roles:
        raise NotFound
    rows = await request.shell.store.roles.all(request.caller.tenant)
    return cbor([[signed, r] for signed, r in rows])


@post(
    "/api/roles",
    gate=Gate.COORDINATOR,
    status_code=204,
    request_max_body_size=LIMIT,
    operation_class=takes("CBOR [signed list, r]: spec/programme.md section 2."),
)
async def name_roles(request: Asked) -> None:
    """Take the next list, signed by the coordinator who sends it. The same again is no error."""
    caller, coming = request.caller, parse_published(await request.body())
    await request.shell.store.roles.add(caller.tenant, caller.sender, coming)


ROUTES = (all_roles, name_roles)
"""The routes of this module."""
