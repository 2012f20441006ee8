"""Single entries, whatever their senders, taken together: most of what a server does.

What is known already is answered as it was the first time, whatever has changed since. Only what
the rules refuse can be known: an entry that is its writer's next has never been here.

Source: spec/room.md section 5; docs/decisions/0003-two-databases.md.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from ...ground.errors import QuietroomError
from ...room.envelope import Envelope
from ..refusal import NotFound
from . import leaves
from .taking import Posted, Prepared, Sender, Taking, prepared
from .work import Steps, Work

Outcome = Posted | QuietroomError


class Post(NamedTuple):
    """One entry for one place of a kind, and what it brings for the log."""

    place: bytes
    kind: int
    sender: Sender
    entry: Prepared
    leaves: Sequence[bytes]


def post(
    place: bytes, kind: int, sender: Sender, entry: Envelope, brought: Sequence[bytes] = ()
) -> Post:
    """A post, encoded and hashed before it waits: meanwhile the writer is at the disk."""
    return Post(place, kind, sender, prepared(entry), brought)


def play_posts(work: Work, posts: Sequence[Post]) -> Steps[list[Outcome]]:
    """Take every post that the rules let in, store them all, and say what became of each."""
    taking = Taking(work)
    yield from taking.load(
        (post.place, post.sender.account, post.entry.envelope.pub.writer) for post in posts
    )
    tags = yield from leaves.reserved(work, [leaf for post in posts for leaf in post.leaves])
    brought: list[bytes] = []
    outcomes = [_take(taking, post, tags, brought) for post in posts]
    yield from taking.store()
    if brought:
        yield from work.log.append(brought)
    refused = [n for n, outcome in enumerate(outcomes) if _may_be_known(outcome)]
    if refused:
        keys = [(posts[n].place, posts[n].entry.hash) for n in refused]
        known = yield from taking.known(keys)
        for n, key in zip(refused, keys, strict=True):
            if key in known:
                outcomes[n] = taking.posted(key[0], [known[key]])
    return outcomes


def _take(taking: Taking, post: Post, tags: Collection[bytes], brought: list[bytes]) -> Outcome:
    """What becomes of one post; if it is taken, its leaves go behind those that were `brought`."""
    try:
        at = taking.place(post.place, post.kind, post.sender)
        at.check_open()
        leaves.check(post.leaves, tags)
        receipt = taking.entry(at, post.entry, post.sender)
    except QuietroomError as refusal:
        return refusal
    brought += post.leaves
    return taking.posted(post.place, [receipt])


def _may_be_known(outcome: Outcome) -> bool:
    return isinstance(outcome, QuietroomError) and not isinstance(outcome, NotFound)
