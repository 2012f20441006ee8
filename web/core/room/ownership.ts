/**
 * Whose confidence an entry is, what was taken back, and what was corrected.
 *
 * An entry names its owner when it is written; the other of the two may say 'this is my confidence'
 * at any time. While two claim it, only both can release it. A correction or an edited part says the
 * same words anew: it belongs to whoever owns what it was made from. Who began anew and signed again
 * owns what their lost lineage owned.
 *
 * Source: spec/room.md section 9. Threats: words freed from a claim by saying them once more; words of
 * somebody who lost every key left without anybody whose consent counts.
 */

import { type Bytes, hex } from '../ground/octets.ts';
import { Kind } from './entry.ts';
import { Record } from './epoch.ts';
import { VoidRecord } from './faults.ts';
import type { Opened } from './open.ts';
import type { People } from './people.ts';
import type { Line } from './reader.ts';

/** A claim: the entry claimed, and who claims it. */
export interface Claim {
  readonly about: string;
  readonly who: string;
}

/**
 * What later entries of a room say about earlier ones: entries by hash, people by first card, all in
 * hex. It grows line by line, in order.
 */
export class Ownership {
  /** Whose confidence an entry says that it is. */
  readonly named = new Map<string, string>();
  readonly authors = new Map<string, string>();
  /** By the hash of the claim. */
  readonly claims = new Map<string, Claim>();
  readonly takenBack = new Set<string>();
  readonly correctedBy = new Map<string, string>();
  /** What an entry corrects or is an edited part of, and the other way round. */
  readonly madeFrom = new Map<string, Set<string>>();
  readonly madeInto = new Map<string, Set<string>>();
  /** The lineages that stood in each of the two places. */
  readonly stood = [new Set<string>(), new Set<string>()] as const;
  /** Of each lineage that a fresh start ended, the one for which both have signed again. */
  readonly heirs = new Map<string, string>();

  /**
   * Whose consent a release of this entry needs: the owners named by it and by what it was made from,
   * and whoever claims it, something that it was made from, or something made from it; each by the
   * lineage that goes on for them.
   */
  owners(entry: Bytes): Set<string> {
    const before = reach(hex(entry), this.madeFrom);
    const after = reach(hex(entry), this.madeInto);
    // An entry that is not here is nobody's to give: '' is no card.
    const owners = new Set([...before].map((one) => this.named.get(one) ?? ''));
    for (const { about, who } of this.claims.values()) {
      if (before.has(about) || after.has(about)) owners.add(who);
    }
    return new Set([...owners].map((owner) => this.heir(owner)));
  }

  /** Who goes on for a lineage: itself, unless a fresh start ended it. In hex. */
  heir(first: string): string {
    return this.heirs.get(first) ?? first;
  }

  /** The entries, what each was made from, and what was made from it: the same words. All in hex. */
  kin(entries: ReadonlySet<string>): Set<string> {
    const ways = [this.madeFrom, this.madeInto];
    return new Set([...entries].flatMap((one) => ways.flatMap((way) => [...reach(one, way)])));
  }

  /** Take the next line; what counts for nothing says nothing. */
  take(line: Line, people: People): void {
    if (line.item instanceof Record) return this.#succeed(line, line.item, people);
    const author = line.opened && people.known(line.opened.envelope.pub.author);
    if (line.opened && author) this.#take(hex(line.hash), line.opened, hex(author.first));
  }

  /** Once both have signed with somebody who began anew, what the old lineage owned is theirs. */
  #succeed({ faults }: Line, { core }: Record, people: People): void {
    if (faults.some((fault) => fault instanceof VoidRecord)) return;
    for (const [place, stood] of this.stood.entries()) {
      const known = people.known(core.cards[place]!);
      if (!known) continue;
      const first = hex(known.first);
      stood.add(first);
      for (const old of core.agreement ? stood : []) {
        if (old !== first) this.heirs.set(old, first);
      }
    }
  }

  #take(entry: string, { priv }: Opened, author: string): void {
    this.authors.set(entry, author);
    this.named.set(entry, hex(priv.owner));
    if (priv.source && this.named.has(hex(priv.source))) this.#make(entry, hex(priv.source));
    const about = priv.replyTo && hex(priv.replyTo);
    if (!about || !this.named.has(about)) return;
    if (priv.kind === Kind.CLAIM) this.claims.set(entry, { about, who: author });
    else if (this.authors.get(about) !== author) return;
    else if (priv.kind === Kind.CORRECTION) {
      this.correctedBy.set(about, entry);
      this.#make(entry, about);
    } else if (priv.kind === Kind.TAKE_BACK) {
      this.takenBack.add(about);
      this.claims.delete(about);
    }
  }

  #make(entry: string, from: string): void {
    add(this.madeFrom, entry, from);
    add(this.madeInto, from, entry);
  }
}

/** Read ownership from the lines of a room, in order. */
export function fold(lines: Iterable<Line>, people: People): Ownership {
  const state = new Ownership();
  for (const line of lines) state.take(line, people);
  return state;
}

function add(sets: Map<string, Set<string>>, name: string, item: string): void {
  const known = sets.get(name);
  if (known) known.add(item);
  else sets.set(name, new Set([item]));
}

function reach(entry: string, ways: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const found = new Set([entry]);
  for (const one of found) for (const next of ways.get(one) ?? []) found.add(next);
  return found;
}
