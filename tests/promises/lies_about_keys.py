"""Lies about cards, vaults and invitations."""

import json
import shutil

from quietroom.client import invitation, succession
from quietroom.client import ways as unlocking
from quietroom.client.invitation import To
from quietroom.client.session import Edge
from quietroom.ground import canon
from quietroom.tlog.policy import Policy
from tests.journeys.town import Citizen, Town, rotated
from tests.promises.liar import Lie, decoded, flip
from tests.promises.scene import (
    Cast,
    Join,
    LetRead,
    Read,
    Restore,
    Say,
    Scene,
    Settle,
    Unlock,
    lie,
    told_if,
)

CARDS = "^/api/cards/"
VAULT = "^/api/vault/fetch$"


def lineage_of(who: Citizen) -> bytes:
    """What an honest server hands out as somebody's lineage."""
    return who.session.wire.get(f"/api/cards/{who.session.first.hex()}")


@lie
def swapped_card(cast: Cast, told: bool) -> Scene:
    """Somebody else's card is handed out for the partner's."""
    pair, other = cast.spoken, lineage_of(cast.person("Mallory"))
    lie = Lie(CARDS, answer=lambda _: other)
    return Scene(
        Read(pair.mentee, pair.room), told_if(told, "swapped-card"), lie, never=("second",) * told
    )


@lie
def swapped_card_before_the_first_word(cast: Cast, told: bool) -> Scene:
    """The same where the two have only been made a pair."""
    pair, other = cast.met, lineage_of(cast.person("Mallory"))
    lie = Lie(CARDS, answer=lambda _: other)
    return Scene(Read(pair.mentor, pair.room), told_if(told, "swapped-card"), lie)


@lie
def swapped_recipient(cast: Cast, told: bool) -> Scene:
    """Somebody else's card is handed out for the one to whom an entry shall go."""
    pair, sam, other = cast.another(), cast.person("Sam"), cast.person("Mallory")
    theirs = lineage_of(other)

    def letters() -> int:
        return sum(len(one.session.wire.get_json("/api/grants")) for one in (sam, other))

    return Scene(
        LetRead(pair.mentee, pair.room, "first", sam.session.first),
        told_if(told, "swapped-card"),
        Lie(CARDS, answer=lambda _: theirs),
        came_of_it=letters,
    )


@lie
def card_not_in_the_log(cast: Cast, told: bool) -> Scene:
    """A card is handed out that the log does not show, however well it is signed."""
    pair = cast.spoken

    def unlogged(raw: bytes) -> bytes:
        return canon.encode([[signed, flip(r)] for signed, r in decoded(raw)])

    lie = Lie(CARDS, answer=unlogged)
    return Scene(Read(pair.mentee, pair.room), told_if(told, "swapped-card"), lie)


@lie
def newer_card_withheld(cast: Cast, told: bool) -> Scene:
    """The newest card of a lineage is kept back, which the log shows."""
    pair = cast.another()
    rotated(pair.mentee.session)
    lie = Lie(CARDS + pair.mentee.session.first.hex(), lambda raw: canon.encode(decoded(raw)[:1]))
    act = Say(pair.mentor, pair.room, "to your new card")
    return Scene(act, told_if(told, "card-withheld"), lie, shows=() if told else (act.words,))


@lie
def rival_withheld(cast: Cast, told: bool) -> Scene:
    """A card is kept back by which its person said 'that was not me'."""
    pair, town = cast.another(), cast.town
    edge, kit = copied(town, pair.mentee), pair.mentee.ways.kit.text()
    rotated(pair.mentee.session)
    pair.mentor.room()
    succession.disown(edge, kit, town.wire())
    lie = Lie(CARDS + pair.mentee.session.first.hex(), lambda raw: canon.encode(decoded(raw)[:2]))
    act = Say(pair.mentor, pair.room, "to whom?")
    code = "card-withheld" if told else "lineage-forked"
    return Scene(act, frozenset({code}), lie, never=(act.words,) * told)


@lie
def swapped_partner(cast: Cast, told: bool) -> Scene:
    """The list of rooms names another partner than the one who was met, whose card is logged."""
    pair, other = cast.another(), cast.person("Mallory").session
    pair.mentee.room()
    card, account = pair.mentor.session.first.hex(), pair.mentor.session.vault.account.hex()

    def swap(raw: bytes) -> bytes:
        theirs = raw.replace(card.encode(), other.first.hex().encode())
        return theirs.replace(account.encode(), other.vault.account.hex().encode())

    act = Say(pair.mentee, pair.room, "to whom I know")
    codes = told_if(told, "meet-anew", "void-record")
    return Scene(act, codes, Lie("^/api/rooms$", answer=swap), never=(act.words,) * told)


@lie
def other_log_at_joining(cast: Cast, told: bool) -> Scene:
    """The log is not the one that a link names."""
    other = Policy("localhost/other", bytes(32)).encode()
    act = Join(cast.town.coordinator, link_for(cast))
    return Scene(act, told_if(told, "other-log"), Lie("^/log/policy$", answer=lambda _: other))


