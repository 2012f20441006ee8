/**
 * The hint before sending: what in a draft points at somebody, or may fall under a limit.
 *
 * Read on the device of whoever writes, in the page and not in the key worker, from lists that ship
 * with Quietroom; nothing is asked of a server. It is a plain search, which errs on the side of
 * saying nothing.
 *
 * Source: spec/trust.md section 4. Vectors: vectors/trust/. Threats: words that are sent before their
 * author knew what the other must do with them; a screen that warns so often that nobody reads it.
 */

import { JOINS, type Phrase, type Token } from './wording.ts';
import { language, matches, phrase, phrases, tokens } from './wording.ts';

/** So many letters at least has a word of a title by which a limit of the pair's own is known. */
export const WORD = 4;

/** What a place in a draft is about. */
export type About = 'name' | 'employer' | 'move' | 'health' | 'third' | 'limit';

/**
 * One place of a draft: what it is about, where it begins in characters, the words there. `limit`: the
 * number of the limit among those in force, from 1; 0 for all else.
 */
export interface Found {
  readonly about: About;
  readonly at: number;
  readonly words: string;
  readonly limit: number;
}

/** A limit in force under which the reader of the draft must act, and its number from 1. */
export interface Bound {
  readonly number: number;
  readonly id: string;
  readonly title: string;
}

/** What a draft holds. `language`: in which it was read; null where nobody checks it. */
export interface Hints {
  readonly language: string | null;
  readonly found: readonly Found[];
}

/** The words of one language as their file has them. */
export interface Raw {
  readonly words: Readonly<Record<string, string>>;
  readonly phrases: Readonly<Record<string, readonly string[]>>;
  readonly limits: Readonly<Record<string, readonly string[]>>;
}

/** The same, ready to be looked through: words of a list, and its phrases. */
export interface Lists {
  readonly words: (list: string) => ReadonlySet<string>;
  readonly phrases: (list: string) => readonly Phrase[];
  readonly limits: (id: string) => readonly Phrase[];
}

/** What it is about, its first word, one past its last, the number of a limit. */
type Span = readonly [About, number, number, number];
type Place = readonly [number, number];
type Words = ReadonlySet<string>;

/** Every list of a language. */
export function read(raw: Raw): Lists {
  const map = <From, To>(from: Readonly<Record<string, From>>, made: (one: From) => To) =>
    new Map(Object.entries(from).map(([name, one]) => [name, made(one)]));
  const words = map(raw.words, (said) => new Set(said.trim().split(/\s+/)));
  const held = map(raw.phrases, (said) => said.map(phrase));
  const limits = map(raw.limits, (said) => said.map(phrase));
  return {
    words: (list) => words.get(list)!,
    phrases: (list) => held.get(list)!,
    limits: (id) => limits.get(id) ?? [],
  };
}

/**
 * What a draft holds, in the order of its words. `all`: the lists of each language. `reads`: the
 * language of the reader's screen. `low`: whether trust is low; else limits alone are looked for.
 * `known`: folded words of names that both know, as `capitals` gives them.
 */
export function check(
  all: ReadonlyMap<string, Lists>,
  text: string,
  reads: string,
  low: boolean,
  known: Words,
  limits: readonly Bound[],
): Hints {
  const small = new Map([...all].map(([name, one]) => [name, one.words('small')]));
  const name = language(text, small, reads);
  if (name === null) return { language: null, found: [] };
  const lists = all.get(name)!;
  const found = tokens(text, lists.words('titles'));
  const spans = [...limited(found, lists, limits), ...(low ? atLow(found, lists, known) : [])];
  return { language: name, found: once([...text], found, spans) };
}

/** Every word with a capital letter, folded: what was said, both have read. */
export function capitals(texts: Iterable<string>): Set<string> {
  const found = [...texts].flatMap((text) => tokens(text).filter(({ capital }) => capital));
  return new Set(found.map(({ plain }) => plain));
}

function limited(found: readonly Token[], lists: Lists, limits: readonly Bound[]): Span[] {
  return limits.flatMap((one) => {
    const own = one.id.startsWith('own-');
    const places = own ? ofOwn(found, lists, one) : phrases(found, lists.limits(one.id));
    return places.map(([at, end]): Span => ['limit', at, end, one.number]);
  });
}

/** Sentences that hold every word of the title of a limit of the pair's own. */
function ofOwn(found: readonly Token[], lists: Lists, { title }: Bound): Place[] {
  const small = lists.words('small');
  const titled = tokens(title).map(({ plain }) => plain.replace(/s$/, ''));
  const wanted = titled.filter((word) => word.length >= WORD && !small.has(word));
  if (!wanted.length) return [];
  const last = found.at(-1)?.sentence ?? -1;
  return Array.from({ length: last + 1 }, (_, sentence) =>
    wanted.map((word) =>
      found.findIndex((one) => one.sentence === sentence && one.plain.startsWith(word)),
    ),
  )
    .filter((hits) => !hits.includes(-1))
    .map((hits): Place => [Math.min(...hits), Math.min(...hits) + 1]);
}

