"""Signing in, cards and vaults, over HTTP.

A session is a random token of which the server keeps the hash. It begins with a signature by the
account's current card over a nonce that counts once (`identity.signin`), so that nothing reusable
ever reaches the server. Vaults pass through sealed.

Source: spec/http.md section 6; spec/identity.md sections 5, 6 and 11.
"""

import base64

from litestar import Response, delete, get, post, put
from litestar.params import JSONBody

from ..ground import canon, shape, signature
from ..ground.digest import sha256
from ..identity import card as cards
from ..identity import keeping, method, signin
from ..tlog import policy as policies
from ..tlog.leaf import R
from . import ceremony, limits
from .gate import Gate
from .refusal import NotFound
from .request import Asked
from .sealed import new_card, sealed
from .store.accounts import LoggedCard, Rival
from .store.vaults import Fetched
from .wire import (
    CBOR,
    Answer,
    Body,
    Hex16,
    Hex32,
    IdempotencyKey,
    NamedCard,
    cbor,
    field,
    named,
    takes,
)

HOURS = 12
"""How long a session lives."""


class Challenge(Answer):
    """A `nonce` to sign, and until when, in seconds since 1970."""

    nonce: Hex32
    expires: int


class Opened(Answer):
    """A session: its bearer `token`, until when it lives, and whose it is."""

    token: str
    expires: int
    account: Hex16


class Me(Answer):
    """What the server knows of whoever asks. `card`: hash of the newest one."""

    account: Hex16
    person: Hex16
    name: str
    roles: list[str]
    card: Hex32
    generation: int


class Fetch(Body):
    """Whose vault, by which way to unlock, and the token that this way yields."""

    account: Hex16
    method: method.Method
    token: Hex32


@post("/api/sign-in/challenge", gate=Gate.ANYONE, status_code=200)
async def challenge(request: Asked) -> Challenge:
    """Give a nonce that one sign-in may answer, within a minute."""
    shell, nonce = request.shell, request.shell.entropy(signin.NONCE)
    expires = shell.clock() + signin.SECONDS
    await shell.store.identity.challenge_new(request.tenant, nonce, expires)
    return Challenge(nonce.hex(), expires)


@post(
    "/api/sign-in",
    gate=Gate.ANYONE,
    status_code=200,
    request_max_body_size=signin.LIMIT,
    operation_class=takes("A signed sign-in: spec/identity.md section 11."),
)
async def sign_in(request: Asked) -> Opened:
    """Open a session for the account whose current card signed the nonce, for this server, now."""
    shell, tenant, raw = request.shell, request.tenant, await request.body()
    claimed = signin.parse(signature.parse(raw, 1, signin.LIMIT).payload)
    await shell.store.identity.challenge_take(tenant, claimed.nonce)
    newest = (await _lineage(request, claimed.card))[-1]
    card = cards.parse(newest.signed).claims
    log = policies.parse(await shell.store.tlog.policy(tenant)).public
    ours = shell.config.origins
    origin = claimed.origin if claimed.origin in ours else ours[0]
    signin.check(raw, card, origin, sha256(log), claimed.nonce, shell.clock())
    token = base64.urlsafe_b64encode(shell.entropy(32)).rstrip(b"=")
    expires = shell.clock() + HOURS * 3600
    await shell.store.identity.session_open(tenant, sha256(token), card.hash, expires)
    return Opened(token.decode(), expires, card.account.hex())


@delete("/api/session", gate=Gate.PAST_CARD)
async def sign_out(request: Asked) -> None:
    """End this session."""
    caller = request.caller
    await request.shell.store.identity.session_revoke(caller.tenant, caller.session)


@delete("/api/sessions", gate=Gate.PAST_CARD)
async def sign_out_everywhere(request: Asked) -> None:
    """End all sessions of this account, this one too."""
    caller = request.caller
    await request.shell.store.identity.sessions_revoke(caller.tenant, caller.account)


@get("/api/me", gate=Gate.PAST_CARD)
async def me(request: Asked) -> Me:
    """Say who asks."""
    caller = request.caller
    found = await request.shell.store.identity.me(caller.tenant, caller.account)
    ids = found.account.hex(), found.person.hex()
    return Me(*ids, found.name, list(found.roles), found.card.hex(), found.generation)


