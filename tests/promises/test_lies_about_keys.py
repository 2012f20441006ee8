"""Lies about cards, the log, vaults, invitations and releases, each beside its honest twin.

As in `test_lies_about_rooms`: the same act past a lie, which must end in the refusal named, and
past none, which must succeed.
"""

import dataclasses
import json
from collections.abc import Callable

import pytest

from quietroom.agreement import version
from quietroom.client import agreement, evidence, identity, speech
from quietroom.client import release as releasing
from quietroom.client.granting import Wish, consent_to, granting
from quietroom.client.received import received
from quietroom.client.refusal import Lied
from quietroom.client.room import Room, Saying, Seal
from quietroom.ground import canon
from quietroom.ground.digest import sha256
from quietroom.ground.errors import QuietroomError
from quietroom.room import parcel
from quietroom.room.entry import Kind
from quietroom.room.envelope import Envelope
from quietroom.room.notice import Sight
from quietroom.room.parcel import Parcel
from quietroom.room.reader import Line
from quietroom.tlog import checkpoint
from quietroom.tlog.policy import Policy
from quietroom.tlog.tree import Frontier
from tests.journeys.test_identity import copied
from tests.journeys.town import URL, Citizen, Town
from tests.promises.liar import Lie, decoded, flip, lying

pytestmark = pytest.mark.parametrize("told", [True, False], ids=["lie", "twin"])

DAY = 24 * 3600


def refusal(act: Callable[[], object]) -> str | None:
    """The code with which an act is refused, or none."""
    try:
        act()
    except Lied as lie:
        return lie.fault.code
    except QuietroomError as fault:
        return str(getattr(fault, "reason", fault.code))
    return None


def test_swapped_card(town: Town, told: bool) -> None:
    """A server that hands out somebody else's card is caught before the card is used."""
    mentor, _ = town.pair()
    other = town.invited("Mallory")
    theirs = other.session.wire.get(f"/api/cards/{other.session.first.hex()}")

    with lying(town, Lie("/api/cards/", answer=lambda _: theirs), told):
        assert refusal(mentor.room) == ("swapped-card" if told else None)


def test_swapped_recipient(town: Town, told: bool) -> None:
    """Nothing is sealed to a card that is not the one the owner named."""
    _, mentee = town.agreed()
    sam, other = town.invited("Sam"), town.invited("Mallory")
    room = mentee.room()
    entry = speech.say(room, "for Sam").hash
    theirs = other.session.wire.get(f"/api/cards/{other.session.first.hex()}")
    wish = Wish(sam.session.first, "x", town.now() + DAY)

    with lying(town, Lie("/api/cards/", answer=lambda _: theirs), told):
        code = refusal(lambda: releasing.let_read(room, entry, wish))
    assert code == ("swapped-card" if told else None)
    assert received(other.session) == []


def test_card_not_in_the_log(town: Town, told: bool) -> None:
    """A card that the log does not show is not used, however well it is signed."""
    mentor, _ = town.pair()

    def unlogged(raw: bytes) -> bytes:
        return canon.encode([[signed, flip(r)] for signed, r in decoded(raw)])

    with lying(town, Lie("/api/cards/", answer=unlogged), told):
        assert refusal(mentor.room) == ("swapped-card" if told else None)


def test_newer_card_withheld(town: Town, told: bool) -> None:
    """The log shows that there is a newer card, whatever the server hands out."""
    mentor, mentee = town.agreed()
    identity.rotate(mentee.session)
    lie = Lie("/api/cards/", answer=lambda raw: canon.encode(decoded(raw)[:1]))

    with lying(town, lie, told):
        code = refusal(lambda: speech.say(mentor.room(), "to your new card"))
    assert code == ("card-withheld" if told else None)


def test_rival_withheld(town: Town, told: bool) -> None:
    """Somebody said 'that was not me': no server makes the key go on that they said it of."""
    mentor, mentee = town.agreed()
    edge, kit = copied(town, mentee), mentee.ways.kit.text()
    identity.rotate(mentee.session)
    mentor.room()
    identity.disown(edge, kit, town.wire())
    lie = Lie("/api/cards/", answer=lambda raw: canon.encode(decoded(raw)[:2]))

    with lying(town, lie, told):
        code = refusal(lambda: speech.say(mentor.room(), "to whom?"))
    assert code == ("card-withheld" if told else "lineage-forked")


def test_smaller_head(town: Town, told: bool) -> None:
    """A log that shows less than before is refused, and asked again."""
    ada = town.invited("Ada")
    old = ada.session.wire.get("/log/checkpoint")
    town.invited("Bea")
    ada.session.log.sync()

    with lying(town, Lie("/log/checkpoint", answer=lambda _: old), told):
        assert refusal(ada.session.log.sync) == ("smaller-head" if told else None)


