"""Scenarios of mirrors, of forks, and of whole logs read from outside."""

from quietroom.tlog import note
from quietroom.tlog.evidence import Evidence

from . import naive
from .cast import STRANGER, VKEY, Json, Scenario, case, flipped, hexed, refused
from .log import POLICY, SIGNER, Log, leaves, log

_ROWS = leaves(12)
_LOG = log(12)
_FORK = Log().append([*_ROWS[:5], *leaves(7, "fork")])
_POLICY = POLICY.encode().hex()


def _step(act: str, raw: bytes, rows: list[bytes]) -> Json:
    return {"act": act, "note": raw.hex(), "leaves": hexed(rows)}


def _reading(about: str, steps: list[Json], expect: Json, because: str) -> Scenario:
    return case("mirror", 11, about, {"policy": _POLICY, "steps": steps}, expect, because)


def readings() -> list[Scenario]:
    """One reading after another; the last one ends as expected."""
    eight = _step("advance", _LOG.head(8), _ROWS[:8])
    whole: Json = {"size": 12, "root": naive.root(_ROWS).hex()}
    large = leaves(258)
    rest, forked = _ROWS[8:], _FORK.held
    return [
        _reading("a first reading", [eight], _at(8), "the leaves give the signed root"),
        _reading("two readings", [eight, _step("advance", _LOG.head(), rest)], whole, "it grew"),
        _reading("the same head", [eight, _step("advance", _LOG.head(8), [])], _at(8), "no change"),
        _reading("an empty log", [_step("advance", _LOG.head(0), [])], _at(0), "nothing yet"),
        _reading(
            "over the edge of a tile",
            [
                _step("advance", log(258).head(255), large[:255]),
                _step("advance", log(258).head(), large[255:]),
            ],
            {"size": 258, "root": naive.root(large).hex()},
            "full blocks and the rest are put together",
        ),
        _reading(
            "a smaller head",
            [eight, _step("advance", _LOG.head(7), [])],
            refused("smaller-head"),
            "it is the same history: ask again, and do not go back",
        ),
        _reading(
            "another root at the same size",
            [eight, _step("advance", _FORK.head(8), [])],
            refused("fork"),
            "the log signed two histories",
        ),
        _reading(
            "a smaller head of another history",
            [eight, _step("advance", _FORK.head(6), [])],
            refused("fork"),
            "our leaves contradict it",
        ),
        _reading(
            "a larger head of another history, with its new leaves",
            [eight, _step("advance", _FORK.head(), forked[8:])],
            refused("bad-proof"),
            "the leaves do not give the root; that alone convicts nobody",
        ),
        _reading(
            "the same, with all its leaves",
            [eight, _step("reread", _FORK.head(), forked)],
            refused("fork"),
            "its own leaves give its root and another beginning than ours",
        ),
        _reading(
            "all leaves anew, honest",
            [eight, _step("reread", _LOG.head(), _ROWS)],
            whole,
            "what failed was on the way",
        ),
        _reading(
            "all leaves anew, one of them bent",
            [eight, _step("reread", _LOG.head(), [*_ROWS[:11], flipped(_ROWS[11], 40)])],
            refused("bad-proof"),
            "they do not give the signed root",
        ),
        _reading(
            "a leaf withheld",
            [eight, _step("advance", _LOG.head(), rest[:-1])],
            refused("bad-proof"),
            "there are as many leaves as were signed",
        ),
        _reading(
            "two leaves exchanged",
            [eight, _step("advance", _LOG.head(), [rest[1], rest[0], *rest[2:]])],
            refused("bad-proof"),
            "the order is signed",
        ),
        _reading(
            "a stranger's head",
            [_step("advance", _LOG.head(8, STRANGER), _ROWS[:8])],
            refused("bad-signature"),
            "the policy names another key",
        ),
    ]


def _at(size: int) -> Json:
    return {"size": size, "root": naive.root(_ROWS[:size]).hex()}


