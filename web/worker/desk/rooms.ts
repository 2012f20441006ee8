/** A room as its person sees it, and everything that they can do in it. */

import * as agreements from '../../client/agreement.ts';
import * as attachment from '../../client/attachment.ts';
import * as ending from '../../client/ending.ts';
import { reported } from '../../client/duties.ts';
import * as evidence from '../../client/evidence.ts';
import { learnWords } from '../../client/identity.ts';
import { heard } from '../../client/invitation.ts';
import * as keeping from '../../client/keeping.ts';
import * as notebook from '../../client/notebook.ts';
import type { Deed } from '../../client/outbox.ts';
import { Lied } from '../../client/refusal.ts';
import * as release from '../../client/release.ts';
import * as roles from '../../client/roles.ts';
import type { Room } from '../../client/room.ts';
import * as speech from '../../client/speech.ts';
import { type Table, fromTable, opening } from '../../core/agreement/answers.ts';
import { LANGUAGES } from '../../core/agreement/clauses.ts';
import { differences } from '../../core/agreement/differences.ts';
import { form, ownLimit } from '../../core/agreement/form.ts';
import { PACKS } from '../../core/agreement/packs.ts';
import type { Terms } from '../../core/agreement/terms.ts';
import { type Bytes, equal, fromHex, hex } from '../../core/ground/octets.ts';
import { ID } from '../../core/ground/shape.ts';
import type { Standing } from '../../core/programme/standing.ts';
import type { Knower } from '../../core/release/known.ts';
import type { Desk, DraftChoice, WishView } from '../protocol.ts';
import type { Answers, ReachView, RoomView } from '../views.ts';
import { textOf } from './clauses.ts';
import { latest } from './lines.ts';
import { waitingOf } from './pending.ts';
import { HEARD, namedIn, nameOf } from './people.ts';
import { changesOf } from './roles.ts';
import { roomView } from './room.ts';
import { atOnce, codeOf, roomOf, seated, watched, type Seat } from './seat.ts';
import { act, say } from './waiting.ts';

type Reading = 'room' | 'heard' | 'goOn' | 'who' | 'file' | 'showOmbuds';
type Agreeing = 'draft' | 'preview' | 'propose' | 'sign';
type Stopping = 'pause' | 'resume' | 'end';
type Saying = 'say' | 'hold' | 'claim' | 'takeBack' | 'correct' | 'share';
type Releasing = 'ask' | 'keep' | 'grant' | 'release';

/** Do something in a room, then show the room as it is now. */
type In = (id: string, act: (room: Room) => Promise<unknown>) => Promise<RoomView>;

const inRoom =
  (seat: Seat): In =>
  async (id, act) => {
    const room = await roomOf(seat, id);
    await act(room);
    return roomView(seated(seat), room);
  };

/** The same for what is done at once or not at all. */
const inRoomNow = (seat: Seat): In => {
  const within = inRoom(seat);
  return (id, act) =>
    within(id, async (room) => {
      await atOnce(room);
      await act(room);
    });
};

/** Reading a room. */
export function reading(seat: Seat): Pick<Desk, Reading> {
  const within = inRoom(seat);
  return {
    room: (id) => openRoom(seat, id),
    heard: (id) =>
      within(id, async (room) => {
        const { session, memory } = seated(seat);
        await heard(session, memory, room.partner.first);
        await memory.keep(HEARD, room.partner.first);
        if (!room.met) await room.meet(room.partner.first);
      }),
    goOn: (id) =>
      within(id, async (room) => {
        await room.goOn();
        await watched(seated(seat), id, () => room.sync());
      }),
    async who(id, entry) {
      const room = await roomOf(seat, id);
      const line = room.line(fromHex(entry));
      const found = await speech.who(room, line);
      const told = (await reported(room)).filter((one) => equal(one.entry, line.hash));
      return Promise.all([
        ...found.map((one) => reachView(room, one)),
        ...told.map((one) => reportedView(room, one, line.time)),
      ]);
    },
    async file(id, entry, file) {
      const room = await roomOf(seat, id);
      const waiting = waitingOf(entry);
      const all = waiting
        ? (await seated(seat).outbox.list()).find(({ name }) => name === waiting)?.files
        : latest(room, room.line(fromHex(entry)))?.attachments;
      const about = all?.find((one) => hex(one.id) === file);
      if (!about) throw new speech.NotWords();
      const fetch = waiting ? attachment.openKept : attachment.fetchFile;
      const bytes = await fetch(room, about);
      return new Blob([bytes as BlobPart], { type: about.type });
    },
    async showOmbuds(id, entries, words) {
      const room = await roomOf(seat, id);
      const lines = entries.map((entry) => room.line(fromHex(entry)));
      await atOnce(room);
      await evidence.show(room, lines, words);
    },
  };
}

