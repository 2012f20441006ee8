"""Scenarios of leaves, tags, the tree, proofs and tiles."""

from quietroom.ground import canon
from quietroom.tlog import leaf, tile
from quietroom.tlog.leaf import Kind, Opening
from quietroom.tlog.tree import Frontier

from ..second import fixed
from . import naive
from .cast import Json, Scenario, case, flipped, hexed, refused
from .log import leaves


def openings() -> list[Scenario]:
    """Openings of each type, and openings that are none."""
    made = [
        Opening(fixed(f"tag {kind}", 16), fixed(f"r {kind}"), kind, f"a {kind} of ours".encode())
        for kind in Kind
    ]
    good = [
        case(
            "opening",
            2,
            f"an opening of type {each.kind}",
            {"opening": each.encode().hex()},
            {"leaf": each.leaf().encode().hex(), "type": each.kind.value},
            "the leaf is the tag and the commitment to r, type and document",
        )
        for each in made
    ]
    tag, r, document = made[0].tag, made[0].r, made[0].document
    bad: list[tuple[str, list[canon.Value], str]] = [
        ("a type nobody knows", [tag, r, "ombuds", document], "grants to the ombuds have no leaf"),
        ("a type in capitals", [tag, r, "CARD", document], "a type has one spelling"),
        ("a short r", [tag, r[1:], "card", document], "r has 32 bytes"),
        ("a long tag", [tag + b"\0", r, "card", document], "a tag has 16 bytes"),
        ("a document in text", [tag, r, "card", "words"], "a document is bytes"),
        ("a field too many", [tag, r, "card", document, None], "an opening has four fields"),
    ]
    return good + [
        case(
            "opening",
            2,
            about,
            {"opening": canon.encode(fields).hex()},
            refused("malformed"),
            because,
        )
        for about, fields, because in bad
    ]


def tags() -> list[Scenario]:
    """Tags of every sort."""
    account, key = fixed("account", 16), fixed("entry key")
    grant = leaf.grant_tags(key)
    found: list[tuple[str, str, dict[str, Json], Json, str]] = [
        (
            "card-tag",
            "an account's first card",
            {"account": account.hex(), "generation": 0},
            leaf.card_tag(account, 0).hex(),
            "anybody who knows the account finds its cards",
        ),
        (
            "card-tag",
            "the card after it",
            {"account": account.hex(), "generation": 1},
            leaf.card_tag(account, 1).hex(),
            "each generation has a tag of its own",
        ),
        (
            "card-tag",
            "an account id of 15 bytes",
            {"account": account[1:].hex(), "generation": 0},
            refused("malformed"),
            "an id has 16 bytes",
        ),
        (
            "policy-tag",
            "the officer's role",
            {"name": "officer", "version": 3},
            leaf.policy_tag("officer", 3).hex(),
            "a role and a version have one tag",
        ),
        (
            "build-tag",
            "a web build of the same name and version",
            {"name": "officer", "version": 3},
            leaf.build_tag("officer", 3).hex(),
            "the two uses have different domain strings",
        ),
        (
            "grant-tags",
            "the two tags of an entry",
            {"key": key.hex()},
            {"at_once": grant.at_once.hex(), "delayed": grant.delayed.hex()},
            "two halves of one derivation from the entry's key",
        ),
    ]
    return [
        case(rule, 3, about, given, expect, because)
        for rule, about, given, expect, because in found
    ]