def lineages() -> list[Scenario]:
    """Where the cards of one lineage stand."""
    cards = leaves(3, "cards")
    found: list[tuple[str, list[int], Json, str]] = [
        ("in order", [0, 1, 2], {"places": [0, 1, 2]}, "each behind its predecessor"),
        ("one set too early", [2, 0, 1, 2], {"places": [1, 2, 3]}, "the early leaf is ignored"),
        ("one only too early", [0, 2, 1], refused("not-logged"), "the early leaf does not count"),
        ("one missing", [0, 1], refused("not-logged"), "no card is used that is not logged"),
    ]
    made = []
    for about, order, ending, because in found:
        served = Log().append([cards[n] for n in order])
        given: Json = {
            "policy": _POLICY,
            "note": served.head().hex(),
            "leaves": hexed(served.held),
            "cards": hexed(cards),
        }
        made.append(case("lineage", 11, about, given, ending, because))
    return made


def convictions() -> list[Scenario]:
    """Evidence, true and false."""
    first, second = _FORK.head(8), _LOG.head()
    ours, proof = naive.root(_ROWS[:8]), tuple(naive.proof(8, _ROWS))
    true = Evidence(first, second, ours, proof)
    same = Evidence(_FORK.head(), second, naive.root(_ROWS), ())
    theirs = naive.root(_FORK.held[:8])
    honest = _LOG.head(8)
    found: list[tuple[str, Evidence, Json, str]] = [
        ("two sizes", true, "convicts", "the second makes another root of the first's size"),
        ("one size", same, "convicts", "two roots of one size"),
        (
            "heads of one history",
            Evidence(honest, second, ours, proof),
            refused("bad-proof"),
            "the second continues the first",
        ),
        (
            "a root made up",
            Evidence(honest, second, theirs, proof),
            refused("bad-proof"),
            "the proof does not show it",
        ),
        (
            "heads exchanged",
            Evidence(second, first, ours, proof),
            refused("bad-proof"),
            "the second is at least as large",
        ),
        (
            "a head of somebody else",
            Evidence(_FORK.head(8, STRANGER), second, ours, proof),
            refused("bad-signature"),
            "the log did not sign it",
        ),
    ]
    return [
        case("evidence", 12, about, {"evidence": one.encode().hex(), "vkey": VKEY}, end, because)
        for about, one, end, because in found
    ]


def _audit(about: str, files: dict[str, bytes], since: bytes | None, rest: list[Json]) -> Scenario:
    expect, because = rest
    given: Json = {
        "policy": _POLICY,
        "files": {path: raw.hex() for path, raw in files.items()},
        "since": since.hex() if since is not None else None,
    }
    return case("audit", 13, about, given, expect, str(because))


def audits() -> list[Scenario]:
    """Whole logs: good ones, and ones with a single fault."""
    good, bundle, hashes = _LOG.serve(), "tile/entries/000.p/12", "tile/0/000.p/12"
    whole: Json = {"size": 12, "root": naive.root(_ROWS).hex()}
    bent = good | {bundle: flipped(good[bundle], 9)}
    longer = good | {bundle: flipped(good[bundle], 1)}
    tile = good | {hashes: flipped(good[hashes], 383)}
    checkpoint = good | {"checkpoint": flipped(good["checkpoint"], 0)}
    stranger = good | {"checkpoint": _LOG.head(12, STRANGER)}
    smaller = log(11).serve()
    missing = {path: raw for path, raw in good.items() if path != hashes}
    loose = note.sign("not a checkpoint\n", SIGNER).encode()
    head = good["checkpoint"]
    return [
        _audit("twelve leaves", good, None, [whole, "all hashes to the root"]),
        _audit("an empty log", Log().serve(), None, [_at(0), "a checkpoint is enough"]),
        _audit("since eight", good, _LOG.head(8), [whole, "the log continues it"]),
        _audit("a leaf bent", bent, None, [refused("bad-proof"), "it gives another root"]),
        _audit("a length bent", longer, None, [refused("malformed"), "a leaf has 48 bytes"]),
        _audit("a tile bent", tile, None, [refused("bad-proof"), "the leaves give another tile"]),
        _audit("an origin bent", checkpoint, None, [refused("bad-signature"), "it is signed"]),
        _audit("a stranger's", stranger, None, [refused("bad-signature"), "not the log's key"]),
        _audit("no tile", missing, None, [refused("missing-tile"), "all tiles are served"]),
        _audit("nothing", {}, None, [refused("missing-tile"), "a log has a checkpoint"]),
        _audit("no checkpoint", {"checkpoint": loose}, None, [refused("malformed"), "three lines"]),
        _audit("since twelve", smaller, head, [refused("smaller-head"), "it was larger before"]),
        _audit("since a fork", good, _FORK.head(8), [refused("fork"), "another history"]),
    ]
