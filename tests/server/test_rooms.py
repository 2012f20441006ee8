"""Rooms, attachments, grants, letters and one's own stream, over HTTP."""

import os
from typing import Any

import pytest

from quietroom.ground import canon, shape
from quietroom.ground.canon import Value
from quietroom.ground.digest import sha256
from quietroom.ground.open.key import unseal_from
from quietroom.room import chain, stamp
from quietroom.room.envelope import Envelope, Pub
from quietroom.room.grant import Grant
from quietroom.room.parcel import ENTRY, RECORD, Parcel
from quietroom.tlog.leaf import card_tag
from tests.server.world import Two, World
from tests.store.actors import Actor


@pytest.fixture
def coordinator(world: World) -> Actor:
    """The first coordinator."""
    return world.coordinator()


@pytest.fixture
def two(world: World, coordinator: Actor) -> Two:
    """A room of two people whom the coordinator invited."""
    return world.two(world.person(coordinator, "Mentor"), world.person(coordinator, "Mentee"))


def rows_of(raw: bytes) -> tuple[list[list[Any]], int, bytes]:
    """Items, count and head of a page."""
    _, items, count, head = shape.array(canon.decode(raw), 4, "page")
    return items, count, head  # type: ignore[return-value]


def test_entries_are_served_as_they_came(world: World, two: Two) -> None:
    """What one posts, the other reads, byte for byte, in the chain that both compute."""
    first, second = two.room.first, two.room.second
    sent = [two.say(by) for by in (first, second, first)]

    items, count, head = rows_of(world.get(f"{two.path}?after=0&limit=50", second).content)
    link = chain.start(two.room.id)
    assert two.room.record is not None
    link = link.after([two.room.record.hash, *(entry.hash for entry in sent)])

    assert [item[0] for item in items] == [RECORD, ENTRY, ENTRY, ENTRY]
    assert [item[1] for item in items[1:]] == [entry.encode() for entry in sent]
    assert (count, head) == (link.index, link.head)


def test_pages_end_where_asked(world: World, two: Two) -> None:
    """A page begins behind an index and holds as many items as asked for."""
    for _ in range(5):
        two.say(two.room.first)

    items, count, _ = rows_of(world.get(f"{two.path}?after=2&limit=3", two.room.first).content)

    assert (len(items), count) == (3, 6)


def test_a_known_entry_is_answered_with_its_place(world: World, two: Two) -> None:
    """The same envelope, posted again after a new epoch, has its first receipt."""
    entry = two.entry(two.room.first)
    first = two.post(two.room.first, entry)
    two.begin(two.room.second)

    again = two.post(two.room.first, entry)

    assert canon.decode(first.content)[0] == canon.decode(again.content)[0]  # type: ignore[index]


@pytest.mark.parametrize(
    ("bend", "status", "code"),
    [
        (lambda pub: Pub(os.urandom(16), *_rest(pub)), 409, "does-not-follow"),
        (lambda pub: Pub(pub.place, pub.epoch + 1, pub.author, pub.writer, 0), 409, "old-epoch"),
        (lambda pub: Pub(pub.place, pub.epoch, bytes(32), pub.writer, 0), 403, "not-yours"),
        (lambda pub: Pub(pub.place, pub.epoch, pub.author, pub.writer, 7), 409, "seq-gap"),
    ],
)
def test_an_entry_out_of_place_is_refused(two: Two, bend: Any, status: int, code: str) -> None:
    """Another room, epoch, author or number is told by its code, and changes nothing."""
    entry = two.entry(two.room.first)
    bent = Envelope(bend(entry.pub), entry.com, entry.mine, entry.sealed)

    refused = two.post(two.room.first, bent)

    assert (refused.status_code, refused.json()["code"]) == (status, code)
    assert two.post(two.room.first, entry).status_code == 200


def _rest(pub: Pub) -> tuple[int, bytes, bytes, int]:
    return pub.epoch, pub.author, pub.writer, pub.seq


def test_rooms_are_listed_to_their_two(world: World, coordinator: Actor, two: Two) -> None:
    """Each of the two sees the room with both names, and nobody else sees it."""
    listed = world.get("/api/rooms", two.room.second).json()

    assert [room["room"] for room in listed] == [two.room.id.hex()]
    assert [member["name"] for member in listed[0]["members"]] == ["Mentor", "Mentee"]
    assert (listed[0]["state"], listed[0]["items"]) == ("open", 1)
    assert world.get("/api/rooms", coordinator).json() == []


