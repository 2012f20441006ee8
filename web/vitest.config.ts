import { defineConfig } from 'vitest/config';

// Node 20 has neither ML-DSA nor X-Wing in WebCrypto: here the rules run on the fallback. The
// browser's own are played by the journeys of tests/web.
export default defineConfig({
  resolve: { conditions: ['fallback', 'node', 'import', 'module', 'default'] },
  ssr: { resolve: { conditions: ['fallback', 'node', 'import', 'module', 'default'] } },
  test: { include: ['tests/**/*.test.ts'], testTimeout: 60_000 },
});
