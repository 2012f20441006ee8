/**
 * The texts of the agreement, made for the browser from the very files that Python reads.
 *
 * One JSON object for each template version: the name of each file with what it holds. Its bytes are
 * what `learn` of core/agreement/clauses.ts takes, so they are made in one way only
 * (spec/agreement.md section 7.1); vectors/agreement/texts.json binds both makers to one hash.
 */

import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { LANGUAGES } from '../core/agreement/clauses.ts';
import { PACKS } from '../core/agreement/packs.ts';

const FOLDER = new URL('../../src/quietroom/agreement/text/', import.meta.url);

/** The texts of one template version, as JSON. */
export function texts(version: number): string {
  const names = [...LANGUAGES, ...PACKS.map((pack) => `packs/${pack}`)];
  const read = (name: string): unknown =>
    parse(readFileSync(new URL(`v${version}/${name}.toml`, FOLDER), 'utf8'));
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, read(name)])));
}
