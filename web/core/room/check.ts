/**
 * What a room takes, as far as whoever writes to it must know. The rest judges the server.
 *
 * Source: spec/room.md sections 6 and 11.
 */

import { QuietroomError } from '../ground/errors.ts';

/** The room has a break: nothing is written until who asked for it goes on. */
export class RoomPaused extends QuietroomError {
  static override readonly code = 'room-paused';
}

/** The room has ended: nothing new is written here. */
export class RoomEnded extends QuietroomError {
  static override readonly code = 'room-ended';
}

/** Whether a room goes on, rests, or has ended. */
export const Phase = { OPEN: 'open', PAUSED: 'paused', ENDED: 'ended' } as const;

/** One of the phases. */
export type Phase = (typeof Phase)[keyof typeof Phase];
