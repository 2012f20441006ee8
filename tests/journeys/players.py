"""How each machine of the rules is played by two clients."""

from collections.abc import Callable
from dataclasses import replace

from quietroom.agreement import version
from quietroom.agreement.limits import Limits, Who
from quietroom.agreement.moves import AGREEMENT
from quietroom.client import agreement, casework, concern, concerns, duty, ending, speech, telling
from quietroom.client import release as releasing
from quietroom.client.casework import Case
from quietroom.client.concern import Gathered
from quietroom.client.concerning import Talk
from quietroom.client.duty import Draft
from quietroom.client.granting import DAY, Wish, end_of
from quietroom.client.room import Room
from quietroom.concern.moves import CONCERN
from quietroom.duty.case import CASE, SPOKEN, FalseStep, State
from quietroom.duty.moves import DUTY
from quietroom.duty.report import Report
from quietroom.release import consent
from quietroom.release.moves import RELEASE, REQUEST, TELLING
from quietroom.release.request import parse_signed
from quietroom.room.entry import Kind
from quietroom.room.label import Label
from quietroom.room.moves import CLAIM, ENDING
from quietroom.room.notice import sightings
from quietroom.room.reader import Line
from tests.journeys.meeting_player import Meeting
from tests.journeys.objective_player import Showing, Wanting
from tests.journeys.player import Pair, Player, again
from tests.journeys.renewal_player import Renewing
from tests.rules.concern.test_moves import ACTS, state_of

LIFE, OFF = "risk-to-life", "policy-breach"
DELAY = 2
"""Days by which a notice may come later, in rooms where reports are played."""


def limits(room_limits: Limits) -> Limits:
    """Limits under which the first of the two must act, and no notice comes later than `DELAY`."""
    return tuple(
        replace(one, who=Who.FIRST, delay_days=DELAY if one.id == LIFE else 0)
        for one in room_limits
    )


def _ask(pair: Pair, room: Room) -> Wish:
    return Wish(pair.other.session.first, "an opening", pair.town.now() + 30 * DAY)


class Agreeing(Player):
    """One proposal; who proposes it changes from trail to trail."""

    machine = AGREEMENT
    also = {"proposal-not-open": {"nothing-proposed", "not-your-entry"}}  # noqa: RUF012

    def begin(self, number: int) -> None:
        self._author = number % 2
        self._line = self._propose(self._author)
        self._hash = _hash(self._line)
        self._bound, self._told = False, self._refused()

    def act(self, act: str, who: str) -> None:
        self._told = self._refused()
        side = self._author if who == "author" else 1 - self._author
        if act == "sign":
            agreement.sign(self.pair.rooms[side], self._hash)
        elif act == "take-back":
            speech.take_back(self.pair.rooms[side], self._line.hash)
        elif act == "propose-another":
            self._propose(side)
        else:
            made = _hash(self._propose(1 - self._author))
            for room in self.pair.rooms:
                room.sync()
                agreement.sign(room, made)

    def state(self, room: Room) -> str:
        stand = room.agreement.state
        if stand.in_force is not None and stand.in_force.hash == self._hash:
            self._bound = True
            return "in-force"
        for one in stand.open:
            if one.version.hash == self._hash:
                signed = [one.signed[self._author], one.signed[1 - self._author]]
                names = ("open", "signed-by-author", "signed-by-other")
                return names[1 if signed[0] else 2 if signed[1] else 0]
        return "followed" if self._bound else "closed"

    def refused(self) -> str | None:
        now = self._refused()
        return now[-1] if len(now) > len(self._told) else None

    def _refused(self) -> list[str]:
        return [one.fault.code for one in self.pair.rooms[0].agreement.refused]

    def _propose(self, side: int) -> Line:
        room = self.pair.rooms[side]
        return agreement.propose(room, self.pair.town.terms(room))


class Ending(Player):
    """Pause and exit: a room that has ended is followed by another of the same two."""

    machine = ENDING

    def begin(self, number: int) -> None:
        first = self.pair.rooms[0]
        if first.ending.ended is not None:
            self.pair = again(self.pair)
        for one, room in zip(self.pair.two, self.pair.rooms, strict=True):
            if one.session.first in room.ending.resting:
                ending.resume(room)
        self.pair.sync()
        self._own = [speech.say(room, f"words {number}").hash for room in self.pair.rooms]

    def act(self, act: str, who: str) -> None:
        side = ("first", "second").index(who)
        room, one = self.pair.rooms[side], self.pair.two[side]
        if act == "say":
            speech.say(room, "words")
        elif act == "notice":
            releasing.let_read(room, self._own[side], _ask(self.pair, room))
        elif act == "end":
            ending.leave(one.session, one.memory, room.id)
        else:
            {"pause": ending.pause, "resume": ending.resume}[act](room)

    def state(self, room: Room) -> str:
        if room.ending.ended is not None:
            return "ended"
        rests = [member.first in room.ending.resting for member in room.members]
        return {(0, 0): "open", (1, 0): "first-rests", (0, 1): "second-rests"}.get(
            (int(rests[0]), int(rests[1])), "both-rest"
        )


