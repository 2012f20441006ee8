/** Grants: every shared vector, bent bytes, who may release, and what the log tells the two. */

import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import * as canon from '../core/ground/canon.ts';
import { derive } from '../core/ground/digest.ts';
import { QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, fromHex, hex } from '../core/ground/octets.ts';
import { publicOf } from '../core/ground/open/key.ts';
import * as basis from '../core/release/basis.ts';
import * as consent from '../core/release/consent.ts';
import * as release from '../core/release/open.ts';
import * as request from '../core/release/request.ts';
import * as standing from '../core/release/standing.ts';
import { parsePub } from '../core/room/envelope.ts';
import * as envelope from '../core/room/envelope.ts';
import * as evidence from '../core/room/evidence.ts';
import * as grant from '../core/room/grant.ts';
import * as granted from '../core/room/granted.ts';
import { stamp } from '../core/room/stamp.ts';
import { type GivenPerson, peopleOf } from './cast.ts';
import { bend, play, vectorsOf } from './vectors.ts';

class NotLogged extends QuietroomError {
  static override readonly code = 'not-logged';
}

play('grant', {
  'grant/outside': (given: { grant: string }) => {
    const found = grant.parse(canon.decode(fromHex(given.grant)));
    expect(hex(canon.encode(grant.grantFields(found)))).toBe(given.grant);
    const { id, recipient, entries, attachments, until, sealed } = found;
    return { id, recipient, entries, attachments, until, size: sealed.length };
  },
  'grant/open': async (given: { seed: string; card: string; sealed: string }) => {
    const [seed, card, sealed] = [given.seed, given.card, given.sealed].map(fromHex);
    const found = await granted.openGrant(seed!, card!, sealed!);
    const { kind, keys, payload, signatures } = found;
    return { kind, keys: keys.length, payload, signatures: signatures.length };
  },
  'grant/stamp': (
    given: Record<'secret' | 'ombuds' | 'pub' | 'com', string> & { time: number },
  ) => {
    // The server derives the key; an ombuds is sent it.
    const key = derive(fromHex(given.secret), 'stamp-key', fromHex(given.ombuds));
    const pub = parsePub(canon.decode(fromHex(given.pub)));
    return { key, stamp: stamp(key, pub, fromHex(given.com), given.time) };
  },
  'grant/evidence': (given: { key: string; shown: string }) => {
    const [found, words] = evidence.parse(fromHex(given.shown));
    for (const one of found) evidence.check(fromHex(given.key), one);
    expect(hex(evidence.encode(found, words))).toBe(given.shown);
    return { shown: found.length, words };
  },
  'grant/consent': (given: { consent: string }) => {
    const found = consent.parse(fromHex(given.consent));
    expect(hex(consent.encode(found))).toBe(given.consent);
    const { room, entry, recipients, purpose, until } = found;
    return { room, entry, recipients, purpose, until, hash: consent.hashOf(found) };
  },
  'grant/standing': (given: { standing: string }) => {
    const found = standing.parse(fromHex(given.standing));
    expect(hex(standing.encode(found))).toBe(given.standing);
    return { entry: found.entry, other: found.other, until: found.until };
  },
  'grant/release': async (given: {
    grant: string;
    envelope: string;
    me: string[];
    people: GivenPerson[];
    leaves: string[];
    now: number;
  }) => {
    const includes = (leaf: Bytes): void => {
      if (!given.leaves.includes(hex(leaf))) throw new NotLogged();
    };
    const found = await release.check(
      granted.parse(fromHex(given.grant)),
      envelope.parse(fromHex(given.envelope)),
      {
        me: new Set(given.me),
        people: peopleOf(given.people),
        log: { includes },
        now: given.now,
      },
    );
    const { words, author, owner, signers } = found;
    return { words: words.text, author, owner, signers };
  },
});

const entropy = (size: number): Bytes => new Uint8Array(randomBytes(size));

test('a grant made here opens for its card alone', async () => {
  const [seed, card, other] = [entropy(32), entropy(32), entropy(32)];
  const key = { entry: entropy(32), k: entropy(32), r: entropy(32), when: granted.When.AT_ONCE };
  const inside: granted.Granted = {
    kind: granted.GrantKind.RELEASE,
    keys: [key],
    payload: entropy(40),
    signatures: [],
    extras: release.extras([card], null),
  };
  const sealed = await grant.close(await publicOf(seed), card, granted.encode(inside));

  expect(await granted.openGrant(seed, card, sealed)).toEqual(inside);
  for (const [wrong, name] of [
    [entropy(32), card],
    [seed, other],
  ] as const) {
    await expect(granted.openGrant(wrong, name, sealed)).rejects.toMatchObject({
      code: 'cannot-open',
    });
  }
});

describe('who may release', () => {
  const check = (owners: string[], signers: string[]) => () =>
    basis.check(new Set(owners), new Set(signers));

  test('its owner, or both who claim it', () => {
    expect(check(['ada'], ['ada'])).not.toThrow();
    expect(check(['ada', 'ben'], ['ben', 'ada'])).not.toThrow();
  });

  test('neither a stranger nor one of two', () => {
    expect(check(['ada'], ['ben'])).toThrow(basis.NotOwner);
    expect(check(['ada', 'ben'], ['eve'])).toThrow(basis.NotOwner);
    expect(check(['ada', 'ben'], ['ada'])).toThrow(basis.BothMustAgree);
  });
});

test('the bodies of asking and keeping come back as written', () => {
  const said = { words: 'w', name: 'Leila', purpose: 'to help', until: 5 };
  const ask = { id: entropy(16), entry: entropy(32), recipient: entropy(32), ...said };
  const signed = { payload: entropy(9), signatures: [entropy(64), entropy(3309)] };

  expect(request.parseAsk(request.askFields(ask))).toEqual(ask);
  expect(request.parseSigned(request.signedFields(signed))).toEqual(signed);
  expect(request.parseKeep([ask.id])).toBe(ask.id);
});

test('bent bytes end in refusals and in nothing else', () => {
  const value = (parse: (value: canon.Value) => unknown) => (raw: Bytes) =>
    parse(canon.decode(raw));
  const said = { words: 'w', name: 'Leila', purpose: 'to help', until: 5 };
  const ask = { id: entropy(16), entry: entropy(32), recipient: entropy(32), ...said };
  bend(canon.encode(request.askFields(ask)), value(request.parseAsk));
  bend(canon.encode([ask.id]), value(request.parseKeep));
  for (const { format, input } of vectorsOf('grant').get('release.json') ?? []) {
    if (format === 'grant/consent') bend(fromHex(input['consent']), consent.parse);
    if (format === 'grant/standing') bend(fromHex(input['standing']), standing.parse);
    if (format === 'grant/release') bend(fromHex(input['grant']), granted.parse);
  }
  for (const { format, input } of vectorsOf('grant').get('grant.json') ?? []) {
    if (format === 'grant/outside') bend(fromHex(input['grant']), value(grant.parse));
  }
  for (const { format, input } of vectorsOf('grant').get('stamp.json') ?? []) {
    if (format === 'grant/evidence') bend(fromHex(input['shown']), evidence.parse);
  }
});
