"""Reading a server's JSON: each field as what it must be, or a sentence that names it.

Source: spec/openapi.yaml.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from .refusal import BadAnswer

T = TypeVar("T")


class Row:
    """One JSON object of an answer. Every reader raises `BadAnswer`."""

    def __init__(self, value: Any) -> None:
        if not isinstance(value, dict):
            raise BadAnswer("the server's answer is not what was asked for")
        self._fields: dict[str, Any] = value

    def text(self, name: str) -> str:
        """A field that is text."""
        found = self._fields.get(name)
        if not isinstance(found, str):
            raise _bad(name)
        return found

    def octets(self, name: str) -> bytes:
        """A field that is bytes in hex."""
        try:
            return bytes.fromhex(self.text(name))
        except ValueError as fault:
            raise _bad(name) from fault

    def number(self, name: str) -> int:
        """A field that is a number."""
        found = self._fields.get(name)
        if not isinstance(found, int) or isinstance(found, bool):
            raise _bad(name)
        return found

    def flag(self, name: str) -> bool:
        """A field that is true or false."""
        found = self._fields.get(name)
        if not isinstance(found, bool):
            raise _bad(name)
        return found

    def texts(self, name: str) -> list[str]:
        """A field that is a list of texts."""
        found = self._fields.get(name)
        if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
            raise _bad(name)
        return found

    def rows(self, name: str) -> "list[Row]":
        """A field that is a list of objects."""
        return rows(self._fields.get(name))

    def maybe(self, read: Callable[[str], T], name: str) -> T | None:
        """A field that is there and may be null, else as `read` reads it."""
        if name not in self._fields:
            raise _bad(name)
        return None if self._fields[name] is None else read(name)


def rows(value: Any) -> list[Row]:
    """An answer that is a list of objects. Raises `BadAnswer`."""
    if not isinstance(value, list):
        raise BadAnswer("the server's answer is not the list that was asked for")
    return [Row(item) for item in value]


def _bad(name: str) -> BadAnswer:
    return BadAnswer(f"the server's answer lacks {name}, or has it in another form")
