/** The courses, each in one language loaded when it is opened. */

import LIST from 'courses:list';

/** A block of text: a paragraph, a list, or the lines of a talk. */
export interface Block {
  readonly shape: 'words' | 'list' | 'said';
  readonly lines: readonly string[];
}

/** A part of a course; `promises`: those on which it leans. */
export interface Part {
  readonly key: string;
  readonly title: string;
  readonly promises: readonly number[];
  readonly blocks: readonly Block[];
}

/** An answer to choose, and what it is met with. */
export interface Answer {
  readonly text: string;
  readonly right: boolean;
  readonly feedback: string;
}

/** A question with its answers, one of them right. */
export interface Question {
  readonly key: string;
  readonly ask: string;
  readonly answers: readonly Answer[];
}

/** A course as the list has it. */
export type Listed = (typeof LIST)[number];

/** A course with all its words. */
export interface Course extends Listed {
  readonly parts: readonly Part[];
  readonly questions: readonly Question[];
}

const FILES = import.meta.glob<Course>('../../../src/quietroom/guidance/courses/*.toml', {
  import: 'default',
});

/** The courses in a language, in order. */
export const inLanguage = (language: string): readonly Listed[] =>
  LIST.filter((one) => one.language === language);

/** The languages in which there are courses. */
export const LANGUAGES = ['en', 'fr'] as const;

/** A course with its words; null where there is none of this name. */
export async function read(name: string, language: string): Promise<Course | null> {
  const load = FILES[`../../../src/quietroom/guidance/courses/${name}.${language}.toml`];
  return load ? load() : null;
}

/** A line in runs, of which every second one is the name of a screen or a button. */
export const runs = (line: string): readonly string[] => line.split('*');

/** Who speaks in a line of a talk, and what they say. */
export function spoken(line: string): readonly [who: string, words: string] {
  const at = line.indexOf(': ');
  return at < 0 ? ['', line] : [line.slice(0, at + 1), line.slice(at + 2)];
}
