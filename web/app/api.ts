/**
 * The page's door to the server: it sends bytes that it cannot open, and hands back such bytes.
 *
 * No cookies, no caching, no other origin: whoever is signed in shows it by a header that the key
 * worker sets.
 */

import type { News } from '../worker/protocol.ts';

/** An answer: its status and its bytes. */
export interface Answer {
  readonly status: number;
  readonly body: Uint8Array;
}

/** Milliseconds after which a line that says nothing is taken for broken: a part of a file is 1 MB. */
const PATIENCE = 60_000;

/** Send one request of the key worker's. Returns null where the server cannot be reached. */
export async function send(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array | null,
): Promise<Answer | null> {
  const url = new URL(path, location.origin);
  if (url.origin !== location.origin) throw new TypeError('not a path of ours');
  try {
    const answer = await fetch(url, {
      method,
      headers,
      body: body as BodyInit | null,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(PATIENCE),
    });
    return { status: answer.status, body: new Uint8Array(await answer.arrayBuffer()) };
  } catch {
    return null;
  }
}

/**
 * Listen for what is new until `stop` says so. Nothing is replayed, so `opened` is called whenever
 * the stream begins: whoever listens reads everything once then.
 */
export async function listen(
  token: string,
  stop: AbortSignal,
  heard: { opened(): void; news(what: News): void },
): Promise<void> {
  const headers = { Authorization: `Bearer ${token}` };
  const answer = await fetch('/api/events', { headers, cache: 'no-store', signal: stop });
  if (!answer.ok || !answer.body) throw new Error(`status ${answer.status}`);
  heard.opened();
  let text = '';
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (text + value).split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) tell(event, heard.news);
  }
}

function tell(event: string, news: (what: News) => void): void {
  if (!event.startsWith('event: new\n')) return;
  const data = event.split('\n').find((line) => line.startsWith('data: '));
  if (data) news(JSON.parse(data.slice(6)) as News);
}
