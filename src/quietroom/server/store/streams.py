"""A person's own stream: what they write to themselves, their notebook among it.

The server cannot tell a notebook page from a private objective or an entry that is held back, nor
to which room any of them belongs: all are items of one stream, whose id is the account's.

Source: spec/room.md section 7.
"""

from collections.abc import Sequence

from ...room.envelope import Envelope
from . import pages
from .lane import Driver
from .pages import Page
from .places import STREAM
from .posting import post
from .taking import Posted, Sender, Taking, prepared
from .work import Steps, Work


class Streams:
    """One's own stream, which nobody else is shown."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    async def items(self, tenant: bytes, account: bytes, after: int, limit: int) -> Page:
        """Items after index `after`, at most `limit` and 8 MiB of them. Raises `NotFound`."""
        return await self._driver.read(
            tenant, lambda scope: pages.read(scope, account, STREAM, account, after, limit)
        )

    async def post(self, tenant: bytes, sender: Sender, entries: Sequence[Envelope]) -> Posted:
        """Take all entries or none; known ones are answered as they were.

        Raises what `room.check.accept_entry` raises, `NotFound` or `Conflict`.
        """
        posted: Posted
        if len(entries) == 1:
            one = post(sender.account, STREAM, sender, entries[0])
            posted = await self._driver.write(tenant, one, len(one.entry.body))
        else:
            weight = sum(len(entry.sealed) for entry in entries)
            posted = await self._driver.write(
                tenant, lambda work: _post(work, sender, entries), weight
            )
        return posted


def _post(work: Work, sender: Sender, entries: Sequence[Envelope]) -> Steps[Posted]:
    taking, at = Taking(work), sender.account
    yield from taking.load((at, at, entry.pub.writer) for entry in entries)
    stream = taking.place(at, STREAM, sender)
    receipts = yield from taking.repeated(at, entries)
    if not receipts:
        receipts = [taking.entry(stream, prepared(entry), sender) for entry in entries]
        yield from taking.store()
    return taking.posted(at, receipts)
