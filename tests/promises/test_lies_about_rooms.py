"""Lies about what stands in a room, each beside its honest twin.

Every case plays the same act twice: once past a server that tells one lie, which must end in the
refusal named, and once past the same server telling none, which must succeed.
"""

import dataclasses
from collections.abc import Callable

import pytest

from quietroom.client import identity, speech
from quietroom.client.memory import Memory
from quietroom.client.refusal import Lied
from quietroom.client.room import Room
from quietroom.ground import canon
from quietroom.ground.errors import QuietroomError
from quietroom.room import envelope
from quietroom.room.epoch import Record
from quietroom.room.mint import Plan, mint
from quietroom.room.parcel import ENTRY, RECORD, Parcel
from quietroom.room.seal import room_keys, seal_entry
from tests.journeys.town import URL, Citizen, Town
from tests.promises.liar import Items, Lie, cut, decoded, flip, lying, page

pytestmark = pytest.mark.parametrize("told", [True, False], ids=["lie", "twin"])


def newcomer(town: Town, who: Citizen) -> Citizen:
    """The same person on a device that remembers nothing."""
    edge = town.edge(f"{who.name}-{len(list((town.folder / 'people').iterdir()))}")
    kit = who.ways.kit.text()
    session = identity.restore(URL, who.session.vault.account, kit, edge, town.wire())
    return dataclasses.replace(who, session=session, memory=Memory(session))


def said_by(room: Room) -> set[str]:
    """The codes of all that is wrong in a room, by its own lines."""
    return {fault.code for line in room.lines for fault in line.faults}


def caught(act: Callable[[], Room]) -> set[str]:
    """With which codes an act is refused, or what it shows to be wrong."""
    try:
        return said_by(act())
    except Lied as lie:
        return {lie.fault.code}
    except QuietroomError as fault:
        return {fault.code}


def spoken(town: Town) -> tuple[Citizen, Citizen, Room]:
    """A pair who said one thing each, and the mentee's room."""
    mentor, mentee = town.agreed()
    speech.say(mentee.room(), "first")
    speech.say(mentor.room(), "second")
    return mentor, mentee, mentee.room()


def items_lie(room: Room, change: Callable[[Items], Items]) -> Lie:
    """A lie about the items of this room."""
    return Lie(f"/api/rooms/{room.id.hex()}/items", answer=page(room.id, change))


def entries(items: Items) -> list[int]:
    """Where entries stand, counted from 0."""
    return [place for place, item in enumerate(items) if item[0] == ENTRY]


def read_past(town: Town, reader: Citizen, lie: Lie, told: bool) -> set[str]:
    """What a device without memory makes of a room past a lie."""
    device = newcomer(town, reader)
    with lying(town, lie, told):
        return caught(device.room)


def test_ciphertext_moved_between_entries(town: Town, told: bool) -> None:
    """Sealed words under another entry's outside do not open."""
    mentor, _, room = spoken(town)

    def swap(items: Items) -> Items:
        *_, one, other = entries(items)
        first, second = envelope.parse(items[one][1]), envelope.parse(items[other][1])
        items[one][1] = dataclasses.replace(first, sealed=second.sealed).encode()
        items[other][1] = dataclasses.replace(second, sealed=first.sealed).encode()
        return items

    found = read_past(town, mentor, items_lie(room, swap), told)
    assert ("cannot-open" in found) is told
    assert bool(found) is told


def test_entry_of_another_room(town: Town, told: bool) -> None:
    """An entry that was sealed for another room counts for nothing in this one."""
    mentor, _, room = spoken(town)
    first, second = town.agreed_again()
    other = second.room()
    foreign = speech.say(second.room(), "elsewhere")

    def insert(items: Items) -> Items:
        return [*items, [ENTRY, foreign.item.encode(), foreign.time, None]]

    found = read_past(town, mentor, items_lie(room, insert), told)
    assert other.id != room.id
    assert first.name != mentor.name
    assert found == ({"void-entry"} if told else set())


