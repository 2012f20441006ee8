"""Words that leaked: every way in which they may lie in a file, and what they are called by."""

import base64
import bz2
import gzip
import io
import json
import lzma
import os
import tarfile
import urllib.parse
import zipfile
import zlib
from collections.abc import Callable

WORDS = (
    "Perhaps I should tell you first: the job in Trieste is real, and I have said “yes” to it.\n\n"
    "Nobody in the department knows - not Olga, not the people in “planning” -\n"
    "and I would like it to stay so until ~ the third of May? Is that all right with you?\n"
)
OTHER = (
    "A bakery on the corner sells rye bread on Mondays; the oven was built by two sisters “once”.\n"
    "They open at six & close when everything is gone, which some weeks is before noon?\n"
)
GREEK = "Αύριο φεύγω.\nΜην το πεις ακόμα στη διεύθυνση, ούτε στον Νίκο\nκαι στη Μαρία!"
CANARY = "Zq8-Vx3rT1!pLmW0 \u00e9K"

Wrap = Callable[[bytes], bytes]


def packed_zip(data: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", method) as archive:
        archive.writestr("first.txt", b"nothing here" * 40)
        archive.writestr("second.txt", data)
    return whole.getvalue()


def _tar_gz(data: bytes) -> bytes:
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w:gz") as archive:
        info = tarfile.TarInfo("notes.txt")
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return whole.getvalue()


def _raw_gzip_halves(data: bytes) -> bytes:
    return gzip.compress(os.urandom(300)) + gzip.compress(data)


def _recoded(codec: str) -> Wrap:
    return lambda data: data.decode().encode(codec)


def _changed(change: Callable[[str], str]) -> Wrap:
    return lambda data: change(data.decode()).encode()


WAYS: dict[str, tuple[str, Wrap]] = {
    "plain": ("raw", bytes),
    "lower": ("lower", _changed(str.lower)),
    "upper": ("upper", _changed(str.upper)),
    "wide, little": ("utf-16-le", _recoded("utf-16-le")),
    "wide, big": ("utf-16-be", _recoded("utf-16-be")),
    "backwards by letter": ("reversed", _changed(lambda text: text[::-1])),
    "backwards by byte": ("reversed", lambda data: data[::-1]),
    "hex": ("hex", lambda data: data.hex().encode()),
    "HEX": ("hex", lambda data: b"\\X" + data.hex().upper().encode()),
    "hex, one off": ("hex", lambda data: b"0" + data.hex().encode()),
    "base64": ("base64", base64.b64encode),
    "base64, one off": ("base64", lambda data: base64.b64encode(b"~" + data)),
    "base64, two off": ("base64", lambda data: base64.b64encode(b"~~" + data)),
    "base64 amid letters": ("base64", lambda data: b"key" + base64.b64encode(data)),
    "base64 in lines": ("base64", base64.encodebytes),
    "urlsafe": ("base64", base64.urlsafe_b64encode),
    "urlsafe, one off": ("base64", lambda data: base64.urlsafe_b64encode(b"~" + data)),
    "urlsafe, two off": ("base64", lambda data: base64.urlsafe_b64encode(b"~~" + data)),
    "url": ("url", lambda data: urllib.parse.quote(data, safe="").encode()),
    "url, each letter": ("url", lambda data: b"".join(b"%%%02x" % byte for byte in data)),
    "form": ("url", lambda data: urllib.parse.quote_plus(data).encode()),
    "json": ("json", lambda data: json.dumps({"text": data.decode()}).encode()),
    "json, its own letters": (
        "json",
        lambda data: json.dumps(data.decode(), ensure_ascii=False).encode(),
    ),
    "json, each letter": (
        "json",
        lambda data: b"".join(b"\\u%04X" % ord(letter) for letter in data.decode()),
    ),
    "json in json": ("json/json", lambda data: json.dumps(json.dumps(data.decode())).encode()),
    "python": ("json", lambda data: repr(data).encode()),
    "gzip": ("gzip", gzip.compress),
    "gzip, second part": ("gzip", _raw_gzip_halves),
    "zlib": ("zlib", zlib.compress),
    "zlib, fast": ("zlib", lambda data: zlib.compress(data, 1)),
    "zlib, best": ("zlib", lambda data: zlib.compress(data, 9)),
    "bz2": ("bz2", bz2.compress),
    "xz": ("xz", lzma.compress),
    "zip": ("zip", packed_zip),
    "zip of bz2": ("bz2", lambda data: packed_zip(data, zipfile.ZIP_BZIP2)),
    "tar.gz": ("gzip", _tar_gz),
    "three deep": ("zip/xz/bz2", lambda data: packed_zip(lzma.compress(bz2.compress(data)))),
    "three deep, others": (
        "gzip/zlib/zip",
        lambda data: gzip.compress(zlib.compress(packed_zip(data))),
    ),
    "packed, then written": ("base64/gzip", lambda data: base64.b64encode(gzip.compress(data))),
    "written, then packed": ("xz/hex", lambda data: lzma.compress(data.hex().encode())),
    "wide, packed, written": (
        "json/base64/zlib/utf-16-le",
        lambda data: json.dumps(
            base64.encodebytes(zlib.compress(_recoded("utf-16-le")(data))).decode()
        ).encode(),
    ),
}
"""Every way in which words may lie in a file: what it is called, and how it is done."""
