/**
 * How an act can fail on the way: the server is away, it refused, or it lied.
 *
 * Source: spec/room.md section 8.
 */

import { Malformed, QuietroomError, TooLarge } from '../core/ground/errors.ts';

/** The server cannot be reached: nothing was lost. */
export class ServerAway extends QuietroomError {
  static override readonly code: string = 'server-away';
}

/** Do what needs the server. Returns whether it was reached; any other failure is thrown on. */
export async function reached(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (fault) {
    if (fault instanceof ServerAway) return false;
    throw fault;
  }
}

/** The server answered something that this client cannot use: nothing was changed here. */
export class BadAnswer extends QuietroomError {
  static override readonly code = 'bad-answer';
}

/**
 * Read what a server answered: whatever is malformed in it is no fault of whoever asked.
 * Throws `BadAnswer`.
 */
export function ofServer<Found>(read: () => Found): Found {
  try {
    return read();
  } catch (fault) {
    if (!(fault instanceof Malformed || fault instanceof TooLarge)) throw fault;
    throw new BadAnswer(fault.message);
  }
}

/** The server refused: `reason` is its code, `status` that of HTTP. */
export class Refused extends QuietroomError {
  static override readonly code = 'refused';
  readonly reason: string;
  readonly status: number;

  constructor(message: string, reason: string, status: number) {
    super(message);
    this.reason = reason;
    this.status = status;
  }
}

/**
 * The server showed something that cannot be true: `fault` says why, and `evidence` names the file
 * that holds what it showed.
 */
export class Lied extends QuietroomError {
  static override readonly code = 'server-lied';
  readonly fault: QuietroomError;
  readonly evidence: string | null;

  constructor(fault: QuietroomError, evidence: string | null = null) {
    super(fault.message);
    this.fault = fault;
    this.evidence = evidence;
  }
}

/** The server said that it took this, and does not show it. */
export class Swallowed extends QuietroomError {
  static override readonly code = 'swallowed';
}

/** There is nobody on this device: join by a link first, or unlock with a kit. */
export class NoHome extends QuietroomError {
  static override readonly code = 'no-home';
}

/** There is no such entry here. */
export class Unsure extends QuietroomError {
  static override readonly code = 'unsure';
}
