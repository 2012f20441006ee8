"""The mirror: what a client believes of a log, and what it refuses."""

import dataclasses
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground.errors import BadSignature, Malformed, QuietroomError
from quietroom.tlog import checkpoint, leaf, mirror, note
from quietroom.tlog.evidence import Fork, SmallerHead
from quietroom.tlog.leaf import Leaf
from quietroom.tlog.mirror import BeyondHead, NotLogged
from quietroom.tlog.policy import Policy, TooFewWitnesses
from quietroom.tlog.proof import BadProof
from quietroom.tlog.tile import ENTRIES, Tile
from vectors.make.second import fixed
from vectors.make.tlog import naive
from vectors.make.tlog.log import ORIGIN, POLICY, SIGNER, Log, leaves, log, synced

_LOG = log(700)
_ROWS = leaves(700)
_AT = {size: synced(log(size), mirror.start(POLICY)) for size in (0, 100, 256, 600, 700)}


def _forked(size: int, common: int) -> Log:
    """A log that goes another way after `common` leaves."""
    return Log().append([*_ROWS[:common], *leaves(size - common, "fork")])


@given(st.lists(st.integers(0, 400), max_size=6))
def test_follows_an_honest_log(batches: list[int]) -> None:
    """However the log grows between two readings, the mirror has its size, root and leaves."""
    served, held = Log(), mirror.start(POLICY)
    for count in batches:
        served.append(leaves(count, f"batch {len(served.held)}"))
        held = synced(served, held)

    assert held.size == sum(batches)
    assert held.root == served.frontier.root()
    assert b"".join(served.held) == held.shelf.leaves(0, held.size)


@pytest.mark.parametrize("size", [0, 1, 99, 100, 255, 256, 257, 512, 599, 600, 699, 700])
def test_root_at_earlier_sizes(size: int) -> None:
    """The root that somebody else saw earlier can be answered."""
    assert _AT[700].root_at(size) == naive.root(_ROWS[:size])


@pytest.mark.parametrize("size", [-1, 701])
def test_nothing_beyond_the_head(size: int) -> None:
    """What lies beyond the head is not guessed."""
    with pytest.raises(BeyondHead):
        _AT[700].root_at(size)
    with pytest.raises(BeyondHead):
        _AT[700].leaf(700 if size > 0 else -1)


@pytest.mark.parametrize("wanted", [Tile(0, 2, 188), Tile(1, 0, 2), Tile(ENTRIES, 1)])
def test_gives_the_tiles_of_the_log(wanted: Tile) -> None:
    """A mirror can serve what it was served."""
    assert _AT[700].shelf.tile(wanted) == _LOG.tile(wanted)


def test_same_head_again() -> None:
    """The same head once more is fine, and asks for no bundle."""
    again = _LOG.head()

    assert _AT[700].wanted(again) == ()
    assert _AT[700].advance(again, b"").size == 700


def test_smaller_head_is_refused() -> None:
    """A smaller head of the same history is refused, to be asked for again."""
    for act in (_AT[700].wanted, lambda raw: _AT[700].advance(raw, b"")):
        with pytest.raises(SmallerHead):
            act(_LOG.head(699))


@pytest.mark.parametrize(("shown", "common"), [(700, 699), (700, 0), (600, 599), (257, 256)])
def test_fork_at_or_below_our_head(shown: int, common: int) -> None:
    """A head that our leaves contradict is a fork at once, with evidence for anybody."""
    with pytest.raises(Fork) as caught:
        _AT[700].advance(_forked(shown, common).head(), b"")

    caught.value.evidence.check(SIGNER.key())


@pytest.mark.parametrize(("held", "common"), [(100, 99), (256, 0), (600, 512)])
def test_fork_beyond_our_head(held: int, common: int) -> None:
    """A larger head that does not continue ours: the new leaves fail, the whole log convicts."""
    fork = _forked(700, common)
    head, rows = fork.head(), b"".join(fork.held)
    with pytest.raises(BadProof):
        _AT[held].advance(head, rows[held * 48 :])
    with pytest.raises(Fork) as caught:
        _AT[held].reread(head, rows)

    caught.value.evidence.check(SIGNER.key())


