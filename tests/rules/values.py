"""Values that the encoding knows, for properties."""

from hypothesis import strategies as st

from quietroom.ground.canon import Value

_LEAVES = st.none() | st.integers(0, 2**64 - 1) | st.binary(max_size=40) | st.text(max_size=20)

VALUES: st.SearchStrategy[Value] = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=6), max_leaves=30
)
"""Any value, arrays within arrays included."""
