"""Pages are put together by hand: they must be what the one encoding gives."""

from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground import canon
from quietroom.server.paging import page
from quietroom.server.store.pages import Page, Stored

_NUMBERS = st.one_of(
    st.integers(0, 2**63 - 1),
    st.sampled_from([23, 24, 255, 256, 65535, 65536, 2**32 - 1, 2**32]),
)
_BODIES = st.one_of(
    st.binary(max_size=300), st.integers(65530, 65540).map(lambda size: b"x" * size)
)
_ITEMS = st.builds(Stored, st.integers(0, 2), _BODIES, _NUMBERS, st.none() | st.binary(max_size=40))


@given(_NUMBERS, st.lists(_ITEMS, max_size=30), _NUMBERS, st.binary(min_size=32, max_size=32))
def test_a_page_is_the_one_encoding(
    after: int, items: list[Stored], count: int, head: bytes
) -> None:
    """Byte for byte what `canon` makes of the same values, at every size of a head."""
    found = page(Page(after, tuple(items), count, head))

    assert found.content == canon.encode([after, [list(item) for item in items], count, head])
