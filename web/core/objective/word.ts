/**
 * Words as the check of a public face compares them: without case, accents and endings.
 *
 * What parts words, and which words are usual, is fixed here and follows no edition of Unicode: every
 * implementation finds the same. The page loads this where words are chosen; the key worker never does.
 *
 * Format: spec/objective.md section 5. Vectors: vectors/objective/.
 */

import listed from '../../../src/quietroom/objective/usual.json' with { type: 'json' };

/** Words of letters below this are told usual or not; for other scripts there is no list. */
const LATIN = 0x250;

type Ranges = readonly (readonly [number, number])[];

/** Code points that part words; all others are letters or digits. */
const APART: Ranges = [
  [0x0000, 0x002f],
  [0x003a, 0x0040],
  [0x005b, 0x0060],
  [0x007b, 0x00a9],
  [0x00ab, 0x00b1],
  [0x00b4, 0x00b4],
  [0x00b6, 0x00b8],
  [0x00bb, 0x00bf],
  [0x00d7, 0x00d7],
  [0x00f7, 0x00f7],
  [0x055a, 0x055f],
  [0x0589, 0x058a],
  [0x05be, 0x05be],
  [0x05c0, 0x05c0],
  [0x05f3, 0x05f4],
  [0x0600, 0x060f],
  [0x061b, 0x061f],
  [0x066a, 0x066d],
  [0x06d4, 0x06d4],
  [0x0964, 0x0965],
  [0x1680, 0x1680],
  [0x2000, 0x206f],
  [0x20a0, 0x20cf],
  [0x2100, 0x2bff],
  [0x2e00, 0x2e7f],
  [0x3000, 0x303f],
  [0x30fb, 0x30fb],
  [0xe000, 0xf8ff],
  [0xfd3e, 0xfd3f],
  [0xfe00, 0xfe1f],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff0f],
  [0xff1a, 0xff20],
  [0xff3b, 0xff40],
  [0xff5b, 0xff65],
  [0x1f000, 0x1faff],
];

/** Accents and vowel signs, which are left out, as is the stroke that stretches Arabic letters. */
const MARKS: Ranges = [
  [0x0300, 0x036f],
  [0x0640, 0x0640],
  [0x064b, 0x065f],
  [0x0670, 0x0670],
];

/** The Arabic article, with what is written before it in one word: left out of longer words. */
const ARTICLES = ['\u0648', '\u0641', '\u0628', '\u0643']
  .map((before) => `${before}\u0627\u0644`)
  .concat('\u0644\u0644', '\u0627\u0644');

/** What ends a sentence: a capital after it is no name. */
const ENDS = '.!?:;\n\u2026\u061f\u3002';

/** One word of a text: its letters, where it stands (code points), as compared, whether it leads. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  readonly plain: string;
  /** It begins the text or a sentence. */
  readonly leads: boolean;
}

const split = (lists: Readonly<Record<string, string>>): ReadonlySet<string> =>
  new Set(Object.values(lists).flatMap((words) => words.split(' ')));

const [SMALL, USUAL] = [split(listed.small), split(listed.usual)];

/** The words of a text, in order. */
export function wordsOf(text: string): Word[] {
  const letters = [...text];
  const found: Word[] = [];
  let [start, leads] = [0, true];
  for (let place = 0; place <= letters.length; place++) {
    const letter = letters[place];
    if (letter !== undefined && !within(letter, APART)) continue;
    const raw = letters.slice(start, place).join('');
    const plain = plainOf(raw);
    if (plain) {
      found.push({ start, end: place, raw, plain, leads });
      leads = false;
    }
    start = place + 1;
    leads ||= letter !== undefined && ENDS.includes(letter);
  }
  return found;
}

/** A word as it is compared: small letters without accents, vowel signs and article. */
export function plainOf(raw: string): string {
  const apart = [...raw.toLowerCase().normalize('NFKD')].filter((one) => !within(one, MARKS));
  const plain = apart.join('');
  const article = ARTICLES.find((one) => plain.startsWith(one)) ?? '';
  return apart.length >= article.length + 3 ? plain.slice(article.length) : plain;
}

/** Whether two words are one, but for how they are bent or a letter that is another. */
export function alike(one: string, other: string): boolean {
  if (isBent(one, other)) return true;
  const [first, second] = [[...one], [...other]];
  const [least, most] = sizes(first, second);
  if (least < 4) return false;
  const begins = common(first, second);
  const ends = common(first.toReversed(), second.toReversed());
  const mistyped = least >= 5 && begins + Math.min(ends, least - begins) >= most - 1;
  return ends >= Math.max(4, most - 2) || mistyped;
}

/** Whether two words begin alike, and end otherwise in three letters at most. */
export function isBent(one: string, other: string): boolean {
  const [first, second] = [[...one], [...other]];
  return one === other || common(first, second) >= Math.max(4, sizes(first, second)[1] - 3);
}

/** Whether a word says nothing by itself. */
export function isSmall(plain: string): boolean {
  return SMALL.has(plain) || ([...plain].length < 2 && !hasDigit(plain));
}

/** Whether one word may give away whom a text is about: a name, a number, a rare word. */
export function isTelling({ raw, plain, leads }: Word): boolean {
  if (hasDigit(plain) || (isCapital(raw) && !leads)) return true;
  const letters = [...plain];
  const latin = letters.every((letter) => point(letter) < LATIN);
  return latin && letters.length >= 4 && ![...USUAL].some((one) => isBent(plain, one));
}

function isCapital(raw: string): boolean {
  const [first = ''] = raw;
  return first !== first.toLowerCase();
}

const hasDigit = (plain: string): boolean => /[0-9]/.test(plain);

const point = (letter: string): number => letter.codePointAt(0) ?? 0;

function within(letter: string, ranges: Ranges): boolean {
  const at = point(letter);
  return ranges.some(([low, high]) => low <= at && at <= high);
}

function sizes(first: readonly string[], second: readonly string[]): readonly [number, number] {
  const [one, other] = [first.length, second.length];
  return [Math.min(one, other), Math.max(one, other)];
}

function common(first: readonly string[], second: readonly string[]): number {
  const [least] = sizes(first, second);
  let at = 0;
  while (at < least && first[at] === second[at]) at++;
  return at;
}
