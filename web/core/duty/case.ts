/**
 * What officer and reporter let each other know afterwards: where it stands, a question, an answer.
 *
 * A step is signed and sealed to one card. But for a question and its answer it holds no words: the
 * reporter learns that something was done, and not what.
 *
 * Format: spec/duty.md section 7. Vectors: vectors/duty/case.json. Threats: somebody else says that a
 * report was received, or closed; a step of one report shown for another.
 */

import * as canon from '../ground/canon.ts';
import { Malformed, QuietroomError } from '../ground/errors.ts';
import { type Bytes, equal } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import { verify } from '../ground/signature.ts';
import { type Granted, GrantKind } from '../room/granted.ts';
import type { Known, People } from '../room/people.ts';

/** The domain under which a step is signed. */
export const USE = 'case';

/** The most characters of a question or an answer. */
const WORDS = 4000;

/** What was done. All but `ANSWERED` are the officer's. */
export const State = {
  RECEIVED: 'received',
  ACKNOWLEDGED: 'acknowledged',
  ASKED: 'asked',
  ANSWERED: 'answered',
  DECIDED: 'decided',
  CLOSED: 'closed',
} as const;

/** One of the six. */
export type State = (typeof State)[keyof typeof State];

/** This tells of a report, and is not by the one who could say so: it is not shown. */
export class FalseStep extends QuietroomError {
  static override readonly code = 'false-step';
}

/** One step: `report` is its hash, `time` in seconds; words in `asked` and `answered` alone. */
export interface Step {
  readonly salt: Bytes;
  readonly id: Bytes;
  readonly report: Bytes;
  readonly state: State;
  readonly words: string | null;
  readonly time: number;
}

/** The payload that is signed. */
export function encode({ salt, id, report, state, words, time }: Step): Bytes {
  return canon.encode([salt, id, report, state, words, time]);
}

/** Read a step's payload. Throws `Malformed` or `TooLarge`. */
export function parse(raw: Bytes): Step {
  const parts = shape.array(canon.decode(raw), 6, 'step');
  const at = (place: number): canon.Value => parts[place] ?? null;
  const state = Object.values(State).find((one) => one === at(3));
  const spoken = state === State.ASKED || state === State.ANSWERED;
  if (!state || spoken === (at(4) === null)) throw new Malformed('state of a step');
  return {
    salt: shape.octets(at(0), 'salt', 32),
    id: shape.ident(at(1), 'step id'),
    report: shape.digest(at(2), 'report'),
    state,
    words: spoken ? shape.text(at(4), 'words', WORDS) : null,
    time: shape.number(at(5), 'time'),
  };
}

/**
 * A step out of an opened letter, and the card that signed it. Whether that person may say so is for
 * whoever knows the report: `refuseStranger`. Throws `FalseStep`, `BadSignature` or `Malformed`.
 */
export async function check(granted: Granted, people: People): Promise<[Step, Known]> {
  if (granted.kind !== GrantKind.CASE || granted.keys.length) throw new FalseStep('no step');
  const signer = people.known(signerOf(granted));
  if (!signer) throw new FalseStep('a card that is not in the log');
  await verify(signer.key, granted.payload, granted.signatures, USE);
  return [parse(granted.payload), signer];
}

/** Whose card signed a letter, as it says. Throws `Malformed`. */
export function signerOf({ extras }: Granted): Bytes {
  const [card] = shape.array([...extras], 1, 'extras of a step');
  return shape.digest(card ?? null, 'signer');
}

/** Check that a step is by the one whose it is, both by first card. Throws `FalseStep`. */
export function refuseStranger(
  { state }: Step,
  { first }: Known,
  reporter: Bytes,
  officer: Bytes,
): void {
  if (!equal(first, state === State.ANSWERED ? reporter : officer)) throw new FalseStep();
}
