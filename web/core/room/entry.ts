/**
 * The inside of an entry: what was said, by which rule, and what its author had seen.
 *
 * Format: spec/entry.md sections 3 and 4. Vectors: vectors/entry/.
 */

import * as canon from '../ground/canon.ts';
import type { Value } from '../ground/canon.ts';
import { Malformed, QuietroomError, TooLarge } from '../ground/errors.ts';
import { type Bytes, utf8 } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import type { Link } from './chain.ts';
import { Label } from './label.ts';

/** The most bytes of words in one entry, as UTF-8. */
export const WORDS = 50 * 1024;

/** The most files beside one entry. */
export const FILES = 32;

/** The most characters of a file's name, and of its media type. */
export const NAME = 500;
export const TYPE = 200;

/** How many levels of trust an entry may wait for. */
export const LEVELS = 3;

/** One entry holds less: say it in two, or attach a file. */
export class TooManyWords extends QuietroomError {
  static override readonly code = 'too-many-words';
}

/** Sealed by a newer Quietroom: update to read it. */
export class UnknownVersion extends QuietroomError {
  static override readonly code = 'unknown-version';
}

/** What an entry is. `HELD` and `KEPT` stand only in one's own stream. */
export const Kind = {
  WORDS: 'words',
  CORRECTION: 'correction',
  TAKE_BACK: 'take-back',
  CLAIM: 'claim',
  PROPOSAL: 'proposal',
  SIGNATURE: 'signature',
  ASK: 'ask',
  KEEP: 'keep',
  CONSENT: 'consent',
  STANDING: 'standing',
  NOTICE: 'notice',
  SPOKEN: 'spoken',
  UNDERSTOOD: 'understood',
  HEARD_DIFFERENTLY: 'heard-differently',
  AGAIN: 'again',
  AGAIN_PART: 'again-part',
  AGAIN_END: 'again-end',
  MEET: 'meet',
  MEET_AT: 'meet-at',
  CALLED_OFF: 'called-off',
  NOT_THERE: 'not-there',
  MEET_PLACE: 'meet-place',
  AGENDA: 'agenda',
  STEP: 'step',
  STEP_DONE: 'step-done',
  OBJECTIVE: 'objective',
  OBJECTIVE_STATE: 'objective-state',
  FACE: 'face',
  FACE_AGREED: 'face-agreed',
  FACE_WITHDRAWN: 'face-withdrawn',
  RENEWAL_COMMIT: 'renewal-commit',
  RENEWAL_ANSWER: 'renewal-answer',
  PAUSE: 'pause',
  RESUME: 'resume',
  END: 'end',
  HELD: 'held',
  KEPT: 'kept',
} as const;

/** One of the kinds. */
export type Kind = (typeof Kind)[keyof typeof Kind];

/** All that a room carries until an agreement is in force: leaving needs none. */
export const BEFORE_AGREEMENT: ReadonlySet<string> = new Set([
  Kind.PROPOSAL,
  Kind.SIGNATURE,
  Kind.PAUSE,
  Kind.RESUME,
  Kind.END,
]);

/** What stands only in one's own stream. */
export const TO_ONESELF: ReadonlySet<string> = new Set([Kind.HELD, Kind.KEPT]);

/** What the author had verified when writing: the room up to `link`, the log up to `size`. */
export interface Seen {
  readonly link: Link;
  readonly size: number;
  readonly root: Bytes;
}

/** What only readers of an entry may know of it besides its words; spec/entry.md section 3. */
export interface Priv {
  readonly label: Label;
  /** First card hash of the lineage whose confidence it is. */
  readonly owner: Bytes;
  /** A `Kind`, or the token of one that this version does not know. */
  readonly kind: string;
  /** Seconds since 1970 by the author's clock. */
  readonly time: number;
  readonly replyTo: Bytes | null;
  readonly source: Bytes | null;
  readonly seen: Seen;
}

/** A file beside an entry: its key, length in bytes, and its ciphertext's SHA-256. */
export interface Attachment {
  readonly key: Bytes;
  readonly id: Bytes;
  readonly length: number;
  readonly name: string;
  readonly type: string;
  readonly digest: Bytes;
}

