/** Home, the notebook, what others let me read, search, and a coordinator's list. */

import * as attachment from '../../client/attachment.ts';
import { type Taken, taken } from '../../client/export.ts';
import { learnWords } from '../../client/identity.ts';
import * as invitation from '../../client/invitation.ts';
import { forget } from '../../client/keeping.ts';
import { rooms, type Listed, type Member } from '../../client/members.ts';
import * as notebook from '../../client/notebook.ts';
import * as programme from '../../client/programme.ts';
import * as received from '../../client/received.ts';
import { Unsure, reached } from '../../client/refusal.ts';
import type { Room } from '../../client/room.ts';
import type { Session } from '../../client/session.ts';
import { rememberTaken } from '../../client/spoken.ts';
import { learn, VERSIONS } from '../../core/agreement/clauses.ts';
import { QuietroomError } from '../../core/ground/errors.ts';
import { equal, fromHex, hex, type Bytes } from '../../core/ground/octets.ts';
import type { Desk, News } from '../protocol.ts';
import type { HitView, HomeView, PageView, ReceivedView, RoomCard } from '../views.ts';
import { fileOf, latest } from './lines.ts';
import { CHECKED } from './myself.ts';
import { personOf } from './people.ts';
import { settleReports } from './reports.ts';
import { coordinates } from './roles.ts';
import { roomView } from './room.ts';
import {
  codeOf,
  ownTroubles,
  roomOf,
  seated,
  sitDown,
  watched,
  type Person,
  type Seat,
} from './seat.ts';
import { sendAllWaiting } from './waiting.ts';

type Rest =
  | 'accept'
  | 'home'
  | 'received'
  | 'receivedFile'
  | 'pages'
  | 'write'
  | 'search'
  | 'invite'
  | 'pairs'
  | 'places'
  | 'news'
  | 'take';

/** Have somebody sit down, and show their home. */
export async function sit(seat: Seat, session: Session): Promise<HomeView> {
  // Without the clauses no agreement could be read: they come with the page, pinned by hash.
  for (const version of VERSIONS) {
    const found = await seat.transport.send('GET', `/clauses/${version}.json`, {}, null);
    learn(version, found.body);
  }
  const person = await sitDown(seat, session);
  seat.post({ kind: 'token', token: session.wire.token });
  await Promise.all([
    watched(person, 'invitations', () => invitation.settle(session, person.memory)),
    watched(person, 'destroyed', () => forget(session)),
  ]);
  return homeOf(person);
}

async function homeOf(person: Person): Promise<HomeView> {
  const { session, memory } = person;
  const me = { account: session.vault.account, first: session.first, name: session.name, role: '' };
  const [coordinator, listed] = [await coordinates(session), await rooms(session)];
  return {
    me: personOf(person, me),
    coordinator,
    programme: coordinator || listed.some(({ programme: where }) => where !== null),
    kitChecked: memory.kept(CHECKED).length > 0,
    rooms: listed.map((one) => cardOf(one, session.vault.account)),
    received: (await received.listed(session)).length,
    stops: ownTroubles(person),
  };
}

function cardOf({ id, members, state }: Listed, account: Bytes): RoomCard {
  const mine = members.find((one) => equal(one.account, account));
  const partner = members.find((one) => !equal(one.account, account));
  return { id: hex(id), partner: partner?.name ?? null, role: mine?.role ?? '', state };
}

/** The rest of the acts. */
export function rest(seat: Seat): Pick<Desk, Rest> {
  return {
    async accept(fragment) {
      const person = seated(seat);
      const link = `${seat.transport.server}/join#${fragment}`;
      const room = await invitation.accept(person.session, person.memory, link);
      return [await homeOf(person), room && hex(room)];
    },
    async home(words) {
      const person = seated(seat);
      if (words) await learnWords(person.session.first);
      return homeOf(person);
    },
    received: async () => {
      const { session } = seated(seat);
      const found: ReceivedView[] = [];
      const known = (await rooms(session)).flatMap(({ members }) => members);
      for (const id of await received.listed(session)) {
        const one = await receivedView(session, id, known);
        if (one) found.push(one);
      }
      return found;
    },
    async receivedFile(id, file) {
      const { session } = seated(seat);
      const one = await received.openReceived(session, fromHex(id));
      const about = one?.released.words.attachments.find((each) => hex(each.id) === file);
      if (!one || !about) throw new Unsure();
      const { room } = one.released.consent;
      const bytes = await attachment.fetchGranted(session, one.id, room, about);
      return new Blob([bytes as BlobPart], { type: about.type });
    },
    pages: () => Promise.resolve(pagesOf(seated(seat))),
    async write(text) {
      const person = seated(seat);
      await notebook.add(person.memory, text);
      return pagesOf(person);
    },
    search: async (words) => search(seated(seat), words),
    invite(name, as) {
      const { session, memory } = seated(seat);
      return invitation.invite(session, memory, as, { name });
    },
    async pairs() {
      return programme.pairs(seated(seat).session);
    },
    places: () => programme.places(seated(seat).session),
    take: () => take(seat),
    news: (what) => news(seat, what),
  };
}

