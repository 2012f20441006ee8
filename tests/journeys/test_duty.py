"""What one must report: which entries go to whom, what the officer reads, how the other is told."""

from dataclasses import replace

import pytest

from quietroom.agreement.limits import Limits, Who
from quietroom.client import agreement, casework, duty, known, speech, telling
from quietroom.client import release as releasing
from quietroom.client.casework import Case, Destroyed, Note
from quietroom.client.duty import AskedTooMuch, Draft
from quietroom.client.granting import DAY, NoAgreement, Wish
from quietroom.client.received import received
from quietroom.client.room import Room
from quietroom.client.speech import NotWords
from quietroom.duty.basis import (
    NobodyToReportTo,
    NoSuchLimit,
    NotAgreedThen,
    NoticeTooLate,
    NotYoursToAct,
    ReasonMissing,
)
from quietroom.duty.case import State
from quietroom.ground.errors import CannotOpen
from quietroom.release.known import Act
from quietroom.room.envelope import Envelope
from quietroom.room.notice import Sight
from quietroom.room.open import open_with
from tests.journeys.town import Citizen, Town

LIFE = "risk-to-life"
STATEMENT = "I fear that they will harm themself tonight."


def changed(limits: Limits, name: str, **fields: object) -> Limits:
    """The limits with one of them changed."""
    return tuple(
        replace(one, **fields) if one.id == name else one  # type: ignore[arg-type]
        for one in limits
    )


def cases(officer: Citizen) -> list[Case]:
    """What was reported to an officer, all of which must hold."""
    found = casework.cases(officer.session)
    assert all(isinstance(one, Case) for one in found), found
    return [one for one in found if isinstance(one, Case)]


def sights(room: Room) -> list[Sight]:
    """How the leaves of reports look to one of the two."""
    return [one.sight for one in telling.duties(room)]


def spoken(town: Town) -> tuple[Citizen, Citizen, Room, bytes]:
    """A pair, the mentor's room, and something that the mentee said in it."""
    mentor, mentee = town.agreed()
    speech.say(mentee.room(), "before")
    entry = speech.say(mentee.room(), "I will not be there tomorrow.").hash
    speech.say(mentee.room(), "after")
    return mentor, mentee, mentor.room(), entry


def test_told_at_once(town: Town) -> None:
    """The officer reads the entry and the statement; the other sees limit, entry and officer."""
    mentor, mentee, room, entry = spoken(town)
    sent = duty.send(room, Draft(LIFE, (entry,), STATEMENT))
    (case,) = cases(town.helpers["Leila"])
    (one,) = case.checked.entries
    (told,) = telling.duties(mentee.room())

    assert (one.words.text, case.checked.statement) == ("I will not be there tomorrow.", STATEMENT)
    assert (one.author, case.checked.reporter) == (mentee.session.first, mentor.session.first)
    assert (told.sight, told.entry, told.report) == (Sight.TOLD, entry, sent)
    assert told.covered is not None
    assert (told.covered.limit.id, told.covered.officer.name) == (LIFE, "Leila")
    assert mentee.room().findings() == room.findings() == []
    assert sights(room) == [Sight.TOLD]


def test_that_entry_and_no_other(town: Town) -> None:
    """The key of the entry opens neither what was said before nor after; no release comes of it."""
    _, mentee, room, entry = spoken(town)
    duty.send(room, Draft(LIFE, (entry,), STATEMENT))
    officer = town.helpers["Leila"]
    (case,) = cases(officer)
    key = case.checked.entries[0].opened.key
    said = [line for line in mentee.room().lines if isinstance(line.item, Envelope)]
    others = [line.item for line in said if line.hash != entry and isinstance(line.item, Envelope)]

    assert len(others) > 4
    for other in others:
        with pytest.raises(CannotOpen):
            open_with(key, other)
    assert received(officer.session) == []
    assert cases(town.helpers["Omar"]) == []


def test_statement_is_not_in_the_notice(town: Town) -> None:
    """The room learns limit, entries, officer and reason, and not a word of the statement."""
    _, mentee, room, entry = spoken(town)
    duty.send(room, Draft(LIFE, (entry,), STATEMENT))
    (found,) = telling.duties(mentee.room())
    notice = next(line for line in mentee.room().lines if line.hash == found.notice)

    assert notice.opened is not None
    assert STATEMENT[:10] not in repr(notice.opened.body)
    assert STATEMENT.encode()[:10] not in repr(notice.opened.body).encode()


