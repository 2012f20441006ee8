/**
 * The clock of a zone over a stretch of time, as a calendar file tells it.
 *
 * The stretch is told change by change and not by a rule, so that a reader who knows nothing of the
 * zone reads the same instants.
 *
 * Source: RFC 5545 section 3.6.5. Format: spec/meeting.md section 9. Vectors: vectors/meeting/.
 */

import { DAY, type Offset } from './clock.ts';

/** The lines of the observances of a VTIMEZONE between two instants. */
export function observances(offset: Offset, after: number, until: number): string[] {
  const first = offset(after);
  const lines = observance('STANDARD', first, first, [0]);
  const bySteps = new Map<string, [number, number, number[]]>();
  for (const [time, before] of changes(offset, after, until)) {
    const then = offset(time);
    const name = `${before} ${then}`;
    const step = bySteps.get(name) ?? [before, then, []];
    step[2].push(time + before);
    bySteps.set(name, step);
  }
  for (const [before, then, onsets] of bySteps.values()) {
    lines.push(...observance(then > before ? 'DAYLIGHT' : 'STANDARD', before, then, onsets));
  }
  return lines;
}

/** Seconds on a clock, from the first of 1970 on it, as a calendar file writes them. */
export function stamp(shown: number): string {
  return new Date(shown * 1000).toISOString().slice(0, 19).replace(/[-:]/g, '');
}

function observance(name: string, before: number, then: number, onsets: number[]): string[] {
  const [first, ...rest] = onsets.map(stamp);
  return [
    `BEGIN:${name}`,
    `DTSTART:${first}`,
    ...(rest.length ? [`RDATE:${rest.join(',')}`] : []),
    `TZOFFSETFROM:${sign(before)}`,
    `TZOFFSETTO:${sign(then)}`,
    `END:${name}`,
  ];
}

/** Each instant at which the clock is changed, with the offset before it. */
function changes(offset: Offset, after: number, until: number): [number, number][] {
  const found: [number, number][] = [];
  for (let day = after; day < until; day += DAY) {
    let [low, high] = [day, day + DAY];
    const before = offset(low);
    if (offset(high) === before) continue;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      [low, high] = offset(middle) === before ? [middle, high] : [low, middle];
    }
    found.push([high, before]);
  }
  return found;
}

function sign(seconds: number): string {
  const past = Math.abs(seconds);
  const parts = [Math.floor(past / 3600), Math.floor((past % 3600) / 60), past % 60];
  const digits = parts.map((one) => String(one).padStart(2, '0'));
  if (!parts[2]) digits.pop();
  return (seconds < 0 ? '-' : '+') + digits.join('');
}
