"""The real server as a process of its own, on a real port."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

READY = "Quietroom is at "


class Server:
    """A running server."""

    def __init__(self, process: "subprocess.Popen[str]", url: str) -> None:
        self.process = process
        self.url = url

    def stop(self) -> tuple[int, float]:
        """Tell it to end. Returns its exit code and how many seconds that took."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=15), time.monotonic() - began


@contextmanager
def serving(data: Path, *more: str) -> Iterator[Server]:
    """A server until the end of the block."""
    with subprocess.Popen(
        [sys.executable, "-m", "quietroom", "serve", "--data", data, "--port", "0", *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            if not line.startswith(READY):
                raise AssertionError("the server did not begin")
            yield Server(process, line.removeprefix(READY).strip())
        finally:
            process.kill()
