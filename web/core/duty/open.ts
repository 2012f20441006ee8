/**
 * What an officer checks before a word is shown, and what is shown with it.
 *
 * A report opens only if both signed the limit that it names and that limit names this officer, the log
 * bears a leaf under each entry's own tag that opens to this very report, and the report is signed by
 * one of the two. The envelopes come from the server and never out of the grant, so that whom an entry
 * is from rests on the server's check at acceptance.
 *
 * Format: spec/duty.md section 5. Threats: a forged report; one under a limit that nobody signed; one
 * used in another room, or passed on; a reporter who claims more than was written.
 */

import { type Bytes, equal, hex } from '../ground/octets.ts';
import { verify } from '../ground/signature.ts';
import { Kind, type Words, parseWords } from '../room/entry.ts';
import type { Envelope } from '../room/envelope.ts';
import { type Granted, GrantKind, type Key, type Log, NotForYou, When } from '../room/granted.ts';
import { type Opened, openWith } from '../room/open.ts';
import { type People, samePerson } from '../room/people.ts';
import { Kind as LeafKind, encode as encodeLeaf, grantTags, leafOf } from '../tlog/leaf.ts';
import * as basis from './basis.ts';
import type { Covered } from './basis.ts';
import * as beside from './beside.ts';
import { type Beside, FalseReport } from './beside.ts';
import * as report from './report.ts';
import type { Report } from './report.ts';

/** The kinds of entry that can be reported: those that say something. */
const SAID: readonly string[] = [Kind.WORDS, Kind.CORRECTION];

/** One entry as the officer may see it. */
export interface Reported {
  readonly opened: Opened;
  readonly words: Words;
  /** First card hash. */
  readonly author: Bytes;
  /** First card hash. */
  readonly owner: Bytes;
}

/** A report that holds: under which signed limit, by whom, with which words, about what. */
export interface Checked {
  readonly report: Report;
  readonly covered: Covered;
  /** First card hash. */
  readonly reporter: Bytes;
  /** The reporter's own words, which nobody but they vouch for. */
  readonly statement: string;
  readonly entries: readonly Reported[];
}

/** What an officer knows when they check: card hashes of their lineage in hex, people, the log. */
export interface Officer {
  readonly me: ReadonlySet<string>;
  readonly people: People;
  readonly log: Log;
}

/**
 * Check a report whole, then open its entries; `envelopes` as the server hands them out, by entry hash
 * in hex. Throws `FalseReport`, `NotForYou`, `BadSignature`, `CannotOpen`, what `basis.check` and
 * `beside.check` throw, or what the log throws for a leaf that it does not hold.
 */
export async function check(
  granted: Granted,
  envelopes: ReadonlyMap<string, Envelope>,
  { me, people, log }: Officer,
): Promise<Checked> {
  const [said, found] = documentOf(granted);
  if (!me.has(hex(said.officer))) throw new NotForYou();
  const agreed = await beside.check(found, said, people);
  const { reporter } = agreed;
  await verify(reporter.key, granted.payload, granted.signatures, report.USE);
  const covered = basis.check(agreed.limits, agreed.side, said, samePerson(people));
  for (const key of granted.keys) log.includes(leaf(granted, key));
  const entries: Reported[] = [];
  for (const key of granted.keys) entries.push(await opened(key, said, envelopes, people));
  return { report: said, covered, reporter: reporter.first, statement: found.statement, entries };
}

/** The report in a grant and what travels beside it: shape alone. Throws `FalseReport`, `Malformed`. */
export function read({ kind, payload, extras }: Granted): [Report, Beside] {
  if (kind !== GrantKind.DUTY) throw new FalseReport('no report');
  return [report.parse(payload), beside.parse(extras)];
}

function documentOf(granted: Granted): [Report, Beside] {
  const [said, found] = read(granted);
  const when = report.isDelayed(said) ? When.DELAYED : When.AT_ONCE;
  const { keys } = granted;
  if (`${keys.map(({ entry }) => hex(entry))}` !== `${said.entries.map(hex)}`) {
    throw new FalseReport('other keys');
  }
  if (keys.some((key) => key.when !== when)) throw new FalseReport('another time');
  return [said, found];
}

function leaf({ payload }: Granted, { k, r, when }: Key): Bytes {
  const { atOnce, delayed } = grantTags(k);
  const tag = when === When.DELAYED ? delayed : atOnce;
  return encodeLeaf(leafOf({ tag, r, kind: LeafKind.DUTY, document: payload }));
}

async function opened(
  { entry, k }: Key,
  said: Report,
  envelopes: ReadonlyMap<string, Envelope>,
  people: People,
): Promise<Reported> {
  const envelope = envelopes.get(hex(entry));
  if (!envelope || !equal(envelope.hash, entry) || !equal(envelope.pub.place, said.room)) {
    throw new FalseReport('another entry');
  }
  const found = await openWith(k, envelope);
  const author = people.known(envelope.pub.author);
  if (!author) throw new FalseReport('an author who is not in the log');
  if (!SAID.includes(found.priv.kind)) throw new FalseReport('it says nothing');
  const { owner } = found.priv;
  return { opened: found, words: parseWords(found.body), author: author.first, owner };
}
