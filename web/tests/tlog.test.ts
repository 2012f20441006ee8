/** The log: every shared vector that a client has a rule for, and parsers under bent bytes. */

import { expect, test } from 'vitest';
import { sha256 } from '../core/ground/digest.ts';
import { QuietroomError } from '../core/ground/errors.ts';
import { type Bytes, concat, fromHex, hex } from '../core/ground/octets.ts';
import * as audit from '../core/tlog/audit.ts';
import * as checkpoint from '../core/tlog/checkpoint.ts';
import * as evidence from '../core/tlog/evidence.ts';
import * as index from '../core/tlog/index.ts';
import * as leaf from '../core/tlog/leaf.ts';
import * as mirror from '../core/tlog/mirror.ts';
import * as note from '../core/tlog/note.ts';
import * as policy from '../core/tlog/policy.ts';
import * as proof from '../core/tlog/proof.ts';
import * as shelf from '../core/tlog/shelf.ts';
import * as tile from '../core/tlog/tile.ts';
import * as tree from '../core/tlog/tree.ts';
import * as witness from '../core/tlog/witness.ts';
import { bend, play, vectorsOf } from './vectors.ts';

const all = (items: readonly string[]): Bytes[] => items.map(fromHex);

const state = async (held: mirror.Mirror): Promise<unknown> => {
  // How an index is cut into runs tells how it grew: two that differ find the same.
  const read = await mirror.parse(mirror.encode(held));
  expect({ ...read, index: [] }).toEqual({ ...held, index: [] });
  return { size: mirror.size(held), root: mirror.root(held) };
};

const begun = (raw: string): mirror.Mirror => mirror.start(policy.parse(fromHex(raw)));

play(
  'tlog',
  {
    'tlog/opening': (given) => {
      const found = leaf.parseOpening(fromHex(given.opening));
      const encoded = leaf.encode(leaf.leafOf(found));
      expect(hex(leaf.encodeOpening(found))).toBe(given.opening);
      expect(leaf.parse(encoded)).toEqual(leaf.leafOf(found));
      return { leaf: encoded, type: found.kind };
    },
    'tlog/card-tag': (given) => leaf.cardTag(fromHex(given.account), given.generation),
    'tlog/policy-tag': (given) => leaf.policyTag(given.name, given.version),
    'tlog/build-tag': (given) => leaf.buildTag(given.name, given.version),
    'tlog/grant-tags': (given) => {
      const tags = leaf.grantTags(fromHex(given.key));
      return { at_once: tags.atOnce, delayed: tags.delayed };
    },
    'tlog/append': (given) => {
      const growth = tree.extend(tree.parseFrontier(fromHex(given.frontier)), all(given.leaves));
      return {
        frontier: tree.encode(growth.frontier),
        root: tree.root(growth.frontier),
        completed: growth.completed.map((each) => [each.level, each.index, each.hash]),
      };
    },
    'tlog/inclusion': (given) => {
      const hashed = tree.leafHash(fromHex(given.leaf));
      const root = fromHex(given.root);
      proof.checkInclusion(hashed, given.index, given.size, root, all(given.proof));
      return 'checked';
    },
    'tlog/consistency': (given) => {
      const [first, last] = [fromHex(given.old_root), fromHex(given.new_root)];
      proof.checkConsistency(given.old, first, given.new, last, all(given.proof));
      return 'checked';
    },
    'tlog/bundle': (given) => ({
      leaves: tile.split(tile.parseBundle(fromHex(given.bundle), given.width), leaf.LEAF),
    }),
    'tlog/key': (given) => {
      const key = note.parseKey(given.vkey);
      expect(note.encodeKey(key)).toBe(given.vkey);
      return { name: key.name, kind: key.kind, id: note.keyId(key), public: key.public };
    },
    'tlog/note': async (given) => {
      const found = note.parse(fromHex(given.note));
      expect(hex(note.encode(found))).toBe(given.note);
      await note.verify(found, note.parseKey(given.vkey));
      return { text: found.text };
    },
    'tlog/checkpoint': async (given) => {
      const { origin, size, root, extensions } = await checkpoint.verify(
        fromHex(given.note),
        note.parseKey(given.vkey),
      );
      return { origin, size, root, extensions };
    },
    'tlog/cosignature': async (given) => {
      const [found, key] = [note.parse(fromHex(given.note)), note.parseKey(given.vkey)];
      const [line] = note.linesOf(found, key);
      return { time: Number(line && (await witness.check(found.text, line, key))) };
    },
    'tlog/policy': (given) => {
      const found = policy.parse(fromHex(given.policy));
      expect(hex(policy.encode(found))).toBe(given.policy);
      return {
        log: note.encodeKey(found.log),
        witnesses: found.witnesses.map(note.encodeKey),
        quorum: found.quorum,
        hash: found.hash,
      };
    },
    'tlog/head': async (given) => {
      const found = await policy.check(policy.parse(fromHex(given.policy)), fromHex(given.note));
      return { size: found.checkpoint.size, witnesses: found.witnesses };
    },
    'tlog/mirror': async (given) => {
      let held = begun(given.policy);
      for (const step of given.steps) {
        const act = step.act === 'reread' ? mirror.reread : mirror.advance;
        held = await act(held, fromHex(step.note), concat(...all(step.leaves)));
      }
      return state(held);
    },
    'tlog/lineage': async (given) => {
      const leaves = concat(...all(given.leaves));
      const held = await mirror.advance(begun(given.policy), fromHex(given.note), leaves);
      return { places: mirror.lineage(held, all(given.cards).map(leaf.parse)) };
    },
    'tlog/evidence': async (given) => {
      const found = evidence.parse(fromHex(given.evidence));
      expect(hex(evidence.encode(found))).toBe(given.evidence);
      await evidence.check(found, note.parseKey(given.vkey));
      return 'convicts';
    },
    'tlog/audit': async (given) => {
      const read = async (path: string): Promise<Bytes | null> =>
        path in given.files ? fromHex(given.files[path]) : null;
      const since = given.since === null ? null : fromHex(given.since);
      return state(await audit.verifyLog(read, policy.parse(fromHex(given.policy)), since));
    },
  },
  {
    'tlog/tile-path': 'whoever serves a log reads paths; a client spells them, as tested below',
    'tlog/witness': 'a browser is no witness of anybody: it checks what witnesses signed',
  },
);

