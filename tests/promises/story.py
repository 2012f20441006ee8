"""One story with a canary in every place where somebody writes, and all that can go wrong."""

import dataclasses
from collections.abc import Iterator
from typing import Any

import httpx

from quietroom.agreement.terms import Terms
from quietroom.client import (
    agreement,
    aims,
    attachment,
    circle,
    closing,
    concern,
    concerning,
    concerns,
    evidence,
    feed,
    guidance,
    identity,
    invitation,
    meeting,
    notebook,
    objective,
    renewal,
    speech,
    trust,
)
from quietroom.client import release as releasing
from quietroom.client.granting import Wish
from quietroom.client.invitation import To
from quietroom.client.received import received
from quietroom.client.refusal import Refused
from quietroom.concern.turn import State
from quietroom.ground import canon, shape
from quietroom.guidance.shelf import shipped
from quietroom.identity import kit
from quietroom.objective.aim import State as Told
from quietroom.renewal.answer import Answer
from quietroom.room.label import Label
from tests.journeys.town import START, URL, Carrier, Citizen, Town, rotated
from tests.promises.canaries import Canaries, Recorder

DAY = 24 * 3600

FIELDS = ("purpose", "public_face", "answers", "notes", "cadence", "place", "booking", "contact")

MORE_FIELDS = ("judged_by", "travels", "relation")

LISTS = ("off_limits", "also")

ZONE = "Europe/Berlin"

SHOWN = "Speak to larger groups"
"""A public face that both agree to: the one thing of an objective that is found at the server."""


def play(town: Town, new: Canaries) -> tuple[Citizen, Citizen]:
    """Two people agree, speak, release, show, lose a device."""
    mentor, mentee = town.pair()
    cora = town.coordinator
    link = invitation.invite(cora.session, cora.memory, None, To("Sam"))
    sam = town.join(new.of_link(link), "Sam")
    _agree(town, new, mentor, mentee)
    _speak(town, new, mentor, mentee)
    _want(new, mentor, mentee)
    _meet(new, mentor, mentee)
    feed.switch_on(mentee.session, mentee.memory, [mentee.room()])
    _renew(town, new, mentor, mentee)
    _release(town, new, (mentor, mentee), sam)
    room = mentee.room()
    evidence.show(room, [speech.say(room, new.new("shown"))], new.new("ombuds words"))
    noor = town.helpers["Noor"]
    evidence.check(noor.session, evidence.showings(noor.session)[0].entries[0])
    _complain(new, mentee, noor)
    _learn(new, mentee)
    for person in (mentor, mentee, sam, noor):
        new.of(person)
    session, ways = rotated(mentee.session)
    again = dataclasses.replace(mentee, session=session, ways=ways)
    new.of(again)
    edge = town.edge("another device")
    identity.restore(URL, session.vault.account, ways.kit.text(), edge, town.wire())
    return mentor, again


def _learn(new: Canaries, mentee: Citizen) -> None:
    """A course of the programme's own is begun and done; nobody asks for it."""
    course = dataclasses.replace(shipped()[0], name=new.new("course"))
    guidance.begin(mentee.session, mentee.memory, course)
    guidance.finish(mentee.session, mentee.memory, course)
    guidance.settle(mentee.session, mentee.memory)


def _complain(new: Canaries, mentee: Citizen, noor: Citizen) -> None:
    line = speech.say(mentee.room(), new.new("complained of"))
    gathered = concern.gather(mentee.room(), [line])
    concern.raise_it(mentee.session, mentee.memory, gathered, new.new("concern"))
    (one,), _ = concerns.heard(noor.session, noor.memory)
    concerns.note(noor.session, noor.memory, one, new.new("note of the ombuds"))
    concerns.say(noor.session, noor.memory, one, State.ASKED, new.new("asked by the ombuds"))
    (mine,) = concern.mine(mentee.session, mentee.memory)
    concern.add(mentee.session, mentee.memory, mine, new.new("more of a concern"))
    assert not concerning.talks(noor.session, noor.memory)[1]


def _agree(town: Town, new: Canaries, mentor: Citizen, mentee: Citizen) -> None:
    for who in (mentor, mentee):
        room = who.room()
        agreement.propose(room, _terms(town.terms(room), new))
    chosen = agreement.current(mentor.room()).version.hash
    agreement.sign(mentor.room(), chosen)
    agreement.sign(mentee.room(), chosen)


