"""A concern at the command line: what goes is shown first; desk and raiser see what is due."""

import time
from typing import Any

import pytest

from quietroom.client import concerns
from tests.cli.people import Ended, Person, Square, joins, quietroom

DAY = 24 * 3600
HEARD = "My department knows of it."


@pytest.fixture(scope="module")
def desk(here: Square) -> tuple[Square, Person]:
    """The square with an ombuds whom both have signed."""
    noor = joins(here.folder, here.cora("invite", "--name", "Noor").line, "Noor")
    file = here.jonas.file(f'ombuds = {{ name = "Noor", card = "{noor.card}" }}\n')
    assert here.jonas("agreement", "propose", here.room, "--from", file).code == 0
    for one in (here.jonas, here.amina):
        assert one("agreement", "sign", here.room).code == 0
    return here, noor


def rows(ended: Ended, event: str) -> list[dict[str, Any]]:
    """The objects of one kind of a call with --json."""
    assert ended.code in (0, 1), ended.told
    return [row for row in ended.objects if row["event"] == event]


def raised(here: Square, *more: object) -> str:
    """A concern of Jonas's that was sent."""
    words = here.jonas.file(HEARD)
    ended = here.jonas("concern", "raise", here.room, "--words", words, "--send", "--json", *more)
    return str(rows(ended, "raised")[0]["concern"])


def heard(noor: Person, ident: str) -> dict[str, Any]:
    """How a concern stands on the desk."""
    listed = rows(noor("concerns", "list", "--json"), "concern")
    return next(row for row in listed if row["concern"] == ident)


def test_nothing_goes_unsaid(desk: tuple[Square, Person]) -> None:
    """What would go, and what the server can tell, is shown; without --send nothing goes."""
    here, noor = desk
    entry = here.jonas.says(here.room, "I want to leave.")
    before = noor("concerns", "list", "--json").out
    words = here.jonas.file(HEARD)
    seen = here.jonas("concern", "raise", here.room, "--entry", entry, "--words", words, "--json")

    assert [row["text"] for row in rows(seen, "preview")] == [HEARD]
    assert [row["text"] for row in rows(seen, "goes")] == ["I want to leave."]
    assert "Nothing was sent" in seen.told
    assert "your session and your address" in seen.told
    assert "quietroom known" in seen.told
    assert noor("concerns", "list", "--json").out == before


def test_raised_and_answered(desk: tuple[Square, Person]) -> None:
    """The whole way: raised with an entry, acknowledged, asked, agreed, mediated, closed."""
    here, noor = desk
    entry = here.jonas.says(here.room, "I want to leave the department.")
    ident = raised(here, "--entry", entry)
    (shown,) = rows(noor("concerns", "show", ident, "--json"), "entry")
    assert noor("concerns", "acknowledge", ident).code == 0
    early = noor("concerns", "mediate", ident)
    assert noor("concerns", "ask", ident, "--words", noor.file("May I?")).code == 0
    assert here.jonas("concern", "agree", ident).code == 0
    assert noor("concerns", "mediate", ident).code == 0
    for verb in ("answer", "advise", "recommend", "note", "close"):
        assert noor("concerns", verb, ident, "--words", noor.file(f"I {verb}.")).code == 0
    turns = rows(here.jonas("concern", "show", ident, "--json"), "turn")
    notes = rows(noor("concerns", "show", ident, "--json"), "note")

    assert (shown["true"], shown["text"]) == (True, "I want to leave the department.")
    assert shown["author"] == here.jonas.card
    assert (early.code, "(no-consent)" in early.told) == (4, True)
    assert [row["state"] for row in turns] == [
        *("raised", "acknowledged", "asked", "agreed", "mediating"),
        *("answered", "advised", "recommended", "closed"),
    ]
    assert [row["text"] for row in notes] == ["I note."]
    assert "I note." not in here.jonas("concern", "show", ident).out
    assert heard(noor, ident) | {"by": None} == {
        "event": "concern",
        "concern": ident,
        "phase": "closed",
        "sender": here.jonas.card,
        "confirmed": True,
        "due": None,
        "by": None,
        "late": False,
    }


def test_nobody_else_sees_it(desk: tuple[Square, Person]) -> None:
    """Partner and coordinator are shown what they were shown before, by every verb that lists."""
    here, _ = desk
    asked = (
        (here.cora, ("people", "--json")),
        (here.cora, ("roles", "--json")),
        (here.cora, ("concerns", "list", "--json")),
        (here.amina, ("read", here.room, "--json")),
        (here.amina, ("concerns", "list", "--json")),
        (here.amina, ("concern", "list", "--json")),
    )
    before = [who(*call).out for who, call in asked]
    raised(here)

    assert [who(*call).out for who, call in asked] == before


