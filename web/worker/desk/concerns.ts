/** A confidence was broken, and the ombuds' desk: the acts. Nothing that is for the programme comes here. */

import * as concern from '../../client/concern.ts';
import type { Gathered } from '../../client/concern.ts';
import * as concerning from '../../client/concerning.ts';
import type { Talk, Wrong } from '../../client/concerning.ts';
import * as concerns from '../../client/concerns.ts';
import { MET, openDoor } from '../../client/invitation.ts';
import { rooms } from '../../client/members.ts';
import { Unsure } from '../../client/refusal.ts';
import type { Room } from '../../client/room.ts';
import { SAID, textOf } from '../../client/speech.ts';
import { Phase, due, isLate } from '../../core/concern/standing.ts';
import { State, type Turn, isByRaiser } from '../../core/concern/turn.ts';
import { type Bytes, equal, fromHex, hex } from '../../core/ground/octets.ts';
import * as shape from '../../core/ground/shape.ts';
import { parseWords } from '../../core/room/entry.ts';
import type { Shown } from '../../core/room/evidence.ts';
import { NotForYou } from '../../core/room/granted.ts';
import { attempt } from '../../core/room/notice.ts';
import type {
  ConcernDraft,
  ConcernGoesView,
  ConcernView,
  ConcernsView,
  OmbudsAct,
  RaisingView,
  ShownView,
  WhomView,
} from '../concerns.ts';
import type { Desk } from '../protocol.ts';
import { nameOf } from './people.ts';
import { codeOf, roomOf, seated, watched, type Person, type Seat } from './seat.ts';

type Raising =
  'raising' | 'concernGoes' | 'raiseConcern' | 'gatherConcern' | 'myConcerns' | 'goOnConcern';
type Hearing = 'concerns' | 'doConcern' | 'openDoor';

/** Under which name this client keeps what an ombuds was called when a concern went to them. */
const CALLED = 'concern-called';

/** Everything that whoever raises a concern does. */
export function raising(seat: Seat): Pick<Desk, Raising> {
  const mine = async (): Promise<ConcernsView> => {
    const { session, memory } = await upToDate(seat);
    const [found, wrong] = await concern.mine(session, memory);
    return { concerns: found.map((one) => viewOf(seated(seat), one)).reverse(), ...of(wrong) };
  };
  return {
    raising: (room) => raisingOf(seat, room),
    concernGoes: async (draft) => (await goesOf(seat, draft)).view,
    async gatherConcern(draft) {
      return concern.encode((await goesOf(seat, draft)).gathered);
    },
    async raiseConcern(draft) {
      const { session, memory } = seated(seat);
      const { gathered, view } = await goesOf(seat, draft);
      await memory.keep(CALLED, [gathered.to, view.to.name]);
      await concern.raise(session, memory, gathered, draft.words);
      return mine();
    },
    myConcerns: mine,
    async goOnConcern(id, what, draft) {
      const { session, memory } = await upToDate(seat);
      const talk = oneOf((await concern.mine(session, memory))[0], id);
      if (what === State.WITHDRAWN) await concern.withdraw(session, memory, talk);
      else if (what !== State.ADDED) {
        await concern.consent(session, memory, talk, what === State.AGREED);
      } else {
        if (!draft) throw new Unsure();
        const { gathered } = await goesOf(seat, { ...draft, to: hex(talk.other) });
        if (!isOf(seated(seat), talk.other, gathered.to)) throw new NotForYou();
        await concern.add(session, memory, talk, draft.words, gathered.shown);
      }
      return mine();
    },
  };
}

/** Everything that an ombuds does. */
export function hearing(seat: Seat): Pick<Desk, Hearing> {
  const desk = async (): Promise<ConcernsView> => deskOf(await upToDate(seat));
  return {
    concerns: desk,
    async doConcern(id, what, words) {
      const person = await upToDate(seat);
      const talk = oneOf((await concerns.heard(person.session, person.memory))[0], id);
      await ACTS[what](person, talk, words);
      return desk();
    },
    openDoor: () => openDoor(seated(seat).session),
  };
}

