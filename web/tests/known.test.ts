/** What two people put on record, and who could have known: every shared vector. */

import * as canon from '../core/ground/canon.ts';
import { type Bytes, fromHex, hex } from '../core/ground/octets.ts';
import type { Finding } from '../core/release/watch.ts';
import { type Knower, knowers, verdict } from '../core/release/known.ts';
import * as again from '../core/room/again.ts';
import { Envelope } from '../core/room/envelope.ts';
import { Record as EpochRecord } from '../core/room/epoch.ts';
import type { Sight } from '../core/room/notice.ts';
import type { Label } from '../core/room/label.ts';
import { fold } from '../core/room/ownership.ts';
import type { People } from '../core/room/people.ts';
import type { Line } from '../core/room/reader.ts';
import { onRecord, parseHeard, parseSpoken } from '../core/room/spoken.ts';
import { bytesOrNone } from './cast.ts';
import { play } from './vectors.ts';

const [ROOM, HASH] = [new Uint8Array(16), new Uint8Array(32)];

interface GivenLine {
  readonly hash: string;
  readonly time: number;
  readonly agreement?: string;
  readonly author: string;
  readonly owner: string;
  readonly label: Label;
  readonly kind: string;
  readonly body: string;
  readonly reply_to: string | null;
  readonly source: string | null;
}

interface GivenFinding {
  readonly entry: string;
  readonly position: number;
  readonly sight: Sight;
  readonly notice: string | null;
  readonly consent: {
    readonly recipients: readonly string[];
    readonly purpose: string;
    readonly until: number;
    readonly time: number;
  } | null;
}

interface GivenList {
  readonly lines: readonly GivenLine[];
  readonly pair: readonly [string, string];
  readonly findings: readonly GivenFinding[];
  readonly reported: readonly GivenRow[];
  readonly wanted: readonly string[];
}

interface GivenRow extends Omit<Knower, 'entry' | 'who' | 'by'> {
  readonly entry: string;
  readonly who: string | null;
}

/** Everybody's only card is their first; nothing here is verified. */
const TOWN = {
  known: (card: Bytes) => ({ hash: card, first: card, generation: 0 }),
} as unknown as People;

function linesOf(given: readonly GivenLine[]): Line[] {
  return given.map((one, place) => lineOf(one, place + 1));
}

function lineOf(one: GivenLine, index: number): Line {
  const line = { index, hash: fromHex(one.hash), time: one.time, stamp: null, faults: [] };
  if (one.agreement) {
    const core = { agreement: fromHex(one.agreement) };
    const item: EpochRecord = Object.assign(Object.create(EpochRecord.prototype), { core });
    return { ...line, item, opened: null };
  }
  const pub = { place: ROOM, epoch: 1, author: fromHex(one.author), writer: ROOM, seq: 0 };
  const item: Envelope = Object.assign(Object.create(Envelope.prototype), { pub });
  const priv = {
    label: one.label,
    owner: fromHex(one.owner),
    kind: one.kind,
    time: one.time,
    replyTo: bytesOrNone(one.reply_to),
    source: bytesOrNone(one.source),
    seen: { link: { index: 0, head: HASH }, size: 0, root: HASH },
  };
  const body = canon.decode(fromHex(one.body));
  return { ...line, item, opened: { envelope: item, priv, body, kf: HASH, key: HASH } };
}

function findingOf(one: GivenFinding): Finding {
  const { consent: agreed, position, sight } = one;
  const [entry, notice] = [fromHex(one.entry), bytesOrNone(one.notice)];
  if (!agreed) return { entry, position, sight, consent: null, notice: null };
  const consent = {
    salt: HASH,
    id: ROOM,
    room: ROOM,
    entry,
    source: null,
    attachments: [],
    passingOn: '',
    agreement: HASH,
    ...agreed,
    recipients: agreed.recipients.map(fromHex),
  };
  return { entry, position, sight, consent, notice };
}

const body = (given: { readonly body: string }): canon.Value => canon.decode(fromHex(given.body));

play('known', {
  'known/spoken': (given) => parseSpoken(body(given)),
  'known/heard': (given) => parseHeard(body(given)),
  'known/again': (given) => again.parseAgain(body(given)),
  'known/part': (given) => again.parsePart(body(given)),
  'known/end': (given) => again.parseEnd(body(given)),
  'known/record': ({ lines }: { lines: readonly GivenLine[] }) =>
    [...onRecord(linesOf(lines), TOWN).values()].map(
      ({ entry, author, owner, label, said, answer }) => ({
        entry,
        author,
        owner,
        label,
        text: said.text,
        answer: answer && { entry: answer.entry, heard: answer.heard },
      }),
    ),
  'known/course': ({ lines }: { lines: readonly GivenLine[] }) => {
    const state = again.fold(linesOf(lines), TOWN);
    const courses = [...state.courses.values()].map(
      ({ entry, asker, text, about, parts, ended }) => {
        const said = [...parts.values()].map((one) => [hex(one.who), one.part, one.text]);
        return { entry, asker, text, about, parts: said, ended };
      },
    );
    return { courses, stricter: [...state.stricter].sort() };
  },
  'known/list': (given: GivenList) => {
    const lines = linesOf(given.lines);
    const pair = [fromHex(given.pair[0]), fromHex(given.pair[1])] as const;
    const findings = given.findings.map(findingOf);
    const reported = given.reported.map((row) => {
      return { ...row, entry: fromHex(row.entry), who: bytesOrNone(row.who), by: null };
    });
    const ownership = fold(lines, TOWN);
    const reading = { lines, people: TOWN, pair, ownership, findings, reported };
    const rows = knowers(reading, new Set(given.wanted));
    return { rows, verdict: verdict(rows) };
  },
});
