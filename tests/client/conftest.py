"""The town of the journeys, for what a client does between two runs."""

from tests.journeys.conftest import town

__all__ = ["town"]
