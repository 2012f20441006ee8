"""What either of the two may show to the ombuds whom both named, and how the ombuds checks it.

It hands over the words and the opening of their commitment, never a key. The stamp, a MAC under a
key that only the server and this ombuds hold, shows that the server took exactly this entry from
this author; to anybody else it proves nothing.

Format: spec/grant.md section 6. Threat: words invented, altered or put under another label.
"""

from dataclasses import dataclass, field

from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.digest import same
from . import stamp
from .entry import Priv, frame, parse_priv
from .envelope import Pub, parse_pub
from .open import Opened
from .seal import commitment
from .stamp import BadStamp


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry as shown to the ombuds; `time` and `stamp` are the server's."""

    pub: Pub
    com: bytes
    kf: bytes = field(repr=False)
    priv: Priv
    body: Value = field(repr=False)
    time: int
    stamp: bytes

    def fields(self) -> list[Value]:
        """[pub, com, kf, priv, body, time, stamp]."""
        inside: list[Value] = [self.kf, self.priv.fields(), self.body]
        return [self.pub.fields(), self.com, *inside, self.time, self.stamp]


def show(opened: Opened, time: int, stamped: bytes) -> Shown:
    """Make what the ombuds gets of one entry."""
    envelope = opened.envelope
    return Shown(envelope.pub, envelope.com, opened.kf, opened.priv, opened.body, time, stamped)


def encode(shown: tuple[Shown, ...], words: str) -> bytes:
    """CBOR[[shown …], words]: the payload of a grant to the ombuds, with a free text."""
    entries: list[Value] = [one.fields() for one in shown]
    return canon.encode([entries, words])


def parse(raw: bytes) -> tuple[tuple[Shown, ...], str]:
    """Read what was shown. Checks nothing yet. Raises `Malformed` or `TooLarge`."""
    entries, words = shape.array(canon.decode(raw), 2, "showing")
    return tuple(parse_shown(one) for one in shape.items(entries, "entries", 256)), shape.text(
        words, "words"
    )


def check(key: bytes, shown: Shown) -> None:
    """Check that the server took exactly these words, under this label, from this author.

    `key`: the stamp key that the server shares with this ombuds. Raises `BadStamp`.

    Source: spec/grant.md section 6.
    """
    stamp.check(key, shown.pub, shown.com, shown.time, shown.stamp)
    found = commitment(shown.kf, shown.pub.encode(), *frame(shown.priv, shown.body))
    if not same(found, shown.com):
        raise BadStamp("the words shown are not the words that were stamped")


def parse_shown(value: Value) -> Shown:
    """Read one entry as it is shown. Checks nothing yet. Raises `Malformed`."""
    pub, com, kf, priv, body, time, stamped = shape.array(value, 7, "shown entry")
    return Shown(
        parse_pub(pub),
        shape.digest(com, "com"),
        shape.octets(kf, "franking key", 32),
        parse_priv(priv),
        body,
        shape.number(time, "time"),
        shape.octets(stamped, "stamp", 32),
    )
