"""A person over real HTTP: joins by a link, signs in by their card."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from quietroom.ground.digest import sha256
from quietroom.identity import invitation, signin
from quietroom.tlog import policy as policies
from tests.server.world import joining
from tests.store.actors import actor


@contextmanager
def entered(link: str, url: str) -> Iterator[httpx.Client]:
    """Somebody who joined by a link at a server's address, and signed in."""
    with httpx.Client(base_url=url, timeout=20) as http:
        _enter(http, link, url)
        yield http


def _enter(http: httpx.Client, link: str, url: str) -> None:
    who, (_, found) = actor(), invitation.parse_link(link)
    headers = {"idempotency-key": os.urandom(16).hex()}
    body = joining(found.token, who, "Somebody")
    http.post("/api/join", content=body, headers=headers).raise_for_status()
    log = policies.parse(http.get("/log/policy").content).public
    nonce = bytes.fromhex(http.post("/api/sign-in/challenge").json()["nonce"])
    signed = signin.build(who.card, url, sha256(log), nonce, int(time.time())).sign(who.keys.sign)
    token = http.post("/api/sign-in", content=signed).raise_for_status().json()["token"]
    http.headers["authorization"] = f"Bearer {token}"
