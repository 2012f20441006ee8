/** Something I must report, and the officer's desk: the acts. */

import * as attachment from '../../client/attachment.ts';
import * as casework from '../../client/casework.ts';
import { type Case, Note, type Written } from '../../client/casework.ts';
import { rulesOf } from '../../client/duties.ts';
import * as duty from '../../client/duty.ts';
import type { Draft } from '../../client/duty.ts';
import { rooms } from '../../client/members.ts';
import { Unsure, reached } from '../../client/refusal.ts';
import * as roles from '../../client/roles.ts';
import type { Room } from '../../client/room.ts';
import { textOf } from '../../client/speech.ts';
import * as telling from '../../client/telling.ts';
import * as ways from '../../client/ways.ts';
import { State, type Step } from '../../core/duty/case.ts';
import * as report from '../../core/duty/report.ts';
import { isDelayed } from '../../core/duty/report.ts';
import { refuseEarlier } from '../../core/duty/watch.ts';
import { QuietroomError } from '../../core/ground/errors.ts';
import { type Bytes, equal, fromHex, hex } from '../../core/ground/octets.ts';
import { newest } from '../../core/programme/standing.ts';
import { parseWords } from '../../core/room/entry.ts';
import { attempt } from '../../core/room/notice.ts';
import type { Desk } from '../protocol.ts';
import type {
  CaseAct,
  CaseView,
  DoneView,
  GoesView,
  Proof,
  ReportDraft,
  ReportingView,
  WhoView,
} from '../reports.ts';
import { fileOf } from './lines.ts';
import { read } from './myself.ts';
import { nameOf } from './people.ts';
import { atOnce, codeOf, roomOf, seated, watched, type Person, type Seat } from './seat.ts';

type Making = 'reporting' | 'reportGoes' | 'report' | 'answerReport' | 'tellReport';
type Receiving = 'cases' | 'doCase' | 'caseFile';

/** What the reporter is let know by each act of the officer; nothing by a note. */
const TOLD: Readonly<Partial<Record<CaseAct, State>>> = {
  acknowledged: State.ACKNOWLEDGED,
  asked: State.ASKED,
  decision: State.DECIDED,
  closed: State.CLOSED,
};

/** Everything about reporting out of a room. */
export function reporting(seat: Seat): Pick<Desk, Making> {
  const within = async (
    id: string,
    act: (room: Room) => Promise<unknown>,
  ): Promise<ReportingView> => {
    const room = await roomOf(seat, id);
    await act(room);
    return viewOf(seated(seat), room);
  };
  return {
    reporting: (id) => within(id, (room) => room.sync()),
    reportGoes: async (id, draft) => goesOf(await roomOf(seat, id), draft),
    report: (id, draft, proof) =>
      within(id, async (room) => {
        await confirm(seat, proof);
        await atOnce(room);
        await duty.send(room, draftOf(draft));
      }),
    answerReport: (id, said, words) =>
      within(id, async ({ session, memory }) => {
        const one = telling.sent(memory).find(({ report: { id: known } }) => hex(known) === said);
        if (!one) throw new telling.NoReport();
        await casework.answer(session, memory, one, words);
      }),
    tellReport: (id, said) =>
      within(id, async (room) => {
        await atOnce(room);
        await telling.tell(room, fromHex(said));
      }),
  };
}

/** Everything about what was reported to this person. */
export function receiving(seat: Seat): Pick<Desk, Receiving> {
  return {
    cases: () => casesOf(seated(seat)),
    async doCase(id, what, words, day) {
      const { session, memory } = seated(seat);
      const one = await caseOf(seated(seat), id);
      if (what === 'closed') {
        await casework.writeDown(session, memory, one, Note.DESTROY, '', day);
      }
      await casework.writeDown(session, memory, one, what, words);
      const state = TOLD[what];
      if (state) await casework.step(session, one, state, what === 'asked' ? words : null);
      return casesOf(seated(seat));
    },
    async caseFile(id, file) {
      const { session } = seated(seat);
      const { id: grant, checked } = await caseOf(seated(seat), id);
      const files = checked.entries.flatMap(({ words }) => words.attachments);
      const about = files.find((one) => hex(one.id) === file);
      if (!about) throw new Unsure();
      const bytes = await attachment.fetchGranted(session, grant, checked.report.room, about);
      return new Blob([bytes as BlobPart], { type: about.type });
    },
  };
}

/** Tell the others of what they must be told by now, in whichever room that is. */
export async function settleReports(seat: Seat): Promise<void> {
  const { session, memory } = seated(seat);
  const late = telling.due(memory, session.now());
  for (const id of new Set(late.map(({ report: said }) => hex(said.room)))) {
    await watched(seated(seat), id, async () => {
      const room = await roomOf(seat, id);
      await room.sync();
      await telling.settle(room);
    });
  }
}

/** Check that whoever sits here can unlock. Throws `WrongUnlock` or `Misspelt`. */
function confirm({ edge }: Seat, proof: Proof): Promise<void> {
  return ways.unlocks(edge.home, (account) => {
    if ('prf' in proof) {
      return ways.readPasskey(account, { credential: proof.credential, output: proof.prf });
    }
    const [text, list] = proof;
    return ways.readUnlock(account, read(text).text, list);
  });
}

function draftOf(draft: ReportDraft): Draft {
  return { ...draft, entries: draft.entries.map(fromHex) };
}

async function goesOf(room: Room, draft: ReportDraft): Promise<GoesView> {
  const made = await duty.prepare(room, draftOf(draft));
  const { covered, report: said } = made;
  return {
    to: covered.officer.name,
    deputy: covered.deputy,
    limit: covered.limit.title,
    notice: isDelayed(said) ? said.notice : null,
    reason: said.reason,
    entries: made.lines.map((line) => ({
      id: hex(line.hash),
      text: textOf(line),
      mine: isMine(room, line),
    })),
    files: made.files.map(({ name }) => name),
    statement: draft.statement,
  };
}

