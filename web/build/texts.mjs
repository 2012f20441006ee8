/**
 * The texts of the agreement, made for the browser from the very files that Python reads.
 *
 * One JSON object for each template version: the name of each file with what it holds. Its bytes are
 * what `learn` of core/agreement/clauses.ts takes, so they are made in one way only
 * (spec/agreement.md section 7.1); vectors/agreement/texts.json binds both makers to one hash.
 */

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { parse } from 'smol-toml';

const FOLDER = new URL('../../src/quietroom/agreement/text/', import.meta.url);

/** The texts of one template version, as JSON. */
export function texts(version) {
  const folder = new URL(`v${version}/`, FOLDER);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.toml'))
    .map((name) => name.slice(0, -'.toml'.length).replaceAll('\\', '/'))
    .sort();
  const read = (name) => parse(readFileSync(new URL(`${name}.toml`, folder), 'utf8'));
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, read(name)])));
}

/** Write the texts of every version into a folder of the site, as `clauses/VERSION.json`. */
export function writeTexts(site) {
  mkdirSync(new URL('clauses/', site), { recursive: true });
  for (const folder of readdirSync(FOLDER)) {
    const version = Number(folder.slice(1));
    writeFileSync(new URL(`clauses/${version}.json`, site), texts(version));
  }
}