/** Send what was sealed and never arrived, while nobody waits for it. */
export async function settleConcerns(seat: Seat): Promise<void> {
  const { session, memory } = seated(seat);
  await watched(seated(seat), 'concerns', () => concerning.settle(session, memory));
}

/** Whoever sits here, with what they sent from another device: without its keys no answer is theirs. */
async function upToDate(seat: Seat): Promise<Person> {
  const person = seated(seat);
  await person.memory.sync();
  return person;
}

type Doing = (person: Person, talk: Talk, words: string) => Promise<unknown>;

const saying =
  (state: State): Doing =>
  ({ session, memory }, talk, words) =>
    concerns.say(session, memory, talk, state, words);

const ACTS: Readonly<Record<OmbudsAct, Doing>> = {
  acknowledged: ({ session, memory }, talk) => concerns.acknowledge(session, memory, talk),
  answered: saying(State.ANSWERED),
  advised: saying(State.ADVISED),
  asked: saying(State.ASKED),
  mediating: ({ session, memory }, talk) => concerns.mediate(session, memory, talk),
  recommended: saying(State.RECOMMENDED),
  closed: saying(State.CLOSED),
  note: ({ session, memory }, talk, words) => concerns.note(session, memory, talk, words),
};

const of = (wrong: readonly Wrong[]): Pick<ConcernsView, 'wrong'> => ({
  wrong: wrong.map(({ id, fault }) => ({ id: hex(id), code: codeOf(fault) })),
});

/** The concern of this id. Throws `Unsure`. */
function oneOf(found: readonly Talk[], id: string): Talk {
  const one = found.find((talk) => hex(talk.id) === id);
  if (!one) throw new Unsure();
  return one;
}

async function raisingOf(seat: Seat, id: string | null): Promise<RaisingView> {
  const { session, memory } = seated(seat);
  const room = id === null ? null : await roomOf(seat, id);
  await room?.sync();
  // Whoever came by an ombuds' open link met nobody else: that one can be gone to.
  const [met = null] = session.name ? [] : memory.kept(MET);
  const named = room
    ? attempt(() => concern.whom(room))
    : met === null
      ? met
      : shape.digest(met, 'card');
  return {
    to: named && (await whomOf(seated(seat), room, named)),
    nameless: !session.name,
    entries: (room?.lines ?? []).flatMap((line) => {
      const { opened, hash, stamp } = line;
      if (!room || !opened || !SAID.has(opened.priv.kind)) return [];
      const toldBy = concern.tellsByStamp(room, line);
      return {
        id: hex(hash),
        mine: isOf(seated(seat), opened.envelope.pub.author, session.first),
        text: textOf(line),
        time: opened.priv.time,
        stamped: stamp !== null,
        toldBy: toldBy && hex(toldBy),
      };
    }),
  };
}

/** What would go by a draft: as it is shown, and as it goes. */
async function goesOf(
  seat: Seat,
  { words, to, room: id, entries, file }: ConcernDraft,
): Promise<{ readonly view: ConcernGoesView; readonly gathered: Gathered }> {
  concern.refuseLong(words);
  const { session } = seated(seat);
  const room = id === null || file ? null : await roomOf(seat, id);
  const lines = room ? entries.map((entry) => room.line(fromHex(entry))) : [];
  const card = to === null ? null : shape.digest(fromHex(to), 'card');
  let gathered: Gathered;
  if (file) gathered = concern.parse(file);
  else if (room) gathered = await concern.gather(room, lines, card);
  else if (card) gathered = { to: (await session.people.lineage(card)).first, shown: [] };
  else throw new Unsure();
  const told = lines.map((line) => equal(concern.tellsByStamp(room!, line), gathered.to));
  return {
    gathered,
    view: {
      to: await whomOf(seated(seat), room, gathered.to),
      nameless: !session.name,
      words,
      entries: gathered.shown.map((one, at) => ({
        text: textIn(one),
        time: one.time,
        told: told[at] ?? null,
      })),
    },
  };
}