/** Read a room to its end, showing how far that is. */
async function openRoom(seat: Seat, id: string): Promise<RoomView> {
  const room = await roomOf(seat, id);
  const person = seated(seat);
  const show = (view: RoomView): void => seat.post({ kind: 'room', value: view });
  let painted: RoomView | null = null;
  let told = 0;
  const opening = room.open({
    async painted(lines) {
      painted = await roomView(person, room, lines);
      show({ ...painted, read: 0 });
    },
    read(read, all) {
      // A bar that moves four times a second is smooth enough, and costs nothing.
      if (!painted || Date.now() - told < 250) return;
      told = Date.now();
      show({ ...painted, read, all });
    },
  });
  try {
    await opening;
    person.troubles.delete(id);
    await keeping.tell(room);
  } catch (fault) {
    // What was read before stays on the screen: it must not be written to as if all were well.
    if (fault instanceof Lied && room.lines.length) {
      person.troubles.set(id, codeOf(fault));
      show(await roomView(person, room));
    }
    throw fault;
  }
  show(await roomView(person, room));
  for (const { first } of room.members) await learnWords(first);
  return roomView(person, room);
}

async function reachView(
  room: Room,
  { card, name, since, act, rule }: speech.Reach,
): Promise<ReachView> {
  return {
    name: name || (card ? await nameOf(room, card) : ''),
    since,
    act,
    rule: typeof rule === 'string' ? rule : rule ? 'release' : 'unknown',
    ...(rule && typeof rule === 'object' ? rule : {}),
  };
}

/** A reader by a report: under which limit, in `purpose`. `time`: of the entry, where none is told. */
async function reportedView(
  room: Room,
  { who, act, when, rule }: Knower,
  time: number,
): Promise<ReachView> {
  const name = who ? await nameOf(room, who) : '';
  return { name, since: when ?? time, act, rule: 'unknown', purpose: rule };
}

/** The agreement: what may be chosen, proposing, signing. */
export function agreeing(seat: Seat): Pick<Desk, Agreeing> {
  const within = inRoomNow(seat);
  // What is sent is what was shown: the roles that a draft began with.
  const began = new WeakMap<Room, Standing>();
  const base = async (room: Room, { language, pack, roles: anew }: DraftChoice): Promise<Terms> => {
    const terms = agreements.base(room, language, pack);
    const named = agreements.standing(room.agreement.state) !== null && !anew;
    if (named || room.programme === null) return terms;
    const standing = began.get(room) ?? (await roles.read(room.session));
    began.set(room, standing);
    return roles.renewed(room, terms, standing);
  };
  const chosen = async (room: Room, choice: DraftChoice, answers: Answers): Promise<Terms> => {
    const table: Table = { language: choice.language, pack: choice.pack, ...answers };
    const [language, pack] = opening(table);
    return fromTable(table, await base(room, { ...choice, language, pack }));
  };
  return {
    async draft(id, choice, wished) {
      const room = await roomOf(seat, id);
      if (room.programme !== null) began.set(room, await roles.read(room.session));
      const terms = await base(room, choice);
      const reads = LANGUAGES.find((one) => one === wished) ?? terms.language;
      const own = ownLimit(terms, {}, reads);
      const sections = form(terms, reads);
      const standing = began.get(room);
      return {
        ...{ sections, own, reads, packs: PACKS, languages: LANGUAGES, side: room.side },
        roles: standing ? changesOf(room, standing) : [],
      };
    },
    async preview(id, choice, answers) {
      const room = await roomOf(seat, id);
      const terms = await chosen(room, choice, answers);
      const before = agreements.standing(room.agreement.state);
      return {
        text: textOf(terms),
        changes: before ? differences(before.terms, terms) : [],
        anew: agreements.lapsed(room),
      };
    },
    propose: (id, choice, answers) =>
      within(id, async (room) => agreements.propose(room, await chosen(room, choice, answers))),
    sign: (id, agreement) => within(id, (room) => agreements.sign(room, fromHex(agreement))),
  };
}

