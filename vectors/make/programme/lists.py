"""Scenarios of single lists, and of lists that follow each other."""

from dataclasses import replace

from quietroom.agreement.people import Person
from quietroom.ground import canon
from quietroom.programme.roles import Holder, Published, Role

from .cast import (
    CORA,
    CORA_LATER,
    DAN,
    FIRST,
    FULL,
    INES,
    LEILA,
    LINEAGES,
    LOG,
    OMAR,
    SAM,
    Json,
    Scenario,
    case,
    keys,
    listed,
    published,
    refused,
)


def lists() -> list[Scenario]:
    """One list and its rules."""

    def good(about: str, one: Published, because: str) -> Scenario:
        roles = one.roles
        expect: Json = {
            "version": roles.version,
            "hash": roles.hash.hex(),
            "leaf": one.leaf().encode().hex(),
            "holders": [[str(h.role), h.person.name, h.person.card.hex()] for h in roles.holders],
        }
        return case("roles", "2", about, {"published": one.encode().hex()}, expect, because)

    def bad(section: str, about: str, code: str, because: str, *holders: Holder) -> Scenario:
        raw = published(listed(holders)).encode().hex()
        return case("roles", section, about, {"published": raw}, refused(code), because)

    later = published(replace(listed(FULL), version=1))
    unknown = canon.encode([0, None, LOG, CORA.card, 1, [["king", "Cora", CORA.card]]])
    bent = canon.encode([canon.encode([unknown, b"0" * 64, b"0" * 3309]), bytes(32)])
    return [
        good("a first list", published(listed(FIRST)), "whoever signs it coordinates"),
        good("every role", published(listed(FULL, listed(FIRST))), "each stands where it should"),
        bad("3", "nobody coordinates", "bad-roles", "nobody runs it", Holder(Role.OMBUDS, INES)),
        bad(
            "3",
            "two officers",
            "bad-roles",
            "a report goes to one person",
            *FULL,
            Holder(Role.OFFICER, SAM),
        ),
        bad("3", "somebody twice", "bad-roles", "one row says it", *FIRST, *FIRST),
        bad(
            "3",
            "one name, two keys",
            "bad-roles",
            "nobody could tell them apart",
            *FIRST,
            Holder(Role.OMBUDS, Person(INES.card, CORA.name)),
        ),
        bad(
            "3",
            "one key, two names",
            "bad-roles",
            "one person would look like two",
            *FIRST,
            Holder(Role.OFFICER, Person(CORA.card, "Somebody else")),
        ),
        bad(
            "3",
            "a coordinator as ombuds",
            "conflicted-person",
            "concerns about the programme would go to who runs it",
            *FIRST,
            Holder(Role.OMBUDS, CORA),
        ),
        bad(
            "3",
            "an officer as their own deputy",
            "conflicted-person",
            "nobody stands in for themselves",
            *FIRST,
            Holder(Role.OFFICER, LEILA),
            Holder(Role.DEPUTY, LEILA),
        ),
        case(
            "roles",
            "2",
            "a later list without the one before it",
            {"published": later.encode().hex()},
            refused("malformed"),
            "only the first follows nothing",
        ),
        case(
            "roles",
            "2",
            "a role that is none",
            {"published": bent.hex()},
            refused("malformed"),
            "what is not known is not guessed at",
        ),
    ]


def standings() -> list[Scenario]:
    """Lists that follow each other, against a log."""
    first = published(listed(FIRST))
    full = published(listed(FULL, first.roles))
    by_later = published(listed(FIRST, full.roles, CORA_LATER))
    by_dan = published(listed((Holder(Role.COORDINATOR, DAN),), full.roles, DAN.card))
    by_sam = published(listed((Holder(Role.COORDINATOR, SAM),), full.roles, SAM.card))
    forged = published(listed(FULL, first.roles), by=SAM.card)
    other = published(listed((*FIRST, Holder(Role.OFFICER, OMAR)), first.roles))
    alone = published(listed((Holder(Role.COORDINATOR, DAN),)))
    elsewhere = published(replace(listed(FIRST), log=bytes(32)))

    def given(*shown: Published, logged: tuple[Published, ...] | None = None) -> Json:
        leaves = shown if logged is None else logged
        return {
            "log": LOG.hex(),
            "published": [one.encode().hex() for one in shown],
            "leaves": [one.leaf().encode().hex() for one in leaves],
            "keys": keys(CORA.card, CORA_LATER, DAN.card, SAM.card),
            "lineages": LINEAGES,
        }

    def play(about: str, of: Json, expect: Json, because: str) -> Scenario:
        return case("standing", "4", about, of, expect, because)

    def stands(last: Published, *anew: int) -> Json:
        return {"now": last.roles.hash.hex(), "anew": list(anew)}

    return [
        play("nothing yet", given(), {"now": None, "anew": []}, "nobody was named"),
        play("a first list", given(first), stands(first), "it names whoever signed it"),
        play("two lists", given(first, full), stands(full), "the newest counts"),
        play(
            "a coordinator with a new card",
            given(first, full, by_later),
            stands(by_later),
            "a card signed by its predecessor is the same person",
        ),
        play(
            "another coordinator",
            given(first, full, by_dan),
            stands(by_dan),
            "the list before names them",
        ),
        play(
            "begun anew",
            given(first, full, by_sam),
            stands(by_sam, 2),
            "nobody of before signed it: it counts, and is told apart",
        ),
        play("a forged one", given(first, forged), refused("bad-signature"), "not Cora's keys"),
        play(
            "a first list without its signer",
            given(alone),
            refused("roles-do-not-follow"),
            "nobody names others without saying that they run it",
        ),
        play(
            "another programme's",
            given(elsewhere),
            refused("roles-do-not-follow"),
            "it was signed for another log",
        ),
        play(
            "one left out",
            given(full, logged=(first, full)),
            refused("roles-do-not-follow"),
            "the first place is the first list's",
        ),
        play(
            "one replaced",
            given(first, other, logged=(first, full)),
            refused("roles-not-logged"),
            "the log commits to another one",
        ),
        play(
            "two of one version",
            given(first, full, logged=(first, full, other)),
            refused("roles-differ"),
            "somebody may have been shown the other",
        ),
        play(
            "an old one",
            given(first, logged=(first, full)),
            refused("roles-withheld"),
            "the log shows that there is a newer one",
        ),
    ]
