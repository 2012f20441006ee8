"""A device that remembers nothing, and the code with which an act is refused on one."""

import dataclasses
from collections.abc import Callable

from quietroom.client import identity
from quietroom.client.memory import Memory
from quietroom.client.refusal import Lied
from quietroom.ground.errors import QuietroomError
from tests.journeys.town import Citizen, Town


def newcomer(town: Town, who: Citizen) -> Citizen:
    """The same person on a device that remembers nothing."""
    edge = town.edge(f"{who.name}-{town.entropy(4).hex()}")
    kit, account = who.ways.kit.text(), who.session.vault.account
    session = identity.restore(town.url, account, kit, edge, town.wire())
    return dataclasses.replace(who, session=session, memory=Memory(session))


def refusal(act: Callable[[], object]) -> str | None:
    """The code with which an act is refused, or none."""
    try:
        act()
    except Lied as lie:
        return lie.fault.code
    except QuietroomError as fault:
        return str(getattr(fault, "reason", fault.code))
    return None
