"""Becoming somebody: joining by a link, unlocking, new keys, and a fresh start.

Keys are made here and never leave but sealed in the vault. Kit and passphrase are generated, shown
once and kept nowhere.

Source: spec/identity.md sections 5 to 12.
"""

from contextlib import suppress
from dataclasses import replace

from ..ground import canon, shape
from ..ground.canon import Value
from ..ground.errors import QuietroomError
from ..identity import invitation, keys
from ..identity import vault as vaults
from ..identity.card import Card
from ..identity.invitation import Invitation, Inviter
from ..identity.kit import Kit
from ..identity.method import VAULT as VAULT_SIZE
from ..identity.method import WRAPPED, WrongUnlock, fetch_token_hash
from ..identity.signin import SignInOtherCard
from ..identity.unlock import Unlock
from ..identity.vault import Vault
from ..identity.words import safety_words
from ..tlog import policy as policies
from ..tlog.policy import Policy
from .home import Home
from .people import Directory
from .place import send_all
from .refusal import Lied, Refused, ServerAway, of_server
from .row import Row
from .session import SIGNED_IN, Edge, Session, resume
from .tlog import Log
from .ways import PERSON, VAULT, Ways, keep, open_stored, read_unlock, seal
from .wire import Wire


class OtherLog(QuietroomError):
    """This server's log is not the one that the invitation names: do not join here."""

    code = "other-log"


class KeysRenewed(QuietroomError):
    """New keys were made elsewhere, and what opens the old ones has ended: use the newest kit."""

    code = "keys-renewed"


class AlreadyHere(QuietroomError):
    """Somebody has joined from this folder: as them, `accept` the link, or name another --home."""

    code = "already-here"


def join(link: str, name: str, edge: Edge, wire: Wire | None = None) -> tuple[Session, Ways]:
    """Join by a link: make keys, seal the vault, have the card logged, sign in.

    Raises `BadLink`, `AlreadyHere`, `Refused`, `ServerAway`, or `Lied` when the server is not the
    one that the link names.
    """
    server, invited = invitation.parse_link(link)
    if edge.home.exists():
        raise AlreadyHere
    wire = wire or Wire(server, edge.entropy)
    policy = _policy(wire, edge.home, invited.policy)
    account, secrets = edge.entropy(shape.ID), keys.generate(edge.entropy)
    signed = keys.new_card(secrets, account, None)
    vault = Vault(account, policy.encode(), (secrets,))
    sealed = seal(vault, edge)
    proof = invited.proof(signed.claims.hash) if invited.inviter else None
    keep(edge.home, wire.server, vault, name, sealed)
    card: list[Value] = [signed.encode(), edge.entropy(32)]
    body: list[Value] = [invited.token, name, *card, sealed.vault, sealed.wraps]
    wire.post("/api/join", canon.encode([*body, proof]), once=True)
    session = begin(wire, edge, vault, policy, name, signed.claims)
    return _named(session), sealed.ways


def called(link: str, edge: Edge) -> str:
    """What to be called when nobody says: one's role; nothing where the invitation has a name.

    Raises `BadLink`, `Refused` or `ServerAway`.
    """
    server, invited = invitation.parse_link(link)
    wire = Wire(server, edge.entropy)
    found = wire.post_row("/api/invitations/look", {"token": invited.token.hex()})
    kind, role = found.text("kind"), found.maybe(found.text, "role")
    if kind == "open" or found.maybe(found.text, "name") is not None:
        return ""
    return (kind if kind == "coordinator" else role or "").capitalize()


def is_open(link: str, edge: Edge) -> bool:
    """Whether whoever joins by this link has no name. Raises as `called` does."""
    server, invited = invitation.parse_link(link)
    wire = Wire(server, edge.entropy)
    found = wire.post_row("/api/invitations/look", {"token": invited.token.hex()})
    return found.text("kind") == "open"


def enter(edge: Edge, unlocking: str, wire: Wire | None = None) -> Session:
    """Unlock what lies in the folder and sign in.

    By a kit of newer keys, which were made on another device, with the vault that the server has.
    Raises `NoHome`, `WrongUnlock`, `Misspelt`, `ServerAway`, `Lied`, or `KeysRenewed` for a way to
    unlock that ended when new keys were made elsewhere.
    """
    server, account, name = read_person(edge.home)
    wire = wire or Wire(server, edge.entropy)
    try:
        vault = open_stored(account, edge.home.need(VAULT), unlocking)
        policy = policies.parse(vault.policy)
        own = keys.new_card(vault.keys[0], account, None).claims
        return begin(wire, edge, vault, policy, name, own)
    except (WrongUnlock, vaults.StaleVault, Refused) as fault:
        if isinstance(fault, Refused) and fault.reason != SignInOtherCard.code:
            raise
        # On a device of one's own an old vault is no lie: its person made new keys elsewhere.
        told = fault if isinstance(fault, WrongUnlock) else KeysRenewed()
    wire.token = wire.renew = None
    try:
        return _handed_out(wire, edge, account, unlocking)
    except (Refused, ServerAway):
        # Who guesses learns nothing more, and who has no connection what they would have learnt.
        raise told from None


