/**
 * Terms: everything that two people choose in their agreement, as one list of fields.
 *
 * What two people read is rendered from the terms alone, and the terms are signed by hash beside it.
 *
 * Format: spec/agreement.md section 3. Vectors: vectors/agreement/terms.json.
 */

import * as canon from '../ground/canon.ts';
import { type Value } from '../ground/canon.ts';
import { type Bytes, equal } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import { LANGUAGES, UnknownTemplate, VERSIONS, template } from './clauses.ts';
import { refuseGag } from './gag.ts';
import * as kinds from './kinds.ts';
import { type Day, type Kind } from './kinds.ts';
import { type Limits, called } from './limits.ts';
import { PACKS, pack, refuseLimits } from './packs.ts';
import {
  ConflictedPerson,
  type Party,
  type Person,
  type Programme,
  type SamePerson,
} from './people.ts';
import { BadTerms } from './words.ts';

/** The most bytes of the terms. */
export const LIMIT = 256 * 1024;

/**
 * What a pair chose. Words are in `language`, dates are whole days, counted in UTC.
 *
 * `template`: version of the clauses. `pack`: list of limits. `parties`: in the order of the room's
 * two cards. `programme`: null for an informal room. `relation`: what the pair calls what they
 * have; the title ends with it. `publicFace`: what others may be told of the aims. `named`: who may read entries so labelled. `support`: whether each may seek advice for
 * themselves without names. Of the counts 0 leaves the sentence out. `retention`: the day after
 * which the room's entries are deleted, or null.
 */
export interface Terms {
  readonly template: number;
  readonly language: string;
  readonly pack: string;
  readonly parties: readonly [Party, Party];
  readonly programme: Programme | null;
  readonly relation: string;
  readonly purpose: string;
  readonly publicFace: string | null;
  readonly limits: Limits;
  readonly named: readonly Person[];
  readonly support: boolean;
  readonly answers: string;
  readonly notes: string;
  readonly cadence: string;
  readonly place: string | null;
  readonly booking: string | null;
  readonly agendaHours: number;
  readonly cancelHours: number;
  readonly contact: string;
  readonly offLimits: readonly string[];
  readonly conflictMonths: number;
  readonly start: Day;
  readonly end: Day | null;
  readonly renewals: readonly Day[];
  readonly reviews: readonly Day[];
  readonly judgedBy: string;
  readonly noticeDays: number;
  readonly ombuds: Person | null;
  readonly travels: string;
  readonly retention: Day | null;
  readonly also: readonly string[];
}

/** One field of the terms: its name in the format, its key here, its clause, its kind. */
export interface Field {
  readonly name: string;
  readonly key: keyof Terms;
  readonly clause: string;
  readonly kind: Kind<unknown>;
}

function field<K extends keyof Terms>(key: K, clause: string, kind: Kind<Terms[K]>): Field {
  const name = key.replace(/[A-Z]/, (letter) => `_${letter.toLowerCase()}`);
  return { name, key, clause, kind };
}

/** Every field in the order of the encoding. */
export const FIELDS: readonly Field[] = [
  field('template', 'signing', kinds.TEMPLATE),
  field(
    'language',
    'signing',
    kinds.token(LANGUAGES, (held, said) => template(said.version, held).name),
  ),
  field(
    'pack',
    'limits',
    kinds.token(PACKS, (held, said) => pack(held, said.version, said.language).name),
  ),
  field('parties', 'people', kinds.PARTIES),
  field('programme', 'people', kinds.PROGRAMME),
  field('relation', 'people', kinds.NAME),
  field('purpose', 'purpose', kinds.WORDS),
  field('publicFace', 'purpose', kinds.SOME_WORDS),
  field('limits', 'limits', kinds.LIMITS),
  field('named', 'default', kinds.PEOPLE),
  field('support', 'default', kinds.YES),
  field('answers', 'questions', kinds.WORDS),
  field('notes', 'notes', kinds.WORDS),
  field('cadence', 'meetings', kinds.WORDS),
  field('place', 'meetings', kinds.SOME_WORDS),
  field('booking', 'meetings', kinds.SOME_WORDS),
  field('agendaHours', 'meetings', kinds.number(720, 'hour')),
  field('cancelHours', 'meetings', kinds.number(720, 'hour')),
  field('contact', 'contact', kinds.WORDS),
  field('offLimits', 'topics', kinds.LIST),
  field('conflictMonths', 'conflicts', kinds.number(120, 'month')),
  field('start', 'term', kinds.DAY),
  field('end', 'term', kinds.SOME_DAY),
  field('renewals', 'term', kinds.DATES),
  field('reviews', 'review', kinds.DATES),
  field('judgedBy', 'review', kinds.WORDS),
  field('noticeDays', 'leaving', kinds.number(365, 'day')),
  field('ombuds', 'broken', kinds.PERSON),
  field('travels', 'moving', kinds.WORDS),
  field('retention', 'data', kinds.SOME_DAY),
  field('also', 'also', kinds.LIST),
];

