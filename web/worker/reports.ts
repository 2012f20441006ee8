/** What the key worker shows of reports: to whoever makes one, and to the officer who gets it. */

import type { ShownPasskey } from './protocol.ts';
import type { FileView, Label } from './views.ts';

/** What somebody means to report; `notice`: by when the other is told, none for at once. */
export interface ReportDraft {
  readonly limit: string;
  readonly entries: readonly string[];
  readonly statement: string;
  readonly deputy: boolean;
  readonly notice: number | null;
  readonly reason: string | null;
}

/** What shows once more who sits here: a passkey, or a kit or passphrase with the list of words. */
export type Proof = ShownPasskey | readonly [text: string, list: readonly string[]];

/** What could be reported out of a room, and what was. */
export interface ReportingView {
  /** The exceptions that both signed and under which this person has to act. */
  readonly limits: readonly {
    readonly id: string;
    readonly title: string;
    readonly trigger: string;
    /** Whom it goes to; none where the agreement names nobody, and nothing can go out. */
    readonly officer: string | null;
    readonly deputy: string | null;
    readonly delayDays: number;
  }[];
  readonly entries: readonly {
    readonly id: string;
    readonly mine: boolean;
    readonly text: string;
    readonly time: number;
    readonly files: number;
    readonly takenBack: boolean;
    /** The short names of the limits that were agreed when it was written. */
    readonly under: readonly string[];
  }[];
  readonly sent: readonly SentView[];
}

/** What would go out: exactly this, and nothing beside it. */
export interface GoesView {
  readonly to: string;
  readonly deputy: boolean;
  readonly limit: string;
  /** By when the other is told, none for at once. */
  readonly notice: number | null;
  readonly reason: string | null;
  readonly entries: readonly {
    readonly id: string;
    readonly text: string;
    readonly mine: boolean;
  }[];
  readonly files: readonly string[];
  readonly statement: string;
}

/** A report that went out, and what became of it: states without content, questions and answers. */
export interface SentView {
  readonly id: string;
  readonly limit: string;
  readonly to: string;
  readonly time: number;
  readonly entries: number;
  readonly notice: number;
  readonly told: boolean;
  readonly steps: readonly DoneView[];
}

/** Something done about a report. `words` and `day` where there are any. */
export interface DoneView {
  readonly what: string;
  readonly time: number;
  readonly words: string;
  readonly day: number;
}

/** What an officer does about a report. */
export type CaseAct = 'acknowledged' | 'asked' | 'note' | 'decision' | 'closed';

/** One of the two whom an officer is told of: by name where this device honestly knows one. */
export interface WhoView {
  /** Hash of their first card. */
  readonly card: string;
  /** As a room of this person's or a role of the programme names them; none for a stranger. */
  readonly name: string | null;
}

/** A report to this person. */
export interface CaseView {
  readonly id: string;
  /** Why nothing of it is shown: what is wrong with it, or that its day has come. */
  readonly fault: string | null;
  readonly limit: string;
  readonly trigger: string;
  readonly deputy: boolean;
  /** The two, as far as they are in it: who reports, and the other where an entry is theirs. */
  readonly reporter: WhoView;
  readonly other: WhoView | null;
  readonly statement: string;
  readonly reason: string | null;
  readonly time: number;
  readonly notice: number;
  readonly entries: readonly {
    readonly id: string;
    readonly text: string;
    /** When the server accepted it. */
    readonly time: number;
    /** Whether whoever reports wrote it, and whether it is their confidence. */
    readonly byReporter: boolean;
    readonly ofReporter: boolean;
    readonly label: Label;
    readonly files: readonly FileView[];
  }[];
  readonly done: readonly DoneView[];
}
