/**
 * Finding the common ground: what a public face gives away of the private text.
 *
 * The check reads both as words, without case and accents. It knows neither what matters nor who reads
 * it, and so decides nothing: it names what it found.
 *
 * Format: spec/objective.md section 5. Vectors: vectors/objective/. Threat: the public face quotes what is
 * private, or names whom or what it is about.
 */

import { type Word, alike, isSmall, isTelling, wordsOf } from './word.ts';

/** How many telling words in a row are a phrase; one between two of them may be another. */
const RUN = 3;

/** So many words in a row, small ones too, are a phrase, where so many of them are not small. */
const [LITERAL, LITERAL_TELLING] = [5, 2];

/** In so many words at a stretch, so many of the private ones in any order are a near copy. */
const [WINDOW, SHARED] = [6, 4];

/** The same words in a row, nearly the same, or one telling word. */
export type Sign = 'phrase' | 'near' | 'word';

/** A piece of the public face, as it is written there, that stands in a private text too. */
export interface Finding {
  readonly sign: Sign;
  readonly phrase: string;
}

/** Words of the public face: the places of the first and the last, and how many are shared. */
interface Run {
  readonly sign: Sign;
  readonly first: number;
  readonly last: number;
  readonly length: number;
}

/** Whether a private word is alike to a public one, by the places of both. */
type Like = readonly (readonly boolean[])[];

const run = (sign: Sign, first: number, last: number, length = 1): Run => {
  return { sign, first, last, length };
};

/** What the public face shares with the private texts, in the order of the public face. */
export function findings(privates: Iterable<string>, face: string): Finding[] {
  const [shown, texts] = [wordsOf(face), [...privates].map(wordsOf)];
  const places = shown.flatMap(({ plain }, at) => (isSmall(plain) ? [] : [at]));
  const found = new Found();
  for (const text of texts) {
    const said = text.filter(({ plain }) => !isSmall(plain));
    const like = said.map((one) => places.map((at) => alike(one.plain, shown[at]!.plain)));
    found.keep(literal(text, shown));
    found.keep(
      rows(
        said,
        places.map((at) => shown[at]!),
        like,
      ),
      places,
    );
    found.keep(heaps(like, places, found.taken));
  }
  const telling = new Set(
    texts.flatMap((text) => text.filter(isTelling).map(({ plain }) => plain)),
  );
  found.keep(
    places
      .filter((at) => !found.taken.has(at))
      .filter((at) => [...telling].some((one) => alike(shown[at]!.plain, one)))
      .map((at) => run('word', at, at)),
  );
  const letters = [...face];
  return merged(found.runs).map(({ sign, first, last }) => ({
    sign,
    phrase: letters.slice(shown[first]!.start, shown[last]!.end).join(''),
  }));
}

/** What was found so far, and the places of the public face that it covers. */
class Found {
  readonly runs: Run[] = [];
  readonly taken = new Set<number>();

  /** Keep the runs that cover something new; `places`: where their words stand, if not so. */
  keep(runs: Iterable<Run>, places: readonly number[] | null = null): void {
    for (const { sign, first, last } of runs) {
      const placed = places ? run(sign, places[first]!, places[last]!) : run(sign, first, last);
      const covered = placesOf(placed);
      if (covered.every((at) => this.taken.has(at))) continue;
      for (const at of covered) this.taken.add(at);
      this.runs.push(placed);
    }
  }
}

function placesOf({ first, last }: Run): number[] {
  return Array.from({ length: last - first + 1 }, (_, nth) => first + nth);
}

/** The runs in order; those that overlap as one. */
function merged(runs: readonly Run[]): Run[] {
  const found: Run[] = [];
  for (const one of runs.toSorted((a, b) => a.first - b.first || a.last - b.last)) {
    const before = found.at(-1);
    if (!before || one.first > before.last) {
      found.push(one);
      continue;
    }
    const sign = before.sign === one.sign ? before.sign : 'near';
    found[found.length - 1] = run(sign, before.first, Math.max(before.last, one.last));
  }
  return found;
}

/** Words in a row that stand so in the private text, small ones among them. */
function* literal(said: readonly Word[], shown: readonly Word[]): Generator<Run> {
  for (let at = 0; at < shown.length;) {
    const length = Math.max(0, ...said.map((_, place) => same(said, shown, place, at)));
    const telling = shown.slice(at, at + length).filter(({ plain }) => !isSmall(plain)).length;
    const long = length >= LITERAL && telling >= LITERAL_TELLING;
    if (long) yield run('phrase', at, at + length - 1);
    at += long ? length : 1;
  }
}

function same(said: readonly Word[], shown: readonly Word[], place: number, at: number): number {
  let length = 0;
  while (
    said[place + length] &&
    shown[at + length] &&
    said[place + length]?.plain === shown[at + length]?.plain
  )
    length++;
  return length;
}

/** Telling words in a row that stand in the private text in the same order. */
function* rows(said: readonly Word[], shown: readonly Word[], like: Like): Generator<Run> {
  const least = Math.min(RUN, said.length);
  for (let at = 0; least && at < shown.length;) {
    let longest = run('phrase', at, at, 0);
    for (let place = 0; place < said.length; place++) {
      if (!like[place]![at]) continue;
      const one = follow(said, shown, like, place, at);
      if (one.length > longest.length) longest = one;
    }
    if (longest.length >= least) yield longest;
    at = longest.length >= least ? longest.last + 1 : at + 1;
  }
}

/** By how much the next words may stand further, in the private text and in the public face. */
const STEPS = [
  [1, 1],
  [1, 2],
  [2, 1],
  [2, 2],
] as const;

function follow(
  said: readonly Word[],
  shown: readonly Word[],
  like: Like,
  from: number,
  first: number,
): Run {
  let [place, at, length, exact] = [from, first, 1, said[from]!.plain === shown[first]!.plain];
  for (;;) {
    const step = STEPS.find(([one, other]) => like[place + one]?.[at + other]);
    if (!step) return run(exact ? 'phrase' : 'near', first, at, length);
    place += step[0];
    at += step[1];
    length++;
    exact &&= step[0] === 1 && step[1] === 1 && said[place]!.plain === shown[at]!.plain;
  }
}

/** Many of the private words close together, in whatever order. */
function* heaps(like: Like, places: readonly number[], taken: ReadonlySet<number>): Generator<Run> {
  for (let at = 0; at < Math.max(1, places.length - WINDOW + 1); at++) {
    for (let place = 0; place < Math.max(1, like.length - WINDOW + 1); place++) {
      const near = places.slice(at, at + WINDOW).map((_, nth) => at + nth);
      const free = near.filter((one) => !taken.has(places[one]!));
      const met = meeting(like.slice(place, place + WINDOW), free);
      if (met.length >= SHARED) yield run('near', places[met[0]!]!, places[met.at(-1)!]!);
    }
  }
}

/** The words that stand among some private ones, each of which counts once. */
function meeting(like: Like, near: readonly number[]): number[] {
  const left = [...like];
  return near.filter((at) => {
    const same = left.findIndex((row) => row[at]);
    if (same < 0) return false;
    left.splice(same, 1);
    return true;
  });
}