/** Somebody by card: as the agreement has them, or as they were called before. */
async function whomOf(person: Person, room: Room | null, card: Bytes): Promise<WhomView> {
  return { card: hex(card), name: room ? await nameOf(room, card) : called(person, card) };
}

function called({ memory, session }: Person, card: Bytes): string {
  const { first = card } = session.people.known(card) ?? {};
  const rows = memory.kept(CALLED).map((row) => shape.array(row, 2, 'called'));
  const name = rows.findLast(([one]) => one instanceof Uint8Array && equal(one, first))?.[1];
  return typeof name === 'string' ? name : hex(first).slice(0, 12);
}

/** The words of an entry that is shown; its kind, where it says nothing. */
function textIn({ priv, body }: Shown): string {
  const words = SAID.has(priv.kind) ? attempt(() => parseWords(body).text) : null;
  return words ?? priv.kind;
}

const firstOf = ({ session: { people } }: Person, card: Bytes): Bytes =>
  people.withDead.known(card)?.first ?? card;

const isOf = (person: Person, card: Bytes, first: Bytes): boolean =>
  equal(firstOf(person, card), first);

async function deskOf(person: Person): Promise<ConcernsView> {
  const { session, memory } = person;
  const [found, wrong] = await concerns.heard(session, memory);
  const shows = found.some(({ turns }) => turns.some(({ shown }) => shown.length));
  const key = shows ? await concerns.stampKey(session) : null;
  const by = ({ standing }: Talk): number => due(standing)?.by ?? Infinity;
  const sorted = found.sort((a, b) => by(a) - by(b) || b.turns[0].time - a.turns[0].time);
  const met = sorted.length ? (await rooms(session)).flatMap(({ members }) => members) : [];
  const names = new Map(met.map(({ first, name }) => [hex(first), name]));
  return { concerns: sorted.map((one) => viewOf(person, one, key, names)), ...of(wrong) };
}

/** One concern; `key`: that by which an ombuds tells what was said so. */
function viewOf(
  person: Person,
  talk: Talk,
  key: Bytes | null = null,
  names: ReadonlyMap<string, string> = new Map(),
): ConcernView {
  const { id, turns, standing, faulty, mine, other } = talk;
  const { phase, asked, consent, confirmed } = standing;
  const owed = due(standing);
  // After a withdrawal the desk shows neither words nor entries.
  const hidden = !mine && phase === Phase.WITHDRAWN;
  return {
    ...{ id: hex(id), time: turns[0].time, phase, confirmed },
    card: hex(firstOf(person, other)),
    other: mine ? called(person, other) : (names.get(hex(firstOf(person, other))) ?? ''),
    due: owed && { ...owed, late: isLate(owed, person.session.now()) },
    asked: asked !== null,
    consent: consent !== null,
    turns: turns.map((turn) => ({
      what: turn.state,
      mine: isByRaiser(turn) === mine,
      time: turn.time,
      words: (!hidden && turn.words) || '',
      fault: faulty.find((one) => one.turn === turn)?.fault.code ?? null,
      entries: hidden ? [] : shownIn(person, talk, turn, key),
    })),
    notes: mine ? [] : concerns.notes(person.memory, talk),
  };
}

function shownIn(person: Person, talk: Talk, turn: Turn, key: Bytes | null): ShownView[] {
  const judged = key
    ? concerns.judged(key, talk, turn)
    : turn.shown.map((shown) => ({ shown, isTrue: null }));
  const raiser = talk.turns[0].sender;
  const { first = raiser } = person.session.people.withDead.known(raiser) ?? {};
  return judged.map(({ shown, isTrue }) => ({
    text: textIn(shown),
    time: shown.time,
    label: shown.priv.label,
    author: hex(shown.pub.author).slice(0, 12),
    byRaiser: isOf(person, shown.pub.author, first),
    room: hex(shown.pub.place),
    isTrue,
  }));
}
