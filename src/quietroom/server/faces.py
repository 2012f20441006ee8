"""Public faces of objectives over HTTP: what a pair shows to the programme, put and removed by it.

Source: spec/http.md section 8; spec/objective.md section 4.
"""

from litestar import delete, get, put
from litestar.params import JSONBody

from ..objective.face import Words, check, shown
from .gate import Gate
from .request import Asked
from .wire import Answer, Body, Hex16, Named, named


class Shown(Answer):
    """What is shown of one objective."""

    id: Hex16
    words: str
    state: str


class Face(Body):
    """What to show of an objective: one line, and `open`, `progress` or `done`."""

    words: str
    state: str


@get("/api/rooms/{room:str}/faces", gate=Gate.SIGNED_IN)
async def room_faces(request: Asked, room: Named) -> list[Shown]:
    """List what the programme is shown of a room's objectives, for its two."""
    caller, faces = request.caller, request.shell.store.faces
    rows = await faces.of_room(caller.tenant, named(room), caller.account)
    return [Shown(one.id.hex(), one.words, one.state) for one in rows]


@put("/api/rooms/{room:str}/faces/{objective:str}", gate=Gate.SIGNED_IN, status_code=204)
async def put_face(request: Asked, room: Named, objective: Named, data: JSONBody[Face]) -> None:
    """Show words and state to the programme, in place of what stands there. Again is no error."""
    caller, words = request.caller, Words(named(objective), check(data.words), shown(data.state))
    await request.shell.store.faces.put(caller.tenant, named(room), caller.account, words)


@delete("/api/rooms/{room:str}/faces/{objective:str}", gate=Gate.SIGNED_IN, status_code=204)
async def remove_face(request: Asked, room: Named, objective: Named) -> None:
    """Show nothing of an objective any more, in every phase of the room. Again is no error."""
    caller, where = request.caller, (named(room), request.caller.account, named(objective))
    await request.shell.store.faces.remove(caller.tenant, *where)


ROUTES = (room_faces, put_face, remove_face)
"""The routes of this module."""