class Claiming(Player):
    """One claim of an entry that the first of the two wrote."""

    machine = CLAIM

    def begin(self, number: int) -> None:
        owner, claimer = self._sides = number % 2, 1 - number % 2
        self._entry = speech.say(self.pair.rooms[owner], f"words {number}").hash
        self.pair.sync()
        self._claim = speech.claim(self.pair.rooms[claimer], self._entry).hash

    def act(self, act: str, who: str) -> None:
        room = self.pair.rooms[self._sides[1 if who == "claimer" else 0]]
        if act == "take-back":
            speech.take_back(room, self._claim)
        else:
            speech.claim(room, self._entry)

    def state(self, room: Room) -> str:
        return "claimed" if self._claim in room.ownership.claims else "let-go"


class Releasing(Player):
    """One entry, its owner, the other, and somebody outside."""

    machine = RELEASE

    def begin(self, number: int) -> None:
        self._owner = number % 2
        self._entry = speech.say(self.pair.rooms[self._owner], f"words {number}").hash
        self._wish = _ask(self.pair, self.pair.rooms[0])

    def act(self, act: str, who: str) -> None:
        side = self._side(who)
        room = self.pair.rooms[side]
        if act == "let-read":
            releasing.let_read(room, self._entry, self._wish)
        elif act == "claim":
            speech.claim(room, self._entry)
        elif act == "let-go":
            for claim, (entry, _) in list(room.ownership.claims.items()):
                if entry == self._entry:
                    speech.take_back(room, claim)
        else:
            for line in self._halves(room, side):
                speech.take_back(room, line.hash)

    def state(self, room: Room) -> str:
        if any(one.entry == self._entry for one in room.findings()):
            return "out"
        claimed = len(room.ownership.owners(self._entry)) > 1
        if self._halves(room, self._owner):
            return "owner-agreed" if claimed else "lent"
        if self._halves(room, 1 - self._owner):
            return "other-agreed" if claimed else "offered"
        return "claimed" if claimed else "owned"

    def _side(self, who: str) -> int:
        return self._owner if who == "owner" else 1 - self._owner

    def _halves(self, room: Room, side: int) -> list[Line]:
        """The consents of one of the two to this entry that wait, and were not taken back."""
        found, owned = list[Line](), room.ownership
        for line in room.lines:
            if line.opened is None or line.opened.priv.kind != Kind.CONSENT:
                continue
            agreed = consent.parse(parse_signed(line.opened.body).payload)
            mine = owned.authors[line.hash] == room.members[side].first
            if agreed.entry == self._entry and mine and line.hash not in owned.taken_back:
                found.append(line)
        return found


class Telling(Releasing):
    """One entry that its owner labelled 'may be told'."""

    machine = TELLING

    def begin(self, number: int) -> None:
        super().begin(number)
        room = self.pair.rooms[self._owner]
        line = speech.say(room, "tell them", Label.MAY_TELL, until=end_of(room))
        self._entry = line.hash

    def act(self, act: str, who: str) -> None:
        if act == "withdraw":
            room = self.pair.rooms[self._side(who)]
            speech.take_back(room, self._standing(room))
        else:
            super().act(act, who)

    def state(self, room: Room) -> str:
        found = super().state(room)
        gone = self._standing(room) in room.ownership.taken_back
        return "may-be-told" if found == "owned" and not gone else found

    def _standing(self, room: Room) -> bytes:
        return next(
            line.hash
            for line in room.lines
            if line.opened is not None
            and (line.opened.priv.kind, line.opened.priv.reply_to) == (Kind.STANDING, self._entry)
        )


class Asking(Releasing):
    """One request of the other's, and what its owner says to it."""

    machine = REQUEST

    def begin(self, number: int) -> None:
        super().begin(number)
        self.pair.sync()
        room = self.pair.rooms[1 - self._owner]
        self._id = releasing.ask(room, self._entry, f"words {number}", "Sam", self._wish)

    def act(self, act: str, who: str) -> None:
        room = self.pair.rooms[self._side(who)]
        if act == "grant":
            releasing.grant_request(room, self._id)
        else:
            releasing.keep(room, self._id)

    def state(self, room: Room) -> str:
        if super().state(room) == "out":
            return "out"
        waits = self._id in {one.id for _, one in releasing.requests(room)}
        return "asked" if waits else "kept"


