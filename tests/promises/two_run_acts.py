"""What the people of the two runs do: acts that a coordinator could see, and concerns among them.

Source: spec/concern.md section 8.
"""

import os
import random
from dataclasses import dataclass, field
from typing import Any

import httpx

from quietroom.agreement.people import Person
from quietroom.concern.outside import Outside
from quietroom.ground import canon
from quietroom.ground.digest import sha256
from quietroom.knock.manner import Manner
from quietroom.programme.roles import Holder, Role, Roles, sign
from quietroom.room.grant import Grant
from quietroom.server import jobs
from quietroom.server.store.tenants import Tenant
from tests.server.world import Two, World, of_programme
from tests.store.actors import NOW, Actor, actor

ACTS = (
    *("invite", "pair", "room", "say", "say", "begin", "pause", "resume", "end", "release"),
    *("letter", "rotate", "leaf", "appoint", "spoken", "door", "wait", "knock", "sign_out"),
    *("face", "unface", "keep", "sweep"),
)
"""What anybody may do that a coordinator could see."""

CONCERNS = ("raise", "answer", "nameless", "large", "look", "repeat", "refused")
"""What is done about concerns, in one of the two runs alone."""


@dataclass
class Play:
    """One run: a tenant of its own, its people, and its rooms. `watched`: who is, by name."""

    world: World
    tenant: Tenant
    with_concerns: bool
    people: list[Actor] = field(default_factory=list)
    rooms: list[Two] = field(default_factory=list)
    watched: dict[str, Actor] = field(default_factory=dict)
    turns: list[bytes] = field(default_factory=list)
    lists: int = 0
    previous: bytes | None = None
    door: bytes = b""
    mentor: Actor = field(default_factory=actor)
    raiser: Actor = field(default_factory=actor)
    ombuds: Actor = field(default_factory=actor)
    nameless: Actor = field(default_factory=actor)
    draw: random.Random = field(default_factory=random.Random)

    # --- who is there

    def begin(self) -> None:
        """Two coordinators, the pair, an ombuds, a member, somebody without a name."""
        world = self.world
        world.clock.now = NOW
        boss, token = self._new(), os.urandom(16)
        world.run(world.store.invitations.first(self.tenant.id, sha256(token)))
        world.join(token, boss, "Cora", host=self.tenant.host).raise_for_status()
        second = self._invited(boss, "Hana", "coordinator")
        self.mentor, self.raiser, self.ombuds, member = (
            self._invited(boss, name, "person") for name in ("Amina", "Jonas", "Noor", "Sam")
        )
        self.watched = {"coordinator": boss, "second": second, "member": member}
        self.watched["other"] = self.mentor
        self.people = [self.mentor, self.raiser, member]
        for name in ("coordinator", "second", "member", "other"):
            self._told_by_mail(self.watched[name], f"{name}@example.org")
        for who, name in ((self.raiser, "raiser"), (self.ombuds, "ombuds")):
            self._told_by_mail(who, f"{name}@example.org")
        self._pair(self.mentor, self.raiser)
        of_programme(world, self.rooms[0].room.id)
        self._record(self.rooms[0])
        self._open_door()

    def _new(self) -> Actor:
        who = actor()
        self.world.homes[who.account] = self.tenant
        return who

    def _invited(self, boss: Actor, name: str, kind: str) -> Actor:
        who, token = self._new(), os.urandom(16)
        # Lists are in the order of time: of one moment, in that of random ids.
        self.world.clock.now += 1
        asked = {"kind": kind, "token_hash": sha256(token).hex(), "name": name}
        self.world.post("/api/invitations", boss, asked).raise_for_status()
        self.world.join(token, who, host=self.tenant.host).raise_for_status()
        return who

    def _told_by_mail(self, who: Actor, address: str) -> None:
        knocks, tenant = self.world.store.knocks, self.tenant.id
        self.world.run(knocks.say(tenant, who.account, Manner("at-once")))
        self.world.run(knocks.ask(tenant, who.account, address, "123456"))
        self.world.run(knocks.confirm(tenant, who.account, "123456"))
        for mail in self.world.run(self.world.store.mails.due(tenant)):
            self.world.run(self.world.store.mails.done(tenant, mail.id))

    def _pair(self, first: Actor, second: Actor) -> None:
        self.rooms.append(self.world.two(first, second))

    def _record(self, two: Two) -> None:
        record = two.room.next_record(two.room.first, ombuds=self.ombuds.card.hash)
        two.post(two.room.first, record)
        two.room.record = record

    def _open_door(self) -> None:
        self.door = os.urandom(16)
        asked = {"kind": "open", "token_hash": sha256(self.door).hex()}
        self.world.post("/api/invitations", self.ombuds, asked).raise_for_status()
        self.nameless = self._new()
        self.world.join(self.door, self.nameless, host=self.tenant.host).raise_for_status()

    # --- what they do

    def act(self, name: str, seed: float) -> httpx.Response | None:
        """One act, a second after the last. Returns what a coordinator is answered, if one asks."""
        self.draw = random.Random(seed)
        self.world.clock.now += 1
        answer: httpx.Response | None = getattr(self, f"do_{name}")()
        return answer

    def do_invite(self) -> None:
        """Somebody new in the programme."""
        new = self._invited(self.watched["coordinator"], f"New {len(self.people)}", "person")
        self.people.append(new)

    def do_pair(self) -> httpx.Response:
        """A coordinator makes a pair of whoever is there."""
        boss = self.watched["coordinator"]
        rows = self.world.get("/api/programme/people", boss).json()
        ids = sorted((one["name"], one["person"]) for one in rows)
        two = self.draw.sample(range(len(ids)), 2)
        body = {"mentor": ids[two[0]][1], "mentee": ids[two[1]][1]}
        return self.world.post("/api/programme/pairs", boss, body)

    def do_room(self) -> None:
        """Two make a room by themselves."""
        self._pair(*self.draw.sample(self.people, 2))

    def do_say(self) -> None:
        """One of two says something."""
        two = self.draw.choice(self.rooms)
        by = self.draw.choice((two.room.first, two.room.second))
        two.post(by, two.room.entry(by, size=self.draw.choice((300, 1000, 5000))))

    def do_spoken(self) -> None:
        """The raiser says something, as whoever is about to complain may."""
        self.rooms[0].post(self.raiser, self.rooms[0].room.entry(self.raiser))

    def do_begin(self) -> None:
        """A new epoch."""
        self._record(self.draw.choice(self.rooms))

    def do_pause(self) -> None:
        """Somebody takes a break."""
        self._turn("pause")

    def do_resume(self) -> None:
        """Somebody goes on."""
        self._turn("resume")

    def do_end(self) -> None:
        """Somebody ends a room."""
        self._turn("end")

    def _turn(self, name: str) -> None:
        two = self.draw.choice(self.rooms)
        path = two.path.removesuffix("items") + name
        parcel = canon.encode([[[0, two.room.entry(two.room.second).encode()]], [], []])
        self.world.post(path, two.room.second, parcel)

    def do_release(self) -> None:
        """An entry is let out to the member, with its leaf."""
        two = self.draw.choice(self.rooms)
        entry, to = two.room.entry(two.room.first), self.watched["member"]
        until = self.world.clock() + 10**6
        given = Grant(os.urandom(16), to.account, (entry.hash,), (), until, os.urandom(400))
        two.post(two.room.first, entry, leaves=(os.urandom(48),), grants=(given,))

    def do_face(self) -> None:
        """The two of the pair, the raiser or the other, let the programme see an objective."""
        said = {"words": "Speak to larger groups", "state": self.draw.choice(("open", "done"))}
        self._face("PUT", json=said)

    def do_unface(self) -> None:
        """They let it see nothing of it any more."""
        self._face("DELETE")

    def _face(self, method: str, **said: Any) -> None:
        two, ident = self.rooms[0].room, bytes([self.draw.randrange(2)]) * 16
        path = f"/api/rooms/{two.id.hex()}/faces/{ident.hex()}"
        self.world.ask(method, path, self.draw.choice((two.first, two.second)), **said)

    def do_keep(self) -> None:
        """One of the two says until when they want it kept; nobody else is told."""
        two, day = self.draw.choice(self.rooms).room, self.world.clock() // 86400 + 400
        said = {"day": self.draw.choice((None, day, day + 7))}
        by = self.draw.choice((two.first, two.second))
        self.world.ask("PUT", f"/api/rooms/{two.id.hex()}/kept", by, json=said)

    def do_sweep(self) -> None:
        """The server forgets what has expired."""
        self.world.run(jobs.sweep(self.world.app.state.shell))

    def do_letter(self) -> None:
        """Somebody is sent a letter, a coordinator too."""
        to = self.draw.choice([*self.watched.values(), self.ombuds])
        body = canon.encode([os.urandom(16), to.account, os.urandom(500)])
        self.world.post("/api/letters", self.draw.choice(self.people), body)

    def do_rotate(self) -> None:
        """A person of the programme, in none of these rooms, makes new keys."""
        newcomer = self._invited(self.watched["second"], f"Rota {self.world.clock.now}", "person")
        self.world.rotate(newcomer, newcomer.next())

    def do_leaf(self) -> None:
        """The log grows."""
        two = self.rooms[0]
        two.post(two.room.first, two.room.entry(two.room.first), leaves=(os.urandom(48),))

    def do_appoint(self) -> httpx.Response:
        """A coordinator names the ombuds, or nobody."""
        boss = self.watched["coordinator"]
        rows = [Holder(Role.COORDINATOR, Person(boss.card.hash, "Cora"))]
        if self.draw.random() < 0.7:
            rows.append(Holder(Role.OMBUDS, Person(self.ombuds.card.hash, "Noor")))
        log = sha256(self.tenant.policy)
        made = Roles(
            self.lists, self.previous, log, boss.card.hash, self.world.clock(), tuple(rows)
        )
        answer = self.world.post(
            "/api/roles", boss, sign(made, boss.keys.sign, os.urandom(32)).encode()
        )
        if answer.is_success:
            self.lists, self.previous = self.lists + 1, made.hash
        return answer

    def do_door(self) -> None:
        """Somebody comes by the ombuds' open link, whatever for."""
        self.world.join(self.door, self._new(), host=self.tenant.host)

    def do_wait(self) -> None:
        """Time passes."""
        self.world.clock.now += self.draw.choice((60, 4000, 90_000))
        self.world.forget_sessions()

    def do_knock(self) -> None:
        """Who is away is told; what has expired is forgotten."""
        self.world.run(jobs.knock(self.world.app.state.shell))
        self.world.run(self.world.store.sweep(self.tenant.id))

    def do_sign_out(self) -> None:
        """A coordinator signs out, and in again."""
        boss = self.watched["coordinator"]
        self.world.ask("DELETE", "/api/session", boss).raise_for_status()
        self.world.forget_sessions()

    # --- what is done about concerns

    def complain(self, name: str, seed: float) -> None:
        """One act about a concern, in the run that has them."""
        self.draw = random.Random(seed)
        if self.with_concerns:
            getattr(self, f"concern_{name}")()

    def _turn_of(self, by: Actor, to: Actor, size: int) -> None:
        ident = os.urandom(16)
        body = Outside(ident, to.account, os.urandom(size)).encode()
        self.world.post("/api/concerns", by, body).raise_for_status()
        self.turns.append(ident)

    def concern_raise(self) -> None:
        """The raiser raises one."""
        self._turn_of(self.raiser, self.ombuds, self.draw.choice((500, 3000)))

    def concern_large(self) -> None:
        """With many entries."""
        self._turn_of(self.raiser, self.ombuds, 300_000)

    def concern_answer(self) -> None:
        """The ombuds answers."""
        self._turn_of(self.ombuds, self.raiser, 500)

    def concern_nameless(self) -> None:
        """Somebody without a name raises one, and is answered."""
        self._turn_of(self.nameless, self.ombuds, 500)
        self._turn_of(self.ombuds, self.nameless, 500)

    def concern_look(self) -> None:
        """Both look what came, and read it."""
        for who in (self.ombuds, self.raiser):
            for row in self.world.get("/api/concerns", who).json():
                self.world.get(f"/api/concerns/{row['id']}", who).raise_for_status()

    def concern_repeat(self) -> None:
        """A turn is sent twice under one key, as after an answer that was lost."""
        body = Outside(os.urandom(16), self.ombuds.account, os.urandom(500)).encode()
        key = os.urandom(16).hex()
        for _ in range(2):
            self.world.post("/api/concerns", self.raiser, body, key).raise_for_status()

    def concern_refused(self) -> None:
        """One to nobody, and one that is none, are refused."""
        body = Outside(os.urandom(16), os.urandom(16), os.urandom(500)).encode()
        assert self.world.post("/api/concerns", self.raiser, body).status_code == 404
        assert self.world.post("/api/concerns", self.raiser, b"\x80").status_code == 400
