/** Builds what the server hands out: the page, then the key worker twice, as one file each. */

import { build } from 'vite';

const quiet = { logLevel: 'warn' };

await build(quiet);
for (const mode of ['native', 'fallback']) {
  await build({ ...quiet, mode, configFile: 'vite.keys.config.ts' });
}