class Reporting(Player):
    """One entry under a limit: the first of the two has to act, the second need not."""

    machine = DUTY
    also = {"no-such-limit": {"not-yours-to-act"}}  # noqa: RUF012

    def begin(self, number: int) -> None:
        self._entry = speech.say(self.pair.rooms[number % 2], f"words {number}").hash
        self._sent: Report | None = None

    def act(self, act: str, who: str) -> None:
        town, now = self.pair.town, self.pair.town.now()
        room = self.pair.rooms[1 if who == "free" else 0]
        if act == "time":
            town.time += DELAY * DAY + 1
        elif act == "notice":
            telling.tell(room, self._sent.id if self._sent else bytes(16))
        else:
            later = {"report-later": now + DAY, "report-too-late": now + DELAY * DAY + 1}.get(act)
            draft = Draft(LIFE, (self._entry,), "what I saw", notice=later, reason="for a reason")
            draft = replace(draft, limit=OFF) if act == "report-unsigned" else draft
            self._sent = duty.send(room, draft)

    def state(self, room: Room) -> str:
        for one in telling.duties(room):
            if one.entry == self._entry:
                return str(one.sight)
        seen = sightings(room.lines, room.session.log)
        return "silent" if any(one.line.hash == self._entry for one in seen) else "inside"


class Working(Player):
    """A report at the officer's desk: each step is heard by the one whom it is for, or by nobody.

    There is one report for all trails; before each, what was heard so far is counted.
    """

    machine = CASE

    def __init__(self, pair: Pair) -> None:
        super().__init__(pair)
        entry = speech.say(pair.rooms[1], "words").hash
        pair.sync()
        self._report = duty.send(pair.rooms[0], Draft(LIFE, (entry,), "what I saw"))
        self._officer = pair.town.helpers["Leila"]
        (case,) = casework.cases(self._officer.session)
        assert isinstance(case, Case), case
        self._case = case

    def begin(self, _: int) -> None:
        self._heard, self._last = len(self._steps()), self.machine.start

    def act(self, act: str, who: str) -> None:
        people = {"officer": self._officer, "reporter": self.pair.two[0]}
        sender = people.get(who, self.pair.other)
        to = self._officer if act == State.ANSWERED else self.pair.two[0]
        words = "words" if act in SPOKEN else None
        first = to.session.first
        casework._send(sender.session, first, self._report.hash, State(act), words)
        before, self._heard = self._heard, len(self._steps())
        if self._heard == before:
            raise FalseStep
        self._last = act

    def state(self, _: Room) -> str:
        return self._last

    def _steps(self) -> list[object]:
        reporter, officer = self.pair.two[0], self._officer
        told = casework.heard(reporter.session, reporter.memory).get(self._report.hash, [])
        return [*told, *casework.answers(officer.session, [self._case]).get(self._report.hash, [])]


class Confiding(Player):
    """One concern of the second of the two with their ombuds: as each of these two has it."""

    machine = CONCERN

    def begin(self, number: int) -> None:
        self._ombuds, self._raiser = self.pair.town.helpers["Noor"], self.pair.two[1]
        to = Gathered(self._ombuds.session.first, ())
        raiser = self._raiser
        self._id = concern.raise_it(raiser.session, raiser.memory, to, f"words {number}").concern

    def act(self, act: str, who: str) -> None:
        one, talk = self._ombuds if who == "ombuds" else self._raiser, self._talk(who == "ombuds")
        whose = one.session, one.memory, talk
        if act in ("agree", "decline"):
            concern.consent(*whose, yes=act == "agree")
        elif act == "add":
            concern.add(*whose, "words")
        elif act in (
            simple := {
                "withdraw": concern.withdraw,
                "mediate": concerns.mediate,
                "acknowledge": concerns.acknowledge,
            }
        ):
            simple[act](*whose)
        else:
            concerns.say(*whose, _SAYS[act], "words")

    def state(self, room: Room) -> str:
        return state_of(self._talk(room is self.pair.rooms[0]).standing)

    def _talk(self, heard: bool) -> Talk:
        if heard:
            known, _ = concerns.heard(self._ombuds.session, self._ombuds.memory)
        else:
            known = concern.mine(self._raiser.session, self._raiser.memory)
        return next(one for one in known if one.id == self._id)


_SAYS = {act: ACTS[act] for act in ("answer", "advise", "ask", "recommend", "close")}


def _hash(line: Line) -> bytes:
    assert line.opened is not None
    return version.read(line.opened.body).hash


PLAYERS: dict[str, Callable[[Pair], Player]] = {
    player.machine.name: player
    for player in (
        *(Agreeing, Ending, Claiming, Releasing, Telling, Asking, Reporting, Working, Confiding),
        *(Meeting, Wanting, Showing, Renewing),
    )
}
