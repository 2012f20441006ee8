/** Builds the gallery: every state of every screen, and the viewer that some of them show. */

import { build } from 'vite';
import { one } from './one.mjs';

await build({ mode: 'gallery', logLevel: 'warn' });
await one('viewer/viewer.ts', 'viewer.js', 'native', {}, 'dist-gallery');
