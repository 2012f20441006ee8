"""One room, and everybody who might ask about it, each in one relation to it.

nobody     no session                     forged    a token that the server never gave
revoked    a member's session, ended      ended     the account of a member before a fresh start
past       a member's session under a card that has a successor
stranger   in the programme, not in the room    coordinator   likewise, and coordinator
recipient  of a grant out of the room, of a letter, and of a turn of a concern
foreign    in another programme on the same server, asking there
smuggled   the same, with the token of there and the name of here
member     one of the two
"""

import os
from dataclasses import dataclass
from typing import Any

from quietroom.ground.digest import sha256
from quietroom.room.envelope import Envelope
from quietroom.room.grant import Grant
from tests.server.world import Two, World, of_programme
from tests.store.actors import Actor, actor

RELATIONS = (
    *("nobody", "forged", "revoked", "ended", "past", "stranger"),
    *("coordinator", "recipient", "foreign", "smuggled", "member"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What there is to ask for in the room, and beside it."""

    entry: Envelope
    grant: Grant
    attachment: bytes
    letter: bytes
    concern: bytes


class Stage:
    """The room, who is who, and what there is to ask for."""

    def __init__(
        self,
        world: World,
        two: Two,
        people: dict[str, Actor],
        tokens: dict[str, str | None],
        shown: Shown,
    ) -> None:
        self.world = world
        self.two = two
        self.people = people
        self._tokens = tokens
        self.shown = shown

    @property
    def room(self) -> str:
        """Where the room is."""
        return f"/api/rooms/{self.two.room.id.hex()}"

    def who(self, relation: str) -> Actor:
        """The person behind a relation; a newcomer for whoever has no account."""
        return self.people.get(relation) or actor()

    def token(self, relation: str) -> str | None:
        """A token of theirs: a fresh one of those who can have any number of them."""
        if relation in self._tokens:
            return self._tokens[relation]
        return self.world.new_session(self.people[relation])

    def boss(self, who: Actor) -> Actor:
        """The coordinator of their programme."""
        return self.people["foreign" if who.account in self.world.homes else "coordinator"]

    def host(self, relation: str) -> str:
        """By which name they call the server."""
        return "elsewhere.example" if relation == "foreign" else "localhost"


def set_up(world: World) -> Stage:
    """Play what makes everybody what they are."""
    coordinator = world.coordinator()
    stranger, recipient = (world.person(coordinator, name) for name in ("Stranger", "Recipient"))
    ended, past = (world.person(coordinator, name) for name in ("Ended", "Past"))
    two = world.two(ended, past)
    tokens: dict[str, str | None] = {"nobody": None, "forged": "A" * 43}
    tokens["ended"] = world.new_session(ended)
    two.room.first = _come_back(world, coordinator, "Ended")
    two.room.second = _rotate(world, past)
    two.begin(two.room.first)
    of_programme(world, two.room.id)
    tokens["revoked"] = world.new_session(two.room.first)
    world.ask("DELETE", "/api/session", tokens["revoked"]).raise_for_status()
    foreign = _foreign(world)
    people = {
        "coordinator": coordinator,
        "stranger": stranger,
        "recipient": recipient,
        "ended": ended,
        "past": past,
        "revoked": two.room.first,
        "foreign": foreign,
        "smuggled": foreign,
        "member": two.room.first,
    }
    return Stage(world, two, people, tokens, _show(world, two, recipient))


def _show(world: World, two: Two, recipient: Actor) -> Shown:
    member, attachment = two.room.first, os.urandom(16)
    letter, concern = os.urandom(16), os.urandom(16)
    path = f"/api/rooms/{two.room.id.hex()}/attachments/{attachment.hex()}/0"
    world.ask("PUT", path, member, content=b"sealed").raise_for_status()
    entry = two.say(member)
    until = world.clock() + 10**6
    grant = Grant(
        os.urandom(16), recipient.account, (entry.hash,), (attachment,), until, os.urandom(300)
    )
    two.post(member, two.entry(member), grants=(grant,)).raise_for_status()
    world.post_letter(letter, member, recipient)
    world.post_concern(concern, member, recipient)
    return Shown(entry, grant, attachment, letter, concern)


def _come_back(world: World, coordinator: Actor, name: str) -> Actor:
    token, new = os.urandom(16), actor()
    people: list[dict[str, Any]] = world.get("/api/programme/people", coordinator).json()
    (person,) = (one["person"] for one in people if one["name"] == name)
    asked = {"kind": "return", "token_hash": sha256(token).hex(), "person": person}
    world.post("/api/invitations", coordinator, asked).raise_for_status()
    world.join(token, new).raise_for_status()
    return new


def _rotate(world: World, who: Actor) -> Actor:
    new = who.next()
    world.rotate(who, new).raise_for_status()
    return new


def _foreign(world: World) -> Actor:
    there, who, token = world.new_tenant("elsewhere.example"), actor(), os.urandom(16)
    world.homes[who.account] = there
    world.run(world.store.invitations.first(there.id, sha256(token)))
    world.join(token, who, "Foreign", host=there.host).raise_for_status()
    return who
