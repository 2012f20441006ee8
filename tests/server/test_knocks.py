"""Whoever is away gets one mail that says nothing, at an hour of theirs; who is there gets none."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from quietroom.knock.words import CODE, KNOCK
from quietroom.server import events
from quietroom.server.config import Rate
from quietroom.server.mailing import Mailing
from quietroom.server.postman import Postman
from tests.server.mailed import (
    MANNER,
    SENDER,
    go_away,
    go_on,
    post,
    postman,
    told_by_mail,
    two,
    world,
)
from tests.server.sink import Sink
from tests.server.test_events import Listening
from tests.server.world import MANY, Two, World

__all__ = ["post", "postman", "two", "world"]


def test_a_mail_that_says_nothing(world: World, two: Two, post: Sink, postman: Postman) -> None:
    """The mail is the constant one, from the server by its name, and bears no trace of the rest."""
    told_by_mail(world, two.room.second, "second@example.org")
    entry = two.say(two.room.first)
    go_on(world, postman, 120)
    (mail,), (raw,) = post.mails, post.raw
    ids = [two.room.id, entry.hash, world.home.id]
    for who in (two.room.first, two.room.second):
        ids += [who.account, who.card.hash]

    assert post.recipients == ["second@example.org"]
    assert mail["from"] == f"Quietroom <{SENDER}>"
    assert (mail["subject"], mail["auto-submitted"]) == (KNOCK["en"].subject, "auto-generated")
    assert mail.get_content().replace("\r\n", "\n") == KNOCK["en"].text.format(
        url="https://rooms.example"
    )
    assert not any(ident.hex().encode() in raw.lower() for ident in ids)
    assert not any(name in raw for name in (b"Programme", b"Coordinator", b"Somebody"))
    assert {name.lower() for name in mail} == {
        *("from", "to", "date", "message-id", "subject", "auto-submitted", "mime-version"),
        *("list-unsubscribe", "list-unsubscribe-post", "content-type"),
        "content-transfer-encoding",
    }


def test_mails_are_all_alike(world: World, two: Two, post: Sink, postman: Postman) -> None:
    """Whatever is new, to whomever: mails differ in recipient, id, token and nothing else."""
    told_by_mail(world, two.room.first, "one@example.org")
    told_by_mail(world, two.room.second, "two@example.org")
    for _ in range(3):
        two.say(two.room.second)
    world.post_letter(os.urandom(16), two.room.first, two.room.second)
    go_on(world, postman, 120)
    one, other = post.mails

    assert {*post.recipients} == {"one@example.org", "two@example.org"}
    assert one.get_content() == other.get_content()
    own = {"to", "message-id", "list-unsubscribe"}
    assert {name: one[name] for name in one if name.lower() not in own} == {
        name: other[name] for name in other if name.lower() not in own
    }


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_in_the_persons_language(
    world: World, two: Two, post: Sink, postman: Postman, language: Any
) -> None:
    """Code and knock come in the language that was chosen."""
    who = two.room.second
    world.ask("PUT", "/api/knock", who, json={**MANNER, "language": language}).raise_for_status()
    world.post("/api/knock/address", who, {"address": "a@example.org"}).raise_for_status()
    world.run(postman.send())
    told_by_mail(world, who, "a@example.org", language=language)
    two.say(two.room.first)
    go_on(world, postman, 120)

    assert [mail["subject"] for mail in post.mails] == [
        CODE[language].subject,
        KNOCK[language].subject,
    ]


def test_who_is_there_gets_none(world: World, two: Two, post: Sink, postman: Postman) -> None:
    """Somebody who asks for anything within two minutes is told nothing; next time they are."""
    told_by_mail(world, two.room.second, "second@example.org")
    two.say(two.room.first)
    world.clock.now += 60
    world.get("/api/rooms", two.room.second).raise_for_status()
    go_on(world, postman, 120)
    there = len(post.raw)
    two.say(two.room.first)
    go_on(world, postman, 120)

    assert (there, len(post.raw)) == (0, 1)


def test_who_listens_gets_none(
    world: World, two: Two, post: Sink, postman: Postman, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An open stream counts as being there, as long as it lives."""
    monkeypatch.setattr(events, "BEAT", 0.05)
    told_by_mail(world, two.room.second, "second@example.org")
    listening = Listening(world, two.room.second)
    listening.next()
    two.say(two.room.first)
    listening.next()
    world.clock.now += 20
    listening.next()
    go_on(world, postman, 200)

    assert post.raw == []


def test_another_does_not_count(world: World, two: Two, post: Sink, postman: Postman) -> None:
    """That the other of the two is there takes nothing away."""
    told_by_mail(world, two.room.second, "second@example.org")
    two.say(two.room.first)
    world.clock.now += 60
    world.get("/api/rooms", two.room.first).raise_for_status()
    go_on(world, postman, 120)

    assert len(post.raw) == 1


