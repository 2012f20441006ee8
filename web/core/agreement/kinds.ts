/**
 * Kinds of field: how each is written in bytes, read back, said in words, and asked on a screen.
 *
 * Terms are a list of fields of these few kinds. Encoding, reading, rendering, comparing and asking
 * walk that one list, so that no field can be signed and not shown, or changed and not told.
 *
 * Format: spec/agreement.md section 3.2.
 */

import { type Value } from '../ground/canon.ts';
import { hex } from '../ground/octets.ts';
import { type Template, type Unit, fill } from './clauses.ts';
import { type Limits, fields as limitsFields, read as readLimits } from './limits.ts';
import {
  type Party,
  type Person,
  type Programme,
  partyFields,
  personFields,
  programmeFields,
  readParty,
  readPeople,
  readPerson,
  readProgramme,
} from './people.ts';
import {
  BadTerms,
  NAME as LONGEST_NAME,
  count,
  entries,
  flag,
  oneOf,
  several,
  words,
} from './words.ts';

/** The most dates in one list. */
export const DAYS = 24;

/** The most paragraphs in one list. */
export const ITEMS = 40;

const EARLIEST = '1970-01-01';

/** A whole day, counted in UTC, written YYYY-MM-DD: so days compare as their texts do. */
export type Day = string;

/** How a screen asks for a field. */
export type Form =
  | 'token'
  | 'count'
  | 'yes'
  | 'words'
  | 'line'
  | 'list'
  | 'day'
  | 'days'
  | 'person'
  | 'people'
  | 'programme'
  | 'parties'
  | 'limits';

/** A kind of field that holds a `T`; null is written as null where the field may be left out. */
export interface Kind<T> {
  readonly form: Form;
  readonly optional?: boolean;
  readonly most?: number;
  readonly unit?: Unit;
  /** The value in the encoding. */
  write(held: T): Value;
  /** What the value holds. */
  read(value: Value, what: string): T;
  /** Each part in words. */
  say(held: T, template: Template): readonly string[];
}

/** One of a few tokens. */
export function token(
  known: readonly string[],
  name: (held: string, template: Template) => string,
): Kind<string> {
  return {
    form: 'token',
    write: (held) => held,
    read: (value, what) => oneOf(value, what, known),
    say: (held, template) => [name(held, template)],
  };
}

/** A whole number of hours, days or months; 0 leaves the line out. */
export function number(most: number, unit: Unit): Kind<number> {
  return {
    form: 'count',
    most,
    unit,
    write: (held) => held,
    read: (value, what) => count(value, what, most),
    say: (held, template) => (held ? [saidCount(held, unit, template)] : []),
  };
}

/** A number with its unit, one in the singular. */
export function saidCount(held: number, unit: Unit, template: Template): string {
  return template.units[unit][held === 1 ? 0 : 1].replace('{n}', String(held));
}

/** A date in words. */
export function saidDay(held: Day, template: Template): string {
  const [year, month, day] = held.split('-').map(Number) as [number, number, number];
  const first = day === 1 ? template.said['first_of_month'] : undefined;
  return fill(template.said['date'] ?? '', {
    day: first ?? String(day),
    month: template.months[month - 1] ?? '',
    year: String(year),
  });
}

/** A name with the key that it stands for, in full. */
export function saidKey(person: Person, template: Template): string {
  return fill(template.said['key'] ?? '', { name: person.name, key: hex(person.card) });
}

