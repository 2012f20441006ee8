/**
 * The lines of a room on their way to the page: only those that changed since the last time.
 *
 * The view of a line is made once and never changed, so that the same one says the same. Both sides
 * keep the list as it was sent last; messages arrive in their order. What is sent is a list with
 * holes, which costs nothing where it has them.
 */

import type { ToPage } from './protocol.ts';
import type { LineView, RoomView } from './views.ts';

/** The lines of every room as they were sent, or received, last. */
export type Lists = Map<string, readonly LineView[]>;

/** What to send instead of a message that may show a room. */
export function thin(sent: Lists, message: ToPage): ToPage {
  const shows = 'value' in message && isRoom(message.value);
  return shows ? { ...message, value: thinned(sent, message.value as RoomView) } : message;
}

/** Fill the holes of a message that came. */
export function fill(received: Lists, message: ToPage): void {
  const { value } = message as { value?: { id: string; lines?: readonly LineView[] } | null };
  if (!value?.lines) return;
  const before = received.get(value.id);
  value.lines = Array.from(value.lines, (line, at) => line ?? before![at]!);
  received.set(value.id, value.lines);
}

const isRoom = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'lines' in value;

function thinned(sent: Lists, view: RoomView): RoomView {
  const before = sent.get(view.id) ?? [];
  const lines = new Array<LineView>(view.lines.length);
  for (const [at, line] of view.lines.entries()) if (line !== before[at]) lines[at] = line;
  sent.set(view.id, view.lines);
  return { ...view, lines };
}
