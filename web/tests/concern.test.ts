/** Concerns: every shared vector that the two play, and bent bytes. */

import { expect, test } from 'vitest';
import * as opening from '../core/concern/open.ts';
import * as outside from '../core/concern/outside.ts';
import { due, fold } from '../core/concern/standing.ts';
import * as turns from '../core/concern/turn.ts';
import { fromHex, hex } from '../core/ground/octets.ts';
import { type GivenSecrets, mineOf } from './cast.ts';
import { bend, play, vectorsOf } from './vectors.ts';

play('concern', {
  'concern/outside': (given: { outside: string }) => {
    const found = outside.parse(fromHex(given.outside));
    expect(hex(outside.encode(found))).toBe(given.outside);
    return { id: found.id, recipient: found.recipient, size: found.sealed.length };
  },
  'concern/turn': (given: { turn: string }) => {
    const found = turns.parse(fromHex(given.turn));
    expect(hex(turns.encode(found))).toBe(given.turn);
    const { state, time } = found.turn;
    return { state, by_raiser: turns.isByRaiser(found.turn), time };
  },
  'concern/open': async (given: {
    mine: GivenSecrets[];
    sealed: string;
    raiser: string | null;
    ombuds: string[];
  }) => {
    const found = await opening.unseal(mineOf(given.mine), fromHex(given.sealed));
    if (given.raiser === null) opening.begun(found);
    else turns.check(found, fromHex(given.raiser), given.ombuds.map(fromHex));
    return { state: found.turn.state, words: found.turn.words };
  },
  'concern/judge': (given: { key: string; turn: string }) => {
    const { shown } = turns.parse(fromHex(given.turn)).turn;
    return opening.judge(fromHex(given.key), shown).map(({ isTrue }) => isTrue);
  },
  'concern/standing': (given: { turns: string[] }) => {
    const [standing, faulty] = fold(given.turns.map((one) => turns.parse(fromHex(one)).turn));
    const owed = due(standing);
    return {
      phase: standing.phase,
      consent: standing.consent !== null,
      confirmed: standing.confirmed,
      due: owed && [owed.what, owed.by],
      faults: faulty.map(({ fault }) => fault.code),
    };
  },
});

test('bent turns are refused by the rules and by nothing else', () => {
  const [one] = vectorsOf('concern').get('outside.json') ?? [];
  const [turn] = vectorsOf('concern').get('turn.json') ?? [];
  const [shown] = (vectorsOf('concern').get('open.json') ?? []).filter(
    ({ format }) => format === 'concern/judge',
  );
  bend(fromHex(one?.input.outside as string), outside.parse);
  bend(fromHex(turn?.input.turn as string), turns.parse);
  bend(fromHex(shown?.input.turn as string), turns.parse);
});
