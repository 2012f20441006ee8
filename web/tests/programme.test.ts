/** Roles: every shared vector, and bent bytes. */

import { beforeAll, expect, test } from 'vitest';
import { texts } from '../build/texts.mjs';
import { VERSIONS, learn } from '../core/agreement/clauses.ts';
import * as terms from '../core/agreement/terms.ts';
import * as canon from '../core/ground/canon.ts';
import { fromHex, hex, utf8 } from '../core/ground/octets.ts';
import * as offer from '../core/programme/offer.ts';
import * as roles from '../core/programme/roles.ts';
import { follow, newest } from '../core/programme/standing.ts';
import * as leaves from '../core/tlog/leaf.ts';
import { bend, play, vectorsOf } from './vectors.ts';

beforeAll(() => {
  for (const version of VERSIONS) learn(version, utf8(texts(version)));
});

const read = (raw: string): roles.Published => roles.readPublished(canon.decode(fromHex(raw)));

play('programme', {
  'programme/roles': (given: { published: string }) => {
    const found = read(given.published);
    expect(hex(roles.encodePublished(found))).toBe(given.published);
    return {
      version: found.roles.version,
      hash: roles.hashOf(found.roles),
      leaf: leaves.encode(roles.leafOf(found)),
      holders: found.roles.holders.map(({ role, person }) => [role, person.name, person.card]),
    };
  },
  'programme/standing': async (given: {
    log: string;
    published: string[];
    leaves: string[];
    keys: Record<string, [string, string]>;
    lineages: string[][];
  }) => {
    const found = await follow(given.published.map(read), {
      log: fromHex(given.log),
      under: (tag) => given.leaves.filter((leaf) => leaf.startsWith(hex(tag))).map(fromHex),
      keyOf(card) {
        const [ed25519, mldsa] = given.keys[hex(card)]!.map(fromHex);
        return { ed25519: ed25519!, mldsa: mldsa! };
      },
      same: (one, other) =>
        hex(one) === hex(other) ||
        given.lineages.some((line) => line.includes(hex(one)) && line.includes(hex(other))),
    });
    const now = newest(found);
    return { now: now && roles.hashOf(now), anew: found.anew };
  },
  'programme/helpers': (given: { roles: string; kept_out: string[] }) => {
    const held = roles.parse(fromHex(given.roles));
    const { officer, deputy, ombuds } = offer.helpers(held, new Set(given.kept_out));
    const name = (one: { name: string } | null): string | null => one && one.name;
    return { officer: name(officer), deputy: name(deputy), ombuds: name(ombuds) };
  },
  'programme/kept-out': (given: { terms: string; kept_out: string[] }) => {
    offer.refuseKeptOut(terms.parse(fromHex(given.terms)), new Set(given.kept_out));
    return 'taken';
  },
  'programme/changes': (given: { lists: string[]; terms: string }) => {
    const lists = given.lists.map((raw) => roles.parse(fromHex(raw)));
    const found = offer.changes({ lists, anew: [] }, terms.parse(fromHex(given.terms)));
    return found.map(({ role, named, now }) => [role, named && named.card, now && now.card]);
  },
});

test('bent lists are refused by the rules and by nothing else', () => {
  const good = vectorsOf('programme')
    .get('roles.json')
    ?.find(({ expect: ends }) => typeof ends === 'object' && ends !== null && 'hash' in ends);
  bend(fromHex(good?.input.published as string), (raw) => roles.readPublished(canon.decode(raw)));
});