def test_told_later(town: Town) -> None:
    """With a reason nothing is said until the date; then the reporter's client tells."""
    mentor, mentee, room, entry = spoken(town)
    later = Draft(LIFE, (entry,), STATEMENT, notice=town.now() + 9 * DAY, reason="they are watched")
    count = len(mentee.room().lines)
    duty.send(room, later)
    read = len(cases(town.helpers["Leila"]))
    before = telling.settle(mentor.room())
    quiet = sights(mentee.room()), len(mentee.room().lines)
    town.time += 8 * DAY + 1
    posted = telling.settle(mentor.room())
    again = telling.settle(mentor.room())

    assert (read, before, quiet) == (1, [], ([], count))
    assert (len(posted), again) == (1, [])
    assert sights(mentee.room()) == [Sight.TOLD]


def test_told_sooner(town: Town) -> None:
    """A reporter may tell before the date that they gave."""
    mentor, mentee, room, entry = spoken(town)
    sent = duty.send(room, Draft(LIFE, (entry,), "x", notice=town.now() + 9 * DAY, reason="y"))
    telling.tell(mentor.room(), sent.id)

    assert sights(mentee.room()) == [Sight.TOLD]
    with pytest.raises(telling.NoReport):
        telling.tell(mentor.room(), sent.id)


def test_never_told(town: Town) -> None:
    """After the longest delay that both signed, the other's client says so by itself."""
    _, mentee, room, entry = spoken(town)
    duty.send(room, Draft(LIFE, (entry,), "x", notice=town.now() + 9 * DAY, reason="y"))
    first = sights(mentee.room())
    town.time += 180 * DAY
    last = sights(mentee.room())
    town.time += 1

    assert first == last == []
    assert sights(mentee.room()) == [Sight.UNEXPLAINED]


def test_two_entries_to_the_deputy(town: Town) -> None:
    """Only the deputy reads what goes to the deputy, and the reason is on record."""
    _, mentee, room, entry = spoken(town)
    other = speech.say(room, "I answered that I would call somebody.").hash
    draft = Draft(LIFE, (entry, other), STATEMENT, deputy=True, reason="Leila is her sister")
    duty.send(room, draft)
    (case,) = cases(town.helpers["Omar"])

    assert [one.opened.envelope.hash for one in case.checked.entries] == [entry, other]
    assert (case.checked.covered.deputy, case.checked.report.reason) == (True, draft.reason)
    assert cases(town.helpers["Leila"]) == []
    assert sights(mentee.room()) == [Sight.TOLD, Sight.TOLD]


def test_only_what_both_signed(town: Town) -> None:
    """Each way in which the signed limits refuse, before anything is sent."""
    mentor, mentee = town.pair()
    terms = town.terms(mentor.room())
    limits = changed(terms.limits, "substance-abuse", who=Who.SECOND)
    limits = changed(limits, "serious-crime", officer=None, deputy=None)
    town.agree(mentor, mentee, limits=limits)
    entry = speech.say(mentee.room(), "words").hash
    claim = speech.claim(mentor.room(), entry).hash
    side = 0 if mentor.room().members[0].account == mentor.session.vault.account else 1
    other = mentor if side == 0 else mentee
    later, now = town.now() + 181 * DAY, town.now()
    whole = Draft(LIFE, (entry,), STATEMENT)
    for who, fault, draft in (
        (mentor, NoSuchLimit, replace(whole, limit="gossip")),
        (mentor, NoSuchLimit, replace(whole, limit="policy-breach")),
        (other, NotYoursToAct, replace(whole, limit="substance-abuse")),
        (mentor, NobodyToReportTo, replace(whole, limit="serious-crime")),
        (mentor, NoticeTooLate, replace(whole, notice=later, reason="r")),
        (mentor, NoticeTooLate, replace(whole, limit="court-order", notice=now + 1, reason="r")),
        (mentor, ReasonMissing, replace(whole, notice=now + 1)),
        (mentor, ReasonMissing, replace(whole, deputy=True)),
        (mentor, NotWords, replace(whole, entries=(claim,))),
        (mentor, AskedTooMuch, replace(whole, entries=(entry,) * 17)),
    ):
        with pytest.raises(fault):
            duty.send(who.room(), draft)

    assert cases(town.helpers["Leila"]) == []
    assert "substance-abuse" not in {one.id for one in duty.choices(other.room())}
    assert {one.id for one in duty.choices(mentor.room())} >= {LIFE, "serious-crime"}


def test_nobody_to_report_to(town: Town) -> None:
    """Where no officer is named nothing goes out, and the refusal says what to do."""
    mentor, mentee = town.pair()
    limits = town.terms(mentor.room()).limits
    informal = tuple(replace(one, officer=None, deputy=None) for one in limits)
    town.agree(mentor, mentee, limits=informal, programme=None)
    entry = speech.say(mentee.room(), "words").hash

    with pytest.raises(NobodyToReportTo, match="emergency number"):
        duty.send(mentor.room(), Draft(LIFE, (entry,), STATEMENT))


def test_no_agreement(town: Town) -> None:
    """Before both have signed there is nothing to report under."""
    mentor, _ = town.pair()

    with pytest.raises(NoAgreement):
        duty.choices(mentor.room())


