/**
 * The outside of a grant: what the server sees of the act that opens an entry to somebody else.
 *
 * Format: spec/grant.md section 2. Vectors: vectors/grant/.
 */

import type { Value } from '../ground/canon.ts';
import { sealTo } from '../ground/close/key.ts';
import { context } from '../ground/digest.ts';
import { Malformed } from '../ground/errors.ts';
import { type Bytes, hex } from '../ground/octets.ts';
import { pad } from '../ground/pad.ts';
import * as shape from '../ground/shape.ts';

/** The most bytes of one sealed grant. */
export const SEALED = 1024 * 1024;

/** The most entries of one grant. */
export const ENTRIES = 256;

/** One sealed grant as the server stores it. */
export interface Grant {
  readonly id: Bytes;
  /** Account id. */
  readonly recipient: Bytes;
  /** Entry hashes. */
  readonly entries: readonly Bytes[];
  /** Ids. */
  readonly attachments: readonly Bytes[];
  /** Seconds since 1970 after which the server stops serving. */
  readonly until: number;
  /** HPKE to the recipient's card. */
  readonly sealed: Bytes;
}

/** The fields in the order of the format. */
export function grantFields(grant: Grant): Value[] {
  const { id, recipient, entries, attachments, until, sealed } = grant;
  return [id, recipient, entries, attachments, until, sealed];
}

/** Read one grant: at least one entry, nothing twice. Throws `Malformed`. */
export function parse(value: Value): Grant {
  const parts = shape.array(value, 6, 'grant');
  const [id, recipient, hashes, files, until, sealed] = parts;
  const entries = shape.items(hashes, 'granted entries', ENTRIES);
  const attachments = shape.items(files, 'granted attachments', ENTRIES);
  const grant: Grant = {
    id: shape.ident(id, 'grant id'),
    recipient: shape.ident(recipient, 'recipient'),
    entries: entries.map((item) => shape.digest(item, 'entry hash')),
    attachments: attachments.map((item) => shape.ident(item, 'attachment id')),
    until: shape.number(until, 'until'),
    sealed: shape.octets(sealed, 'sealed grant', undefined, SEALED),
  };
  const named = [...grant.entries, ...grant.attachments];
  if (!entries.length) throw new Malformed('a grant that names no entry');
  if (new Set(named.map(hex)).size !== named.length) throw new Malformed('granted twice');
  return grant;
}

/** The HPKE info of a grant to the card of hash `recipientCard`. */
export function grantContext(recipientCard: Bytes): Bytes {
  return context('grant', recipientCard);
}

/** Pad the grant's content and seal it to the recipient's public sealing key. */
export function close(seal: Bytes, recipientCard: Bytes, content: Bytes): Promise<Bytes> {
  return sealTo(seal, grantContext(recipientCard), pad(content));
}