def test_fork_is_seen_in_the_bundle() -> None:
    """A bundle that repeats held leaves differently is refused before anything is computed."""
    fork = _forked(700, 50)
    tiles = _AT[100].wanted(fork.head())
    bundles = [fork.tile(each) for each in tiles]

    with pytest.raises(BadProof):
        _AT[100].gather(tiles, bundles)


def test_reread_of_an_honest_log() -> None:
    """After a fault on the way, all leaves anew give the same mirror as the new ones alone."""
    assert _AT[100].reread(_LOG.head(), b"".join(_ROWS)) == _AT[700]
    with pytest.raises(SmallerHead):
        _AT[700].reread(_LOG.head(600), b"".join(_ROWS[:600]))


def test_leaves_that_give_no_signed_root() -> None:
    """Leaves that do not hash to the signed root convict nobody: they may have been altered."""
    bent = bytearray(b"".join(_ROWS))
    bent[-1] ^= 1
    for act in (mirror.start(POLICY).advance, _AT[100].reread):
        with pytest.raises(BadProof):
            act(_LOG.head(), bytes(bent))


@pytest.mark.parametrize("count", [0, 599, 601])
def test_leaves_missing_or_too_many(count: int) -> None:
    """There are as many new leaves as the head says."""
    rows = b"".join([*_ROWS, *leaves(9, "more")][100 : 100 + count])

    with pytest.raises(BadProof):
        _AT[100].advance(_LOG.head(), rows)


def test_a_root_signed_for_another_size() -> None:
    """The right root under a wrong size is not the head of these leaves."""
    for size in (699, 701):
        head = checkpoint.sign(SIGNER, size, _LOG.frontier.root())
        with pytest.raises(BadProof):
            _AT[100].advance(head, b"".join(_ROWS[100:]))


def test_refusal_changes_nothing() -> None:
    """After a refusal the mirror is as it was, and goes on with the honest log."""
    before = _AT[256].encode()
    with pytest.raises(BadProof):
        _AT[256].advance(_LOG.head(), bytes(48 * 444))

    assert _AT[256].encode() == before
    assert synced(_LOG, _AT[256]) == _AT[700]


def test_refuses_an_unsigned_head() -> None:
    """Nothing is fetched for a head that the policy's log did not sign."""
    stranger = note.Signer(ORIGIN, note.Kind.LOG, fixed("stranger"))
    for act in (_AT[100].wanted, _AT[100].compare, lambda raw: _AT[100].advance(raw, b"")):
        with pytest.raises(BadSignature):
            act(_LOG.head(700, stranger))


def test_refuses_too_few_witnesses() -> None:
    """A policy with a quorum is held against every head."""
    key = note.Signer("w.example", note.Kind.WITNESS, fixed("w")).key()
    strict = Policy(ORIGIN, SIGNER.key().public, (key,), 1)

    with pytest.raises(TooFewWitnesses):
        mirror.start(strict).wanted(_LOG.head())


def test_compare_with_an_earlier_checkpoint() -> None:
    """A checkpoint kept from earlier is a beginning of the log, or there is a fork."""
    assert _AT[700].compare(_LOG.head(300)).size == 300
    with pytest.raises(SmallerHead):
        _AT[600].compare(_LOG.head(700))
    with pytest.raises(SmallerHead):
        mirror.start(POLICY).compare(_LOG.head(0))
    with pytest.raises(Fork):
        _AT[700].compare(_forked(300, 299).head())


def test_finds_every_leaf() -> None:
    """Each leaf is found by its tag, at its place; another leaf under the tag is not."""
    held = _AT[700]
    for place in range(0, 700, 13):
        row = leaf.parse(_ROWS[place])

        assert held.find(row.tag) == (place,)
        assert held.place_of(row) == place
        with pytest.raises(NotLogged):
            held.place_of(dataclasses.replace(row, commitment=bytes(32)))


