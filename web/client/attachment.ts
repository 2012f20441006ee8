/**
 * Files beside an entry: sealed and sent in parts, fetched and handed out only when whole.
 *
 * Source: spec/entry.md section 7.
 */

import { sealedSize } from '../core/ground/close/content.ts';
import { sha256 } from '../core/ground/digest.ts';
import { TooLarge } from '../core/ground/errors.ts';
import { type Bytes, concat, hex } from '../core/ground/octets.ts';
import { paddedSize } from '../core/ground/pad.ts';
import * as shape from '../core/ground/shape.ts';
import { LARGEST, openFile, sealFile } from '../core/room/attachment.ts';
import type { Attachment } from '../core/room/entry.ts';
import type { Home } from './ports.ts';
import type { Room } from './room.ts';
import type { Session } from './session.ts';

/** Size in bytes of every part but the last. */
export const PART = 1024 * 1024;

/** A file as a person chose it. */
export interface Chosen {
  readonly name: string;
  readonly type: string;
  readonly bytes: Bytes;
}

/** Where sealed parts lie on this device until the words beside them are sent. */
export const FOLDER = 'parts';

/** Seal a file and keep its parts on this device; its key is in what is handed back, and nowhere. */
export async function keep(room: Room, { name, type, bytes }: Chosen): Promise<Attachment> {
  const { session } = room;
  const [key, id] = [session.random(32), session.random(shape.ID)];
  const sealed = await sealFile(key, room.id, id, bytes, session.random);
  for (let number = 0; number * PART < sealed.length; number++) {
    const part = sealed.subarray(number * PART, (number + 1) * PART);
    await session.edge.home.write(partOf(id, number), part.slice());
  }
  return { key, id, length: bytes.length, name, type, digest: sha256(sealed) };
}

/** Send the parts that are kept. The server takes the same part again, and has it once. */
export async function sendKept(room: Room, { id }: Attachment): Promise<void> {
  const { edge, wire } = room.session;
  for (let number = 0; ; number++) {
    const part = await edge.home.read(partOf(id, number));
    if (!part) return;
    await wire.putOctets(`${inRoom(room, id)}/${number}`, part);
  }
}

/** The bytes of a file that is kept. Throws `CannotOpen` or `TooLarge`. */
export async function openKept(room: Room, about: Attachment): Promise<Bytes> {
  const parts: Bytes[] = [];
  for (;;) {
    const part = await room.session.edge.home.read(partOf(about.id, parts.length));
    if (!part) return openFile(room.id, about, concat(...parts));
    parts.push(part);
  }
}

/** Forget the parts that are kept here of the files whose id, as hex, `gone` says so of. */
export async function forget(home: Home, gone: (id: string) => boolean): Promise<void> {
  for (const name of await home.names(FOLDER)) {
    if (gone(name.split('-')[0]!)) await home.remove(`${FOLDER}/${name}`);
  }
}

function partOf(id: Bytes, number: number): string {
  return `${FOLDER}/${hex(id)}-${number}`;
}

/** The bytes of a file of this room. Throws `CannotOpen` or `TooLarge`. */
export function fetchFile(room: Room, about: Attachment): Promise<Bytes> {
  return fetchFrom(room.session, inRoom(room, about.id), room.id, about);
}

/** The bytes of a file of `room` that came with the grant of this id. */
export function fetchGranted(
  session: Session,
  grant: Bytes,
  room: Bytes,
  about: Attachment,
): Promise<Bytes> {
  return fetchFrom(session, `/api/grants/${hex(grant)}/attachments/${hex(about.id)}`, room, about);
}

/** The name under which a file may be saved: its last part, and never a hidden one. */
export function nameOf({ name }: Attachment): string {
  return name.split(/[/\\]/).at(-1)!.replace(/^\.+/, '') || 'file';
}

function inRoom(room: Room, id: Bytes): string {
  return `/api/rooms/${hex(room.id)}/attachments/${hex(id)}`;
}

async function fetchFrom(
  session: Session,
  base: string,
  room: Bytes,
  about: Attachment,
): Promise<Bytes> {
  // Whoever wrote the entry named the length: it must not start an endless download.
  if (about.length > LARGEST) throw new TooLarge('file');
  const count = Math.ceil(sealedSize(paddedSize(about.length)) / PART);
  const parts: Bytes[] = [];
  while (parts.length < count) parts.push(await session.wire.get(`${base}/${parts.length}`));
  return openFile(room, about, concat(...parts));
}
