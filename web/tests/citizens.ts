/** People of a town in memory, and what ends in a lie. */

import { expect } from 'vitest';
import type * as canon from '../core/ground/canon.ts';
import * as identity from '../client/identity.ts';
import * as succession from '../client/succession.ts';
import type * as invitation from '../client/invitation.ts';
import type { Edge } from '../client/ports.ts';
import { Lied } from '../client/refusal.ts';
import type { Session } from '../client/session.ts';
import type * as ways from '../client/ways.ts';
import { MemoryHome, edge } from './edge.ts';
import type { Town } from './town.ts';

/** A kit and nothing beside it. */
export const NO_LOCK: ways.Lock = { passkeys: [], list: null };

/** Somebody who has joined. */
export interface Person {
  readonly edge: Edge;
  readonly home: MemoryHome;
  readonly session: Session;
  readonly ways: ways.Ways;
}

/** Somebody joins a town by a link. */
export async function joins(town: Town, link = town.link(), lock = NO_LOCK): Promise<Person> {
  const home = new MemoryHome();
  const mine = edge(home);
  const account = identity.newAccount(mine);
  const [session, left] = await identity.join(link, 'Ada', account, lock, mine, town);
  return { edge: mine, home, session, ways: left };
}

/** Somebody makes new keys and goes over to them. */
export async function rotates(
  session: Session,
  lock = NO_LOCK,
): Promise<[Session, succession.Renewal['sealed']['ways']]> {
  const made = await succession.renewal(session, lock);
  return [await succession.rotate(session, made), made.sealed.ways];
}

/** What a person's own stream remembers, in memory. */
export class Remembered implements invitation.Memory {
  readonly #kept: [string, canon.Value][] = [];

  async keep(what: string, value: canon.Value): Promise<void> {
    this.#kept.push([what, value]);
  }

  kept(what: string): canon.Value[] {
    return this.#kept.flatMap(([name, value]) => (name === what ? [value] : []));
  }
}

/** The lie in which an act ends. */
export async function lie(act: Promise<unknown>): Promise<Lied> {
  const fault = await act.catch((found: unknown) => found);
  expect(fault).toBeInstanceOf(Lied);
  return fault as Lied;
}
