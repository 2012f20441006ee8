"""The programme over HTTP, for coordinators: who is in it, who is a pair, whose room is open.

Source: spec/http.md section 8.
"""

from litestar import get, post
from litestar.params import JSONBody

from .gate import Gate
from .request import Asked
from .store.people import GUEST
from .store.rooms import RoomState
from .wire import Answer, Body, Hex16, Hex32, IdempotencyKey, field, hexed


class Person(Answer):
    """Somebody in the programme; `joined` once they have an account, and then a first card."""

    person: Hex16
    name: str
    email: str | None
    roles: list[str]
    joined: bool
    card: Hex32 | None


class Face(Answer):
    """What a pair agreed to show of an objective."""

    words: str
    state: str


class Pair(Answer):
    """A pair that the programme made. `opened`: since when their room is open, or null."""

    mentor: Hex16
    mentor_name: str
    mentee: Hex16
    mentee_name: str
    opened: int | None
    state: RoomState
    faces: list[Face]


class Places(Answer):
    """Where people of the programme may meet unheard, each in a line."""

    places: list[str]


class NewPair(Body):
    """Two people to be a pair."""

    mentor: Hex16
    mentee: Hex16


class Paired(Answer):
    """The room of a new pair."""

    room: Hex16


@get("/api/programme/people", gate=Gate.COORDINATOR)
async def people(request: Asked) -> list[Person]:
    """List everybody whom the programme knows."""
    caller = request.caller
    rows = await request.shell.store.programme.people(caller.tenant, caller.account)
    return [
        Person(o.id.hex(), o.name, o.email, list(o.roles), o.card is not None, hexed(o.card))
        for o in rows
    ]


@get("/api/programme/pairs", gate=Gate.COORDINATOR)
async def pairs(request: Asked) -> list[Pair]:
    """List the pairs that the programme made, and of what they say what both agreed to show."""
    caller = request.caller
    rows = await request.shell.store.programme.pairs(caller.tenant, caller.account)
    return [
        Pair(
            one.mentor.hex(),
            one.mentor_name,
            one.mentee.hex(),
            one.mentee_name,
            one.opened,
            one.state,
            [Face(*shown) for shown in one.faces],
        )
        for one in rows
    ]


@post("/api/programme/pairs", gate=Gate.COORDINATOR, status_code=201)
async def pair(request: Asked, data: JSONBody[NewPair], idempotency_key: IdempotencyKey) -> Paired:
    """Make two people a pair, with a room of their own."""
    caller, two = request.caller, (field(data.mentor), field(data.mentee))
    once = request.once(idempotency_key, await request.body())
    made = await request.shell.store.programme.pair_new(caller.tenant, caller.account, *two, once)
    return Paired(made.hex())


@get("/api/programme/places", gate=Gate.SIGNED_IN)
async def quiet_places(request: Asked) -> Places:
    """List the quiet places that the programme offers; none to guests."""
    caller, places = request.caller, request.shell.config.places
    return Places([] if GUEST in caller.roles else list(places))


ROUTES = (people, pairs, pair, quiet_places)
"""The routes of this module."""
