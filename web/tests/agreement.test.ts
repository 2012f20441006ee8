/** The agreement: every shared vector, what bytes bent anyhow do, and what a screen asks. */

import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { parse as parseToml } from 'smol-toml';
import { beforeAll, describe, expect, test } from 'vitest';
import { texts } from '../build/texts.mjs';
import * as answers from '../core/agreement/answers.ts';
import * as clauses from '../core/agreement/clauses.ts';
import { differences } from '../core/agreement/differences.ts';
import { type Question, answer, form, ownLimit } from '../core/agreement/form.ts';
import { refuseGag } from '../core/agreement/gag.ts';
import * as limits from '../core/agreement/limits.ts';
import { cautions, starter } from '../core/agreement/questions.ts';
import { type Relation, answersOf } from '../core/agreement/relation.ts';
import { render } from '../core/agreement/render.ts';
import * as signing from '../core/agreement/signing.ts';
import * as state from '../core/agreement/state.ts';
import * as terms from '../core/agreement/terms.ts';
import * as version from '../core/agreement/version.ts';
import { BadTerms, words } from '../core/agreement/words.ts';
import { type Value } from '../core/ground/canon.ts';
import { sha256 } from '../core/ground/digest.ts';
import { type QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, equal, fromHex, hex, utf8 } from '../core/ground/octets.ts';
import { bend, play, vectorsOf } from './vectors.ts';

type Json = Record<string, never>;
type Parts = Record<'shell' | 'limits' | 'terms' | 'text', string> & { salts: string[] };

const RAW = utf8(texts(clauses.VERSION));

test('nothing is rendered before the texts are there', () => {
  expect(() => clauses.template(1, 'en')).toThrow('not loaded');
});

test('texts that differ in a letter are refused', () => {
  const bent = RAW.slice();
  bent[RAW.length - 3]! ^= 1;

  expect(() => clauses.learn(1, bent)).toThrow(clauses.UnknownTemplate);
  expect(() => clauses.learn(2, RAW)).toThrow(clauses.UnknownTemplate);
});

describe('with the texts', () => {
  beforeAll(() => clauses.learn(clauses.VERSION, RAW));
  vectors();
  parsers();
  screens();
});

function read(raw: string): terms.Terms {
  const found = terms.parse(fromHex(raw));
  expect(hex(terms.encode(found))).toBe(raw);
  return found;
}

function named(chosen: terms.Terms): Record<string, Value> {
  const values = terms.write(chosen);
  return Object.fromEntries(terms.FIELDS.map((field, at) => [field.name, values[at]!]));
}

function proposal(of: Parts): version.Proposal {
  const [first, second, third] = of.salts.map(fromHex);
  return version.proposalOf({
    payload: fromHex(of.shell),
    salts: [first!, second!, third!],
    limits: fromHex(of.limits),
    terms: fromHex(of.terms),
    text: of.text,
  });
}

function samePerson(lineages: string[][]): (one: Bytes, other: Bytes) => boolean {
  return (one, other) =>
    equal(one, other) ||
    lineages.some((lineage) => lineage.includes(hex(one)) && lineage.includes(hex(other)));
}

function keyOf(keys: Record<string, [string, string]>): signing.KeyOf {
  return (card) => {
    const [ed25519, mldsa] = keys[hex(card)]!;
    return { ed25519: fromHex(ed25519), mldsa: fromHex(mldsa) };
  };
}

/** A file of answers as its reader hands it on: days as text, everything else as it is. */
function table(file: string): answers.Table {
  try {
    return JSON.parse(JSON.stringify(parseToml(file))) as answers.Table;
  } catch {
    throw new BadTerms('file', 'not TOML');
  }
}

function event(item: number, given: Json[], proposals: Record<string, Parts>): state.Event {
  const [kind, who, what, unread] = given as unknown as [string, string, string, string?];
  if (kind === 'epoch') {
    const [first, second] = (who as unknown as string[]).map(fromHex);
    const agreement = what === null ? null : fromHex(what);
    const cards = [first!, second!] as const;
    return { event: 'epoch', item, cards, agreement, unread: unread !== undefined };
  }
  const by = { item, author: fromHex(who) };
  if (kind === 'propose') return { event: 'proposed', ...by, proposal: proposal(proposals[what]!) };
  if (kind === 'take-back') return { event: 'taken-back', ...by, agreement: fromHex(what) };
  return { event: 'signed', ...by, signature: signing.parse(fromHex(what)) };
}

