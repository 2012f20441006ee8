/**
 * Worked examples of an objective with two faces, for people who look for words.
 *
 * Source: spec/objective.md section 6. The page loads them where words are chosen.
 */

import listed from '../../../src/quietroom/objective/examples.json' with { type: 'json' };

/** One example: private text, how they will know, a face that quotes it, one that does not. */
export interface Example {
  readonly title: string;
  readonly private: string;
  readonly known: string;
  readonly quoting: string;
  readonly public: string;
  /** The story, and what to do likewise. */
  readonly why: string;
  readonly step: string;
}

/** The examples, in English where there are none in this language. */
export function examples(language: string): { readonly language: string; readonly all: Example[] } {
  const found = language === 'fr' ? 'fr' : 'en';
  return { language: found, all: listed[found] };
}
