/**
 * Whether a witness signed a head: somebody outside who signs only what continues the last they saw.
 *
 * Clients check what witnesses signed; none of them is one.
 *
 * Format: spec/tlog.md section 9. Source: C2SP tlog-cosignature (Ed25519).
 * Vectors: vectors/tlog/witness.json.
 */

import { BadSignature } from '../ground/errors.ts';
import { utf8 } from '../ground/octets.ts';
import * as note from './note.ts';

const TIME = 8;

/** The time, in seconds since 1970, at which `key` signed the text. Throws `BadSignature`. */
export async function check(text: string, line: note.Line, key: note.Key): Promise<bigint> {
  const { signature } = line;
  if (signature.length !== TIME + note.SIGNATURE)
    throw new BadSignature('a cosignature of a wrong length');
  const time = new DataView(signature.buffer, signature.byteOffset).getBigInt64(0);
  if (time <= 0n) throw new BadSignature('a cosignature without a time');
  await note.check(key, utf8(`cosignature/v1\ntime ${time}\n${text}`), signature.subarray(TIME));
  return time;
}