def test_attachments_pass_in_parts(world: World, two: Two) -> None:
    """Parts of a sealed file are kept once and served to the other."""
    path = f"/api/rooms/{two.room.id.hex()}/attachments/{os.urandom(16).hex()}"
    parts = [os.urandom(1000), os.urandom(10)]
    for number, part in enumerate([*parts, parts[1]]):
        at = f"{path}/{min(number, 1)}"
        assert world.ask("PUT", at, two.room.first, content=part).status_code == 204

    served = [world.get(f"{path}/{number}", two.room.second).content for number in range(2)]
    other = world.ask("PUT", f"{path}/0", two.room.first, content=b"other")

    assert served == parts
    assert (other.status_code, other.json()["code"]) == (409, "conflict")


def grant_of(two: Two, recipient: Actor, *entries: Envelope, until: int) -> Grant:
    """A grant of entries to somebody."""
    hashes = tuple(entry.hash for entry in entries)
    return Grant(os.urandom(16), recipient.account, hashes, (), until, os.urandom(2000))


def test_a_grant_is_served_until_it_ends(world: World, coordinator: Actor, two: Two) -> None:
    """The recipient gets the room's envelopes and who wrote them, until the end date."""
    third, entry = world.person(coordinator, "Third"), two.say(two.room.second)
    grant = grant_of(two, third, entry, until=world.clock() + 100)
    leaf = os.urandom(48)
    two.post(two.room.first, two.entry(two.room.first), leaves=(leaf,), grants=(grant,))

    listed = world.get("/api/grants", third).json()
    served = canon.decode(world.get(f"/api/grants/{grant.id.hex()}", third).content)
    sent = world.get(f"/api/rooms/{two.room.id.hex()}/grants", two.room.first).json()
    world.clock.now += 100

    assert [one["id"] for one in listed] == [one["id"] for one in sent] == [grant.id.hex()]
    assert served == [
        grant.sealed,
        grant.until,
        [[entry.encode(), world.clock() - 100, two.room.second.account]],
    ]
    assert leaf in world.get("/log/tile/entries/000.p/5").content
    assert world.get(f"/api/grants/{grant.id.hex()}", third).status_code == 404
    assert world.get("/api/grants", third).json() == []


def test_a_parcel_is_taken_whole_or_not_at_all(world: World, coordinator: Actor, two: Two) -> None:
    """A parcel whose grant is refused leaves neither item nor leaf behind."""
    third, entry = world.person(coordinator, "Third"), two.say(two.room.second)
    late = grant_of(two, third, entry, until=world.clock())
    before = world.get(two.path, two.room.first).content, world.get("/log/checkpoint").content
    parcel = Parcel((two.entry(two.room.first),), (os.urandom(48),), (late,))

    refused = world.post(two.path, two.room.first, parcel.encode())
    after = world.get(two.path, two.room.first).content, world.get("/log/checkpoint").content

    assert refused.status_code == 409
    assert before == after


def test_nobody_logs_the_tag_of_a_card(world: World, two: Two) -> None:
    """A leaf under the tag of somebody's next card is refused."""
    leaf = card_tag(two.room.second.account, 1) + bytes(32)
    refused = two.post(two.room.first, two.entry(two.room.first), leaves=(leaf,))

    assert (refused.status_code, refused.json()["code"]) == (409, "reserved-tag")


def test_letters_reach_one(world: World, coordinator: Actor, two: Two) -> None:
    """A letter is its recipient's alone, and comes once for its key."""
    ident, sealed = os.urandom(16), os.urandom(500)
    body = canon.encode([ident, coordinator.account, sealed])
    for _ in range(2):
        assert world.post("/api/letters", two.room.first, body, "k" * 20).status_code == 204

    listed = world.get("/api/letters", coordinator).json()
    path = f"/api/letters/{ident.hex()}"

    assert [one["id"] for one in listed] == [ident.hex()]
    assert canon.decode(world.get(path, coordinator).content) == sealed
    assert world.get(path, two.room.first).status_code == 404


