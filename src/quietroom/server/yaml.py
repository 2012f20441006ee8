"""Writing YAML: blocks of maps and lists, strings quoted as in JSON, which YAML takes as they are.

Enough for one document of printable text; nothing here reads YAML.

Source: YAML 1.2.2 sections 7.3.1 and 8.2.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


def write(value: Any) -> str:
    """The document of a JSON value."""
    return "".join(f"{line}\n" for line in _lines(value))


def _lines(value: Any) -> Iterator[str]:
    if isinstance(value, dict) and value:
        for name, below in value.items():
            yield from _under(f"{_key(name)}:", below, "  ")
    elif isinstance(value, list) and value:
        for below in value:
            yield from _item(below)
    else:
        yield json.dumps(value, ensure_ascii=False)


def _under(head: str, value: Any, indent: str) -> Iterator[str]:
    lines = list(_lines(value))
    if isinstance(value, (dict, list)) and value:
        yield head
        yield from (indent + line for line in lines)
    else:
        yield f"{head} {lines[0]}"


def _item(value: Any) -> Iterator[str]:
    first, *rest = _lines(value)
    yield f"- {first}"
    yield from (f"  {line}" for line in rest)


def _key(name: str) -> str:
    plain = _PLAIN.fullmatch(name) and name.lower() not in _WORDS
    return name if plain else json.dumps(name, ensure_ascii=False)
