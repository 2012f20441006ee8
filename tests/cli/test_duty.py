"""Something I must report, at the command line: whom to call first, what goes, who is told."""

import time
from typing import Any

import pytest

from quietroom.client.wire import Wire
from quietroom.room.envelope import parse
from quietroom.room.parcel import STUB
from tests.cli.people import Ended, Person, Square, joins
from tests.promises.liar import Items, cut, page

DAY = 24 * 3600

OFFICERS = """
officer = {{ name = "Leila", card = "{leila}" }}
deputy = {{ name = "Omar", card = "{omar}" }}
"""


@pytest.fixture(scope="module")
def desk(here: Square) -> tuple[Square, Person, Person]:
    """The square with an officer and a deputy whom both have signed."""
    leila = joins(here.folder, here.cora("invite", "--name", "Leila").line, "Leila")
    omar = joins(here.folder, here.cora("invite", "--name", "Omar").line, "Omar")
    file = here.jonas.file(OFFICERS.format(leila=leila.card, omar=omar.card))
    assert here.jonas("agreement", "propose", here.room, "--from", file).code == 0
    for one in (here.jonas, here.amina):
        assert one("agreement", "sign", here.room).code == 0
    return here, leila, omar


def report(here: Square, entry: str, *more: object, by: Person | None = None) -> Ended:
    """What the mentor types to report an entry as a danger to life, sent if `more` says so."""
    who = by or here.amina
    statement = who.file("I fear that they harm themself.")
    limit = ("--limit", "risk-to-life", "--entry", entry, "--statement", statement)
    return who("report", here.room, *limit, *more)


def sent(here: Square, entry: str, *more: object) -> dict[str, Any]:
    """The same, sent."""
    ended = report(here, entry, *more, "--confirm", here.amina.kit, "--json")
    assert ended.code == 0, ended.told
    return next(row for row in ended.objects if row["event"] == "reported")


def rows(ended: Ended, event: str) -> list[dict[str, Any]]:
    """The objects of one kind of a call with --json."""
    assert ended.code in (0, 1), ended.told
    return [row for row in ended.objects if row["event"] == event]


def warned(here: Square, entry: str) -> list[str]:
    """With which sights the mentee's command line warns of an entry."""
    found = rows(here.jonas("read", here.room, "--json"), "warning")
    return [row["sight"] for row in found if row["entry"] == entry]


def told(here: Square, entry: str) -> list[dict[str, Any]]:
    """What the mentee's command line says about a report of an entry."""
    found = rows(here.jonas("read", here.room, "--json"), "duty")
    return [row for row in found if row["entry"] == entry]


def test_first_whom_to_call(desk: tuple[Square, Person, Person]) -> None:
    """Before all else emergency contacts; then only what both signed, and when to tell later."""
    here, _, _ = desk
    lines = here.amina("report", here.room, "--json").objects
    events = [row["event"] for row in lines]
    limits = {row["limit"]: row for row in lines if row["event"] == "limit"}

    assert events[:2] == ["emergency", "contact"]
    assert events.index("limit") > max(n for n, event in enumerate(events) if event == "contact")
    assert any("112" in row["text"] for row in lines if row["event"] == "contact")
    assert limits["risk-to-life"]["officer"] == "Leila"
    assert "policy-breach" not in limits
    assert events.index("later") < events.index("untold")
    assert all(row["source"] for row in lines if row["event"] == "untold")


def test_nothing_goes_without_unlocking(desk: tuple[Square, Person, Person]) -> None:
    """A preview shows all that would go; without a kit, or with another's, nothing does."""
    here, leila, _ = desk
    entry = here.jonas.says(here.room, "I will not be there tomorrow.")
    before = len(rows(leila("reports", "list", "--json"), "report"))
    seen = report(here, entry, "--json")
    wrong = report(here, entry, "--confirm", here.sam.kit)
    goes = [row["text"] for row in seen.objects if row["event"] == "goes"]

    assert (goes, wrong.code) == (["I will not be there tomorrow."], 3)
    assert rows(seen, "preview")[0]["to"] == "Leila"
    assert len(rows(leila("reports", "list", "--json"), "report")) == before
    assert (warned(here, entry), told(here, entry)) == ([], [])


def test_report_and_desk(desk: tuple[Square, Person, Person]) -> None:
    """The officer reads, acknowledges, asks, decides, closes; the reporter sees that they did."""
    here, leila, omar = desk
    entry = here.jonas.says(here.room, "I have bought the pills.")
    made = sent(here, entry)
    shown = leila("reports", "show", made["report"], "--json")
    (one,) = rows(shown, "entry")
    question = leila.file("Are they alone?")
    assert leila("reports", "acknowledge", made["report"]).code == 0
    assert leila("reports", "ask", made["report"], "--words", question).code == 0
    assert here.amina("reported", made["report"], "--answer", here.amina.file("Yes.")).code == 0
    done = rows(leila("reports", "show", made["report"], "--json"), "done")
    assert leila("reports", "note", made["report"], "--words", question).code == 0
    assert leila("reports", "decide", made["report"], "--words", leila.file("I went.")).code == 0
    assert leila("reports", "close", made["report"], "--destroy-on", "2035-01-31").code == 0
    steps = rows(here.amina("reported", made["report"], "--json"), "step")
    (about,) = told(here, entry)

    assert (one["text"], one["author"], one["label"]) == (
        "I have bought the pills.",
        here.jonas.card,
        "pair",
    )
    assert "answered" in [row["what"] for row in done]
    assert {(row["state"], row["text"]) for row in steps} == {
        ("acknowledged", None),
        ("asked", "Are they alone?"),
        ("answered", "Yes."),
        ("decided", None),
        ("closed", None),
    }
    assert (about["to"], about["limit"], about["deputy"]) == ("Leila", "risk-to-life", False)
    assert omar("reports", "show", made["report"]).code == 4
    assert rows(here.jonas("who", entry, "--json"), "who")[-1]["act"] == "reported"


