"""Who may do what: for each route and method, how to ask, and whom it opens to.

A row lists the relations that pass; everybody else must be refused, each in the one way in which
their relation is refused. `keys` is the exact set of names in a JSON answer.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx

from quietroom.agreement.people import Person
from quietroom.concern.outside import Outside
from quietroom.ground import canon
from quietroom.ground.digest import sha256
from quietroom.programme.roles import Holder, Role, Roles, sign
from quietroom.room.envelope import Envelope, Pub
from quietroom.room.parcel import Parcel
from quietroom.server import builds
from quietroom.server.refusal import NotFound
from quietroom.tlog import note, witness
from tests.server.arriving import fetch, fetch_by_passkey, join, look, sign_in
from tests.server.feeding import feed, fetched_feed
from tests.server.knocking import address, browser, confirm
from tests.server.stage import RELATIONS, Stage
from tests.server.world import WITNESS, card_rows, fresh_key, keeping_of
from tests.store.actors import Actor

SIGNED_OUT = {"nobody", "forged", "revoked", "ended", "smuggled"}
EVERYBODY = set(RELATIONS)
SIGNED_IN = EVERYBODY - SIGNED_OUT - {"past"}
PAST = SIGNED_IN | {"past"}
MEMBER = {"member"}
RECIPIENT = {"recipient"}
BOSSES = {"coordinator", "foreign"}
"""Each is one in their own programme, where they ask."""

Make = Callable[[Stage, Actor], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Row:
    """One route and method.

    `allow`: to whom it opens; `ask`: path and body; `keys`: names in its JSON answer, none where it
    is none; `fresh`: whoever passes is somebody new, whom it may change.
    """

    allow: set[str]
    ask: Make
    keys: set[str] | None = None
    fresh: bool = False


def _at(path: str, **more: Any) -> Make:
    return lambda *_: {"path": path, **more}


def _in_room(rest: str) -> Make:
    return lambda stage, _: {"path": stage.room + rest}


def _entry(stage: Stage, who: Actor) -> dict[str, Any]:
    """An entry that only its sender's relation can keep out."""
    latest = stage.shown.entry.pub
    pub = Pub(latest.place, latest.epoch, who.card.hash, os.urandom(16), 0)
    entry = Envelope(pub, os.urandom(32), os.urandom(32), os.urandom(300))
    return {"path": f"{stage.room}/items", "content": Parcel((entry,)).encode()}


def _turn(name: str) -> Make:
    def ask(stage: Stage, who: Actor) -> dict[str, Any]:
        return {**_entry(stage, who), "path": f"{stage.room}/{name}"}

    return ask


def _own_entry(stage: Stage, who: Actor) -> dict[str, Any]:
    pub = Pub(who.account, who.card.generation, who.card.hash, os.urandom(16), 0)
    entry = Envelope(pub, os.urandom(32), os.urandom(32), os.urandom(300))
    return {"path": "/api/notebook/items", "content": canon.encode([entry.encode()])}


def _put_part(stage: Stage, who: Actor) -> dict[str, Any]:
    path = f"{stage.room}/attachments/{stage.shown.attachment.hex()}/0"
    return {"path": path, "content": b"sealed"}


def _get_part(stage: Stage, who: Actor) -> dict[str, Any]:
    return {"path": f"{stage.room}/attachments/{stage.shown.attachment.hex()}/0"}


def _face(said: dict[str, str] | None) -> Make:
    def ask(stage: Stage, _: Actor) -> dict[str, Any]:
        where = {"path": f"{stage.room}/faces/{bytes(16).hex()}"}
        return where if said is None else {**where, "json": said}

    return ask


