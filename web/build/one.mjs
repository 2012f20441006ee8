/** Builds one file that runs by itself. */

import { build } from 'vite';

/** One entry as one file that loads nothing, in `outDir`. */
export async function one(entry, file, mode = 'native', define = {}, outDir = 'dist') {
  const conditions = ['module', 'browser', 'default'];
  await build({
    mode,
    define,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    resolve: { conditions: mode === 'fallback' ? ['fallback', ...conditions] : conditions },
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: false,
      reportCompressedSize: false,
      minify: true,
      lib: { entry, formats: ['iife'], name: 'quietroom', fileName: () => file },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
}
