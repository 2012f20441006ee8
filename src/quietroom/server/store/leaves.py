"""Leaves that people bring for the log: under any tag but those of cards and of roles.

Source: spec/tlog.md section 3.
"""

from collections.abc import Collection, Sequence

import sqlalchemy as sa

from ...programme.roles import NAME, VERSIONS
from ...tlog.leaf import TAG, policy_tag
from .refusal import ReservedTag
from .schema import reserved_tag
from .statement import Lookup, b
from .work import Steps, Work

_RESERVED = Lookup(
    lambda k: sa.select(reserved_tag.c.tag).where(
        reserved_tag.c.tenant == b("tenant"), reserved_tag.c.tag == k.tag
    ),
    "tag",
)

ROLES = frozenset(policy_tag(NAME, version) for version in range(VERSIONS))
"""The tags of every list of roles that there can be."""


def reserved(work: Work, leaves: Sequence[bytes]) -> Steps[Collection[bytes]]:
    """Those tags of `leaves` under which nobody may bring one."""
    if not leaves:
        return frozenset()
    rows = yield work.each(_RESERVED, [(leaf[:TAG],) for leaf in leaves])
    return {row[0] for row in rows}


def check(leaves: Sequence[bytes], tags: Collection[bytes]) -> None:
    """Raises `ReservedTag` when one of `leaves` bears one of these tags."""
    if any(leaf[:TAG] in tags or leaf[:TAG] in ROLES for leaf in leaves):
        raise ReservedTag
