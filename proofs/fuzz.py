"""No bytes make a parser raise anything but its own error.

Each parser listed in tests/rules/parsers.py is driven by a fuzzer that looks for new paths through
the code, beginning from a document that it accepts. A control with a planted fault shows that the
fuzzer finds one.
"""

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["quietroom"]):
    from quietroom.ground.errors import QuietroomError
    from tests.rules.parsers import PARSERS, Parser

RUNS = 200_000
"""How many inputs each parser gets."""

_CONTROL, _FAULT = "control", b"\x82\x40"


def prove() -> str:
    """Drive every parser. Raises `AssertionError` with the parser and the input that surprised."""
    # Each runs in a process of its own; what reads a whole room takes longest, and begins first.
    names = sorted((parser.name for parser in PARSERS), key=lambda name: ".reader." not in name)
    surprised = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for done, found in enumerate(pool.map(_surprise, names), 1):
            surprised += [found] if found else []
            if sys.stderr.isatty():
                print(f"\rfuzz: {done} of {len(names)}", end="", file=sys.stderr, flush=True)
    assert not surprised, "; ".join(surprised)
    assert f"by {_FAULT.hex()}" in _surprise(_CONTROL), (
        "the control's planted fault was not found: this proof is blind"
    )
    return (
        f"{len(PARSERS)} parsers, {RUNS} inputs each, 0 surprises; control (a planted fault): found"
    )


def _surprise(name: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        call = [sys.executable, "-m", "proofs.fuzz", name, folder]
        ended = subprocess.run(call, capture_output=True, text=True, check=False)
        crash = next(Path(folder).glob("crash-*"), None)
        if ended.returncode == 0 and crash is None:
            return ""
        return f"{name} was surprised by {crash.read_bytes().hex() if crash else ended.stderr}"


def _planted(raw: bytes) -> None:
    if raw[:2] == _FAULT:
        raise IndexError


def _drive(name: str, folder: str) -> None:
    control = Parser(_CONTROL, _planted, b"\x80\x40")
    parser = next(known for known in (*PARSERS, control) if known.name == name)
    Path(folder, "good").write_bytes(parser.good)

    def one(raw: bytes) -> None:
        try:
            parser.read(raw)
        except QuietroomError:
            return

    arguments = [name, folder, f"-runs={RUNS}", "-seed=1", "-len_control=0", "-timeout=10"]
    atheris.Setup([*arguments, f"-artifact_prefix={folder}/"], one)
    atheris.Fuzz()


if __name__ == "__main__":
    _drive(*sys.argv[1:3])
