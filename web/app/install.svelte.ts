/** Installing: the browser says once that it can, and is asked when the person wishes it. */

interface Offer extends Event {
  prompt(): Promise<unknown>;
}

class Install {
  /** What the browser offered, until it was used. */
  offer: Offer | null = $state.raw(null);
}

export const install = new Install();

/** Listen for the offer, from the first moment of the page. */
export function watchInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    install.offer = event as Offer;
  });
  addEventListener('appinstalled', () => (install.offer = null));
}