def unlocks(home: Home, unlocking: str) -> None:
    """Check that this kit or passphrase unlocks what lies in the folder. Opens no session.

    Raises `NoHome`, `WrongUnlock` or `Misspelt`.
    """
    _, account, _ = read_person(home)
    open_stored(account, home.need(VAULT), unlocking)


def restore(
    server: str, account: bytes, unlocking: str, edge: Edge, wire: Wire | None = None
) -> Session:
    """Fetch the vault on a new device by kit or passphrase, unlock it and sign in.

    Raises `AlreadyHere`, `Refused` for a kit that the server does not know, `WrongUnlock`,
    `ServerAway` or `Lied`.
    """
    if edge.home.exists():
        raise AlreadyHere
    return _handed_out(wire or Wire(server, edge.entropy), edge, account, unlocking)


def kit_text(session: Session, found: Kit, name: str) -> str:
    """What is printed for somebody to keep: where, whose, and the kit itself."""
    account = session.vault.account.hex()
    return (
        f"Quietroom recovery kit of {name}\n"
        f"server: {session.wire.server}\naccount: {account}\nkit: {found.text()}\n"
    )


def words_of(first: bytes) -> tuple[str, ...]:
    """The four safety words of the person whose lineage begins with this card hash."""
    return safety_words(first)


def read_person(home: Home) -> tuple[str, bytes, str]:
    """Server, account and name of the person of a folder. Raises `NoHome` or `Malformed`."""
    server, account, name = shape.array(home.need(PERSON), 3, PERSON)
    return shape.text(server, "server"), shape.ident(account, "account"), shape.text(name, "name")


def new_invitation(session: Session) -> Invitation:
    """A fresh invitation by this person, to be sent outside Quietroom."""
    policy = policies.parse(session.vault.policy)
    inviter = Inviter(session.card.hash, session.random(invitation.SECRET))
    return Invitation(session.random(invitation.TOKEN), policy.hash, inviter)


def _handed_out(wire: Wire, edge: Edge, account: bytes, unlocking: str) -> Session:
    """Keep and open the vault that the server hands out for a kit or passphrase."""
    found = read_unlock(account, unlocking)
    asked = {"account": account.hex(), "method": found.method, "token": found.token.hex()}
    stored = _fetched(wire.send_json("/api/vault/fetch", asked), found)
    opened = open_stored(account, stored, unlocking)
    policy = policies.parse(opened.policy)
    _policy(wire, edge.home, policy.hash)
    first = keys.new_card(opened.keys[0], account, None).claims
    edge.home.remove(SIGNED_IN)
    try:
        session = begin(wire, edge, opened, policy, "", first)
    except vaults.StaleVault as fault:
        # The server handed it out just now.
        raise Lied(fault) from fault
    edge.home.write(VAULT, canon.encode(stored))
    edge.home.write(PERSON, canon.encode([wire.server, account, ""]))
    return _named(session)


def _fetched(raw: bytes, found: Unlock) -> Value:
    """A vault as a server hands it out, as it is stored."""
    with of_server():
        vault, wrap, method_id, generation, _ = shape.array(canon.decode(raw), 5, "fetched vault")
        sealed = shape.octets(vault, "vault", most=VAULT_SIZE)
        wrapped = shape.ident(method_id, "method id"), shape.octets(wrap, "wrap", WRAPPED)
        number = shape.number(generation, "generation")
    return [number, sealed, [[found.method, *wrapped, fetch_token_hash(found.token)]]]


def _named(session: Session) -> Session:
    """The session under the name by which the server knows this person."""
    name = Row(session.wire.get_json("/api/me")).text("name")
    row: list[Value] = [session.wire.server, session.vault.account, name]
    session.edge.home.write(PERSON, canon.encode(row))
    return replace(session, name=name)


def _policy(wire: Wire, home: Home, wanted: bytes) -> Policy:
    raw = wire.get("/log/policy")
    with of_server():
        found = policies.parse(raw)
    if found.hash != wanted:
        raise Lied(OtherLog(), home.write("evidence/other-log", raw))
    return found


def begin(
    wire: Wire,
    edge: Edge,
    vault: Vault,
    policy: Policy,
    name: str,
    first: Card,
    current: Card | None = None,
) -> Session:
    """Sign in, read the log, and believe the vault once it fits what is logged.

    Raises `StaleVault`, `ForeignVault`, `LineageForked`, `ServerAway`, `Refused` or `Lied`.
    """
    log = Log(wire, edge.home, policy)
    own = current or newest(vault, first)
    if current is not None:
        edge.home.remove(SIGNED_IN)
    resume(wire, edge, policy, own, vault.current.signing_key())
    log.sync()
    people = Directory(wire, edge.home, log)
    lineage = people.lineage(own.hash)
    vault.check(lineage)
    # Where the server does not take it now, it goes on waiting.
    with suppress(ServerAway):
        send_all(wire, edge.home)
    return Session(edge, wire, log, people, vault, lineage, name)


def newest(vault: Vault, first: Card) -> Card:
    """The card of the vault's newest keys, computed from the seeds of every generation."""
    card: Card = first
    for before, after in zip(vault.keys, vault.keys[1:], strict=False):
        card = keys.new_card(after, vault.account, (card, before)).claims
    return card
