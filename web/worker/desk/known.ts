/** What was spoken, going through the agreement again, and who could have known: the acts. */

import type { Room } from '../../client/room.ts';
import * as spoken from '../../client/spoken.ts';
import { equal, fromHex, hex } from '../../core/ground/octets.ts';
import { type Course, Part, running } from '../../core/room/again.ts';
import type { Desk } from '../protocol.ts';
import type { AgainView, KnownView, SpokenView } from '../known.ts';
import { nameOf } from './people.ts';
import { atOnce, roomOf, seated, type Seat } from './seat.ts';

type Acts =
  'spoken' | 'putOnRecord' | 'answerSpoken' | 'askAgain' | 'sayPart' | 'endAgain' | 'known';

/** Everything about what was spoken in a room. */
export function known(seat: Seat): Pick<Desk, Acts> {
  const within = async (id: string, act: (room: Room) => Promise<unknown>): Promise<SpokenView> => {
    const room = await roomOf(seat, id);
    await atOnce(room);
    await act(room);
    return viewOf(room);
  };
  return {
    spoken: (id) => within(id, (room) => room.sync()),
    putOnRecord: (id, text, when, owner) =>
      within(id, (room) =>
        spoken.putOnRecord(room, { text, when }, owner === 'them' ? room.partner.first : null),
      ),
    answerSpoken: (id, entry, heard) =>
      within(id, (room) => spoken.answer(room, fromHex(entry), heard)),
    askAgain: (id, text) => within(id, (room) => spoken.askAgain(room, text)),
    sayPart: (id, part, text) => within(id, (room) => spoken.sayPart(room, part, text)),
    endAgain: (id, ending) => within(id, (room) => spoken.endAgain(room, ending)),
    known: async (id, entry) => knownOf(seat, await roomOf(seat, id), entry),
  };
}

function viewOf(room: Room): SpokenView {
  const mine = (first: Uint8Array): boolean => equal(first, room.session.first);
  const { stricter } = spoken.courses(room);
  const course = running(spoken.courses(room));
  return {
    lines: spoken.onRecord(room).map(({ entry, author, owner, said, answer }) => ({
      id: hex(entry),
      mine: mine(author),
      owner: mine(owner) ? 'me' : 'them',
      ...said,
      answer: answer && { heard: answer.heard },
    })),
    again: course && againOf(course, mine),
    stricter: stricter.has(hex(room.session.first)),
  };
}

function againOf(course: Course, mine: (first: Uint8Array) => boolean): AgainView {
  const said = (own: boolean): AgainView['mine'] => {
    const parts = [...course.parts.values()].filter(({ who }) => mine(who) === own);
    const of = (part: Part): string => parts.find((one) => one.part === part)?.text ?? '';
    return { said: of(Part.SAID), heard: of(Part.HEARD), now: of(Part.NOW) };
  };
  return {
    askedByMe: mine(course.asker),
    text: course.text,
    mine: said(true),
    theirs: said(false),
  };
}

async function knownOf(seat: Seat, room: Room, entry: string): Promise<KnownView> {
  const { memory, session } = seated(seat);
  const { rows, verdict, taken } = await spoken.couldHaveKnown(room, memory, fromHex(entry));
  const found = rows.map(async ({ who, act, when, rule, until }) => ({
    me: !!who && equal(who, session.first),
    name: who ? await nameOf(room, who) : '',
    act,
    when,
    rule,
    until,
  }));
  return {
    verdict,
    rows: await Promise.all(found),
    ombuds: room.reader.epoch?.record.core.ombuds instanceof Uint8Array,
    taken,
  };
}
