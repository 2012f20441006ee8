"""The demonstration's links: a browser enters as each person, and finds the story there."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.watch import faults_of, watched

LIMIT = 60_000
"""Milliseconds for a kit to be stretched and a vault fetched on a busy machine."""

SAID = "This is a demonstration"


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The links that a demonstration prints, by role, while it serves."""
    data = tmp_path_factory.mktemp("demo") / "kept"
    call = [sys.executable, "-m", "quietroom", "demo", "--port", "0", "--json", "--data", str(data)]
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True) as demo:
        assert demo.stdout is not None
        told = (json.loads(line) for line in demo.stdout)
        found: dict[str, str] = {}
        while len(found) < 3:
            event = next(told)
            if event["event"] == "link":
                found[event["as"]] = event["url"]
        yield found
        demo.send_signal(signal.SIGTERM)
        demo.wait(timeout=30)


def _entered(browser: Browser, link: str) -> Page:
    page = watched(browser.new_context(reduced_motion="reduce").new_page())
    page.goto(link)
    page.wait_for_url(lambda url: "/unlock" not in url, timeout=LIMIT)
    return page


@pytest.mark.timeout(300)
@pytest.mark.parametrize("role", ["mentee", "mentor"])
def test_room_of_the_story(browser: Browser, links: dict[str, str], role: str) -> None:
    """Mentee and mentor come straight into their room, with the story's words in it."""
    page = _entered(browser, links[role])

    expect(page.get_by_text("What would a good year look like for you?")).to_be_visible()
    expect(page.get_by_text(SAID)).to_be_visible()
    assert faults_of(page) == []
    page.context.close()


@pytest.mark.timeout(300)
def test_list_of_the_coordinator(browser: Browser, links: dict[str, str]) -> None:
    """The coordinator comes to the list of pairs and their states, which holds one pair."""
    page = _entered(browser, links["coordinator"])

    expect(page.locator("main li")).to_have_count(1)
    expect(page.get_by_text(SAID)).to_be_visible()
    assert faults_of(page) == []
    page.context.close()


@pytest.mark.timeout(300)
def test_two_side_by_side(browser: Browser, links: dict[str, str]) -> None:
    """Two people stand side by side in one browser; a third is sent to a window of its own."""
    page = _entered(browser, links["mentee"])
    other = page.context.new_page()
    other.goto(links["mentor"])
    other.wait_for_url("**/r/*", timeout=LIMIT)
    third = page.context.new_page()
    third.goto(links["coordinator"])

    expect(third.get_by_text("Open the link in a private window")).to_be_visible()
    assert third.url.endswith("/unlock")
    page.context.close()


def test_fragment_goes_at_once(browser: Browser, links: dict[str, str]) -> None:
    """Neither the address nor the history keeps the kit."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(links["mentee"])
    expect(page.get_by_text(SAID)).to_be_visible()

    assert "#" not in page.url
    assert page.evaluate("history.length") <= 2
    context.close()


def test_kit_is_taken_on_this_machine_only(browser: Browser, links: dict[str, str]) -> None:
    """At any other name of the server such a link opens nothing, and is cleared all the same."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(links["mentee"].replace("localhost", "rooms.localhost"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    expect(page.get_by_text(SAID)).to_have_count(0)
    expect(page.get_by_role("button", name="Use my recovery kit or passphrase")).to_be_visible()
    assert "#" not in page.url
    context.close()
