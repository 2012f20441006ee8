/**
 * What the form calls what it asks, in the reader's language: an agreement is written in English or
 * French, and read by people whose screens are in Arabic.
 */

import type { Question } from '../../core/agreement/form.ts';
import { has, language, t } from '../text/text.svelte.ts';
import { headed } from './typed.ts';

/** Some words, and the language that they are in. */
export interface Called {
  readonly words: string;
  readonly lang: string;
}

/** A message of the form, else these words of the template. */
function called(name: string, words: string, reads: string): Called {
  const key = `form-${name.replaceAll('_', '-')}`;
  return has(key) ? { words: t(key), lang: language() } : { words, lang: reads };
}

/** What a question is called. */
export function labelOf({ path, label }: Question, reads: string): Called {
  return called(path.at(-1) ?? '', headed(label), reads);
}

/** What a clause is called. */
export function titleOf(key: string, title: string, reads: string): Called {
  return called(`in-${key}`, title, reads);
}

/** What a choice is called; names stay as they are. */
export function choiceOf(token: string, said: string, reads: string): Called {
  return called(token === 'either' ? token : '', said, reads);
}

/** In what something is counted. */
export function unitOf({ path, unit }: Question, reads: string): string {
  const many = unit?.[1].replace('{n}', '').trim() ?? '';
  return called(`unit-${path.at(-1)?.split('_').at(-1)}`, many, reads).words;
}

/** What to know before signing, of which the sentence is in the agreement's language. */
export function cautionOf(code: string, sentence: string, reads: string): Called {
  return called(`caution-${code}`, sentence, reads);
}
