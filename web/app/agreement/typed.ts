/** Answers as they are typed, made as the rules take them, and what is wrong with them before that. */

import type { Question } from '../../core/agreement/form.ts';
import { cardOf } from '../release/wish.ts';

/** A person as typed. */
export interface Typed {
  readonly name: string;
  readonly card: string;
}

/** What can be wrong with an answer before it is sent. */
export type Fault = 'empty' | 'words' | 'long' | 'number' | 'day' | 'person' | 'code';

/** As many characters as a paragraph holds (spec/agreement.md section 4). */
const PARAGRAPH = 2000;

type Forms<T> = Readonly<Record<Question['form'], T>>;

const PLAIN: Forms<(value: never, question: Question) => unknown> = {
  words: text,
  line: text,
  list: (value: readonly string[]) => value.flatMap(linesOf),
  day: (value: string, { optional }) => value || (optional ? false : ''),
  days: (value: readonly string[]) => [...new Set(value.filter((one) => one))].sort(),
  count: (value: unknown) => (value === '' ? NaN : Number(value)),
  yes: (value: unknown) => value,
  choice: (value: unknown) => value,
  person,
  people: (value: readonly Typed[]) => value.map(person).filter((one) => one),
  programme(value: { readonly name: string }) {
    const name = paragraph(value.name);
    return name ? { ...value, name } : false;
  },
};

/** An answer as the rules take it: no line breaks, no spaces at the edges, no empty lines. */
export function plain(question: Question, value: unknown): unknown {
  return value === false ? value : PLAIN[question.form](value as never, question);
}

const FAULTS: Partial<Forms<(ready: never, question: Question) => Fault | null>> = {
  words: textFault,
  line: textFault,
  list(ready: readonly string[], question) {
    if (undertaking(question) && !ready.length) return 'words';
    return ready.some((line) => [...line].length > PARAGRAPH) ? 'long' : null;
  },
  count: (ready: number, { most = Infinity }) =>
    Number.isSafeInteger(ready) && ready >= 0 && ready <= most ? null : 'number',
  day: (ready: string) => (ready === '' ? 'day' : null),
  person: personFault,
  people: (ready: readonly Typed[]) => ready.map(personFault).find((one) => one) ?? null,
};

/** What is wrong with the answer to one question, where something is. */
export function faultOf(question: Question, value: unknown): Fault | null {
  const ready = plain(question, value);
  return ready === false ? null : (FAULTS[question.form]?.(ready as never, question) ?? null);
}

/** Whether only the one who it is about answers this: what they undertake, and what they expect. */
export function personal({ path }: Question): boolean {
  return /^(undertakings|expectations)$/.test(path.at(-1) ?? '');
}

/** Whether this asks what one of the two undertakes. */
export function undertaking({ path }: Question): boolean {
  return path.at(-1) === 'undertakings';
}

function text(value: unknown, { optional }: Question): string | false {
  return paragraph(value) || (optional ? false : '');
}

function textFault(ready: string, { most = Infinity }: Question): Fault | null {
  if (!ready) return 'empty';
  return [...ready].length > most ? 'long' : null;
}

function person({ name, card }: Typed): Typed | false {
  return name.trim() || card.trim() ? { name: paragraph(name), card: cardOf(card) ?? card } : false;
}

function personFault({ name, card }: Typed): Fault | null {
  if (!name || !card) return 'person';
  return cardOf(card) === null ? 'code' : null;
}

function paragraph(value: unknown): string {
  return String(value).replace(/\s+/g, ' ').trim();
}

/** The lines of something typed, each a paragraph of its own. */
export function linesOf(value: string): readonly string[] {
  return value
    .split('\n')
    .map(paragraph)
    .filter((one) => one);
}

/** A label of the clauses as it stands above a field. */
export function headed(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}
