/**
 * The key worker: everything that holds a key runs here, and nothing that draws or connects.
 *
 * It speaks only by messages. Whatever goes wrong ends as a code: no stack, no words, no key leaves
 * in an error.
 */

import { Lied } from '../client/refusal.ts';
import { FieldFault } from '../core/agreement/words.ts';
import { QuietroomError } from '../core/ground/errors.ts';
import { deskOf } from './desk.ts';
import { codeOf } from './desk/seat.ts';
import { openHome } from './home.ts';
import { type Lists, thin } from './patch.ts';
import type { Desk, ToPage, ToWorker } from './protocol.ts';
import { asking } from './transport.ts';

declare const self: DedicatedWorkerGlobalScope;

const sent: Lists = new Map();

const post = (message: ToPage, move: Transferable[] = []): void =>
  self.postMessage(thin(sent, message), move);

const transport = asking(self.location.origin, post);

const desk: Promise<Desk> = openHome().then((home) => {
  const edge = {
    home,
    clock: () => Math.floor(Date.now() / 1000),
    entropy: (size: number) => crypto.getRandomValues(new Uint8Array(size)),
    pause: (seconds: number) => new Promise<void>((go) => setTimeout(go, 1000 * seconds)),
  };
  return deskOf(edge, transport, post);
});

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  const said = event.data;
  if (said.kind === 'act') void run(said);
  else transport.answered(said);
});

async function run({ id, act, given }: Extract<ToWorker, { kind: 'act' }>): Promise<void> {
  try {
    const play = (await desk)[act] as (...given: unknown[]) => Promise<unknown>;
    post({ kind: 'done', id, value: await play(...given) });
  } catch (fault) {
    post({ kind: 'refused', id, ...toldOf(fault) });
  }
}

function toldOf(fault: unknown): { code: string; evidence: string | null; field: string | null } {
  const field = fault instanceof FieldFault ? fault.field : null;
  const evidence = fault instanceof Lied ? fault.evidence : null;
  if (fault instanceof QuietroomError) return { code: codeOf(fault), evidence, field };
  return { code: 'unforeseen', evidence: null, field };
}
