/** What somebody answers in the form of an agreement, and what is to be mended before it is sent. */

import { type LimitForm, type Question, type Section, answer } from '../../core/agreement/form.ts';
import type { Place } from '../../core/agreement/relation.ts';
import type { Desk, DraftChoice } from '../../worker/protocol.ts';
import type { Answers, DraftView } from '../../worker/views.ts';
import { personal, plain } from './typed.ts';

/** The answers of one room. They are kept on the page until it is locked. */
export class Draft {
  choice: DraftChoice = $state.raw({ language: 'en', pack: 'generic' });
  table: Answers = $state.raw({});
  /** The relation that a first draft begins as, what it answers, and words that may be taken. */
  relation: string = $state('mentoring');
  offered: Answers = $state.raw({});
  examples: Omit<Place, 'role'> = $state.raw({});
  /** Whether another screen sent somebody here to go on with it. */
  begun = false;

  /** What was typed, else what the relation says, or else what stands there. */
  value({ path, value }: Question): unknown {
    return at(this.table, path) ?? at(this.offered, path) ?? value;
  }

  touched({ path }: Question): boolean {
    return (at(this.table, path) ?? at(this.offered, path)) !== undefined;
  }

  set({ path }: Question, value: unknown): void {
    this.table = answer(this.table, path, value);
  }

  /** The exceptions of the pair's own that were added here, each with its questions. */
  added({ own, sections }: DraftView): readonly LimitForm[] {
    const there = limitsOf(sections).map(({ id }) => id);
    const limits = (this.table['limit'] ?? {}) as Answers;
    return Object.keys(limits)
      .filter((id) => id.startsWith('own-') && !there.includes(id))
      .map((id) => named(own, id));
  }

  /** Begin one more exception. */
  add({ sections }: DraftView): void {
    const taken = [
      ...limitsOf(sections).map(({ id }) => id),
      ...Object.keys((this.table['limit'] ?? {}) as Answers),
    ];
    let number = 1;
    while (taken.includes(`own-${number}`)) number++;
    this.table = answer(this.table, ['limit', `own-${number}`, 'on'], true);
  }

  drop(id: string): void {
    const rest = Object.entries((this.table['limit'] ?? {}) as Answers);
    this.table = {
      ...this.table,
      limit: Object.fromEntries(rest.filter(([one]) => one !== id)),
    };
  }

  /** What stands is answered, not begun anew: no relation speaks into it. */
  plain(): void {
    this.offered = {};
    this.examples = {};
  }

  clear(): void {
    this.table = {};
  }
}

function at(table: Answers, path: readonly string[]): unknown {
  let here: unknown = table;
  for (const name of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Answers)[name];
  }
  return here;
}

// Locking ends the desk, and what was typed at it goes with it.
const kept = new WeakMap<Desk, Record<string, Draft>>();

/** The draft of a room at this desk. */
export function draftOf(desk: Desk, room: string): Draft {
  const here = kept.get(desk) ?? {};
  const found = here[room] ?? new Draft();
  kept.set(desk, { ...here, [room]: found });
  return found;
}

/** Every question that is asked of this side, in the order of the clauses. */
export function asked(view: DraftView, draft: Draft): readonly Question[] {
  const questions = view.sections.flatMap((one) => one.questions);
  const limits = [...limitsOf(view.sections), ...draft.added(view)];
  return [...questions, ...limits.flatMap((one) => one.questions)].filter(
    (one) => !personal(one) || one.side === view.side,
  );
}

/** The id of the field of a question. */
export function idOf({ path }: Question): string {
  return `q-${path.join('-')}`;
}

/** The answers as they are sent: only what was changed, and what is asked for. */
export function ready(view: DraftView, draft: Draft): Answers {
  let table: Answers = {};
  for (const one of asked(view, draft)) {
    if (draft.touched(one)) table = answer(table, one.path, plain(one, draft.value(one)));
  }
  return table;
}

/** The limits of a draft, in their order. */
export function limitsOf(sections: readonly Section[]): readonly LimitForm[] {
  return sections.flatMap(({ limits }) => limits);
}

/** The questions of an exception of the pair's own under another short name. */
function named(own: LimitForm, id: string): LimitForm {
  const questions = own.questions.map((one) => ({
    ...one,
    path: one.path.map((name, at) => (at === 1 ? id : name)),
  }));
  return { ...own, id, questions };
}

/** The question that a refusal is about: the one whose field its own begins with. */
export function questionOf(
  field: string,
  questions: readonly Question[],
  draft: Draft,
): Question | null {
  const fits = questions
    .filter((one) => field === one.field || /^[ :]/.test(field.slice(one.field.length)))
    .filter((one) => field.startsWith(one.field))
    .sort((one, other) => other.field.length - one.field.length);
  const found = fits.find((one) => draft.touched(one)) ?? fits[0] ?? null;
  // Who takes reports is asked once for all exceptions, and told of the first.
  const name = found?.path.at(-1) ?? '';
  const forAll = questions.find(({ path }) => path.length === 1 && path[0] === name);
  return found && !draft.touched(found) && forAll && /^(officer|deputy)$/.test(name)
    ? forAll
    : found;
}
