/** The three answers of home, read from the rooms: what is new, when we meet, what I wanted to do. */

import { hex } from '../../core/ground/octets.ts';
import type { NextStep } from '../../core/meeting/diary.ts';
import type { Occurrence } from '../../core/meeting/times.ts';
import type { Day } from '../../core/renewal/term.ts';
import type { MeetingsView } from '../../worker/meetings.ts';
import type { ObjectivesView, ObjectiveView } from '../../worker/objectives.ts';
import type { RoomView } from '../../worker/views.ts';
import { aheadIn } from '../meetings/ahead.ts';
import { isMine, planOf } from '../meetings/plan.ts';
import { type Asking, callOf } from '../renewal/call.ts';

/** What may be new in a room, in the order in which it is told. */
export type What = 'sign' | 'request' | 'asked' | 'both' | 'times' | 'wrote' | 'review';

/** One thing that is new; `time`: seconds since 1970, where it has one; `day` of an agreement. */
export interface News {
  readonly what: What;
  readonly room: string;
  readonly partner: string;
  readonly path: string;
  readonly time?: number;
  readonly day?: Day;
}

/** Something that this person wanted to do, and by which day since 1970-01-01. */
export interface Wanted {
  readonly key: string;
  readonly text: string;
  readonly by: number | null;
  readonly path: string;
  readonly step: boolean;
}

/** What one room tells. */
export interface Told {
  readonly room: string;
  readonly partner: string;
  readonly news: readonly News[];
  /** Whether the two can meet there. */
  readonly open: boolean;
  readonly next: Occurrence | null;
  readonly wanted: readonly Wanted[];
}

/** Read a room. `now`: seconds since 1970; the rest is none where the room is not open. */
export function toldBy(
  room: RoomView,
  partner: string,
  found: {
    readonly meetings: MeetingsView;
    readonly asking: Asking | null;
    readonly objectives: ObjectivesView;
  } | null,
  now: number,
): Told {
  const ahead = found && aheadIn(room.id, found.meetings, now);
  const wanted = found ? [...steps(ahead!.steps, room.id), ...aims(found.objectives, room.id)] : [];
  return {
    ...{ room: room.id, partner, next: ahead?.next ?? null, wanted },
    open: found !== null,
    news: [...inRoom(room, partner), ...(found ? beside(room, partner, found, now) : [])],
  };
}

function inRoom(room: RoomView, partner: string): News[] {
  const at = { room: room.id, partner };
  const { proposed } = room.agreement;
  const last = room.lines.findLast(({ kind, waiting }) => kind === 'words' && !waiting);
  const asks = room.requests.some(({ mine }) => !mine);
  return [
    ...(proposed && proposed.signedByMe === null && !proposed.mine
      ? [{ ...at, what: 'sign', path: '/agreement' } as const]
      : []),
    ...(asks ? [{ ...at, what: 'request', path: '' } as const] : []),
    ...(last && !last.mine ? [{ ...at, what: 'wrote', path: '', time: last.time } as const] : []),
  ];
}

function beside(
  room: RoomView,
  partner: string,
  { meetings, asking }: { readonly meetings: MeetingsView; readonly asking: Asking | null },
  now: number,
): News[] {
  const at = { room: room.id, partner };
  const waits = planOf(meetings, now).open.some((one) => !isMine(meetings, one));
  const day = asking?.about ?? undefined;
  const call = asking && callOf(asking);
  const what = call === 'shown' ? 'both' : 'asked';
  return [
    ...(waits ? [{ ...at, what: 'times', path: '/meetings' } as const] : []),
    ...(call && day ? [{ ...at, what, path: '/renewal', day } as const] : []),
    ...(asking?.review
      ? [{ ...at, what: 'review', path: '/objectives', day: asking.review } as const]
      : []),
  ];
}

function steps(found: readonly NextStep[], room: string): Wanted[] {
  return found.map(({ entry, step }) => ({
    ...{ key: hex(entry), text: step.text, by: step.due, path: `/r/${room}/meetings`, step: true },
  }));
}

function aims({ all, own }: ObjectivesView, room: string): Wanted[] {
  const open = ({ state }: ObjectiveView): boolean => state === 'open' || state === 'progress';
  return [...all.filter(({ mine }) => mine), ...own].filter(open).map(({ id, text, by }) => ({
    ...{ key: id, text, by, path: `/r/${room}/objectives`, step: false },
  }));
}

const ORDER: readonly What[] = ['sign', 'request', 'asked', 'both', 'times', 'wrote', 'review'];

/** What is new over all rooms: what waits for this person first. */
export function newsOf(told: readonly Told[]): readonly News[] {
  return told
    .flatMap(({ news }) => news)
    .toSorted((a, b) => ORDER.indexOf(a.what) - ORDER.indexOf(b.what));
}

/** What this person wanted to do: what has the earliest day first, and each once. */
export function wantedOf(told: readonly Told[]): readonly Wanted[] {
  const by = ({ by: day }: Wanted): number => day ?? Infinity;
  const all = new Map(told.flatMap(({ wanted }) => wanted).map((one) => [one.key, one]));
  return [...all.values()].toSorted(
    (a, b) => (by(a) < by(b) ? -1 : Number(by(a) > by(b))) || Number(b.step) - Number(a.step),
  );
}

/** The rooms by their next meeting, the soonest first; those without one last. */
export function soonest(told: readonly Told[]): readonly Told[] {
  const at = ({ next }: Told): number => next?.at.time ?? Infinity;
  return told.toSorted((a, b) => (at(a) < at(b) ? -1 : Number(at(a) > at(b))));
}