function isMine({ session }: Room, { opened }: duty.SaidLine): boolean {
  const author = session.people.withDead.known(opened.envelope.pub.author);
  return !!author && equal(author.first, session.first);
}

async function viewOf({ session, memory }: Person, room: Room): Promise<ReportingView> {
  // Without an agreement there is nothing to report under; whom to call is shown all the same.
  const limits = attempt(() => duty.choices(room)) ?? [];
  const rules = rulesOf(room);
  let heard = new Map<string, Step[]>();
  // Where the server is away, what it would have to tell is not known yet.
  await reached(async () => (heard = await casework.heard(session, memory)));
  const sent = (await telling.logged(room)).map(async ({ report: said, told }) => ({
    id: hex(said.id),
    limit: limits.find(({ id }) => id === said.limit)?.title ?? said.limit,
    to: await nameOf(room, said.officer),
    time: said.time,
    entries: said.entries.length,
    notice: said.notice,
    told,
    steps: (heard.get(hex(report.hashOf(said))) ?? []).map(doneBy),
  }));
  return {
    limits: limits.map(({ id, title, trigger, officer, deputy, delayDays }) => ({
      ...{ id, title, trigger, delayDays },
      officer: officer && officer.name,
      deputy: deputy && deputy.name,
    })),
    entries: room.lines.filter(duty.isSaid).map((line) => ({
      id: hex(line.hash),
      mine: isMine(room, line),
      text: textOf(line),
      time: line.opened.priv.time,
      files: parseWords(line.opened.body).attachments.length,
      takenBack: room.ownership.takenBack.has(hex(line.hash)),
      under: limits.flatMap(({ id }) => {
        const { epoch } = line.opened.envelope.pub;
        return attempt(() => (refuseEarlier(rules, epoch, id), id)) ?? [];
      }),
    })),
    sent: await Promise.all(sent),
  };
}

const doneBy = ({ state, time, words }: Step): DoneView => ({
  what: state,
  time,
  words: words ?? '',
  day: 0,
});

/** The report of this id, as it may still be read. Throws `NoSuchCase` or `Destroyed`. */
async function caseOf({ session, memory }: Person, id: string): Promise<Case> {
  const found = (await casework.cases(session)).find((one) => hex(one.id) === id);
  if (!found || !('checked' in found)) throw new casework.NoSuchCase();
  casework.refuseDestroyed(casework.written(memory, found), session.now());
  return found;
}

async function casesOf(person: Person): Promise<CaseView[]> {
  const { session, memory } = person;
  const found = await casework.cases(session);
  const held = found.filter((one) => 'checked' in one);
  const answers = await casework.answers(session, held);
  const nameOf = held.length ? await namesOf(person) : nobody;
  const views = found.map((one) => {
    if (!('checked' in one)) return { ...NOTHING, id: hex(one.id), fault: codeOf(one.fault) };
    const notes = casework.written(memory, one);
    try {
      casework.refuseDestroyed(notes, session.now());
    } catch (fault) {
      if (!(fault instanceof QuietroomError)) throw fault;
      return { ...NOTHING, id: hex(one.id), fault: fault.code, time: one.checked.report.time };
    }
    const said = answers.get(hex(report.hashOf(one.checked.report))) ?? [];
    return caseView(one, notes, said, (card) => ({ card: hex(card), name: nameOf(card) }));
  });
  return views.reverse();
}

type NameOf = (first: Bytes) => string | null;

const nobody: NameOf = () => null;

/** The names that this device knows by itself: of whom its person shares a room with, and of roles. */
async function namesOf({ session }: Person): Promise<NameOf> {
  const found = new Map<string, string>();
  try {
    for (const { person } of newest(await roles.read(session))?.holders ?? [])
      found.set(hex(person.card), person.name);
  } catch (fault) {
    // A list of roles that does not hold names nobody, and hides no report.
    if (!(fault instanceof QuietroomError)) throw fault;
  }
  for (const { members } of await rooms(session))
    for (const { first, name } of members) found.set(hex(first), name);
  return (first) => found.get(hex(first)) ?? null;
}

const NOTHING: Omit<CaseView, 'id' | 'fault'> = {
  ...{ limit: '', trigger: '', deputy: false, statement: '', reason: null },
  ...{ reporter: { card: '', name: null }, other: null },
  ...{ time: 0, notice: 0, entries: [], done: [] },
};

function caseView(
  { id, checked, times }: Case,
  notes: Written[],
  answers: Step[],
  who: (card: Bytes) => WhoView,
): CaseView {
  const { report: said, covered, reporter } = checked;
  const other = checked.entries
    .flatMap(({ author, owner }) => [author, owner])
    .find((card) => !equal(card, reporter));
  return {
    id: hex(id),
    fault: null,
    limit: covered.limit.title,
    trigger: covered.limit.trigger,
    deputy: covered.deputy,
    reporter: who(reporter),
    other: other ? who(other) : null,
    statement: checked.statement,
    reason: said.reason,
    time: said.time,
    notice: said.notice,
    entries: checked.entries.map(({ opened, words, author, owner }, place) => ({
      id: hex(opened.envelope.hash),
      text: words.text,
      time: times[place]!,
      byReporter: equal(author, reporter),
      ofReporter: equal(owner, reporter),
      label: opened.priv.label,
      files: words.attachments.map(fileOf),
    })),
    done: [...notes, ...answers.map(doneBy)].sort((a, b) => a.time - b.time),
  };
}