def test_fork(town: Town, told: bool) -> None:
    """Two histories under the log's own key stop the client, with evidence against the log."""
    ada = town.invited("Ada")
    ada.session.log.sync()
    held = ada.session.log.mirror
    size, signer = held.size, town.store.keys.signer(town.tenant.id, "localhost/log")
    leaves = [bytes(48)] * size
    root = Frontier().extend(leaves).frontier.root()
    forged = checkpoint.sign(signer, size, root)

    with lying(town, Lie("/log/checkpoint", answer=lambda _: forged), told):
        assert refusal(ada.session.log.sync) == ("fork" if told else None)


def test_checkpoint_not_signed(town: Town, told: bool) -> None:
    """A head that the log's key did not sign is refused."""
    ada = town.invited("Ada")
    town.invited("Bea")

    def unsigned(raw: bytes) -> bytes:
        text, _, line = raw.rpartition(b"\n\n")
        return text.replace(b"\n", b"\n", 1) + b"\n\n" + line.replace(line[-12:-4], b"AAAAAAAA")

    with lying(town, Lie("/log/checkpoint", answer=unsigned), told):
        code = refusal(ada.session.log.sync)
    assert (code in ("bad-signature", "malformed")) is told
    assert (code is not None) is told


def test_forged_leaf(town: Town, told: bool) -> None:
    """A leaf that was changed does not give the signed root."""
    ada = town.invited("Ada")
    town.invited("Bea")

    with lying(town, Lie("/log/tile/entries/", answer=flip), told):
        assert refusal(ada.session.log.sync) == ("bad-proof" if told else None)


def test_other_log_at_joining(town: Town, told: bool) -> None:
    """Who joins by a link joins the log that the link names, or not at all."""
    other = Policy("localhost/other", bytes(32)).encode()

    with lying(town, Lie("/log/policy", answer=lambda _: other), told):
        assert refusal(lambda: town.invited("Ada")) == ("other-log" if told else None)


def test_forged_agreement_text(town: Town, told: bool) -> None:
    """A text that is not what the terms render to cannot be signed, whoever proposes it."""
    mentor, mentee = town.pair()
    room = mentor.room()
    place = version.Place(room.id, sha256(room.session.vault.policy), town.entropy(16))
    honest = version.propose(town.terms(room), place, town.entropy)
    text = honest.text.replace("one hour", "two hours") if told else honest.text
    forged = dataclasses.replace(honest, text=text)
    room.write(lambda seal: Parcel((seal(Saying(Kind.PROPOSAL, forged.fields())),)))
    theirs = mentee.room()

    assert refusal(lambda: agreement.current(theirs)) == ("nothing-proposed" if told else None)
    refused = {one.fault.code for one in theirs.agreement.refused}
    assert refused == ({"agreement-text-differs"} if told else set())


def restored(town: Town, who: Citizen) -> object:
    """Somebody fetches their vault on a new device."""
    kit, account = who.ways.kit.text(), who.session.vault.account
    edge = town.edge(f"{who.name}-{town.entropy(4).hex()}")
    return identity.restore(URL, account, kit, edge, town.wire())


def test_agreement_on_another_log(town: Town, told: bool) -> None:
    """An agreement that names a log which the other does not watch is not signed by them."""
    mentor, mentee = town.pair()
    room, theirs = mentor.room(), mentee.room()
    if told:
        mentor.session.log.policy = sha256(b"a log for the mentor alone")
    agreement.propose(room, town.terms(room))
    agreement.sign(room, agreement.current(room).version.hash)
    theirs.sync()
    wanted = agreement.current(theirs).version.hash

    code = refusal(lambda: agreement.sign(theirs, wanted))
    assert code == ("agreement-other-log" if told else None)
    assert (agreement.in_force(theirs) is None) is told


def test_another_accounts_vault(town: Town, told: bool) -> None:
    """A vault of somebody else does not open as mine."""
    mentor, mentee = town.pair()
    kept = {name: one.session.edge.home.read("vault.cbor") for name, one in (("m", mentor),)}
    vault = decoded(kept["m"] or b"")[1]

    def swap(raw: bytes) -> bytes:
        _, *rest = decoded(raw)
        return canon.encode([vault, *rest])

    with lying(town, Lie("/api/vault/fetch", answer=swap), told):
        code = refusal(lambda: restored(town, mentee))
    assert code == ("foreign-vault" if told else None)


def test_stale_vault(town: Town, told: bool) -> None:
    """A vault from before the newest card in the log is refused, however it is handed out."""
    _, mentee = town.pair()
    kit, edge = mentee.ways.kit.text(), mentee.session.edge
    old = edge.home.read("vault.cbor") or b""
    renewed, ways = identity.rotate(mentee.session)
    if told:
        edge.home.write("vault.cbor", old)
        code = refusal(lambda: identity.enter(edge, kit, town.wire()))
    else:
        code = refusal(lambda: identity.enter(edge, ways.kit.text(), town.wire()))

    assert renewed.card.generation == 1
    assert (code in ("stale-vault", "sign-in-other-card")) is told
    assert (code is not None) is told


