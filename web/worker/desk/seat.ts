/** Who sits at the desk: nobody, somebody locked out, or an unlocked person with their rooms. */

import type { Edge } from '../../client/ports.ts';
import type { Session } from '../../client/session.ts';
import type { Bytes } from '../../core/ground/octets.ts';
import { QuietroomError } from '../../core/ground/errors.ts';
import type { Kit } from '../../core/identity/kit.ts';
import type { ToPage } from '../protocol.ts';
import type { Asking } from '../transport.ts';

/** This needs an unlocked person. */
export class Locked extends QuietroomError {
  static override readonly code = 'locked';
}

/** What all acts at one desk share. */
export interface Seat {
  readonly edge: Edge;
  readonly transport: Asking;
  readonly post: (message: ToPage) => void;
  session: Session | null;
  /** The account for which a passkey is being made, before anybody has joined. */
  drawn: Bytes | null;
  /** The kit that was made here and not yet checked. */
  kit: Kit | null;
}

/** The unlocked person. Throws `Locked`. */
export function seated(seat: Seat): Session {
  if (!seat.session) throw new Locked();
  return seat.session;
}
