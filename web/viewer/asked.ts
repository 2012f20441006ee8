/** How the page and its viewer speak: one file one way, how it went the other way. */

/** One file to be shown, as bytes; `label` names it for whoever reads by ear. */
export interface Asked {
  readonly kind: 'text' | 'picture';
  readonly bytes: ArrayBuffer;
  readonly label: string;
  /** Language and direction of the page, and its colours as CSS has them (`color-scheme`). */
  readonly lang: string;
  readonly dir: string;
  readonly scheme: string;
}

/** It is shown and so many pixels high; it cannot be shown; or the person wants to go back. */
export type Told =
  | { readonly kind: 'shown'; readonly height: number }
  | { readonly kind: 'not-shown' }
  | { readonly kind: 'back' };
