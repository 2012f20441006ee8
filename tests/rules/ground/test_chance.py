"""Randomness is handed in."""

from quietroom.ground.chance import new_id


def test_id_is_what_was_drawn() -> None:
    """An id is sixteen bytes of the entropy given, and nothing else."""
    drawn: list[int] = []

    def entropy(size: int) -> bytes:
        drawn.append(size)
        return b"r" * size

    assert new_id(entropy) == b"r" * 16
    assert drawn == [16]
