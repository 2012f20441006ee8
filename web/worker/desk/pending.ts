/** What waits for a connection, as a person is shown it: beside the lines of its room, and last. */

import type { Deed, Waiting } from '../../client/outbox.ts';
import type { Room } from '../../client/room.ts';
import { equal, hex } from '../../core/ground/octets.ts';
import type { LineView } from '../views.ts';
import { fileOf, latest } from './lines.ts';

/** The ids of waiting lines begin so: they have no hash yet. */
const WAITING = 'waiting-';

/** The file of the waiting words of this id; none for a line that is in the room. */
export function waitingOf(id: string): string | null {
  return id.startsWith(WAITING) ? id.slice(WAITING.length) : null;
}

const waits = new WeakMap<Waiting, LineView>();

/** Words or an act that are not in the room yet, as its line `index`. */
export function waitingLine(
  room: Room,
  one: Waiting,
  index: number,
  fault: string | null,
): LineView {
  const known = waits.get(one);
  if (known?.index === index && (known.faults[0] ?? null) === fault) return known;
  const { name, time, label, owner, files } = one;
  const view: LineView = {
    id: WAITING + name,
    index,
    time,
    mine: true,
    label,
    owner: owner ? 'them' : 'me',
    corrected: false,
    files: files.map(fileOf),
    releases: [],
    faults: fault ? [fault] : [],
    waiting: true,
    ...(one.deed
      ? doing(room, one, one.deed)
      : { kind: 'words', text: one.text, replyTo: null, event: null }),
  };
  // The entry that an act is about may not be opened yet.
  if (!one.deed || view.event?.facts['words']) waits.set(one, view);
  return view;
}

/** What an act that waits is about, told as a sentence. */
function doing(
  room: Room,
  { text }: Waiting,
  { what, entry, wish }: Deed,
): Pick<LineView, 'kind' | 'text' | 'replyTo' | 'event'> {
  const line = room.lines.find(({ hash }) => equal(hash, entry));
  const words = line ? (latest(room, line)?.text ?? '') : '';
  const facts = { words: excerpt(words), to: wish?.name ?? '' };
  const event = { key: `waits-${what}`, facts } as const;
  return { kind: 'event', text: text || words, replyTo: hex(entry), event };
}

/** The first words of an entry, by which its writer knows it, without the full stop at their end. */
function excerpt(text: string): string {
  const [all, most] = [[...text.replace(/\s+/g, ' ').replace(/\.$/, '')], 60];
  return all.length > most ? `${all.slice(0, most).join('')}…` : all.join('');
}
