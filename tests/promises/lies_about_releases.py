"""Lies about what leaves a room, the log in which that stands, and the agreement that allows it."""

import dataclasses
import json
from functools import cache
from pathlib import Path

from quietroom.agreement import version
from quietroom.client import attachment, evidence, letters, speech
from quietroom.client import release as releasing
from quietroom.client.granting import Wish, consent_to, granting
from quietroom.client.room import Room, Saying, Seal
from quietroom.ground import canon
from quietroom.ground.digest import sha256
from quietroom.room import parcel
from quietroom.room.entry import Kind
from quietroom.room.envelope import Envelope
from quietroom.room.parcel import Parcel
from quietroom.room.reader import Line
from quietroom.tlog import checkpoint
from quietroom.tlog.tree import Frontier
from tests.journeys.town import Citizen
from tests.promises.liar import Lie, decoded, flip, lying
from tests.promises.lies_about_rooms import path
from tests.promises.scene import (
    Agreement,
    Cast,
    Check,
    Client,
    Fetch,
    Pair,
    Read,
    Received,
    Scene,
    Show,
    entry,
    lie,
    not_met_by,
    told_if,
)

DAY = 24 * 3600
GRANT = "^/api/grants/[0-9a-f]+$"
CHECKPOINT = "^/log/checkpoint$"


def again(cast: Cast) -> Read:
    """Somebody reads a room again, and so the log."""
    return Read(cast.spoken.mentor, cast.spoken.room, known=True)


@lie
def smaller_head(cast: Cast, told: bool) -> Scene:
    """The log shows less than before."""
    act = again(cast)
    old = act.who.session.wire.get("/log/checkpoint")
    cast.newcomer()
    lie = Lie(CHECKPOINT, answer=lambda _: old)
    return Scene(act, told_if(told, "smaller-head"), lie)


@lie
def fork(cast: Cast, told: bool) -> Scene:
    """The log's own key signs another history."""
    town = cast.town
    signer = town.store.keys.signer(town.tenant.id, "localhost/log")

    def forged(raw: bytes) -> bytes:
        size = int(raw.split(b"\n")[1])
        root = Frontier().extend([bytes(48)] * size).frontier.root()
        return checkpoint.sign(signer, size, root)

    return Scene(again(cast), told_if(told, "fork"), Lie(CHECKPOINT, answer=forged))


@lie
def checkpoint_not_signed(cast: Cast, told: bool) -> Scene:
    """A head of the log bears another signature than its key's."""

    def unsigned(raw: bytes) -> bytes:
        text, _, line = raw.rpartition(b"\n\n")
        return text + b"\n\n" + line.replace(line[-12:-4], b"AAAAAAAA")

    codes = told_if(told, "bad-signature", "malformed")
    lie = Lie(CHECKPOINT, answer=unsigned)
    return Scene(again(cast), codes, lie, meanwhile=cast.newcomer)


@lie
def forged_leaf(cast: Cast, told: bool) -> Scene:
    """A leaf of the log was changed."""
    lie = Lie("^/log/tile/entries/", answer=flip)
    return Scene(again(cast), told_if(told, "bad-proof"), lie, meanwhile=cast.newcomer)


@lie
def forged_agreement_text(cast: Cast, told: bool) -> Scene:
    """No lie of the server: altered software proposes a text that its terms do not render to."""
    pair, town = cast.unagreed(), cast.town
    room = pair.mentor.room()
    place = version.Place(room.id, sha256(room.session.vault.policy), town.entropy(16))
    honest = version.propose(town.terms(room), place, town.entropy)
    text = honest.text.replace("one hour", "two hours") if told else honest.text
    forged = dataclasses.replace(honest, text=text)
    room.write(lambda seal: Parcel((seal(Saying(Kind.PROPOSAL, forged.fields())),)))
    codes = told_if(told, "agreement-text-differs", "nothing-proposed")
    never, shows = (("two hours",), ()) if told else ((), ("one hour",))
    return Scene(Agreement(pair.mentee, pair.room), codes, never=never, shows=shows)


@dataclasses.dataclass(frozen=True)
class Gone:
    """The mentee let somebody read "first"; the server's id of that grant."""

    pair: Pair
    to: Citizen
    ident: str


@cache
def let_go(cast: Cast) -> Gone:
    """Somebody is let read an entry, and nothing else. No story may let them read more."""
    pair, to = cast.another(), cast.newcomer()
    releasing.let_read(pair.mine(), entry(pair).hash, wish(cast, to))
    ident = str(to.session.wire.get_json("/api/grants")[0]["id"])
    return Gone(pair, to, ident)


def wish(cast: Cast, to: Citizen) -> Wish:
    """To let somebody read, for a day."""
    return Wish(to.session.first, "a second look", cast.town.now() + DAY)


@lie
def release_of_other_words(cast: Cast, told: bool) -> Scene:
    """Other words are handed out under a true consent."""
    gone = let_go(cast)
    other = speech.say(gone.pair.mine(), "not for you")

    def swap(raw: bytes) -> bytes:
        sealed, until, rows = decoded(raw)
        return canon.encode([sealed, until, [[_sealed(other), *rows[0][1:]]]])

    codes, shows = told_if(told, "false-release"), () if told else ("first",)
    never = ("not for you",)
    return Scene(Received(gone.to), codes, Lie(GRANT, answer=swap), never=never, shows=shows)


