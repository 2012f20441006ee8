/**
 * What this device remembers, in IndexedDB: sealed or public, never readable.
 *
 * Each write is a transaction of its own with strict durability: once it resolves, it has reached the
 * disk as far as the system tells. A file of chunks is one row for each time that some were put in.
 */

import { type DBSchema, openDB } from 'idb';
import type { Home } from '../client/ports.ts';
import { TooLarge } from '../core/ground/errors.ts';

interface Schema extends DBSchema {
  files: { key: string; value: Uint8Array };
  chunks: { key: [string, number]; value: readonly Uint8Array[] };
}

const STRICT = { durability: 'strict' } as const;

/** Open the place of this origin. */
export async function openHome(): Promise<Home> {
  const db = await openDB<Schema>('quietroom', 2, {
    upgrade(made, before) {
      // Version 1 kept each item by itself: they are read from the server once more.
      if (before) made.deleteObjectStore('chunks');
      else made.createObjectStore('files');
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
      await Promise.all([act.store.put(chunks, [name, from]), act.done]).catch(noRoom);
    },
    async chunks(name) {
      const { store } = db.transaction('chunks');
      const [keys, rows] = await Promise.all([
        store.getAllKeys(allOf(name)),
        store.getAll(allOf(name)),
      ]);
      const found: Uint8Array[] = [];
      // Two windows may have put in the same ones, each from where it had come to.
      rows.forEach((row, at) => found.splice(keys[at]![1], row.length, ...row));
      return found;
    },
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
