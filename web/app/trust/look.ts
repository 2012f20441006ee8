/**
 * The hint before sending, in the page: lists and rule come with the first draft that is sent.
 *
 * Nothing here asks a server or the key worker; a draft goes into a function and comes out as places.
 */

import en from '../../../src/quietroom/room/hints/en.toml';
import fr from '../../../src/quietroom/room/hints/fr.toml';
import { type Hints, capitals, check, read } from '../../core/room/hint.ts';
import type { RoomView } from '../../worker/views.ts';
import { language, need } from '../text/text.svelte.ts';

export { default as Hint } from './Hint.svelte';

const LISTS = new Map([
  ['en', read(en)],
  ['fr', read(fr)],
]);

/** The sentences of the hint. */
export const sentences = (): Promise<void> => need('hint');

/** What a draft for the other one of a room holds. */
export function look(room: RoomView, text: string): Hints {
  const limits = room.limits
    .map(({ id, title, theirs }, at) => ({ number: at + 1, id, title, theirs }))
    .filter(({ theirs }) => theirs);
  const names = [room.me.name, room.partner?.name ?? ''];
  const found = (known: Set<string>): Hints =>
    check(LISTS, text, language(), room.trust.low, known, limits);
  const first = found(capitals(names));
  if (!first.found.some(({ about }) => about === 'name' || about === 'employer')) return first;
  // What stands in the room both have read.
  return found(capitals([...names, ...room.lines.map((line) => line.text)]));
}
