/**
 * What this device remembers, in IndexedDB: sealed or public, never readable.
 *
 * Each write is a transaction of its own with strict durability: once it resolves, it has reached the
 * disk as far as the system tells. A file of chunks is one row for each chunk.
 */

import { type DBSchema, openDB } from 'idb';
import type { Home } from '../client/ports.ts';
import { TooLarge } from '../core/ground/errors.ts';

interface Schema extends DBSchema {
  files: { key: string; value: Uint8Array };
  chunks: { key: [string, number]; value: Uint8Array };
}

const STRICT = { durability: 'strict' } as const;

/** Open the place of this origin. */
export async function openHome(): Promise<Home> {
  const db = await openDB<Schema>('quietroom', 1, {
    upgrade(made) {
      made.createObjectStore('files');
      made.createObjectStore('chunks');
    },
  });
  return {
    async read(name) {
      return (await db.get('files', name)) ?? null;
    },
    async write(name, raw) {
      const act = db.transaction('files', 'readwrite', STRICT);
      await Promise.all([act.store.put(raw, name), act.done]).catch(noRoom);
    },
    async remove(name) {
      const act = db.transaction(['files', 'chunks'], 'readwrite', STRICT);
      void act.objectStore('files').delete(name);
      void act.objectStore('chunks').delete(allOf(name));
      await act.done;
    },
    async names(folder) {
      const keys = await db.getAllKeys('files', IDBKeyRange.bound(`${folder}/`, `${folder}0`));
      return keys.map((key) => key.slice(folder.length + 1));
    },
    async append(name, from, chunks) {
      const act = db.transaction('chunks', 'readwrite', STRICT);
      chunks.forEach((chunk, at) => void act.store.put(chunk, [name, from + at]));
      await act.done.catch(noRoom);
    },
    chunks: (name) => db.getAll('chunks', allOf(name)),
  };
}

function allOf(name: string): IDBKeyRange {
  return IDBKeyRange.bound([name, 0], [name, Infinity]);
}

/** The device's disk is full, or its browser grants us no more of it. */
export class DeviceFull extends TooLarge {
  static override readonly code = 'device-full';
}

function noRoom(fault: unknown): never {
  if (fault instanceof DOMException && fault.name === 'QuotaExceededError') throw new DeviceFull();
  throw fault;
}
