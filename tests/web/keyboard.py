"""A pair of hands on a keyboard, and no pointer: a walk is a list of stops, each by role and name.

At every step the hands look: can be seen where the keyboard is, does it come after what was passed
before it, does a dialog keep the keyboard while it is open and give it back at its end. They press
Tab, Shift+Tab, arrows, Enter, Space and Escape, and they type.

Source: WCAG 2.2, 2.1.1, 2.1.2, 2.4.3, 2.4.7 and 2.4.11.
"""

import re
from dataclasses import dataclass
from typing import Any, cast

from playwright.sync_api import ElementHandle, Locator, Page
from playwright.sync_api import TimeoutError as TooLate

from tests.web.people import LONG, exactly, plain

FARTHEST = 150
"""No page of ours has so many places: whoever has pressed Tab so often does not arrive."""

ROUNDS = 2
"""So often a page may be gone through from its beginning before its hands give up."""

MODAL = "dialog:modal"

_STEP = """([goal, forward, again]) => {
  globalThis.stood = globalThis.came = again ? globalThis.came : globalThis.stood;
  const here = document.activeElement;
  const modal = document.querySelector('dialog:modal');
  // A choice that asks something first has been made, and its question has the keyboard.
  const asked = !!modal && !modal.contains(goal) && goal.type === 'radio';
  if (!here || here === document.body || here === document.documentElement) {
    globalThis.stood = null;
    return {nowhere: true, asked: false, there: false, stuck: false, grouped: false, found: []};
  }
  // What is hidden for the eye alone is seen by its label.
  const face = one => (one.classList.contains('quiet') && one.closest('label')) || one;
  const [style, box] = [getComputedStyle(face(here)), face(here).getBoundingClientRect()];
  const found = [];
  if (modal && !modal.contains(here)) found.push('behind the dialog');
  // What is inside a frame, or in the parts of a date, shows there where the keyboard is.
  const framed = here.tagName === 'IFRAME', parted = framed || here.type === 'date';
  const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  if (!framed && !seen) found.push('without an outline');
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  if (right - left < 2 || bottom - top < 2) found.push('out of view');
  else if (face(here).getClientRects().length === 1) {
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (over && !face(here).contains(over) && !over.contains(face(here))) found.push('covered');
  }
  const before = globalThis.stood;
  if (before?.isConnected && before !== here) {
    const next = before.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING;
    const was = face(before).getBoundingClientRect();
    if (forward ? !next : next) found.push('out of order');
    else if (forward ? box.bottom <= was.top : box.top >= was.bottom) {
      found.push('against the order of the eye');
    }
  }
  globalThis.stood = here;
  const named = here.outerHTML.replace(/\\s+/g, ' ').slice(0, 160);
  return {
    nowhere: false, asked, there: asked || here === goal, stuck: before === here && !parted, named,
    grouped: here.type === 'radio' && here !== goal && here.name === goal.name,
    behind: !!(here.compareDocumentPosition(goal) & Node.DOCUMENT_POSITION_PRECEDING),
    found: asked ? [] : found.map(one => `${one}: ${named}`),
  };
}"""
"""What there is to say of where the keyboard is; `stood`: where it was before the last key.

`again`: the same question once more, from where it was asked before (`came`).
"""

_AFTER = """(goal) => {
  globalThis.stood = null;
  const here = document.activeElement;
  const way = here.compareDocumentPosition(goal);
  return here === document.body || !!(way & Node.DOCUMENT_POSITION_FOLLOWING);
}"""

_IS_BACK = """(opener) => {
  const here = document.activeElement;
  if (!opener.isConnected) return here !== document.body;
  return here === opener || (opener.type === 'radio' && here.name === opener.name);
}"""

_SETTLED = """() => new Promise(done => setTimeout(() =>
  requestAnimationFrame(() => requestAnimationFrame(done)), 500))"""
"""Half a second, and two pictures drawn after it."""

_NAMED = "(one) => one.outerHTML.replace(/\\s+/g, ' ').slice(0, 160)"

_HOLDS = "document.querySelector('dialog:modal')?.contains(document.activeElement) === true"


class NotReached(AssertionError):
    """There is no way to a stop by the keyboard."""


class Lost(AssertionError):
    """Whoever has a keyboard alone does not see where they are, or was not brought back."""


@dataclass(frozen=True)
class Stop:
    """A place to come to, and what the hands do there.

    `name`: all of it, or how it begins and then `…`; `beside`: words of the entry that it is in.
    """

    role: str
    name: str
    keys: tuple[str, ...] = ()
    text: str = ""
    beside: str = ""

    def on(self, page: Page) -> Locator:
        """The last of this role and name on a page: what a dialog holds stands last."""
        begun = self.name.removesuffix("…")
        name = exactly(begun) if begun == self.name else re.compile(rf"^\s*{plain(begun).pattern}")
        place: Page | Locator = page
        if self.beside:
            place = page.get_by_role("article").filter(has_text=plain(self.beside))
        if self.role == "summary":
            return place.locator("summary").filter(has_text=plain(self.name)).last
        if self.role == "file":
            return place.get_by_label(name).last
        return place.get_by_role(cast(Any, self.role), name=name).last


