/** Rows of spec/tlog.md; the other side is `tests/exchange/tlog.py`. */

import * as base64 from '../../core/ground/base64.ts';
import { ed25519 } from '../../core/ground/ed25519.ts';
import { u64 } from '../../core/ground/frame.ts';
import { type Bytes, concat, equal, hex, utf8 } from '../../core/ground/octets.ts';
import * as evidence from '../../core/tlog/evidence.ts';
import * as leaves from '../../core/tlog/leaf.ts';
import type { Opening } from '../../core/tlog/leaf.ts';
import * as mirrors from '../../core/tlog/mirror.ts';
import type { Mirror } from '../../core/tlog/mirror.ts';
import * as note from '../../core/tlog/note.ts';
import * as policies from '../../core/tlog/policy.ts';
import type { Policy } from '../../core/tlog/policy.ts';
import { consistency } from '../../core/tlog/proof.ts';
import * as shelves from '../../core/tlog/shelf.ts';
import * as tree from '../../core/tlog/tree.ts';
import {
  ACCOUNT,
  type Json,
  type Row,
  type Signer,
  TIME,
  log,
  octets,
  seed,
  witness,
} from './cast.ts';

const OPENING: Opening = {
  tag: leaves.cardTag(ACCOUNT, 3),
  r: seed('r'),
  kind: leaves.Kind.CARD,
  document: utf8('a document'),
};

const LEAVES = [0, 1, 2].map((at) => concat(seed(`leaf ${at}`), seed(`more ${at}`, 16)));

const policyOf = async (): Promise<Policy> =>
  policies.make((await log()).key, [(await witness()).key], 1);

const alone = async (): Promise<Policy> => policies.make((await log()).key);

const openingMeans = ({ tag, kind, document }: Opening): Json => ({
  tag: hex(tag),
  kind,
  document: hex(document),
  is: hex(leaves.cardTag(ACCOUNT, 3)),
});

const policyMeans = ({ log: key, witnesses, quorum, hash }: Policy): Json => ({
  keys: [key, ...witnesses].map(note.encodeKey),
  quorum,
  hash: hex(hash),
});

async function headMeans(trusted: Policy, raw: Bytes): Promise<Json> {
  const { checkpoint, witnesses } = await policies.check(trusted, raw);
  return { size: checkpoint.size, root: hex(checkpoint.root), witnesses };
}

const mirrorMeans = (one: Mirror): Json => ({
  size: mirrors.size(one),
  root: hex(mirrors.root(one)),
  policy: hex(one.policy.hash),
});

async function lineOf(
  { key, seed: secret }: Signer,
  said: Bytes,
  before: Bytes,
): Promise<note.Line> {
  const signature = concat(before, await ed25519.sign(secret, said));
  return { name: key.name, keyId: note.keyId(key), signature };
}

/** A head, signed as the log signs it. */
async function headOf(size: number, root: Bytes): Promise<note.Note> {
  const signer = await log();
  const text = `${signer.key.name}\n${size}\n${base64.encode(root)}\n`;
  return { text, lines: [await lineOf(signer, utf8(text), new Uint8Array())] };
}

const rootOf = (all: readonly Bytes[]): Bytes => tree.root(tree.extend(tree.BARE, all).frontier);

const signed = async (all: readonly Bytes[]): Promise<Bytes> =>
  note.encode(await headOf(all.length, rootOf(all)));

const mirrorOf = async (all: readonly Bytes[]): Promise<Mirror> =>
  mirrors.advance(mirrors.start(await alone()), await signed(all), concat(...all));

export const tlog: Record<string, Row> = {
  'leaf-opening': {
    make() {
      const given = { leaf: hex(leaves.encode(leaves.leafOf(OPENING))) };
      return [given, leaves.encodeOpening(OPENING), { ...openingMeans(OPENING), opens: true }];
    },
    read(given, sealed) {
      const found = leaves.parseOpening(sealed);
      const opens = equal(leaves.encode(leaves.leafOf(found)), octets(given, 'leaf'));
      return { ...openingMeans(found), opens };
    },
  },
  'log-policy': {
    async make() {
      const one = await policyOf();
      return [{}, policies.encode(one), policyMeans(one)];
    },
    read: (_, sealed) => policyMeans(policies.parse(sealed)),
  },
  'signed-head': {
    async make() {
      const [own, trusted] = [await headOf(5, seed('root')), await policyOf()];
      const said = utf8(`cosignature/v1\ntime ${TIME}\n${own.text}`);
      const line = await lineOf(await witness(), said, u64(TIME));
      const made = note.encode({ ...own, lines: [...own.lines, line] });
      return [{ policy: hex(policies.encode(trusted)) }, made, await headMeans(trusted, made)];
    },
    read: (given, sealed) => headMeans(policies.parse(octets(given, 'policy')), sealed),
  },
  'the-mirror': {
    async make() {
      const made = await mirrorOf(LEAVES);
      return [{}, mirrors.encode(made), mirrorMeans(made)];
    },
    read: async (_, sealed) => mirrorMeans(await mirrors.parse(sealed)),
  },
  'evidence-of-a-fork': {
    async make() {
      const other = [new Uint8Array(48), ...LEAVES.slice(1)];
      const held = await mirrorOf(other);
      const root = mirrors.rootAt(held, 2);
      const proof = consistency(2, 3, shelves.node(held.shelf, 3));
      const made = { first: await signed(LEAVES.slice(0, 2)), second: await signed(other) };
      const policy = hex(policies.encode(await alone()));
      const sealed = evidence.encode({ ...made, root, proof });
      return [{ policy }, sealed, { root: hex(root), convicts: true }];
    },
    async read(given, sealed) {
      const found = evidence.parse(sealed);
      await evidence.check(found, policies.parse(octets(given, 'policy')).log);
      return { root: hex(found.root), convicts: true };
    },
  },
};
