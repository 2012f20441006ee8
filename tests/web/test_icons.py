"""The icons of an installed Quietroom are the door, in the sizes that the manifest promises."""

import base64
import json
import struct
from typing import Any

import pytest
from playwright.sync_api import Browser

from quietroom.server.site import read
from tests.web.icons import ICONS, PUBLIC, Icon, drawn

_APART = """async ([one, other]) => {
  const pixels = async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height).data;
  };
  const [here, there] = [await pixels(one), await pixels(other)];
  if (here.length !== there.length) return 1;
  return here.filter((each, at) => Math.abs(each - there[at]) > 48).length / here.length;
}"""
"""The part of all values by which two pictures differ to the eye: edges vary with the browser."""


def _apart(browser: Browser, one: bytes, other: bytes) -> float:
    page = browser.new_page()
    found = page.evaluate(_APART, [base64.b64encode(each).decode() for each in (one, other)])
    page.close()
    return float(found)


def _promised() -> list[dict[str, Any]]:
    manifest = json.loads((PUBLIC / "quietroom.webmanifest").read_text())
    icons: list[dict[str, Any]] = manifest["icons"]
    return icons


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.name)
def test_icons_are_the_mark(browser: Browser, icon: Icon) -> None:
    """What is committed is what the mark gives today: `python -m tests.web.icons` makes it anew."""
    assert _apart(browser, (PUBLIC / icon.name).read_bytes(), drawn(browser, icon)) < 0.005


def test_another_picture_is_seen(browser: Browser) -> None:
    """The comparison above tells the icon with its ground cut off from the one that keeps it."""
    _, whole, cut = (drawn(browser, icon) for icon in ICONS)

    assert _apart(browser, whole, cut) > 0.005


def test_manifest_keeps_its_word() -> None:
    """Two sizes and one to be cut are there, each as large as it says, and served as what it is."""
    found = {}
    for one in _promised():
        asset = read().assets[one["src"]]
        assert (b"content-type", one["type"].encode()) in asset.headers
        if one["type"] == "image/png":
            width, height = struct.unpack(">II", asset.body[16:24])
            assert one["sizes"] == f"{width}x{height}"
            found[one["sizes"], one["purpose"]] = asset.body

    assert set(found) == {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}


def test_icon_to_be_cut_has_ground_everywhere(browser: Browser) -> None:
    """A system may cut any shape out of it: no corner is empty, and the door is in the middle."""
    page = browser.new_page()
    png = base64.b64encode((PUBLIC / "icon-cut.png").read_bytes()).decode()
    far = page.evaluate(
        """async (png) => {
          const image = new Image();
          image.src = `data:image/png;base64,${png}`;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext('2d');
          context.drawImage(image, 0, 0);
          const { data, width } = context.getImageData(0, 0, image.width, image.height);
          let [far, empty] = [0, 0];
          for (let at = 0; at < data.length; at += 4) {
            if (data[at + 3] < 255) empty++;
            if (data[at] <= 200) continue;
            const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
            far = Math.max(far, Math.hypot(x / width - 0.5, y / width - 0.5));
          }
          return [empty, far];
        }""",
        png,
    )
    page.close()

    assert far[0] == 0
    assert 0.2 < far[1] < 0.4