@get("/api/cards/{card:str}", gate=Gate.PAST_CARD, media_type=CBOR)
async def lineage(request: Asked, card: NamedCard) -> Response[bytes]:
    """CBOR [[signed card, r] …]: the whole lineage that holds the card of this hash.

    A session under a past card is shown its own lineage only.
    """
    line = await _lineage(request, named(card, shape.HASH))
    if request.caller.past and cards.parse(line[0].signed).claims.account != request.caller.account:
        raise NotFound
    return cbor(_rows(line))


@post(
    "/api/cards",
    gate=Gate.PAST_CARD,
    status_code=200,
    media_type=CBOR,
    request_max_body_size=limits.VAULT_BODY,
    operation_class=takes("CBOR [signed card, r, vault, ways to unlock]."),
)
async def succeed(request: Asked, idempotency_key: IdempotencyKey) -> Response[bytes]:
    """Put a new card in the place of the caller's. CBOR [index of its leaf in the log]."""
    raw = await request.body()
    site = ceremony.site_of(request.shell.config)
    new = new_card(shape.array(canon.decode(raw), 4, "succession"), site)
    once = request.once(idempotency_key, raw)
    store = request.shell.store.identity
    return cbor([await store.succeed(request.tenant, request.caller.sender, new, once)])


@post(
    "/api/cards/not-me",
    gate=Gate.ANYONE,
    status_code=200,
    media_type=CBOR,
    request_max_body_size=cards.LIMIT + 1024,
    operation_class=takes("CBOR [signed card, r]: a second successor of a card."),
)
async def disown(request: Asked) -> Response[bytes]:
    """Log a second successor, by whose keys somebody says: the first one was not me.

    Both are dead from now on. CBOR [index of its leaf in the log].
    """
    signed, r = shape.array(canon.decode(await request.body()), 2, "second successor")
    rival = Rival(cards.parse(shape.octets(signed, "card")), shape.octets(r, "r", R))
    request.shell.limiter.take(("vault", rival.card.account), request.shell.config.rates.vault)
    return cbor([await request.shell.store.identity.disown(request.tenant, rival)])


@put(
    "/api/vault",
    gate=Gate.SIGNED_IN,
    status_code=204,
    request_max_body_size=limits.VAULT_BODY,
    operation_class=takes(
        "CBOR [SHA-256 of the vault kept, vault, ways to unlock to be added, "
        "Ed25519 signature, ML-DSA-65 signature]: spec/identity.md section 14."
    ),
)
async def keep_vault(request: Asked) -> None:
    """Keep another vault of the same generation and more ways to unlock it.

    The caller's card must have signed the change; another device may have been faster.
    """
    parts = shape.array(canon.decode(await request.body()), 5, "vault")
    old, vault, added = shape.digest(parts[0], "old vault"), parts[1], parts[2]
    store, sender = request.shell.store.identity, request.caller.sender
    site = ceremony.site_of(request.shell.config)
    kept = sealed(vault, added, sender.account, site)
    card = cards.parse((await store.card(request.tenant, sender.card)).signed).claims
    signed = keeping.build(card, old, kept.vault, added)
    signed.check(card, tuple(shape.octets(part, "signature") for part in parts[3:]))
    await store.vault_put(request.tenant, sender, card.generation, old, kept)


@post("/api/vault/fetch", gate=Gate.ANYONE, status_code=200, media_type=CBOR)
async def fetch_vault(request: Asked, data: JSONBody[Fetch]) -> Response[bytes]:
    """CBOR [vault, wrap, method id, generation, [[signed card, r] …]] for a token of the vault."""
    account, token = field(data.account), field(data.token, method.TOKEN)
    request.shell.limiter.take(("vault", account), request.shell.config.rates.vault)
    found, line = await request.shell.store.identity.vault_fetch(
        request.tenant, account, data.method, method.fetch_token_hash(token)
    )
    return handed_out(found, line)


def handed_out(found: Fetched, line: list[LoggedCard]) -> Response[bytes]:
    """A vault and the cards of its account, as they travel."""
    return cbor([found.vault, found.wrap, found.method_id, found.generation, _rows(line)])


async def _lineage(request: Asked, card: bytes) -> list[LoggedCard]:
    return await request.shell.store.identity.cards_of(request.tenant, card)


def _rows(line: list[LoggedCard]) -> list[list[bytes]]:
    return [[one.signed, one.r] for one in line]


ROUTES = (
    challenge,
    sign_in,
    sign_out,
    sign_out_everywhere,
    me,
    lineage,
    succeed,
    disown,
    keep_vault,
    fetch_vault,
)
"""The routes of this module."""