function vectors(): void {
  play('agreement', {
    'agreement/words': ({ text }) => ({ text: words(text, 'words') }),
    'agreement/gag': (given) => {
      refuseGag(given.words, 'words', 1);
      return 'allowed';
    },
    'agreement/limits': (given) => {
      const found = limits.parse(fromHex(given.limits));
      expect(hex(limits.encode(found))).toBe(given.limits);
      return { limits: limits.fields(found) };
    },
    'agreement/longest-delay': (given) => ({
      days: limits.longestDelay(limits.parse(fromHex(given.limits))),
    }),
    'agreement/terms': (given) => named(read(given.terms)),
    'agreement/file': (given) => named(answers.fromTable(table(given.file), read(given.base))),
    'agreement/draft': ({ pack, language, cards, start }) => {
      const side = { default: 'pair', undertakings: [], expectations: [] } as const;
      const [first, second] = cards.map(fromHex);
      const noor = { card: first, name: 'Noor', role: 'mentee', ...side };
      const amina = { card: second, name: 'Amina', role: 'mentor', ...side };
      return named(starter(pack, language, [noor, amina], start));
    },
    'agreement/relation': (given) => {
      const base = read(given.base);
      const kind = table(given.text) as unknown as Relation;
      const [first, second] = base.parties;
      const begun = { ...base, roles: [first.role, second.role] } as const;
      const answered = answersOf(kind, kind[base.language as 'en' | 'fr']!, begun);
      return named(answers.fromTable(answered, base));
    },
    'agreement/cautions': (given) =>
      cautions(read(given.terms)).map(({ code, sentence }) => [code, sentence]),
    'agreement/render': (given) => ({
      text: render(read(given.terms), given.version, given.language),
    }),
    'agreement/differences': (given) =>
      differences(read(given.old), read(given.new), given.language),
    'agreement/texts': (given) => {
      const raw = utf8(texts(given.version));
      expect(clauses.TEXTS[given.version]).toBe(hex(sha256(raw)));
      return { sha256: createHash('sha256').update(raw).digest('hex'), bytes: raw.length };
    },
    'agreement/shell': (given) => {
      const raw = fromHex(given.shell);
      const shell = version.parseShell(raw);
      const { agreement, previous, room, cards, ombuds, language } = shell;
      expect(hex(version.encodeShell(shell))).toBe(given.shell);
      const told = { agreement, previous, room, cards, ombuds, language, hash: sha256(raw) };
      return { ...told, version: shell.version, log_policy: shell.logPolicy };
    },
    'agreement/part': ({ shell, name, salt, value }) => {
      version.checkPart(version.parseShell(fromHex(shell)), name, fromHex(salt), fromHex(value));
      return 'checked';
    },
    'agreement/proposal': (given) => {
      const found = version.parse(fromHex(given.proposal));
      expect(hex(version.encode(found))).toBe(given.proposal);
      const { payload: shell, salts, limits, terms, text } = found;
      return { shell, salts, limits, terms, text };
    },
    'agreement/check': ({ parts, lineages }) => ({
      hash: version.check(proposal(parts), samePerson(lineages)).hash,
    }),
    'agreement/signature': async ({ parts, signature, keys, lineages }) => {
      const same = samePerson(lineages);
      const found = signing.parse(fromHex(signature));
      expect(hex(signing.encode(found))).toBe(signature);
      const checked = version.check(proposal(parts), same);
      return { side: await signing.verify(checked, found, keyOf(keys), same) };
    },
    'agreement/signed': async ({ signed, keys }) => {
      const [first, second] = Object.keys(keys).map((card) => keyOf(keys)(fromHex(card)));
      const shell = await signing.readSigned(fromHex(signed), first!, second!);
      return { hash: sha256(version.encodeShell(shell)) };
    },
    'agreement/state': async ({ room, lineages, keys, proposals, events }) => {
      const chain = events.map((one: Json[], at: number) => event(at + 1, one, proposals));
      const empty = state.beginning(fromHex(room));
      const [found, refused] = await state.follow(empty, chain, keyOf(keys), samePerson(lineages));
      return {
        in_force: found.inForce?.hash ?? null,
        since: found.inForce?.since ?? null,
        open: found.open.map((one) => one.version.hash),
        epoch_agreement: found.epochAgreement,
        refused: refused.map((one) => [one.item, one.fault.code]),
      };
    },
  });
}

/** The first vector of a file that ends well. */
function good(file: string, format: string): Json {
  const found = vectorsOf('agreement').get(file)!;
  return found.find((one) => one.format === `agreement/${format}`)!.input as Json;
}

function parsers(): void {
  test.each([
    ['terms', 'terms', terms.parse],
    ['limits', 'limits', limits.parse],
    ['shell', 'shell', version.parseShell],
    ['proposal', 'proposal', version.parse],
    ['signing', 'signature', signing.parse],
  ] as const)('bent bytes of %s raise in one tree', (file, field, parse) => {
    const given = good(`${file}.json`, field);
    bend(fromHex(given[field] as unknown as string), parse);
  });
}

const TERMS = (): terms.Terms => read(good('terms.json', 'terms')['terms'] as unknown as string);

