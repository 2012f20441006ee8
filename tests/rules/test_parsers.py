"""Whatever the bytes, a parser raises errors of the one tree and no others."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground import canon
from quietroom.ground.errors import QuietroomError
from tests.rules.parsers import PARSERS, Parser
from tests.rules.values import VALUES


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name)
def test_accepts_what_is_good(parser: Parser) -> None:
    """The honest twin: each parser reads the document that the others are bent from."""
    parser.read(parser.good)


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name)
@given(data=st.data())
def test_refuses_in_one_tree(parser: Parser, data: st.DataObject) -> None:
    """Bytes at random, other documents, and the good one bent end in our own errors."""
    good = parser.good
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, min(len(good), start + 40)))
    bent = st.binary(max_size=40).map(lambda patch: good[:start] + patch + good[end:])
    raw = data.draw(bent | st.binary(max_size=4000) | VALUES.map(canon.encode))

    with contextlib.suppress(QuietroomError):
        parser.read(raw)
