/**
 * The viewer: shows one file that somebody attached, inside a sandbox without an origin.
 *
 * It is a page of its own, in a frame of the page. The server's policy for it lets this script run and
 * nothing else: no connection, no window, no storage, no markup made of text. A file comes as bytes
 * through a channel; pictures are decoded and drawn here, so that what reads a stranger's bytes is
 * apart from what shows the room.
 *
 * Source: spec/http.md section 12; HTML, sandboxing.
 */

import type { Asked, Told } from './asked.ts';
import { sizeOf } from './size.ts';

/** As many pixels as a picture may have; of phones of today, few take more. */
const MOST = 50_000_000;

/** No longer side is drawn: no screen here is wider. */
const SIDE = 2048;

addEventListener('message', (event: MessageEvent<Asked>) => {
  const [port] = event.ports;
  if (event.source !== parent || !port) return;
  void begin(event.data, (told) => port.postMessage(told));
});

async function begin(asked: Asked, tell: (told: Told) => void): Promise<void> {
  const { documentElement: page, body } = document;
  page.lang = asked.lang;
  page.dir = asked.dir;
  page.style.colorScheme = asked.scheme;
  document.title = asked.label;
  addEventListener('keydown', ({ key }) => key === 'Escape' && tell({ kind: 'back' }));
  const shown = asked.kind === 'text' ? text(asked) : await picture(asked);
  if (!shown) return tell({ kind: 'not-shown' });
  body.replaceChildren(shown);
  const say = (): void => tell({ kind: 'shown', height: page.offsetHeight });
  new ResizeObserver(say).observe(page);
}

/** Text is text, whatever it looks like. */
function text({ bytes }: Asked): HTMLElement {
  const shown = document.createElement('pre');
  shown.textContent = new TextDecoder().decode(bytes);
  shown.dir = 'auto';
  // A long text scrolls; by keyboard too.
  shown.tabIndex = 0;
  return shown;
}

/** Its pixels, where the browser can read them as a picture of bearable size. */
async function picture({ bytes, label }: Asked): Promise<HTMLElement | null> {
  const size = sizeOf(bytes);
  if (!size || size.width * size.height > MOST) return null;
  const shrunk = Math.min(1, SIDE / Math.max(size.width, size.height));
  try {
    const found = await createImageBitmap(new Blob([bytes], { type: size.type }));
    const shown = document.createElement('canvas');
    // A photograph may be turned by what stands in it: the decoded sides count.
    shown.width = Math.max(1, Math.round(found.width * shrunk));
    shown.height = Math.max(1, Math.round(found.height * shrunk));
    shown.getContext('2d')?.drawImage(found, 0, 0, shown.width, shown.height);
    found.close();
    shown.role = 'img';
    shown.ariaLabel = label;
    return shown;
  } catch {
    return null;
  }
}
