"""Finding the port to listen on, and knowing when somebody listens.

Granian shares ports between its workers (SO_REUSEPORT), so two servers of one person would share
one and nobody would notice: it is tried first without sharing.
"""

import asyncio
import errno
import socket

from ..ground.errors import QuietroomError


class PortTaken(QuietroomError):
    """Another program listens on this port: name another by --port, or 0 for any that is free."""

    code = "port-taken"


class NoSuchHost(QuietroomError):
    """This machine has no such address to listen on: name another by --host."""

    code = "no-such-host"


def find(host: str, port: int) -> tuple[str, int]:
    """The numeric address and the port to listen on, a free one where `port` is 0.

    Raises `PortTaken`, `NoSuchHost`, or `OSError` that names the port.
    """
    try:
        family, kind, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError as fault:
        raise NoSuchHost from fault
    with socket.socket(family, kind) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(address)
            trial.listen(1)
        except OSError as fault:
            raise _refused(fault, port) from fault
        found = trial.getsockname()
    return found[0], found[1]


async def listening(host: str, port: int) -> None:
    """Wait until a connection is taken."""
    while True:
        try:
            _, writer = await asyncio.open_connection(host, port)
        except OSError:
            await asyncio.sleep(0.02)
        else:
            writer.close()
            return


def _refused(fault: OSError, port: int) -> Exception:
    if fault.errno == errno.EADDRINUSE:
        return PortTaken()
    if fault.errno == errno.EADDRNOTAVAIL:
        return NoSuchHost()
    return OSError(fault.errno, fault.strerror, f"port {port}")
