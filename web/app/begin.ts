/** Beginning and ending: the worker, the stream of news, locking and leaving. */

import type { News } from '../worker/protocol.ts';
import { listen } from './api.ts';
import { type Keys, startKeys } from './keys.ts';
import { Refusal, session } from './session.svelte.ts';

let keys: Keys | null = null;
let listening: AbortController | null = null;
/** Milliseconds after which a stream counts as one that stood. */
const STOOD = 10_000;
/** Ends the stream that stands, which is then begun anew. */
let lost = new AbortController();
const lose = (): void => lost.abort();

/** Start the key worker and read what this device remembers. */
export async function begin(): Promise<void> {
  keys = await startKeys((said) => {
    if (said.kind === 'room') session.show(said.value);
    else if (said.kind === 'home') session.home = said.view;
    else hear(said.token);
    // Where a request does not get through, nobody is connected, whatever else still stands.
  }, lose);
  session.desk = keys.desk;
  session.device = await keys.desk.device();
}

/** Lock: the worker ends, and the page is loaded anew, so that no word stays in its memory. */
export function lock(): void {
  end();
  location.replace('/unlock');
}

/** Leave quickly: lock, and show a page that says nothing. */
export function leave(): void {
  end();
  location.replace('about:blank');
}

/** End the worker and forget what is shown; the page is to be loaded anew. */
export function end(): void {
  listening?.abort();
  keys?.end();
  keys = null;
  session.forget();
}

/** Listen as whoever signed in; again and again when the line breaks. */
function hear(token: string | null): void {
  listening?.abort();
  listening = new AbortController();
  void hearOn(token, listening.signal);
}

async function hearOn(signedIn: string | null, stop: AbortSignal): Promise<void> {
  let token = signedIn;
  for (let wait = 1; !stop.aborted; wait = Math.min(30, wait * 2)) {
    // A stream does not say by itself that the device lost its connection: it only stands still.
    lost = new AbortController();
    let began = Infinity;
    addEventListener('offline', lose);
    try {
      token ??= await session.at.signIn();
      await listen(token, AbortSignal.any([stop, lost.signal]), {
        opened() {
          began = performance.now();
          session.connection = 'connected';
          read(null);
        },
        news: read,
      });
    } catch {
      if (stop.aborted) return;
      session.connection = navigator.onLine ? 'away' : 'offline';
      // The sign-in may have ended meanwhile: the next try asks for one that lasts.
      token = null;
    } finally {
      removeEventListener('offline', lose);
    }
    // A line that breaks at once, again and again, is tried less often; one that stood is not.
    if (performance.now() - began > STOOD) wait = 1;
    await pause(wait, stop);
  }
}

/** Read what is new. What goes wrong stands in the views that come of it. */
function read(what: News | null): void {
  session.at.news(what).catch((fault: unknown) => fault instanceof Refusal || reportError(fault));
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