def test_destroyed(desk: tuple[Square, Person, Person], monkeypatch: pytest.MonkeyPatch) -> None:
    """From the day of destruction on the desk shows nothing of it."""
    here, leila, _ = desk
    made = sent(here, here.jonas.says(here.room, "words"))
    day = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 3 * DAY))
    assert leila("reports", "close", made["report"], "--destroy-on", day).code == 0
    before = leila("reports", "show", made["report"]).code
    _move(monkeypatch, 4)

    assert before == 0
    ended = leila("reports", "show", made["report"])
    assert (ended.code, ended.out) == (4, "")
    assert "(destroyed)" in ended.told


def test_refused_with_advice(desk: tuple[Square, Person, Person]) -> None:
    """What nobody signed is refused by its rule, with what can be done instead."""
    here, _, _ = desk
    entry = here.jonas.says(here.room, "I dislike the canteen.")
    limit = ("--limit", "gossip", "--entry", entry, "--statement", here.amina.file("x"))
    ended = here.amina("report", here.room, *limit, "--confirm", here.amina.kit)

    assert ended.code == 4
    assert "(no-such-limit)" in ended.told
    assert "ask the owner" in ended.told


def _move(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    """Move the clock of everybody's command line, and not the server's."""
    now = time.time
    monkeypatch.setattr("quietroom.cli.call.time.time", lambda: now() + days * DAY)


def _lie(monkeypatch: pytest.MonkeyPatch, room: str, change: Any) -> None:
    """Let every page of the room that a command line fetches be changed."""
    get, lie = Wire.get, page(bytes.fromhex(room), change)

    def lying(wire: Wire, path: str) -> bytes:
        raw = get(wire, path)
        return lie(raw) if f"/api/rooms/{room}/items" in path else raw

    monkeypatch.setattr(Wire, "get", lying)


def read_anew(here: Square) -> list[dict[str, Any]]:
    """What the mentee is warned of when their client fetches the whole room once more."""
    kept = here.jonas.home / "places" / here.room
    kept.unlink()
    found = rows(here.jonas("read", here.room, "--json"), "warning")
    kept.unlink()
    return found


def _dropped(items: Items) -> Items:
    """Without its newest entry, the notice."""
    return cut(items, len(items))


def _shut(items: Items) -> Items:
    """With a stub in the place of its newest entry: the notice is there, its document is not."""
    last = parse(items[-1][1])
    return [*items[:-1], [STUB, last.stub().encode(), *items[-1][2:]]]


@pytest.mark.parametrize("change", [_dropped, _shut], ids=["notice", "document"])
@pytest.mark.parametrize("lies", [True, False], ids=["lie", "twin"])
def test_notice_kept_back(
    desk: tuple[Square, Person, Person],
    monkeypatch: pytest.MonkeyPatch,
    lies: bool,
    change: Any,
) -> None:
    """A report of which the server keeps the notice back is named at the next read."""
    here, _, _ = desk
    entry = here.jonas.says(here.room, f"words {lies} {change.__name__}")
    sent(here, entry)
    if lies:
        _lie(monkeypatch, here.room, change)
    found = read_anew(here)

    assert ("unexplained" in [one["sight"] for one in found if one["entry"] == entry]) is lies


@pytest.mark.parametrize("change", [_dropped, _shut], ids=["notice", "document"])
@pytest.mark.parametrize("lies", [True, False], ids=["lie", "twin"])
def test_later_notice_kept_back(
    desk: tuple[Square, Person, Person],
    monkeypatch: pytest.MonkeyPatch,
    lies: bool,
    change: Any,
) -> None:
    """Later, as signed: silent before the date; past it, named whatever the server delivers."""
    here, _, _ = desk
    entry = here.jonas.says(here.room, f"later words {lies} {change.__name__}")
    day = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 20 * DAY))
    reason = here.amina.file("They are watched at home.")
    made = sent(here, entry, "--later", day, "--reason", reason)
    quiet = warned(here, entry), told(here, entry)
    with monkeypatch.context() as later:
        _move(later, 21)
        assert f"was told of your report {made['report'][:12]}" in here.amina("rooms").told
    if lies:
        _lie(monkeypatch, here.room, change)
    _move(monkeypatch, 181)
    found = read_anew(here)

    assert quiet == ([], [])
    assert ("unexplained" in [one["sight"] for one in found if one["entry"] == entry]) is lies
