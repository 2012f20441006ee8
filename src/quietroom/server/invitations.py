"""Invitations over HTTP: making them, looking at one, joining by one, coming back.

A client makes the link; what proves the inviter's card stands in its fragment and never comes here.
Only when the inviter asks for a mail does the server see the link, which then proves nothing.

Source: spec/http.md section 6; spec/identity.md section 12.
"""

import msgspec
from litestar import get, post
from litestar.params import JSONBody

from ..agreement.words import NAME
from ..ground import canon, shape
from ..ground.digest import sha256
from ..ground.errors import Malformed
from ..identity import invitation
from ..identity.invitation import Invitation
from ..tlog import policy as policies
from . import ceremony, limits
from .gate import Gate
from .refusal import NotFound
from .request import Asked
from .sealed import new_card
from .store import people
from .store.invitations import Kind, State, Wanted
from .store.joining import Joining
from .store.rooms import Role
from .wire import TEXT, Answer, Body, Hex16, Hex32, IdempotencyKey, field, hexed, takes


class Look(Body):
    """The token of a link."""

    token: Hex16


class Seen(Answer):
    """What whoever holds a token may see.

    `role`: what the invitee will be in the room; `name`: what they will be called unless they say
    another name.
    """

    kind: Kind
    programme: str
    inviter_name: str | None
    inviter_card: Hex32 | None
    role: Role | None
    name: str | None
    state: State


class Joined(Answer):
    """The new account, and the place of its card in the log."""

    account: Hex16
    leaf: int


class Invite(Body):
    """An invitation to be made. `token_hash`: SHA-256 of the token in the link.

    `as`: what the invitee will be in the room; `name`: what they are called unless they say
    another; `email`: of whom the programme invites; `person`: who comes back; `link`: to be mailed.
    """

    kind: Kind
    token_hash: Hex32
    room: Hex16 | None = None
    role: Role | None = msgspec.field(default=None, name="as")
    name: str | None = None
    email: str | None = None
    inviter_card: Hex32 | None = None
    person: Hex16 | None = None
    link: str | None = None


class Invited(Answer):
    """The invitation, and the room that it leads to."""

    id: Hex16
    room: Hex16 | None


class Mine(Answer):
    """One of my invitations. What the invitee sent - account, card, proof - once accepted."""

    id: Hex16
    kind: Kind
    room: Hex16 | None
    role: Role | None
    name: str | None
    email: str | None
    state: State
    created: int
    expires: int
    account: Hex16 | None
    card: Hex32 | None
    proof: Hex32 | None


class Accept(Body):
    """The token of a link, and the proof that its holder makes with the link's secret."""

    token: Hex16
    proof: Hex32 | None = None


class Accepted(Answer):
    """The room that was entered; null where a guest came into the programme."""

    room: Hex16 | None


class Return(Body):
    """The address to which a link for coming back may go."""

    email: str


@post("/api/invitations/look", gate=Gate.ANYONE, status_code=200)
async def look(request: Asked, data: JSONBody[Look]) -> Seen:
    """Show what an invitation leads to."""
    token_hash = sha256(field(data.token, invitation.TOKEN))
    found = await request.shell.store.invitations.look(request.tenant, token_hash)
    inviter = found.inviter_name, hexed(found.inviter_card)
    return Seen(found.kind, found.programme, *inviter, found.role, found.name, found.state)


@post(
    "/api/join",
    gate=Gate.ANYONE,
    status_code=200,
    request_max_body_size=limits.VAULT_BODY,
    operation_class=takes("CBOR [token, name, signed card, r, vault, wraps, proof or null]."),
)
async def join(request: Asked, idempotency_key: IdempotencyKey) -> Joined:
    """Join by an invitation: the card is logged, the vault kept. Again gives the same answer."""
    raw = await request.body()
    token, name, *card, proof = shape.array(canon.decode(raw), 7, "joining")
    token_hash = sha256(shape.octets(token, "token", invitation.TOKEN))
    called = shape.text(name, "name", NAME)
    new = new_card(card, ceremony.site_of(request.shell.config))
    asked = Joining(token_hash, called, new, shape.digest_or_none(proof, "proof"))
    once = request.once(idempotency_key, raw, token_hash)
    joined = await request.shell.store.identity.join(request.tenant, asked, once)
    return Joined(joined.account.hex(), joined.leaf)


