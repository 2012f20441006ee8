/**
 * Argon2id at the one cost that version 1 has.
 *
 * The cost is no field of any message, so that nobody can send a lower one.
 *
 * Source: spec/identity.md section 8; RFC 9106.
 */

import { argon2id } from 'hash-wasm';
import type { Bytes } from '../ground/octets.ts';

/** Memory in KiB. */
export const MEMORY = 64 * 1024;

/** How often the memory is passed over. */
export const PASSES = 3;

/** How many lanes run side by side. */
export const LANES = 1;

/** Size in bytes of the salt. */
export const SALT = 16;

/** Size in bytes of what comes out. */
export const SIZE = 32;

/** 32 bytes that cost 64 MiB and three passes for every `secret` tried. `salt` has 16 bytes. */
export const stretch = (secret: Bytes, salt: Bytes): Promise<Bytes> =>
  argon2id({
    password: secret,
    salt,
    memorySize: MEMORY,
    iterations: PASSES,
    parallelism: LANES,
    hashLength: SIZE,
    outputType: 'binary',
  });
