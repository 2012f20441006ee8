/**
 * A new version of the page: kept ready by the service worker, and used when the person says so.
 *
 * Nobody's screen changes under their hands: without a press the old version stays until the last
 * tab is closed.
 */

import { scriptUrl } from './trusted.ts';

class Update {
  /** The new version that waits, where there is one. */
  waiting: ServiceWorker | null = $state.raw(null);
}

export const update = new Update();

/** Keep the shell for when there is no connection, and watch for a new version of it. */
export async function watchUpdates(): Promise<void> {
  // An old browser, or one that keeps nothing: Quietroom works, but not without a connection.
  const { serviceWorker } = navigator as Partial<Navigator>;
  const found = await serviceWorker?.register(scriptUrl('/sw.js')).catch(() => null);
  if (!found) return;
  const look = (): void => {
    // The first version of all has nothing to replace.
    update.waiting = serviceWorker?.controller ? found.waiting : null;
  };
  found.addEventListener('updatefound', () =>
    found.installing?.addEventListener('statechange', look),
  );
  look();
}

/** Use the new version now: what is not sent yet waits on the device. */
export function useUpdate(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
    once: true,
  });
  update.waiting?.postMessage('use');
}
