"""Keys stay in the key worker: no page holds one, locking ends it, and it reaches nothing."""

from typing import NamedTuple

import pytest

from quietroom.client import programme, speech
from quietroom.client import ways as unlocking
from tests.journeys.town import Citizen
from tests.web.conftest import Person
from tests.web.house import House
from tests.web.memory import memory_of
from tests.web.people import Human, citizen_of

WORDS = "I want to leave the department in spring."


class Known(NamedTuple):
    """Somebody at a browser, the same person in Python, and every secret of theirs."""

    human: Human
    citizen: Citizen
    secrets: dict[str, bytes]


@pytest.fixture
def known(house: House, person: Person) -> Known:
    """Somebody who joined in a browser, agreed and wrote, loaded the page anew and unlocked it."""
    name = f"Uma {len(programme.people(house.coordinator.session))}"
    human = person()
    human.join(house.link_for(name))
    citizen = citizen_of(house, name, human.save_kit())
    mentor = house.invited(f"Vic of {name}")
    house.make_pair(mentor, citizen)
    house.agree(mentor, citizen)
    speech.say(mentor.room(), WORDS)
    human.opens(house.url + "/unlock")
    human.press("Use my passkey")
    human.at("/")
    room = citizen.room()
    human.enter(room.id)
    human.say("I read you.")
    assert room.reader.epoch is not None
    assert room.reader.epoch.room_key is not None
    account, stored = citizen.session.vault.account, citizen.session.edge.home.need(unlocking.VAULT)
    account_key = unlocking._ak(stored, account, citizen.ways.kit.text())
    secrets = {"room key": room.reader.epoch.room_key, "account key": account_key}
    for keys in citizen.session.vault.keys:
        secrets |= {"sealing seed": keys.seal, "Ed25519 seed": keys.ed25519}
        secrets |= {"ML-DSA seed": keys.mldsa, "self key": keys.self_key}
    return Known(human, citizen, secrets)


def test_page_holds_no_key(known: Known) -> None:
    """After unlocking, reading and writing, no secret is in the page's memory; its words are."""
    memory = memory_of(known.human.cdp)

    assert WORDS in memory.strings
    assert memory.keys == 0
    assert [name for name, secret in known.secrets.items() if memory.holds(secret)] == []


@pytest.mark.parametrize(
    "plant",
    [
        "bytes => bytes",
        "bytes => Array.from(bytes, one => one.toString(16).padStart(2, '0')).join('')",
        "bytes => btoa(String.fromCharCode(...bytes))",
        "bytes => bytes.join()",
        "bytes => JSON.stringify(new Uint8Array(bytes))",
        "bytes => new Blob([new Uint8Array(bytes)])",
    ],
    ids=["numbers", "hex", "base64", "commas", "json", "blob"],
)
def test_planted_key_is_found(house: House, person: Person, plant: str) -> None:
    """A page that keeps a seed, in any form, is told apart."""
    human = person()
    human.opens(house.url + "/unlock")
    seed = house.coordinator.session.keys.seal
    before = memory_of(human.cdp).holds(seed)
    human.page.evaluate(f"bytes => {{ globalThis.planted = ({plant})(bytes) }}", list(seed))

    assert not before
    assert memory_of(human.cdp).holds(seed)


# Buffers cannot be seen in a snapshot; but what a page holds of a worker's came in a message.
RECORD = """
const hex = (raw) => Array.from(raw, (one) => one.toString(16).padStart(2, '0')).join('');
const told = (value) => value instanceof ArrayBuffer ? hex(new Uint8Array(value))
  : ArrayBuffer.isView(value) ? told(value.buffer)
  : value && typeof value === 'object' ? Object.values(value).map(told).join(' ') : String(value);
globalThis.crossed = [];
globalThis.record = (value) => crossed.push(told(value));
const Made = Worker;
globalThis.Worker = class extends Made {
  constructor(...given) {
    super(...given);
    this.addEventListener('message', (event) => record(event.data));
  }
};
"""


def test_a_usable_key_is_counted(house: House, person: Person) -> None:
    """A page that keeps a key which nobody can read, but which works, is told apart."""
    human = person()
    human.opens(house.url + "/unlock")
    make = "crypto.subtle.generateKey({name: 'AES-GCM', length: 256}, false, ['encrypt'])"
    before = memory_of(human.cdp).keys
    human.page.evaluate(f"async () => {{ globalThis.planted = await {make} }}")

    assert before == 0
    assert memory_of(human.cdp).keys == 1


def test_no_key_crosses(known: Known, person: Person) -> None:
    """In all that the worker told the page, no secret is; of one planted there, it would show."""
    human = person()
    human.context.add_init_script(RECORD)
    human.come_as(known.citizen)
    human.enter(known.citizen.room().id)
    human.say("Once more.")
    crossed = " ".join(human.page.evaluate("crossed"))
    seed = list(known.secrets["sealing seed"])
    human.page.evaluate("seed => record({deep: [new Uint8Array(seed)]})", seed)
    planted = human.page.evaluate("crossed.join(' ')")

    assert WORDS in crossed
    assert [name for name, one in known.secrets.items() if one.hex() in crossed] == []
    assert known.secrets["sealing seed"].hex() in planted


def test_locking_ends_the_worker(known: Known) -> None:
    """The worker that held the keys is gone, and no word that was shown is in the page's memory."""
    human = known.human
    (worker,) = human.page.workers
    human.press("Lock")
    human.at("/unlock")
    human.button("Use my passkey").wait_for()

    assert worker not in human.page.workers
    assert WORDS not in memory_of(human.cdp).strings


def test_leaving_ends_everything(known: Known) -> None:
    """Leaving quickly shows a page that says nothing, and no worker runs behind it."""
    human = known.human
    human.press("Leave quickly")
    human.page.wait_for_url("about:blank")

    assert human.page.workers == []
    assert human.page.inner_text("body") == ""


CONNECT = {
    "fetch": "() => fetch('/healthz').then(() => 'reached', () => 'refused')",
    "elsewhere": "() => fetch('https://elsewhere.example/').then(() => 'reached', () => 'refused')",
    "request": """() => new Promise((done) => {
        const asked = new XMLHttpRequest();
        asked.onload = () => done('reached');
        asked.onerror = () => done('refused');
        asked.open('GET', '/healthz');
        asked.send();
    })""",
    "socket": """() => new Promise((done) => {
        try {
          const socket = new WebSocket(`ws://${location.host}/`);
          socket.onopen = () => done('reached');
          socket.onerror = () => done('refused');
        } catch { done('refused') }
    })""",
    "module": "() => import('/app.js').then(() => 'reached', () => 'refused')",
}


def test_worker_reaches_nothing(house: House, person: Person) -> None:
    """Whatever runs in the worker connects to nobody, not even to the server it came from."""
    human = person()
    human.opens(house.url + "/unlock")
    human.button("Use my passkey").wait_for()
    (worker,) = human.page.workers
    found = {name: worker.evaluate(how) for name, how in CONNECT.items()}
    human.forgive("policy|Policy|WebSocket")

    assert set(found.values()) == {"refused"}
    assert human.page.evaluate(CONNECT["fetch"]) == "reached"