@lie
def release_by_another_author(cast: Cast, told: bool) -> Scene:
    """The author whom the server names is not the one whom the entry names."""
    gone = let_go(cast)
    mentor = gone.pair.mentor.session.vault.account

    def rename(raw: bytes) -> bytes:
        sealed, until, rows = decoded(raw)
        return canon.encode([sealed, until, [[*rows[0][:2], mentor]]])

    codes, never = told_if(told, "false-release"), ("first",) * told
    return Scene(Received(gone.to), codes, Lie(GRANT, answer=rename), never=never)


@lie
def grant_to_another_card(cast: Cast, told: bool) -> Scene:
    """A grant is handed to somebody else."""
    gone, kim = let_go(cast), cast.newcomer()
    grant = gone.to.session.wire.get(f"/api/grants/{gone.ident}")
    listed = json.dumps(gone.to.session.wire.get_json("/api/grants")).encode()

    def hand_over(raw: bytes) -> bytes:
        return listed if raw[:1] == b"[" else grant

    lie = Lie("^/api/grants", answer=hand_over, always=True)
    codes, never = told_if(told, "false-release"), ("first",) * told
    return Scene(Received(kim if told else gone.to), codes, lie, never=never)


@lie
def release_without_a_leaf(cast: Cast, told: bool) -> Scene:
    """A grant is handed out whose leaf never reached the log."""
    if not told:
        return Scene(Received(let_go(cast).to), shows=("first",))
    pair, to = cast.another(), cast.newcomer()

    def unlogged(raw: bytes) -> bytes:
        return dataclasses.replace(parcel.parse(raw), leaves=()).encode()

    with lying(cast.town, Lie(path(pair.room), request=unlogged, method="POST")):
        releasing.let_read(pair.mine(), entry(pair).hash, wish(cast, to))
    return Scene(Received(to), frozenset({"not-logged"}), never=("first",))


@lie
def unexplained_leaf(cast: Cast, told: bool) -> Scene:
    """No lie of the server: altered software lets somebody read and does not tell the room."""
    pair, to = cast.another(), cast.newcomer()
    room = pair.mentor.room()
    line = speech.say(room, "mine")
    build = _silent if told else _open
    room.write(lambda seal: build(seal, room, line, wish(cast, to)))
    return Scene(Read(pair.mentee, pair.room), told_if(told, "unexplained"), shows=("mine",))


@lie
def file_of_other_bytes(cast: Cast, told: bool) -> Scene:
    """A file was changed where it lies."""
    pair = cast.another()
    room, plan = pair.mentor.room(), Path(cast.town.folder) / "plan.txt"
    plan.write_text("Monday: call Noor.\n")
    speech.say(room, "my plan", files=(attachment.upload(room, plan),))
    lie = Lie(f"^/api/rooms/{pair.room.hex()}/attachments/", answer=flip, method="GET")
    codes, shows = told_if(told, "cannot-open"), () if told else ("Monday: call Noor.",)
    never = ("Monday: call Noor.",) * told
    act = Fetch(pair.mentee, pair.room, "my plan", "plan.txt")
    return Scene(act, codes, lie, never=never, shows=shows)


@lie
def stamp_kept_back(cast: Cast, told: bool) -> Scene:
    """The stamp is kept back by which the ombuds would know the words."""
    pair = cast.helped()

    def unstamped(raw: bytes) -> bytes:
        after, items, count, head = decoded(raw)
        return canon.encode([after, [[*item[:3], None] for item in items], count, head])

    lie = Lie(path(pair.room), answer=unstamped, method="GET")
    act = Show(pair.mentee, pair.room, "first")
    shown = lambda: len(letters.listed(pair.ombuds.session))  # noqa: E731
    return Scene(act, told_if(told, "not-stamped"), lie, came_of_it=shown)


@lie
@not_met_by(Client.BROWSER, "what is shown by itself an ombuds reads at a command line")
def forged_stamp(cast: Cast, told: bool) -> Scene:
    """Words are shown to the ombuds under a stamp that the server never set on them."""
    pair = cast.helped()
    found = entry(pair)
    shown = dataclasses.replace(found, stamp=flip(found.stamp or b"")) if told else found
    words = f"look at {pair.mentee.name}"
    evidence.show(pair.mine(), [shown], words)
    return Scene(Check(pair.ombuds, words), told_if(told, "bad-stamp"))


def _sealed(line: Line) -> bytes:
    assert isinstance(line.item, Envelope)
    return line.item.encode()


def _open(seal: Seal, room: Room, line: Line, wish: Wish) -> Parcel:
    agreed = consent_to(room, line, None, None, wish)
    return granting(room, seal, agreed, (), None, None)


def _silent(seal: Seal, room: Room, line: Line, wish: Wish) -> Parcel:
    """What altered software does: the grant and its leaf, beside a word about something else."""

    def instead(_: Saying) -> Envelope:
        return seal(Saying(Kind.WORDS, ["about the weather", []]))

    return _open(instead, room, line, wish)