const inputs = (file: string, format: string): { [name: string]: never }[] =>
  (vectorsOf('tlog').get(file) ?? [])
    .filter((one) => one.format === format && !(one.expect as { refused?: string }).refused)
    .map((one) => one.input);

test('tiles are asked for at the paths of the vectors', () => {
  const good = (vectorsOf('tlog').get('tile.json') ?? []).filter(
    (one) => one.format === 'tlog/tile-path' && Array.isArray(one.expect),
  );
  for (const { input, expect: expected } of good) {
    const [level, place, width] = expected as [number | 'entries', number, number];
    const wanted = { level: level === 'entries' ? tile.ENTRIES : level, index: place, width };

    expect(tile.path(wanted)).toBe(input.path);
  }
  expect(good.length).toBeGreaterThan(3);
});

test('bent bytes end in the errors of the rules', () => {
  const [opening, frontier, signed, rule, convicting] = [
    inputs('leaf.json', 'tlog/opening')[0]?.['opening'],
    inputs('tree.json', 'tlog/append').at(-1)?.['frontier'],
    inputs('note.json', 'tlog/note')[0]?.['note'],
    inputs('policy.json', 'tlog/policy').at(-1)?.['policy'],
    inputs('evidence.json', 'tlog/evidence')[0]?.['evidence'],
  ].map((raw) => fromHex(raw ?? ''));
  const key = inputs('note.json', 'tlog/key')[0]?.['vkey'] ?? '';

  bend(opening!, leaf.parseOpening);
  bend(frontier!, tree.parseFrontier);
  bend(signed!, note.parse);
  bend(signed!, (raw) => checkpoint.parseText(Buffer.from(raw).toString()));
  bend(rule!, policy.parse);
  bend(convicting!, evidence.parse);
  bend(Buffer.from(key), (raw) => note.parseKey(Buffer.from(raw).toString()));
});

test('a mirror of a bent file is refused', async () => {
  const [given] = inputs('audit.json', 'tlog/audit');
  const files = given?.['files'] as unknown as Record<string, string>;
  const read = async (path: string): Promise<Bytes | null> => fromHex(files[path] ?? '');
  const held = await audit.verifyLog(read, policy.parse(fromHex(given?.['policy'] ?? '')));
  const raw = mirror.encode(held);
  for (let at = 0; at < raw.length; at += 7) {
    const bent = raw.slice();
    bent[at] = (bent[at] ?? 0) ^ 1;

    await expect(mirror.parse(bent), `byte ${at}`).rejects.toBeInstanceOf(QuietroomError);
  }
});

const LEAVES = Array.from({ length: 700 }, (_, at) => {
  const tag = sha256(Uint8Array.of(at % 7)).subarray(0, leaf.TAG);
  return concat(tag, sha256(Uint8Array.of(at & 255, at >> 8)));
});

test('the index finds every place of a tag, however it grew', () => {
  const grown = [1, 2, 3, 50, 51, 300, 700].reduce<[index.Index, number]>(
    ([held, at], end) => [index.plus(held, at, concat(...LEAVES.slice(at, end))), end],
    [[], 0],
  )[0];
  for (let which = 0; which < 7; which++) {
    const tag = sha256(Uint8Array.of(which)).subarray(0, leaf.TAG);
    const places = LEAVES.flatMap((_, at) => (at % 7 === which ? [at] : []));

    expect(index.find(grown, tag)).toEqual(places);
  }
  expect(index.find(grown, new Uint8Array(leaf.TAG))).toEqual([]);
});

test('a shelf knows the root at every size, and proves each the beginning of the last', () => {
  const held = shelf.plus(
    shelf.plus(shelf.EMPTY, concat(...LEAVES.slice(0, 300))),
    concat(...LEAVES.slice(300)),
  );
  const last = shelf.rootAt(held, LEAVES.length);
  for (const size of [1, 2, 3, 255, 256, 257, 511, 512, 513, 640, 699, 700]) {
    const root = tree.root(tree.extend(tree.BARE, LEAVES.slice(0, size)).frontier);
    const path = proof.consistency(size, LEAVES.length, shelf.node(held, LEAVES.length));

    expect(hex(shelf.rootAt(held, size))).toBe(hex(root));
    proof.checkConsistency(size, root, LEAVES.length, last, path);
    expect(() => {
      proof.checkConsistency(size, tree.EMPTY, LEAVES.length, last, path);
    }).toThrow(proof.BadProof);
  }
});

test('sizes beyond 32 bits are halved as numbers', () => {
  const peaks = tree.peaks(0, 2 ** 40 + 5);

  expect(peaks).toEqual([
    [40, 0],
    [2, 2 ** 38],
    [0, 2 ** 40 + 4],
  ]);
  expect(tile.tilesBetween(0, 2 ** 40, 2 ** 40 + 5)).toEqual([
    { level: 0, index: 2 ** 32, width: 5 },
  ]);
});
