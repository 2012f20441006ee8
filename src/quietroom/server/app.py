"""The sole wiring: a store, a configuration, a clock and randomness become an application.

Tests and the lying server of the proofs build the same application and stand around it.
"""

import time

from litestar.datastructures import State
from litestar.handlers import HTTPRouteHandler

from ..ground.chance import Clock, Entropy
from . import (
    concerns,
    events,
    faces,
    feeds,
    gate,
    grants,
    guidance,
    health,
    identity,
    invitations,
    keeping,
    knocks,
    letters,
    openapi,
    passkeys,
    problem,
    programme,
    roles,
    rooms,
    stream,
    tlog,
)
from .config import Config
from .headers import App
from .limits import JSON, Limiter
from .listeners import Listeners
from .presence import Presence
from .request import Asked, Shell
from .site import Site
from .site import read as read_site
from .store.engine import Store

ROUTES: tuple[HTTPRouteHandler, ...] = (
    *health.ROUTES,
    *tlog.ROUTES,
    *identity.ROUTES,
    *passkeys.ROUTES,
    *invitations.ROUTES,
    *rooms.ROUTES,
    *faces.ROUTES,
    *stream.ROUTES,
    *grants.ROUTES,
    *letters.ROUTES,
    *concerns.ROUTES,
    *programme.ROUTES,
    *roles.ROUTES,
    *knocks.ROUTES,
    *guidance.ROUTES,
    *keeping.ROUTES,
    *feeds.ROUTES,
    *events.ROUTES,
    openapi.openapi,
)
"""Every route there is."""


def build_app(
    store: Store, config: Config, clock: Clock, entropy: Entropy, site: Site | None = None
) -> App:
    """The application of one server. `clock` and `entropy` are as `ground.chance` has them.

    `site`: the browser client, that of the package unless given.
    """
    shell = Shell(
        store,
        config,
        clock,
        entropy,
        Limiter(time.monotonic),
        Listeners(config.rates.streams),
        Presence(),
    )
    return App(
        ROUTES,
        state=State({"shell": shell, "routes": ROUTES, "site": site or read_site(), "builds": {}}),
        guards=[gate.guard],
        exception_handlers={Exception: problem.handle},
        request_class=Asked,
        request_max_body_size=JSON,
        openapi_config=None,
        logging_config=None,
    )
