/** Beginning and ending: the worker, the stream of news, locking and leaving. */

import { listen } from './api.ts';
import { type Keys, startKeys } from './keys.ts';
import { go } from './router.svelte.ts';
import { session } from './session.svelte.ts';

let keys: Keys | null = null;
let listening: AbortController | null = null;

/** Start the key worker and read what this device remembers. */
export async function begin(): Promise<void> {
  keys = await startKeys((said) => {
    if (said.kind === 'room') session.show(said.view);
    else if (said.kind === 'home') session.home = said.view;
    else hear(said.token);
  });
  session.desk = keys.desk;
  session.device = await keys.desk.device();
}

/** Lock: the worker ends, and every word on the page goes. */
export async function lock(): Promise<void> {
  end();
  await begin();
  go('/unlock', true);
}

/** Leave quickly: lock, and show a page that says nothing. */
export function leave(): void {
  end();
  location.replace('about:blank');
}

function end(): void {
  listening?.abort();
  keys?.end();
  keys = null;
  session.forget();
}

/** Listen with the token of a sign-in, for as long as it lasts; again when the line breaks. */
function hear(token: string | null): void {
  listening?.abort();
  listening = null;
  if (token) void hearOn(token, (listening = new AbortController()).signal);
}

async function hearOn(token: string, stop: AbortSignal): Promise<void> {
  for (let wait = 1; !stop.aborted; wait = Math.min(30, wait * 2)) {
    // A stream does not say by itself that the device lost its connection: it only stands still.
    const lost = new AbortController();
    const lose = (): void => lost.abort();
    addEventListener('offline', lose);
    try {
      await listen(token, AbortSignal.any([stop, lost.signal]), {
        opened() {
          wait = 1;
          session.connection = 'connected';
          void session.desk?.news({ mine: 1 });
        },
        news: (what) => void session.desk?.news(what),
      });
    } catch {
      if (stop.aborted) return;
      session.connection = navigator.onLine ? 'away' : 'offline';
    } finally {
      removeEventListener('offline', lose);
    }
    await pause(wait, stop);
  }
}

/** Wait, or until the device says that there is a connection again. */
function pause(seconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const go = (): void => {
      clearTimeout(timer);
      removeEventListener('online', go);
      done();
    };
    const timer = setTimeout(go, seconds * 1000);
    addEventListener('online', go);
    stop.addEventListener('abort', go);
  });
}
