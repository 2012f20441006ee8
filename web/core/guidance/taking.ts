/**
 * How far somebody has come with each course, as they keep it for themselves: begun, done, and of a
 * prompt that it was put away. Which answers were given is written down nowhere.
 *
 * Format: spec/guidance.md section 5.
 */

import type { Value } from '../ground/canon.ts';

/** The names under which steps, and prompts that were put away, are kept. */
export const KEPT = 'guidance';
export const PUT_AWAY = 'put-away';

/** How far somebody has come with a course; `again`: done, and there is a newer version. */
export type State = 'new' | 'begun' | 'done' | 'again';

/** That a course was begun or done, in this version, at `time` in seconds since 1970. */
export interface Step {
  readonly course: string;
  readonly version: number;
  readonly state: 'begun' | 'done';
  readonly time: number;
}

/** The moments at which a part of a course is offered, each until it is put away. */
export type Prompt = 'first-entry' | 'first-request' | 'first-silence';

/** Which part of which course each prompt leads to. */
export const OFFERED: Readonly<Record<Prompt, readonly [course: string, part: string]>> = {
  'first-entry': ['confidentiality', 'whose'],
  'first-request': ['asking', 'answer'],
  'first-silence': ['ending', 'silence'],
};

/** Seconds without an entry in an open room after which silence is spoken of. */
export const SILENCE = 21 * 86_400;

/** A step as it is kept. */
export const fields = ({ course, version, state, time }: Step): Value => [
  course,
  version,
  state,
  time,
];

/** The steps among what is kept; what has another shape is passed over. */
export function steps(kept: readonly Value[]): Step[] {
  return kept.flatMap((value) => {
    if (!Array.isArray(value) || value.length !== 4) return [];
    const [course, version, state, time] = value;
    if (typeof course !== 'string' || typeof version !== 'number' || typeof time !== 'number')
      return [];
    return state === 'begun' || state === 'done' ? [{ course, version, state, time }] : [];
  });
}

/** How far somebody has come with a course of this name and version. */
export function standing(
  taken: readonly Step[],
  { name, version }: { readonly name: string; readonly version: number },
): State {
  const own = taken.filter(({ course }) => course === name);
  const done = own.filter(({ state }) => state === 'done').map((step) => step.version);
  if (done.length) return Math.max(...done) >= version ? 'done' : 'again';
  return own.length ? 'begun' : 'new';
}

/** When a course was done last, in any version; null where it was not. */
export function doneAt(taken: readonly Step[], name: string): number | null {
  const times = taken
    .filter(({ course, state }) => course === name && state === 'done')
    .map(({ time }) => time);
  return times.length ? Math.max(...times) : null;
}
