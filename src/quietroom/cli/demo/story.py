"""The story: a mentee, a mentor, and what stays in the room.

Each scene is played through the SDK by clients that share nothing but the server, and ends with
what each of them, and the operator, can see at that moment.

Source: docs/guides/demo.md; the letter that Quietroom began with.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ...agreement.people import Party, Person, Programme
from ...agreement.questions import Helpers, starter
from ...agreement.terms import Terms
from ...client import agreement, evidence, notebook, programme, speech, trust
from ...client import release as releasing
from ...client.audit import Trust, at_address, audit
from ...client.enrolment import People
from ...client.granting import Wish
from ...client.identity import words_of
from ...client.invitation import To, heard, invite, mail
from ...client.received import received
from ...client.room import Room
from ...client.words_file import read_text
from ...ground.errors import QuietroomError
from ...room.notice import Sight
from ...room.reader import Line
from ..scan.folder import Progress, search
from ..scan.needles import Needles
from . import lies, sight
from .cast import Player, enter
from .checks import Checks
from .stage import Stage

WEEK = 7 * 24 * 3600

REPLY = "Thank you for telling me. What would a good year look like for you?"
PAGE = "I have not told anybody: I would like to keep goats in the mountains one day."
HELD = "There is another team that I would like to move to."
NOTE = "She wants to leave the department; perhaps somebody in personnel should know."
EDITED = "I enjoy looking after groups and would like to learn to lead one."


@dataclass(frozen=True)
class Play:
    """What the scenes share: where they are played, whom the lists name, the mentee's words."""

    checks: Checks
    stage: Stage
    people: People
    words: Sequence[str]
    words_file: Path

    def enter(self, name: str, link: str) -> Player:
        """Somebody joins by a link."""
        return enter(self.stage.home(name.replace(" ", "-").lower()), link, name)


@dataclass(frozen=True)
class Cast:
    """Everybody in the story. `friend` is the third person to whom something is released."""

    coordinator: Player
    mentor: Player
    mentee: Player
    officer: Player
    deputy: Player
    ombuds: Player
    friend: Player
    stranger: Player


def play(on: Play) -> Cast:
    """Play the story from beginning to end."""
    cast = _meet(on)
    _agree(on, cast)
    first = _speak(on, cast)
    _keep_to_oneself(on, cast)
    _claim(on, cast)
    _release(on, cast, first)
    _show(on, cast, first)
    _stay_out(on, cast)
    _catch(on, cast)
    _blind(on, cast)
    return cast


def _meet(on: Play) -> Cast:
    checks = on.checks
    checks.scene("A programme begins: everybody on the lists is invited")
    coordinator = on.enter("Coordinator", on.stage.coordinator)
    rows = [*on.people.mentors, *on.people.mentees]
    links = [mail(coordinator.session, To(row.name, row.email)) for row in rows]
    checks.that(f"{len(rows)} people got a link of their own by mail", len(set(links)) == len(rows))
    mentor = on.enter(on.people.mentors[0].name, links[0])
    mentee = on.enter(on.people.mentees[0].name, links[len(on.people.mentors)])
    others = ("Leila the officer", "Omar the deputy", "Noor the ombuds", "Sam", "A stranger")
    helpers = [_invited(on, coordinator, name) for name in others]
    cast = Cast(coordinator, mentor, mentee, *helpers)
    joined = programme.people(coordinator.session)
    programme.pair(coordinator.session, joined[mentor.name], joined[mentee.name])
    checks.that("mentor and mentee each made keys of their own", mentor.first != mentee.first)
    _read_words_aloud(checks, mentor, mentee)
    _say_sight(on, cast, None)
    return cast


def _invited(on: Play, by: Player, name: str) -> Player:
    return on.enter(name, invite(by.session, by.memory, None, To(name)))


def _read_words_aloud(checks: Checks, mentor: Player, mentee: Player) -> None:
    for reader, listener in ((mentor, mentee), (mentee, mentor)):
        room = listener.room()
        same = words_of(room.partner.first) == words_of(reader.first)
        checks.that(f"{listener.name} hears four safety words and sees the same four", same)
        heard(listener.session, listener.memory, room.partner.first)


