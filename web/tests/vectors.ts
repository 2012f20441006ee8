/** Plays the shared vectors: every file of a word, every scenario, by a runner for its format. */

import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { QuietroomError } from '../core/ground/errors.ts';
import { hex } from '../core/ground/octets.ts';

/** One scenario as it lies in vectors/. */
export interface Vector {
  readonly format: string;
  readonly about: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each format has its own input
  readonly input: any;
  readonly expect: unknown;
  readonly because: string;
}

/** What a format's rule makes of a vector's input: JSON with bytes, or a thrown refusal. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each format has its own input
export type Runner = (input: any) => unknown;

const FOLDER = new URL('../../vectors/', import.meta.url);

/** Every vector of a word (a folder of vectors/), by file. */
export function vectorsOf(word: string): Map<string, readonly Vector[]> {
  const folder = new URL(`${word}/`, FOLDER);
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(
    names.map((name) => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8'))]),
  );
}

/**
 * Play every vector of `word`. A format without a runner fails, unless `serverOnly` says why the
 * browser has no such rule.
 */
export function play(
  word: string,
  runners: Readonly<Record<string, Runner>>,
  serverOnly: Readonly<Record<string, string>> = {},
): void {
  const known = new Set<string>();
  for (const [file, vectors] of vectorsOf(word)) {
    for (const { format } of vectors) known.add(format);
    const played = vectors.filter(({ format }) => !(format in serverOnly));
    if (!played.length) continue;
    describe(`${word}/${file}`, () => {
      for (const vector of played) {
        test(`${vector.format}: ${vector.about}`, async () => {
          const runner = runners[vector.format];
          expect(runner, `no runner for ${vector.format}`).toBeDefined();
          const found = await ending(() => runner?.(vector.input));
          expect(found, vector.because).toEqual(vector.expect);
        });
      }
    });
  }
  test(`${word}: every runner and every exception is played`, () => {
    expect([...known].sort()).toEqual(
      [...new Set([...Object.keys(runners), ...Object.keys(serverOnly)])].sort(),
    );
  });
}

/** The result as a vector shows it, or the refusal's code. */
export async function ending(act: () => unknown): Promise<unknown> {
  try {
    return shown(await act());
  } catch (fault) {
    if (fault instanceof QuietroomError) return { refused: fault.code };
    throw fault;
  }
}

function shown(value: unknown): unknown {
  if (value instanceof Uint8Array) return hex(value);
  if (Array.isArray(value)) return value.map(shown);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shown(item)]));
  }
  return value;
}

/**
 * Bend `raw` in many small ways and check that `parse` throws nothing but the rules' errors.
 * Deterministic: the same bends every time.
 */
export function bend(raw: Uint8Array, parse: (bent: Uint8Array) => unknown): void {
  let state = 1;
  const next = (below: number): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % below;
  };
  for (let round = 0; round < 300; round++) {
    const bent = raw.slice(0, round % 3 ? raw.length : next(raw.length + 1));
    if (bent.length) bent[next(bent.length)] = next(256);
    try {
      parse(bent);
    } catch (fault) {
      if (!(fault instanceof QuietroomError)) throw fault;
    }
  }
}
