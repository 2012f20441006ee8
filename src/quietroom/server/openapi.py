"""The OpenAPI document: made from the routes, never written by hand, served at /openapi.yaml.

spec/openapi.yaml is this document (`python -m quietroom.server.describe` writes it); a test
compares the two.

Source: OpenAPI 3.1; spec/http.md section 1.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, cast

from litestar import Litestar, Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.openapi import OpenAPIConfig
from litestar.routes import HTTPRoute

from . import problem, yaml
from .gate import Gate
from .request import Asked

MEDIA = "application/yaml"
"""Media type of the document, RFC 9512."""

_ABOUT = (
    "What the server of Quietroom answers. Words of a room travel sealed, as deterministic CBOR; "
    "bytes in JSON and in paths are lowercase hex; refusals are problems of RFC 9457."
)


@get("/openapi.yaml", gate=Gate.FACTS, media_type=MEDIA)
async def openapi(request: Asked) -> Response[Any]:
    """This document."""
    return Response(document(request.app.state.routes), media_type=MEDIA)


@lru_cache(maxsize=4)
def document(routes: Sequence[HTTPRouteHandler]) -> bytes:
    """The document of these routes, as YAML."""
    config = OpenAPIConfig(
        title="Quietroom",
        version="1",
        description=_ABOUT,
        operation_id_creator=_name,
        use_handler_docstrings=True,
    )
    app = Litestar(routes, openapi_config=config, logging_config=None, request_class=Asked)
    made = app.openapi_schema.to_schema()
    made["components"]["securitySchemes"] = {"session": {"type": "http", "scheme": "bearer"}}
    made["components"]["schemas"]["Problem"] = _PROBLEM
    for route in app.routes:
        if isinstance(route, HTTPRoute) and route.path_format in made["paths"]:
            for handler in route.route_handlers:
                _complete(made["paths"][route.path_format], handler)
    return yaml.write(made).encode()


def _name(handler: HTTPRouteHandler, *_: Any) -> str:
    return handler.handler_name


def _complete(path: dict[str, Any], handler: HTTPRouteHandler) -> None:
    """Say of one handler what Litestar does not know: its gate and its refusals."""
    for method in handler.http_methods:
        operation = path.get(cast(str, method).lower())
        if operation is None:
            continue
        if handler.opt["gate"] not in (Gate.FACTS, Gate.ANYONE):
            operation["security"] = [{"session": []}]
        operation["x-gate"] = handler.opt["gate"].value
        taken = {code: told for code, told in operation["responses"].items() if code[0] == "2"}
        operation["responses"] = {**taken, "default": _REFUSED}


_REFUSED = {
    "description": "A refusal, by its code.",
    "content": {problem.MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}

_PROBLEM = {
    "type": "object",
    "title": "Problem",
    "required": ["type", "title", "status", "code", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string", "enum": sorted(problem.TABLE)},
        "detail": {"type": "string"},
    },
}
