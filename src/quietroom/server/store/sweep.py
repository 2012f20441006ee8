"""Forgetting what has expired, a little of everything at each call.

Source: docs/decisions/0003-two-databases.md.
"""

import sqlalchemy as sa

from .once import DAYS
from .schema import challenge, once, session
from .statement import Statement, b
from .work import Steps, Work

_SESSIONS = Statement(
    sa.delete(session).where(session.c.tenant == b("tenant"), session.c.expires <= b("now"))
)
_CHALLENGES = Statement(
    sa.delete(challenge).where(challenge.c.tenant == b("tenant"), challenge.c.expires <= b("now"))
)
_ONCE = Statement(sa.delete(once).where(once.c.tenant == b("tenant"), once.c.time <= b("then")))


def sweep(work: Work) -> Steps[None]:
    """Delete expired sessions and challenges, and keys older than they are kept."""
    yield work.step(_SESSIONS, now=work.now)
    yield work.step(_CHALLENGES, now=work.now)
    yield work.step(_ONCE, then=work.now - DAYS * 86400)