def test_withheld_entry(town: Town, told: bool) -> None:
    """An entry kept back is missed: its author's partner had seen it."""
    mentor, _, room = spoken(town)
    lie = items_lie(room, lambda items: cut(items, entries(items)[-2] + 1))

    found = read_past(town, mentor, lie, told)
    assert bool(found & {"chain-differs", "withheld"}) is told
    assert bool(found) is told


def test_withheld_writer(town: Town, told: bool) -> None:
    """A gap in what one client wrote shows, although nobody else had seen the missing entry."""
    mentor, mentee = town.agreed()
    room = mentee.room()
    for text in ("one", "two", "three"):
        speech.say(room, text)
    lie = items_lie(room, lambda items: cut(items, entries(items)[-2] + 1))

    found = read_past(town, mentor, lie, told)
    assert ("withheld" in found) is told
    assert bool(found) is told


def post_void(room: Room) -> None:
    """What altered software of one of the two may post: the server takes it, and no reader does."""
    minted = room.begin()
    assert minted.record.core.agreement is None
    room.place.post(Parcel((minted.record,)).encode())


def test_void_record_ends_no_room(town: Town, told: bool) -> None:
    """A record that the server takes and readers do not is told, and the room goes on after it."""
    mentor, mentee, room = spoken(town)
    if told:
        post_void(mentor.room())
        with pytest.raises(Lied) as caught:
            speech.say(room, "unheard")
        assert caught.value.fault.code == "void-record"
        room.go_on()
        mentor.room().go_on()
    speech.say(room, "third")
    speech.say(mentor.room(), "fourth")
    if told:
        post_void(room)
        mentor.room().go_on()
        speech.say(mentor.room(), "fifth")
    reader = mentee.room().reader

    said = [line.opened.body for line in reader.lines if line.opened]
    told_of = [words[0] for words in said if isinstance(words, list) and len(words) == 2]
    assert [word for word in told_of if isinstance(word, str)][-2:] == (
        ["fourth", "fifth"] if told else ["third", "fourth"]
    )
    numbers = [epoch.record.core.number for epoch in reader.epochs]
    assert (numbers != list(range(len(numbers)))) is told
    assert said_by(mentee.room()) == ({"void-record"} if told else set())


def test_entry_in_my_name(town: Town, told: bool) -> None:
    """What the partner and the server make up in my name my own software does not show as mine."""
    mentor, mentee, room = spoken(town)
    theirs = mentor.room()
    epoch = theirs.reader.epoch
    assert epoch is not None
    last = next(line for line in reversed(room.lines) if line.opened)
    assert last.opened is not None
    room_key = theirs.reader.history[epoch.record.core.number]
    keys = room_keys(room_key, mentor.session.keys.self_key)
    author, writer = mentee.session.card.hash, mentor.session.random(16)
    pub = dataclasses.replace(last.opened.envelope.pub, author=author, writer=writer, seq=0)
    forged = seal_entry(keys, pub, last.opened.priv, ["I never said so", []], town.entropy)

    def insert(items: Items) -> Items:
        return [*items, [ENTRY, forged.encode(), items[-1][2], None]]

    found = read_past(town, mentee, items_lie(room, insert), told)
    assert found == ({"not-mine"} if told else set())


def test_entry_twice(town: Town, told: bool) -> None:
    """An entry that is handed out twice counts once."""
    mentor, _, room = spoken(town)

    found = read_past(town, mentor, items_lie(room, lambda items: [*items, items[-1]]), told)
    assert found == ({"repeated"} if told else set())


def test_other_order(town: Town, told: bool) -> None:
    """Two entries in another order contradict what their authors had seen."""
    mentor, _, room = spoken(town)

    def swap(items: Items) -> Items:
        return [*items[:-2], items[-1], items[-2]]

    found = read_past(town, mentor, items_lie(room, swap), told)
    assert bool(found & {"withheld", "chain-differs"}) is told
    assert bool(found) is told


