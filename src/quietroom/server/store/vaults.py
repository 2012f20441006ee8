"""Vaults as the server has them: sealed, and handed out for one of their tokens or passkeys.

Within a generation ways to unlock are added and never taken away; a new generation has those alone
that came with it.

Source: spec/identity.md sections 5, 6, 9 and 14.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from ...ground.digest import same, sha256
from ...ground.errors import Malformed
from ...identity.method import WAYS, Method
from ..refusal import Conflict, NotFound
from .refusal import Behind
from .schema import unlock, vault
from .statement import Row, Statement, additions, b
from .work import Scope, Steps, Work

_FIND = Statement(
    sa.select(vault.c.generation, vault.c.hash, vault.c.body).where(
        vault.c.tenant == b("tenant"), vault.c.account == b("account")
    )
)
_NEW = Statement(sa.insert(vault))
_CHANGE = Statement(
    sa.update(vault)
    .where(vault.c.tenant == b("tenant"), vault.c.account == b("account"))
    .values(hash=b("hash_"), body=b("body_"))
)
_REMOVE = Statement(
    sa.delete(vault).where(vault.c.tenant == b("tenant"), vault.c.account == b("account"))
)
_NEW_WAY = additions(unlock)
_NO_WAYS = Statement(
    sa.delete(unlock).where(unlock.c.tenant == b("tenant"), unlock.c.account == b("account"))
)
_COLUMNS = (unlock.c.id, unlock.c.wrap, unlock.c.token_hash, unlock.c.public_key, unlock.c.uses)
_WAYS = Statement(
    sa.select(unlock.c.method, *_COLUMNS).where(
        unlock.c.tenant == b("tenant"), unlock.c.account == b("account")
    )
)
_USED = Statement(
    sa.update(unlock)
    .where(
        unlock.c.tenant == b("tenant"),
        unlock.c.account == b("account"),
        unlock.c.id == b("id_"),
    )
    .values(uses=b("uses_"))
)


@dataclass(frozen=True, slots=True)
class Passkey:
    """What is kept of a passkey: its COSE `public_key`, and how many `uses` it told last."""

    public_key: bytes
    uses: int


@dataclass(frozen=True, slots=True)
class Wrap:
    """One way to unlock a vault.

    `id` 16 bytes; `wrap`: the wrapped key; `token_hash`: of the token by which it may be fetched,
    none for a passkey. `passkey`: none for other ways, and for one that is kept already.
    """

    method: Method
    id: bytes
    wrap: bytes
    token_hash: bytes | None
    passkey: Passkey | None = None


@dataclass(frozen=True, slots=True)
class Sealed:
    """A vault as it is kept: sealed, with all ways to unlock it."""

    vault: bytes
    wraps: Sequence[Wrap]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A vault for whoever showed a token of it: with the key wrapped for that way to unlock."""

    vault: bytes
    wrap: bytes
    method_id: bytes
    generation: int


def put(work: Work, ident: bytes, generation: int, sealed: Sealed) -> Steps[None]:
    """Keep the vault of a new generation, with its ways to unlock instead of all those before.

    A passkey that comes without its public key goes on with the one that is kept. Raises
    `Malformed` if none is.
    """
    kept = yield from _ways(work, ident)
    ways = [_complete(each, kept) for each in sealed.wraps]
    yield from remove(work, ident)
    body = sealed.vault
    yield work.step(_NEW, account=ident, generation=generation, hash=sha256(body), body=body)
    yield work.each(_NEW_WAY, [_row(ident, each) for each in ways])


def remove(work: Work, ident: bytes) -> Steps[None]:
    """Destroy the vault of an account, and every way to unlock it."""
    yield work.step(_NO_WAYS, account=ident)
    yield work.step(_REMOVE, account=ident)