def _terms(plain: Terms, new: Canaries) -> Terms:
    words: dict[str, Any] = {name: new.new(name) for name in (*FIELDS, *MORE_FIELDS)}
    words |= {name: (new.new(name),) for name in LISTS}
    first, second = (
        dataclasses.replace(
            one,
            role=new.new("role"),
            undertakings=(new.new("undertaking"),),
            expectations=(new.new("expectation"),),
        )
        for one in plain.parties
    )
    said: dict[str, Any] = {
        name: new.new(name) for name in ("title", "trigger", "outside", "anchor")
    }
    own = dataclasses.replace(plain.limits[0], id="own-x", removable=True, **said)
    return dataclasses.replace(plain, limits=(*plain.limits, own), parties=(first, second), **words)


def _speak(town: Town, new: Canaries, mentor: Citizen, mentee: Citizen) -> None:
    room = mentee.room()
    path = town.folder / f"{new.new('file name')}.pdf"
    path.write_bytes(b"\n".join([new.new("file").encode()] * 3000))
    speech.say(room, new.new("entry"), files=(attachment.upload(room, path),))
    slip = speech.say(room, new.new("slip"))
    speech.correct(room, slip.hash, new.new("correction"))
    speech.take_back(room, speech.say(room, new.new("taken back")).hash)
    note = speech.say(mentor.room(), new.new("note"))
    speech.claim(mentee.room(), note.hash)
    page = notebook.add(mentee.memory, new.new("notebook"))
    notebook.share(mentee.memory, page, mentee.room(), Label.PAIR)
    notebook.add(mentee.memory, new.new("notebook"))
    own = [line.hash for line, _ in closing.own_words(mentee.room())]
    closing.take_along(mentee.room(), own[:1])
    notebook.hold(mentee.memory, room.id, 1, new.new("held"))
    notebook.hold(mentee.memory, room.id, 3, new.new("held"))
    trust.name(mentee.memory, room.id, 2, new.new("name of a level"))
    assert trust.look(mentee.memory, room, f"Anna {new.new('draft')} told me.").found
    trust.raise_to(mentee.memory, mentee.room(), 2)
    trust.lower_to(mentee.memory, mentee.room(), 1)


def _want(new: Canaries, mentor: Citizen, mentee: Citizen) -> None:
    """What they want of it, and what they show: the words that both agreed to alone go out."""
    room, known = mentee.room(), new.new("how they will know")
    one = objective.add(room, new.new("objective"), known)
    objective.say(room, one.aim.id, Told.PROGRESS, new.new("progress"))
    objective.propose(mentor.room(), one.aim.id, new.new("face never agreed to"), meant=True)
    asked = objective.propose(mentor.room(), one.aim.id, SHOWN).asked
    assert asked is not None
    objective.agree(mentee.room(), one.aim.id, asked.entry)
    after = objective.change(mentee.room(), one.aim.id, new.new("objective"), known)
    asked = objective.propose(mentee.room(), after.aim.id, SHOWN).asked
    assert asked is not None
    objective.agree(mentor.room(), after.aim.id, asked.entry)
    own = aims.add(mentee.memory, new.new("objective of one's own"), new.new("how one will know"))
    aims.say(mentee.memory, own, Told.PROGRESS, new.new("progress of one's own"))
    aims.share(mentee.memory, own, mentee.room())
    aims.add(mentor.memory, new.new("objective of one's own"))


def _meet(new: Canaries, mentor: Citizen, mentee: Citizen) -> None:
    """They find a time, say where and about what, call it off; and one thinks of others."""
    said, walls = new.new("words of an offer"), [30_100_000, 30_101_440]
    place = new.new("place of a meeting")
    entry = meeting.offer(mentee.room(), ZONE, walls, place=place, words=said).hash
    room = mentor.room()
    meeting.choose(room, entry, 1)
    meeting.put_place(room, entry, None, new.new("another place"))
    meeting.put_agenda(room, entry, 0, new.new("agenda"))
    step = meeting.add_step(room, new.new("next step"), room.session.first, 20_900)
    meeting.step_done(room, step.hash)
    meeting.reflect(mentor.memory, new.new("reflection"))
    assert "BEGIN:VEVENT" in meeting.calendar(room)
    meeting.call_off(room, entry, 0, words=new.new("words of calling off"))
    someone = circle.add(mentee.memory, new.new("somebody to learn from"))
    circle.note(mentee.memory, someone.id, new.new("note about somebody"))


