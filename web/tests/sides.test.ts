/** A concern does not pass through the programme: neither side reaches the other, however many files on. */

import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { SIDES } from '../build/sides.mjs';

const WEB = new URL('../', import.meta.url);

/** Imports that remain when types are gone. */
const IMPORT = /^(?:import|export)\s(?!type\b)[^;]*?'(\.[^']+)';/gm;

type Read = (file: string) => string;

const read: Read = (file) => readFileSync(new URL(file, WEB), 'utf8');

/** All that a file imports, and what that imports. */
function reached(from: string, source: Read): Set<string> {
  const found = new Set([from]);
  for (const file of found) {
    for (const [, to] of source(file).matchAll(IMPORT)) {
      found.add(posix.join(posix.dirname(file), to!));
    }
  }
  return found;
}

/** The files of one side that reach the other, as "one > other". */
function crossings(side: keyof typeof SIDES, source: Read = read): string[] {
  const { words, files } = SIDES[side === 'concerns' ? 'programme' : 'concerns'];
  const own = SIDES[side].files.filter((file) => side === 'programme' || /^client/.test(file));
  const isOther = (file: string): boolean =>
    files.includes(file.slice(0, -3)) || words.some((word) => file.startsWith(`core/${word}/`));
  return own.flatMap((file) =>
    [...reached(`${file}.ts`, source)].filter(isOther).map((one) => `${file} > ${one}`),
  );
}

test('neither side reaches the other', () => {
  expect(crossings('programme')).toEqual([]);
  expect(crossings('concerns')).toEqual([]);
  expect(reached('worker/desk.ts', read)).toContain('worker/desk/concerns.ts');
});

test('an import by a detour is seen', () => {
  const planted =
    (at: string, line: string): Read =>
    (file) =>
      file === at ? `${line}\n${read(file)}` : read(file);

  expect(crossings('programme', planted('client/received.ts', "import './concern.ts';"))).toContain(
    'client/letters > client/concern.ts',
  );
  expect(
    crossings('concerns', planted('client/refusal.ts', "import '../core/duty/case.ts';")),
  ).toContain('client/concerns > core/duty/case.ts');
});
