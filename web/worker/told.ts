/** What the key worker shows of how somebody is told while away (`client/knock.ts`). */

/** How somebody wants to be told: hours from 0 to 23; from the first quiet hour to the second not. */
export interface MannerView {
  readonly rhythm: string;
  readonly hour: number;
  readonly quiet: readonly [number, number] | null;
  readonly zone: string;
  readonly language: string;
}

/** How somebody is told. */
export interface KnockView {
  /** Whether the server sends mails. */
  readonly mails: boolean;
  /** The key that browsers are told of, where the server tells browsers. */
  readonly pushKey: Uint8Array | null;
  readonly address: string | null;
  /** An address whose code is awaited. */
  readonly asked: string | null;
  readonly manner: MannerView;
  /** The browsers that tell this person: SHA-256 of each endpoint, in hex. */
  readonly browsers: readonly string[];
}