def test_equal_tags_recur() -> None:
    """Every leaf of a tag is found in the order of the log, over however many readings."""
    same = [b"t" * 16 + row[16:] for row in leaves(9)]
    served, held = log(300), mirror.start(POLICY)
    for row in same:
        held = synced(served.append([row, *leaves(40, row.hex())]), held)
    places = tuple(300 + 41 * n for n in range(9))

    assert held.find(b"t" * 16) == places
    assert held.find(b"t" * 16, places[3]) == places[4:]
    assert held.find(b"u" * 16) == ()


_CARDS = [leaf.parse(row) for row in leaves(3, "cards")]


@pytest.mark.parametrize(
    ("order", "places"),
    [
        ((0, 1, 2), (0, 1, 2)),
        ((1, 0, 1, 2), (1, 2, 3)),
        ((2, 0, 2, 1, 2), (1, 3, 4)),
    ],
)
def test_lineage_in_order(order: tuple[int, ...], places: tuple[int, ...]) -> None:
    """A card counts behind its predecessor; a leaf set there too early is passed over."""
    held = synced(Log().append([_CARDS[n].encode() for n in order]), mirror.start(POLICY))

    assert held.lineage(_CARDS) == places


@pytest.mark.parametrize("order", [(1, 0, 2), (0, 2, 1), (0, 1)])
def test_lineage_out_of_order(order: tuple[int, ...]) -> None:
    """A card that is logged only before its predecessor is not logged."""
    held = synced(Log().append([_CARDS[n].encode() for n in order]), mirror.start(POLICY))

    with pytest.raises(NotLogged):
        held.lineage(_CARDS)


@pytest.mark.parametrize("size", [0, 100, 256, 700])
def test_file_comes_back(size: int) -> None:
    """A mirror reads back as it was kept."""
    kept = mirror.parse(_AT[size].encode())

    assert kept == _AT[size]
    assert kept.encode() == _AT[size].encode()
    assert mirror.parse(mirror.start(POLICY).encode()) == mirror.start(POLICY)


_KEPT = _AT[100].encode()


@pytest.mark.parametrize("place", range(0, len(_KEPT), 97))
def test_file_with_a_flipped_bit(place: int) -> None:
    """No byte of a kept mirror can be changed without its being refused."""
    bent = bytearray(_KEPT)
    bent[place] ^= 1

    with pytest.raises(QuietroomError):
        mirror.parse(bytes(bent))


@pytest.mark.parametrize("bend", [lambda raw: raw[:-1], lambda raw: raw[:-48], lambda raw: raw[:7]])
def test_file_cut_short(bend: Callable[[bytes], bytes]) -> None:
    """A file that was not written to its end is refused."""
    with pytest.raises((Malformed, BadProof)):
        mirror.parse(bend(_KEPT))


def test_leaves_without_a_head() -> None:
    """Leaves that nobody signed are not a mirror."""
    with pytest.raises(Malformed):
        mirror.parse(mirror.start(POLICY).encode() + _ROWS[0])


def test_states_share_and_stay() -> None:
    """An older state is unharmed by what grew from it."""
    old = _AT[600]
    grown = [synced(_LOG, old), synced(log(650), old)]

    assert old.size == 600
    assert [each.size for each in grown] == [700, 650]
    assert checkpoint.parse(_LOG.head()).root == grown[0].root


def test_place_of_an_early_leaf() -> None:
    """The same leaf twice is found at its first place, or behind a given one."""
    twice = Leaf(bytes(16), bytes(32))
    held = synced(Log().append([twice.encode(), _ROWS[0], twice.encode()]), mirror.start(POLICY))

    assert (held.place_of(twice), held.place_of(twice, 0)) == (0, 2)
    with pytest.raises(NotLogged):
        held.place_of(twice, 2)
