"""Inviting somebody into a room, to Quietroom, or to coordinate; and checking who came.

The link carries what the server must not know; sent by another way it proves both cards.

Source: spec/identity.md section 12.
"""

from dataclasses import dataclass
from typing import Any, Literal

from ..ground import shape
from ..ground.canon import Value
from ..ground.digest import sha256
from ..ground.errors import QuietroomError
from ..identity import invitation
from ..identity.invitation import Invitation, InvitationUnproven
from ..tlog import policy as policies
from .identity import OtherLog, new_invitation
from .memory import Memory
from .refusal import Lied
from .session import Session


class OtherServer(QuietroomError):
    """This link leads to another server than yours: join there, with keys of its own."""

    code = "other-server"


_SENT, _MET = "invitation", "met"


@dataclass(frozen=True, slots=True)
class To:
    """Whom an invitation is for: a name and, where the server shall mail it, an address.

    `kind`, where it is to no room: person; coordinator, by a coordinator; or outside, who is
    nobody of the programme and listed to no coordinator, as an ombuds of one's own.
    """

    name: str
    email: str | None = None
    kind: Literal["person", "coordinator", "outside"] = "person"


def invite(session: Session, memory: Memory, role: str | None, to: To) -> str:
    """Make an invitation and return its link, which is to be sent outside Quietroom.

    `role`: what the invitee will be in a room of the two, mentor or mentee; none for no room.
    """
    made = new_invitation(session)
    memory.keep(_SENT, [made.token, made.encode()])
    body: dict[str, Any] = {
        "kind": to.kind if role is None else "room",
        "token_hash": sha256(made.token).hex(),
        "inviter_card": session.card.hash.hex(),
        "name": to.name,
    }
    if role is not None:
        body["as"] = role
    session.wire.post_json("/api/invitations", body, once=True)
    return made.link(session.wire.server)


def open_door(session: Session) -> str:
    """As an ombuds: one link by which whoever has it joins, each without a name.

    Raises `Refused` for somebody whom nobody named as an ombuds.
    """
    made = new_invitation(session)
    token_hash, card = sha256(made.token).hex(), session.card.hash.hex()
    body = {"kind": "open", "token_hash": token_hash, "inviter_card": card}
    session.wire.post_json("/api/invitations", body, once=True)
    return made.link(session.wire.server)


def mail(session: Session, to: To, kind: str = "person") -> str:
    """Have the server mail an invitation, as a coordinator does. It proves nobody's card."""
    made = Invitation(session.random(invitation.TOKEN), new_invitation(session).policy, None)
    link = made.link(session.wire.server)
    body = {
        "kind": kind,
        "token_hash": sha256(made.token).hex(),
        "name": to.name,
        "email": to.email,
        "link": link,
    }
    session.wire.post_json("/api/invitations", body, once=True)
    return link


def come_back(session: Session, person: str) -> str:
    """A coordinator's link for somebody who lost every way in, by person id. It proves nothing.

    Raises `Refused` for somebody whom the programme does not know.
    """
    made = Invitation(session.random(invitation.TOKEN), new_invitation(session).policy, None)
    body = {"kind": "return", "token_hash": sha256(made.token).hex(), "person": person}
    session.wire.post_json("/api/invitations", body, once=True)
    return made.link(session.wire.server)


def joined(session: Session, memory: Memory, invited: Invitation) -> None:
    """After joining by a person's link: meet that person, whose card the link named.

    Raises `Lied` when the server hands out another one.
    """
    if invited.inviter is not None:
        line = session.people.lineage(invited.inviter.card)
        memory.keep(_MET, line.first)


def accept(session: Session, memory: Memory, link: str) -> bytes | None:
    """Come in by a link with the keys one has: into another room, or as a guest into the programme.

    Returns the room's id, or none. Raises `BadLink`, `OtherServer`, `OtherLog`, `Refused`, or
    `Lied` as `joined` does.
    """
    server, invited = invitation.parse_link(link)
    if server != session.wire.server:
        raise OtherServer
    if invited.policy != policies.parse(session.vault.policy).hash:
        raise OtherLog
    proof = invited.proof(session.first) if invited.inviter else None
    body = {"token": invited.token.hex(), "proof": proof.hex() if proof else None}
    row = session.wire.post_row("/api/invitations/accept", body)
    joined(session, memory, invited)
    return row.maybe(row.octets, "room")


def settle(session: Session, memory: Memory) -> None:
    """Check the proof of everybody who came by a link of mine.

    Raises `Lied` around `InvitationUnproven` when a card came back that the link does not prove.
    """
    for row in session.wire.get_rows("/api/invitations"):
        card, proof = row.maybe(row.octets, "card"), row.maybe(row.octets, "proof")
        if card is not None and proof is not None:
            _settle(session, memory, card, proof)


def met(memory: Memory) -> list[Value]:
    """First card hashes of the people proven by a link or by their safety words."""
    return memory.kept(_MET)


def heard(session: Session, memory: Memory, card: bytes) -> None:
    """The four safety words were read aloud by this person, and they are right."""
    memory.keep(_MET, session.people.lineage(card).first)


def _settle(session: Session, memory: Memory, card: bytes, proof: bytes) -> None:
    line = session.people.lineage(card)
    if line.first in memory.kept(_MET):
        return
    try:
        _prove(memory, line.first, proof)
    except InvitationUnproven as fault:
        path = session.edge.home.write(f"evidence/invitation-{card.hex()[:16]}", proof)
        raise Lied(fault, path) from fault
    memory.keep(_MET, line.first)


def _prove(memory: Memory, card: bytes, proof: bytes) -> None:
    fault: QuietroomError = InvitationUnproven()
    for row in memory.kept(_SENT):
        _, raw = shape.array(row, 2, "invitation")
        try:
            invitation.parse(shape.octets(raw, "invitation")).check(card, proof)
        except InvitationUnproven as wrong:
            fault = wrong
        else:
            return
    raise fault