def _agree(on: Play, cast: Cast) -> None:
    checks = on.checks
    checks.scene("Before the first word: the rule that both sign")
    mentor, mentee = cast.mentor.room(), cast.mentee.room()
    checks.refuses(
        "nothing can be said before both have signed",
        "not-agreed-yet",
        lambda: speech.say(mentee, "Hello"),
    )
    offered = _terms(mentee, cast)
    agreement.propose(mentee, offered)
    mentor.sync()
    countered = replace(offered, cadence="Every second Tuesday, forty minutes, by phone.")
    agreement.propose(mentor, countered)
    mentee.sync()
    changes = agreement.changes(mentee)
    for change in changes:
        checks.say(f"   what {cast.mentor.name} would change: {change}")
    checks.that("the counter-proposal shows its one difference in words", len(changes) == 1)
    chosen = agreement.current(mentee).version.hash
    agreement.sign(mentee, chosen)
    checks.that("with one signature nothing is in force", agreement.in_force(mentee) is None)
    mentor.sync()
    agreement.sign(mentor, chosen)
    mentee.sync()
    found = [agreement.in_force(room) for room in (mentor, mentee)]
    same = all(one is not None and one.hash == chosen for one in found)
    checks.that("both signed the same bytes, and only now it is in force", same)
    _say_sight(on, cast, mentee)


def _terms(room: Room, cast: Cast) -> Terms:
    keeps = {
        cast.mentor.first: "I tell nobody, and ask before I repeat a word.",
        cast.mentee.first: "I keep what you tell me about yourself to myself.",
    }
    expects = {
        cast.mentor.first: "You bring what is on your mind, and not what looks good.",
        cast.mentee.first: "You tell me plainly when I am wrong.",
    }
    parties = [
        Party(
            member.first,
            member.name,
            member.role,
            undertakings=(keeps[member.first],),
            expectations=(expects[member.first],),
        )
        for member in room.members
    ]
    people = [
        Person(one.first, one.name)
        for one in (cast.officer, cast.deputy, cast.ombuds, cast.coordinator)
    ]
    helpers = Helpers(people[0], people[1], people[2])
    where = Programme("The demonstration", (people[3],))
    pair = (parties[0], parties[1])
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    return starter("generic", "en", pair, tomorrow, helpers, where)


def _speak(on: Play, cast: Cast) -> Line:
    checks = on.checks
    checks.scene("They speak")
    mentor, mentee = cast.mentor.room(), cast.mentee.room()
    said = [speech.say(mentee, paragraph) for paragraph in on.words]
    mentor.sync()
    speech.say(mentor, REPLY)
    mentee.sync()
    theirs = [_text(line) for line in mentor.lines if _is_words(line)]
    checks.that(
        f"{cast.mentor.name} reads {len(on.words)} paragraphs as they were written",
        theirs[: len(on.words)] == list(on.words),
    )
    checks.that(f"{cast.mentee.name} reads the answer", _text(_last_words(mentee)) == REPLY)
    checks.that("nothing was withheld, moved or altered", not any(_faults(mentor, mentee)))
    _say_sight(on, cast, mentee)
    return said[0]


def _keep_to_oneself(on: Play, cast: Cast) -> None:
    checks = on.checks
    checks.scene("What is only for oneself, and what waits for trust")
    room, memory = cast.mentee.room(), cast.mentee.memory
    notebook.add(memory, PAGE)
    notebook.hold(memory, room.id, 2, HELD)
    mentor = cast.mentor.room()
    before = len(mentor.lines)
    checks.that("a page and a held entry leave no trace in the room", _nothing_new(mentor, before))
    shared = trust.raise_to(memory, room, 2)
    mentor.sync()
    checks.that(
        "trust is raised: the held entry is read, the page is not",
        len(shared) == 1 and [_text(line) for line in mentor.lines[before:]] == [HELD],
    )
    _say_sight(on, cast, room)


def _claim(on: Play, cast: Cast) -> None:
    checks = on.checks
    checks.scene("'This is my confidence'")
    mentor, mentee = cast.mentor.room(), cast.mentee.room()
    note = speech.say(mentor, NOTE)
    mentee.sync()
    speech.claim(mentee, note.hash)
    mentor.sync()
    wish = Wish(cast.friend.first, "to help", cast.mentor.session.now() + WEEK)
    waiting = releasing.let_read(mentor, note.hash, wish)
    checks.that("the mentor's own note, once claimed, waits for both", not waiting)
    checks.that("and nobody got it", not received(cast.friend.session))
    # What an altered client of the mentor would do: leave the question out.
    releasing.complete(mentor, mentor.entry(note.hash.hex()), wish)
    mentee.sync()
    sights = [found.sight for found in mentee.findings()]
    checks.say(f"   {cast.mentor.name}'s software is altered, and lets it go without asking")
    checks.that(
        "altered software shows at once, as made against a claim", sights == [Sight.AGAINST_OWNER]
    )


