/** Rows of spec/duty.md; the other side is `tests/exchange/duty.py`. */

import * as beside from '../../core/duty/beside.ts';
import * as steps from '../../core/duty/case.ts';
import { State, type Step } from '../../core/duty/case.ts';
import * as report from '../../core/duty/report.ts';
import type { Report } from '../../core/duty/report.ts';
import { hex } from '../../core/ground/octets.ts';
import * as signature from '../../core/ground/signature.ts';
import * as granted from '../../core/room/granted.ts';
import { type Json, ROOM, type Row, TIME, cardOf, keysOf, seed } from './cast.ts';
import { grantOf, signedOf } from './room.ts';

const STATEMENT = 'I fear for them, \u{1f600}.';

async function reported(): Promise<Report> {
  return {
    salt: seed('salt'),
    id: seed('report', 16),
    room: ROOM,
    limit: 'risk-to-life',
    entries: [seed('entry'), seed('another entry')],
    officer: (await cardOf('Ben')).hash,
    statement: report.statementHash(seed('statement salt'), STATEMENT),
    notice: TIME + 86_400,
    reason: 'They are watched.',
    agreement: seed('agreement'),
    time: TIME,
  };
}

function reportMeans(one: Report): Json {
  const { limit, notice, reason, time } = one;
  return {
    hash: hex(report.hashOf(one)),
    what: [one.room, one.officer, one.statement, one.agreement, ...one.entries].map(hex),
    said: [limit, notice, reason, time, report.isDelayed(one)],
  };
}

const step = (): Promise<Step> =>
  Promise.resolve({
    salt: seed('salt'),
    id: seed('step', 16),
    report: seed('report'),
    state: State.ASKED,
    words: 'When was that?',
    time: TIME,
  });

function stepMeans({ id, report: said, state, words, time }: Step): Json {
  return { id: hex(id), report: hex(said), state, words, time };
}

const sealed = grantOf(async () => {
  const payload = report.encode(await reported());
  const keys = keysOf('Ada');
  const [ada, ben] = [await cardOf('Ada'), await cardOf('Ben')];
  const { DELAYED: when } = granted.When;
  const shell = seed('shell');
  const one = await signature.sign(keys, shell, 'agreement');
  const other = await signature.sign(keysOf('Ben'), shell, 'agreement');
  return {
    kind: granted.GrantKind.DUTY,
    keys: (await reported()).entries.map((entry) => {
      return { entry, k: seed('entry key'), r: seed('r'), when };
    }),
    payload,
    signatures: await signature.sign(keys, payload, report.USE),
    extras: beside.extras({
      shell,
      signers: [ada.hash, ben.hash],
      signatures: [...one, ...other],
      limits: seed('limits'),
      salt: seed('limits salt'),
      reporter: ada.hash,
      statementSalt: seed('statement salt'),
      statement: STATEMENT,
    }),
  };
});

/** What beside the report is read too: the statement, and that it is the one that was fixed. */
async function besideMeans(given: Json, raw: Uint8Array): Promise<Json> {
  const { hash } = await cardOf(given.reader as string);
  const found = await granted.openGrant(keysOf(given.reader as string).seal, hash, raw);
  const said = report.parse(found.payload);
  const { statement, statementSalt, signers } = beside.parse(found.extras);
  const fixed = hex(report.statementHash(statementSalt, statement)) === hex(said.statement);
  return { statement, fixed, signers: signers.map(hex) };
}

export const duty: Record<string, Row> = {
  'a-report': signedOf(report.USE, reported, { ...report, means: reportMeans }),
  'grant-of-a-report': {
    async make() {
      const [given, raw, means] = await sealed.make();
      return [given, raw, { ...means, ...(await besideMeans(given, raw)) }];
    },
    async read(given, raw) {
      return { ...(await sealed.read(given, raw)), ...(await besideMeans(given, raw)) };
    },
  },
  'a-step': signedOf(steps.USE, step, { ...steps, means: stepMeans }),
};
