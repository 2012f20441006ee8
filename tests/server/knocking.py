"""Requests about being told while away, as the matrix of routes makes them."""

import os
from typing import Any

from tests.server.stage import Stage
from tests.store.actors import Actor


def address(stage: Stage, who: Actor) -> dict[str, Any]:
    address = f"{os.urandom(8).hex()}@example.org"
    return {"path": "/api/knock/address", "json": {"address": address}}


def confirm(stage: Stage, who: Actor) -> dict[str, Any]:
    """The code of an address, if they have an account that could have asked for it."""
    if who.account in {each.account for each in stage.people.values()}:
        tenant = stage.world.homes.get(who.account, stage.world.home).id
        asking = stage.world.store.knocks.ask(tenant, who.account, "ada@example.org", "123456")
        stage.world.run(asking)
    return {"path": "/api/knock/confirm", "json": {"code": "123456"}}


def browser(stage: Stage, who: Actor) -> dict[str, Any]:
    endpoint = f"https://push.example.org/{os.urandom(16).hex()}"
    return {"path": "/api/knock/browsers", "json": {"endpoint": endpoint}}
