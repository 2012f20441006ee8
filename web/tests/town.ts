/**
 * A server in memory for clients under test, as far as identity goes: it takes cards and vaults, and
 * keeps a log that it signs. `lie` puts other answers in the place of honest ones.
 */

import * as outside from '../core/concern/outside.ts';
import * as base64 from '../core/ground/base64.ts';
import * as canon from '../core/ground/canon.ts';
import { sha256 } from '../core/ground/digest.ts';
import { ed25519 } from '../core/ground/ed25519.ts';
import { type Bytes, concat, equal, fromUtf8, hex, utf8 } from '../core/ground/octets.ts';
import * as shape from '../core/ground/shape.ts';
import * as cards from '../core/identity/card.ts';
import * as invitation from '../core/identity/invitation.ts';
import * as keeping from '../core/identity/keeping.ts';
import { fetchTokenHash } from '../core/identity/method.ts';
import * as signin from '../core/identity/signin.ts';
import { Kind, cardTag, encode as encodeLeaf, leafOf } from '../core/tlog/leaf.ts';
import * as note from '../core/tlog/note.ts';
import * as policies from '../core/tlog/policy.ts';
import * as tree from '../core/tlog/tree.ts';
import type { Answer, Transport } from '../client/ports.ts';
import { entropy } from './edge.ts';

const SERVER = 'https://server.example';

type Json = Record<string, unknown>;

interface Account {
  readonly name: string;
  readonly line: [cards.SignedCard, Bytes][];
  generation: number;
  vault: Bytes;
  wraps: canon.Value[];
}

interface Invited {
  readonly hash: string;
  card: Bytes | null;
  proof: Bytes | null;
}

/** Gives an answer of its own, or none, so that the honest one is given. */
export type Lie = (method: string, path: string) => Answer | null;

/** One server with its log. */
export class Town implements Transport {
  readonly server = SERVER;
  readonly policy: policies.Policy;
  lie: Lie = () => null;
  /** Every request, as "METHOD path". */
  readonly asked: string[] = [];
  /** Turns of concerns, as they lie there: put others to have them handed out. */
  turns: readonly outside.Outside[] = [];
  readonly #seed: Bytes;
  readonly #accounts = new Map<string, Account>();
  readonly #invited: Invited[] = [];
  readonly #sessions = new Map<string, Account>();
  readonly #nonces: Bytes[] = [];
  readonly #answered = new Map<string, Answer>();
  #leaves: Bytes[] = [];

  private constructor(seed: Bytes, key: Bytes) {
    this.#seed = seed;
    this.policy = policies.make({ name: 'server.example/log', kind: note.Kind.LOG, public: key });
  }

  /** A server without anybody. */
  static async begin(): Promise<Town> {
    const seed = entropy(32);
    return new Town(seed, await ed25519.publicOf(seed));
  }

  /** A link of nobody's, by which somebody may join. */
  link(): string {
    const made = { token: entropy(16), policy: this.policy.hash, inviter: null };
    this.#invited.push({ hash: hex(sha256(made.token)), card: null, proof: null });
    return invitation.link(made, SERVER);
  }

  /** What is logged. Put other leaves to begin another history. */
  get leaves(): readonly Bytes[] {
    return this.#leaves;
  }

  set leaves(leaves: readonly Bytes[]) {
    this.#leaves = [...leaves];
  }

  /** End every session, as time does. */
  endSessions(): void {
    this.#sessions.clear();
  }

  /** Answer a request of a lie's own, honestly. */
  honest(method: string, path: string): Promise<Answer> {
    return this.#answer(method, path, {}, null);
  }

  async send(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body: Bytes | null,
  ): Promise<Answer> {
    this.asked.push(`${method} ${path}`);
    return this.lie(method, path) ?? this.#answer(method, path, headers, body);
  }

