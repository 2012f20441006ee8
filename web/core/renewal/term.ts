/**
 * The dates of an agreement: when the two are asked whether to go on, and the term after this one.
 *
 * Days are those of the calendar, counted in UTC, written YYYY-MM-DD: they compare as their texts do.
 *
 * Source: spec/renewal.md sections 2, 6 and 7. Vectors: vectors/renewal/term.json.
 */

/** A day, YYYY-MM-DD. */
export type Day = string;

/** How many days before the day they are asked. */
export const ASKED = 42;

/** How many days a day to look back is named, from that day on. */
export const LOOKED_BACK = 14;

const MS = 86_400_000;

/** The first instant after the calendar, and what stands for a day from there on: after every day. */
const BEYOND = Date.UTC(10_000, 0);
const NO_DAY = '~';

/** The dates of an agreement; `renewals` and `reviews` rise. */
export interface Term {
  readonly start: Day;
  readonly end: Day | null;
  readonly renewals: readonly Day[];
  readonly reviews: readonly Day[];
  readonly retention: Day | null;
}

/** How a day moves on by so many terms. */
type Step = (day: Day, times: number) => Day;

/** Whether this is a day of the calendar, from 1970 on. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < '1970') return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The days about which the two are asked, rising. Source: spec/renewal.md section 2. */
export function questions({ end, renewals }: Term): readonly Day[] {
  if (end === null) return renewals;
  return [...renewals.filter((one) => apart(one, end) > ASKED), end];
}

/** The day about which the two are asked now, or none. It is asked until the next is. */
export function asked(term: Term, today: Day): Day | null {
  if (today < term.start) return null;
  return (
    questions(term)
      .filter((one) => apart(today, one) <= ASKED)
      .at(-1) ?? null
  );
}

/** The day to look back that has come in the last two weeks, or none. */
export function review({ reviews }: Term, today: Day): Day | null {
  const come = reviews.filter((one) => one <= today && apart(one, today) < LOOKED_BACK);
  return come.at(-1) ?? null;
}

/** Whether the term has ended: nothing is agreed beyond it. */
export function over({ end }: Term, today: Day): boolean {
  return end !== null && today > end;
}

/** The dates of the next term that is not over yet; none where this goes on by itself. */
export function movedOn(term: Term, about: Day, today: Day): Term | null {
  if (about !== questions(term).at(-1)) return null;
  const step = stepOf(term.start, about);
  let times = 1;
  while (step(about, times) < today) times++;
  const move = (day: Day): Day => step(day, times);
  const all = [about, term.end, term.retention].map((day) => day && move(day));
  if (all.some((day) => day && !isDay(day))) return null;
  const each = (days: readonly Day[]): Day[] => [...new Set(days.map(move))].sort();
  return {
    start: move(term.start),
    end: all[1]!,
    renewals: each(term.renewals),
    reviews: each(term.reviews),
    retention: all[2]!,
  };
}

/** The day of an instant, in milliseconds since 1970. */
export function dayOf(time: number): Day {
  return time < BEYOND ? new Date(time).toISOString().slice(0, 10) : NO_DAY;
}

function apart(first: Day, second: Day): number {
  return (Date.parse(second) - Date.parse(first)) / MS;
}

/** By whole months where the term has them, else by days, at least one. */
function stepOf(start: Day, about: Day): Step {
  const after = plus(about, 1);
  const months = monthsOf(about) - monthsOf(start);
  for (const count of [months, months + 1])
    if (count && [about, after].includes(later(start, count)))
      return (day, times) => later(day, count * times);
  const length = Math.max(apart(start, about), 1);
  return (day, times) => plus(day, length * times);
}

function monthsOf(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function plus(day: Day, days: number): Day {
  return dayOf(Date.parse(day) + days * MS);
}

/** So many months later: the same day of the month, or its last. */
function later(day: Day, months: number): Day {
  const all = monthsOf(day) + months;
  const year = Math.floor(all / 12);
  const last = new Date(Date.UTC(year, (all % 12) + 1, 0)).getUTCDate();
  const at = Math.min(Number(day.slice(8)), last);
  return dayOf(Date.UTC(year, all % 12, at));
}