def _keep(stage: Stage, who: Actor) -> dict[str, Any]:
    return {"path": f"{stage.room}/kept", "json": {"day": stage.world.clock() // 86400 + 9}}


def _erase(stage: Stage, who: Actor) -> dict[str, Any]:
    return {"path": "/api/me/erase", "json": {"receipt": os.urandom(16).hex()}}


def _receipt(stage: Stage, who: Actor) -> dict[str, Any]:
    gone, receipt = stage.world.person(stage.people["coordinator"]), os.urandom(16)
    asked = {"receipt": receipt.hex()}
    stage.world.post("/api/me/erase", gone, asked).raise_for_status()
    return {"path": f"/api/erased/{receipt.hex()}"}


def _grant(stage: Stage, who: Actor) -> dict[str, Any]:
    return {"path": f"/api/grants/{stage.shown.grant.id.hex()}"}


def _granted_part(stage: Stage, who: Actor) -> dict[str, Any]:
    path = f"/api/grants/{stage.shown.grant.id.hex()}/attachments/{stage.shown.attachment.hex()}/0"
    return {"path": path}


def _shown(path: str, name: str) -> Make:
    return lambda stage, _: {"path": f"{path}/{getattr(stage.shown, name).hex()}"}


def _turn_to(stage: Stage, who: Actor) -> dict[str, Any]:
    body = Outside(os.urandom(16), stage.boss(who).account, os.urandom(100)).encode()
    return {"path": "/api/concerns", "content": body}


def _roles(stage: Stage, who: Actor) -> dict[str, Any]:
    """The first list of the asker's own tenant, as only its coordinator may sign it."""
    home = stage.world.homes.get(who.account, stage.world.home)
    holders = (Holder(Role.COORDINATOR, Person(who.card.hash, "Coordinator")),)
    made = Roles(0, None, sha256(home.policy), who.card.hash, stage.world.clock(), holders)
    return {"path": "/api/roles", "content": sign(made, who.keys.sign, os.urandom(32)).encode()}


def _own_lineage(stage: Stage, who: Actor) -> dict[str, Any]:
    return {"path": f"/api/cards/{who.card.hash.hex()}"}


def _succeed(stage: Stage, who: Actor) -> dict[str, Any]:
    return {"path": "/api/cards", "content": canon.encode(card_rows(who.next()))}


def _disown(stage: Stage, who: Actor) -> dict[str, Any]:
    new = stage.world.person(stage.people["coordinator"])
    stage.world.rotate(new, new.next()).raise_for_status()
    body = canon.encode([new.next().signed.encode(), os.urandom(32)])
    return {"path": "/api/cards/not-me", "content": body}


def _vault(stage: Stage, who: Actor) -> dict[str, Any]:
    _, _, vault, wraps = card_rows(who)
    return {"path": "/api/vault", "content": keeping_of(who, _kept_vault(stage, who), vault, wraps)}


def _kept_vault(stage: Stage, who: Actor) -> bytes:
    tenant = stage.world.homes.get(who.account, stage.world.home).id
    fetching = stage.world.store.identity.vault_fetch(tenant, who.account, "kit", sha256(b"token"))
    try:
        found, _ = stage.world.run(fetching)
    except NotFound:
        return bytes(32)
    return sha256(found.vault)


def _invite(stage: Stage, who: Actor) -> dict[str, Any]:
    asked = {"kind": "room", "token_hash": os.urandom(32).hex(), "as": "mentee"}
    return {"path": "/api/invitations", "json": asked}


def _accept(stage: Stage, who: Actor) -> dict[str, Any]:
    token, by = os.urandom(16), stage.world.person(stage.boss(who))
    asked = {"kind": "room", "token_hash": sha256(token).hex(), "as": "mentee"}
    stage.world.post("/api/invitations", by, asked).raise_for_status()
    return {"path": "/api/invitations/accept", "json": {"token": token.hex()}}


def _pair(stage: Stage, who: Actor) -> dict[str, Any]:
    mentor, mentee = (_enrolled(stage, stage.boss(who)) for _ in range(2))
    return {"path": "/api/programme/pairs", "json": {"mentor": mentor, "mentee": mentee}}


def _enrolled(stage: Stage, boss: Actor) -> str:
    name = os.urandom(8).hex()
    stage.world.person(boss, name)
    people = stage.world.get("/api/programme/people", boss).json()
    (found,) = (one["person"] for one in people if one["name"] == name)
    return str(found)


def _send_letter(stage: Stage, who: Actor) -> dict[str, Any]:
    body = canon.encode([os.urandom(16), stage.boss(who).account, os.urandom(100)])
    return {"path": "/api/letters", "content": body}


def _build(stage: Stage, who: Actor) -> dict[str, Any]:
    state = stage.world.app.state
    state.builds = stage.world.run(builds.publish(stage.world.store, state.site))
    return {"path": "/log/build"}


def _cosignature(stage: Stage, who: Actor) -> dict[str, Any]:
    head = note.parse(stage.world.get("/log/head").content)
    line = witness.cosign(head.text, WITNESS, stage.world.clock())
    return {
        "path": "/log/cosignature",
        "content": note.Note(head.text, (*head.lines, line)).encode(),
    }


def _events(stage: Stage, who: Actor) -> dict[str, Any]:
    stage.world.app.state.shell.listeners.stop()
    return {"path": "/api/events"}


_ROOM = {"room", "members", "opened", "items", "state", "programme"}

_MANNER = {"rhythm": "daily", "hour": 9, "zone": "Europe/Paris", "language": "fr"}
_KNOCK = {
    *("mails", "push_key", "address", "asked", "browsers", "rhythm", "hour"),
    *("quiet_from", "quiet_to", "zone", "language"),
}
_GRANT = {"id", "room", "sender", "recipient", "until", "time", "size"}
_INVITATION = {"id", "kind", "room", "role", "name", "email", "state", "created", "expires"}
_ACCEPTED = {"account", "card", "proof"}
_PAIRS = {"mentor", "mentor_name", "mentee", "mentee_name", "opened", "state", "faces"}
_FACE = {"words": "Speak to larger groups", "state": "open"}
_SEEN = {"kind", "programme", "inviter_name", "inviter_card", "role", "name", "state"}

ROWS: dict[tuple[str, str], Row] = {
    ("GET", "/healthz"): Row(EVERYBODY, _at("/healthz"), {"status"}),
    ("GET", "/readyz"): Row(EVERYBODY, _at("/readyz"), {"ready", "database", "free"}),
    ("GET", "/openapi.yaml"): Row(EVERYBODY, _at("/openapi.yaml")),
    ("GET", "/log/checkpoint"): Row(EVERYBODY, _at("/log/checkpoint")),
    ("GET", "/log/head"): Row(EVERYBODY, _at("/log/head")),
    ("POST", "/log/cosignature"): Row(EVERYBODY, _cosignature),
    ("GET", "/log/build"): Row(EVERYBODY, _build),
    ("GET", "/log/policy"): Row(EVERYBODY, _at("/log/policy")),
    ("GET", "/log/tile/{place}"): Row(EVERYBODY, _at("/log/tile/entries/000.p/1")),
    ("POST", "/api/sign-in/challenge"): Row(
        EVERYBODY, _at("/api/sign-in/challenge"), {"nonce", "expires"}
    ),
    ("POST", "/api/sign-in"): Row(EVERYBODY, sign_in, {"token", "expires", "account"}),
    ("POST", "/api/join"): Row(EVERYBODY, join, {"account", "leaf"}),
    ("POST", "/api/invitations/look"): Row(EVERYBODY, look, _SEEN),
    ("POST", "/api/vault/fetch"): Row(EVERYBODY, fetch),
    ("POST", "/api/passkeys/challenge"): Row(
        EVERYBODY, _at("/api/passkeys/challenge"), {"nonce", "expires"}
    ),
    ("POST", "/api/vault/fetch-by-passkey"): Row(EVERYBODY, fetch_by_passkey),
    ("POST", "/api/fresh-start"): Row(
        EVERYBODY, _at("/api/fresh-start", json={"email": "ada@example.org"})
    ),
    ("GET", "/api/me"): Row(
        PAST, _at("/api/me"), {"account", "person", "name", "roles", "card", "generation"}
    ),
    ("GET", "/api/cards/{card}"): Row(PAST, _own_lineage),
    ("POST", "/api/cards"): Row(SIGNED_IN, _succeed, fresh=True),
    ("POST", "/api/cards/not-me"): Row(EVERYBODY, _disown),
    ("PUT", "/api/vault"): Row(SIGNED_IN, _vault),
    ("GET", "/api/invitations"): Row(SIGNED_IN, _at("/api/invitations"), _INVITATION | _ACCEPTED),
    ("POST", "/api/invitations"): Row(SIGNED_IN, _invite, {"id", "room"}),
    ("POST", "/api/invitations/accept"): Row(SIGNED_IN, _accept, {"room"}),
    ("GET", "/api/rooms"): Row(SIGNED_IN, _at("/api/rooms"), _ROOM),
    ("PUT", "/api/rooms/{room}/shown"): Row(MEMBER, _in_room("/shown")),
    ("DELETE", "/api/rooms/{room}/shown"): Row(MEMBER, _in_room("/shown")),
    ("GET", "/api/rooms/{room}/items"): Row(MEMBER, _in_room("/items")),
    ("POST", "/api/rooms/{room}/items"): Row(MEMBER, _entry),
    ("POST", "/api/rooms/{room}/notices"): Row(MEMBER, _turn("notices")),
    ("POST", "/api/rooms/{room}/pause"): Row(MEMBER, _turn("pause")),
    ("POST", "/api/rooms/{room}/resume"): Row(MEMBER, _turn("resume")),
    ("PUT", "/api/rooms/{room}/attachments/{attachment}/{part}"): Row(MEMBER, _put_part),
    ("GET", "/api/rooms/{room}/attachments/{attachment}/{part}"): Row(MEMBER, _get_part),
    ("GET", "/api/rooms/{room}/faces"): Row(MEMBER, _in_room("/faces"), {"id", "words", "state"}),
    ("PUT", "/api/rooms/{room}/faces/{objective}"): Row(MEMBER, _face(_FACE)),
    ("DELETE", "/api/rooms/{room}/faces/{objective}"): Row(MEMBER, _face(None)),
    ("GET", "/api/rooms/{room}/kept"): Row(MEMBER, _in_room("/kept"), {"mine", "other", "last"}),
    ("PUT", "/api/rooms/{room}/kept"): Row(MEMBER, _keep),
    ("GET", "/api/destroyed"): Row(
        SIGNED_IN, _at("/api/destroyed"), {"room", "time", "released", "gone", "done"}
    ),
    ("GET", "/api/erased/{receipt}"): Row(EVERYBODY, _receipt, {"time", "gone", "done"}),
    ("POST", "/api/me/erase"): Row(SIGNED_IN, _erase, fresh=True),
    ("GET", "/api/rooms/{room}/grants"): Row(MEMBER, _in_room("/grants"), _GRANT),
    ("GET", "/api/grants"): Row(SIGNED_IN, _at("/api/grants"), _GRANT),
    ("GET", "/api/grants/{grant}"): Row(RECIPIENT, _grant),
    ("GET", "/api/grants/{grant}/attachments/{attachment}/{part}"): Row(RECIPIENT, _granted_part),
    ("GET", "/api/notebook/items"): Row(SIGNED_IN, _at("/api/notebook/items")),
    ("POST", "/api/notebook/items"): Row(SIGNED_IN, _own_entry),
    ("POST", "/api/letters"): Row(SIGNED_IN, _send_letter),
    ("GET", "/api/letters"): Row(SIGNED_IN, _at("/api/letters"), {"id", "time", "size"}),
    ("GET", "/api/letters/{letter}"): Row(RECIPIENT, _shown("/api/letters", "letter")),
    ("POST", "/api/concerns"): Row(SIGNED_IN, _turn_to),
    ("GET", "/api/concerns"): Row(SIGNED_IN, _at("/api/concerns"), {"id", "time", "size"}),
    ("GET", "/api/concerns/{turn}"): Row(RECIPIENT, _shown("/api/concerns", "concern")),
    ("GET", "/api/stamp-key"): Row(SIGNED_IN, _at("/api/stamp-key")),
    ("GET", "/api/programme/people"): Row(
        BOSSES, _at("/api/programme/people"), {"person", "name", "email", "roles", "joined", "card"}
    ),
    ("GET", "/api/programme/pairs"): Row(BOSSES, _at("/api/programme/pairs"), _PAIRS),
    ("POST", "/api/programme/pairs"): Row(BOSSES, _pair, {"room"}),
    ("GET", "/api/programme/places"): Row(SIGNED_IN, _at("/api/programme/places"), {"places"}),
    ("GET", "/api/roles"): Row(SIGNED_IN, _at("/api/roles")),
    ("POST", "/api/roles"): Row(BOSSES, _roles),
    ("GET", "/api/guidance"): Row(SIGNED_IN, _at("/api/guidance"), {"required", "completed"}),
    ("POST", "/api/guidance/completed"): Row(
        SIGNED_IN, _at("/api/guidance/completed", json={"course": "reporting", "version": 1})
    ),
    ("PUT", "/api/feed"): Row(SIGNED_IN, feed),
    ("DELETE", "/api/feed"): Row(SIGNED_IN, _at("/api/feed")),
    ("GET", "/feed/{name}"): Row(EVERYBODY, fetched_feed),
    ("GET", "/api/knock"): Row(SIGNED_IN, _at("/api/knock"), _KNOCK),
    ("PUT", "/api/knock"): Row(SIGNED_IN, _at("/api/knock", json=_MANNER)),
    ("POST", "/api/knock/address"): Row(SIGNED_IN, address),
    ("POST", "/api/knock/confirm"): Row(SIGNED_IN, confirm),
    ("DELETE", "/api/knock/address"): Row(SIGNED_IN, _at("/api/knock/address")),
    ("POST", "/api/knock/browsers"): Row(SIGNED_IN, browser),
    ("DELETE", "/api/knock/browsers/{browser}"): Row(
        SIGNED_IN, _at("/api/knock/browsers/" + 64 * "0")
    ),
    ("POST", "/api/knock/stop/{token}"): Row(EVERYBODY, _at("/api/knock/stop/" + 32 * "0")),
    ("POST", "/api/rooms/{room}/end"): Row(MEMBER, _turn("end")),
    ("DELETE", "/api/session"): Row(PAST, _at("/api/session")),
    ("GET", "/api/events"): Row(SIGNED_IN, _events),
    ("DELETE", "/api/sessions"): Row(PAST, _at("/api/sessions")),
}
"""Every route and method, but for OPTIONS, which opens to nobody anywhere."""


def play(stage: Stage, rows: dict[tuple[str, str], Row]) -> list[str]:
    """Ask everything in every relation. Returns the cells that are not as they should be."""
    wrong = []
    for (method, path), row in rows.items():
        for relation in RELATIONS:
            answer = _ask(stage, method, row, relation)
            if not _as_it_should_be(stage, row, relation, answer):
                wrong.append(f"{method} {path} {relation}: {answer.status_code}")
        stage.world.forget_sessions()
    return wrong


def asking(stage: Stage, row: Row, relation: str) -> tuple[Actor, str | None]:
    """Who asks in this relation, and with which token."""
    who = stage.who(relation)
    if row.fresh and relation in row.allow:
        new = stage.world.person(stage.boss(who))
        return new, stage.world.new_session(new)
    return who, stage.token(relation)


def _ask(stage: Stage, method: str, row: Row, relation: str) -> httpx.Response:
    who, token = asking(stage, row, relation)
    request = row.ask(stage, who)
    host = "localhost" if row.allow == EVERYBODY else stage.host(relation)
    headers = {"idempotency-key": fresh_key(), "host": host}
    return stage.world.ask(method, request.pop("path"), token, headers=headers, **request)


def _as_it_should_be(stage: Stage, row: Row, relation: str, answer: httpx.Response) -> bool:
    if relation in row.allow:
        return answer.is_success and _tells(answer, row.keys)
    if relation in SIGNED_OUT:
        return same(answer, stage.world.get("/api/me"))
    if relation == "past":
        return answer.is_client_error and _code(answer) in ("card-not-current", "already-succeeded")
    return same(answer, nothing(stage))


def nothing(stage: Stage) -> httpx.Response:
    """What a member is told of a room that there is not."""
    return stage.world.get(f"/api/rooms/{os.urandom(16).hex()}/items", stage.people["member"])


def same(one: httpx.Response, other: httpx.Response) -> bool:
    """Whether two answers are the same in status, headers and body, byte for byte."""
    return (one.status_code, one.headers.raw, one.content) == (
        other.status_code,
        other.headers.raw,
        other.content,
    )


def _tells(answer: httpx.Response, keys: set[str] | None) -> bool:
    """Whether a JSON answer has these names and no other; one that has no names tells nothing."""
    if keys is None:
        return "application/json" not in answer.headers.values()
    told = answer.json()
    return all(set(one) == keys for one in (told if isinstance(told, list) else [told]))


def _code(answer: httpx.Response) -> str:
    return str(answer.json()["code"])
