/** The way to the server: by the page, since the worker has no network of its own. */

import type { Answer, Transport } from '../client/ports.ts';
import type { ToPage, ToWorker } from './protocol.ts';

/** A transport that asks the page, and what to call when the page has answered. */
export interface Asking extends Transport {
  answered(message: Exclude<ToWorker, { kind: 'act' }>): void;
}

/** Ask over `post`, for the server that the page came from. */
export function asking(
  server: string,
  post: (message: ToPage, move: Transferable[]) => void,
): Asking {
  const waiting = new Map<number, (answer: Answer | null) => void>();
  let last = 0;
  return {
    server,
    async send(method, path, headers, body) {
      const id = ++last;
      const answer = await new Promise<Answer | null>((resolve) => {
        waiting.set(id, resolve);
        post({ kind: 'send', id, method, path, headers, body }, []);
      });
      if (answer === null) throw new Error('away');
      return answer;
    },
    answered(message) {
      const resolve = waiting.get(message.id);
      waiting.delete(message.id);
      resolve?.(message.kind === 'away' ? null : message);
    },
  };
}
