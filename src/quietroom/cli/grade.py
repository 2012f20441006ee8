"""The school grade at which an English text can be read, after Flesch and Kincaid.

Source: Kincaid, Fishburne, Rogers and Chissom (1975), as textstat 0.7.4 counts it.
"""

import warnings
from typing import Any


def grade(text: str) -> float:
    """The grade, to one decimal. A line ends a sentence, as it does on a screen."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    ended = (line if line[-1] in ".!?…:”" else f"{line}." for line in lines)
    return float(_library().flesch_kincaid_grade(" ".join(ended)))


def _library() -> Any:
    # Here and not above: only a check of courses waits for it.
    with warnings.catch_warnings():
        # It looks for its data by an interface that is on its way out.
        warnings.simplefilter("ignore")
        import textstat  # noqa: PLC0415
    return textstat
