/**
 * The diary of a room: what the entries about meetings come to, read in the order of the room.
 *
 * Format: spec/meeting.md section 7. Vectors: vectors/meeting/. Threat: one of the two settles, moves
 * or calls off what is the other's to answer; a body of another shape changes what stands.
 */

import type { Value } from '../ground/canon.ts';
import { QuietroomError } from '../ground/errors.ts';
import { type Bytes, equal, hex } from '../ground/octets.ts';
import * as act from './act.ts';
import { Act } from './act.ts';
import * as cadences from './cadence.ts';
import * as offers from './offer.ts';

/** One entry about meetings. `author`: first card hash; `time`: when the server took it. */
export interface Said {
  readonly entry: Bytes;
  readonly author: Bytes;
  readonly replyTo: Bytes | null;
  readonly kind: string;
  readonly time: number;
  readonly body: Value;
}

/** How an offer stands. */
export type State = 'open' | 'settled' | 'off';

/** That one meeting was called off: by whom, when, with which words. */
export interface Off {
  readonly author: Bytes;
  readonly time: number;
  readonly words: string;
}

/**
 * One offer and what became of it. `off`, `moved`, `places`, `agendas` and `absent` are by the number
 * of the meeting in its series; `agendas` and `absent` further by who said it, in hex.
 */
export interface Meeting {
  readonly entry: Bytes;
  readonly author: Bytes;
  readonly time: number;
  readonly offer: offers.Offer;
  readonly origin: Bytes | null;
  state: State;
  chosen: number | null;
  /** When the first choice, or the last change of a time, was taken; how many changes there were. */
  changed: number;
  changes: number;
  ends: number;
  readonly off: Map<number, Off>;
  readonly moved: Map<number, Bytes>;
  readonly absent: Map<number, Set<string>>;
  readonly places: Map<number, string | null>;
  place: string | null;
  readonly agendas: Map<number, Map<string, string>>;
}

/** A next step as it stands. */
export interface NextStep {
  readonly entry: Bytes;
  readonly author: Bytes;
  readonly time: number;
  readonly step: act.Step;
  readonly done: boolean;
}

/** Every offer and every next step of a room, by entry in hex, in order. */
export interface Diary {
  readonly meetings: Map<string, Meeting>;
  readonly steps: Map<string, NextStep>;
}

/** How many meetings it has; none while it is not settled. */
export function count({ offer, chosen, ends }: Meeting): number {
  return chosen === null ? 0 : Math.min(ends, offer.cadence?.times ?? 1);
}

/** The minutes on the wall clock of all its meetings; none while it is not settled. */
export function wallsOf(one: Meeting): number[] {
  const { offer, chosen } = one;
  if (chosen === null) return [];
  return cadences.walls(offer.slots[chosen]!, offer.cadence).slice(0, count(one));
}

/** Whether this meeting of the series was settled, and neither called off nor moved. */
export function stands(one: Meeting, number: number): boolean {
  return number < count(one) && !one.off.has(number) && !one.moved.has(number);
}

/** The place of one meeting. */
export function where({ places, place }: Meeting, number: number): string | null {
  return places.has(number) ? places.get(number)! : place;
}

/** Read the diary. Throws nothing: a body of another shape changes nothing. */
export function fold(said: Iterable<Said>): Diary {
  const diary: Diary = { meetings: new Map(), steps: new Map() };
  for (const one of said) {
    try {
      take(diary, one);
    } catch (fault) {
      if (!(fault instanceof QuietroomError)) throw fault;
    }
  }
  return diary;
}

/** The meeting to which one of a series was moved. */
export function movedTo(diary: Diary, one: Meeting, number: number): Meeting | undefined {
  const to = one.moved.get(number);
  return to && diary.meetings.get(hex(to));
}

