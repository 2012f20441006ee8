"""How a person at a browser plays the scenes of lies, and what they read afterwards.

The SDK's side of the same scenes is `tests/promises/test_lies.py`.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, expect

from tests.promises import scene as act
from tests.web.people import LONG, Human, plain, sheet_of

BEFORE = act.LetRead | act.Report
"""The acts before which a person has read the room on their device."""

COMING = act.Join | act.Restore | act.Settle | act.Raised | act.Heard
"""The acts that begin with coming: home already reads what is asked of the server in them."""

MESSAGES = Path(__file__).parents[2] / "messages" / "en"

NOTICES = "[role=alert], .note, .odd, .shown .meta"
"""Where a page tells a person that something is wrong."""

STOPS = {"withheld", "chain-differs", "log-differs", "not-mine", "void-record"}
"""The codes after which a room takes no more words until its person goes on."""

_KEYS = ("refused-", "room-stop-", "room-fault-", "release-fault-", "release-sight-")

_OWN = {
    "meet-anew": "room-anew",
    "nothing-proposed": "agreement-none",
    "late": "concern-late",
    "bad-stamp": "concerns-entry-false",
    "face-not-agreed": "objective-false",
}


@cache
def messages() -> dict[str, str]:
    """Every English message of one line, by key, as it is written."""
    lines = "\n".join(path.read_text() for path in sorted(MESSAGES.glob("*.ftl")))
    return dict(re.findall(r"^(-?[a-z0-9-]+) = (.+)$", lines, re.MULTILINE))


def sentence(key: str) -> str:
    """A pattern of one message, whatever stands in its places."""
    text = re.sub(r"\{ (-[a-z-]+) \}", lambda term: messages()[term[1]], messages()[key])
    parts = re.split(r"\{ \$[a-z]+ \}", text)
    return r"\S.*".join(map(re.escape, parts))


def told_of(code: str) -> list[str]:
    """What a person reads where something is wrong for this reason."""
    keys = [key + code for key in _KEYS if key + code in messages()]
    keys += [_OWN[code]] if code in _OWN else []
    return [sentence(key) for key in keys]


def told_of_one(codes: frozenset[str]) -> re.Pattern[str]:
    """What a person reads where something is wrong for one of these reasons."""
    found = [each for code in sorted(codes) for each in told_of(code)]
    assert found, f"nobody is told of {codes}"
    return re.compile("|".join(found))


def notices(human: Human) -> Locator:
    """All that a page says to be wrong."""
    return human.page.locator(NOTICES)


def anew(human: Human) -> None:
    """Make the device forget everything, as if it were another; what it runs is kept."""
    human.page.goto("about:blank")
    every = {"origin": human.url, "storageTypes": "all"}
    human.cdp.send("Storage.clearDataForOrigin", every)


def ready(human: Human, played: act.Act) -> None:
    """A person comes to the device on which they act."""
    if isinstance(played, COMING):
        return
    human.come_as(played.who)
    if isinstance(played, BEFORE) or (isinstance(played, act.Read) and played.known):
        human.enter(played.room)
        human.sees("first")
        human.go("/")


def play(human: Human, played: act.Act) -> None:
    """Act."""
    PLAYS[type(played)](human, played)


def read(human: Human, played: Any) -> None:
    """Go into a room, and wait until it says how it stands."""
    human.go(f"/r/{played.room.hex()}")
    settled = human.page.locator("#lines-title, main [role=alert]")
    expect(settled.first).to_be_attached(timeout=LONG)
    expect(human.page.locator("main progress")).to_have_count(0, timeout=LONG)


def say(human: Human, played: act.Say) -> None:
    """Write in a room, where it lets a person write."""
    read(human, played)
    button = human.page.get_by_role("button", name="Seal and send")
    if button.count() and button.get_attribute("aria-disabled") != "true":
        human.page.get_by_label("Your words").fill(played.words)
        button.click()


def let_read(human: Human, played: act.LetRead) -> None:
    """Let somebody read an entry, by the code of their key."""
    read(human, played)
    human.act(played.words, "Let someone read it")
    dialog = human.page.get_by_role("dialog")
    dialog.get_by_label("Somebody else, by the code of their key").check()
    dialog.get_by_label("The code of their key", exact=True).fill(played.to.hex())
    dialog.get_by_label("What for?").fill("a second look")
    dialog.locator("form button.main").click()


def fetch(human: Human, played: act.Fetch) -> None:
    """Open a file beside an entry."""
    read(human, played)
    human.line(played.words).get_by_role("button", name=played.file).click()


def show(human: Human, played: act.Show) -> None:
    """Show an entry to the ombuds."""
    read(human, played)
    human.act(played.words, "Show to the ombuds")
    dialog = human.page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("look")
    dialog.locator("button.main").click()


def look_at_agreement(human: Human, played: act.Agreement) -> None:
    """Read the room, then what is proposed in it; where nothing is, the room says why."""
    # Before the room is read to its end, its agreement may look as if there were none.
    read(human, played)
    human.go(f"/r/{played.room.hex()}/agreement")
    expect(human.page.locator(".clause, .lead").first).to_be_visible(timeout=LONG)
    if not human.page.locator(".clause").count():
        read(human, played)


def read_received(human: Human, _: act.Received) -> None:
    """Read what others let this person read."""
    human.go("/received")


def come(human: Human, who: Any, kit: str) -> None:
    """Type a kit, on a device that knows its person or on another."""
    human.opens(human.url + "/unlock")
    own = human.page.locator("textarea#kit")
    expect(human.page.locator("textarea#kit, [data-do=kit]").first).to_be_visible(timeout=LONG)
    if not own.count():
        human.press("Use my recovery kit or passphrase")
    sheet = sheet_of(who).rpartition("kit: ")[0] + f"kit: {kit}\n"
    own.fill(sheet)
    human.press("Unlock")
    settled = human.page.locator(".note.alarm, a[href='/notebook']")
    expect(settled.first).to_be_visible(timeout=LONG)


def restore(human: Human, played: act.Restore | act.Unlock) -> None:
    """Come with a kit."""
    come(human, played.who, played.kit)


def settle(human: Human, played: act.Settle) -> None:
    """Come home, where whoever came by a link is met."""
    come(human, played.who, played.who.ways.kit.text())


def join(human: Human, played: act.Join) -> None:
    """Join by a link, and go home."""
    human.opens(played.link)
    human.press("Come in")
    human.press("Make my key")
    settled = human.page.locator(".note.alarm, ol.groups")
    expect(settled.first).to_be_visible(timeout=LONG)
    if human.page.locator("ol.groups").count():
        human.go("/")


def report(human: Human, played: act.Report) -> None:
    """Report an entry, as far as nothing stops it."""
    read(human, played)
    human.act(played.words, "Something I must report")
    human.press("Go on to a report")
    page = human.page
    as_far(
        human,
        (
            (page.get_by_role("radio", name="Danger to life"), Locator.check),
            (page.locator("[data-do=which]"), Locator.click),
            (page.get_by_label(re.compile("What must .* know")), lambda it: it.fill("so I fear")),
            (human.button("See what goes out"), Locator.click),
            (page.get_by_label("Recovery kit or passphrase"), lambda it: it.fill(kit_of(played))),
            (page.locator("[data-do=send]"), Locator.click),
        ),
    )


Steps = tuple[tuple[Locator, Callable[[Locator], None]], ...]
"""Where somebody does something, and what."""


def as_far(human: Human, steps: Steps) -> None:
    """Do one thing after the other, as far as nothing stops it."""
    for where, do in steps:
        stopped = human.page.locator("main [role=alert]")
        expect(where.or_(stopped).first).to_be_visible(timeout=LONG)
        if not where.count():
            return
        do(where)


def kit_of(played: act.Report) -> str:
    """What the reporter unlocks with once more."""
    return sheet_of(played.who)


def read_reported(human: Human, _: act.Reported) -> None:
    """Read what was reported to them, to its end."""
    human.go("/reports")
    settled = human.page.locator("main details, main .note.alarm")
    expect(settled.first).to_be_visible(timeout=LONG)
    expect(human.page.locator("main .page > [role=status]")).to_have_count(0, timeout=LONG)


def raise_concern(human: Human, played: act.Raise) -> None:
    """Raise a concern and show an entry with it, as far as nothing stops it."""
    human.go(f"/r/{played.room.hex()}/help")
    page = human.page
    as_far(
        human,
        (
            (page.locator("[data-do=write]"), Locator.click),
            (page.get_by_label("What happened?"), lambda it: it.fill("She told it on.")),
            (page.get_by_role("checkbox", name=played.words), Locator.check),
            (page.locator("[data-do=look]"), Locator.click),
            (page.locator("[data-do=send]"), Locator.click),
        ),
    )


def read_raised(human: Human, played: act.Raised) -> None:
    """Read one's own concerns, and what came of them."""
    human.come_as(played.who)
    human.go("/help")
    settled = human.page.locator("main article, main .note.alarm")
    expect(settled.first).to_be_visible(timeout=LONG)