def test_lowered_cost(town: Town, told: bool) -> None:
    """What stretching a passphrase costs is no word of the server's: there is no place for one."""
    _, mentee = town.pair()

    def cheaper(raw: bytes) -> bytes:
        return canon.encode([*decoded(raw), ["memory", 8, "passes", 1]])

    with lying(town, Lie("/api/vault/fetch", answer=cheaper), told):
        code = refusal(lambda: restored(town, mentee))
    assert code == ("bad-answer" if told else None)


def let_go(town: Town) -> tuple[Citizen, Citizen, Citizen, str]:
    """The mentee let Sam read an entry. Returns mentor, mentee, Sam, the grant's id."""
    mentor, mentee = town.agreed()
    sam = town.invited("Sam")
    room = mentee.room()
    entry = speech.say(room, "for Sam")
    releasing.let_read(room, entry.hash, Wish(sam.session.first, "x", town.now() + DAY))
    ident = str(sam.session.wire.get_json("/api/grants")[0]["id"])
    return mentor, mentee, sam, ident


def test_release_of_other_words(town: Town, told: bool) -> None:
    """Other words under a true consent are not shown."""
    _, mentee, sam, _ = let_go(town)
    other = speech.say(mentee.room(), "not for Sam")

    def swap(raw: bytes) -> bytes:
        sealed, until, rows = decoded(raw)
        return canon.encode([sealed, until, [[other.item.encode(), *rows[0][1:]]]])

    with lying(town, Lie("/api/grants/[0-9a-f]+$", answer=swap), told):
        code = refusal(lambda: received(sam.session))
    assert code == ("false-release" if told else None)


def test_release_by_another_author(town: Town, told: bool) -> None:
    """The author whom the server names must be the one whom the entry names."""
    mentor, _, sam, _ = let_go(town)

    def rename(raw: bytes) -> bytes:
        sealed, until, rows = decoded(raw)
        return canon.encode([sealed, until, [[*rows[0][:2], mentor.session.vault.account]]])

    with lying(town, Lie("/api/grants/[0-9a-f]+$", answer=rename), told):
        code = refusal(lambda: received(sam.session))
    assert code == ("false-release" if told else None)


def test_grant_to_another_card(town: Town, told: bool) -> None:
    """A grant handed to somebody else opens nothing there."""
    _, _, sam, ident = let_go(town)
    kim = town.invited("Kim")
    grant = sam.session.wire.get(f"/api/grants/{ident}")
    listed = json.dumps(sam.session.wire.get_json("/api/grants")).encode()
    reader = kim if told else sam

    def hand_over(raw: bytes) -> bytes:
        return listed if raw[:1] == b"[" else grant

    with lying(town, Lie("/api/grants", answer=hand_over, always=True), told):
        code = refusal(lambda: received(reader.session))
    assert code == ("false-release" if told else None)


def test_release_without_a_leaf(town: Town, told: bool) -> None:
    """A grant whose leaf never reached the log does not open."""
    _, mentee = town.agreed()
    sam = town.invited("Sam")
    room = mentee.room()
    entry = speech.say(room, "for Sam")

    def unlogged(raw: bytes) -> bytes:
        return dataclasses.replace(parcel.parse(raw), leaves=()).encode()

    lie = Lie("/api/rooms/[0-9a-f]+/items$", request=lambda raw: unlogged(raw) if raw else raw)
    with lying(town, lie, told):
        releasing.let_read(room, entry.hash, Wish(sam.session.first, "x", town.now() + DAY))
    assert refusal(lambda: received(sam.session)) == ("not-logged" if told else None)


def test_unexplained_leaf(town: Town, told: bool) -> None:
    """A grant that nobody tells the room of shows as committed to be shown outside."""
    mentor, mentee = town.agreed()
    sam = town.invited("Sam")
    room = mentor.room()
    line = speech.say(room, "mine")
    wish = Wish(sam.session.first, "x", town.now() + DAY)
    build = _silent if told else _open
    room.write(lambda seal: build(seal, room, line, wish))

    sights = [one.sight for one in mentee.room().findings()]
    assert sights == [Sight.UNEXPLAINED if told else Sight.TOLD]


def _open(seal: Seal, room: Room, line: Line, wish: Wish) -> Parcel:
    agreed = consent_to(room, line, None, wish)
    return granting(room, seal, agreed, (), None, None)


def _silent(seal: Seal, room: Room, line: Line, wish: Wish) -> Parcel:
    """What altered software does: the grant and its leaf, beside a word about something else."""

    def instead(_: Saying) -> Envelope:
        return seal(Saying(Kind.WORDS, ["about the weather", []]))

    return _open(instead, room, line, wish)


def test_forged_stamp(town: Town, told: bool) -> None:
    """Without the server's stamp on these very words the ombuds believes nothing."""
    _, mentee = town.agreed()
    room = mentee.room()
    line = speech.say(room, "this was said")
    found = room.entry(line.hash.hex())
    shown = dataclasses.replace(found, stamp=flip(found.stamp or b"")) if told else found
    evidence.show(room, [shown], "look")
    noor = town.helpers["Noor"]
    entry = evidence.showings(noor.session)[0].entries[0]

    code = refusal(lambda: evidence.check(noor.session, entry))
    assert code == ("bad-stamp" if told else None)
