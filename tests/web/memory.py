"""What a page holds in its memory: every string, and every list of small numbers.

A heap snapshot has the strings; lists of numbers, in which bytes hide as well, are found by their
prototype. What is in buffers no tool of the browser tells: for these, watch what the worker says.
A key worker has a heap of its own, which is not looked at.

Source: Chrome DevTools Protocol, HeapProfiler.takeHeapSnapshot and Runtime.queryObjects.
"""

import json
from base64 import b64encode, urlsafe_b64encode
from dataclasses import dataclass

from playwright.sync_api import CDPSession

_NUMBERS = """function () {
  const hex = (raw) => raw.map((one) => one.toString(16).padStart(2, '0')).join('');
  const byte = (one) => Number.isInteger(one) && one >= 0 && one < 256;
  return this.filter((one) => Array.isArray(one) && one.length >= 16 && one.every(byte))
    .map(hex).join();
}"""


@dataclass(frozen=True)
class Memory:
    """The strings of a page, and its lists of bytes in hexadecimal."""

    strings: str
    lists: str

    def holds(self, secret: bytes) -> bool:
        """Whether a secret is there: as bytes, or written in any form that a page would write."""
        return secret.hex() in self.lists or any(form in self.strings for form in forms(secret))


def forms(secret: bytes) -> list[str]:
    """How bytes are written: hexadecimal, base64, listed with commas, as an object in JSON."""
    words = [b64encode(secret), urlsafe_b64encode(secret)]
    return [
        secret.hex(),
        secret.hex().upper(),
        # The last sign of base64 depends on what follows.
        *(word.decode().rstrip("=")[:-1] for word in words),
        ",".join(map(str, secret)),
        ", ".join(map(str, secret)),
        ",".join(f'"{at}":{one}' for at, one in enumerate(secret)),
    ]


def memory_of(cdp: CDPSession) -> Memory:
    """Everything that is alive in a page, after its rubbish was collected."""
    strings = _strings(cdp)
    prototype = cdp.send("Runtime.evaluate", {"expression": "Array.prototype"})["result"]
    asked = {"prototypeObjectId": prototype["objectId"]}
    found = cdp.send("Runtime.queryObjects", asked)["objects"]["objectId"]
    call = {"objectId": found, "functionDeclaration": _NUMBERS, "returnByValue": True}
    lists = cdp.send("Runtime.callFunctionOn", call)["result"]["value"]
    cdp.send("Runtime.releaseObject", {"objectId": found})
    return Memory(strings, lists)


def _strings(cdp: CDPSession) -> str:
    chunks: list[str] = []

    def more(event: dict[str, str]) -> None:
        chunks.append(event["chunk"])

    cdp.on("HeapProfiler.addHeapSnapshotChunk", more)
    cdp.send("HeapProfiler.enable")
    cdp.send("HeapProfiler.collectGarbage")
    cdp.send("HeapProfiler.takeHeapSnapshot", {"reportProgress": False})
    cdp.remove_listener("HeapProfiler.addHeapSnapshotChunk", more)
    return "\n".join(json.loads("".join(chunks))["strings"])