def hear(human: Human, played: act.Heard) -> None:
    """Read, as the ombuds, all that was raised."""
    human.come_as(played.who)
    human.go("/heard")
    settled = human.page.locator("main details, main .note.alarm")
    expect(settled.first).to_be_visible(timeout=LONG)
    for one in human.page.locator("main summary").all():
        one.click()


def want(human: Human, played: act.Objectives) -> None:
    """Look at the objectives of a room, and at what the programme sees of them."""
    human.go(f"/r/{played.room.hex()}/objectives")
    settled = human.page.locator("main article, main .note.alarm")
    expect(settled.first).to_be_visible(timeout=LONG)


PLAYS: dict[type[act.Act], Callable[[Human, Any], None]] = {
    act.Read: read,
    act.Say: say,
    act.LetRead: let_read,
    act.Fetch: fetch,
    act.Show: show,
    act.Agreement: look_at_agreement,
    act.Received: read_received,
    act.Restore: restore,
    act.Unlock: restore,
    act.Join: join,
    act.Settle: settle,
    act.Report: report,
    act.Reported: read_reported,
    act.Raise: raise_concern,
    act.Raised: read_raised,
    act.Heard: hear,
    act.Objectives: want,
}
"""How a person at a browser plays each act."""


def shown(human: Human, played: act.Act) -> Locator:
    """Where the words are that an act brought: files stand in a frame of their own."""
    if isinstance(played, act.Fetch):
        return human.page.frame_locator("dialog iframe").locator("pre")
    return human.page.locator("body")


def done(human: Human, played: act.Act) -> None:
    """They see that their act succeeded."""
    match played:
        case act.Say(words=words):
            human.line(words).filter(has_not_text="Waiting for a connection").wait_for()
        case act.LetRead():
            human.sees("Done.")
        case act.Report():
            human.sees("Your report has gone to")
        case act.Raise():
            human.sees("It has gone to the ombuds.")
        case act.Show():
            human.page.get_by_role("dialog").wait_for(state="detached")
        case act.Restore() | act.Unlock() | act.Settle() | act.Join():
            human.page.get_by_role("heading", name=plain("Your rooms")).wait_for()
        case _:
            human.page.locator("main .page").wait_for()


__all__ = [
    "PLAYS",
    "STOPS",
    "anew",
    "done",
    "notices",
    "play",
    "ready",
    "shown",
    "told_of_one",
]
