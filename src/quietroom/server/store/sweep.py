"""Forgetting what has expired: how long each class of objects is kept, a little at each call.

Source: spec/retention.md section 2; docs/decisions/0003-two-databases.md.
"""

import sqlalchemy as sa

from .kept import DAY
from .once import DAYS
from .schema import (
    challenge,
    granted,
    granted_file,
    granted_item,
    invitation,
    letter,
    once,
    session,
)
from .statement import Statement, b
from .work import Steps, Work

INVITATIONS = 30
"""Days for which an invitation without a room is kept once it has expired."""

LETTERS = 730
"""Days for which a letter is kept."""

_EXPIRED = sa.select(granted.c.id).where(
    granted.c.tenant == b("tenant"), granted.c.until <= b("now")
)
_ENDED = tuple(
    Statement(sa.delete(one).where(one.c.tenant == b("tenant"), condition))
    for one, condition in (
        (session, session.c.expires <= b("now")),
        (challenge, challenge.c.expires <= b("now")),
        (granted_item, granted_item.c.granted.in_(_EXPIRED)),
        (granted_file, granted_file.c.granted.in_(_EXPIRED)),
        (granted, granted.c.until <= b("now")),
    )
)
_OLD = tuple(
    (days, Statement(sa.delete(one).where(one.c.tenant == b("tenant"), condition)))
    for days, one, condition in (
        (DAYS, once, once.c.time <= b("then")),
        (LETTERS, letter, letter.c.time <= b("then")),
        (
            INVITATIONS,
            invitation,
            (invitation.c.expires <= b("then")) & invitation.c.room.is_(None),
        ),
    )
)


def sweep(work: Work) -> Steps[None]:
    """Delete what has ended, and what is older than it is kept."""
    for statement in _ENDED:
        yield work.step(statement, now=work.now)
    for days, statement in _OLD:
        yield work.step(statement, then=work.now - days * DAY)
