import { defineConfig } from 'vite';

/**
 * The key worker, as one file that loads nothing: `--mode native` with the browser's algorithms,
 * `--mode fallback` with JavaScript's.
 */
export default defineConfig(({ mode }) => ({
  publicDir: false,
  resolve: mode === 'fallback' ? { conditions: ['fallback', 'module', 'browser', 'default'] } : {},
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: false,
    reportCompressedSize: false,
    lib: {
      entry: 'worker/main.ts',
      formats: ['es'],
      fileName: () => (mode === 'fallback' ? 'keys-fallback.js' : 'keys.js'),
    },
    minify: 'oxc',
    rolldownOptions: { output: { codeSplitting: false } },
  },
}));