def _release(on: Play, cast: Cast, first: Line) -> None:
    checks = on.checks
    checks.scene("Asking first, and letting one thing go")
    mentor, mentee = cast.mentor.room(), cast.mentee.room()
    wish = Wish(cast.friend.first, "an opening in Sam's team", cast.mentor.session.now() + WEEK)
    checks.refuses(
        "the mentor cannot release the mentee's words",
        "not-owner",
        lambda: releasing.let_read(mentor, first.hash, wish),
    )
    asked = releasing.ask(mentor, first.hash, _text(first), "Sam", wish)
    kept = releasing.ask(mentor, first.hash, _text(first), "Sam", wish)
    mentee.sync()
    releasing.keep(mentee, kept)
    checks.that("one request is kept, no reason owed", len(releasing.requests(mentee)) == 1)
    seen = len(received(cast.friend.session))
    checks.that("the owner edits, then grants", releasing.grant_request(mentee, asked, EDITED))
    got = received(cast.friend.session)
    fresh = [one.released for one in got if one.released.words.text == EDITED]
    checks.that(
        "Sam reads the edited words, for what and until when - and nothing else of that entry",
        len(got) == seen + 1
        and [(one.consent.purpose, one.consent.until) for one in fresh]
        == [(wish.purpose, wish.until)],
    )
    mentor.sync()
    told = [one for room in (mentor, mentee) for one in room.findings() if one.sight == Sight.TOLD]
    checks.that("both in the room see what went where", len(told) == 2)
    _say_sight(on, cast, mentee)


def _show(on: Play, cast: Cast, first: Line) -> None:
    checks = on.checks
    checks.scene("Proof, for the ombuds only")
    room = cast.mentee.room()
    evidence.show(room, [room.entry(first.hash.hex())], "This is what I said.")
    shown = evidence.showings(cast.ombuds.session)[-1].entries[0]
    evidence.check(cast.ombuds.session, shown)
    checks.that("the ombuds can tell that this was said", True)
    bent = bytes([shown.kf[0] ^ 1]) + shown.kf[1:]
    checks.refuses(
        "with one bit changed it is refused",
        "bad-stamp",
        lambda: evidence.check(cast.ombuds.session, replace(shown, kf=bent)),
    )


def _stay_out(on: Play, cast: Cast) -> None:
    checks = on.checks
    checks.scene("Who stays outside")
    room = cast.mentee.room()
    there, nowhere = sight.of_stranger(checks, cast.stranger, room.id)
    checks.that("a stranger is told what is told of a room that never was", there == nowhere)
    sight.of_coordinator(checks, cast.coordinator)


def _catch(on: Play, cast: Cast) -> None:
    checks = on.checks
    checks.scene("A server that lies is caught")
    wanted, other = cast.mentor.first, cast.stranger.first
    session = cast.mentee.session
    checks.refuses(
        "a swapped card is refused", "swapped-card", lambda: lies.learn(session, wanted, other)
    )
    checks.that("the honest card is taken", lies.learn(session, wanted, wanted).first == wanted)


def _blind(on: Play, cast: Cast) -> None:
    checks = on.checks
    checks.scene("What the operator can find")
    text = "\n".join((read_text(on.words_file), REPLY, PAGE, HELD, NOTE, EDITED))
    needles = Needles.runs(text)
    hits = list(search(on.stage.server, needles, Progress()))
    checks.that("the operator searches all that the server holds, and finds no word", not hits)
    planted = on.stage.server / "planted"
    planted.write_text(text)
    found = any(hit.path == planted for hit in search(on.stage.server, needles, Progress()))
    planted.unlink()
    checks.that("the same search finds a copy that was planted", found)
    cast.mentee.session.log.sync()
    size = cast.mentee.session.log.mirror.size
    found_log = audit(at_address(on.stage.url, secrets.token_bytes), Trust())
    checks.that(
        f"the log of {size} keys and releases is checked whole",
        found_log.size == size and found_log.root == cast.mentee.session.log.mirror.root,
    )


def _say_sight(on: Play, cast: Cast, room: Room | None) -> None:
    checks = on.checks
    if room is not None:
        for player in (cast.mentee, cast.mentor):
            sight.of_member(checks, player, player.room())
        sight.of_recipient(checks, cast.friend)
    sight.of_coordinator(checks, cast.coordinator)


def _nothing_new(room: Room, before: int) -> bool:
    room.sync()
    return len(room.lines) == before


def _is_words(line: Line) -> bool:
    return line.opened is not None and line.opened.priv.kind in speech.SAID


def _last_words(room: Room) -> Line:
    return [line for line in room.lines if _is_words(line)][-1]


def _text(line: Line) -> str:
    return speech.text_of(line)


def _faults(*rooms: Room) -> list[QuietroomError]:
    return [fault for room in rooms for line in room.lines for fault in line.faults]
