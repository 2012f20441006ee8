"""What a person wrote to themself: the notebook, what is held back, and what their client keeps.

It is one stream on the server, sealed under the person's own key, the same on every device. Neither
partner nor server can tell a page of the notebook from a held entry or from something kept.

Source: spec/room.md section 10.
"""

from collections.abc import Iterable

from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.errors import QuietroomError
from ..room.entry import Kind, Priv, Seen
from ..room.envelope import Envelope, Pub
from ..room.label import Label
from ..room.reader import Line, StreamReader
from ..room.seal import own_keys, seal_entry
from .place import Place
from .session import Session

PATH = "/api/notebook/items"

Draft = tuple[Kind, Value, int | None]
"""Kind, body, and the time to bear (now if none) of something to write to oneself."""


class Memory:
    """One person's own stream, read to its end."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._place = Place(session.wire, session.edge.home, PATH, session.vault.account)
        self._reader = StreamReader(session.vault.account, session.mine, session.log.root_at)
        self._keys = own_keys(session.keys.self_key)
        self._writer, self._seq = session.random(shape.ID), 0
        self._taken = 0
        self.sync()

    @property
    def lines(self) -> list[Line]:
        """Everything in the stream, in order."""
        return self._reader.lines

    def random(self, size: int) -> bytes:
        """Unpredictable bytes of this person's edge."""
        return self._session.random(size)

    def sync(self) -> None:
        """Read what other devices wrote."""
        self._place.sync()
        self._read()

    def of_kind(self, kind: Kind) -> list[Line]:
        """The lines of one kind that opened without a fault."""
        return [
            line for line in self.lines if line.opened is not None and line.opened.priv.kind == kind
        ]

    def write(self, drafts: Iterable[Draft]) -> list[Envelope]:
        """Seal and store some of them, and read back what is now there."""
        try:
            sealed = [self._seal(*draft) for draft in drafts]
            self._place.post(canon.encode([envelope.encode() for envelope in sealed]))
        except QuietroomError:
            # What did not arrive leaves a gap behind this writer: go on as another.
            self._writer, self._seq = self._session.random(shape.ID), 0
            raise
        self.sync()
        return sealed

    def keep(self, what: str, value: Value) -> None:
        """Remember something for this person's own clients, once."""
        if value not in self.kept(what):
            self.write([(Kind.KEPT, [what, value], None)])

    def kept(self, what: str) -> list[Value]:
        """All that is remembered under this name, in order."""
        bodies = [line.opened.body for line in self.of_kind(Kind.KEPT) if line.opened]
        pairs = [shape.array(body, 2, "kept") for body in bodies]
        return [value for name, value in pairs if name == what]

    def _seal(self, kind: Kind, body: Value, time: int | None) -> Envelope:
        session = self._session
        log, link = session.log.mirror, self._reader.link
        seen = Seen(link, log.size, log.root)
        when = session.now() if time is None else time
        priv = Priv(Label.ME, session.first, kind, when, None, None, seen)
        generation, card = session.vault.generation, session.card.hash
        pub = Pub(session.vault.account, generation, card, self._writer, self._seq)
        self._seq += 1
        return seal_entry(self._keys, pub, priv, body, session.edge.entropy)

    def _read(self) -> None:
        # Not every item of a place becomes a line of a stream.
        fresh = self._place.items[self._taken :]
        self._taken += len(fresh)
        for one in fresh:
            if isinstance(one.item, Envelope):
                self._reader.take(one.item, one.time)
        if self._reader.log_beyond:
            self._session.log.sync()
            self._reader.settle()
