"""Days as they are typed and shown: YYYY-MM-DD, counted from 1970-01-01."""

from datetime import date, timedelta

from .ending import BadInput

_FIRST = date(1970, 1, 1)


def day_in(text: str) -> int:
    """A typed day, in days since 1970-01-01. Raises `BadInput`."""
    try:
        return (date.fromisoformat(text) - _FIRST).days
    except ValueError as fault:
        raise BadInput("write a day as YYYY-MM-DD, such as 2027-03-01") from fault


def day_text(day: int) -> str:
    """A day as it is typed."""
    return (_FIRST + timedelta(days=day)).isoformat()