def edges() -> list[Scenario]:
    """Growing edges, at the sizes where something happens, and edges that are none."""
    rows = leaves(520)
    made = []
    for size, more in ((0, 0), (0, 1), (1, 1), (2, 5), (7, 1), (255, 1), (255, 2), (511, 9)):
        growth = Frontier().extend(rows[:size]).frontier.extend(rows[size : size + more])
        given: Json = {
            "frontier": Frontier().extend(rows[:size]).frontier.encode().hex(),
            "leaves": hexed(rows[size : size + more]),
        }
        expect: Json = {
            "frontier": growth.frontier.encode().hex(),
            "root": naive.root(rows[: size + more]).hex(),
            "completed": [[each.level, each.index, each.hash.hex()] for each in growth.completed],
        }
        about = f"{more} leaves behind {size}"
        made.append(case("append", 4, about, given, expect, "RFC 6962 section 2.1"))
    bad: list[tuple[str, canon.Value]] = [
        ("a hash too many", [2, [bytes(32), bytes(32)]]),
        ("a hash too few", [3, [bytes(32)]]),
        ("a short hash", [1, [bytes(31)]]),
        ("a size that no tree has", [1 << 53, [bytes(32)]]),
    ]
    for about, fields in bad:
        wrong: Json = {"frontier": canon.encode(fields).hex(), "leaves": []}
        because = "an edge has one hash of 32 bytes for each bit set in the size"
        made.append(case("append", 4, about, wrong, refused("malformed"), because))
    return made


def inclusions() -> list[Scenario]:
    """Leaves that are in a tree, and leaves that are not."""
    made = []
    for size, index in ((1, 0), (2, 1), (3, 2), (7, 3), (8, 7), (100, 64), (257, 256)):
        rows = leaves(size)
        given: dict[str, Json] = {
            "leaf": rows[index].hex(),
            "index": index,
            "size": size,
            "root": naive.root(rows).hex(),
            "proof": hexed(naive.path(index, rows)),
        }
        about = f"leaf {index} of {size}"
        made.append(case("inclusion", 5, about, given, "checked", "the proof leads to the root"))
    rows = leaves(7)
    root, path = naive.root(rows).hex(), naive.path(3, rows)
    wrong: list[tuple[str, bytes, int, int, list[bytes], str]] = [
        ("another leaf", rows[4], 3, 7, path, "it hashes to another root"),
        ("another place", rows[3], 2, 7, path, "left and right are exchanged"),
        ("a place outside", rows[3], 7, 7, path, "the tree has no such leaf"),
        ("an empty tree", rows[3], 0, 0, [], "the tree has no leaf at all"),
        ("a hash missing", rows[3], 3, 7, path[:-1], "the proof is too short"),
        ("a hash too many", rows[3], 3, 7, [*path, bytes(32)], "the proof is too long"),
        ("a flipped bit", rows[3], 3, 7, [flipped(path[0], 0), *path[1:]], "another root"),
        ("a short hash", rows[3], 3, 7, [path[0][1:], *path[1:]], "hashes have 32 bytes"),
        ("hashes exchanged", rows[3], 3, 7, path[::-1], "the order is part of the proof"),
        ("a taller tree", rows[0], 0, 4, naive.path(0, rows), "the path is too long for this size"),
        ("a lower tree", rows[0], 0, 9, naive.path(0, rows), "the path is too short for this size"),
    ]
    for about, row, index, size, items, because in wrong:
        given = {"leaf": row.hex(), "index": index, "size": size, "root": root}
        given["proof"] = hexed(items)
        made.append(case("inclusion", 5, about, given, refused("bad-proof"), because))
    return made


