"""Lies about what stands in a room."""

import dataclasses
from collections.abc import Callable

from quietroom.client import speech
from quietroom.client.wire import LARGEST
from quietroom.ground import canon
from quietroom.room import envelope
from quietroom.room.epoch import Record
from quietroom.room.mint import Plan, mint
from quietroom.room.parcel import ENTRY, RECORD, Parcel
from quietroom.room.seal import room_keys, seal_entry
from tests.promises.liar import Items, Lie, cut, decoded, flip, page
from tests.promises.scene import Cast, Pair, Read, Say, Scene, entry, lie, told_if

GAP = ("chain-differs", "withheld")
"""What is told where something is missing: which of the two depends on who had seen it."""


def items_lie(room: bytes, change: Callable[[Items], Items]) -> Lie:
    """A lie about the items of a room."""
    return Lie(path(room), answer=page(room, change), method="GET")


def path(room: bytes) -> str:
    """Where the items of a room are."""
    return f"^/api/rooms/{room.hex()}/items$"


def entries(items: Items) -> list[int]:
    """Where entries stand, counted from 0."""
    return [place for place, item in enumerate(items) if item[0] == ENTRY]


def read(pair: Pair, told: bool, change: Callable[[Items], Items], *codes: str) -> Scene:
    """The mentor reads the room on a new device, past a lie about its items."""
    lie = items_lie(pair.room, change)
    shows = () if told else ("first", "second")
    return Scene(Read(pair.mentor, pair.room), told_if(told, *codes), lie, shows=shows)


@lie
def ciphertext_moved_between_entries(cast: Cast, told: bool) -> Scene:
    """Sealed words stand under another entry's outside."""

    def swap(items: Items) -> Items:
        *_, one, other = entries(items)
        first, second = envelope.parse(items[one][1]), envelope.parse(items[other][1])
        items[one][1] = dataclasses.replace(first, sealed=second.sealed).encode()
        items[other][1] = dataclasses.replace(second, sealed=first.sealed).encode()
        return items

    scene = read(cast.spoken, told, swap, "cannot-open", *GAP)
    return dataclasses.replace(scene, never=("first", "second") * told)


@lie
def entry_of_another_room(cast: Cast, told: bool) -> Scene:
    """An entry of another room is handed out in this one."""
    foreign = entry(cast.reported)

    def insert(items: Items) -> Items:
        return [*items, [ENTRY, _raw(foreign.item), foreign.time, None]]

    return read(cast.spoken, told, insert, "void-entry")


@lie
def withheld_entry(cast: Cast, told: bool) -> Scene:
    """An entry is kept back that its author's partner had seen."""
    return read(cast.spoken, told, lambda items: cut(items, entries(items)[-2] + 1), *GAP)


@lie
def withheld_writer(cast: Cast, told: bool) -> Scene:
    """An entry is kept back that nobody had seen, in the middle of what one client wrote."""
    pair = cast.another()
    room = pair.mine()
    for text in ("one", "two", "three"):
        speech.say(room, text)
    scene = read(pair, told, lambda items: cut(items, entries(items)[-2] + 1), *GAP)
    return dataclasses.replace(scene, shows=() if told else ("one", "two", "three"))


@lie
def dropped_before_a_later_word(cast: Cast, told: bool) -> Scene:
    """The newest entry is dropped; whoever had seen it says another word."""
    pair = cast.another() if told else cast.spoken
    gone = len(pair.mine().lines)
    if told:
        speech.say(pair.mine(), "after")
    return read(pair, told, lambda items: cut(items, gone), *GAP)


@lie
def dropped_from_memory(cast: Cast, told: bool) -> Scene:
    """A device is shown less than it remembers."""
    pair = cast.spoken
    size = len(pair.mine().lines)
    short = canon.encode([size, [], size - 1, bytes(32)])
    lie = Lie(path(pair.room), answer=lambda _: short)
    return Scene(Read(pair.mentor, pair.room, known=True), told_if(told, "withheld"), lie)


@lie
def another_beginning(cast: Cast, told: bool) -> Scene:
    """The head of the room does not continue what this device has read."""
    pair = cast.spoken

    def change(raw: bytes) -> bytes:
        after, items, count, head = decoded(raw)
        return canon.encode([after, items, count, flip(head)])

    lie = Lie(path(pair.room), answer=change, method="GET")
    return Scene(Read(pair.mentor, pair.room), told_if(told, "chain-differs"), lie)


@lie
def page_of_another_place(cast: Cast, told: bool) -> Scene:
    """A page begins elsewhere than it was asked to."""
    pair = cast.spoken

    def change(raw: bytes) -> bytes:
        return canon.encode([99, *decoded(raw)[1:]])

    lie = Lie(path(pair.room), answer=change, method="GET")
    return Scene(Read(pair.mentor, pair.room), told_if(told, "bad-answer"), lie)


@lie
def oversized_body(cast: Cast, told: bool) -> Scene:
    """An answer is longer than a client takes."""
    pair = cast.spoken
    lie = Lie(path(pair.room), answer=lambda raw: raw + bytes(LARGEST), method="GET")
    return Scene(Read(pair.mentor, pair.room), told_if(told, "bad-answer"), lie)


