/**
 * The lines of a room on their way to the page: only those that changed since the last time.
 *
 * The view of a line is made once and never changed, so that the same one says the same. Both sides
 * keep the list as it was sent last; messages arrive in their order.
 */

import type { ToPage } from './protocol.ts';
import type { LineView, RoomView } from './views.ts';

/** A room with what changed of its lines: how many there are now, and each new one by its place. */
interface PatchedRoom extends Omit<RoomView, 'lines'> {
  readonly patch: {
    readonly length: number;
    readonly changed: readonly (readonly [number, LineView])[];
  };
}

/** The lines of every room as they were sent, or received, last. */
export type Lists = Map<string, readonly LineView[]>;

/** What to send instead of a message that may show a room. */
export function thin(sent: Lists, message: ToPage): unknown {
  const shows = 'value' in message && isRoom(message.value);
  return shows ? { ...message, value: patched(sent, message.value as RoomView) } : message;
}

/** The message that was meant. */
export function whole(received: Lists, message: ToPage): ToPage {
  const { patch, ...rest } = (message as { value?: Partial<PatchedRoom> }).value ?? {};
  if (!patch) return message;
  const lines = (received.get(rest.id!) ?? []).slice(0, patch.length);
  for (const [at, line] of patch.changed) lines[at] = line;
  received.set(rest.id!, lines);
  return { ...message, value: { ...rest, lines } } as ToPage;
}

const isRoom = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'lines' in value;

function patched(sent: Lists, { lines, ...rest }: RoomView): PatchedRoom {
  const before = sent.get(rest.id) ?? [];
  const changed: [number, LineView][] = [];
  for (const [at, line] of lines.entries()) if (line !== before[at]) changed.push([at, line]);
  sent.set(rest.id, lines);
  return { ...rest, patch: { length: lines.length, changed } };
}
