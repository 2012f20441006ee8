"""Scenarios of keys, notes, checkpoints, witnesses and policies."""

import base64
from collections.abc import Sequence

from quietroom.ground import canon
from quietroom.tlog import note, witness
from quietroom.tlog.note import Kind, Signer
from quietroom.tlog.policy import Policy
from quietroom.tlog.witness import Witness

from ..second import fixed
from . import naive
from .cast import STRANGER, TIME, VKEY, WITNESSES, Json, Scenario, case, flipped, hexed, refused
from .log import ORIGIN, SIGNER, leaves

_WITNESS = WITNESSES[0]
_WITNESS_KEYS = tuple(each.key() for each in WITNESSES)


def _text(size: int, name: str = "leaf") -> str:
    root = base64.b64encode(naive.root(leaves(size, name))).decode()
    return f"{ORIGIN}\n{size}\n{root}\n"


def _head(size: int, name: str = "leaf", signer: Signer = SIGNER) -> bytes:
    return note.sign(_text(size, name), signer).encode()


def _seen(raw: bytes, signers: Sequence[Signer]) -> bytes:
    found = note.parse(raw)
    lines = [witness.cosign(found.text, each, TIME) for each in signers]
    return note.Note(found.text, (*found.lines, *lines)).encode()


def keys() -> list[Scenario]:
    """Keys as text."""
    made = []
    for signer in (SIGNER, _WITNESS):
        key = signer.key()
        expect: Json = {
            "name": key.name,
            "kind": int(key.kind),
            "id": key.id.hex(),
            "public": key.public.hex(),
        }
        about = f"the key of {key.name}"
        made.append(case("key", 7, about, {"vkey": key.encode()}, expect, "name+id+key"))
    bare = base64.b64encode(b"\x06" + bytes(1312)).decode()
    bad = [
        (VKEY.replace("log", "lag"), "the id belongs to another name"),
        (VKEY[:-4] + "AAAA", "the id belongs to another key"),
        (VKEY.replace(SIGNER.key().id.hex(), SIGNER.key().id.hex().upper()), "hex is lowercase"),
        (f"w.example+00000000+{bare}", "only Ed25519 is spoken here"),
        (VKEY.replace("+", "-", 1), "a key has three parts"),
        ("", "a key has three parts"),
    ]
    return made + [
        case("key", 7, because, {"vkey": text}, refused("malformed"), because)
        for text, because in bad
    ]


def notes() -> list[Scenario]:
    """Notes, signed by the log or not."""
    text = "Two lines,\n\none of them empty.\n"
    signed = note.sign(text, SIGNER).encode()
    line = STRANGER.line(text.encode()).encode()
    false = note.Line(ORIGIN, SIGNER.key().id, bytes(64)).encode()
    expect: Json = {"text": text}
    found: list[tuple[str, bytes, Json, str]] = [
        ("a signed text", signed, expect, "the signature is the key's"),
        ("a stranger beside", signed + line.encode(), expect, "unknown lines are ignored"),
        (
            "a stranger alone",
            (text + "\n" + line).encode(),
            refused("bad-signature"),
            "the name is the same and the key is not",
        ),
        (
            "a true and a false line of one key",
            signed + false.encode(),
            refused("bad-signature"),
            "every line of a known key must verify",
        ),
        ("a flipped letter", flipped(signed, 0), refused("bad-signature"), "the text is signed"),
        (
            "loose bits at the end of the base64",
            signed[:-3] + bytes([signed[-3] + 1]) + signed[-2:],
            refused("malformed"),
            "base64 has one spelling",
        ),
        ("no signature", (text + "\n").encode(), refused("malformed"), "a note is signed"),
        ("a tab", b"a\tb\n" + signed, refused("malformed"), "no control characters"),
        ("not UTF-8", b"\xff" + signed, refused("malformed"), "a note is text"),
        ("no newline at the end", signed[:-1], refused("malformed"), "lines end"),
        (
            "sixty-five signatures",
            signed + line.encode() * 64,
            refused("too-large"),
            "at most sixty-four are read",
        ),
    ]
    return [
        case("note", 7, about, {"note": raw.hex(), "vkey": VKEY}, ending, because)
        for about, raw, ending, because in found
    ]


