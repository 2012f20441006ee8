/**
 * Every state of every screen, declared once: axe, pictures and the count of states are taken from
 * here, and a screen without a state fails (tests/web/test_states.py).
 *
 * A state is a path and a desk that shows made-up people. Each word adds its own file.
 */

import type { Desk } from '../../worker/protocol.ts';
import type { DeviceView, HomeView, RoomView } from '../../worker/views.ts';

/** One state: where it is, what the desk answers, and what is done before it is looked at. */
export interface State {
  /** Name as `screen-what`, unique. */
  readonly name: string;
  /** The screen of `routes.ts` that it shows. */
  readonly screen: string;
  readonly path: string;
  readonly fragment?: string;
  readonly device?: DeviceView;
  readonly home?: HomeView;
  readonly rooms?: readonly RoomView[];
  readonly connection?: 'connected' | 'away' | 'offline';
  /** What the desk answers; an act that is missing never ends, as on a slow line. */
  readonly desk?: Partial<Desk>;
  /** Presses and typing before the state is there: where, as a selector, and the words. */
  readonly steps?: readonly ({ press: string } | { fill: string; with: string })[];
}

const FILES = import.meta.glob<{ STATES: readonly State[] }>('./*.states.ts', { eager: true });

export const STATES: readonly State[] = Object.values(FILES).flatMap((file) => file.STATES);
