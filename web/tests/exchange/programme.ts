/** Rows of spec/programme.md; the other side is `tests/exchange/programme.py`. */

import { hex } from '../../core/ground/octets.ts';
import { Signed, parse as parseSigned, sign } from '../../core/ground/signature.ts';
import * as roles from '../../core/programme/roles.ts';
import { type Published, Role, type Roles } from '../../core/programme/roles.ts';
import * as leaves from '../../core/tlog/leaf.ts';
import { type Json, type Row, TIME, cardOf, keysOf, octets, seed } from './cast.ts';

function means(one: Published): Json {
  const holders = one.roles.holders.map(({ role, person }) => [
    role,
    person.name,
    hex(person.card),
  ]);
  return {
    hash: hex(roles.hashOf(one.roles)),
    leaf: hex(leaves.encode(roles.leafOf(one))),
    holders,
  };
}

export const programme: Record<string, Row> = {
  'a-list-of-roles': {
    async make() {
      const [ada, ben] = [await cardOf('Ada'), await cardOf('Ben')];
      const list: Roles = {
        version: 0,
        previous: null,
        log: seed('log policy'),
        signer: ada.hash,
        time: TIME,
        holders: [
          { role: Role.COORDINATOR, person: { card: ada.hash, name: 'Ada' } },
          { role: Role.OMBUDS, person: { card: ben.hash, name: 'Ben' } },
        ],
      };
      const payload = roles.encode(list);
      const signed = new Signed(payload, await sign(keysOf('Ada'), payload, roles.USE));
      const made = { roles: list, signed, r: seed('r') };
      return [{ signer: 'Ada', r: hex(made.r) }, signed.encode(), means(made)];
    },
    async read(given, raw) {
      const signed = parseSigned(raw, 1);
      const { key } = await cardOf(given.signer as string);
      await signed.verify([key, roles.USE]);
      return means({ roles: roles.parse(signed.payload), signed, r: octets(given, 'r') });
    },
  },
};
