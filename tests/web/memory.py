"""What a page holds in its memory: every string, every list of small numbers, every blob.

A heap snapshot has the strings; lists of numbers and blobs, in which bytes hide as well, are found
by their prototype. Keys of WebCrypto that the page can use are counted, since nobody reads them.

What is in buffers no tool of the browser tells: a snapshot has their place and not a byte, and the
browser hands out neither a buffer nor what looks into one. For these, watch what the worker says. A
key worker has a heap of its own in the same process, which is not looked at; nor is memory that was
let go and not yet written over. A search of the whole process would find the worker's keys.

Source: Chrome DevTools Protocol, HeapProfiler.takeHeapSnapshot and Runtime.queryObjects.
"""

import json
from base64 import b64encode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession

_NUMBERS = """function () {
  const hex = (raw) => raw.map((one) => one.toString(16).padStart(2, '0')).join('');
  const byte = (one) => Number.isInteger(one) && one >= 0 && one < 256;
  return this.filter((one) => Array.isArray(one) && one.length >= 16 && one.every(byte))
    .map(hex).join();
}"""


_BLOBS = """async function () {
  const hex = (raw) => Array.from(raw, (one) => one.toString(16).padStart(2, '0')).join('');
  const read = async (one) => hex(new Uint8Array(await one.arrayBuffer()));
  const blobs = this.filter((one) => one !== File.prototype);
  return (await Promise.all(blobs.map(read))).join();
}"""

_COUNT = "function () { return this.length }"


@dataclass(frozen=True)
class Memory:
    """The strings of a page; its lists of bytes and its blobs in hexadecimal; how many keys."""

    strings: str
    lists: str
    blobs: str
    keys: int

    def holds(self, secret: bytes) -> bool:
        """Whether a secret is there: as bytes, or written in any form that a page would write."""
        if any(secret.hex() in held for held in (self.lists, self.blobs)):
            return True
        return any(form in self.strings for form in forms(secret))


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
    lists = str(_of(cdp, "Array.prototype", _NUMBERS))
    blobs = str(_of(cdp, "Blob.prototype", _BLOBS))
    return Memory(strings, lists, blobs, int(_of(cdp, "CryptoKey.prototype", _COUNT)))


def _of(cdp: CDPSession, prototype: str, how: str) -> Any:
    """What a function makes of all that is alive in the page with this prototype."""
    found = cdp.send("Runtime.evaluate", {"expression": prototype})["result"]["objectId"]
    alive = cdp.send("Runtime.queryObjects", {"prototypeObjectId": found})["objects"]["objectId"]
    call = {"objectId": alive, "functionDeclaration": how, "awaitPromise": True}
    told = cdp.send("Runtime.callFunctionOn", {**call, "returnByValue": True})
    cdp.send("Runtime.releaseObject", {"objectId": alive})
    return told["result"]["value"]


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
