"""Joining by an invitation, and coming back by one: a card is logged, a person has an account.

Source: spec/identity.md sections 4 and 12.
"""

from dataclasses import dataclass

from ...ground.canon import Value
from ..refusal import Conflict, NotFound
from . import accounts, invitations, knocks, people, rooms
from .accounts import NewCard
from .invitations import Found
from .refusal import InvitationUsed
from .work import Steps, Work


@dataclass(frozen=True, slots=True)
class Joining:
    """Somebody joins: by the token of this hash, under a `name`, with a verified first card.

    `proof`: the MAC under the link's secret, for the inviter to check, or none.
    """

    token_hash: bytes
    name: str
    new: NewCard
    proof: bytes | None


@dataclass(frozen=True, slots=True)
class Joined:
    """The new `account`, and the index of its card's `leaf` in the log."""

    account: bytes
    leaf: int


def join(work: Work, asked: Joining) -> Steps[list[Value]]:
    """Let somebody in; whoever joins again with the same card is answered as before.

    Raises `NotFound`, `InvitationUsed`, `InvitationExpired`, `Conflict` or `Malformed`.
    """
    found, card = (yield from invitations.find(work, asked.token_hash)), asked.new.card
    if found.kind == "open" or (found.accepted is not None and found.card == card.hash):
        logged = yield from accounts.card_of(work, card.hash)
        if logged is not None:
            return [card.account, logged.leaf]
        if found.kind != "open":
            raise NotFound
    invitations.check_open(work, found)
    if found.room is not None:
        yield from rooms.check_not_ended(work, found.room)
    person = yield from _person(work, found, asked.name)
    for old in (yield from accounts.living(work, person)):
        if found.kind != "return":
            raise Conflict("this person has an account: sign in with it")
        yield from accounts.end(work, old)
        yield from knocks.end(work, old)
    leaf = yield from accounts.begin(work, asked.new, person)
    yield from rooms.take_seats(work, person, card.account, card.hash)
    if found.room is not None and found.role is not None:
        yield from rooms.enter(work, found.room, 1, person, found.role)
        yield from accounts.seat(work, found.room, 1, card.account, card.hash)
    yield from invitations.accepted(work, found, card.account, card.hash, asked.proof)
    return [card.account, leaf]


def _person(work: Work, found: Found, name: str) -> Steps[bytes]:
    """Who joins: somebody whom the programme knows, or somebody new."""
    if found.person is not None:
        if name:
            yield from people.rename(work, found.person, name)
        return found.person
    if found.kind == "open":
        return (yield from people.new(work, "", roles=people.OUTSIDE))
    if found.kind == "coordinator" and (yield from people.coordinators(work)):
        raise InvitationUsed
    roles = people.GUEST if found.kind == "room" else found.kind
    return (yield from people.new(work, name or found.name or "", roles=roles))