const everything = (of: terms.Terms): readonly Question[] =>
  form(of).flatMap((one) => [...one.questions, ...one.limits.flatMap((limit) => limit.questions)]);

function put(asked: readonly Question[]): answers.Table {
  return asked.reduce<answers.Table>((all, { path, value }) => answer(all, path, value), {});
}

function screens(): void {
  test('an agreement on another log than the one mirrored is not signed', async () => {
    const { parts, lineages } = vectorsOf('agreement').get('signing.json')![0]!.input;
    const checked = version.check(proposal(parts), samePerson(lineages));
    const [card] = checked.shell.cards;
    const key = { ed25519: new Uint8Array(32), mldsa: new Uint8Array(32) };
    const signed = (log: Bytes): Promise<signing.Signature> =>
      signing.sign(checked, card, key, samePerson(lineages), log);

    await expect(signed(new Uint8Array(32))).rejects.toThrow(signing.OtherLogPolicy);
    expect((await signed(checked.shell.logPolicy)).agreement).toEqual(checked.hash);
  });

  test('what a form shows, put back, is what it was', () => {
    for (const { input, expect: end } of vectorsOf('agreement').get('terms.json')!) {
      if ((end as { refused?: string }).refused) continue;
      const before = read(input.terms);
      const after = answers.fromTable(put(everything(before)), before);

      expect(hex(terms.encode(after))).toBe(input.terms);
    }
  });

  test('every field of the terms is asked, but what a draft begins with', () => {
    const asked = new Set(everything(TERMS()).map(({ path }) => path[0]));
    const begins = ['template', 'language', 'pack', 'parties', 'limits'];
    const lacking = terms.FIELDS.filter((field) => !asked.has(field.name)).map(({ name }) => name);

    expect(lacking).toEqual(begins);
    expect([...asked]).toEqual(expect.arrayContaining(['side', 'limit', 'officer', 'deputy']));
  });

  test('every question has words in each language, and lies in its clause', () => {
    for (const language of clauses.LANGUAGES) {
      for (const { title, questions, limits } of form(TERMS(), language)) {
        expect(title).not.toBe('');
        for (const one of [...questions, ...limits.flatMap((limit) => limit.questions)]) {
          expect(one.label, one.field).not.toBe('');
          for (const [, name] of one.choices ?? []) expect(name, one.field).not.toBe('');
        }
      }
    }
  });

  test('what always holds is not asked', () => {
    const life = form(TERMS()).find(({ key }) => key === 'limits')!.limits[0]!;

    expect(life.fixed).toBe(true);
    const asked = life.questions.map(({ path }) => path[2]);
    expect(asked).toEqual(['who', 'first', 'delay_days', 'officer', 'deputy']);
  });

  test('a limit of their own is added, and the next one has another name', () => {
    const base = TERMS();
    const { id } = ownLimit(base, {});
    const first = answer(
      answer({}, ['limit', id, 'title'], 'Strikes'),
      ['limit', id, 'trigger'],
      'One is called.',
    );
    const found = answers.fromTable(first, base).limits.at(-1)!;

    expect(id).toBe('own-1');
    expect([found.id, found.title, found.officer?.name]).toEqual(['own-1', 'Strikes', 'Leila']);
    expect(ownLimit(base, first).id).toBe('own-2');
    expect(isDeepStrictEqual(base, TERMS())).toBe(true);
  });

  test.each([
    ['purpose', ['purpose'], ''],
    ['also 2', ['also'], ['fine', 'a\nb']],
    ['limit harassment: trigger', ['limit', 'harassment', 'trigger'], ''],
    ['limit harassment: deputy', ['limit', 'harassment', 'deputy'], false],
    ['first side: name', ['side', 'first', 'name'], ' '],
    ['renewals', ['renewals'], ['1999-01-01']],
  ])('an error about %s begins with the field of its question', (field, path, value) => {
    const base = TERMS();
    const asked = everything(base).find((one) => isDeepStrictEqual(one.path, path))!;
    let fault: (QuietroomError & { field?: string }) | undefined;
    try {
      answers.fromTable(answer({}, path, value), base);
    } catch (caught) {
      fault = caught as QuietroomError;
    }

    expect(fault?.field).toBe(field);
    expect(fault?.field?.startsWith(asked.field)).toBe(true);
  });

  test('a lone surrogate is refused before it is signed', () => {
    const chosen = { ...TERMS(), purpose: 'a\ud800b' };

    expect(() => terms.encode(chosen)).toThrow('surrogate');
  });

  test.each([
    ['en', ['en', 'generic'], {}],
    ['fr', ['fr', 'uk'], { language: 'fr', pack: 'uk' }],
  ])('a draft begins with language and pack: %s', (_, found, given) => {
    expect(answers.opening(given)).toEqual(found);
    expect(() => answers.opening({ ...given, pack: 'mars' })).toThrow(BadTerms);
  });
}
