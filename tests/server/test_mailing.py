"""A server is told of its mail server whole or not at all; each gap has its sentence."""

from pathlib import Path

import pytest

from quietroom.ground.errors import Malformed
from quietroom.server import run
from quietroom.server.config import Config
from quietroom.server.mailing import Mailing, Smtp, split
from quietroom.server.pushing import Pushing
from tests.server.test_run import outcome

SENDER = "quietroom@rooms.example"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Mailing(None, SENDER), "no mail server"),
        (Mailing(None, None, Path("password")), "no mail server"),
        (Mailing("smtps://mail.example"), "no sender"),
        (Mailing("smtps://mail.example", "me"), "not one e-mail address"),
        (Mailing("smtps://mail.example", "me@here, you@there"), "not one e-mail address"),
        (Mailing("smtps://robin@mail.example", SENDER), "no password"),
        (Mailing("smtps://mail.example", SENDER, Path("password")), "no user"),
        (Mailing("smtps://robin@mail.example", SENDER, Path("nowhere")), "is not there"),
        (Mailing("smtps://robin:word@mail.example", SENDER, Path("nowhere")), "others see it"),
        (Mailing("mail.example", SENDER), "smtp:// or smtps://"),
        (Mailing("https://mail.example", SENDER), "smtp:// or smtps://"),
        (Mailing("smtp://", SENDER), "smtp:// or smtps://"),
        (Mailing("smtp://mail.example:port", SENDER), "smtp:// or smtps://"),
        (Mailing("smtp://mail.example/inbox", SENDER), "smtp:// or smtps://"),
    ],
)
def test_half_a_setting_is_refused(
    given: Mailing, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is missing is named, and the server does not begin; nor is any password repeated."""
    config = Config(tmp_path / "data", port=0, mailing=given)
    checked = outcome(run.check(config), capsys)
    served = outcome(run.serve(config), capsys)

    assert (checked[0], served[0]) == (5, 5)
    assert said in checked[1]
    assert said in served[2]
    assert "word@" not in checked[1]


def test_a_password_that_others_read(tmp_path: Path) -> None:
    """A file that others can read is refused until it is its owner's alone."""
    path = tmp_path / "password"
    path.write_text("open sesame")
    path.chmod(0o640)
    given = Mailing("smtps://robin@mail.example", SENDER, path)
    before = given.unsafe()
    path.chmod(0o600)

    assert ["chmod 600" in each for each in before] == [True]
    assert given.unsafe() == []


@pytest.mark.parametrize(
    ("url", "host", "port", "tls"),
    [
        ("smtps://mail.example", "mail.example", 465, "at-first"),
        ("smtps://mail.example:4650", "mail.example", 4650, "at-first"),
        ("smtps://localhost", "localhost", 465, "at-first"),
        ("smtp://mail.example", "mail.example", 587, "before-use"),
        ("smtp://127.0.0.2", "127.0.0.2", 587, "before-use"),
        ("smtp://localhost", "localhost", 25, "none"),
        ("smtp://[::1]:2525", "::1", 2525, "none"),
    ],
)
def test_without_tls_on_this_machine_alone(url: str, host: str, port: int, tls: str) -> None:
    """Ports are the usual ones, and TLS is begun wherever a wire lies between."""
    given = Mailing(url, SENDER)

    assert given.unsafe() == []
    assert given.server == Smtp(host, port, tls, None, None, SENDER)  # type: ignore[arg-type]


def test_nothing_is_a_setting_too() -> None:
    """A server without any of it sends nothing, and lacks nothing."""
    assert (Mailing().unsafe(), Mailing().server) == ([], None)
    assert (Pushing().unsafe(), Pushing().on) == ([], False)


@pytest.mark.parametrize(
    "service", ["push.example", "https://push.example/", "https://u@push.example", "ftp://a"]
)
def test_a_push_service_is_an_origin(service: str) -> None:
    """A push service is named by scheme, host and port, as endpoints are compared with it."""
    assert len(Pushing(services=(service,)).unsafe()) == 1
    assert Pushing(services=("https://push.example:8443",)).unsafe() == []


@pytest.mark.parametrize("address", ["", "@", "a@", "@b", "a b@c", "a@b@c", "a@b,c@d", "<a@b>"])
def test_one_address_and_no_more(address: str) -> None:
    """What is no single address is refused before it could become part of a header."""
    assert split("ada@example.org") == ("ada", "example.org")
    with pytest.raises(Malformed):
        split(address)
