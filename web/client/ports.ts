/**
 * What a client needs of its surroundings, and all it may touch: a way to one server, a place to
 * remember in, a clock, randomness and patience. Whoever starts a client hands them in.
 */

import type { Clock, Entropy } from '../core/ground/chance.ts';
import type { Bytes } from '../core/ground/octets.ts';

/** What a server answered. */
export interface Answer {
  readonly status: number;
  readonly body: Bytes;
}

/** The way to one server. */
export interface Transport {
  /** Scheme, host and port of the server, as the page that was loaded knows them. */
  readonly server: string;

  /** Send one request. Rejects when the server cannot be reached. */
  send(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body: Bytes | null,
  ): Promise<Answer>;
}

/**
 * What a person's client remembers, so that a server cannot make it forget. Nothing readable is put
 * here: the vault is sealed, entries stay in their envelopes. Names have at most one slash.
 *
 *     person.cbor  server, account, name       vault.cbor  generation, vault, wraps
 *     passkeys     ids of this device's        token       the short-lived sign-in
 *     log          the mirrored log            cards/HASH  lineages
 *     places/ID    items of a place, verified  outbox/     sealed and not yet acknowledged
 *     evidence/    what a server lied about
 *     waiting/     words and acts not sent yet, sealed    parts/    of files beside them, sealed
 *     answers/     what it listed last, sealed
 */
export interface Home {
  /** The bytes of a file, or none. */
  read(name: string): Promise<Bytes | null>;
  /** Write a file whole: afterwards all of it is there, or all of what was. */
  write(name: string, raw: Bytes): Promise<void>;
  /** Remove a file, if it is there. */
  remove(name: string): Promise<void>;
  /** The names of the files in a folder, sorted, without the folder's. */
  names(folder: string): Promise<readonly string[]>;
  /**
   * Put chunks into a file of chunks, as those from this number on. Two windows of one person may
   * put the same ones: they are there once.
   */
  append(name: string, from: number, chunks: readonly Bytes[]): Promise<void>;
  /** The chunks of a file, in order. */
  chunks(name: string): Promise<readonly Bytes[]>;
}

/** All of it together. */
export interface Edge {
  readonly home: Home;
  readonly clock: Clock;
  readonly entropy: Entropy;
  /** Resolves after some seconds. */
  pause(seconds: number): Promise<void>;
}
