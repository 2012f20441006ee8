/** Surroundings for clients under test: a home in memory, and the machine's randomness. */

import { randomBytes } from 'node:crypto';
import { type Bytes, concat } from '../core/ground/octets.ts';
import type { Edge, Home } from '../client/ports.ts';

/** A home that lasts as long as the test. `files` shows what lies in it. */
export class MemoryHome implements Home {
  readonly files = new Map<string, readonly Bytes[]>();

  async read(name: string): Promise<Bytes | null> {
    const found = this.files.get(name);
    return found ? concat(...found) : null;
  }

  async write(name: string, raw: Bytes): Promise<void> {
    this.files.set(name, [raw.slice()]);
  }

  async remove(name: string): Promise<void> {
    this.files.delete(name);
  }

  async names(folder: string): Promise<string[]> {
    const within = `${folder}/`;
    const found = [...this.files.keys()].filter((name) => name.startsWith(within));
    return found.map((name) => name.slice(within.length)).sort();
  }

  async append(name: string, from: number, chunks: readonly Bytes[]): Promise<void> {
    const file = [...(this.files.get(name) ?? [])];
    file.splice(from, chunks.length, ...chunks.map((one) => one.slice()));
    this.files.set(name, file);
  }

  async chunks(name: string): Promise<readonly Bytes[]> {
    return this.files.get(name) ?? [];
  }
}

/** Unpredictable bytes. */
export const entropy = (size: number): Bytes => new Uint8Array(randomBytes(size));

/** An edge without patience. */
export function edge(home: Home = new MemoryHome()): Edge {
  return {
    home,
    clock: () => Math.floor(Date.now() / 1000),
    entropy,
    pause: async () => undefined,
  };
}
