/**
 * Opening content that `close/content` sealed.
 *
 * Format: spec/encoding.md section 7. Vectors: vectors/encoding/content.json; Wycheproof's for
 * Cobblestone-256.
 */

import { CHUNK, COMMITMENT, SALT, TAG, schedule } from '../close/content.ts';
import { same } from '../digest.ts';
import { CannotOpen } from '../errors.ts';
import { type Bytes, concat } from '../octets.ts';

const SEALED = CHUNK + TAG;

/** The content, whole. Throws `CannotOpen` unless key, context and every byte are right. */
export async function unseal(key: Bytes, context: Bytes, sealed: Bytes): Promise<Bytes> {
  const head = SALT + COMMITMENT;
  const body = sealed.subarray(head);
  // The last chunk is short and has its tag: every other length was cut or grown.
  if (sealed.length < head + TAG || body.length % SEALED < TAG) throw new CannotOpen('length');
  const plan = await schedule(key, sealed.subarray(0, SALT), context);
  if (!same(plan.commitment, sealed.subarray(SALT, head))) throw new CannotOpen('commitment');
  const chunks: Promise<ArrayBuffer>[] = [];
  for (let at = 0; at < body.length; at += SEALED) {
    const algorithm = { name: 'AES-GCM', iv: plan.nonce(at / SEALED) };
    chunks.push(crypto.subtle.decrypt(algorithm, plan.key, body.subarray(at, at + SEALED)));
  }
  try {
    const opened = (await Promise.all(chunks)).map((chunk) => new Uint8Array(chunk));
    return opened.length === 1 ? opened[0]! : concat(...opened);
  } catch {
    throw new CannotOpen('a chunk');
  }
}