/** The fields as an array. Checks nothing. */
export function write(terms: Terms): Value[] {
  return FIELDS.map((one) => one.kind.write(terms[one.key]));
}

/**
 * The bytes of the terms, which `parse` accepts.
 *
 * Throws what `parse` throws when a field breaks a rule. Source: spec/agreement.md section 3.
 */
export function encode(terms: Terms): Bytes {
  const raw = canon.encode(write(terms));
  parse(raw);
  return raw;
}

/**
 * Read terms and check every rule about them.
 *
 * Throws `Malformed` or `TooLarge`; `UnknownTemplate` for clauses that this version does not have;
 * `BadTerms`, `InvisibleCharacters`, `ReadsAsGag`, `LimitNotRemovable`, `DeputyMissing` or
 * `ConflictedPerson` by the rules of spec/agreement.md sections 3 to 6.
 */
export function parse(raw: Bytes): Terms {
  return read(canon.decode(raw, LIMIT));
}

/** Read terms from an array. Throws as `parse` does. */
export function read(value: Value): Terms {
  const version = shape.items(value, 'terms')[0];
  if (typeof version !== 'number' || !VERSIONS.includes(version)) throw new UnknownTemplate();
  const parts = shape.array(value, FIELDS.length, 'terms');
  const held = FIELDS.map((one, place) => [one.key, one.kind.read(parts[place] ?? null, one.name)]);
  const terms = Object.fromEntries(held) as unknown as Terms;
  refuse(terms);
  return terms;
}

/** Everybody whom the terms name beside the two who sign, and as what. */
export function outsiders(terms: Terms): (readonly [string, Person])[] {
  const listed: (readonly [string, Person | null])[] = [
    ...terms.limits.flatMap((limit) => [
      ['officer', limit.officer] as const,
      ['deputy', limit.deputy] as const,
    ]),
    ['ombuds', terms.ombuds],
    ...terms.named.map((person) => ['named', person] as const),
  ];
  return listed.filter((one): one is readonly [string, Person] => one[1] !== null);
}

/**
 * Check that nobody holds two places that one person must not hold.
 *
 * The parser calls this with equality of card hashes; whoever knows lineages calls it with those.
 * Throws `ConflictedPerson`. Source: spec/agreement.md section 3.4.
 */
export function refuseConflicts(terms: Terms, samePerson: SamePerson): void {
  const [first, second] = terms.parties;
  if (samePerson(first.card, second.card))
    throw new ConflictedPerson('parties', 'both sides are one person');
  for (const [what, person] of outsiders(terms))
    if (terms.parties.some((party) => samePerson(party.card, person.card)))
      throw new ConflictedPerson(what, 'is one of the two who sign');
  const same = (one: Person | null, other: Person | null): boolean =>
    one !== null && other !== null && samePerson(one.card, other.card);
  if (terms.programme?.coordinators.some((person) => same(terms.ombuds, person)))
    throw new ConflictedPerson('ombuds', 'is a coordinator');
  if (terms.limits.some((limit) => same(limit.officer, limit.deputy)))
    throw new ConflictedPerson('deputy', 'is the officer');
}

function refuse(terms: Terms): void {
  if (terms.parties[0].name === terms.parties[1].name)
    throw new BadTerms('parties', 'both have one name');
  refuseConflicts(terms, equal);
  refuseLimits(terms.limits, pack(terms.pack, terms.template, terms.language));
  refuseDates(terms);
  for (const [what, words] of ownWords(terms)) refuseGag(words, what, terms.template);
}

function refuseDates(terms: Terms): void {
  const { start, end, retention } = terms;
  const last = end ?? '9999-12-31';
  if (last < start) throw new BadTerms('end', 'before the start');
  for (const what of ['renewals', 'reviews'] as const)
    if (terms[what].some((day) => day < start || day > last))
      throw new BadTerms(what, 'a date outside start and end');
  if (retention !== null && retention < (end ?? start))
    throw new BadTerms('retention', 'before the end');
}

function* ownWords(terms: Terms): Generator<readonly [string, string]> {
  for (const { name, key, kind } of FIELDS)
    if (['line', 'words', 'list'].includes(kind.form))
      for (const words of [terms[key] ?? []].flat()) yield [name, words as string];
  for (const { role, undertakings, expectations } of terms.parties) {
    for (const words of [role, ...undertakings]) yield ['undertakings', words];
    for (const words of expectations) yield ['expectations', words];
  }
  for (const limit of terms.limits)
    for (const words of [limit.title, limit.trigger, limit.outside, limit.anchor])
      if (words !== null) yield [called(limit.id), words];
}