/** A break, and an end. */
export function stopping(seat: Seat): Pick<Desk, Stopping> {
  const within = inRoomNow(seat);
  return {
    pause: (id) => within(id, ending.pause),
    resume: (id) => within(id, ending.resume),
    end: (id) => within(id, ending.leave),
  };
}

/** An act on an entry that names nobody and answers nothing. */
const about = (what: Deed['what'], entry: Bytes): Deed => ({
  ...{ what, entry, request: null, wish: null },
});

/** Saying something, and what may be said about it afterwards. */
export function saying(seat: Seat): Pick<Desk, Saying> {
  const [within, now] = [inRoom(seat), inRoomNow(seat)];
  return {
    say: (id, text, label, owner, files) =>
      within(id, (room) => {
        const whose = owner === 'them' ? room.partner.first : null;
        return say(seat, room, { text, label, owner: whose, files });
      }),
    hold: (id, text, level) =>
      within(id, (room) => notebook.hold(seated(seat).memory, room.id, level, text)),
    claim: (id, entry) =>
      within(id, (room) => act(seat, room, about('claim', room.line(fromHex(entry)).hash))),
    takeBack: (id, entry) =>
      within(id, async (room) => {
        const waiting = waitingOf(entry);
        if (waiting) return seated(seat).outbox.withdraw(waiting);
        speech.takingBack(room, fromHex(entry));
        return act(seat, room, about('take-back', fromHex(entry)));
      }),
    correct: (id, entry, text) =>
      within(id, async (room) => {
        speech.correction(room, fromHex(entry), text);
        await act(seat, room, about('correct', fromHex(entry)), text);
      }),
    share: (page, id, label) =>
      now(id, (room) => notebook.share(seated(seat).memory, fromHex(page), room, label)),
  };
}

/** Asking, releasing, keeping. */
export function releasing(seat: Seat): Pick<Desk, Releasing> {
  const [within, now] = [inRoom(seat), inRoomNow(seat)];
  const wished = ({
    to,
    purpose,
    until,
  }: WishView): { to: Uint8Array; purpose: string; until: number } => ({
    to: fromHex(to),
    purpose,
    until,
  });
  return {
    ask: (id, entry, words, wish) =>
      within(id, async (room) => {
        const [line, to] = [room.line(fromHex(entry)), fromHex(wish.to)];
        const known = namedIn(room).find(({ card }) => equal(card, to));
        const name = known?.name ?? (await nameOf(room, to));
        const request = room.session.random(ID);
        const asked = { what: 'ask', entry: line.hash, request, wish: { ...wished(wish), name } };
        await act(seat, room, asked as Deed, words);
      }),
    keep: (id, request) =>
      within(id, (room) => {
        const { id: asked, entry } = release.findRequest(room, fromHex(request));
        return act(seat, room, { what: 'keep', entry, request: asked, wish: null });
      }),
    grant: (id, request, edited) =>
      now(id, (room) => release.grantRequest(room, fromHex(request), edited)),
    release: (id, entry, wish, edited) =>
      now(id, (room) => release.letRead(room, fromHex(entry), wished(wish), edited)),
  };
}
