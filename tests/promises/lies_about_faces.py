"""Lies about what the programme sees of an objective: by a server, and by altered software."""

import json

from quietroom.client import objective
from quietroom.objective.face import Words
from tests.promises.liar import Lie
from tests.promises.scene import FACE, Cast, Objectives, Scene, lie, told_if

CODE = objective.NOT_AGREED


@lie
def face_nobody_agreed_to(cast: Cast, told: bool) -> Scene:
    """No lie of the server: the other's altered software shows what nobody agreed to."""
    pair = cast.faced() if told else cast.shown
    if told:
        ident = next(iter(objective.objectives(pair.mine())))
        objective._put(pair.mentor.room(), Words(ident, "Wants to leave before the review"))
    return Scene(Objectives(pair.mentee, pair.room), told_if(told, CODE), shows=(FACE,))


@lie
def withdrawn_face_goes_on(cast: Cast, told: bool) -> Scene:
    """The server goes on showing what was withdrawn."""
    pair = cast.faced() if told else cast.shown
    ident = next(iter(objective.objectives(pair.mine())))
    if told:
        objective.withdraw(pair.mentor.room(), ident)
    rows = json.dumps([{"id": ident.hex(), "words": FACE, "state": "open"}]).encode()
    lying = Lie(f"/api/rooms/{pair.room.hex()}/faces$", answer=lambda _: rows, method="GET")
    return Scene(Objectives(pair.mentee, pair.room), told_if(told, CODE), lying, shows=(FACE,))