  async #answer(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body: Bytes | null,
  ): Promise<Answer> {
    const session = this.#sessions.get(headers['Authorization'] ?? '');
    const raw = body ?? new Uint8Array();
    const open: Record<string, () => Promise<Answer> | Answer> = {
      'GET /log/policy': () => ok(policies.encode(this.policy)),
      'GET /log/checkpoint': () => this.#checkpoint(),
      'POST /api/join': () => this.#join(raw),
      'POST /api/sign-in/challenge': () => this.#challenge(),
      'POST /api/sign-in': () => this.#signIn(raw),
      'POST /api/vault/fetch': () => this.#fetch(raw),
      'POST /api/cards/not-me': () => this.#disown(raw),
    };
    const closed: Record<string, (of: Account) => Promise<Answer> | Answer> = {
      'GET /api/me': (of) => json({ name: of.name }),
      'POST /api/cards': (of) => this.#once(headers, () => this.#succeed(of, raw)),
      'PUT /api/vault': (of) => this.#change(of, raw),
      'POST /api/invitations': () => this.#invite(raw),
      'GET /api/invitations': () => json(this.#invited.map(shown)),
      'POST /api/concerns': () => this.#turn(raw),
      'GET /api/concerns': (of) => json(this.#turnsFor(of).map(({ id }) => ({ id: hex(id) }))),
    };
    const name = `${method} ${path}`;
    const opened = open[name];
    if (opened) return opened();
    if (path.startsWith('/log/tile/entries/')) return this.#bundle();
    if (!session) return refused(401, 'not-signed-in');
    if (path.startsWith('/api/cards/')) return this.#lineage(path.slice(11));
    if (path.startsWith('/api/concerns/')) {
      const found = this.#turnsFor(session).find(({ id }) => path.endsWith(hex(id)));
      return found ? ok(canon.encode(found.sealed)) : refused(404, 'not-found');
    }
    return closed[name]?.(session) ?? refused(404, 'not-found');
  }

  #turn(raw: Bytes): Answer {
    const turn = outside.parse(raw);
    if (this.turns.some(({ id }) => equal(id, turn.id))) return refused(409, 'conflict');
    this.turns = [...this.turns, turn];
    return { status: 204, body: new Uint8Array() };
  }

  #turnsFor({ line }: Account): outside.Outside[] {
    const account = line[0]![0].claims.account;
    return this.turns.filter(({ recipient }) => equal(recipient, account));
  }

  async #checkpoint(): Promise<Answer> {
    const root = tree.root(tree.extend(tree.BARE, this.#leaves).frontier);
    const { log } = this.policy;
    const text = `${log.name}\n${this.#leaves.length}\n${base64.encode(root)}\n`;
    const signature = await ed25519.sign(this.#seed, utf8(text));
    const line = { name: log.name, keyId: note.keyId(log), signature };
    return ok(note.encode({ text, lines: [line] }));
  }

  #bundle(): Answer {
    return ok(concat(...this.#leaves.flatMap((leaf) => [Uint8Array.of(0, leaf.length), leaf])));
  }

  #log(signed: cards.SignedCard, r: Bytes): void {
    const { account, generation, payload } = signed.claims;
    const tag = cardTag(account, generation);
    this.#leaves.push(encodeLeaf(leafOf({ tag, r, kind: Kind.CARD, document: payload })));
  }

  #join(raw: Bytes): Answer {
    const [token, name, card, r, vault, wraps, proof] = shape.array(canon.decode(raw), 7, 'join');
    const hash = hex(sha256(shape.octets(token, 'token')));
    const found = this.#invited.find((each) => each.hash === hash);
    const signed = cards.parse(shape.octets(card, 'card'));
    if (!found || (found.card && !equal(found.card, signed.claims.hash)))
      return refused(409, 'invitation-used');
    if (found.card) return json({});
    [found.card, found.proof] = [signed.claims.hash, shape.digestOrNone(proof, 'proof')];
    this.#accounts.set(hex(signed.claims.account), {
      name: shape.text(name, 'name'),
      line: [[signed, shape.octets(r, 'r')]],
      generation: 0,
      vault: shape.octets(vault, 'vault'),
      wraps: [...shape.items(wraps, 'wraps')],
    });
    this.#log(signed, shape.octets(r, 'r'));
    return json({});
  }

  #challenge(): Answer {
    const nonce = entropy(32);
    this.#nonces.push(nonce);
    return json({ nonce: hex(nonce) });
  }

  async #signIn(raw: Bytes): Promise<Answer> {
    const claimed = signin.parse(
      shape.octets(shape.items(canon.decode(raw), 'sign-in')[0] ?? null, 'payload'),
    );
    const account = this.#accounts.get(hex(claimed.account));
    const card = account?.line.find(([{ claims }]) => equal(claims.hash, claimed.card));
    if (!account || !card) return refused(404, 'not-found');
    const nonce = this.#nonces.pop() ?? new Uint8Array();
    const key = sha256(this.policy.log.public);
    const now = Math.floor(Date.now() / 1000);
    await signin.check(raw, card[0].claims, SERVER, key, nonce, now);
    const token = hex(entropy(32));
    this.#sessions.set(`Bearer ${token}`, account);
    return json({ token });
  }

  #fetch(raw: Bytes): Answer {
    const asked = JSON.parse(fromUtf8(raw)) as Record<string, string>;
    const account = this.#accounts.get(asked['account'] ?? '');
    const shows = hex(fetchTokenHash(new Uint8Array(Buffer.from(asked['token'] ?? '', 'hex'))));
    for (const row of account?.wraps ?? []) {
      const [, id, wrap, kept] = shape.array(row, 4, 'wrap');
      if (account && kept instanceof Uint8Array && hex(kept) === shows)
        return ok(canon.encode([account.vault, wrap, id, account.generation, []]));
    }
    return refused(404, 'not-found');
  }

  #lineage(card: string): Answer {
    for (const { line } of this.#accounts.values()) {
      if (line.some(([{ claims }]) => hex(claims.hash) === card))
        return ok(canon.encode(line.map(([signed, r]) => [cards.encode(signed), r])));
    }
    return refused(404, 'not-found');
  }

  /** What was answered under this key before, else what is answered now. */
  #once(headers: Readonly<Record<string, string>>, act: () => Answer): Answer {
    const key = headers['Idempotency-Key'] ?? '';
    const found = this.#answered.get(key) ?? act();
    this.#answered.set(key, found);
    return found;
  }

  #succeed(account: Account, raw: Bytes): Answer {
    const [card, r, vault, wraps] = shape.array(canon.decode(raw), 4, 'succession');
    const signed = cards.parse(shape.octets(card, 'card'));
    account.line.push([signed, shape.octets(r, 'r')]);
    account.generation = signed.claims.generation;
    account.vault = shape.octets(vault, 'vault');
    account.wraps = [...shape.items(wraps, 'wraps')];
    this.#log(signed, shape.octets(r, 'r'));
    return ok(canon.encode([this.#leaves.length - 1]));
  }

  #disown(raw: Bytes): Answer {
    const [card, r] = shape.array(canon.decode(raw), 2, 'second successor');
    const signed = cards.parse(shape.octets(card, 'card'));
    const { account, generation } = signed.claims;
    const found = this.#accounts.get(hex(account));
    if (!found?.line[generation]) return refused(409, 'conflict');
    found.line.push([signed, shape.octets(r, 'r')]);
    this.#log(signed, shape.octets(r, 'r'));
    for (const [token, of] of this.#sessions) if (of === found) this.#sessions.delete(token);
    return ok(canon.encode([this.#leaves.length - 1]));
  }

  async #change(account: Account, raw: Bytes): Promise<Answer> {
    const [old, vault, added, ...signatures] = shape.array(canon.decode(raw), 5, 'change');
    const [before, kept] = [shape.digest(old, 'old'), shape.octets(vault, 'vault')];
    const current = account.line.at(-1)?.[0].claims;
    if (!current || !equal(before, sha256(account.vault))) return refused(409, 'behind');
    const change = keeping.build(current, before, kept, added);
    await keeping.check(
      change,
      current,
      signatures.map((one) => shape.octets(one, 'signature')),
    );
    account.wraps.push(...shape.items(added, 'added'));
    return { status: 204, body: new Uint8Array() };
  }

  #invite(raw: Bytes): Answer {
    const asked = JSON.parse(fromUtf8(raw)) as Record<string, string>;
    this.#invited.push({ hash: asked['token_hash'] ?? '', card: null, proof: null });
    return json({});
  }
}

/** Bytes as an answer. */
export const ok = (body: Bytes): Answer => ({ status: 200, body });

const json = (value: Json | Json[]): Answer => ok(utf8(JSON.stringify(value)));

const refused = (status: number, code: string): Answer => ({
  status,
  body: utf8(JSON.stringify({ code, title: code })),
});

const shown = ({ card, proof }: Invited): Json => ({
  card: card && hex(card),
  proof: proof && hex(proof),
});
