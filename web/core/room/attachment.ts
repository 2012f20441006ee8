/**
 * Files beside an entry: framed and padded like words are, sealed, and shown only when whole.
 *
 * Python streams; here a file is whole in memory, since a viewer needs it whole anyway.
 *
 * Format: spec/entry.md section 7. Threat: a file cut short, swapped or read before it was checked.
 */

import type { Entropy } from '../ground/chance.ts';
import { seal } from '../ground/close/content.ts';
import { context, same, sha256 } from '../ground/digest.ts';
import { CannotOpen, Malformed, TooLarge } from '../ground/errors.ts';
import type { Bytes } from '../ground/octets.ts';
import { unseal } from '../ground/open/content.ts';
import { pad, unpad } from '../ground/pad.ts';
import type { Attachment } from './entry.ts';

/** The most bytes of one file. */
export const LARGEST = 25 * 1024 * 1024;

/** The context under which a file of this id is sealed in this room. */
export function contextOf(room: Bytes, attachment: Bytes): Bytes {
  return context('attachment', room, attachment);
}

/** Seal a file. Throws `TooLarge` above 25 MB. */
export async function sealFile(
  key: Bytes,
  room: Bytes,
  attachment: Bytes,
  file: Bytes,
  entropy: Entropy,
): Promise<Bytes> {
  if (file.length > LARGEST) throw new TooLarge('file');
  return seal(key, contextOf(room, attachment), pad(file), entropy);
}

/**
 * The file's bytes, once it is whole and the one meant. Throws `CannotOpen`, and `TooLarge` for an
 * entry that names more than 25 MB.
 */
export async function openFile(room: Bytes, about: Attachment, sealed: Bytes): Promise<Bytes> {
  if (about.length > LARGEST) throw new TooLarge('file');
  const file = unpadded(await unseal(about.key, contextOf(room, about.id), sealed));
  if (file.length !== about.length) throw new CannotOpen('length');
  if (!same(sha256(sealed), about.digest)) throw new CannotOpen('another file');
  return file;
}

function unpadded(padded: Bytes): Bytes {
  try {
    return unpad(padded);
  } catch (fault) {
    throw fault instanceof Malformed ? new CannotOpen('padding') : fault;
  }
}
