"""A course that passes, to be bent."""

from collections.abc import Callable

ANSWERS = """answers = [
  { text = "The mentor.", feedback = "It is not." },
  { text = "The mentee.", right = true },
]
"""


def question(key: str) -> str:
    """One question."""
    return f'[[question]]\nkey = "{key}"\nask = "Whose is it?"\n{ANSWERS}\n'


def text(language: str = "en", words: int = 900, questions: int = 6) -> str:
    """A file with that many words and questions."""
    head = f"""format = 1
course = "first"
version = 1
language = "{language}"
for = ["mentee", "mentor"]
title = "First"
about = "A course."

[[part]]
key = "one"
title = "One"
text = \"\"\"
{"We go on. " * (words // 3)}
\"\"\"

"""
    return head + "".join(question(f"q{nth}") for nth in range(questions))


Bend = Callable[[str], str]


def instead(old: str, new: str) -> Bend:
    """A bend that puts one text in the place of another."""

    def bend(whole: str) -> str:
        assert old in whole
        return whole.replace(old, new, 1)

    return bend