def press(name: str, beside: str = "") -> Stop:
    """Come to a button and press Enter."""
    return Stop("button", name, ("Enter",), beside=beside)


def follow(name: str) -> Stop:
    """Come to a link and press Enter."""
    return Stop("link", name, ("Enter",))


def unfold(name: str) -> Stop:
    """Come to what can be unfolded, and unfold it."""
    return Stop("summary", name, ("Enter",))


def write(name: str, text: str) -> Stop:
    """Come to a field and type."""
    return Stop("textbox", name, text=text)


def choose(name: str) -> Stop:
    """Come to a choice and have it: to its group by Tab, in it by arrows."""
    return Stop("radio", name, ("Space",))


def choose_in(name: str, key: str = "ArrowDown") -> Stop:
    """Come to a list, and have the next, or by another key what that leads to."""
    return Stop("combobox", name, (key,))


def add(name: str) -> Stop:
    """Come to where files are added."""
    return Stop("file", name)


class Hands:
    """Hands on the keyboard of one page."""

    def __init__(self, page: Page, patience: int = LONG) -> None:
        self.page = page
        self.patience = patience
        self._pressed: ElementHandle | None = None
        self._opener: ElementHandle | None = None

    def walk(self, *stops: Stop) -> None:
        """Come to each stop, and do there what is done there. Raises `NotReached` or `Lost`."""
        for stop in stops:
            goal = self._find(stop)
            if goal.evaluate("(goal) => goal.closest('dialog') === null"):
                self.returned()
            else:
                self._within()
            asked = self._come(goal, stop)
            self._pressed = goal
            if asked:
                continue
            self.page.keyboard.type(stop.text)
            for key in stop.keys:
                self.page.keyboard.press(key)

    def escape(self) -> None:
        """Leave the dialog that opens. Raises `Lost` where the keyboard is not given back."""
        self.page.wait_for_selector(MODAL, timeout=LONG)
        self._within()
        self.page.keyboard.press("Escape")
        self.returned()

    def returned(self) -> None:
        """No dialog is open any more. Raises `Lost` where the keyboard was not given back."""
        self.page.wait_for_selector(MODAL, state="detached", timeout=LONG)
        opener, self._opener = self._opener, None
        if opener and not opener.evaluate(_IS_BACK):
            raise Lost(f"a dialog did not give the keyboard back: {opener.evaluate(_NAMED)}")

    def _find(self, stop: Stop) -> ElementHandle:
        found = stop.on(self.page)
        try:
            found.wait_for(timeout=self.patience)
        except TooLate as fault:
            raise NotReached(f"there is no {stop.role} '{stop.name}'") from fault
        return found.element_handle()

    def _within(self) -> None:
        """A dialog is open: the keyboard is in it, and will have to come back."""
        self._opener = self._opener or self._pressed
        if not self.page.evaluate(_HOLDS):
            raise Lost("a dialog did not take the keyboard")

    def _come(self, goal: ElementHandle, stop: Stop) -> bool:
        """Whether a choice, once come to, asked something first: then its question has the keys."""
        forward = goal.evaluate(_AFTER)
        # Where the keyboard was left is looked at only if it is there that it is wanted.
        step = self.page.evaluate(_STEP, [goal, forward, False])
        if step["there"]:
            return bool(self._see(goal, forward, step)["asked"])
        rounds = 0
        for _ in range(FARTHEST):
            way, keys = forward, ("Shift+Tab", "Tab")
            if step["grouped"]:
                way, keys = not step["behind"], ("ArrowUp", "ArrowDown")
            self.page.keyboard.press(keys[way])
            step = self._see(goal, way, self.page.evaluate(_STEP, [goal, way, False]))
            rounds += step["nowhere"]
            if step["there"]:
                return bool(step["asked"])
            if step["stuck"] or rounds > ROUNDS:
                break
        raise NotReached(f"no way by keys to the {stop.role} '{stop.name}'")

    def _see(self, goal: ElementHandle, forward: bool, step: dict[str, Any]) -> dict[str, Any]:
        """Raises `Lost`. A page that still moves is given the time that an eye takes."""
        if step["found"]:
            self.page.evaluate(_SETTLED)
            step = self.page.evaluate(_STEP, [goal, forward, True])
        if step["found"]:
            raise Lost("; ".join(step["found"]))
        return step