/** All that is this person's, of every room that both have joined, read to its end. */
async function take(seat: Seat): Promise<Taken> {
  const { session, memory } = seated(seat);
  const found: Room[] = [];
  for (const { id, members } of await rooms(session)) {
    if (members.length !== 2) continue;
    const room = await roomOf(seat, hex(id));
    await room.sync();
    found.push(room);
  }
  const copy = await taken(session, memory, found);
  await rememberTaken(memory, seat.edge.clock());
  return copy;
}

/** Read what is new, show it, and send what waits. One room that reads badly holds up no other. */
async function news(seat: Seat, what: News | null): Promise<void> {
  const person = seated(seat);
  const { session, memory, rooms } = person;
  const unknown = what?.room !== undefined && !rooms.has(what.room);
  const some = what === null || unknown;
  if (!what || what.notebook) await watched(person, '', () => memory.sync());
  if (what?.log) await watched(person, 'log', () => session.log.sync());
  await readRooms(seat, what);
  if (some) await watched(person, 'invitations', () => invitation.settle(session, memory));
  if (some || what.grant || ownTroubles(person).length) {
    await reached(async () => seat.post({ kind: 'home', view: await homeOf(person) }));
  }
  await settleReports(seat);
  await sendAllWaiting(seat);
}

/** Read and show the rooms that the news is about: one, or all that were entered. */
async function readRooms(seat: Seat, what: News | null): Promise<void> {
  const person = seated(seat);
  for (const [id, entered] of person.rooms) {
    const grew = !what || what.room === id;
    // Log and notebook may say something about this room, which holds no more because of that.
    if (!grew && !what.log && !what.notebook) continue;
    const room = await entered;
    if (grew) await watched(person, id, () => readAll(room));
    seat.post({ kind: 'room', value: await roomView(person, room) });
  }
}

/** Read a room to its end. Where nothing came, the news may be of who the two are. */
async function readAll(room: Room): Promise<void> {
  const before = room.place.items.length;
  await room.sync();
  if (room.place.items.length > before) return;
  await room.look();
  for (const { first } of room.members) await learnWords(first);
}

function pagesOf({ memory }: Person): PageView[] {
  return notebook
    .pages(memory)
    .map(({ line, text }) => ({ id: hex(line.hash), time: line.opened.priv.time, text }));
}

/** One thing that was released to this person; what is wrong with it stands in its place. None for a report. */
async function receivedView(
  session: Session,
  id: Bytes,
  known: readonly Member[],
): Promise<ReceivedView | null> {
  const nobody = { author: '', owner: '', authorKey: '', ownerKey: '' };
  const empty = { ...nobody, text: '', label: 'pair', files: [] } as const;
  const nameOf = (card: Bytes): string => known.find(({ first }) => equal(first, card))?.name ?? '';
  try {
    const found = await received.openReceived(session, id);
    if (!found) return null;
    const { released } = found;
    const { consent, opened, words } = released;
    return {
      id: hex(id),
      text: words.text,
      author: nameOf(released.author),
      owner: nameOf(released.owner),
      authorKey: hex(released.author).slice(0, 12),
      ownerKey: hex(released.owner).slice(0, 12),
      label: opened.priv.label,
      purpose: consent.purpose,
      until: consent.until,
      written: opened.priv.time,
      files: words.attachments.map(fileOf),
      fault: null,
    };
  } catch (fault) {
    if (!(fault instanceof QuietroomError)) throw fault;
    return { ...empty, id: hex(id), purpose: '', until: 0, written: 0, fault: codeOf(fault) };
  }
}

/** Where these words stand in what was opened on this device. Nothing is asked of the server. */
async function search(person: Person, words: string): Promise<HitView[]> {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return [];
  const found: HitView[] = pagesOf(person).map(({ id, text, time }) => ({
    room: null,
    entry: id,
    text,
    time,
  }));
  for (const [id, each] of person.rooms) {
    const room = await each;
    for (const line of room.lines) {
      const text = line.opened && latest(room, line)?.text;
      if (!text || room.ownership.takenBack.has(hex(line.hash))) continue;
      found.push({ room: id, entry: hex(line.hash), text, time: line.opened.priv.time });
    }
  }
  return found.filter(({ text }) => text.toLowerCase().includes(wanted)).reverse();
}
