/**
 * Answers: a table in which a person says what their agreement shall say.
 *
 * The command line reads it from a TOML file, a screen builds it from its form (`form.ts`). What it
 * does not mention stays as it is in the terms it starts from. No error repeats what was written.
 *
 * Format: spec/agreement.md section 13.2. A date is text here: YYYY-MM-DD.
 */

import { type Value } from '../ground/canon.ts';
import { fromHex, hex } from '../ground/octets.ts';
import { LANGUAGES } from './clauses.ts';
import { LIMIT_FIELDS, OWN, Who, called, limitFields, plainLimit, readId } from './limits.ts';
import { PACKS } from './packs.ts';
import { Default, type Person, partyFields } from './people.ts';
import { FIELDS, type Field, type Terms, read, write } from './terms.ts';
import { BadTerms, oneOf } from './words.ts';

/** A table of answers, as JSON or TOML would give it. */
export type Table = Readonly<Record<string, unknown>>;

const TABLES = ['side', 'limit', 'officer', 'deputy'];
const APART = ['template', 'parties', 'limits'];
const LISTS = ['undertakings', 'expectations'] as const;
const SAYS = { confidential: Default.CONFIDENTIAL, 'may be told': Default.MAY_BE_TOLD } as const;

/** What `says` may be of a side. */
export type Says = keyof typeof SAYS;

/** What `says` a side whose default is this. */
export function saysOf(held: Default): Says {
  return held === Default.CONFIDENTIAL ? 'confidential' : 'may be told';
}

/**
 * The language and the pack that a table asks for: with these a first draft is made.
 *
 * English and the generic pack unless it says otherwise. Throws `BadTerms`.
 */
export function opening(answers: Table): readonly [string, string] {
  const { language = 'en', pack = 'generic' } = answers as { language?: unknown; pack?: unknown };
  return [oneOf(language, 'language', LANGUAGES), oneOf(pack, 'pack', PACKS)];
}

/**
 * `base` with everything that the table says instead, every rule checked.
 *
 * `language` and `pack` are those of `base`; `opening` tells them beforehand. Throws `BadTerms`
 * naming the field, and what `terms.parse` throws. Source: spec/agreement.md section 13.2.
 */
export function fromTable(answers: Table, base: Terms): Terms {
  const fields = FIELDS.filter((field) => !APART.includes(field.name));
  refuseUnknown(answers, [...fields.map((field) => field.name), ...TABLES], 'answers');
  const values = write(base);
  for (const field of fields) {
    if (!Object.hasOwn(answers, field.name)) continue;
    const found = answers[field.name];
    if ((field.name === 'language' || field.name === 'pack') && found !== base[field.name]) {
      throw new BadTerms(field.name, "another than the draft's");
    }
    values[FIELDS.indexOf(field)] = valueOf(found, field);
  }
  const place = (name: string): number => FIELDS.findIndex((field) => field.name === name);
  values[place('parties')] = sides(base, answers);
  values[place('limits')] = limits(base, answers);
  return read(values);
}

function valueOf(found: unknown, { name, kind }: Field): Value {
  if (found === false && kind.optional) return null;
  if (kind.form === 'person') return person(found, name);
  if (kind.form === 'people') return list(found, name).map((one) => person(one, name));
  if (kind.form !== 'programme') return plain(found, name);
  const { name: called, coordinators = [] } = known(found, ['name', 'coordinators'], name);
  return [called as Value, list(coordinators, name).map((one) => person(one, name))];
}

function plain(found: unknown, what: string): Value {
  if (typeof found === 'boolean') return Number(found);
  if (Array.isArray(found)) return found.map((one) => plain(one, what));
  if (typeof found === 'string') return found;
  if (typeof found === 'number' && Number.isSafeInteger(found) && found >= 0) return found;
  throw new BadTerms(what, 'neither text, whole number, date, yes nor no');
}

function person(found: unknown, what: string): Value {
  const { name, card } = known(found, ['name', 'card'], what);
  if (typeof card !== 'string' || !/^[0-9a-fA-F]{64}$/.test(card)) {
    throw new BadTerms(what, 'card: not the 64 figures of a key');
  }
  return [fromHex(card), plain(name ?? '', `${what}: name`)];
}

