/**
 * The consent: what exactly goes to whom, why, until when, signed by whose confidence it is.
 *
 * Format: spec/grant.md section 4. Threat: more, other, or longer than the owner agreed to; a consent
 * used for another entry, room or recipient.
 */

import * as canon from '../ground/canon.ts';
import { sha256 } from '../ground/digest.ts';
import type { Bytes } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';

/** The domain under which a consent is signed. */
export const USE = 'consent';

/** The most recipients of one consent. */
export const RECIPIENTS = 16;

/** One consent; spec/grant.md section 4. */
export interface Consent {
  /** 32 random bytes, so that the log's commitment tells nothing. */
  readonly salt: Bytes;
  readonly id: Bytes;
  readonly room: Bytes;
  /** Hash of the entry released. */
  readonly entry: Bytes;
  /** Hash of the entry that it is an edited part of, or none. */
  readonly source: Bytes | null;
  /** Ids. */
  readonly attachments: readonly Bytes[];
  /** Card hashes. */
  readonly recipients: readonly Bytes[];
  readonly purpose: string;
  /** Seconds since 1970. */
  readonly until: number;
  /** Who may pass it on, in words. */
  readonly passingOn: string;
  /** Hash of the agreement in force. */
  readonly agreement: Bytes;
  /** Seconds since 1970. */
  readonly time: number;
}

/** The payload that is signed and committed to. */
export function encode(consent: Consent): Bytes {
  const { salt, id, room, entry, source, attachments, recipients } = consent;
  const { purpose, until, passingOn, agreement, time } = consent;
  const what = [salt, id, room, entry, source, attachments, recipients];
  return canon.encode([...what, purpose, until, passingOn, agreement, time]);
}

/** SHA-256 of the payload, 32 bytes. */
export function hashOf(consent: Consent): Bytes {
  return sha256(encode(consent));
}

/** Read a consent's payload. Throws `Malformed` or `TooLarge`. */
export function parse(raw: Bytes): Consent {
  const parts = shape.array(canon.decode(raw), 12, 'consent');
  const files = shape.items(parts[5], 'attachments', 256);
  const cards = shape.items(parts[6], 'recipients', RECIPIENTS);
  return {
    salt: shape.octets(parts[0], 'salt', 32),
    id: shape.ident(parts[1], 'consent id'),
    room: shape.ident(parts[2], 'room'),
    entry: shape.digest(parts[3], 'entry hash'),
    source: shape.digestOrNone(parts[4], 'source'),
    attachments: files.map((file) => shape.ident(file, 'attachment id')),
    recipients: cards.map((card) => shape.digest(card, 'recipient')),
    purpose: shape.text(parts[7], 'purpose', 2000),
    until: shape.number(parts[8], 'until'),
    passingOn: shape.text(parts[9], 'passing on', 2000),
    agreement: shape.digest(parts[10], 'agreement'),
    time: shape.number(parts[11], 'time'),
  };
}
