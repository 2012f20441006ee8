"""What a page holds in its memory: every string, every list of small numbers, every buffer.

A heap snapshot has the strings, and of buffers not a byte. What else bytes hide in is found by its
prototype, whoever holds it, a closure or a listener too: lists of numbers, buffers and what looks
into them, and blobs. Keys of WebCrypto that the page can use are counted, since nobody reads them.

A key worker has a heap of its own in the same process, which is not looked at; nor is memory that
was let go and not yet written over, in which a search of the whole process finds the worker's too.

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


_BUFFERS = """function () {
  const hex = (raw) => Array.from(raw, (one) => one.toString(16).padStart(2, '0')).join('');
  // Prototypes look alike, and a buffer that was handed on is empty: neither can be read.
  const read = (one) => {
    try {
      return hex(new Uint8Array(ArrayBuffer.isView(one) ? one.buffer : one));
    } catch {
      return '';
    }
  };
  return this.map(read).join();
}"""

_BLOBS = """async function () {
  const hex = (raw) => Array.from(raw, (one) => one.toString(16).padStart(2, '0')).join('');
  const read = async (one) => hex(new Uint8Array(await one.arrayBuffer()));
  const blobs = this.filter((one) => one !== File.prototype);
  return (await Promise.all(blobs.map(read))).join();
}"""

_COUNT = "function () { return this.length }"

_HOLDERS = {
    "ArrayBuffer.prototype": _BUFFERS,
    "globalThis.SharedArrayBuffer?.prototype": _BUFFERS,
    "SharedArrayBuffer?.prototype": _BUFFERS,
    "Object.getPrototypeOf(Uint8Array.prototype)": _BUFFERS,
    "DataView.prototype": _BUFFERS,
    "Blob.prototype": _BLOBS,
}
"""Prototypes of what holds bytes, and how they are read."""


@dataclass(frozen=True)
class Memory:
    """The strings of a page; its lists of bytes, its buffers and blobs in hexadecimal; its keys."""

    strings: str
    lists: str
    buffers: str
    keys: int

    def holds(self, secret: bytes) -> bool:
        """Whether a secret is there: as bytes, or written in any form that a page would write."""
        if any(secret.hex() in held for held in (self.lists, self.buffers)):
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
    buffers = ",".join(str(_of(cdp, prototype, how)) for prototype, how in _HOLDERS.items())
    return Memory(strings, lists, buffers, int(_of(cdp, "CryptoKey.prototype", _COUNT)))


def _of(cdp: CDPSession, prototype: str, how: str) -> Any:
    """What a function makes of all that is alive in the page with this prototype."""
    found = cdp.send("Runtime.evaluate", {"expression": prototype})["result"].get("objectId")
    if found is None:
        return ""
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
