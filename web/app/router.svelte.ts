/** Where we are: a path of this page, over the History API. Paths name nobody. */

const here = $state({ path: location.pathname });

/** The path in use. */
export function path(): string {
  return here.path;
}

/** Go to another path of this page. */
export function go(to: string, replace = false): void {
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  here.path = location.pathname;
  scrollTo(0, 0);
}

/** Take the fragment of the address, and leave the address without it, at once. */
export function takeFragment(): string {
  const fragment = location.hash.slice(1);
  if (location.hash) history.replaceState(null, '', location.pathname);
  return fragment;
}

/** Follow links of this page without loading it anew. */
export function followLinks(): void {
  addEventListener('popstate', () => (here.path = location.pathname));
  document.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest('a');
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (!link || !plain || link.target || link.origin !== location.origin || link.download) return;
    if (link.hash && link.pathname === location.pathname) return;
    event.preventDefault();
    go(link.pathname);
  });
}