def test_an_ombuds_gets_the_key_of_the_stamps(world: World, coordinator: Actor, two: Two) -> None:
    """Entries of an epoch that names an ombuds bear a stamp that their key checks."""
    record = two.room.next_record(two.room.first, ombuds=coordinator.card.hash)
    two.post(two.room.first, record).raise_for_status()
    two.room.record = record
    entry = two.entry(two.room.second)
    receipts: Any = canon.decode(two.post(two.room.second, entry).content)
    (_, time, mark), *_ = receipts[0]

    sealed: Any = canon.decode(world.get("/api/stamp-key", coordinator).content)
    context = stamp.key_context(coordinator.card.hash)
    key = unseal_from(coordinator.keys.seal, context, sealed)

    stamp.check(key, entry.pub, entry.com, time, mark)
    with pytest.raises(stamp.BadStamp):
        stamp.check(key, entry.pub, entry.com, time + 1, mark)


def test_a_notebook_is_ones_own(world: World, coordinator: Actor, two: Two) -> None:
    """Pages of one's own stream come back to their author, in order, and to nobody else."""
    who = two.room.first
    pages = [_own(who, seq) for seq in range(3)]
    body: list[Value] = [page.encode() for page in pages]

    posted = world.post("/api/notebook/items", who, canon.encode(body))
    again = world.post("/api/notebook/items", who, canon.encode(body))
    items, count, _ = rows_of(world.get("/api/notebook/items", who).content)

    assert posted.content == again.content
    assert ([item[1] for item in items], count) == (body, 3)
    assert rows_of(world.get("/api/notebook/items", two.room.second).content)[1] == 0
    assert world.get(f"/api/rooms/{who.account.hex()}/items", who).status_code == 404


def _own(who: Actor, seq: int) -> Envelope:
    pub = Pub(who.account, 0, who.card.hash, who.account, seq)
    return Envelope(pub, os.urandom(32), os.urandom(32), os.urandom(300))


def test_the_programme_sees_pairs_and_nothing_else(world: World, coordinator: Actor) -> None:
    """A coordinator makes a pair and sees since when their room is open: an exact set of facts."""
    mentor, mentee = world.person(coordinator, "Mentor"), world.person(coordinator, "Mentee")
    people = world.get("/api/programme/people", coordinator).json()
    ids = {one["name"]: one["person"] for one in people}
    asked = {"mentor": ids["Mentor"], "mentee": ids["Mentee"]}

    room = world.post("/api/programme/pairs", coordinator, asked).json()["room"]
    again = world.post("/api/programme/pairs", coordinator, asked)
    listed = world.get("/api/programme/pairs", coordinator).json()

    assert listed == [
        {
            "mentor": ids["Mentor"],
            "mentor_name": "Mentor",
            "mentee": ids["Mentee"],
            "mentee_name": "Mentee",
            "opened": None,
            "state": "invited",
            "faces": [],
        }
    ]
    assert again.json()["code"] == "conflict"
    assert world.get("/api/rooms", mentor).json()[0]["room"] == room
    assert world.get("/api/rooms", mentee).json()[0]["room"] == room
    assert world.get("/api/programme/people", mentor).status_code == 404


def test_invitations_come_back_with_their_proof(world: World, coordinator: Actor) -> None:
    """The inviter sees whose card came back, and the proof that the invitee sent."""
    token, proof, second = os.urandom(16), os.urandom(32), world.person(coordinator, "Second")
    asked = {
        "kind": "room",
        "token_hash": sha256(token).hex(),
        "as": "mentor",
        "inviter_card": coordinator.card.hash.hex(),
    }
    made = world.post("/api/invitations", coordinator, asked).json()
    seen = world.post("/api/invitations/look", None, {"token": token.hex()}).json()
    accept = {"token": token.hex(), "proof": proof.hex()}
    room = world.post("/api/invitations/accept", second, accept).json()["room"]

    (mine,) = [
        one for one in world.get("/api/invitations", coordinator).json() if one["id"] == made["id"]
    ]

    assert room == made["room"] == mine["room"]
    assert (mine["state"], mine["card"]) == ("accepted", second.card.hash.hex())
    assert mine["proof"] == proof.hex()
    assert (seen["inviter_name"], seen["role"]) == ("Coordinator", "mentor")
    assert seen["inviter_card"] == coordinator.card.hash.hex()
