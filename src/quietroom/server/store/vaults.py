"""Vaults as the server has them: sealed, and handed out to whoever shows one of their tokens.

Source: spec/identity.md sections 5 and 6.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from ...ground.digest import same, sha256
from ...identity.method import Method
from ..refusal import NotFound
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
_REMOVE = Statement(
    sa.delete(vault).where(vault.c.tenant == b("tenant"), vault.c.account == b("account"))
)
_NEW_WAY = additions(unlock)
_NO_WAYS = Statement(
    sa.delete(unlock).where(unlock.c.tenant == b("tenant"), unlock.c.account == b("account"))
)
_WAYS = Statement(
    sa.select(unlock.c.id, unlock.c.wrap, unlock.c.token_hash).where(
        unlock.c.tenant == b("tenant"),
        unlock.c.account == b("account"),
        unlock.c.method == b("method"),
    )
)


@dataclass(frozen=True, slots=True)
class Wrap:
    """One way to unlock a vault.

    `id` 16 bytes; `wrap`: the wrapped key; `token_hash`: of the token by which it may be fetched,
    none for a passkey.
    """

    method: Method
    id: bytes
    wrap: bytes
    token_hash: bytes | None


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
    """Keep a vault and its ways to unlock instead of those before."""
    yield work.step(_REMOVE, account=ident)
    yield work.step(_NO_WAYS, account=ident)
    body = sealed.vault
    yield work.step(_NEW, account=ident, generation=generation, hash=sha256(body), body=body)
    rows = [(ident, each.id, each.method, each.wrap, each.token_hash) for each in sealed.wraps]
    yield work.each(_NEW_WAY, rows)


def swap(work: Work, ident: bytes, generation: int, old: bytes, sealed: Sealed) -> Steps[None]:
    """Keep another vault of the same generation, if that of hash `old` is the one kept.

    One that is kept already is kept. Raises `Behind` and `NotFound`.
    """
    kept, kept_hash, _ = yield from _find(work, ident)
    if kept == generation and kept_hash == sha256(sealed.vault):
        return
    if (kept, kept_hash) != (generation, old):
        raise Behind
    yield from put(work, ident, generation, sealed)


def fetch(scope: Scope, ident: bytes, method: str, token_hash: bytes) -> Steps[Fetched]:
    """The vault, for a token of one of its ways to unlock. Raises `NotFound` whatever is wrong.

    The device that asks is new: it knows its kit or passphrase, and no id of it.
    """
    ways = yield scope.step(_WAYS, account=ident, method=method)
    generation, _, body = yield from _find(scope, ident)
    for method_id, wrap, kept in ways:
        if kept is not None and same(kept, token_hash):
            return Fetched(body, wrap, method_id, generation)
    raise NotFound


def _find(scope: Scope, ident: bytes) -> Steps[Row]:
    row = yield from scope.first(_FIND, account=ident)
    if row is None:
        raise NotFound
    return row
