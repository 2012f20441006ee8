"""Rendering: the one text of an agreement, the same to the byte wherever it is made.

Each client renders for itself, compares what it was sent, and shows exactly these bytes. The
pair's own words stand verbatim, at the end of their line; they hold no line break, so that they
can never pose as a clause.

Format: spec/agreement.md section 7. Vectors: vectors/agreement/render.json.
Threat: two people who are shown two different texts.
"""

import re
from collections.abc import Callable, Iterator

from .clauses import Clause, Line, template
from .facts import Facts, Scene, scene
from .terms import Terms

_GAP = re.compile(r"\{([a-z_]+)\}")


def render(terms: Terms, version: int, language: str) -> str:
    """The text of these terms with the clauses of one template version in one language.

    The text that binds uses the terms' own version and language. Deterministic; ends in a line
    break. Raises `UnknownTemplate`. Source: spec/agreement.md section 7.
    """
    words = template(version, language)
    facts = scene(terms, words)
    lines = [f"# {fill(words.title, facts.facts)}"]
    for clause in words.clauses:
        lines += ["", f"## {clause.number} {clause.title}", "", *_clause(clause, facts)]
    return "\n".join(lines) + "\n"


def fill(text: str, facts: Facts) -> str:
    """`text` with each {name} replaced by that fact, once: what is put in is not searched again."""
    return _GAP.sub(lambda gap: facts[gap[1]], text)


def _clause(clause: Clause, scene: Scene) -> Iterator[str]:
    number = 0
    for line in clause.lines:
        for facts in _rows(line, scene):
            number += 1
            yield f"{clause.number}.{number} {fill(line.text, facts)}"
            for below in line.under:
                if _stands(below, facts.get):
                    yield f"    - {fill(below.text, facts)}"


def _rows(line: Line, scene: Scene) -> tuple[Facts, ...]:
    if line.each is None:
        return (scene.facts,) if _stands(line, scene.get) else ()
    return tuple(row for row in scene.rows[line.each] if _stands(line, row.get))


def _stands(line: Line, get: Callable[[str], object]) -> bool:
    if line.when is None:
        return True
    wanted = line.when.removeprefix("not ")
    return bool(get(wanted)) == (wanted == line.when)