function sides(base: Terms, answers: Table): Value {
  const parties = base.parties.map(partyFields);
  for (const [name, found] of Object.entries(table(answers['side'] ?? {}, 'side'))) {
    const said = known(found, ['name', 'role', 'says', ...LISTS], 'side');
    const party = parties[sideOf(base, name)]!;
    for (const [at, key] of ['', 'name', 'role', '', ...LISTS].entries()) {
      if (key in said) party[at] = plain(said[key], `side: ${key}`);
    }
    if ('says' in said) {
      party[3] = SAYS[oneOf(said['says'], 'side: says', Object.keys(SAYS) as Says[])];
    }
  }
  return parties;
}

/** Which side a role names, where it names one. */
function roleOf(base: Terms, role: unknown): 0 | 1 | undefined {
  const [first, second] = base.parties;
  if (first.role === second.role) return undefined;
  return first.role === role ? 0 : second.role === role ? 1 : undefined;
}

function sideOf(base: Terms, name: string): 0 | 1 {
  if (name === 'first') return 0;
  if (name === 'second') return 1;
  const side = roleOf(base, name);
  if (side === undefined)
    throw new BadTerms('side', 'neither the role of one side, first nor second');
  return side;
}

function limits(base: Terms, answers: Table): Value {
  const listed = new Map(base.limits.map((limit) => [limit.id, limitFields(limit)]));
  for (const [name, place] of [['officer', 10] as const, ['deputy', 11] as const]) {
    if (!(name in answers)) continue;
    for (const limit of listed.values()) limit[place] = somePerson(answers[name], name);
  }
  const first = listed.get(base.limits[0]?.id ?? '') ?? [];
  for (const [id, found] of Object.entries(table(answers['limit'] ?? {}, 'limit'))) {
    const limit = listed.get(id) ?? own(id, first);
    listed.set(id, limit);
    change(base, limit, table(found, 'limit'), called(id));
  }
  const all = [...listed.values()];
  const packed = base.limits.filter((limit) => !limit.id.startsWith(OWN)).length;
  // Short names are ASCII, so that comparing them is the same everywhere.
  const byId = (one: Value[], other: Value[]): number => (one[0]! < other[0]! ? -1 : 1);
  return [...all.slice(0, packed), ...all.slice(packed).sort(byId)];
}

function own(id: string, first: readonly Value[]): Value[] {
  if (!id.startsWith(OWN)) throw new BadTerms('limit', `not in the list; begin with ${OWN}`);
  const fresh = limitFields(plainLimit(readId(id, 'limit'), true, true, '', ''));
  return [...fresh.slice(0, 10), ...first.slice(10)];
}

function change(base: Terms, limit: Value[], said: Table, what: string): void {
  refuseUnknown(
    said,
    LIMIT_FIELDS.filter((name) => name !== 'id' && name !== 'removable'),
    what,
  );
  for (const [name, found] of Object.entries(said)) {
    const place = LIMIT_FIELDS.indexOf(name);
    const field = `${what}: ${name}`;
    if (name === 'who') limit[place] = who(base, found, field);
    else if (place >= 10) limit[place] = somePerson(found, field);
    else if (found === false && (name === 'outside' || name === 'anchor')) limit[place] = null;
    else limit[place] = plain(found, field);
  }
}

function somePerson(found: unknown, what: string): Value {
  return found === false ? null : person(found, what);
}

function who(base: Terms, found: unknown, what: string): Value {
  const side = roleOf(base, found);
  if (side === undefined || Object.values<unknown>(Who).includes(found)) {
    return oneOf(found, what, Object.values(Who));
  }
  return side === 0 ? Who.FIRST : Who.SECOND;
}

function table(found: unknown, what: string): Table {
  if (typeof found !== 'object' || found === null || Array.isArray(found)) {
    throw new BadTerms(what, 'not a table');
  }
  return found as Table;
}

function list(found: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(found)) throw new BadTerms(what, 'not a list');
  return found;
}

function known(found: unknown, names: readonly string[], what: string): Table {
  const said = table(found, what);
  refuseUnknown(said, names, what);
  return said;
}

function refuseUnknown(said: Table, names: readonly string[], what: string): void {
  for (const name of Object.keys(said)) {
    if (!names.includes(name)) throw new BadTerms(what, `an unknown field; known: ${names.join()}`);
  }
}

/** A person as a table of answers names them, or false for nobody. */
export function personTable(held: Person | null): Table | false {
  return held ? { name: held.name, card: hex(held.card) } : false;
}
