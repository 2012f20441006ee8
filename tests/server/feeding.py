"""Putting a feed and fetching it, as a row of the matrix asks for it."""

import os
from typing import Any

from quietroom.meeting.feed import key_of
from tests.server.stage import Stage
from tests.store.actors import Actor


def feed(*_: object) -> dict[str, Any]:
    """A feed without a meeting, at an address of its own."""
    said = {
        "address": os.urandom(32).hex(),
        "text": "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        "begins": True,
    }
    return {"path": "/api/feed", "json": said}


def fetched_feed(stage: Stage, who: Actor) -> dict[str, Any]:
    """A feed that was put before, by somebody else."""
    token, given = os.urandom(32), feed()["json"]
    given["address"] = key_of(token).hex()
    stage.world.ask("PUT", "/api/feed", stage.people["member"], json=given).raise_for_status()
    return {"path": f"/feed/{token.hex()}.ics"}