@post("/api/invitations", gate=Gate.SIGNED_IN, status_code=201)
async def invite(
    request: Asked, data: JSONBody[Invite], idempotency_key: IdempotencyKey
) -> Invited:
    """Make an invitation. Any member invites to a room, or from outside; an ombuds anybody."""
    wanted = _wanted(request, data)
    once = request.once(idempotency_key, await request.body())
    caller = request.caller
    made = await request.shell.store.invitations.new(caller.tenant, caller.account, wanted, once)
    return Invited(made.id.hex(), hexed(made.room))


@get("/api/invitations", gate=Gate.SIGNED_IN)
async def my_invitations(request: Asked) -> list[Mine]:
    """List the invitations that the caller has made."""
    caller = request.caller
    rows = await request.shell.store.invitations.mine(caller.tenant, caller.account)
    return [
        Mine(
            one.id.hex(),
            one.kind,
            hexed(one.room),
            one.role,
            one.name,
            one.email,
            one.state,
            one.created,
            one.expires,
            hexed(one.account),
            hexed(one.card),
            hexed(one.proof),
        )
        for one in rows
    ]


@post("/api/invitations/accept", gate=Gate.SIGNED_IN, status_code=200)
async def accept(request: Asked, data: JSONBody[Accept]) -> Accepted:
    """Accept an invitation to a room with the caller's account."""
    token_hash = sha256(field(data.token, invitation.TOKEN))
    proof = None if data.proof is None else field(data.proof, shape.HASH)
    caller = request.caller
    invitations = request.shell.store.invitations
    room = await invitations.accept(caller.tenant, caller.account, token_hash, proof)
    return Accepted(hexed(room))


@post("/api/fresh-start", gate=Gate.ANYONE, status_code=202, media_type=TEXT)
async def fresh_start(request: Asked, data: JSONBody[Return]) -> None:
    """Mail a link for coming back, if the address is known. The answer is the same if it is not."""
    shell, tenant = request.shell, request.tenant
    address = people.address(people.check_text(data.email, "e-mail address", people.ADDRESS))
    for whose in (request.address, sha256(address.encode())):
        shell.limiter.take(("mail", whose), shell.config.rates.mail)
    policy = policies.parse(await shell.store.tlog.policy(tenant)).hash
    made = Invitation(shell.entropy(invitation.TOKEN), policy, None)
    link = made.link(shell.config.url)
    await shell.store.invitations.return_link(tenant, address, sha256(made.token), link)


def _wanted(request: Asked, data: JSONBody[Invite]) -> Wanted:
    token_hash = field(data.token_hash, shape.HASH)
    if data.link is not None:
        _check_mailed(request, data.link, token_hash)
    return Wanted(
        data.kind,
        token_hash,
        None if data.room is None else field(data.room),
        data.role,
        data.name,
        data.email,
        None if data.inviter_card is None else field(data.inviter_card, shape.HASH),
        None if data.person is None else field(data.person),
        data.link,
    )


def _check_mailed(request: Asked, link: str, token_hash: bytes) -> None:
    """A link that the server mails is a coordinator's, leads here, and proves nothing."""
    if people.COORDINATOR not in request.caller.roles:
        raise NotFound
    server, found = invitation.parse_link(link)
    if server != request.shell.config.url or sha256(found.token) != token_hash or found.inviter:
        raise Malformed("a link to be mailed leads to this server and holds this token alone")


ROUTES = (look, join, invite, my_invitations, accept, fresh_start)
"""The routes of this module."""
