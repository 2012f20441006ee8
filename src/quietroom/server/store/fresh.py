"""Something is new to somebody: noted in the transaction of what is new, by one statement.

The first such moment since they were last there stands until they come back; what comes after it
changes nothing, so that nobody gets a second knock.

Source: spec/knock.md section 2.
"""

from collections.abc import Iterable

import sqlalchemy as sa

from .schema import knock
from .statement import Each, b, changes
from .work import Steps, Work

_FRESH = changes(
    lambda k: (
        sa.update(knock)
        .where(knock.c.tenant == b("tenant"), knock.c.account == k.account)
        .where(knock.c.fresh.is_(None))
        .values(fresh=b("now"), due=b("now"))
    ),
    knock.c.account,
)


def noted(work: Work, accounts: Iterable[bytes]) -> Each:
    """The step that notes that something is new to these accounts; an empty id is nobody's."""
    return work.each(_FRESH, [(one,) for one in dict.fromkeys(accounts) if one], now=work.now)


def note(work: Work, *accounts: bytes | None) -> Steps[None]:
    """Note that something is new to these accounts, where there are any."""
    yield noted(work, [one for one in accounts if one])
