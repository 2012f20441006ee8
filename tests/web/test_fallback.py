"""Browsers without the native algorithms: the other worker, the same vault and room."""

from quietroom.client import speech
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.people import Human, citizen_of

HIDE = """
const made = SubtleCrypto.prototype.generateKey;
SubtleCrypto.prototype.generateKey = function (algorithm, ...given) {
  const name = algorithm.name ?? algorithm;
  if (!['ML-DSA-65', 'MLKEM768-X25519'].includes(name)) return made.call(this, algorithm, ...given);
  return Promise.reject(new DOMException('unknown', 'NotSupportedError'));
};
"""


def old(human: Human) -> Human:
    """Somebody whose browser lacks the newest algorithms."""
    human.context.add_init_script(HIDE)
    return human


def worker_of(human: Human) -> str:
    """The file of the worker that runs."""
    (worker,) = human.page.workers
    return worker.url.removeprefix(human.url)


def test_fallback(house: House, person: Person) -> None:
    """Somebody joins, is unlocked, writes and reads without the native algorithms."""
    human = old(person())
    human.join(house.link_for("Wanda"))
    wanda = citizen_of(house, "Wanda", human.save_kit())
    mentor = house.invited("Xaver")
    house.make_pair(mentor, wanda)
    house.agree(mentor, wanda)
    speech.say(mentor.room(), "From a new device.")
    human.opens(house.url + "/unlock")
    human.press("Use my passkey")
    human.at("/")
    human.enter(wanda.room().id)
    human.sees("From a new device.")
    human.say("From an old one.")
    other = person()
    other.come_as(mentor)
    other.enter(mentor.room().id)
    other.sees("From an old one.")

    assert worker_of(human) == "/keys-fallback.js"
    assert worker_of(other) == "/keys.js"
    assert speech.text_of(mentor.room().lines[-1]) == "From an old one."
