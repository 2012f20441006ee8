"""The town of the journeys, for promises that are tested between clients."""

from tests.journeys.conftest import town

__all__ = ["town"]