function take(diary: Diary, one: Said): void {
  const name = one.replyTo && hex(one.replyTo);
  const about = name ? diary.meetings.get(name) : undefined;
  if (one.kind === Act.OFFER) return offer(diary, one, about);
  if (one.kind === Act.STEP) {
    const { entry, author, time } = one;
    diary.steps.set(hex(entry), {
      entry,
      author,
      time,
      step: act.parseStep(one.body),
      done: false,
    });
    return;
  }
  const had = name ? diary.steps.get(name) : undefined;
  if (one.kind === Act.DONE && had) {
    diary.steps.set(name!, { ...had, done: act.parseDone(one.body) });
  } else if (about) answered(diary, about, one);
}

function answered(diary: Diary, about: Meeting, one: Said): void {
  if (one.kind === Act.CHOOSE) choose(diary, about, one);
  else if (one.kind === Act.CALL_OFF) callOff(diary, about, one);
  else if (about.state === 'settled') beside(about, one);
}

function offer(diary: Diary, one: Said, about: Meeting | undefined): void {
  const made = offers.parse(one.body);
  if (made.instead !== null && !(about && stands(about, made.instead))) return;
  diary.meetings.set(hex(one.entry), {
    entry: one.entry,
    author: one.author,
    time: one.time,
    offer: made,
    origin: made.instead === null ? null : about!.entry,
    state: 'open',
    chosen: null,
    changed: 0,
    changes: 0,
    ends: cadences.TIMES,
    off: new Map(),
    moved: new Map(),
    absent: new Map(),
    places: new Map(),
    place: made.place,
    agendas: new Map(),
  });
}

function choose(diary: Diary, about: Meeting, one: Said): void {
  const which = act.parseChoice(one.body);
  if (about.state !== 'open' || equal(about.author, one.author)) return;
  if (which >= about.offer.slots.length) return;
  const { instead, cadence } = about.offer;
  const first = about.origin && diary.meetings.get(hex(about.origin));
  if (first && instead !== null) {
    if (!stands(first, instead)) return;
    if (cadence) {
      for (let later = instead; later < count(first); later++) {
        if (first.moved.has(later)) drop(diary, first, later, { ...one, words: '' });
      }
      first.ends = instead;
    } else first.moved.set(instead, about.entry);
    change(first, one.time);
  }
  about.state = 'settled';
  about.chosen = which;
  about.changed = one.time;
}

function callOff(diary: Diary, about: Meeting, one: Said): void {
  const { number, scope, words } = act.parseCallOff(one.body);
  const off = { author: one.author, time: one.time, words };
  if (about.state === 'open') {
    about.state = 'off';
    about.off.set(0, off);
  } else if (scope === 'rest') {
    for (let later = number; later < count(about); later++) drop(diary, about, later, off);
  } else if (stands(about, number)) drop(diary, about, number, off);
}

/** Call off one meeting of a series, wherever it was moved to. */
function drop(diary: Diary, about: Meeting, number: number, { author, time, words }: Off): void {
  for (let to; (to = movedTo(diary, about, number));) [about, number] = [to, 0];
  if (!stands(about, number)) return;
  about.off.set(number, { author, time, words });
  change(about, time);
  for (let one = 0; one < count(about); one++) {
    if (stands(about, one) || about.moved.has(one)) return;
  }
  about.state = 'off';
}

function change(about: Meeting, time: number): void {
  about.changed = time;
  about.changes++;
}

function beside(about: Meeting, one: Said): void {
  const who = hex(one.author);
  if (one.kind === Act.NOT_THERE) {
    const number = act.parseNotThere(one.body);
    if (!stands(about, number)) return;
    about.absent.set(number, (about.absent.get(number) ?? new Set()).add(who));
  } else if (one.kind === Act.PLACE) {
    const [which, place] = act.parsePlaceOf(one.body);
    if (which === null) {
      about.place = place;
      about.places.clear();
    } else if (which < count(about)) about.places.set(which, place);
  } else if (one.kind === Act.AGENDA) {
    const [number, text] = act.parseAgenda(one.body);
    if (number >= count(about)) return;
    about.agendas.set(number, (about.agendas.get(number) ?? new Map()).set(who, text));
  }
}
