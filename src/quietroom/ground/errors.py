"""The one tree of errors that the rules raise.

Every class carries a `code`, which HTTP problems, vectors, the command line and every other
implementation share. A message says what happened and, where there is one, the remedy. It never
holds a person's words, a key or a name: errors travel into logs.
"""

from typing import ClassVar


class QuietroomError(Exception):
    """Base of every error raised by the rules. `code` is shared by HTTP, vectors and TypeScript."""

    code: ClassVar[str] = "error"

    def __init__(self, message: str = "") -> None:
        super().__init__(message or (type(self).__doc__ or "").strip().split("\n")[0])


class Malformed(QuietroomError):
    """These bytes are not a well-formed value of the format expected."""

    code = "malformed"


class TooLarge(QuietroomError):
    """This is larger than the format allows."""

    code = "too-large"


class BadSignature(QuietroomError):
    """A signature does not verify under the key that the document names."""

    code = "bad-signature"


class CannotOpen(QuietroomError):
    """This does not open: the key, the context or the bytes are not the ones it was sealed with."""

    code = "cannot-open"
