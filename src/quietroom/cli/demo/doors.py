"""Links by which a browser enters the story as one of its people.

Such a link carries that person's recovery kit, as no real link ever does: everybody who sees it is
that person. The page takes it at an address of this machine only, and says what it is.

Source: docs/guides/demo.md.
"""

import base64
from collections.abc import Iterator
from dataclasses import dataclass

from .cast import KIT, Player
from .story import Cast


@dataclass(frozen=True, slots=True)
class Door:
    """One link: the `role` in the story, the person's `name`, the `url`."""

    role: str
    name: str
    url: str


def doors(url: str, cast: Cast) -> Iterator[Door]:
    """The links of mentee, mentor and coordinator at the server of this address."""
    # A browser keeps what it holds by host: under two names of one machine, two stand side by side.
    other = url.replace("localhost", "127.0.0.1")
    yield _door(url, "mentee", cast.mentee)
    yield _door(other, "mentor", cast.mentor)
    yield _door(url, "coordinator", cast.coordinator)


def _door(url: str, role: str, player: Player) -> Door:
    sheet = player.session.edge.home.read(KIT) or b""
    fragment = base64.urlsafe_b64encode(sheet).rstrip(b"=").decode()
    return Door(role, player.name, f"{url}/unlock#{fragment}")
