/**
 * Where the objectives of a room or of one's own stream stand.
 *
 * Format: spec/objective.md sections 2 to 4. Vectors: vectors/objective/. Threat: a face counts as agreed
 * to by the one who proposed it; an old one comes back.
 */

import { QuietroomError } from '../ground/errors.ts';
import { type Bytes, equal, hex } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import { Kind } from '../room/entry.ts';
import type { Opened } from '../room/open.ts';
import type { Line } from '../room/reader.ts';
import { type Aim, type Change, State, parseAim, parseChange } from './aim.ts';
import { type Words, parseFace } from './face.ts';

/** Whether a card is this reader's own, of today or from before they began anew. */
export type Mine = (card: Bytes) => boolean;

/** This objective goes on as another. */
export class ObjectiveChanged extends QuietroomError {
  static override readonly code = 'objective-changed';
}

/** This public face was withdrawn or replaced. */
export class FaceGone extends QuietroomError {
  static override readonly code = 'face-gone';
}

/** One thing said about an objective: by whom, when the server took it, what. */
export interface Step {
  readonly mine: boolean;
  readonly time: number;
  readonly said: Change;
}

/** A public face as it was proposed: by which entry, by whom, saying what. */
export interface Face {
  readonly entry: Bytes;
  readonly mine: boolean;
  readonly said: Words;
}

/** One objective. `face`: what both agreed to; `asked`: what waits; `time`: by its author's clock. */
export interface Objective {
  readonly entry: Bytes;
  readonly mine: boolean;
  readonly time: number;
  readonly aim: Aim;
  readonly state: 'open' | State;
  readonly steps: readonly Step[];
  readonly face: Face | null;
  readonly asked: Face | null;
}

const OVER: readonly string[] = [State.CHANGED, State.DROPPED];

/** Whether an objective has no public face any more. */
export function isOver({ state }: Objective): boolean {
  return OVER.includes(state);
}

/** The id of the objective that this one goes on as, if it does. */
export function nextOf({ state, steps }: Objective): Bytes | null {
  return state === State.CHANGED ? (steps.at(-1)?.said.next ?? null) : null;
}

/** The objectives of a place by id in hex, in order. `gone`: entries in hex that were taken back. */
export function fold(
  lines: Iterable<Line>,
  mine: Mine,
  gone: ReadonlySet<string> = new Set(),
): Map<string, Objective> {
  const found = new Map<string, Objective>();
  for (const line of lines) {
    if (!line.opened || gone.has(hex(line.hash))) continue;
    try {
      take(found, line, line.opened, mine);
    } catch (fault) {
      // A body of another shape is altered software's: it changes nothing.
      if (!(fault instanceof QuietroomError)) throw fault;
    }
  }
  return found;
}

function take(
  found: Map<string, Objective>,
  line: Line,
  { priv, body, envelope }: Opened,
  whose: Mine,
): void {
  const { hash: entry, time } = line;
  const on = (id: Bytes | null, then: (one: Objective) => Partial<Objective>): void => {
    const one = id && found.get(hex(id));
    if (one) found.set(hex(id), { ...one, ...then(one) });
  };
  const mine = whose(envelope.pub.author);
  switch (priv.kind) {
    case Kind.OBJECTIVE: {
      const aim = parseAim(body);
      if (found.has(hex(aim.id))) return;
      const begun = { state: 'open', steps: [], face: null, asked: null } as const;
      found.set(hex(aim.id), { entry, mine, time: priv.time, aim, ...begun });
      return;
    }
    case Kind.OBJECTIVE_STATE: {
      const said = parseChange(body);
      on(said.id, (one) => changed(one, { mine, time, said }));
      return;
    }
    case Kind.FACE: {
      const said = parseFace(body);
      on(said.id, (one) => (isOver(one) ? {} : { asked: { entry, mine, said } }));
      return;
    }
    case Kind.FACE_AGREED:
      shape.array(body, 0, 'agreed');
      on(whoseFace(found, priv.replyTo), ({ asked }) =>
        is(asked, priv.replyTo) && asked?.mine !== mine ? { face: asked, asked: null } : {},
      );
      return;
    case Kind.FACE_WITHDRAWN:
      shape.array(body, 0, 'withdrawn');
      on(whoseFace(found, priv.replyTo), ({ face, asked }) => ({
        face: is(face, priv.replyTo) ? null : face,
        asked: is(asked, priv.replyTo) ? null : asked,
      }));
  }
}

function is(face: Face | null, entry: Bytes | null): boolean {
  return !!face && equal(face.entry, entry);
}

/** The objective whose face, agreed to or waiting, came by this entry. */
function whoseFace(found: ReadonlyMap<string, Objective>, entry: Bytes | null): Bytes | null {
  for (const { aim, face, asked } of found.values()) {
    if (is(face, entry) || is(asked, entry)) return aim.id;
  }
  return null;
}

function changed(one: Objective, step: Step): Partial<Objective> {
  if (one.state === State.CHANGED) return {};
  const { state } = step.said;
  const after = { state, steps: [...one.steps, step] };
  return OVER.includes(state) ? { ...after, face: null, asked: null } : after;
}
