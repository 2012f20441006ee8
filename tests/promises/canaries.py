"""Canaries: random words in every place where a person writes, and whoever looks for them.

Names and addresses of people are declared sight and carry none.
"""

import base64
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quietroom.cli.scan import leaf
from quietroom.cli.scan.folder import Hit, Progress, search
from quietroom.cli.scan.leaf import CANARY, Leaf
from quietroom.cli.scan.needles import Needles
from quietroom.cli.scan.table import Table
from quietroom.identity import invitation as links
from tests.journeys.town import Citizen


@dataclass
class Canaries:
    """What was written where, and the secrets that never leave a person's own machine."""

    words: dict[str, str] = field(default_factory=dict)
    keys: list[bytes] = field(default_factory=list)

    def new(self, place: str) -> str:
        """A canary for a place, which may ask for several."""
        canary = base64.b32encode(os.urandom(15)).decode().capitalize()
        self.words[f"{place} {len(self.words)}"] = canary
        return canary

    def of(self, who: Citizen) -> None:
        """Look for a person's keys, and for the ways to unlock them."""
        kit = who.ways.kit.text()
        found = (kit, kit.replace("-", ""), who.ways.passphrase.text())
        for text in found:
            self.words[f"unlock {len(self.words)}"] = text
        for one in who.session.vault.keys:
            self.keys += [one.seal, one.ed25519, one.mldsa, one.self_key]
        self.keys.append(who.ways.kit.secret)

    def of_link(self, link: str) -> str:
        """Look for the secret that a link carries past the server. Returns the link."""
        inviter = links.parse_link(link)[1].inviter
        if inviter is not None:
            self.keys.append(inviter.secret)
        return link

    def hits(self, folder: Path) -> list[Hit]:
        """Where any of it lies in a folder, all of which was searched."""
        progress = Progress()
        found = list(search(folder, _Wanted((), tuple(self.words.values()), self.keys), progress))
        assert progress.files > 0
        assert not progress.unsearched
        return found


@dataclass(frozen=True)
class _Wanted(Needles):
    """Canaries, and keys, which are bytes and have no spellings but forwards and backwards."""

    keys: list[bytes] = field(default_factory=list)

    def tables(self) -> Iterator[Table]:
        """All in one reading."""
        turns = [one for key in self.keys for one in (key, key[::-1])]
        keys = [Leaf("key", key.decode("latin-1"), "latin-1", CANARY) for key in turns]
        yield Table([*leaf.of_canaries(self.secrets), *keys])


class Recorder:
    """Stands before an application and keeps what comes in and what goes out, one file each.

    While somebody is `rude` on purpose only the answers are kept.
    """

    def __init__(self, app: Any, folder: Path) -> None:
        folder.mkdir()
        self._app = app
        self._folder = folder
        self.answers = 0
        self.rude = False

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass one request on, and its answer back."""
        self.answers += 1
        name, asked, answered = f"{self.answers:05}", bytearray(), bytearray()
        asked += repr((scope["path"], scope["query_string"], scope["headers"])).encode()

        async def hear() -> Any:
            message = await receive()
            asked.extend(message.get("body", b""))
            return message

        async def tell(message: Any) -> None:
            answered.extend(repr((message.get("status"), message.get("headers"))).encode())
            answered.extend(message.get("body", b""))
            await send(message)

        await self._app(scope, hear, tell)
        (self._folder / f"{name}.answer").write_bytes(answered)
        if not self.rude:
            (self._folder / f"{name}.request").write_bytes(asked)
