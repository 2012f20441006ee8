/**
 * Builds what the server hands out: the page, the key worker twice, and last the service worker,
 * which knows every file and a digest of them all.
 */

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { one } from './one.mjs';
import { writeTexts } from './texts.mjs';

const DIST = new URL('../dist/', import.meta.url);

await build({ logLevel: 'warn' });
for (const mode of ['native', 'fallback']) await one(`worker/main.ts`, fileOf(mode), mode);
await one('viewer/viewer.ts', 'viewer.js');
writeTexts(DIST);

const files = readdirSync(DIST, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(fileURLToPath(DIST), `${entry.parentPath}/${entry.name}`))
  .sort();
const digest = createHash('sha256');
for (const name of files) digest.update(`${name}\0`).update(readFileSync(new URL(name, DIST)));
await one('sw/sw.ts', 'sw.js', 'native', {
  FILES: JSON.stringify(files.map((name) => (name === 'index.html' ? '/' : `/${name}`))),
  BUILD: JSON.stringify(digest.digest('hex')),
  SCREENS: JSON.stringify(screens().join('|')),
  SENTENCES: JSON.stringify(sentences()),
});

/** What a notification says, in each language, from the one tree of messages. */
function sentences() {
  const folder = new URL('../../messages/', import.meta.url);
  return Object.fromEntries(
    readdirSync(folder).map((language) => {
      const file = new URL(`${language}/keys.ftl`, folder);
      const found = /^keys-tell-new = (.+)$/m.exec(readFileSync(file, 'utf8'));
      return [language, found[1]];
    }),
  );
}

/** The paths of the screens, from the one list of them. */
function screens() {
  const routes = readFileSync(new URL('../app/routes.ts', import.meta.url), 'utf8');
  const [id, name] = ['[0-9a-f]{32}', '[a-z][a-z0-9-]{0,39}'];
  const plain = [...routes.matchAll(/\/\^(\S*?)\$\/,/g)].map(([, path]) =>
    path.replaceAll('\\/', '/'),
  );
  const named = [...routes.matchAll(/`\^(\S+?)\$`/g)].map(([, path]) =>
    path.replaceAll('${ID}', id).replaceAll('${NAME}', name),
  );
  return [...plain, ...named];
}

function fileOf(mode) {
  return mode === 'fallback' ? 'keys-fallback.js' : 'keys.js';
}