def test_withdrawn(desk: tuple[Square, Person]) -> None:
    """After a withdrawal the desk shows no word, and goes on with nothing."""
    here, noor = desk
    ident = raised(here)
    assert here.jonas("concern", "add", ident, "--words", here.jonas.file("More.")).code == 0
    assert here.jonas("concern", "withdraw", ident).code == 0
    shown = noor("concerns", "show", ident)
    refused = noor("concerns", "advise", ident, "--words", noor.file("Ask her."))

    assert HEARD not in shown.out
    assert "More." not in shown.out
    assert "withdrawn" in shown.out
    assert (refused.code, "(concern-withdrawn)" in refused.told) == (4, True)
    assert here.jonas("concern", "decline", ident).code == 4


def test_what_is_due(desk: tuple[Square, Person], monkeypatch: pytest.MonkeyPatch) -> None:
    """The ombuds is reminded at any call when it is due soon; the raiser at none but their own."""
    here, noor = desk
    ident = raised(here)
    assert not heard(noor, ident)["late"]
    quiet = noor("roles").told
    _move(monkeypatch, 6)
    soon, other = noor("roles").told, here.jonas("rooms").told
    _move(monkeypatch, 2)
    late = here.jonas("concern", "list", "--json")
    over = noor("concerns", "list", "--json")

    assert ident[:12] not in quiet
    assert f"Concern {ident[:12]}: acknowledgement is due by" in soon
    assert "oncern" not in other
    assert (late.code, over.code) == (1, 1)
    assert [row["late"] for row in rows(late, "concern") if row["concern"] == ident] == [True]
    assert "ask them another way" in late.told


def test_without_a_name(desk: tuple[Square, Person]) -> None:
    """By the open link, in a folder of its own, with entries that were carried there."""
    here, noor = desk
    entry = here.jonas.says(here.room, "carried")
    carried = here.folder / "carried.bin"
    gathered = here.jonas("concern", "gather", here.room, "--entry", entry, "--out", carried)
    link = noor("concerns", "invite").line
    quiet = Person("quiet", here.folder)
    options = ("--home", quiet.home, "--kit-out", quiet.kit)
    named = quietroom("join", link, "--name", "Jonas", *options)
    quiet.card = quietroom("join", link, *options).line
    sent = quiet(
        "concern", "raise", "--gathered", carried, "--words", quiet.file(HEARD), "--send", "--json"
    )
    ident = str(rows(sent, "raised")[0]["concern"])
    (shown,) = rows(noor("concerns", "show", ident, "--json"), "entry")

    assert (gathered.code, carried.stat().st_mode & 0o777) == (0, 0o600)
    assert (named.code, "has no name" in named.told) == (3, True)
    assert "the ombuds learns none" in sent.told
    assert "name the two of a room" in sent.told
    assert (shown["true"], shown["text"]) == (True, "carried")
    assert quiet.card not in here.cora("people", "--json").out
    assert '"name": ""' not in here.cora("people", "--json").out


def test_not_what_was_said(desk: tuple[Square, Person], monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry that the stamp does not bear out is shown as such, and the call ends with 1."""
    here, noor = desk
    ident = raised(here, "--entry", here.jonas.says(here.room, "words"))
    honest = noor("concerns", "show", ident)
    monkeypatch.setattr(concerns, "_stamp_key", lambda _: bytes(32))
    shown = noor("concerns", "show", ident)

    assert (honest.code, shown.code) == (0, 1)
    assert "this server took on" in honest.out
    assert "NOT what the server took" in shown.out


def test_wrong_calls(desk: tuple[Square, Person]) -> None:
    """Entries without a room, nobody to go to, a concern that there is not."""
    here, noor = desk
    words = here.jonas.file(HEARD)
    nobody = here.jonas("concern", "raise", "--words", words, "--send")
    lost = here.jonas("concern", "show", "ffff")
    shut = here.amina("concerns", "invite")
    straight = here.jonas("concern", "raise", "--to", noor.card, "--words", words)

    assert (nobody.code, lost.code, shut.code, straight.code) == (3, 4, 4, 0)


def _move(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    """Move the clock of everybody's command line further, and not the server's."""
    now = time.time
    monkeypatch.setattr("quietroom.cli.call.time.time", lambda: now() + days * DAY)