def test_entries_stay_under_their_rule(town: Town) -> None:
    """What was said before an exception was agreed is not reported under it; what came after is."""
    mentor, mentee, room, entry = spoken(town)
    newer = changed(town.terms(room).limits, "policy-breach", on=True)
    agreement.propose(room, replace(town.terms(room), limits=newer))
    wanted = agreement.current(room).version.hash
    agreement.sign(room, wanted)
    agreement.sign(mentee.room(), wanted)
    since = speech.say(mentee.room(), "said since").hash

    with pytest.raises(NotAgreedThen):
        duty.send(mentor.room(), Draft("policy-breach", (since, entry), "x"))
    duty.send(mentor.room(), Draft("policy-breach", (since,), "x"))
    duty.send(mentor.room(), Draft(LIFE, (entry,), "x"))
    assert sights(mentee.room()) == [Sight.TOLD, Sight.TOLD]


def test_steps(town: Town) -> None:
    """The reporter learns that something was done and not what; question and answer are read."""
    mentor, mentee, room, entry = spoken(town)
    sent = duty.send(room, Draft(LIFE, (entry,), STATEMENT))
    officer = town.helpers["Leila"]
    (case,) = cases(officer)
    casework.step(officer.session, case, State.ACKNOWLEDGED)
    casework.step(officer.session, case, State.ASKED, "Where are they now?")
    (mine,) = telling.sent(mentor.memory)
    town.time += 1
    casework.answer(mentor.session, mentor.memory, mine, "At home.")
    casework.write_down(officer.session, officer.memory, case, Note.DECISION, "I called her.")
    casework.step(officer.session, case, State.DECIDED)
    casework.step(officer.session, case, State.CLOSED)
    heard = casework.heard(mentor.session, mentor.memory)[sent.hash]

    assert sorted((str(one.state), one.words) for one in heard if one.state != State.ASKED) == [
        ("acknowledged", None),
        ("answered", "At home."),
        ("closed", None),
        ("decided", None),
    ]
    assert [one.words for one in heard if one.state == State.ASKED] == ["Where are they now?"]
    assert [one.words for one in casework.answers(officer.session, [case])[sent.hash]] == [
        "At home."
    ]
    assert casework.heard(mentee.session, mentee.memory) == {}
    assert [one.words for one in casework.written(officer.memory, case)] == ["I called her."]


def test_somebody_else_s_step(town: Town) -> None:
    """That a report was closed counts only from the officer to whom it went."""
    mentor, mentee, room, entry = spoken(town)
    duty.send(room, Draft(LIFE, (entry,), STATEMENT))
    (case,) = cases(town.helpers["Leila"])
    for stranger in (town.helpers["Omar"], mentee, mentor):
        casework.step(stranger.session, case, State.CLOSED)

    assert casework.heard(mentor.session, mentor.memory) == {}
    casework.step(town.helpers["Leila"].session, case, State.CLOSED)
    assert len(casework.heard(mentor.session, mentor.memory)) == 1


def test_destruction(town: Town) -> None:
    """From the day of destruction on, nothing of a case is shown."""
    _, _, room, entry = spoken(town)
    duty.send(room, Draft(LIFE, (entry,), STATEMENT))
    officer = town.helpers["Leila"]
    (case,) = cases(officer)
    day = town.now() + 30 * DAY
    casework.write_down(officer.session, officer.memory, case, Note.DESTROY, day=day)
    notes = casework.written(officer.memory, case)
    casework.refuse_destroyed(notes, day - 1)

    with pytest.raises(Destroyed):
        casework.refuse_destroyed(notes, day)


def test_release_beside_a_report(town: Town) -> None:
    """An entry can be released and reported; each shows as what it is."""
    _, mentee, room, entry = spoken(town)
    sam = town.invited("Sam")
    wish = Wish(sam.session.first, "help", town.now() + DAY)
    assert releasing.let_read(mentee.room(), entry, wish)
    duty.send(room, Draft(LIFE, (entry,), STATEMENT))

    assert [one.sight for one in mentee.room().findings()] == [Sight.TOLD]
    assert sights(mentee.room()) == [Sight.TOLD]


def test_who_could_have_known(town: Town) -> None:
    """A report stands in the list of who could have known, by officer, limit and time."""
    _, mentee, room, entry = spoken(town)
    sent = duty.send(room, Draft(LIFE, (entry,), STATEMENT))
    there = mentee.room()
    found = known.could_have_known(there, {entry})
    row = found.rows[-1]

    assert (found.verdict, row.act, row.rule) == (Act.REPORTED, Act.REPORTED, "Danger to life")
    assert (row.who, row.when) == (sent.officer, sent.time)
    assert known.name_of(there, sent.officer) == "Leila"