/** The body of an entry that says something, with the files beside it. */
export interface Words {
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

/** The body of an entry that waits in its author's own stream for trust `level` 1 to 3. */
export interface Held {
  readonly room: Bytes;
  readonly level: number;
  readonly text: string;
}

/** [label, owner, kind, time, reply-to, source, [index, head, log size, log root]]. */
export function privFields(priv: Priv): Value[] {
  const { link, size, root } = priv.seen;
  const seen = [link.index, link.head, size, root];
  return [priv.label, priv.owner, priv.kind, priv.time, priv.replyTo, priv.source, seen];
}

/** [text, [attachment …]]. Throws `TooManyWords`, `TooLarge` or `Malformed`. */
export function wordsFields(words: Words): Value[] {
  if (words.attachments.length > FILES) throw new TooLarge('files');
  return [said(words.text), words.attachments.map(attachmentFields)];
}

/** [room, level, text]. Throws `TooManyWords`. */
export function heldFields(held: Held): Value[] {
  return [held.room, held.level, said(held.text)];
}

/** Read the private part. Throws `Malformed`. */
export function parsePriv(value: Value): Priv {
  const [label, owner, kind, time, replyTo, source, seen] = shape.array(value, 7, 'priv');
  const known = Object.values(Label).find((one) => one === label);
  if (!known) throw new Malformed('label');
  const [index, head, size, root] = shape.array(seen, 4, 'seen');
  return {
    label: known,
    owner: shape.digest(owner, 'owner'),
    kind: shape.text(kind, 'kind', 32),
    time: shape.number(time, 'time'),
    replyTo: shape.digestOrNone(replyTo, 'reply-to'),
    source: shape.digestOrNone(source, 'source'),
    seen: {
      link: { index: shape.number(index, 'seen index'), head: shape.digest(head, 'seen head') },
      size: shape.number(size, 'seen log size'),
      root: shape.digest(root, 'seen log root'),
    },
  };
}

/** Read the body of an entry that says something. Throws `Malformed` or `TooManyWords`. */
export function parseWords(value: Value): Words {
  const [text, files] = shape.array(value, 2, 'words');
  return {
    text: said(shape.text(text, 'text')),
    attachments: shape.items(files, 'attachments', FILES).map(parseAttachment),
  };
}

/** Read the body of a held entry. Throws `Malformed` or `TooManyWords`. */
export function parseHeld(value: Value): Held {
  const [room, level, text] = shape.array(value, 3, 'held');
  if (level === 0) throw new Malformed('level');
  return {
    room: shape.ident(room, 'room'),
    level: shape.number(level, 'level', LEVELS),
    text: said(shape.text(text, 'text')),
  };
}

/** The CBOR bytes of the private part and of the body, as the commitment frames them. */
export function frame(priv: Priv, body: Value): [Bytes, Bytes] {
  return [canon.encode(privFields(priv)), canon.encode(body)];
}

function said(text: string): string {
  // No character takes more than three bytes for each of its UTF-16 units: most words are few.
  if (3 * text.length > WORDS && utf8(text).length > WORDS) throw new TooManyWords();
  return text;
}

/** Throws `Malformed` for a name that no reader takes. */
function attachmentFields(file: Attachment): Value[] {
  const name = shape.text(file.name, 'attachment name', NAME);
  const type = shape.text(file.type, 'attachment type', TYPE);
  return [file.key, file.id, file.length, name, type, file.digest];
}

function parseAttachment(value: Value): Attachment {
  const [key, id, length, name, type, digest] = shape.array(value, 6, 'attachment');
  return {
    key: shape.octets(key, 'attachment key', 32),
    id: shape.ident(id, 'attachment id'),
    length: shape.number(length, 'attachment length'),
    name: shape.text(name, 'attachment name', NAME),
    type: shape.text(type, 'attachment type', TYPE),
    digest: shape.digest(digest, 'attachment hash'),
  };
}
