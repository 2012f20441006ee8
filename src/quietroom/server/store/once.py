"""Posts that are not entries happen once for each key, and are answered alike ever after.

A key is stored in the transaction of its effect. The same key with another body is a conflict. Of
whose key it was only a hash is kept, from which nobody can tell who sent what: keys are random.

Source: docs/decisions/0003-two-databases.md.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from ...ground import canon
from ...ground.canon import Value
from ...ground.digest import hash_of
from ..refusal import Conflict
from .schema import once
from .statement import Statement, b
from .work import Steps, Work

DAYS = 45
"""How long keys are kept: longer than any client goes on trying."""

_FIND = Statement(
    sa.select(once.c.body, once.c.answer).where(
        once.c.tenant == b("tenant"), once.c.key == b("key")
    )
)
_KEEP = Statement(sa.insert(once))


@dataclass(frozen=True, slots=True)
class Once:
    """A key as its sender chose it. `scope`: whose it is; `body`: SHA-256 of what was sent."""

    scope: bytes
    key: str
    body: bytes


def play_once(work: Work, once_only: Once, steps: Steps[Value]) -> Steps[Value]:
    """Play `steps`, or answer as they did. Raises `Conflict` for another body under the key."""
    key = hash_of("once", once_only.scope, once_only.key)
    row = yield from work.first(_FIND, key=key)
    if row is not None:
        steps.close()
        if row[0] != once_only.body:
            raise Conflict("this key was used before, with another body")
        return canon.decode(row[1])
    answer = yield from steps
    kept = canon.encode(answer)
    yield work.step(_KEEP, key=key, body=once_only.body, answer=kept, time=work.now)
    return canon.decode(kept)