def consistencies() -> list[Scenario]:
    """Trees that begin others, and trees that do not."""
    made = []
    for old, new in ((1, 1), (1, 2), (2, 3), (3, 7), (4, 7), (6, 8), (7, 7), (64, 100), (255, 257)):
        rows = leaves(new)
        given: dict[str, Json] = {
            "old": old,
            "old_root": naive.root(rows[:old]).hex(),
            "new": new,
            "new_root": naive.root(rows).hex(),
            "proof": hexed(naive.proof(old, rows)),
        }
        because = "the proof leads to both roots"
        made.append(case("consistency", 5, f"from {old} to {new}", given, "checked", because))
    rows, other = leaves(7), leaves(7, "other")
    first, last, items = naive.root(rows[:3]), naive.root(rows), naive.proof(3, rows)
    one, second, two = naive.root(rows[:1]), naive.root(rows[1:2]), naive.root(rows[:2])
    wrong: list[tuple[str, int, bytes, int, bytes, list[bytes], str]] = [
        (
            "another history",
            3,
            naive.root(other[:3]),
            7,
            last,
            items,
            "it does not begin this tree",
        ),
        ("another end", 3, first, 7, naive.root(other), items, "the proof leads elsewhere"),
        ("from nothing", 0, naive.root([]), 7, last, [], "nothing would be proved"),
        ("backwards", 7, last, 3, first, items, "a tree does not shrink"),
        ("an empty proof", 3, first, 7, last, [], "there is something to prove"),
        ("a proof of nothing", 7, last, 7, last, items, "none is needed at one size"),
        ("two roots of one size", 7, naive.root(other), 7, last, [], "this is a fork"),
        ("a hash missing", 3, first, 7, last, items[:-1], "the proof is too short"),
        ("a hash too many", 3, first, 7, last, [*items, bytes(32)], "the proof is too long"),
        ("a flipped bit", 3, first, 7, last, [flipped(items[0], 5), *items[1:]], "another root"),
        ("a lower tree", 1, one, 9, last, naive.proof(1, rows), "too short for this size"),
        ("other cuts", 1, one[:31], 2, two, [one[31:] + second], "a hash has 32 bytes"),
    ]
    for about, old, begin, new, end, proof, because in wrong:
        given = {"old": old, "old_root": begin.hex(), "new": new, "new_root": end.hex()}
        given["proof"] = hexed(proof)
        made.append(case("consistency", 5, about, given, refused("bad-proof"), because))
    return made


def paths() -> list[Scenario]:
    """Paths of tiles."""
    good: list[tuple[str, list[Json]]] = [
        ("tile/0/000", [0, 0, 256]),
        ("tile/0/000.p/1", [0, 0, 1]),
        ("tile/1/x001/x234/067.p/255", [1, 1234067, 255]),
        ("tile/63/999", [63, 999, 256]),
        ("tile/entries/x001/000", ["entries", 1000, 256]),
    ]
    bad = [
        ("tile/0/0", "an index is written in groups of three"),
        ("tile/0/x000/001", "a leading group of zeros is another spelling"),
        ("tile/0/001/002", "all groups but the last begin with x"),
        ("tile/00/001", "a level has no leading zero"),
        ("tile/64/001", "there is no such level"),
        ("tile/0/000.p/0", "an empty tile is not served"),
        ("tile/0/000.p/256", "a full tile is not partial"),
        ("tile/0/000.p/07", "a width has no leading zero"),
        ("tile/0/../000", "a path goes nowhere else"),
        ("tile/0/\u0660\u0660\u0661", "digits are those of ASCII"),
    ]
    return [
        case("tile-path", 6, path, {"path": path}, expect, "the one spelling")
        for path, expect in good
    ] + [
        case("tile-path", 6, because, {"path": path}, refused("malformed"), because)
        for path, because in bad
    ]


def bundles() -> list[Scenario]:
    """Bundles of leaves."""
    rows = leaves(3)
    raw = tile.bundle(rows)
    short = b"\x00\x2f" + rows[0][1:]
    bad = [
        ("more leaves than the path says", raw, 2, "a bundle is as wide as its path says"),
        ("fewer leaves than the path says", raw, 4, "a bundle is as wide as its path says"),
        ("a leaf of 47 bytes", raw[:100] + short, 3, "a leaf has 48 bytes"),
        ("lengths that trade a byte", b"\x00\x2f" + raw[2:], 3, "a leaf has 48 bytes"),
        ("a byte behind the last leaf", raw + b"\0", 3, "nothing follows"),
    ]
    expect: Json = {"leaves": hexed(rows)}
    good = case(
        "bundle", 6, "three leaves", {"bundle": raw.hex(), "width": 3}, expect, "C2SP tlog-tiles"
    )
    return [good] + [
        case("bundle", 6, about, {"bundle": wrong.hex(), "width": n}, refused("malformed"), because)
        for about, wrong, n, because in bad
    ]
