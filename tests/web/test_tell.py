"""Being told while away, from the settings to what a phone shows: always one sentence of ours."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from quietroom.client import speech
from quietroom.ground.digest import sha256
from quietroom.knock import due
from quietroom.knock.words import KNOCK
from quietroom.server import jobs
from quietroom.server.mailing import Mailing
from quietroom.server.postman import Postman
from quietroom.server.pushing import Pushing
from tests.journeys.town import Citizen
from tests.server.pushed import Service, service, verified
from tests.server.sink import Sink, sink
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.people import LONG, Human

CANARY = "canary-7f3a9c-from-Amina"

SAID = "Something new in Quietroom"

_MAKER = """
(endpoint => {
  let held = null;
  const made = {endpoint, unsubscribe: async () => { held = null; return true; }};
  PushManager.prototype.getSubscription = async () => held;
  PushManager.prototype.subscribe = async (options) => {
    globalThis.keyGiven = [...new Uint8Array(options.applicationServerKey)];
    return (held = made);
  };
})(%s)
"""
"""The browser's maker, who is not to be reached from here: hands out one endpoint."""


@pytest.fixture(scope="module")
def post() -> Iterator[Sink]:
    """A mail server."""
    with sink(host="127.0.0.1") as made:
        yield made


@pytest.fixture(scope="module")
def maker() -> Iterator[Service]:
    """A push service."""
    with service() as made:
        yield made


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, post: Sink, maker: Service) -> Iterator[House]:
    """A server that tells people by both."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "quietroom.identity.unlock.stretch", lambda secret, salt: sha256(salt + secret)
        )
        patch.setattr(due, "GRACE", 0)
        mailing = Mailing(f"smtp://127.0.0.1:{post.port}", "quietroom@rooms.example")
        pushing = Pushing(services=(maker.url,))
        made = House(tmp_path_factory.mktemp("house"), mailing=mailing, pushing=pushing)
        yield made
        made.close()


@pytest.fixture(scope="module")
def two(house: House) -> tuple[Citizen, Citizen]:
    """A mentor and a mentee of one room, agreed elsewhere."""
    return house.agreed()


def run_jobs(house: House, folder: Path) -> None:
    """What the server does between requests, once."""
    shell = house.app.state.shell
    house.run(jobs.knock(shell))
    house.run(Postman(shell.store, shell.config, folder, shell.clock).send())
    house.run(jobs.send_pushes(shell))


def at_settings(human: Human, citizen: Citizen) -> None:
    """Somebody goes from their keys to what tells them."""
    human.come_as(citizen)
    human.go("/keys")
    human.press("Tell me")
    human.sees("By mail")


def by_mail(human: Human, house: House, post: Sink, folder: Path, address: str) -> None:
    """They give an address, and the code that came."""
    human.page.get_by_label("Your e-mail address").fill(address)
    human.press("Send me a code")
    human.sees(f"We sent a code to {address}")
    run_jobs(house, folder)
    lines = post.mails[-1].get_content().splitlines()
    code = next(line for line in lines if line[:3].isdecimal())
    human.page.get_by_label("The code from the mail").fill(code)
    human.press("This is my address")
    human.sees(f"Mails go to {address}")


def by_browser(human: Human, maker: Service, name: str) -> None:
    """They let their browser tell them, whose maker is played."""
    human.context.grant_permissions(["notifications"], origin=human.url)
    human.page.evaluate(_MAKER % f"{maker.end(name)!r}")
    human.press("Let this browser tell me")
    human.sees("This browser tells you")


def test_told_by_mail_and_browser(
    person: Person,
    house: House,
    two: tuple[Citizen, Citizen],
    post: Sink,
    maker: Service,
    tmp_path: Path,
) -> None:
    """Each asked once for it on the screen; what comes then says nothing, and comes once."""
    mentor, mentee = two
    human = person()
    at_settings(human, mentee)
    # The service worker is there a moment after the page is.
    human.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    by_mail(human, house, post, tmp_path, "mentee@example.org")
    human.press("Back to your keys")
    human.press("Tell me")
    by_browser(human, maker, "mentee")
    human.page.get_by_role("radio", name="Soon").check()
    human.page.get_by_role("checkbox", name="Quiet hours").uncheck()
    human.press("Save")
    human.sees("Saved.")
    key = bytes(human.page.evaluate("keyGiven"))
    human.page.goto("about:blank")
    before = len(post.raw)
    human.page.wait_for_timeout(2000)
    run_jobs(house, tmp_path)
    for _ in range(3):
        speech.say(mentor.room(), CANARY)
        run_jobs(house, tmp_path)
    mails, pushes = post.mails[before:], maker.asked

    assert [mail["subject"] for mail in mails] == [KNOCK["en"].subject]
    assert [asked.path for asked in pushes] == ["/mentee"]
    assert verified(pushes[0].headers["authorization"])[1] == key
    assert CANARY.encode() not in b"".join(post.raw)
    assert "Amina" not in repr(pushes)


def notified(context: BrowserContext, human: Human, said: str) -> list[dict[str, Any]]:
    """What the browser shows after its maker delivered a push with these words in it."""
    cdp = context.new_cdp_session(human.page)
    found: list[str] = []
    cdp.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: found.extend(one["registrationId"] for one in told["registrations"]),
    )
    cdp.send("ServiceWorker.enable")
    human.page.wait_for_timeout(500)
    given = {"origin": human.url, "registrationId": found[-1], "data": said}
    cdp.send("ServiceWorker.deliverPushMessage", given)
    shown: list[dict[str, Any]] = human.page.evaluate(
        """async () => {
          const ready = await navigator.serviceWorker.ready;
          for (let tries = 0; tries < 100; tries++) {
            const found = await ready.getNotifications();
            if (found.length) return found.map(({title, body, lang}) => ({title, body, lang}));
            await new Promise((go) => setTimeout(go, 50));
          }
          return [];
        }"""
    )
    return shown


@pytest.mark.parametrize(
    ("locale", "said"),
    [("en-GB", SAID), ("fr-FR", "Du nouveau dans Quietroom"), ("ar", "هناك جديد في Quietroom")],
)
@pytest.mark.parametrize("sent", ["", CANARY])
def test_a_browser_shows_one_sentence(person: Person, locale: str, said: str, sent: str) -> None:
    """Whatever a push service makes of it, the browser shows our sentence in its language."""
    human = person(locale=locale)
    human.context.grant_permissions(["notifications"], origin=human.url)
    human.opens(human.url + "/unlock")
    human.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    shown = notified(human.context, human, sent)

    assert shown == [{"title": "Quietroom", "body": said, "lang": locale[:2]}]


def test_no_means_no(person: Person, house: House, two: tuple[Citizen, Citizen]) -> None:
    """Who tells their browser to show nothing is told so, and the server hears of no browser."""
    mentor, _ = two
    human = person()
    human.context.clear_permissions()
    at_settings(human, mentor)
    human.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    human.page.evaluate("Notification.requestPermission = async () => 'denied'")
    human.press("Back to your keys")
    human.press("Tell me")
    offers = human.page.get_by_role("button", name="Let this browser tell me")
    told = human.page.get_by_text("This browser is set to show you nothing")
    expect(offers.or_(told).first).to_be_visible(timeout=LONG)
    if offers.is_visible():
        human.press("Let this browser tell me")
        human.sees("Your browser did not take it")

    known = house.run(house.store.knocks.of(house.tenant.id, mentor.session.vault.account))
    assert known.browsers == ()