def checkpoints() -> list[Scenario]:
    """Heads of a log."""
    made = []
    for size in (0, 1, 70, 256):
        expect: Json = {
            "origin": ORIGIN,
            "size": size,
            "root": naive.root(leaves(size)).hex(),
            "extensions": [],
        }
        about = f"a log of {size}"
        given: Json = {"note": _head(size).hex(), "vkey": VKEY}
        made.append(case("checkpoint", 8, about, given, expect, "origin, size, root"))
    longer = note.sign(_text(70) + "more words\n", SIGNER).encode()
    empty = base64.b64encode(bytes(32)).decode()
    root = _text(70).split("\n")[2]
    found: list[tuple[str, bytes, Json, str]] = [
        (
            "a further line",
            longer,
            {
                "origin": ORIGIN,
                "size": 70,
                "root": naive.root(leaves(70)).hex(),
                "extensions": ["more words"],
            },
            "further lines of a foreign log are carried along",
        ),
        ("a stranger's", _head(70, signer=STRANGER), refused("bad-signature"), "not the log's key"),
        (
            "another origin",
            note.sign(f"else.example\n70\n{root}\n", SIGNER).encode(),
            refused("bad-signature"),
            "the log's key does not sign for another log",
        ),
        (
            "an empty log with a root",
            note.sign(f"{ORIGIN}\n0\n{empty}\n", SIGNER).encode(),
            refused("bad-proof"),
            "the empty tree has one root",
        ),
        *(
            (about, note.sign(text, SIGNER).encode(), refused("malformed"), because)
            for about, text, because in (
                ("a leading zero", f"{ORIGIN}\n070\n{root}\n", "a size has one spelling"),
                ("a sign", f"{ORIGIN}\n+70\n{root}\n", "a size is digits alone"),
                ("a size too large", f"{ORIGIN}\n{1 << 53}\n{root}\n", "sizes end at 2^53-1"),
                ("a short root", f"{ORIGIN}\n70\n{root[4:]}\n", "a root has 32 bytes"),
                ("two lines", f"{ORIGIN}\n70\n", "there are three lines"),
                ("an empty line", f"{ORIGIN}\n70\n{root}\n\nmore\n", "no line is empty"),
            )
        ),
    ]
    return made + [
        case("checkpoint", 8, about, {"note": raw.hex(), "vkey": VKEY}, ending, because)
        for about, raw, ending, because in found
    ]


def cosignatures() -> list[Scenario]:
    """What witnesses write under a head."""
    raw = _seen(_head(70), [_WITNESS])
    found = note.parse(raw)
    line = found.lines[1]
    later = note.Line(line.name, line.key_id, flipped(line.signature, 7))
    bare = _WITNESS.line(found.text.encode())
    zero = _WITNESS.line(f"cosignature/v1\ntime 0\n{found.text}".encode(), bytes(8))
    wrong = [
        ("another time", later, "the time is signed"),
        ("a bare signature", bare, "a cosignature has a time and a text of its own"),
        ("a time of zero", zero, "a witness says when"),
    ]
    made = [
        case(
            "cosignature",
            9,
            "a witness's line",
            {"note": raw.hex(), "vkey": _WITNESS.key().encode()},
            {"time": TIME},
            "time and text are signed",
        )
    ]
    for about, bent, because in wrong:
        given: Json = {
            "note": note.Note(found.text, (found.lines[0], bent)).encode().hex(),
            "vkey": _WITNESS.key().encode(),
        }
        made.append(case("cosignature", 9, about, given, refused("bad-signature"), because))
    return made


def witnesses() -> list[Scenario]:
    """What a witness signs, and what not."""
    proof = naive.proof(70, leaves(100))
    rule = Witness(_WITNESS, SIGNER.key())
    first = rule.consider(None, _head(70), (), TIME)
    grown = rule.consider(first, _head(100), proof, TIME)
    found: list[tuple[str, bytes | None, bytes, list[bytes], Json, str]] = [
        ("the first head", None, _head(70), [], {"note": first.hex()}, "nothing came before"),
        ("a larger head", first, _head(100), proof, {"note": grown.hex()}, "proved to continue"),
        ("the same head", first, first, [], {"note": first.hex()}, "signed anew, in place"),
        ("after an empty log", _head(0), _head(70), [], {"note": first.hex()}, "nothing to prove"),
        ("a smaller head", _head(100), _head(70), [], refused("smaller-head"), "never back"),
        ("another root", _head(70), _head(70, "other"), [], refused("fork"), "two of one size"),
        ("another history", _head(70), _head(100, "other"), proof, refused("bad-proof"), "forked"),
        ("no proof", _head(70), _head(100), [], refused("bad-proof"), "nothing shows it"),
        ("a proof of nothing", None, _head(100), proof, refused("bad-proof"), "none belongs here"),
        ("a stranger's", None, _head(70, signer=STRANGER), [], refused("bad-signature"), "its key"),
    ]
    made = []
    for about, kept, shown, items, ending, because in found:
        given: Json = {
            "log": VKEY,
            "name": _WITNESS.name,
            "seed": _WITNESS.seed.hex(),
            "kept": kept.hex() if kept is not None else None,
            "shown": shown.hex(),
            "proof": hexed(items),
            "time": TIME,
        }
        made.append(case("witness", 9, about, given, ending, because))
    return made


