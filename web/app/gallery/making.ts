/** How states are made: presses before it is there, an act that is refused, a screen of a room. */

import type { Desk } from '../../worker/protocol.ts';
import type { RoomView } from '../../worker/views.ts';
import { Refusal } from '../session.svelte.ts';
import { HOME } from './shell.states.ts';
import type { State } from './states.ts';

/** Press these, one after the other. */
export const press = (...places: string[]): NonNullable<State['steps']> =>
  places.map((place) => ({ press: place }));

/** An act that is refused with this code, about a field of a form where one is named. */
export const refused =
  (code: string, field: string | null = null): (() => Promise<never>) =>
  () =>
    Promise.reject(new Refusal(code, null, field));

/** A maker of states of a screen at a room's path, which show this view of the room. */
export const roomStates =
  (screen: string, path: string) =>
  (name: string, view: RoomView | null, more: Partial<State> = {}): State => {
    const desk: Partial<Desk> = {
      ...(view && { room: () => Promise.resolve(view) }),
      ...more.desk,
    };
    return {
      name: `${screen}-${name}`,
      screen,
      path,
      home: HOME,
      ...(view && { rooms: [view] }),
      ...more,
      desk,
    };
  };
