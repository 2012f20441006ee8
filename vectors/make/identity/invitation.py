"""Links read, and proofs checked."""

import base64

from quietroom.ground import canon
from quietroom.ground.canon import Value
from quietroom.ground.digest import context, mac
from quietroom.identity.invitation import Invitation, Inviter

from ..second import fixed
from .cast import (
    LINE,
    OTHER,
    Json,
    Scenario,
    case,
    refused,
)


def invitations() -> list[Scenario]:
    """Links read, and proofs checked."""
    inviter, invitee = LINE[0][0].hash, OTHER[0][0].hash
    secret, token, policy = fixed("secret"), fixed("token", 16), fixed("policy")
    personal = Invitation(token, policy, Inviter(inviter, secret))
    mailed = Invitation(token, policy, None)
    server = "https://room.example:8443/quiet"

    def read(about: str, link: str, expect: Json, because: str) -> Scenario:
        return case("invitation", 12, about, {"link": link}, expect, because)

    def proven(about: str, which: Invitation, proof: bytes, expect: Json, because: str) -> Scenario:
        given: Json = {"link": which.link(server), "invitee": invitee.hex(), "proof": proof.hex()}
        return case("invitation-proof", 12, about, given, expect, because)

    def carrying(content: Value) -> str:
        return server + "/join#" + _base64url(canon.encode(content))

    def shown(which: Invitation, at: str) -> Json:
        person = which.inviter
        return {
            "server": at,
            "token": token.hex(),
            "policy": policy.hex(),
            "inviter": person.card.hex() if person else None,
            "secret": person.secret.hex() if person else None,
        }

    bad = refused("bad-link")
    link = personal.link(server)
    good = mac(secret, context("invite", inviter, invitee))
    turned = mac(secret, context("invite", invitee, inviter))
    local = "http://localhost:8080"
    return [
        read(
            "from a person",
            link,
            shown(personal, server),
            "card, secret and token travel in the fragment",
        ),
        read(
            "from a programme",
            mailed.link(server),
            shown(mailed, server),
            "nobody's card stands behind it",
        ),
        read(
            "to this machine",
            mailed.link(local),
            shown(mailed, local),
            "http is enough where nothing leaves the machine",
        ),
        read(
            "white space around, capitals in the name",
            f" {link.replace('https://room', 'HTTPS://Room')}\n",
            shown(personal, server),
            "scheme and host have no case",
        ),
        read(
            "http to another machine",
            personal.link("http://room.example"),
            bad,
            "whoever carries it could swap the software",
        ),
        read("without its fragment", link.split("#")[0], bad, "the fragment is the invitation"),
        read("cut short", link[:-1], bad, "all of the fragment is needed"),
        read("another page", link.replace("/join#", "/read#"), bad, "invitations are at /join"),
        read(
            "a name before the host",
            link.replace("https://", "https://room.example@"),
            bad,
            "what looks like the host must be the host",
        ),
        read(
            "a query",
            link.replace("/join#", "/join?a=b#"),
            bad,
            "nothing of it may reach the server",
        ),
        read(
            "a version to come",
            carrying([2, token, policy, inviter, secret]),
            bad,
            "this is version 1",
        ),
        read(
            "a secret without a card",
            carrying([1, token, policy, None, secret]),
            bad,
            "both are there or neither",
        ),
        read(
            "another spelling of the same fragment",
            link[:-1] + chr(ord(link[-1]) + 1),
            bad,
            "the bits that base64url leaves over are zero",
        ),
        read(
            "a card without a secret",
            carrying([1, token, policy, inviter, None]),
            bad,
            "a card without a secret proves nothing",
        ),
        read(
            "a token of a wrong length",
            carrying([1, b"", policy, inviter, secret]),
            bad,
            "a token has 16 bytes",
        ),
        read("nothing", "", bad, "no link is no invitation"),
        proven(
            "the invitee's card", personal, good, "checked", "only who holds the link can make it"
        ),
        proven(
            "another card put in its place",
            personal,
            mac(secret, context("invite", inviter, inviter)),
            refused("invitation-unproven"),
            "the proof is of one card",
        ),
        proven(
            "the two cards exchanged",
            personal,
            turned,
            refused("invitation-unproven"),
            "inviter first, invitee second",
        ),
        proven(
            "made with the server's token",
            personal,
            mac(token, context("invite", inviter, invitee)),
            refused("invitation-unproven"),
            "the token says nothing about the secret",
        ),
        proven(
            "from a programme",
            mailed,
            good,
            refused("invitation-proves-nothing"),
            "nobody's card stands behind it",
        ),
    ]


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
