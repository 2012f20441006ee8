/**
 * The shell without a connection: the files of this very build, kept when it is installed.
 *
 * Nothing of a person passes here: requests to the server's interface are left alone, and no answer
 * of one is kept. A new build waits until it is asked for: nobody's screen changes under their hands.
 */

/** Put in by the build: paths of every file, and a digest of them all. */
declare const FILES: readonly string[];
declare const BUILD: string;
declare const SCREENS: string;

/** Put in by the build: that something is new, in each language of the messages. */
declare const SENTENCES: Readonly<Record<string, string>>;

declare const self: ServiceWorkerGlobalScope;

// A module of its own, so that its `self` is no other's.
export {};

const SHELL = `shell-${BUILD}`;
const SCREEN = new RegExp(`^(?:${SCREENS})$`);

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll([...FILES])));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers());
});

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin) return;
  const path = SCREEN.test(pathname) ? '/' : pathname;
  if (FILES.includes(path)) event.respondWith(kept(path, event.request));
});

self.addEventListener('message', (event) => {
  if (event.data === 'use') void self.skipWaiting();
});

/** Something is new: one sentence of our own, whatever was sent, and never what or whose. */
self.addEventListener('push', (event) => {
  const wished = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  const lang = wished.find((one) => one in SENTENCES) ?? 'en';
  const body = SENTENCES[lang] ?? '';
  event.waitUntil(
    self.registration.showNotification('Quietroom', {
      body,
      lang,
      dir: 'auto',
      icon: '/icon-192.png',
      tag: 'new',
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow('/'));
});

async function kept(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(SHELL);
  return (await cache.match(path)) ?? fetch(request);
}

async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name)));
  await self.clients.claim();
}
