/**
 * The log as this client keeps it: every leaf mirrored, no tag ever asked for.
 *
 * A smaller head is refused and asked for again; a fork stops with evidence.
 *
 * Source: spec/tlog.md section 11. Threats: a fork, a replayed head, a leaf withheld.
 */

import { Malformed, QuietroomError } from '../core/ground/errors.ts';
import { hex, type Bytes } from '../core/ground/octets.ts';
import * as evidence from '../core/tlog/evidence.ts';
import { Fork, SmallerHead } from '../core/tlog/evidence.ts';
import * as leaves from '../core/tlog/leaf.ts';
import type { Leaf } from '../core/tlog/leaf.ts';
import * as mirrors from '../core/tlog/mirror.ts';
import type { Mirror } from '../core/tlog/mirror.ts';
import * as policies from '../core/tlog/policy.ts';
import type { Policy } from '../core/tlog/policy.ts';
import { BadProof } from '../core/tlog/proof.ts';
import { path, type Tile } from '../core/tlog/tile.ts';
import { keepEvidence } from './home.ts';
import type { Edge } from './ports.ts';
import { Lied, Refused, ServerAway } from './refusal.ts';
import type { Wire } from './wire.ts';

/** Where the mirror is kept. */
export const FILE = 'log';

/** How often a client asks again before it says that the log went backwards. */
export const TRIES = 3;

/** Seconds between two tries. */
export const PAUSE = 0.3;

/** How many bundles are under way at once. */
const AHEAD = 8;

/** The mirrored log of one server. */
export class Log {
  readonly #wire: Wire;
  readonly #edge: Edge;
  #mirror: Mirror;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(wire: Wire, edge: Edge, mirror: Mirror) {
    this.#wire = wire;
    this.#edge = edge;
    this.#mirror = mirror;
  }

  /**
   * The log as it was last verified, all of it verified again. Throws `Malformed` where what was kept
   * is the log of another policy.
   */
  static async open(wire: Wire, edge: Edge, policy: Policy): Promise<Log> {
    const kept = await edge.home.read(FILE);
    const mirror = kept ? await mirrors.parse(kept) : mirrors.start(policy);
    if (!policies.same(mirror.policy, policy)) throw new Malformed('the log of another policy');
    return new Log(wire, edge, mirror);
  }

  /** The mirror as last verified. */
  get mirror(): Mirror {
    return this.#mirror;
  }

  /**
   * Read what is new, after whoever is reading now: the head is asked for after this call.
   * Throws `Lied` around `SmallerHead`, `Fork`, `BadProof` or what is wrong with the note.
   */
  sync(): Promise<void> {
    const read = this.#last.then(() => this.#sync());
    this.#last = read.catch(() => undefined);
    return read;
  }

  /** Pass if the leaf is in the mirror. Throws `NotLogged`. */
  includes(leaf: Bytes): void {
    mirrors.placeOf(this.#mirror, leaves.parse(leaf));
  }

  /** Pass if successive cards stand in the mirror, each behind the one before it. */
  includesCards(cards: readonly Leaf[]): void {
    mirrors.lineage(this.#mirror, cards);
  }

  /**
   * Whether the log shows a card of this generation that is none of those `known`. `after`: the leaf
   * of the card that it follows; one before it counts for nothing.
   */
  hasCard(account: Bytes, generation: number, after: Leaf, known: readonly Leaf[]): boolean {
    const mirror = this.#mirror;
    const tag = leaves.cardTag(account, generation);
    const raw = known.map((leaf) => hex(leaves.encode(leaf)));
    return mirrors
      .find(mirror, tag, mirrors.placeOf(mirror, after))
      .some((place) => !raw.includes(hex(leaves.encode(mirrors.leafAt(mirror, place)))));
  }

  /** Place and 48 bytes of every leaf under a tag. */
  found(tag: Bytes): [number, Bytes][] {
    return mirrors
      .find(this.#mirror, tag)
      .map((place) => [place, leaves.encode(mirrors.leafAt(this.#mirror, place))]);
  }

  /** The root of the first `size` leaves, or none beyond the mirror. */
  rootAt(size: number): Bytes | null {
    return size <= mirrors.size(this.#mirror) ? mirrors.rootAt(this.#mirror, size) : null;
  }

  async #sync(): Promise<void> {
    let shown: Bytes = new Uint8Array();
    for (let tries = 0; tries < TRIES; tries++) {
      if (tries) await this.#edge.pause(PAUSE);
      shown = await this.#wire.get('/log/checkpoint');
      try {
        await this.#take(await this.#advance(shown));
        return;
      } catch (fault) {
        if (!(fault instanceof SmallerHead)) throw await this.#lied(fault, shown);
      }
    }
    throw await this.#lied(new SmallerHead(), shown);
  }

  async #advance(shown: Bytes): Promise<Mirror> {
    const mirror = this.#mirror;
    try {
      const wanted = await mirrors.wanted(mirror, shown);
      const added = await mirrors.gather(mirror, wanted, this.#reader(wanted));
      return await mirrors.advance(mirror, shown, added);
    } catch (fault) {
      if (!(fault instanceof BadProof)) throw fault;
      // The leaves do not continue what is held: all of them decide whether that is a fork.
      const fresh = mirrors.start(mirror.policy);
      const wanted = await mirrors.wanted(fresh, shown);
      const all = await mirrors.gather(fresh, wanted, this.#reader(wanted));
      return mirrors.reread(mirror, shown, all);
    }
  }

  /** Reads the bundles of `wanted` in order, a few of them ahead: a log has one for 256 leaves. */
  #reader(wanted: readonly Tile[]): () => Promise<Bytes> {
    const coming: Promise<Bytes>[] = [];
    let next = 0;
    return async () => {
      for (const tile of wanted.slice(coming.length, next + AHEAD)) {
        const bundle = this.#wire.get(`/log/${path(tile)}`);
        // Whoever awaits it hears of its failure; until then nobody does.
        bundle.catch(() => undefined);
        coming.push(bundle);
      }
      return coming[next++] ?? new Uint8Array();
    };
  }

  async #take(fresh: Mirror): Promise<void> {
    if (fresh.head?.raw !== this.#mirror.head?.raw) {
      await this.#edge.home.write(FILE, mirrors.encode(fresh));
    }
    this.#mirror = fresh;
  }

  /** What to throw for a fault: the lie, with what shows it, unless the server said nothing. */
  async #lied(fault: unknown, shown: Bytes): Promise<unknown> {
    if (!(fault instanceof QuietroomError)) return fault;
    if (fault instanceof ServerAway || fault instanceof Refused) return fault;
    const raw = fault instanceof Fork ? evidence.encode(fault.evidence) : shown;
    return new Lied(fault, await keepEvidence(this.#edge.home, `log-${fault.code}`, raw));
  }
}
