/** What can be done with an entry, from its menu. */

import type { LineView, RoomView } from '../../worker/views.ts';

export const ENTRY_ACTS = [
  'who',
  'claim',
  'ask',
  'release',
  'correct',
  'take-back',
  'ombuds',
  'report',
] as const;
export type EntryAct = (typeof ENTRY_ACTS)[number];

/** The acts that are open to this person: an owner lets read, the other asks. */
export function actsOn(line: LineView, room: RoomView): readonly EntryAct[] {
  if (line.waiting) return ['take-back'];
  // Other keys wrote it: no act of these ones counts for it.
  if (line.kept) return ['who'];
  // What waits already is not done twice.
  const waiting = new Set(
    room.lines.filter((one) => one.waiting && one.replyTo === line.id).map((one) => one.event?.key),
  );
  const goesOn = room.state !== 'paused' && room.state !== 'ended';
  const open: Record<EntryAct, boolean> = {
    who: true,
    claim: goesOn && line.owner === 'them' && !waiting.has('waits-claim'),
    ask: goesOn && line.owner === 'them',
    release: line.owner !== 'them',
    correct: goesOn && line.mine,
    'take-back': goesOn && line.mine && !waiting.has('waits-take-back'),
    ombuds: room.ombuds,
    report: room.agreement.inForce !== null,
  };
  return ENTRY_ACTS.filter((act) => open[act]);
}

/** Whether what was done last waits for a connection. */
export const waits = ({ lines }: RoomView): boolean => lines.at(-1)?.waiting ?? false;

/** What every dialog about an entry is given: which act, and what to call when it is over. */
export interface Asked<What extends EntryAct> {
  readonly room: RoomView;
  readonly line: LineView;
  readonly what: What;
  readonly close: () => void;
  /** It was done: said so in these words. */
  readonly done: (words: string) => void;
}
