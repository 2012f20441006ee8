/** Has whoever reads by ear, or by keyboard, begin at the heading of a step that just came. */
export function arrive(heading: HTMLElement): void {
  heading.tabIndex = -1;
  heading.focus();
}
