/** What a person is shown of objectives: what the two want, and what the programme sees of it. */

/** The state that the programme sees. */
export type PublicState = 'open' | 'progress' | 'done';

/** What somebody says of an objective, but for 'changed'. */
export type Told = 'progress' | 'done' | 'dropped';

/** What is wanted; `by` in days since 1970-01-01. */
export interface WantedView {
  readonly text: string;
  readonly known: string;
  readonly by: number | null;
}

/** A public face as it was proposed: by which entry, by whom. */
export interface FaceView {
  readonly entry: string;
  readonly mine: boolean;
  readonly words: string;
  readonly state: PublicState;
}

/** One objective. `face`: what both agreed to; `asked`: what waits for one of the two. */
export interface ObjectiveView extends WantedView {
  readonly id: string;
  readonly mine: boolean;
  readonly state: 'open' | 'changed' | Told;
  readonly notes: readonly {
    readonly mine: boolean;
    readonly time: number;
    readonly text: string;
  }[];
  readonly face: FaceView | null;
  readonly asked: FaceView | null;
}

/** What the server shows the programme: no words where it shows nothing of what both agreed to. */
export interface SeenView {
  readonly id: string;
  readonly words: string | null;
  readonly state: PublicState | null;
  readonly agreed: boolean;
}

/** All of a room, and those of one's own that nobody else can open. */
export interface ObjectivesView {
  readonly all: readonly ObjectiveView[];
  readonly own: readonly ObjectiveView[];
  /** None while the server is away: then nobody knows. */
  readonly seen: readonly SeenView[] | null;
  /** Whether a programme sees this room: else nobody would see a public face. */
  readonly programme: boolean;
  /** Who lets it be seen, where no programme made it. */
  readonly showing: { readonly me: boolean; readonly other: boolean } | null;
}
