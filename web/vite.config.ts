import { svelte } from '@sveltejs/vite-plugin-svelte';
import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { type Plugin, defineConfig } from 'vite';

const SHARED = /node_modules|\/app\/(parts\/|[^/]+\.ts)/;

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

/** Whom to call in danger, from the very file that Python reads; where it was looked up stays there. */
const contacts: Plugin = {
  name: 'contacts',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('emergency.toml')) return null;
    const { contact } = parse(readFileSync(id, 'utf8')) as unknown as {
      contact: Record<'pack' | 'en' | 'fr', string>[];
    };
    const lines = contact.map(({ pack, en, fr }) => ({ pack, en, fr }));
    return `export default ${JSON.stringify(lines)};`;
  },
};

/**
 * The page. Everything is a file of its own: no inline script, no data: address, nothing that the
 * policy of the server would have to allow.
 */
export default defineConfig(({ mode }) => ({
  plugins: [svelte(), sentences, contacts],
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
