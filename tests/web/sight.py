"""What can be seen when colours are the person's own, motion is unwanted, or a keyboard leads.

Each is a script that names what is wrong in the page as it stands, and nothing where all is well.

Source: WCAG 2.2, 1.4.11, 2.1.1, 2.3.3, 2.4.7 and 2.4.11; CSS Color Adjustment, forced colours.
"""

from playwright.sync_api import Page

_COMMON = """
  const named = one => one.outerHTML.replace(/\\s+/g, ' ').slice(0, 120);
  const shown = one => one.checkVisibility({visibilityProperty: true, opacityProperty: true});
  // What is hidden for the eye alone is seen by its label, with border and outline.
  const face = one => (one.classList.contains('quiet') && one.closest('label')) || one;
"""

MOVES = """() => {
  const long = times => times.split(',').some(one => parseFloat(one) > 0.001);
  return [...document.querySelectorAll('*')].filter(one => {
    const style = getComputedStyle(one);
    return long(style.transitionDuration) || long(style.animationDuration);
  }).map(one => 'moves: ' + one.outerHTML.slice(0, 120));
}"""
"""Whatever takes more than a millisecond to change or to move."""

UNSEEN_FOCUS = (
    """() => {"""
    + _COMMON
    + """
  const all = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const before = document.activeElement;
  const found = [...document.querySelectorAll(all)].filter(one => {
    if (!shown(one) || one.disabled) return false;
    // What a press has focused already would not be asked again how it shows that.
    one.blur();
    one.focus({focusVisible: true, preventScroll: true});
    if (document.activeElement !== one) return false;
    const style = getComputedStyle(face(one));
    return style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2;
  }).map(one => 'focus unseen: ' + named(one));
  before?.focus?.();
  return found;
}"""
)
"""Whatever a keyboard can reach and shows no outline then."""

UNSEEN_FORCED = (
    """() => {"""
    + _COMMON
    + """
  const ground = getComputedStyle(document.documentElement).backgroundColor;
  const behind = one => {
    for (let at = one; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/^rgba.*, 0\\)$|transparent/.test(colour)) return colour;
    }
    return ground;
  };
  const bordered = style => ['Top', 'Bottom'].some(side =>
    parseFloat(style[`border${side}Width`]) >= 1 && style[`border${side}Style`] !== 'none'
      && style[`border${side}Color`] !== behind(document.body));
  const native = one => ['radio', 'checkbox'].includes(one.type);
  const controls = [...document.querySelectorAll('button, .button, .input')].filter(one =>
    shown(one) && !one.closest('.quiet') && !one.classList.contains('quiet') && !native(one));
  const edges = controls.filter(one => {
    const style = getComputedStyle(one);
    return !bordered(style) && style.textDecorationLine !== 'underline';
  });
  const notes = [...document.querySelectorAll('.note, .labelled, .sheet')].filter(one => {
    const style = getComputedStyle(one);
    return shown(one) && !bordered(style) && !(parseFloat(style.borderInlineStartWidth) >= 1
      && style.borderInlineStartColor !== behind(document.body));
  });
  const texts = [...document.querySelectorAll('p, h1, h2, h3, li, dt, dd, label, button, a, svg')]
    .filter(one => shown(one) && !one.closest('.quiet, .skip')
      && getComputedStyle(one).color === behind(one));
  return [
    ...edges.map(one => 'no edge: ' + named(one)),
    ...notes.map(one => 'no ground: ' + named(one)),
    ...texts.map(one => 'text as its ground: ' + named(one)),
  ];
}"""
)
"""Whatever loses its edge, or its words, where the system's own few colours are forced."""


UNREACHED = (
    """() => {"""
    + _COMMON
    + """
  const places = 'a[href], button, input, select, textarea, summary';
  const parts = `${places}, label, option`;
  const pressed = [...document.querySelectorAll('body *')].filter(one =>
    shown(one) && getComputedStyle(one).cursor === 'pointer' && !one.closest(parts));
  const passed = [...document.querySelectorAll(places)]
    .filter(one => shown(one) && one.tabIndex < 0);
  return [...pressed, ...passed].map(one => 'no way by keys: ' + named(one));
}"""
)
"""Whatever a pointer can press and a keyboard does not come to."""


def seen(page: Page) -> list[str]:
    """What moves, hides from a keyboard, or is lost in forced colours, in the page as it stands."""
    found = [one for look in (MOVES, UNREACHED, UNSEEN_FOCUS) for one in page.evaluate(look)]
    page.emulate_media(forced_colors="active")
    found += [f"forced: {one}" for one in page.evaluate(UNSEEN_FORCED)]
    found += [f"forced: {one}" for one in page.evaluate(UNSEEN_FOCUS)]
    page.emulate_media(forced_colors="none")
    return found
