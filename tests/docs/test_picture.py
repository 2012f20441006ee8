"""The picture in the README is what the demonstration prints."""

import re
import runpy
import subprocess
import sys
from html import unescape

from tests.house.tree import ROOT
from tests.web.states import states

PICTURES = ROOT / "docs" / "pictures"

_PLAY = """
import sys
from quietroom.cli.main import main
from quietroom.ground.digest import sha256
from quietroom.identity import unlock

unlock.stretch = lambda secret, salt: sha256(salt + secret)
sys.exit(main(["demo", "--once"]))
"""
"""The demonstration, but that stretching passphrases costs nothing: its cost is in no picture."""


def test_picture_is_of_a_real_run() -> None:
    """The picture shows every line of a run of now that it means to show, and no other.

    Two releases of one second may stand in either order. After a change of the story:
    quietroom demo --once | python docs/pictures/make.py, into docs/pictures/demo.svg.
    """
    run = subprocess.run([sys.executable, "-c", _PLAY], capture_output=True, text=True, check=True)
    lines = runpy.run_path(str(PICTURES / "make.py"))["chosen"](run.stdout)
    shown = re.findall(r"<text[^>]*>(.*)</text>", (PICTURES / "demo.svg").read_text())

    assert sorted(map(unescape, shown)) == sorted(filter(None, lines))


def test_pictures_are_of_screens_that_there_are() -> None:
    """The README shows the pictures that the script makes, each of a state that is declared."""
    shown = runpy.run_path(str(PICTURES / "screens.py"))["SHOWN"]
    files = {one.stem for one in PICTURES.glob("*.png")}
    linked = set(re.findall(r"docs/pictures/([\w-]+)\.png", (ROOT / "README.md").read_text()))

    assert shown.keys() == files == linked
    assert shown.keys() <= {one.name for one in states()}