def test_digest_and_quiet_hours_over_a_change_of_clocks(
    world: World, two: Two, post: Sink, postman: Postman
) -> None:
    """The clocks of the two go their ways: each is told when it is 7:00 at theirs, not before."""
    night = {"quiet_from": 22, "quiet_to": 7}
    told_by_mail(world, two.room.first, "paris@example.org", rhythm="hourly", **night)
    told_by_mail(
        world,
        two.room.second,
        "new.york@example.org",
        rhythm="daily",
        hour=7,
        zone="America/New_York",
    )
    # The night in which Paris puts its clock forward; New York did so two weeks before.
    world.clock.now = int(datetime(2027, 3, 27, 23, 30, tzinfo=UTC).timestamp())
    world.forget_sessions()
    for who in (two.room.first, two.room.second):
        two.say(who)
    told = []
    for minute in range(0, 14 * 60, 30):
        world.clock.now = int(datetime(2027, 3, 27, 23, 32, tzinfo=UTC).timestamp()) + 60 * minute
        before = len(post.recipients)
        go_on(world, postman)
        told += [(minute, whom) for whom in post.recipients[before:]]

    # 7:00 in Paris is 5:00 UTC that morning, 7:00 in New York 11:00.
    assert told == [(330, "paris@example.org"), (690, "new.york@example.org")]


def test_a_person_ends_their_mails(world: World, two: Two, post: Sink, postman: Postman) -> None:
    """A mail program ends them by the address in the mail, as one request without a session."""
    told_by_mail(world, two.room.second, "second@example.org")
    two.say(two.room.first)
    go_on(world, postman, 120)
    (mail,) = post.mails
    url = urlsplit(str(mail["list-unsubscribe"]).strip("<>"))
    form = {"content-type": "application/x-www-form-urlencoded"}
    one_click: dict[str, Any] = {"content": b"List-Unsubscribe=One-Click", "headers": form}
    looked = world.ask("GET", url.path)
    other = world.ask("POST", url.path[:-32] + 32 * "0", **one_click)
    kept = world.get("/api/knock", two.room.second).json()["address"]
    done = world.ask("POST", url.path, **one_click)

    assert (url.scheme, url.netloc, url.query) == ("https", "rooms.example", "")
    assert mail["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
    assert (looked.status_code, kept) == (405, "second@example.org")
    assert (other.status_code, other.content) == (done.status_code, done.content)
    assert other.headers.raw == done.headers.raw
    assert world.get("/api/knock", two.room.second).json()["address"] is None


def test_an_address_is_asked_first(world: World, two: Two, post: Sink, postman: Postman) -> None:
    """A stranger's address gets one code, and without it nothing more, however much is new."""
    who = two.room.second
    world.post("/api/knock/address", who, {"address": "stranger@example.org"}).raise_for_status()
    world.run(postman.send())
    known = world.get("/api/knock", who).json()
    go_away(world)
    two.say(two.room.first)
    go_on(world, postman, 10**6)
    (mail,) = post.mails
    (code,) = [line for line in mail.get_content().splitlines() if line[:3].isdecimal()]

    assert (known["address"], known["asked"]) == (None, "stranger@example.org")
    assert mail["subject"] == CODE["en"].subject
    assert "list-unsubscribe" not in mail
    assert len(code.replace(" ", "")) == 6


@pytest.mark.parametrize(
    ("address", "code"),
    [("ada", "malformed"), ("a@b@c", "malformed"), ("a@b\r\nBcc: eve@c", "malformed")],
)
def test_what_is_no_address(world: World, two: Two, address: str, code: str) -> None:
    """What is no single address is refused before anything is mailed."""
    refused = world.post("/api/knock/address", two.room.second, {"address": address})

    assert (refused.status_code, refused.json()["code"]) == (400, code)
    assert world.run(world.store.mails.due(world.home.id)) == []


@pytest.mark.parametrize(
    "change",
    [
        {"rhythm": "weekly"},
        {"hour": 24},
        {"quiet_from": 7},
        {"quiet_from": 7, "quiet_to": 7},
        {"language": "de"},
        {"zone": ""},
    ],
)
def test_what_is_no_manner(world: World, two: Two, change: dict[str, Any]) -> None:
    """What says nothing sensible is refused, and nothing is kept of it."""
    refused = world.ask("PUT", "/api/knock", two.room.second, json={**MANNER, **change})

    assert (refused.status_code, refused.json()["code"]) == (400, "malformed")
    assert world.get("/api/knock", two.room.second).json()["rhythm"] == "hourly"


@pytest.mark.parametrize("name", ["Europe/Quietroom", "localtime", "../../etc/passwd", "UTC\0"])
def test_what_is_no_zone(world: World, two: Two, name: str) -> None:
    """A name that is no zone's is refused by its code; no path is looked up for it."""
    refused = world.ask("PUT", "/api/knock", two.room.second, json={**MANNER, "zone": name})

    assert (refused.status_code, refused.json()["code"]) == (400, "no-such-zone")


def test_codes_cannot_be_had_without_end(folder: Path, post: Sink) -> None:
    """A few codes may be asked for, to and by one, and then there is a wait."""
    mailing = Mailing(f"smtp://127.0.0.1:{post.port}", SENDER)
    world = World(folder, replace(MANY, mail=Rate(2, 0.001)), mailing=mailing)
    boss = world.coordinator()
    one, other = world.person(boss), world.person(boss)
    said = [
        world.post("/api/knock/address", who, {"address": address}).status_code
        for who, address in (
            *((one, f"{n}@example.org") for n in range(3)),
            *((other, "0@example.org") for _ in range(2)),
        )
    ]
    world.close()

    assert said == [204, 204, 429, 204, 429]
