/**
 * The inside of a grant: which keys it hands out, under which signed document.
 *
 * Format: spec/grant.md section 3. Vectors: vectors/grant/.
 */

import * as canon from '../ground/canon.ts';
import type { Value } from '../ground/canon.ts';
import { Malformed, QuietroomError } from '../ground/errors.ts';
import type { Bytes } from '../ground/octets.ts';
import { unsealFrom } from '../ground/open/key.ts';
import { unpad } from '../ground/pad.ts';
import * as shape from '../ground/shape.ts';
import { ED25519_SIGNATURE, MLDSA_SIGNATURE, type Signatures } from '../ground/signature.ts';
import { ENTRIES, grantContext } from './grant.ts';

/** What a grant is for. */
export const GrantKind = {
  RELEASE: 'release',
  DUTY: 'duty',
  CASE: 'case',
  OMBUDS: 'ombuds',
} as const;

/** One of the four. */
export type GrantKind = (typeof GrantKind)[keyof typeof GrantKind];

/** Whether the room is told at once, or after the delay that a limit allows. */
export const When = { AT_ONCE: 'at-once', DELAYED: 'delayed' } as const;

/** One of the two. */
export type When = (typeof When)[keyof typeof When];

/** This was let read by somebody else: a further reader needs a further grant. */
export class NotForYou extends QuietroomError {
  static override readonly code = 'not-for-you';
}

/** What the mirrored log can be asked. */
export interface Log {
  /** Pass if the leaf is in the mirrored log. Throws a `QuietroomError` otherwise. */
  includes(leaf: Bytes): void;
}

/** One entry opened: hash, own key `k`, the random `r` of its leaf, and when it is told. */
export interface Key {
  readonly entry: Bytes;
  readonly k: Bytes;
  readonly r: Bytes;
  readonly when: When;
}

/** What a recipient finds inside: keys, the document that grants them, who signed it. */
export interface Granted {
  readonly kind: GrantKind;
  readonly keys: readonly Key[];
  readonly payload: Bytes;
  readonly signatures: Signatures;
  /** What the document's kind defines, such as a standing consent. */
  readonly extras: readonly Value[];
}

/** CBOR[kind, [[entry, k, r, when] …], payload, [signature …], [extra …]]. */
export function encode(granted: Granted): Bytes {
  const keys = granted.keys.map((key) => [key.entry, key.k, key.r, key.when]);
  return canon.encode([granted.kind, keys, granted.payload, granted.signatures, granted.extras]);
}

/** Read the inside of a grant. Throws `Malformed` or `TooLarge`. */
export function parse(raw: Bytes): Granted {
  const parts = shape.array(canon.decode(raw), 5, 'grant');
  const [kind, keys, payload, signatures, extras] = parts;
  return {
    kind: oneOf(kind, Object.values(GrantKind), 'grant kind'),
    keys: shape.items(keys, 'keys', ENTRIES).map(parseKey),
    payload: shape.octets(payload, 'payload'),
    signatures: parseSignatures(shape.items(signatures, 'signatures', 4)),
    extras: shape.items(extras, 'extras', 16),
  };
}

/** Open a grant sealed to my card. Throws `CannotOpen` or `Malformed`. */
export async function openGrant(seed: Bytes, card: Bytes, sealed: Bytes): Promise<Granted> {
  return parse(unpad(await unsealFrom(seed, grantContext(card), sealed)));
}

function parseSignatures(found: readonly Value[]): Signatures {
  if (found.length % 2) throw new Malformed('signatures come in pairs');
  return found.map((one, place) =>
    shape.octets(one, 'signature', place % 2 ? MLDSA_SIGNATURE : ED25519_SIGNATURE),
  );
}

function parseKey(value: Value): Key {
  const [entry, k, r, when] = shape.array(value, 4, 'key');
  return {
    when: oneOf(when, Object.values(When), 'when'),
    entry: shape.digest(entry, 'entry hash'),
    k: shape.octets(k, 'k', 32),
    r: shape.octets(r, 'r', 32),
  };
}

function oneOf<T extends string>(value: Value, known: readonly T[], what: string): T {
  const found = known.find((one) => one === value);
  if (!found) throw new Malformed(what);
  return found;
}
