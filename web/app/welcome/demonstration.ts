/**
 * The link of a demonstration: it carries a recovery kit, so that a person of the story can be
 * entered at once. A real link never carries one, so it is taken at an address of this machine only.
 *
 * Source: docs/guides/demo.md.
 */

const HOSTS = ['localhost', '127.0.0.1'];

/** What such a link carries: the sheet of a kit, and whose account it opens. */
export interface Sheet {
  readonly text: string;
  readonly account: string;
}

/** The sheet in a fragment, or none: of another host, or where the fragment is something else. */
export function sheetIn(fragment: string, host: string): Sheet | null {
  if (!fragment || !HOSTS.includes(host)) return null;
  try {
    const raw = atob(fragment.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(raw, (one) => one.charCodeAt(0));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const account = /^account: ([0-9a-f]{32})$/m.exec(text)?.[1];
    return account && /^kit: /m.test(text) ? { text, account } : null;
  } catch {
    return null;
  }
}