@lie
def page_of_a_portal(cast: Cast, told: bool) -> Scene:
    """A page to be looked at is handed out, as the network of a hotel does."""
    pair = cast.spoken
    lie = Lie(
        path(pair.room),
        answer=lambda _: b"<html>Please sign in</html>",
        headers=((b"content-type", b"text/html"),),
    )
    return Scene(Read(pair.mentor, pair.room), told_if(told, "bad-answer"), lie)


@lie
def sent_elsewhere(cast: Cast, told: bool) -> Scene:
    """Whoever asks for a room is sent to another place, which nobody goes to."""
    pair = cast.spoken
    lie = Lie(
        path(pair.room),
        answer=lambda _: b"",
        status=307,
        headers=((b"location", b"/api/rooms"),),
    )
    codes = told_if(told, "http-307", "server-away")
    return Scene(Read(pair.mentor, pair.room), codes, lie)


@lie
def words_swallowed(cast: Cast, told: bool) -> Scene:
    """Words are said to be taken, and are not."""
    pair = cast.another()
    lie = Lie(path(pair.room), method="POST", swallow=True)
    return Scene(Say(pair.mentee, pair.room, "into the void"), told_if(told, "swallowed"), lie)


@lie
def entry_twice(cast: Cast, told: bool) -> Scene:
    """An entry is handed out twice."""
    return read(cast.spoken, told, lambda items: [*items, items[-1]], "repeated")


@lie
def other_order(cast: Cast, told: bool) -> Scene:
    """Two entries are handed out in another order."""
    return read(cast.spoken, told, lambda items: [*items[:-2], items[-1], items[-2]], *GAP)


@lie
def entry_in_my_name(cast: Cast, told: bool) -> Scene:
    """Partner and server make something up in my name."""
    pair = cast.spoken
    room, theirs = pair.mine(), pair.mentor.room()
    last = next(line.opened for line in reversed(room.lines) if line.opened)
    epoch = theirs.reader.epoch
    assert epoch is not None
    key = theirs.reader.history[epoch.record.core.number]
    keys = room_keys(key, pair.mentor.session.keys.self_key)
    author, writer = pair.mentee.session.card.hash, cast.town.entropy(16)
    outside = dataclasses.replace(last.envelope.pub, author=author, writer=writer, seq=0)
    forged = seal_entry(keys, outside, last.priv, ["I never said so", []], cast.town.entropy)

    def insert(items: Items) -> Items:
        return [*items, [ENTRY, forged.encode(), items[-1][2], None]]

    lie = items_lie(pair.room, insert)
    never = ("I never said so",)
    return Scene(Read(pair.mentee, pair.room), told_if(told, "not-mine"), lie, never=never)


@lie
def foreign_epoch(cast: Cast, told: bool) -> Scene:
    """An epoch begins for somebody who is not one of the two."""
    pair, stranger = cast.spoken, cast.person("Stranger").session
    room = pair.mine()
    last = room.reader.epoch
    assert last is not None
    core = last.record.core
    plan = Plan(
        pair.room,
        core.number + 1,
        last.record.hash,
        core.agreement,
        core.ombuds,
        (pair.mentor.session.card.hash, stranger.card.hash),
        (pair.mentor.session.card.seal, stranger.card.seal),
    )
    record = mint(plan, dict(room.reader.history), stranger.signer, cast.town.entropy).record
    return read(pair, told, lambda items: [*items, _item(record)], "void-record")


@lie
def epoch_twice(cast: Cast, told: bool) -> Scene:
    """A record that was there before comes again."""

    def again(items: Items) -> Items:
        return [*items, next(item for item in reversed(items) if item[0] == RECORD)]

    return read(cast.spoken, told, again, "void-record")


@lie
def entry_of_an_old_epoch(cast: Cast, told: bool) -> Scene:
    """An entry of an epoch is handed out after the record of the next."""
    pair = cast.another()
    words = len(pair.mine().lines)
    pair.mine().renew()

    def late(items: Items) -> Items:
        return [*items[: words - 1], items[words], items[words - 1], *items[words + 1 :]]

    return read(pair, told, late, "void-entry", "void-record", *GAP)


@lie
def newer_epoch_withheld(cast: Cast, told: bool) -> Scene:
    """A downgrade: the record of a room's newest keys is kept back, so that older ones seal."""
    pair = cast.another()
    pair.mine().renew()
    speech.say(pair.mine(), "under new keys")

    def older(items: Items) -> Items:
        return cut(items, max(n for n, item in enumerate(items, 1) if item[0] == RECORD))

    act = Say(pair.mentor, pair.room, "under which keys?")
    codes = told_if(told, "void-entry", "cannot-open", *GAP)
    lie, shows = items_lie(pair.room, older), () if told else (act.words,)
    return Scene(act, codes, lie, never=(act.words,) * told, shows=shows)


@lie
def void_record(cast: Cast, told: bool) -> Scene:
    """No lie of the server: altered software of one of the two posts a record that nobody takes."""
    pair = cast.another()
    if told:
        post_void(pair)
    act = Say(pair.mentee, pair.room, "unheard" if told else "heard")
    return Scene(act, told_if(told, "void-record"), never=(act.words,) * told)


def post_void(pair: Pair) -> None:
    """Post a record that the server takes and no reader does."""
    room = pair.mentor.room()
    room.place.post(Parcel((room.begin().record,)).encode())


def _raw(item: object) -> bytes:
    assert isinstance(item, envelope.Envelope)
    return item.encode()


def _item(record: Record) -> list[object]:
    return [RECORD, record.encode(), 1_800_000_000, None]
