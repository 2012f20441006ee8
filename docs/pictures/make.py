"""Makes docs/pictures/demo.svg from what the demonstration printed.

    quietroom demo --once | python docs/pictures/make.py > docs/pictures/demo.svg

Some scenes are left out, so that the picture fits a page; nothing is added and no line is changed.
"""

import sys
from collections.abc import Iterator
from html import escape

SCENES = (
    "Before the first word: the rule that both sign",
    "'This is my confidence'",
    "Asking first, and letting one thing go",
    "What the operator can find",
)
"""What the picture shows of the story, besides its last line."""

LEFT_OUT = "  ⋮"

_SIZE, _LINE, _EDGE = 13, 19, 22
_WIDTH = 0.602
"""Of a letter of the fonts named below, as a part of their size."""

_COLOURS = {"--": "#e8c07d", "ch": "#d7dde4", "de": "#8fd19e", "$ ": "#ffffff"}
_QUIET = "#93a1b0"


def chosen(output: str) -> list[str]:
    """The lines of the picture: the command, the chosen scenes, the last line."""
    *scenes, last = output.strip().split("\n\n")
    closing = last.splitlines()[-1]
    lines, gap = ["$ make run"], False
    for scene in [*scenes, last.removesuffix(closing)]:
        title, *body = scene.strip().splitlines()
        if title.removeprefix("-- ") in SCENES:
            lines += ["", title, *body]
            gap = False
        elif not gap:
            lines.append(LEFT_OUT)
            gap = True
    return [*lines, closing]


def svg(output: str) -> str:
    """The picture of what the demonstration printed."""
    lines = chosen(output)
    width = int(max(map(len, lines)) * _SIZE * _WIDTH) + 2 * _EDGE
    height = len(lines) * _LINE + 2 * _EDGE
    style = f'font-family="ui-monospace, Menlo, Consolas, monospace" font-size="{_SIZE}"'
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">\n'
        "<title>The demonstration in a terminal</title>\n"
        f'<rect width="{width}" height="{height}" rx="10" fill="#16202b"/>\n'
        f'<g {style} xml:space="preserve">\n'
    )
    return head + "".join(_rows(lines)) + "</g>\n</svg>\n"


def _rows(lines: list[str]) -> Iterator[str]:
    for place, line in enumerate(lines):
        if line:
            down = _EDGE + _SIZE + place * _LINE
            colour = _COLOURS.get(line[:2], _QUIET)
            yield f'<text x="{_EDGE}" y="{down}" fill="{colour}">{escape(line)}</text>\n'


if __name__ == "__main__":
    sys.stdout.write(svg(sys.stdin.read()))
