import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const SHARED = /node_modules|\/app\/(parts\/|[^/]+\.ts)/;

/**
 * The page. Everything is a file of its own: no inline script, no data: address, nothing that the
 * policy of the server would have to allow.
 */
export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  server: { fs: { allow: ['..'] } },
  build: {
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