def _renew(town: Town, new: Canaries, mentor: Citizen, mentee: Citizen) -> None:
    """Each answers whether they go on: what would open an answer alone is a secret until both do.

    The mentor's stays closed, for theirs is the first and they do not come back.
    """
    # By the term that town has them sign, whatever day it is for its people.
    before, town.time = town.time, town.time + START + 330 * DAY - town.now()
    renewal.answer(mentor.room(), Answer.CHANGE)
    renewal.answer(mentee.room(), Answer.GO_ON)
    for who in (mentor, mentee):
        ((_, _, random),) = (shape.array(one, 3, "kept") for one in who.memory.kept("renewal"))
        new.keys.append(shape.octets(random, "random"))
    town.time = before


def _release(town: Town, new: Canaries, two: tuple[Citizen, Citizen], sam: Citizen) -> None:
    mentor, mentee = two
    for edited in (True, False):
        entry = speech.say(mentee.room(), new.new("wanted")).hash
        wish = Wish(sam.session.first, new.new("purpose"), town.now() + DAY)
        asked = releasing.ask(mentor.room(), entry, new.new("request"), "Sam", wish)
        if edited:
            releasing.grant_request(mentee.room(), asked, new.new("edited"))
        else:
            releasing.keep(mentee.room(), asked)
    whole = speech.say(mentee.room(), new.new("whole")).hash
    releasing.let_read(
        mentee.room(), whole, Wish(sam.session.first, new.new("purpose"), town.now() + DAY)
    )
    assert len(received(sam.session)) == 2


def go_wrong(town: Town, new: Canaries, who: Citizen, recorder: Recorder) -> int:
    """Ask wrongly in every way, with a canary in each place. Returns how many were refused."""
    recorder.rude = True
    answers = [_ask(town, request) for request in _rude(town, new, who)]
    recorder.rude = False
    try:
        edge = town.edge("a wrong kit")
        wrong = kit.Kit(town.entropy(20)).text()
        new.words["wrong kit"] = wrong
        identity.restore(URL, who.session.vault.account, wrong, edge, town.wire())
    except Refused:
        return sum(answer.status_code >= 400 for answer in answers) + 1
    raise AssertionError("a wrong kit opened a vault")


def _rude(town: Town, new: Canaries, who: Citizen) -> Iterator[httpx.Request]:
    for path, method in _routes(town):
        for body in _bodies(new):
            for token in (who.session.wire.token, new.new("token")):
                if path == "/api/events" and token == who.session.wire.token:
                    continue  # it streams for ever
                headers = _headers(new, body) | {"Authorization": f"Bearer {token}"}
                where = f"{URL}{_filled(path, new)}?note={new.new('query')}"
                yield httpx.Request(method, where, headers=headers, content=body)


def _headers(new: Canaries, body: bytes) -> dict[str, str]:
    kind = "application/json" if body[:1] == b"{" else "application/cbor"
    names = ("User-Agent", "Referer", "Cookie", "X-Forwarded-For", "If-None-Match")
    return {"Content-Type": kind, **{name: new.new(name) for name in names}}


def _bodies(new: Canaries) -> list[bytes]:
    said = [new.new("body") for _ in range(5)]
    return [
        said[0].encode() * 3,
        b'{"kind": "%b", "account": "%b"}' % (said[1].encode(), said[1].encode()),
        b'{"email": "%b@example.org"}' % said[2].encode(),
        canon.encode([said[3], [said[3].encode()], 0]),
        said[4].encode() * 60_000,
    ]


def _routes(town: Town) -> Iterator[tuple[str, str]]:
    for route in town.app.routes:
        for method in sorted({"GET", "POST", "PUT", "DELETE"} & set(getattr(route, "methods", ()))):
            yield str(route.path), method
    yield "/api/none/{any:str}", "GET"
    yield "/api/me/", "PATCH"


def _filled(path: str, new: Canaries) -> str:
    parts = path.split("/")
    return "/".join(new.new("path") if part.startswith("{") else part for part in parts)


def _ask(town: Town, request: httpx.Request) -> httpx.Response:
    return Carrier(town.run, town.front).handle_request(request)


async def hang_up(app: Any, canary: str, token: str) -> None:
    """Begin to upload, and go away."""
    said: list[Any] = [
        {"type": "http.request", "body": canary.encode() * 100, "more_body": True},
        {"type": "http.disconnect"},
    ]
    headers = [(b"host", b"localhost"), (b"authorization", b"Bearer " + token.encode())]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "PUT",
        "scheme": "http",
        "path": f"/api/rooms/{bytes(16).hex()}/attachments/{bytes(16).hex()}/0",
        "raw_path": b"",
        "root_path": "",
        "query_string": b"",
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 80),
    }

    async def receive() -> Any:
        return said.pop(0) if said else {"type": "http.disconnect"}

    async def send(_: Any) -> None:
        return None

    await app(scope, receive, send)
