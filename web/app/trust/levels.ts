/** How levels of trust are called: as their owner does, else as Quietroom does. */

import type { RoomView } from '../../worker/views.ts';
import type { Level } from '../room/draft.svelte.ts';
import { t } from '../text/text.svelte.ts';

/** The level at which something is held where nobody chose one: the next. */
export const above = ({ trust }: RoomView): Level => Math.min((trust.level ?? 0) + 1, 3) as Level;

/** The owner's own name of a level; empty where they gave none. */
export const ownName = ({ trust }: RoomView, level: number): string => trust.names[level - 1] ?? '';

/** What a level is called on the screens of trust. */
export const levelName = (room: RoomView, level: 0 | Level): string =>
  ownName(room, level) || t(`trust-level-${level}`);
