/** What the key worker shows of the programme's roles: who holds which, and what changed of them. */

/** One of the four; see `core/programme/roles`. */
export type RoleName = 'coordinator' | 'officer' | 'deputy' | 'ombuds';

/** Who holds which role, as every list and the log say together. */
export interface PeopleView {
  /** When the newest list was signed; none while the programme has named nobody. */
  readonly signed: number | null;
  readonly holders: readonly {
    readonly role: RoleName;
    readonly name: string;
    /** Hash of their first card. */
    readonly card: string;
    readonly me: boolean;
    /** This person said: not for my rooms. */
    readonly out: boolean;
  }[];
  /** What is wrong with the newest list for this person, by code, until they go on. */
  readonly alarms: readonly string[];
  /** Who could be appointed: the names of all who have joined. None for whoever does not coordinate. */
  readonly joined: readonly string[] | null;
}

/** An agreement names `named` for a role, and the programme has `now` in it today. */
export interface ChangeView {
  readonly room: string;
  readonly partner: string;
  readonly role: RoleName;
  readonly named: string | null;
  readonly now: string | null;
  /** One name, and another key behind it. */
  readonly anew: boolean;
}
