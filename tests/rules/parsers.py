"""Every function that reads bytes from outside, each with bytes that it accepts.

`tests/rules/test_parsers.py` and `make prove ONLY=fuzz` drive all of them: whatever the bytes, a
parser raises errors of the one tree and no others. A word that gains a parser adds a line.
"""

from collections.abc import Callable
from dataclasses import dataclass

from quietroom.agreement import answers, limits, relation, signing, terms, version
from quietroom.concern import outside, turn
from quietroom.duty import beside, case, report
from quietroom.ground import canon, pad, shape, signature
from quietroom.ground.close import content as close
from quietroom.ground.close import key as close_key
from quietroom.ground.open import content as opening
from quietroom.ground.open import key as open_key
from quietroom.guidance import course
from quietroom.identity import card, invitation, kit, passphrase, signin, unlock, vault
from quietroom.identity.vault import Vault
from quietroom.meeting import act, feed, offer
from quietroom.objective import aim, face
from quietroom.programme import roles
from quietroom.renewal import answer
from quietroom.room import granted
from quietroom.tlog import checkpoint, evidence, leaf, mirror, note, policy, tile, tree
from quietroom.tlog.evidence import Evidence
from quietroom.tlog.tile import Tile
from tests.rules.agreement import pair
from tests.rules.guidance import courses
from tests.rules.identity import people
from tests.rules.room import read as room
from vectors.make.agreement.relations import OWN
from vectors.make.concern import cast as concern
from vectors.make.duty import cast as duty
from vectors.make.programme.cast import FULL, listed, published
from vectors.make.tlog import log

_KEY, _ID = bytes(32), bytes(16)
_LOG = log.log(9)
_PERSON, _KEYS = people.FIRST
_KIT = kit.Kit(bytes(kit.SIZE)).text()
_PROPOSAL = pair.proposal()
_SIGNED = signing.sign(
    pair.checked(), pair.NOOR, pair.SIGNING[pair.NOOR], pair.same_person, pair.LOG
).encode()


@dataclass(frozen=True, slots=True)
class Parser:
    """`read` under test, and a document that it accepts, `good`."""

    name: str
    read: Callable[[bytes], object]
    good: bytes


_REPORTED = bytes.fromhex(str(duty.Sent().given()["grant"]))


def _beside(raw: bytes) -> object:
    return beside.parse(tuple(shape.items(canon.decode(raw), "extras")))


def _said(name: str, read: Callable[[canon.Value], object], good: canon.Value) -> "Parser":
    return Parser(f"meeting.{name}", lambda raw: read(canon.decode(raw)), canon.encode(good))


_CADENCE: canon.Value = ["month", 1, 4, 12]
_MEETING = (
    _said(
        "offer.parse",
        offer.parse,
        [_ID, 1, "Europe/Berlin", 60, "Room 4", _CADENCE, [29_928_060], "words"],
    ),
    _said("act.parse_choice", act.parse_choice, [1]),
    _said("act.parse_call_off", act.parse_call_off, [1, "rest", "words"]),
    _said("act.parse_not_there", act.parse_not_there, [1]),
    _said("act.parse_place_of", act.parse_place_of, [1, "Room 4"]),
    _said("act.parse_agenda", act.parse_agenda, [1, "words"]),
    _said("act.parse_step", act.parse_step, ["words", _KEY, 20_000]),
    _said("act.parse_done", act.parse_done, [1]),
)

_RENEWAL = (
    Parser(
        "renewal.answer.parse_commit",
        lambda raw: answer.parse_commit(canon.decode(raw)),
        canon.encode([_KEY, "2027-12-01", _KEY]),
    ),
    Parser(
        "renewal.answer.parse_opening",
        lambda raw: answer.parse_opening(canon.decode(raw)),
        canon.encode([_KEY, "go-on", _KEY]),
    ),
)


def _text(raw: bytes) -> str:
    return raw.decode(errors="surrogateescape")


