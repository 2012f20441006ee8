"""Whether the two go on, typed at a command line."""

from datetime import UTC, datetime, timedelta

from tests.cli.people import Square


def _agree(here: Square, days: int) -> None:
    """Both sign a term of so many days from now, on whose first day they look back."""
    start = datetime.now(UTC).date()
    dates = f"start = {start}\nend = {start + timedelta(days)}\nreviews = [{start}]\n"
    chosen = here.jonas.file(dates + "renewals = []\nretention = false\n")
    assert here.jonas("agreement", "propose", here.room, "--from", chosen).code == 0
    for one in (here.jonas, here.amina):
        assert one("agreement", "sign", here.room).code == 0


def test_renewal(here: Square) -> None:
    """Asked near the end; answered alone, changed, shown to both; the next term proposed."""
    early = here.jonas("renewal", "answer", here.room, "end")
    nothing = here.jonas("renewal", "show", here.room)
    _agree(here, 20)
    asked = here.jonas("renewal", "show", here.room)
    alone = here.jonas("renewal", "answer", here.room, "end")
    here.jonas("renewal", "answer", here.room, "go-on")
    before = here.amina("renewal", "show", here.room, "--json").objects
    second = here.amina("renewal", "answer", here.room, "go-on")
    here.jonas("read", here.room)
    both = here.amina("renewal", "show", here.room)
    late = here.amina("renewal", "answer", here.room, "end")
    proposed = here.amina("renewal", "propose", here.room)
    shown = here.jonas("agreement", "differences", here.room).out

    assert (early.code, late.code) == (4, 4)
    assert "(renewal-not-asked)" in early.told
    assert "(answer-stands)" in late.told
    assert "not asked now" in nothing.line
    assert "look back" in asked.out
    assert "Do you go on after" in asked.line
    assert "You have answered: part. It is shown when both have" in alone.line
    assert [one["event"] for one in before] == ["review", "renewal", "end"]
    assert (before[1]["mine"], before[1]["theirs"]) == (None, None)
    assert "You have both answered." in second.line
    assert "You: go on. Jonas: go on. You both want to go on." in both.line
    assert proposed.code == 0
    assert "start" in shown.lower()
    assert "end" in shown.lower()


def test_apart(here: Square) -> None:
    """One wants to part: the way is named, and nothing has ended."""
    _agree(here, 10)
    here.amina("renewal", "answer", here.room, "end")
    here.jonas("renewal", "answer", here.room, "change")
    here.amina("renewal", "show", here.room)
    told = here.jonas("renewal", "show", here.room).line

    assert "You: go on, with changes. Amina: part." in told
    assert "`close` says what is left to do" in told
    assert here.jonas("agreement", "show", here.room).code == 0
