/** What is handed over when a person takes all that is theirs: in the clear, with no key in it. */

/** One entry as a line of an export, by the names that stand there. */
export type TakenRow = Readonly<
  Record<string, string | number | boolean | null | readonly string[]>
>;

/** One room in an export: its people, and the agreement in force with signed bytes and dates. */
export interface TakenRoomView {
  readonly id: string;
  readonly people: readonly {
    readonly name: string;
    readonly role: string;
    readonly card: string;
  }[];
  readonly agreement: { readonly text: string; readonly signed: Uint8Array } | null;
  readonly dates: readonly (readonly [string, string])[];
}

/** Everything that is this person's, in the clear; files by their path in an export. */
export interface TakenView {
  /** The first card of whose it is. */
  readonly me: string;
  readonly made: number;
  readonly mine: readonly TakenRow[];
  readonly received: readonly TakenRow[];
  readonly rooms: readonly TakenRoomView[];
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
}
