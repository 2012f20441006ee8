/** Rows of spec/agreement.md; the other side is `tests/exchange/agreement.py`. */

import * as limits from '../../core/agreement/limits.ts';
import { type Party, type Person, Default } from '../../core/agreement/people.ts';
import { starter } from '../../core/agreement/questions.ts';
import { render } from '../../core/agreement/render.ts';
import * as signing from '../../core/agreement/signing.ts';
import * as terms from '../../core/agreement/terms.ts';
import type { Terms } from '../../core/agreement/terms.ts';
import * as versions from '../../core/agreement/version.ts';
import type { Proposal, Version } from '../../core/agreement/version.ts';
import { sha256 } from '../../core/ground/digest.ts';
import { equal, fromUtf8, hex, utf8 } from '../../core/ground/octets.ts';
import { type Json, ROOM, type Row, cardOf, keyOfTwo, keysOf, octets, seed } from './cast.ts';

const same = equal;

async function chosen(): Promise<Terms> {
  const party = async (name: string, role: string): Promise<Party> => ({
    card: (await cardOf(name)).hash,
    name,
    role,
    default: Default.CONFIDENTIAL,
    undertakings: ['I ask before I repeat a word.'],
    expectations: [`${name} hopes for time.`],
  });
  const two = [await party('Ada', 'mentor'), await party('Ben', 'mentee')] as const;
  const person = (name: string, called: string): Person => ({ card: seed(name), name: called });
  const helpers = {
    officer: person('officer', 'Officer'),
    deputy: person('deputy', 'Deputy'),
    ombuds: person('ombuds', 'Ombuds'),
  };
  const where = { name: 'A programme', coordinators: [person('coordinator', 'Cora')] };
  return starter('generic', 'en', two, '2027-01-15', helpers, where);
}

async function proposed(): Promise<Proposal> {
  const place = {
    room: ROOM,
    logPolicy: seed('policy'),
    agreement: seed('agreement', 16),
    version: 1,
    previous: null,
  };
  return versions.propose(await chosen(), place, (size) => seed('e', size));
}

const checked = async (): Promise<Version> => versions.check(await proposed(), same);

function proposalMeans(one: Proposal): Json {
  const found = versions.check(one, same);
  const parts = [limits.encode(found.terms.limits), terms.encode(found.terms)];
  return {
    hash: hex(found.hash),
    text: found.text,
    parts: parts.map((part) => hex(sha256(part))),
    cards: found.shell.cards.map(hex),
  };
}

const signed = async (name: string): Promise<signing.Signature> =>
  signing.sign(await checked(), (await cardOf(name)).hash, keysOf(name), same, seed('policy'));

export const agreement: Record<string, Row> = {
  proposal: {
    async make() {
      const one = await proposed();
      return [{}, versions.encode(one), proposalMeans(one)];
    },
    read: (_, sealed) => proposalMeans(versions.parse(sealed)),
  },
  'rendered-text': {
    async make() {
      const of = await chosen();
      const text = render(of, of.template, 'en');
      return [{ terms: hex(terms.encode(of)) }, utf8(text), { text }];
    },
    read(given, sealed) {
      const of = terms.parse(octets(given, 'terms'));
      const text = render(of, of.template, of.language);
      return { text: text === fromUtf8(sealed) ? text : 'another text' };
    },
  },
  'signature-of-an-agreement': {
    async make() {
      const given = { proposal: hex(versions.encode(await proposed())) };
      const card = hex((await cardOf('Ben')).hash);
      return [given, signing.encode(await signed('Ben')), { side: 1, card }];
    },
    async read(given, sealed) {
      const found = versions.check(versions.parse(octets(given, 'proposal')), same);
      const one = signing.parse(sealed);
      const side = await signing.verify(found, one, await keyOfTwo(), same);
      return { side, card: hex(one.card) };
    },
  },
  'agreement-in-force': {
    async make() {
      const both = [await signed('Ben'), await signed('Ada')] as const;
      const one = await checked();
      const made = await signing.complete(one, both, await keyOfTwo(), same);
      return [{ cards: ['Ada', 'Ben'] }, made.encode(), { hash: hex(one.hash) }];
    },
    async read(given, sealed) {
      const [first, second] = given.cards as [string, string];
      const [one, other] = [(await cardOf(first)).key, (await cardOf(second)).key];
      const shell = await signing.readSigned(sealed, one, other);
      return { hash: hex(sha256(versions.encodeShell(shell))) };
    },
  },
};
