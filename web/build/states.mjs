/** Prints the states that the gallery declares, as JSON: for the tests. */

import { createServer } from 'vite';

const server = await createServer({
  logLevel: 'silent',
  server: { middlewareMode: true },
  optimizeDeps: { noDiscovery: true },
});
const { STATES } = await server.ssrLoadModule('/app/gallery/states.ts');
await server.close();
console.log(
  JSON.stringify(STATES.map(({ name, screen, steps = [] }) => ({ name, screen, steps }))),
);
