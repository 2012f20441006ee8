"""Mails reach a mail server whole, under TLS, or wait; whatever it says is written nowhere."""

from dataclasses import replace
from pathlib import Path

import pytest

from quietroom.server import faultlog
from quietroom.server.mailing import Mailing
from quietroom.server.postman import LONGEST, WAIT, Postman
from quietroom.server.store.tenants import Tenant
from tests.server.mailed import SENDER, go_on, post, postman, told_by_mail, two, world
from tests.server.sink import HOST, Sink, sink
from tests.server.world import Two, World

__all__ = ["post", "postman", "two", "world"]


def test_nothing_is_lost_while_the_mail_server_is_away(
    world: World, two: Two, post: Sink, tmp_path: Path
) -> None:
    """A mail server that is away for a week costs nobody a mail, and is asked ever more seldom."""
    told_by_mail(world, two.room.second, "second@example.org")
    two.say(two.room.first)
    away = replace(world.config, mailing=Mailing("smtp://127.0.0.1:1", SENDER))
    postman = Postman(world.store, away, tmp_path / "mails", world.clock)
    with faultlog.writing(tmp_path / "log"):
        for _ in range(7 * 24 * 4):
            go_on(world, postman, 900)
    log = (tmp_path / "log").read_text()
    back = Postman(world.store, world.config, tmp_path / "mails", world.clock)
    go_on(world, back)

    assert post.recipients == ["second@example.org"]
    assert 7 * 24 <= log.count("\n") < 7 * 24 + 8
    assert "second" not in log
    assert "SMTPConnectError at server/postman.py" in log
    assert (WAIT, LONGEST) == (60, 3600)


def test_one_that_is_refused_holds_up_no_other(
    world: World, two: Two, post: Sink, postman: Postman, tmp_path: Path
) -> None:
    """A recipient whom the mail server refuses is tried again; the rest goes meanwhile."""
    told_by_mail(world, two.room.first, "gone@example.org")
    told_by_mail(world, two.room.second, "second@example.org")
    post.refuse["gone@example.org"] = "450 gone@example.org is not at home"
    for who in (two.room.first, two.room.second):
        two.say(who)
    with faultlog.writing(tmp_path / "log"):
        go_on(world, postman, 120)
        first = list(post.recipients)
        post.refuse.clear()
        go_on(world, postman, 60)
        log = (tmp_path / "log").read_text()

    assert first == ["second@example.org"]
    assert post.recipients == ["second@example.org", "gone@example.org"]
    assert "SMTPRecipientsRefused at server/postman.py" in log
    assert "gone@example.org" not in log
    assert "at home" not in log


def over_tls(folder: Path, port: int) -> Mailing:
    """A mail server that is reached over a wire, with a user and a password."""
    (folder / "password").write_text("open sesame\n")
    (folder / "password").chmod(0o600)
    return Mailing(f"smtp://robin@{HOST}:{port}", SENDER, folder / "password")


def test_over_a_wire_with_tls(
    world: World, two: Two, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mail server elsewhere is spoken to under TLS, and told its user and password then."""
    told_by_mail(world, two.room.second, "second@example.org")
    two.say(two.room.first)
    with sink(tmp_path) as post:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
        config = replace(world.config, mailing=over_tls(tmp_path, post.port))
        go_on(world, Postman(world.store, config, tmp_path / "mails", world.clock), 120)

        assert post.recipients == ["second@example.org"]
        assert post.logins == [(b"robin", b"open sesame")]


@pytest.mark.parametrize("certified", [False, True])
def test_no_mail_without_tls(world: World, two: Two, tmp_path: Path, certified: bool) -> None:
    """Where no TLS is offered, or its certificate is nobody's we know, nothing is handed over."""
    told_by_mail(world, two.room.second, "second@example.org")
    two.say(two.room.first)
    with sink(tmp_path if certified else None) as post:
        elsewhere = Mailing(f"smtp://{HOST}:{post.port}", SENDER)
        config = replace(world.config, mailing=elsewhere)
        go_on(world, Postman(world.store, config, tmp_path / "mails", world.clock), 120)

        assert (post.raw, post.logins) == ([], [])
    assert len(world.run(world.store.mails.due(world.home.id))) == 1


def test_links_are_mailed_too(world: World, post: Sink, postman: Postman, tmp_path: Path) -> None:
    """With a mail server a programme's links go by it, under its sender, and no file is written."""
    tenant: Tenant = world.home
    boss = world.coordinator()
    world.run(
        world.store.invitations.return_link(tenant.id, "nobody@example.org", bytes(32), "link")
    )
    asked = {"kind": "person", "token_hash": "0" * 64, "name": "Ada", "email": "ada@example.org"}
    world.post("/api/invitations", boss, asked).raise_for_status()
    back = world.post("/api/fresh-start", None, {"email": "ada@example.org"})
    go_on(world, postman)
    (mail,) = post.mails

    assert back.status_code == 202
    assert (mail["to"], mail["from"]) == (
        "ada@example.org",
        f"Programme of localhost <{SENDER}>",
    )
    assert "https://rooms.example/join#" in mail.get_content()
    assert not (tmp_path / "mails").exists()
