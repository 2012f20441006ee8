/**
 * This browser and its maker's push service: whether it tells somebody, and turning that on and off.
 *
 * Source: W3C Push API; spec/knock.md section 6.
 */

/** How it stands: the server's list knows this browser, or not, or there is a reason why not. */
export type Standing = 'on' | 'off' | 'denied' | 'unsupported';

/** SHA-256 of an endpoint, in hex: how the server names a browser. */
export async function idOf(endpoint: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function manager(): Promise<PushManager | null> {
  const { serviceWorker } = navigator as Partial<Navigator>;
  const found = await serviceWorker?.getRegistration();
  return (found as Partial<ServiceWorkerRegistration> | undefined)?.pushManager ?? null;
}

/** The id of this browser, where it has a subscription. */
export async function mine(): Promise<string | null> {
  const found = await (await manager())?.getSubscription();
  return found ? idOf(found.endpoint) : null;
}

/** How this browser stands, where the server knows these. */
export async function standing(known: readonly string[]): Promise<Standing> {
  if (!('Notification' in globalThis) || !(await manager())) return 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  const id = await mine();
  return id !== null && known.includes(id) ? 'on' : 'off';
}

/** Ask the person and the browser's maker. Resolves to the endpoint, or to null where either did not. */
export async function turnOn(key: Uint8Array): Promise<string | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  const found = await manager();
  // One that was made for another server's key would be refused.
  await (await found?.getSubscription())?.unsubscribe();
  const made = await found
    ?.subscribe({ userVisibleOnly: true, applicationServerKey: key as BufferSource })
    .catch(() => null);
  return made?.endpoint ?? null;
}

/** End this browser's subscription. Resolves to its id, where there was one. */
export async function turnOff(): Promise<string | null> {
  const found = await (await manager())?.getSubscription();
  if (!found) return null;
  const id = await idOf(found.endpoint);
  await found.unsubscribe().catch(() => false);
  return id;
}