def change(work: Work, ident: bytes, generation: int, old: bytes, sealed: Sealed) -> Steps[None]:
    """Keep a vault of the same generation instead of that of hash `old`, and add ways to unlock.

    What is kept already stays as it is. Raises `Behind` when another vault is kept, `NotFound`,
    `Malformed`, and `Conflict` for another way under a known id, or for more than there may be.
    """
    found, found_hash, _ = yield from _find(work, ident)
    new_hash = sha256(sealed.vault)
    if found != generation or found_hash not in (old, new_hash):
        raise Behind
    kept = yield from _ways(work, ident)
    ways = [_complete(each, kept) for each in sealed.wraps]
    if any(each.id in kept and not _alike(each, kept[each.id]) for each in ways):
        raise Conflict("another way to unlock is kept under this id")
    added = [each for each in ways if each.id not in kept]
    if len(kept) + len(added) > WAYS:
        raise Conflict(f"more than {WAYS} ways to unlock one vault: make new keys")
    if found_hash != new_hash:
        yield work.step(_CHANGE, account=ident, hash_=new_hash, body_=sealed.vault)
    if added:
        yield work.each(_NEW_WAY, [_row(ident, each) for each in added])


def fetch(scope: Scope, ident: bytes, method: str, token_hash: bytes) -> Steps[Fetched]:
    """The vault, for a token of one of its ways to unlock. Raises `NotFound` whatever is wrong.

    The device that asks is new: it knows its kit or passphrase, and no id of it.
    """
    ways = yield from _ways(scope, ident)
    for each in ways.values():
        token = each.token_hash
        if each.method == method and token is not None and same(token, token_hash):
            return (yield from _fetched(scope, ident, each))
    raise NotFound


def passkey(scope: Scope, ident: bytes, method_id: bytes) -> Steps[Passkey]:
    """What is kept of one passkey. Raises `NotFound`."""
    return (yield from _passkey(scope, ident, method_id))[1]


def fetch_by_passkey(work: Work, ident: bytes, method_id: bytes, uses: int) -> Steps[Fetched]:
    """The vault, for a passkey that was just verified and says that it was used so often.

    Raises `NotFound` when it was used as often before: then there are two of it.
    """
    way, kept = yield from _passkey(work, ident, method_id)
    if uses <= kept.uses and (uses or kept.uses):
        raise NotFound
    yield work.step(_USED, account=ident, id_=method_id, uses_=uses)
    return (yield from _fetched(work, ident, way))


def _passkey(scope: Scope, ident: bytes, method_id: bytes) -> Steps[tuple[Wrap, Passkey]]:
    way = (yield from _ways(scope, ident)).get(method_id)
    if way is None or way.passkey is None:
        raise NotFound
    return way, way.passkey


def _fetched(scope: Scope, ident: bytes, way: Wrap) -> Steps[Fetched]:
    generation, _, body = yield from _find(scope, ident)
    return Fetched(body, way.wrap, way.id, generation)


def _ways(scope: Scope, ident: bytes) -> Steps[dict[bytes, Wrap]]:
    rows = yield scope.step(_WAYS, account=ident)
    return {row[1]: _way(*row) for row in rows}


def _way(
    method: Method,
    ident: bytes,
    wrap: bytes,
    token_hash: bytes | None,
    public_key: bytes | None,
    uses: int | None,
) -> Wrap:
    kept = None if public_key is None else Passkey(public_key, uses or 0)
    return Wrap(method, ident, wrap, token_hash, kept)


def _complete(way: Wrap, kept: dict[bytes, Wrap]) -> Wrap:
    if way.method != "passkey" or way.passkey is not None:
        return way
    if way.id not in kept or kept[way.id].passkey is None:
        raise Malformed("a passkey that this account does not have")
    return replace(way, passkey=kept[way.id].passkey)


def _alike(way: Wrap, kept: Wrap) -> bool:
    """Whether one is the other, however often it was used since."""
    return replace(way, passkey=None) == replace(kept, passkey=None)


def _row(ident: bytes, way: Wrap) -> tuple[object, ...]:
    key = way.passkey
    told = (None, None) if key is None else (key.public_key, key.uses)
    return (ident, way.id, way.method, way.wrap, way.token_hash, *told)


def _find(scope: Scope, ident: bytes) -> Steps[Row]:
    row = yield from scope.first(_FIND, account=ident)
    if row is None:
        raise NotFound
    return row