@lie
def swapped_inviter(cast: Cast, told: bool) -> Scene:
    """Somebody else's card is handed out for the one who sent a link."""
    sender, other = cast.person("Sender"), lineage_of(cast.person("Mallory"))
    lie = Lie(CARDS + sender.session.first.hex(), answer=lambda _: other)
    return Scene(Join(sender, link_for(cast, sender)), told_if(told, "swapped-card"), lie)


@lie
def unproven_invitation(cast: Cast, told: bool) -> Scene:
    """Somebody else is said to have come by a link, without the proof that the link gives."""
    sender, other = cast.newcomer(), cast.person("Mallory")
    cast.town.invited("Guest of " + sender.name, by=sender, role="mentee")
    theirs = other.session.first.hex().encode()

    def swap(raw: bytes) -> bytes:
        (row,) = [row for row in json.loads(raw) if row["card"]]
        return raw.replace(str(row["card"]).encode(), theirs)

    lie = Lie("^/api/invitations$", answer=swap)
    return Scene(Settle(sender), told_if(told, "invitation-unproven"), lie)


@lie
def another_accounts_vault(cast: Cast, told: bool) -> Scene:
    """Another person's vault is handed out for mine."""
    pair = cast.spoken
    vault = decoded(fetched(cast.town, pair.mentor))[0]

    def swap(raw: bytes) -> bytes:
        _, *rest = decoded(raw)
        return canon.encode([vault, *rest])

    act = Restore(pair.mentee, pair.mentee.ways.kit.text())
    return Scene(act, told_if(told, "foreign-vault"), Lie(VAULT, answer=swap))


@lie
def another_accounts_wrap(cast: Cast, told: bool) -> Scene:
    """Another person's wrapped key is handed out beside my vault."""
    pair = cast.spoken
    wrap = decoded(fetched(cast.town, pair.mentor))[1]

    def swap(raw: bytes) -> bytes:
        vault, _, *rest = decoded(raw)
        return canon.encode([vault, wrap, *rest])

    act = Restore(pair.mentee, pair.mentee.ways.kit.text())
    return Scene(act, told_if(told, "wrong-unlock"), Lie(VAULT, answer=swap))


@lie
def stale_vault(cast: Cast, told: bool) -> Scene:
    """A vault from before the newest card is handed out to whoever comes with the old kit."""
    who = cast.newcomer()
    old, kit = fetched(cast.town, who), who.ways.kit.text()
    _, ways = rotated(who.session)
    lie = Lie(VAULT, answer=lambda _: old, always=True)
    act = Restore(who, kit if told else ways.kit.text())
    return Scene(act, told_if(told, "stale-vault", "sign-in-other-card"), lie)


@lie
def keys_made_elsewhere(cast: Cast, told: bool) -> Scene:
    """No lie of a server, but looks like one: this device's vault is older than the newest card."""
    who = cast.newcomer()

    def renew() -> None:
        if told:
            rotated(who.session)

    codes = told_if(told, "keys-renewed")
    return Scene(Unlock(who, who.ways.kit.text()), codes, meanwhile=renew)


@lie
def lowered_cost(cast: Cast, told: bool) -> Scene:
    """A server says what stretching a passphrase costs: there is no place for such a word."""
    mentee = cast.spoken.mentee

    def cheaper(raw: bytes) -> bytes:
        return canon.encode([*decoded(raw), ["memory", 8, "passes", 1]])

    act = Restore(mentee, mentee.ways.kit.text())
    return Scene(act, told_if(told, "bad-answer"), Lie(VAULT, answer=cheaper))


@lie
def notebook_withheld(cast: Cast, told: bool) -> Scene:
    """The newest of what somebody wrote to themself is kept back from a device that knows it."""
    mentee = cast.spoken.mentee

    def less(raw: bytes) -> bytes:
        after, _, count, head = decoded(raw)
        return canon.encode([after, [], count - 1, head])

    lie = Lie("^/api/notebook/items$", answer=less, method="GET")
    return Scene(Unlock(mentee, mentee.ways.kit.text()), told_if(told, "withheld"), lie)


def fetched(town: Town, who: Citizen) -> bytes:
    """What an honest server hands out to whoever comes with somebody's kit."""
    account = who.session.vault.account
    found = unlocking.read_unlock(account, who.ways.kit.text())
    asked = {"account": account.hex(), "method": found.method, "token": found.token.hex()}
    return town.wire().send_json("/api/vault/fetch", asked)


def copied(town: Town, who: Citizen) -> Edge:
    """A copy of somebody's folder, as it is now."""
    edge = town.edge(f"{who.name}-{town.entropy(4).hex()}")
    shutil.copytree(who.session.edge.home.folder, edge.home.folder)
    return edge


def link_for(cast: Cast, by: Citizen | None = None) -> str:
    """A link that nobody has used."""
    sender = by or cast.town.coordinator
    to = To(f"Invited {cast.town.entropy(4).hex()}")
    return invitation.invite(sender.session, sender.memory, "mentee" if by else None, to)
