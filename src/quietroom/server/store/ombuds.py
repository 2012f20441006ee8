"""Whether somebody is an ombuds, as far as a server can tell: by a room's record, or by the list.

Source: spec/concern.md section 9.
"""

import sqlalchemy as sa

from ...ground import canon
from ...programme.roles import Role, parse_published
from ..refusal import NotFound
from .schema import account, place, role_list
from .statement import Statement, b
from .work import Scope, Steps

_FIRST = Statement(
    sa.select(account.c.first)
    .where(account.c.tenant == b("tenant"), account.c.id == b("account"))
    .where(account.c.ended.is_(None))
)
_NAMED = Statement(
    sa.select(place.c.id)
    .where(place.c.tenant == b("tenant"), place.c.ombuds == b("first"))
    .limit(sa.literal_column("1"))
)
_NEWEST = Statement(
    sa.select(role_list.c.signed, role_list.c.r)
    .where(role_list.c.tenant == b("tenant"))
    .order_by(role_list.c.version.desc())
    .limit(sa.literal_column("1"))
)


def check(scope: Scope, ident: bytes) -> Steps[None]:
    """Pass for the account of an ombuds. Raises `NotFound`."""
    row = yield from scope.first(_FIRST, account=ident)
    if row is None:
        raise NotFound
    named = yield from scope.first(_NAMED, first=row[0])
    if named is None and not (yield from _listed(scope, row[0])):
        raise NotFound


def _listed(scope: Scope, first: bytes) -> Steps[bool]:
    newest = yield from scope.first(_NEWEST)
    if newest is None:
        return False
    holder = parse_published(canon.encode([*newest])).roles.holder(Role.OMBUDS)
    return holder is not None and holder.card == first
