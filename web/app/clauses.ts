/**
 * Bringing the clauses of the agreement to those who render them.
 *
 * They come as files of this server; whoever takes them compares them with the hash it was built
 * with, so that neither the server nor this page can change a word.
 */

import { VERSIONS } from '../core/agreement/clauses.ts';
import type { Desk } from '../worker/protocol.ts';

/** Hand every template version to the key worker: needed before a room is opened. */
export async function bringClauses(desk: Pick<Desk, 'learn'>): Promise<void> {
  await Promise.all(
    VERSIONS.map(async (version) => {
      const answer = await fetch(`/clauses/${version}.json`);
      await desk.learn(version, new Uint8Array(await answer.arrayBuffer()));
    }),
  );
}
