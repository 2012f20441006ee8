/**
 * Starting and ending the key worker, and calling the desk in it.
 *
 * Which of the two workers runs is decided by trying the algorithms, never by a browser's name.
 * Locking ends the worker: what it held is gone with it.
 */

import { type Lists, fill } from '../worker/patch.ts';
import type { Act, Desk, ToPage, ToWorker } from '../worker/protocol.ts';
import { send } from './api.ts';
import { Refusal } from './session.svelte.ts';
import { scriptUrl } from './trusted.ts';

/** What the page does with what comes unasked. */
export type Heard = (said: Extract<ToPage, { kind: 'token' | 'room' | 'home' }>) => void;

const ALGORITHMS = ['Ed25519', 'ML-DSA-65', 'MLKEM768-X25519', 'ChaCha20-Poly1305'];

/** Whether this browser makes keys of every kind that we need. */
export async function hasAlgorithms(): Promise<boolean> {
  const usages: Record<string, KeyUsage[]> = {
    'MLKEM768-X25519': ['encapsulateBits', 'decapsulateBits'] as unknown as KeyUsage[],
    'ChaCha20-Poly1305': ['encrypt'],
  };
  try {
    for (const name of ALGORITHMS) {
      await crypto.subtle.generateKey(name, false, usages[name] ?? ['sign', 'verify']);
    }
    return 'getPublicKey' in SubtleCrypto.prototype;
  } catch {
    return false;
  }
}

/** A running key worker. */
export interface Keys {
  readonly desk: Desk;
  /** End it: every key is gone. */
  end(): void;
}

/** Start the worker that this browser can run. `away`: a request of its did not reach the server. */
export async function startKeys(heard: Heard, away: () => void): Promise<Keys> {
  const url = (await hasAlgorithms()) ? '/keys.js' : '/keys-fallback.js';
  const worker = new Worker(scriptUrl(url), { type: 'module', name: 'keys' });
  const waiting = new Map<number, { done(value: unknown): void; refused(fault: Refusal): void }>();
  const received: Lists = new Map();
  let last = 0;
  const post = (message: ToWorker, move: Transferable[] = []): void =>
    worker.postMessage(message, move);
  worker.addEventListener('message', (event: MessageEvent<ToPage>) => {
    const said = event.data;
    fill(received, said);
    if (said.kind === 'send') void answer(said, post, away);
    else if (said.kind === 'done' || said.kind === 'refused') {
      const one = waiting.get(said.id);
      waiting.delete(said.id);
      if (said.kind === 'done') one?.done(said.value);
      else one?.refused(new Refusal(said.code, said.evidence, said.field));
    } else heard(said);
  });
  const act = (name: Act, given: unknown[]): Promise<unknown> =>
    new Promise((done, refused) => {
      waiting.set(++last, { done, refused });
      post({ kind: 'act', id: last, act: name, given }, secretsOf(given));
    });
  const desk = new Proxy({} as Desk, {
    get: (_, name) =>
      name === 'then' ? undefined : (...given: unknown[]) => act(name as Act, given),
  });
  return {
    desk,
    end() {
      worker.terminate();
      for (const one of waiting.values()) one.refused(new Refusal('locked'));
    },
  };
}

/** What is moved and not copied: a passkey's result must not stay behind in the page. */
function secretsOf(given: unknown[]): Transferable[] {
  return given.flatMap((one) => {
    const prf = (one as { prf?: unknown } | null)?.prf;
    return prf instanceof Uint8Array ? [prf.buffer as ArrayBuffer] : [];
  });
}

async function answer(
  asked: Extract<ToPage, { kind: 'send' }>,
  post: (message: ToWorker, move?: Transferable[]) => void,
  away: () => void,
): Promise<void> {
  const found = await send(asked.method, asked.path, asked.headers, asked.body);
  if (found === null) {
    away();
    post({ kind: 'away', id: asked.id });
  } else post({ kind: 'answer', id: asked.id, ...found }, [found.body.buffer as ArrayBuffer]);
}