def test_dropped_from_memory(town: Town, told: bool) -> None:
    """A device that remembers more than the server shows says so."""
    mentor, _, room = spoken(town)
    mentor.room()
    short = canon.encode([len(room.lines), [], len(room.lines) - 1, bytes(32)])
    lie = Lie(f"/api/rooms/{room.id.hex()}/items", answer=lambda _: short)

    with lying(town, lie, told):
        assert caught(mentor.room) == ({"withheld"} if told else set())


def test_dropped_before_a_later_word(town: Town, told: bool) -> None:
    """Newest entries dropped for one: the next word of whoever saw them tells."""
    mentor, mentee, room = spoken(town)
    gone = len(room.lines)
    speech.say(mentee.room(), "after")
    lie = items_lie(room, lambda items: cut(items, gone))

    found = read_past(town, mentor, lie, told)
    assert bool(found & {"withheld", "chain-differs"}) is told
    assert bool(found) is told


def test_another_beginning(town: Town, told: bool) -> None:
    """A head that does not continue what this device has read is refused."""
    mentor, _, room = spoken(town)

    def change(raw: bytes) -> bytes:
        after, items, count, head = decoded(raw)
        return canon.encode([after, items, count, flip(head)])

    lie = Lie(f"/api/rooms/{room.id.hex()}/items", answer=change)
    with lying(town, lie, told):
        assert caught(mentor.room) == ({"chain-differs"} if told else set())


def test_page_of_another_place(town: Town, told: bool) -> None:
    """A page that does not begin where it was asked to is refused."""
    mentor, _, room = spoken(town)

    def change(raw: bytes) -> bytes:
        return canon.encode([99, *decoded(raw)[1:]])

    lie = Lie(f"/api/rooms/{room.id.hex()}/items", answer=change)
    with lying(town, lie, told):
        assert caught(mentor.room) == ({"bad-answer"} if told else set())


def test_foreign_epoch(town: Town, told: bool) -> None:
    """An epoch for somebody who is not one of the two counts for nothing."""
    mentor, mentee, room = spoken(town)
    stranger = town.invited("Stranger")
    mine, theirs = mentee.room(), stranger.session
    last = mine.reader.epoch
    assert last is not None
    core = last.record.core
    plan = Plan(
        room.id,
        core.number + 1,
        last.record.hash,
        core.agreement,
        core.ombuds,
        (mentor.session.card.hash, theirs.card.hash),
        (mentor.session.card.seal, theirs.card.seal),
    )
    record = mint(plan, dict(mine.reader.history), theirs.signer, town.entropy).record

    found = read_past(town, mentor, items_lie(room, lambda items: [*items, _item(record)]), told)
    assert found == ({"void-record"} if told else set())


def test_epoch_twice(town: Town, told: bool) -> None:
    """A record that was there before begins nothing when it comes again."""
    mentor, _, room = spoken(town)

    def again(items: Items) -> Items:
        return [*items, next(item for item in reversed(items) if item[0] == RECORD)]

    found = read_past(town, mentor, items_lie(room, again), told)
    assert found == ({"void-record"} if told else set())


def test_entry_of_an_old_epoch(town: Town, told: bool) -> None:
    """Nothing of an epoch counts after the record of the next."""
    mentor, mentee, room = spoken(town)
    words = len(room.lines)
    mentee.room().renew()

    def late(items: Items) -> Items:
        return [*items[: words - 1], items[words], items[words - 1], *items[words + 1 :]]

    found = read_past(town, mentor, items_lie(room, late), told)
    assert ("void-entry" in found or "void-record" in found) is told
    assert bool(found) is told


def test_oversized_body(town: Town, told: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than a client takes is not read to its end."""
    mentor, _, room = spoken(town)
    monkeypatch.setattr("quietroom.client.wire.LARGEST", 1_000_000)
    lie = Lie(f"/api/rooms/{room.id.hex()}/items", answer=lambda raw: raw + bytes(2_000_000))

    with lying(town, lie, told):
        assert caught(mentor.room) == ({"bad-answer"} if told else set())


def _item(record: Record) -> list[object]:
    return [RECORD, record.encode(), 1_800_000_000, None]