function atLow(found: readonly Token[], lists: Lists, known: Words): Span[] {
  const houses = employers(found, lists, known);
  const taken = new Set(
    houses.flatMap(([at, end]) => Array.from({ length: end - at }, (_, more) => at + more)),
  );
  const telling = new Set(
    phrases(found, lists.phrases('tells')).map(([at]) => found[at]!.sentence),
  );
  const span =
    (about: About) =>
    ([at, end]: Place): Span => [about, at, end, 0];
  const of = (about: 'move' | 'health' | 'third'): Place[] => phrases(found, lists.phrases(about));
  return [
    ...houses.map(span('employer')),
    ...names(found, lists, known)
      .filter(([at]) => !taken.has(at))
      .map(span('name')),
    ...of('move').map(span('move')),
    ...of('health').map(span('health')),
    ...of('third')
      .filter(([at]) => telling.has(found[at]!.sentence))
      .map(span('third')),
  ];
}

function names(found: readonly Token[], lists: Lists, known: Words): Place[] {
  const places: Place[] = [];
  let past = 0;
  for (const [at, token] of found.entries()) {
    if (at < past || !isNamed(found, at, lists) || known.has(token.plain)) continue;
    past = run(found, at, lists);
    places.push([at, past]);
  }
  return places;
}

/** Whether the word here begins somebody's name: by a list, a title, or what stands beside. */
function isNamed(found: readonly Token[], at: number, lists: Lists): boolean {
  const token = found[at]!;
  const has = (list: string): boolean => lists.words(list).has(token.plain);
  if (!token.capital || isWhole(token) || has('no_names') || has('titles')) return false;
  const before = token.first ? undefined : found[at - 1];
  if (before?.capital && lists.words('titles').has(before.plain)) return true;
  if (!has('names') && !has('doubtful')) return isBeside(found[at + 1], token, before, lists);
  return isSure(token, lists) || run(found, at, lists) > at + 1;
}

/** Whether a listed name is one without a second. */
function isSure({ plain, first }: Token, lists: Lists): boolean {
  return lists.words('names').has(plain) && !(first && lists.words('doubtful').has(plain));
}

/** Whether a word of saying follows, or one of telling stands before. */
function isBeside(
  after: Token | undefined,
  token: Token,
  before: Token | undefined,
  lists: Lists,
): boolean {
  const has = (list: string, one: Token): boolean => lists.words(list).has(one.plain);
  if (after?.sentence === token.sentence && has('says', after)) return joins(after.before);
  return !!before && has('told', before) && joins(token.before);
}

/** Whether what stands between two words is one such sign, or nothing. */
const joins = (between: string): boolean => JOINS.includes(between);

/** Whether a word is all capitals, as short forms are. */
const isWhole = ({ words }: Token): boolean => words.length > 1 && words === words.toUpperCase();

/** One past the last word of a name that begins here: capitals, and small words between. */
function run(found: readonly Token[], at: number, lists: Lists): number {
  let end = at + 1;
  while (end < found.length) {
    const between = lists.words('between').has(found[end]!.plain) && end + 1 < found.length;
    const skip = between ? 1 : 0;
    const last = found[end + skip]!;
    if (!found.slice(end, end + skip + 1).every(isJoined)) break;
    if (!last.capital || lists.words('no_names').has(last.plain)) break;
    end += skip + 1;
  }
  return end;
}

const isJoined = ({ before, first }: Token): boolean =>
  before !== '' && !first && [...before].every((sign) => JOINS.includes(sign));

function employers(found: readonly Token[], lists: Lists, known: Words): Place[] {
  const places: Place[] = [];
  let past = 0;
  for (const [at, token] of found.entries()) {
    if (at < past) continue;
    const start = after(found, at, lists) ?? (isFormed(found, at, token, lists) ? at : null);
    if (start === null || known.has(found[start]!.plain)) continue;
    past = run(found, start, lists);
    places.push([start, past]);
  }
  return places;
}

/** Whether a name that begins here holds what a house calls itself. */
function isFormed(found: readonly Token[], at: number, token: Token, lists: Lists): boolean {
  if (!token.capital || lists.words('no_names').has(token.plain)) return false;
  const more = found.slice(at + 1, run(found, at, lists));
  return more.some(({ plain }) => lists.words('forms').has(plain));
}

/** Where the name of a house begins, if words like 'an offer from' begin here. */
function after(found: readonly Token[], at: number, lists: Lists): number | null {
  for (const one of lists.phrases('work')) {
    const end = matches(found, at, one);
    const house = end === null ? undefined : found[end];
    if (!house?.capital || house.sentence !== found[at]!.sentence) continue;
    const person = ['names', 'no_names', 'titles'].some((list) =>
      lists.words(list).has(house.plain),
    );
    if (!person) return end;
  }
  return null;
}

/** Each finding once, where it stands first. */
function once(
  signs: readonly string[],
  found: readonly Token[],
  spans: readonly Span[],
): readonly Found[] {
  const seen = new Map<string, Found>();
  const inOrder = [...spans].sort(
    ([about, at, , limit], [other, there, , more]) =>
      at - there || (about < other ? -1 : about > other ? 1 : limit - more),
  );
  for (const [about, at, end, limit] of inOrder) {
    const start = found[at]!.at;
    const words = signs.slice(start, found[end - 1]!.end).join('');
    const plain = found.slice(at, end).map((one) => one.plain);
    const key = [about, limit, ...plain].join(' ');
    if (!seen.has(key)) seen.set(key, { about, at: start, words, limit });
  }
  return [...seen.values()];
}
