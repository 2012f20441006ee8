"""What every test leans on: the summary table, and properties that play the same on every run."""

import os

from hypothesis import HealthCheck, settings

pytest_plugins = ("tests.house.table",)

settings.register_profile(
    "gate", deadline=None, derandomize=True, database=None, print_blob=True, max_examples=100
)
settings.register_profile(
    "prove",
    deadline=None,
    database=None,
    print_blob=True,
    max_examples=int(os.environ.get("PROVE_EXAMPLES", "20000")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))
