/** Where a finding stands in the field that holds the draft. */

import type { Found } from '../../core/room/hint.ts';

/** Its beginning and end in units of UTF-16, as a field counts. */
export function placeOf(text: string, { at, words }: Found): [number, number] {
  const start = [...text].slice(0, at).join('').length;
  return [start, start + words.length];
}
