"""Many callers of a server at once: as little HTTP as it takes, to leave the processor to it.

Each caller keeps a connection and waits for an answer before they ask again.
"""

import asyncio
import re
from collections.abc import Sequence

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)\r\n", re.IGNORECASE)


def request(
    method: str, path: str, token: str, body: bytes = b"", host: str = "localhost"
) -> bytes:
    """The bytes of a request of somebody who is signed in."""
    head = (
        f"{method} {path} HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer {token}\r\n"
        f"content-length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def asked(port: int, requests: Sequence[Sequence[bytes]]) -> None:
    """Send each caller's requests, one after the other, all callers at once.

    Raises `AssertionError` when one is refused.
    """
    await asyncio.gather(*(_asked(port, each) for each in requests))


async def _asked(port: int, requests: Sequence[bytes]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for one in requests:
        writer.write(one)
        head = await reader.readuntil(b"\r\n\r\n")
        length = _LENGTH.search(head)
        body = await reader.readexactly(int(length[1]) if length else 0)
        assert head.startswith(b"HTTP/1.1 200"), f"refused: {head!r} {body!r}"
    writer.close()
    await writer.wait_closed()
