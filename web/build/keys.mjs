/**
 * Writes app/text/keys.ts: the names of all English messages, so that a wrong one does not compile.
 * `node build/keys.mjs --check` fails when the file is not the one that would be written.
 */

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { parse } from '@fluent/syntax';

const FOLDER = new URL('../../messages/en/', import.meta.url);
const FILE = new URL('../app/text/keys.ts', import.meta.url);

const keys = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.ftl'))
  .flatMap((name) => parse(readFileSync(new URL(name, FOLDER), 'utf8'), {}).body)
  .filter((entry) => entry.type === 'Message')
  .map((entry) => entry.id.name)
  .sort();
const text = `/** The names of all messages; written by build/keys.mjs from messages/en. */
export type MessageKey =
${keys.map((key) => `  | '${key}'`).join('\n')};
`;

if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (readFileSync(FILE, 'utf8') !== text) {
  console.error('app/text/keys.ts is not what messages/en says: run `npm run keys`');
  process.exit(1);
}