PARSERS = (
    Parser("ground.canon.decode", canon.decode, canon.encode([1, b"x", "words", None, [2, [3]]])),
    Parser("ground.pad.unpad", pad.unpad, pad.pad(b"words")),
    Parser(
        "ground.signature.parse",
        lambda raw: signature.parse(raw, 1),
        signature.Signed(
            b"words", signature.SigningKey(_KEY, _KEY).sign(b"words", "test")
        ).encode(),
    ),
    Parser(
        "ground.close.key.public_key",
        lambda raw: close_key.seal_to(raw, b"", b"words"),
        open_key.public_of(_KEY),
    ),
    Parser(
        "ground.open.content.unseal",
        lambda raw: opening.unseal(_KEY, b"", raw),
        close.seal(_KEY, b"", b"words"),
    ),
    Parser(
        "ground.open.key.unseal_from",
        lambda raw: open_key.unseal_from(_KEY, b"", raw),
        close_key.seal_to(open_key.public_of(_KEY), b"", b"words"),
    ),
    Parser("identity.card.parse", card.parse, _PERSON.encode()),
    Parser(
        "identity.signin.parse",
        signin.parse,
        signin.build(_PERSON.claims, "https://room.example", _KEY, _KEY, 0).encode(),
    ),
    Parser(
        "identity.invitation.parse",
        invitation.parse,
        invitation.Invitation(_ID, _KEY, invitation.Inviter(_KEY, _KEY)).encode(),
    ),
    Parser(
        "identity.invitation.parse_link",
        lambda raw: invitation.parse_link(_text(raw)),
        invitation.Invitation(_ID, _KEY, None).link("https://room.example").encode(),
    ),
    Parser("identity.kit.parse", lambda raw: kit.parse(_text(raw)), _KIT.encode()),
    Parser(
        "identity.passphrase.parse",
        lambda raw: passphrase.parse(_text(raw)),
        b"abacus abdomen abdominal abide abiding ability ablaze",
    ),
    Parser("identity.unlock.read", lambda raw: unlock.read(_text(raw)), _KIT.encode()),
    Parser(
        "identity.vault.open_vault",
        lambda raw: vault.open_vault(_KEY, people.ACCOUNT, 0, raw),
        vault.seal_vault(_KEY, Vault(people.ACCOUNT, b"policy", (_KEYS,))),
    ),
    Parser(
        "identity.vault.unwrap_ak",
        lambda raw: vault.unwrap_ak(_KEY, people.ACCOUNT, "kit", _ID, 0, raw),
        vault.wrap_ak(_KEY, people.ACCOUNT, "kit", _ID, 0, _KEY),
    ),
    Parser("tlog.leaf.parse", leaf.parse, _LOG.held[0]),
    Parser(
        "tlog.leaf.parse_opening",
        leaf.parse_opening,
        leaf.Opening(bytes(16), _KEY, leaf.Kind.CARD, b"words").encode(),
    ),
    Parser("tlog.tree.parse_frontier", tree.parse_frontier, _LOG.frontier.encode()),
    Parser("tlog.tile.parse_path", lambda raw: tile.parse_path(_text(raw)), b"tile/0/x001/002.p/3"),
    Parser(
        "tlog.tile.parse_bundle",
        lambda raw: tile.parse_bundle(raw, 9),
        _LOG.tile(Tile(tile.ENTRIES, 0, 9)),
    ),
    Parser(
        "tlog.note.parse_key",
        lambda raw: note.parse_key(_text(raw)),
        log.SIGNER.key().encode().encode(),
    ),
    Parser("tlog.note.parse", note.parse, _LOG.head()),
    Parser("tlog.checkpoint.parse", checkpoint.parse, _LOG.head()),
    Parser("tlog.policy.parse", policy.parse, log.POLICY.encode()),
    Parser("tlog.policy.check", log.POLICY.check, _LOG.head()),
    Parser(
        "tlog.evidence.parse",
        evidence.parse,
        Evidence(_LOG.head(8), _LOG.head(), _KEY, (_KEY,)).encode(),
    ),
    Parser("tlog.mirror.parse", mirror.parse, log.synced(_LOG, mirror.start(log.POLICY)).encode()),
    Parser("agreement.terms.parse", terms.parse, _PROPOSAL.terms),
    Parser("agreement.limits.parse", limits.parse, _PROPOSAL.limits),
    Parser("agreement.version.parse", version.parse, _PROPOSAL.encode()),
    Parser("agreement.version.parse_shell", version.parse_shell, _PROPOSAL.payload),
    Parser("agreement.signing.parse", signing.parse, _SIGNED),
    Parser(
        "agreement.answers.from_toml",
        lambda raw: answers.from_toml(_text(raw), pair.TERMS),
        b"purpose = 'words'\n[limit.harassment]\non = false\n",
    ),
    Parser(
        "agreement.relation.parse",
        lambda raw: relation.parse("own.toml", _text(raw)),
        OWN.encode(),
    ),
    Parser("duty.report.parse", report.parse, duty.report()),
    Parser("duty.beside.parse", _beside, canon.encode(list(granted.parse(_REPORTED).extras))),
    Parser(
        "duty.case.parse",
        case.parse,
        case.Step(_KEY, _ID, _KEY, case.State.RECEIVED, None, 0).encode(),
    ),
    Parser(
        "guidance.course.parse",
        lambda raw: course.parse("first.en.toml", _text(raw)),
        courses.text().encode(),
    ),
    Parser(
        "meeting.feed.check",
        lambda raw: feed.check(_text(raw)),
        b"BEGIN:VCALENDAR\r\nSUMMARY:Meeting\r\nEND:VCALENDAR\r\n",
    ),
    Parser("concern.outside.parse", outside.parse, outside.Outside(_ID, _ID, b"sealed").encode()),
    Parser(
        "concern.turn.parse",
        turn.parse,
        concern.tagged(concern.turn("raised", shown=[concern.shown()])),
    ),
    Parser(
        "objective.aim.parse_aim",
        lambda raw: aim.parse_aim(canon.decode(raw)),
        canon.encode([_ID, "to lead a group", "somebody asks me", 20_000]),
    ),
    Parser(
        "objective.aim.parse_change",
        lambda raw: aim.parse_change(canon.decode(raw)),
        canon.encode([_ID, "changed", "it grew", _ID]),
    ),
    Parser(
        "objective.face.parse",
        lambda raw: face.parse(canon.decode(raw)),
        canon.encode([_ID, "Present to larger groups", "open"]),
    ),
    Parser("programme.roles.parse", roles.parse, listed(FULL).encode()),
    Parser(
        "programme.roles.parse_published", roles.parse_published, published(listed(FULL)).encode()
    ),
    *(Parser(*one) for one in room.READ),
    *_MEETING,
    *_RENEWAL,
)
"""All parsers there are."""
