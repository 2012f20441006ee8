import { svelte } from '@sveltejs/vite-plugin-svelte';
import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { type Plugin, defineConfig } from 'vite';
import { course, list } from './build/courses.mjs';

/** What most screens share: not what calendars need, nor parts that no screen on the way to a room has. */
const SHARED =
  /node_modules\/(?!ical\.js|@noble)|\/app\/(parts\/(?!Contacts|SafetyWords)|[^/]+\.ts)/;

/** Messages as they are read by a program: comments and empty lines stay with the people. */
const sentences: Plugin = {
  name: 'sentences',
  enforce: 'pre',
  load(id) {
    const [file, query] = id.split('?');
    if (query !== 'raw' || !file?.endsWith('.ftl')) return null;
    const text = readFileSync(file, 'utf8').replace(/^(#.*)?\n/gm, '');
    return `export default ${JSON.stringify(text)};`;
  },
};

/** What packs advise, from the very file that Python reads; where it was looked up stays there. */
const advice: Plugin = {
  name: 'advice',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('advice.toml')) return null;
    type Line = Record<'pack' | 'en' | 'fr', string>;
    const found = parse(readFileSync(id, 'utf8')) as unknown as Record<string, Line[]>;
    const lines = (kind: string): Line[] =>
      (found[kind] ?? []).map(({ pack, en, fr }) => ({ pack, en, fr }));
    return `export const contacts = ${JSON.stringify(lines('contact'))};
      export const untold = ${JSON.stringify(lines('untold'))};`;
  },
};

/** Courses, each in a chunk of its own, and the list of them. */
const courses: Plugin = {
  name: 'courses',
  enforce: 'pre',
  resolveId: (id) => (id === 'courses:list' ? id : null),
  load(id) {
    if (id === 'courses:list') return `export default ${JSON.stringify(list())};`;
    if (!/guidance\/courses\/[^?]*\.toml$/.test(id)) return null;
    return `export default ${JSON.stringify(course(readFileSync(id, 'utf8')))};`;
  },
};

/** What the hint before sending looks for, and relations, from the very files that Python reads. */
const hints: Plugin = {
  name: 'hints',
  enforce: 'pre',
  load(id) {
    if (!/\/(hints|relations)\/\w+\.toml$/.test(id)) return null;
    // Parsed as text: an object of this size written out as code would weigh more.
    return `export default JSON.parse(${JSON.stringify(JSON.stringify(parse(readFileSync(id, 'utf8'))))});`;
  },
};

/**
 * The page. Everything is a file of its own: no inline script, no data: address, nothing that the
 * policy of the server would have to allow.
 */
export default defineConfig(({ mode }) => ({
  plugins: [svelte(), sentences, advice, courses, hints],
  server: { fs: { allow: ['..'] } },
  build: {
    cssCodeSplit: false,
    target: 'es2022',
    outDir: mode === 'gallery' ? 'dist-gallery' : 'dist',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: mode === 'gallery' ? 'gallery.html' : 'index.html',
      // What several screens share comes as one file: a file for each part packs worse.
      output: { codeSplitting: { groups: [{ name: 'shared', test: SHARED }] } },
    },
  },
}));
