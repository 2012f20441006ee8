/**
 * A log policy: which log is meant, under which key, and how many witnesses its heads need.
 *
 * The policy is fixed where trust begins - in an invitation and in an agreement - by its hash.
 *
 * Format: spec/tlog.md section 10. Vectors: vectors/tlog/policy.json.
 */

import * as canon from '../ground/canon.ts';
import type { Value } from '../ground/canon.ts';
import { sha256 } from '../ground/digest.ts';
import { Malformed, QuietroomError } from '../ground/errors.ts';
import { equal, hex, type Bytes } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import * as checkpoint from './checkpoint.ts';
import type { Checkpoint } from './checkpoint.ts';
import * as note from './note.ts';
import * as witness from './witness.ts';

/** The most witnesses of a policy. */
export const WITNESSES = 32;

const SIZE = 16 * 1024;

/** Fewer witnesses than the log policy asks for have signed this head: try again later. */
export class TooFewWitnesses extends QuietroomError {
  static override readonly code = 'too-few-witnesses';
}

/** A verified head: its checkpoint, the note as served, and how many `witnesses` signed it. */
export interface Head {
  readonly checkpoint: Checkpoint;
  readonly raw: Bytes;
  readonly witnesses: number;
}

/**
 * What a log must show: its key, which bears the log's origin as its name, `witnesses` in rising
 * order of their public keys, and a `quorum`. The default asks for none: only its members watch such
 * a log, and screens say so. `hash` is what an invitation and an agreement name.
 */
export interface Policy {
  readonly log: note.Key;
  readonly witnesses: readonly note.Key[];
  readonly quorum: number;
  readonly hash: Bytes;
}

/**
 * The policy of these parts. Throws `Malformed` for witnesses out of order or twice, for the log's
 * own key among them, and for a quorum that they cannot reach.
 */
export function make(log: note.Key, witnesses: readonly note.Key[] = [], quorum = 0): Policy {
  note.checkName(log.name);
  shape.octets(log.public, 'log key', note.KEY);
  const keys = witnesses.map((each) => hex(shape.octets(each.public, 'witness key', note.KEY)));
  if (keys.some((each, at) => at && each <= (keys[at - 1] ?? '')) || keys.length > WITNESSES)
    throw new Malformed('witnesses out of order, twice or too many');
  if (keys.includes(hex(log.public)) || witnesses.some(({ kind }) => kind !== note.Kind.WITNESS))
    throw new Malformed("a witness with the log's key, or with one that is no witness's");
  shape.number(quorum, 'quorum', keys.length);
  return { log, witnesses, quorum, hash: sha256(spell(log, witnesses, quorum)) };
}

/** CBOR[origin, key, [[name, key] …], quorum]. */
export const encode = ({ log, witnesses, quorum }: Policy): Bytes => spell(log, witnesses, quorum);

/** Read a policy in its one encoding. Throws `Malformed` or `TooLarge`. */
export function parse(raw: Bytes): Policy {
  const [origin, key, listed, quorum] = shape.array(canon.decode(raw, SIZE), 4, 'log policy');
  const log = {
    name: shape.text(origin, 'origin'),
    kind: note.Kind.LOG,
    public: shape.octets(key, 'log key', note.KEY),
  };
  const witnesses = shape.items(listed, 'witnesses', WITNESSES).map(readWitness);
  return make(log, witnesses, shape.number(quorum, 'quorum'));
}

/**
 * The head in a note, once the log and enough witnesses are found to have signed it.
 * Throws `Malformed`, `TooLarge`, `BadSignature` (of the log or of a witness named here), `BadProof`
 * as `checkpoint.verify` does, or `TooFewWitnesses`.
 */
export async function check(policy: Policy, raw: Bytes): Promise<Head> {
  const head = await checkpoint.verify(raw, policy.log);
  const found = (await cosignatures(policy, note.parse(raw))).length;
  if (found < policy.quorum) throw new TooFewWitnesses(`${found} of ${policy.quorum}`);
  return { checkpoint: head, raw, witnesses: found };
}

/** One good line of each witness that signed. Throws `BadSignature` if a line is false. */
export async function cosignatures(policy: Policy, signed: note.Note): Promise<note.Line[]> {
  const found: note.Line[] = [];
  for (const key of policy.witnesses) {
    const lines = note.linesOf(signed, key);
    for (const line of lines) await witness.check(signed.text, line, key);
    found.push(...lines.slice(0, 1));
  }
  return found;
}

/** Whether two policies are one. */
export const same = (one: Policy, other: Policy): boolean => equal(one.hash, other.hash);

const spell = (log: note.Key, witnesses: readonly note.Key[], quorum: number): Bytes =>
  canon.encode([log.name, log.public, witnesses.map((each) => [each.name, each.public]), quorum]);

function readWitness(value: Value): note.Key {
  const [name, key] = shape.array(value, 2, 'witness');
  return {
    name: note.checkName(shape.text(name, 'witness name')),
    kind: note.Kind.WITNESS,
    public: shape.octets(key, 'witness key', note.KEY),
  };
}