/** The day so many days after another. */
export function later(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Read a date written as YYYY-MM-DD, from 1970-01-01. Throws `BadTerms`. */
export function readDay(value: Value, what: string): Day {
  const spelt = typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
  // A day that the month lacks becomes one of the next month, or none, engine by engine.
  if (!spelt || !spelt.test(value) || value < EARLIEST || +value.slice(8) > length(value))
    throw new BadTerms(what, 'not a date as in 2027-03-01');
  return value;
}

/** How many days the month of a date has. */
function length(day: Day): number {
  return new Date(Date.UTC(+day.slice(0, 4), +day.slice(5, 7), 0)).getUTCDate();
}

function readDays(value: Value, what: string): readonly Day[] {
  const days = entries(value, what, DAYS).map((item, at) => readDay(item, `${what} ${at + 1}`));
  if (days.some((day, at) => at > 0 && day <= (days[at - 1] ?? '')))
    throw new BadTerms(what, 'dates out of order');
  return days;
}

function readParties(value: Value, what: string): readonly [Party, Party] {
  const [first, second, ...more] = entries(value, what, 2);
  if (first === undefined || second === undefined || more.length)
    throw new BadTerms(what, 'an agreement is between two');
  return [readParty(first, 'first side'), readParty(second, 'second side')];
}

function maybe<T>(kind: Kind<T>): Kind<T | null> {
  return {
    ...kind,
    optional: true,
    write: (held) => (held === null ? null : kind.write(held)),
    read: (value, what) => (value === null ? null : kind.read(value, what)),
    say: (held, template) => (held === null ? [] : kind.say(held, template)),
  };
}

/** Yes or no. */
export const YES: Kind<boolean> = {
  form: 'yes',
  write: Number,
  read: flag,
  say: (held, template) => [template.said[held ? 'yes' : 'no'] ?? ''],
};

/** One paragraph of the pair's own words. */
export const WORDS: Kind<string> = {
  form: 'words',
  write: (held) => held,
  read: (value, what) => words(value, what),
  say: (held) => [held],
};

/** One paragraph, or none. */
export const SOME_WORDS = maybe(WORDS);

/** A few words of the pair's own, such as stand in a title. */
export const NAME: Kind<string> = {
  ...WORDS,
  form: 'line',
  most: LONGEST_NAME,
  read: (value, what) => words(value, what, LONGEST_NAME),
};

/** Paragraphs of the pair's own words. */
export const LIST: Kind<readonly string[]> = {
  form: 'list',
  most: ITEMS,
  write: (held) => [...held],
  read: (value, what) => several(value, what, ITEMS),
  say: (held) => held,
};

/** A date. */
export const DAY: Kind<Day> = {
  form: 'day',
  write: (held) => held,
  read: readDay,
  say: (held, template) => [saidDay(held, template)],
};

/** A date, or none. */
export const SOME_DAY = maybe(DAY);

/** Dates in order. */
export const DATES: Kind<readonly Day[]> = {
  form: 'days',
  most: DAYS,
  write: (held) => [...held],
  read: readDays,
  say: (held, template) => held.map((day) => saidDay(day, template)),
};

/** Somebody outside the pair, or none. */
export const PERSON = maybe<Person>({
  form: 'person',
  write: personFields,
  read: readPerson,
  say: (held) => [held.name],
});

/** People outside the pair. */
export const PEOPLE: Kind<readonly Person[]> = {
  form: 'people',
  write: (held) => held.map(personFields),
  read: readPeople,
  say: (held) => held.map((person) => person.name),
};

/** The programme, or none for an informal room. */
export const PROGRAMME = maybe<Programme>({
  form: 'programme',
  write: programmeFields,
  read: readProgramme,
  say: (held) => [held.name],
});

/** The two who sign. */
export const PARTIES: Kind<readonly [Party, Party]> = {
  form: 'parties',
  write: (held) => held.map(partyFields),
  read: readParties,
  say: (held) => held.map((party) => party.name),
};

/** The limits, on and off. */
export const LIMITS: Kind<Limits> = {
  form: 'limits',
  write: limitsFields,
  read: readLimits,
  say: (held) => held.map((limit) => limit.title),
};

/** The template version. */
export const TEMPLATE: Kind<number> = {
  form: 'token',
  write: (held) => held,
  read: (value, what) => count(value, what, 1 << 16),
  say: (held) => [String(held)],
};
