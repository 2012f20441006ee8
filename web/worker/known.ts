/** What a person is shown of what was spoken, and of who could have known. */

/** By which act an entry left the room: as in spec/known.md section 4, each with its sentence. */
type Out =
  | 'unexplained'
  | 'against-owner'
  | 'against-agreement'
  | 'reported'
  | 'released-by-both'
  | 'told-on'
  | 'released-by-owner';

/** Who could ever have read an entry. `verdict`: the strongest act by which it left, or none. */
export interface KnownView {
  readonly verdict: Out | null;
  readonly rows: readonly {
    readonly me: boolean;
    readonly name: string;
    readonly act: Out | 'wrote' | 'in-the-room';
    readonly when: number | null;
    /** The label for the two, the limit of a report, else the purpose. */
    readonly rule: string;
    readonly until: number | null;
  }[];
  readonly ombuds: boolean;
  /** When this person took a copy of what is theirs. */
  readonly taken: readonly number[];
}

/** What was spoken and put on record, and the going through the agreement that goes on. */
export interface SpokenView {
  readonly lines: readonly {
    readonly id: string;
    /** Whether this person put it on record. */
    readonly mine: boolean;
    readonly owner: 'me' | 'them';
    readonly text: string;
    readonly when: number;
    readonly answer: { readonly heard: string | null } | null;
  }[];
  readonly again: AgainView | null;
  /** Whether this person is stricter about their own words than the agreement says. */
  readonly stricter: boolean;
}

/** Going through the agreement again: what each of the two said so far. */
export interface AgainView {
  readonly askedByMe: boolean;
  readonly text: string;
  readonly mine: PartsView;
  readonly theirs: PartsView;
}

/** What I said, what I heard back, what we agree now; empty where nothing was said. */
export interface PartsView {
  readonly said: string;
  readonly heard: string;
  readonly now: string;
}
