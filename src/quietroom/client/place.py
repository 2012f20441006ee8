"""Reading a room or stream from the server to its end, and remembering what was read.

The device keeps every verified item and so the last link of the chain. A server that shows another
beginning, or less than before, is told apart from one that shows more.

Source: spec/room.md sections 7 and 8. Threats: an older state replayed, newest entries dropped.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.digest import sha256
from ..ground.errors import Malformed, QuietroomError
from ..room import chain, envelope, epoch, parcel
from ..room.chain import Link
from ..room.faults import ChainDiffers, Withheld
from ..room.reader import Item
from .home import Home
from .refusal import BadAnswer, Lied, Refused, ServerAway, of_server
from .wire import Wire

PAGE = 200
"""How many items a client asks for at once."""

AGAIN = (401, 429, 503, 507)
"""Answers after which the same bytes may be sent again."""


_PARSERS: dict[int, Callable[[bytes], Item]] = {
    parcel.ENTRY: envelope.parse,
    parcel.RECORD: epoch.parse,
    parcel.STUB: envelope.parse_stub,
}


class Waits(ServerAway):
    """The server cannot be reached: what you wrote waits in your folder and goes when it can."""

    code = "waits-for-server"


@dataclass(frozen=True, slots=True)
class Placed:
    """One item of a place as the server handed it out, with its time and stamp."""

    item: Item
    time: int
    stamp: bytes | None
    raw: bytes


class Place:
    """A room or stream: `path` is where its items are, `place` its id."""

    def __init__(self, wire: Wire, home: Home, path: str, place: bytes) -> None:
        self._wire = wire
        self._home = home
        self._path = path
        self._file = f"places/{place.hex()}"
        self._link = chain.start(place)
        self.items: list[Placed] = []
        for raw in home.chunks(self._file):
            self._take(_placed(canon.decode(raw), raw))

    @property
    def link(self) -> Link:
        """The last link that this device verified."""
        return self._link

    def sync(self) -> None:
        """Read what is new. Raises `Lied` around `Withheld` or `ChainDiffers`, and as the wire."""
        while True:
            raw = self._wire.get(f"{self._path}?after={self._link.index}&limit={PAGE}")
            fresh, count, head = self._page(raw)
            if count < self._link.index:
                raise self._lied(Withheld("the server shows less of this than before"), raw)
            self._home.append(self._file, [one.raw for one in fresh])
            for one in fresh:
                self._take(one)
            if self._link.index == count:
                break
            if not fresh:
                raise self._lied(Withheld(), raw)
        if self._link.head != head:
            raise self._lied(ChainDiffers("the server shows another beginning of this"), raw)

    def post(self, body: bytes, turn: str | None = None) -> None:
        """Post sealed items, kept in the outbox, byte for byte, until they are acknowledged.

        `turn`: the name of the path beside that of items to which they go instead. What waits in
        the outbox goes first. Raises `Waits`, after which they stay there, or `Refused`.
        """
        # The number keeps them in the order in which they were sealed: a writer may have no gap.
        waiting = _waiting(self._home)
        number = int(waiting[-1].partition("-")[0]) + 1 if waiting else 0
        name = f"{number:08}-{sha256(body).hex()}"
        path = self._path if turn is None else f"{self._path.rpartition('/')[0]}/{turn}"
        self._home.write(f"outbox/{name}", canon.encode([path, body]))
        _send_before(self._wire, self._home, waiting)
        _send(self._wire, self._home, name)

    def _page(self, raw: bytes) -> tuple[list[Placed], int, bytes]:
        with of_server():
            after, items, count, head = shape.array(canon.decode(raw), 4, "page")
            placed = [parse_placed(item) for item in shape.items(items, "items", PAGE)]
            found = placed, shape.number(count, "count"), shape.digest(head, "head")
        if after != self._link.index:
            raise BadAnswer("the server answered with another page than the one asked for")
        return found

    def _take(self, one: Placed) -> None:
        self._link = self._link.then(one.item.hash)
        self.items.append(one)

    def _lied(self, fault: QuietroomError, raw: bytes) -> Lied:
        return Lied(fault, self._home.write(f"evidence/{fault.code}-{self._link.index}", raw))


def parse_placed(value: Value) -> Placed:
    """Read one item of a page: [kind, bytes, time, stamp]. Raises `Malformed`."""
    return _placed(value, canon.encode(value))


def _placed(value: Value, spelled: bytes) -> Placed:
    kind, raw, time, stamp = shape.array(value, 4, "item")
    body = shape.octets(raw, "item")
    if not isinstance(kind, int) or kind not in _PARSERS:
        raise Malformed("an item of an unknown kind")
    return Placed(
        _PARSERS[kind](body),
        shape.number(time, "time"),
        None if stamp is None else shape.octets(stamp, "stamp", 32),
        spelled,
    )


def send_all(wire: Wire, home: Home) -> None:
    """Send what an earlier run sealed and could not send, in the order in which it was sealed.

    What is refused by now is let go: whoever wrote it was told then that it had not arrived. Raises
    `Waits` while the server takes nothing.
    """
    _send_before(wire, home, _waiting(home))


def _waiting(home: Home) -> list[str]:
    return [name for name in home.names("outbox") if not name.startswith(".")]


def _send_before(wire: Wire, home: Home, names: list[str]) -> None:
    """Send what waits. Nothing overtakes what may be sent again: a writer may have no gap."""
    for name in names:
        try:
            _send(wire, home, name)
        except Refused as fault:
            if fault.status in AGAIN:
                raise Waits from fault


def _send(wire: Wire, home: Home, name: str) -> None:
    """Send one file of the outbox; it goes once the server answered, whatever it answered."""
    file = f"outbox/{name}"
    path, body = shape.array(home.need(file), 2, "outbox")
    try:
        wire.post(shape.text(path, "path"), shape.octets(body, "body"))
    except ServerAway as fault:
        raise Waits from fault
    except Refused as fault:
        if fault.status not in AGAIN:
            home.remove(file)
        raise
    home.remove(file)
