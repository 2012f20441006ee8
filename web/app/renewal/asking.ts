/** Whether the two go on, as this person's page has it: read, answered, and opened once both are in. */

import type { Value } from '../../core/ground/canon.ts';
import { fromHex, hex } from '../../core/ground/octets.ts';
import {
  Act,
  type Answer,
  type Opening,
  type Question,
  commitFields,
  commitment,
  openingFields,
  parseAnswer,
} from '../../core/renewal/answer.ts';
import { type Standing, bothIn, fold } from '../../core/renewal/standing.ts';
import { type Day, asked, dayOf, over, review } from '../../core/renewal/term.ts';
import type { MeetingsView } from '../../worker/meetings.ts';
import type { Desk } from '../../worker/protocol.ts';
import type { Asking } from './call.ts';

type Acts = Pick<Desk, 'meetings' | 'sayMeeting' | 'noted' | 'note'>;

/** The question that is asked on a day, or none. */
function questionOf(room: string, view: MeetingsView, today: Day): Question | null {
  const { agreed, me, them } = view;
  const about = agreed && asked(agreed.term, today);
  if (!agreed || !about) return null;
  return { room: fromHex(room), agreement: agreed.hash, about, two: [me, them] };
}

/** Read it, and open this person's answer where both are in. Gives what it was read from, too. */
export async function read(
  desk: Acts,
  room: string,
  found: MeetingsView,
): Promise<readonly [MeetingsView, Asking | null]> {
  const today = dayOf(Date.now());
  const question = questionOf(room, found, today);
  let view = found;
  let [standing, own]: [Standing | null, Opening | null] = [null, null];
  if (question) {
    standing = fold(question, view.said);
    own = await openingOf(desk, standing, view.me);
    if (own && bothIn(standing) && !standing.shown.has(hex(view.me))) {
      view = await desk.sayMeeting(room, Act.SHOW, openingFields(own), null);
      standing = fold(question, view.said);
    }
  }
  return [view, askingOf(view, today, standing, own)];
}

/** Answer it. What opens the answer is kept before anything is sent. */
export async function give(
  desk: Acts,
  room: string,
  found: MeetingsView,
  answer: Answer,
): Promise<readonly [MeetingsView, Asking | null]> {
  const question = questionOf(room, found, dayOf(Date.now()));
  if (!question) return read(desk, room, found);
  const random = crypto.getRandomValues(new Uint8Array(32));
  const made = commitment(question, found.me, answer, random);
  await desk.note('renewal', [made, answer, random]);
  const body = commitFields({ ...question, commitment: made });
  return read(desk, room, await desk.sayMeeting(room, Act.COMMIT, body, null));
}

function askingOf(
  view: MeetingsView,
  today: Day,
  standing: Standing | null,
  own: Opening | null,
): Asking | null {
  if (!view.agreed) return null;
  const { term } = view.agreed;
  const both = standing?.shown.size === 2;
  return {
    ...{ term, today, about: standing?.question.about ?? null, over: over(term, today) },
    review: review(term, today),
    mine: (both ? standing.shown.get(hex(view.me)) : own?.answer) ?? null,
    theirs: (both ? standing.shown.get(hex(view.them)) : null) ?? null,
    bothIn: standing !== null && bothIn(standing),
    false: Boolean(standing?.faults.size),
  };
}

/** What opens this person's answer that counts, from what their devices keep. */
async function openingOf(desk: Acts, standing: Standing, me: Uint8Array): Promise<Opening | null> {
  const closed = standing.closed.get(hex(me));
  if (!closed) return null;
  for (const value of await desk.noted('renewal')) {
    const [made, answer, random] = value as Value[];
    if (made instanceof Uint8Array && hex(made) === hex(closed.commitment))
      return { commit: closed.entry, answer: parseAnswer(answer!), random: random as Uint8Array };
  }
  return null;
}
