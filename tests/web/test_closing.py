"""Closing a room and moving on in a browser beside the other's library, and after its last day."""

from datetime import date, timedelta

from quietroom.client import keeping, speech
from quietroom.client import release as releasing
from quietroom.client.granting import Wish
from quietroom.client.members import rooms
from quietroom.room.check import Phase
from quietroom.server import jobs
from tests.journeys.test_story import texts
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.people import Human, plain, sheet_of

DAY = 86400

MINE = "How I learnt to speak to forty people."
THANKS = "Thank you for a good year."

STORED = """async () => {
  const named = (await indexedDB.databases()).map(({ name }) => name);
  const found = [];
  for (const name of named) {
    const db = await new Promise((done, failed) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
    if (db.objectStoreNames.contains('chunks')) {
      const keys = db.transaction('chunks').objectStore('chunks').getAllKeys();
      found.push(...(await new Promise((done) => { keys.onsuccess = () => done(keys.result); })));
    }
    db.close();
  }
  return found.map(([name]) => name);
}"""
"""The names of the files of chunks that this device keeps."""


def _thank(human: Human) -> None:
    human.page.get_by_role("link", name="Closing well").click()
    human.sees("Then the server destroys it, keys first")
    human.sees("an opening")
    human.sees("One entry here is yours alone.")
    human.page.get_by_label(plain("A word to Amina")).fill(THANKS)
    human.press("Send")
    human.sees("Sent to Amina.")


def _take_along(human: Human) -> None:
    human.page.get_by_role("checkbox", name=MINE).check()
    human.press("Take one entry along")
    human.sees("One entry went along.")
    human.go("/notebook")
    human.sees(MINE)


def test_closed_and_moved_on(house: House, person: Person) -> None:
    """Told the day, thanked, ended, moved on; the device forgets it on its day."""
    yesterday = date.today() - timedelta(days=1)  # noqa: DTZ011 - every clock here is this machine's
    dates = {"start": date(2026, 1, 1), "end": yesterday, "retention": yesterday}
    mentor, mentee = house.agreed(**dates, reviews=(), renewals=())
    sam = house.invited("Sam")
    entry = speech.say(mentee.room(), MINE)
    speech.say(mentor.room(), "What he told me.")
    wish = Wish(sam.session.first, "an opening", house.now() + DAY)
    releasing.let_read(mentee.room(), entry.hash, wish)
    old = mentee.room().id
    human = person()
    human.come_as(mentee)
    human.enter(old)
    _thank(human)
    told = keeping.kept(mentor.session, old)
    assert (told.mine, told.other, told.last) == (yesterday, yesterday, yesterday)
    assert THANKS in texts(mentor.room())
    human.press("End this room")
    human.sees("This room has ended.")
    ended = mentor.room()
    _take_along(human)
    assert ended.ending.phase is Phase.ENDED
    assert [one.raw for one in mentor.room().place.items] == [one.raw for one in ended.place.items]

    file = f"places/{old.hex()}"
    kept = human.page.evaluate(STORED)
    house.run(jobs.sweep(house.app.state.shell))
    human.opens(f"{human.url}/unlock")
    human.page.get_by_label("Recovery kit or passphrase").fill(sheet_of(mentee))
    human.press("Unlock")
    human.sees("The server destroyed a room of yours. Until")
    assert file in kept
    assert file not in human.page.evaluate(STORED)
    assert rooms(mentor.session) == []
    # The room that is open is read once more at the news of it.
    human.forgive("404")


def test_erased(house: House, person: Person) -> None:
    """Who erases themself is gone from device and server; the other keeps the room."""
    mentor, mentee = house.agreed_again()
    human = person()
    human.come_as(mentee)
    human.go("/take")
    human.page.get_by_role("link", name="Erase yourself here").click()
    human.page.get_by_role("checkbox").check()
    human.press("Erase me for good")
    human.sees("You are erased")
    human.sees("a backup may still hold more")

    assert human.page.evaluate(STORED) == []
    assert mentor.room().partner.name == "—"
    # Its stream of news ends with its session.
    human.forgive("401")
