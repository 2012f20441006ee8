"""The files of this checkout that people wrote."""

import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
"""The top of the checkout."""

_MADE = {".git", ".hypothesis", ".tsc", ".venv", "__pycache__", "build", "dist", "node_modules"}


def written(*suffixes: str) -> Iterator[Path]:
    """Every file of the checkout that ends in one of `suffixes`; what `make` made is left out."""
    for folder, below, names in os.walk(ROOT):
        below[:] = sorted(name for name in below if name not in _MADE and "_cache" not in name)
        yield from (Path(folder, name) for name in sorted(names) if name.endswith(suffixes))
