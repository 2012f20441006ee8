/**
 * Words of a draft as the hint reads them: tokens in sentences, phrases of a list, the language.
 *
 * Letters are named by their numbers and folded by hand, so that two languages read alike whatever
 * edition of Unicode they have. Places count characters, not units of UTF-16.
 *
 * Source: spec/trust.md section 4.1.
 */

/** What ends a sentence. */
export const ENDS = '.!?…\n';

/** What may stand between two words of one name. */
export const JOINS = " -'’\u00a0";

/** So many words are taken for the reader's language where no word says which it is. */
export const SHORT = 5;

const JOINED: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ł: 'l',
};

/**
 * A word: as written and folded, where it begins in characters, in which sentence. `first`: whether it
 * begins that sentence. `before`: what stands between it and the word before.
 */
export interface Token {
  readonly words: string;
  readonly plain: string;
  readonly at: number;
  readonly end: number;
  readonly sentence: number;
  readonly first: boolean;
  readonly capital: boolean;
  readonly before: string;
}

/** Whether a character is a Latin letter, with or without a mark. */
export const isLetter = (sign: string): boolean => /^[A-Za-zÀ-ÖØ-öø-ſ]$/.test(sign);

/** Whether a character is an Arabic letter. */
export const isArabic = (sign: string): boolean => /^[\u0620-\u06d3]$/.test(sign);

/** A word of Latin letters as lists have it: small, and without marks. */
export function fold(word: string): string {
  const small = [...word.toLowerCase()].map((sign) => JOINED[sign] ?? sign).join('');
  return small.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
}

/** The words of a text in order. A point after a title or an initial ends no sentence. */
export function tokens(text: string, titles: ReadonlySet<string> = new Set()): Token[] {
  const signs = [...text];
  const found: Token[] = [];
  let [sentence, first, gap, at] = [0, true, '', 0];
  while (at < signs.length) {
    const sign = signs[at]!;
    if (isLetter(sign)) {
      let end = at + 1;
      while (end < signs.length && isLetter(signs[end]!)) end++;
      const words = signs.slice(at, end).join('');
      const capital = words[0] !== words[0]!.toLowerCase();
      found.push({ words, plain: fold(words), at, end, sentence, first, capital, before: gap });
      [first, gap, at] = [false, '', end];
      continue;
    }
    if (ENDS.includes(sign) && !goesOn(sign, gap, found.at(-1), titles)) {
      sentence++;
      first = true;
    }
    gap += sign;
    at++;
  }
  return found;
}

/** Whether this point belongs to the word before it. */
function goesOn(
  sign: string,
  gap: string,
  before: Token | undefined,
  titles: ReadonlySet<string>,
): boolean {
  if (sign !== '.' || gap || !before) return false;
  return titles.has(before.plain) || (before.words.length === 1 && before.capital);
}

/**
 * For each word of a phrase what it may be; `stem*` is any word that begins so, `~` up to two words.
 */
export type Phrase = readonly (readonly string[])[];

/** A phrase of a list: words with spaces between, choices with strokes between. */
export const phrase = (text: string): Phrase => text.split(' ').map((word) => word.split('/'));

/** One past the last word of the phrase that begins at this word, if it does. */
export function matches(found: readonly Token[], at: number, wanted: Phrase): number | null {
  return at < found.length ? ends(found, at, wanted, 0, found[at]!.sentence) : null;
}

function ends(
  found: readonly Token[],
  at: number,
  wanted: Phrase,
  place: number,
  sentence: number,
): number | null {
  const choices = wanted[place];
  if (!choices) return at;
  if (choices[0] === '~') {
    for (let skipped = 0; skipped < 3; skipped++) {
      const end = ends(found, at + skipped, wanted, place + 1, sentence);
      if (end !== null) return end;
    }
    return null;
  }
  const token = found[at];
  if (token?.sentence !== sentence || !means(token.plain, choices)) return null;
  return ends(found, at + 1, wanted, place + 1, sentence);
}

const means = (plain: string, choices: readonly string[]): boolean =>
  choices.some((one) => (one.endsWith('*') ? plain.startsWith(one.slice(0, -1)) : plain === one));

/** Where one of these phrases stands: first word and one past the last, each place once. */
export function phrases(found: readonly Token[], wanted: readonly Phrase[]): [number, number][] {
  return found.flatMap((_, at) => {
    const all = wanted.map((one) => matches(found, at, one)).filter((end) => end !== null);
    return all.length ? [[at, Math.max(...all)] as [number, number]] : [];
  });
}

/**
 * In which of the languages of `known` - each with its small words - a draft is written. `reads`: the
 * reader's own, for a draft too short to tell. Null: a language nobody checks.
 */
export function language(
  text: string,
  known: ReadonlyMap<string, ReadonlySet<string>>,
  reads: string,
): string | null {
  const signs = [...text];
  if (signs.filter(isArabic).length > signs.filter(isLetter).length) return null;
  const words = tokens(text).map(({ plain }) => plain);
  const counts = [...known].map(([name, small]) => ({
    name,
    count: words.filter((word) => small.has(word)).length,
  }));
  const most = Math.max(...counts.map(({ count }) => count));
  const best = counts.filter(({ count }) => count === most).map(({ name }) => name);
  if (most === 0 && (words.length > SHORT || !known.has(reads))) return null;
  return best.includes(reads) ? reads : best[0]!;
}