def policies() -> list[Scenario]:
    """Policies in their one encoding."""
    public = SIGNER.key().public
    made = []
    for policy in (Policy(ORIGIN, public), Policy(ORIGIN, public, _WITNESS_KEYS, 2)):
        expect: Json = {
            "log": policy.log.encode(),
            "witnesses": [key.encode() for key in policy.witnesses],
            "quorum": policy.quorum,
            "hash": policy.hash.hex(),
        }
        about = f"{policy.quorum} of {len(policy.witnesses)} witnesses"
        given: Json = {"policy": policy.encode().hex()}
        made.append(case("policy", 10, about, given, expect, "the hash is that of the bytes"))
    listed: list[canon.Value] = [[key.name, key.public] for key in _WITNESS_KEYS]
    many: list[canon.Value] = [["w.example", n.to_bytes(32, "big")] for n in range(33)]
    bad: list[tuple[str, list[canon.Value], str]] = [
        ("a quorum out of reach", [ORIGIN, public, listed, 4], "it could never be met"),
        ("witnesses out of order", [ORIGIN, public, listed[::-1], 1], "a policy has one spelling"),
        ("a witness twice", [ORIGIN, public, [listed[0], listed[0]], 1], "each counts once"),
        ("the log as a witness", [ORIGIN, public, [["w", public]], 1], "it cannot watch itself"),
        ("thirty-three witnesses", [ORIGIN, public, many, 1], "there are at most thirty-two"),
        ("a short key", [ORIGIN, public[1:], [], 0], "a key has 32 bytes"),
        ("no origin", ["", public, [], 0], "a log has a name"),
    ]
    for about, fields, because in bad:
        wrong: Json = {"policy": canon.encode(fields).hex()}
        made.append(case("policy", 10, about, wrong, refused("malformed"), because))
    return made


def quorums() -> list[Scenario]:
    """Heads held against policies."""
    public = SIGNER.key().public
    plain, strict = Policy(ORIGIN, public), Policy(ORIGIN, public, _WITNESS_KEYS, 2)
    head = _head(70)
    other = note.parse(_seen(_head(71), WITNESSES[:1])).lines[1].encode()
    alone = note.Note(_text(70), note.parse(_seen(head, WITNESSES)).lines[1:]).encode()
    namesake = Signer(_WITNESS.name, Kind.WITNESS, fixed("namesake"))
    found: list[tuple[str, Policy, bytes, Json, str]] = [
        ("no witness asked for", plain, head, 0, "the log's word alone"),
        ("witnesses nobody asked for", plain, _seen(head, WITNESSES), 0, "they are not counted"),
        ("two of two", strict, _seen(head, WITNESSES[:2]), 2, "the quorum is met"),
        ("three of two", strict, _seen(head, WITNESSES), 3, "all are counted"),
        (
            "one twice",
            strict,
            _seen(head, [_WITNESS, _WITNESS]),
            refused("too-few-witnesses"),
            "each counts once",
        ),
        (
            "a namesake",
            strict,
            _seen(head, [_WITNESS, namesake]),
            refused("too-few-witnesses"),
            "the key counts, not the name",
        ),
        (
            "a line moved from another head",
            Policy(ORIGIN, public, _WITNESS_KEYS),
            head + other.encode(),
            refused("bad-signature"),
            "a known witness's line must verify",
        ),
        ("witnesses alone", strict, alone, refused("bad-signature"), "the log signs first"),
    ]
    made = []
    for about, policy, raw, ending, because in found:
        given: Json = {"policy": policy.encode().hex(), "note": raw.hex()}
        expect: Json = {"size": 70, "witnesses": ending} if isinstance(ending, int) else ending
        made.append(case("head", 10, about, given, expect, because))
    return made
