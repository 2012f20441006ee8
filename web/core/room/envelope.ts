/**
 * The outside of a sealed entry: all that the server ever reads.
 *
 * `room/seal` closes what is `sealed` here and `room/open` opens it. The same form serves what
 * somebody writes to oneself: there `place` is the stream and `epoch` the generation of the key.
 *
 * Format: spec/entry.md section 2. Vectors: vectors/entry/.
 */

import * as canon from '../ground/canon.ts';
import type { Value } from '../ground/canon.ts';
import { hashOf, sha256 } from '../ground/digest.ts';
import type { Bytes } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';

/** The most bytes that the sealed part of one entry may have. */
export const SEALED = 256 * 1024;

/** The most bytes of one envelope. */
export const LIMIT = SEALED + 1024;

const EPOCHS = 2 ** 32 - 1;
const SEQS = 2 ** 48 - 1;

/** What the server may know of an entry; spec/entry.md section 2. */
export class Pub {
  /** Room or stream id, 16 bytes. */
  readonly place: Bytes;
  /** From 0. */
  readonly epoch: number;
  /** Card hash, 32 bytes. */
  readonly author: Bytes;
  /** 16 random bytes per place and running client. */
  readonly writer: Bytes;
  /** This writer's count from 0. */
  readonly seq: number;
  #raw: Bytes | undefined;

  constructor(place: Bytes, epoch: number, author: Bytes, writer: Bytes, seq: number) {
    this.place = place;
    this.epoch = epoch;
    this.author = author;
    this.writer = writer;
    this.seq = seq;
  }

  /** CBOR[place, epoch, author, writer, seq], made once: hash, key and context all need it. */
  encode(): Bytes {
    return (this.#raw ??= canon.encode(this.fields()));
  }

  /** The fields in the order of the format. */
  fields(): Value[] {
    return [this.place, this.epoch, this.author, this.writer, this.seq];
  }
}

/** An envelope whose sealed part is gone; `sealedHash` is the SHA-256 that it had. */
export class Stub {
  readonly pub: Pub;
  readonly com: Bytes;
  readonly mine: Bytes;
  readonly sealedHash: Bytes;
  #hash: Bytes | undefined;

  constructor(pub: Pub, com: Bytes, mine: Bytes, sealedHash: Bytes) {
    this.pub = pub;
    this.com = com;
    this.mine = mine;
    this.sealedHash = sealedHash;
  }

  /** CBOR[pub, com, mine, sealed hash]. */
  encode(): Bytes {
    return canon.encode([this.pub.fields(), this.com, this.mine, this.sealedHash]);
  }

  /** The entry hash, 32 bytes. */
  get hash(): Bytes {
    const { pub, com, mine, sealedHash } = this;
    return (this.#hash ??= hashOf('entry-hash', pub.encode(), com, mine, sealedHash));
  }
}

/** One sealed entry: `com` and `mine` are MACs of 32 bytes, `sealed` is ciphertext. */
export class Envelope {
  readonly pub: Pub;
  readonly com: Bytes;
  readonly mine: Bytes;
  readonly sealed: Bytes;
  #stub: Stub | undefined;

  constructor(pub: Pub, com: Bytes, mine: Bytes, sealed: Bytes) {
    this.pub = pub;
    this.com = com;
    this.mine = mine;
    this.sealed = sealed;
  }

  /** CBOR[pub, com, mine, sealed]. */
  encode(): Bytes {
    return canon.encode([this.pub.fields(), this.com, this.mine, this.sealed]);
  }

  /** The entry hash, 32 bytes, the same for the envelope and for its stub. */
  get hash(): Bytes {
    return this.stub().hash;
  }

  /** What stays when the sealed part is deleted. */
  stub(): Stub {
    return (this.#stub ??= new Stub(this.pub, this.com, this.mine, sha256(this.sealed)));
  }
}

/** Read one envelope in its one encoding: shape only. Throws `Malformed` or `TooLarge`. */
export function parse(raw: Bytes): Envelope {
  const [pub, com, mine, sealed] = shape.array(canon.decode(raw, LIMIT), 4, 'envelope');
  return new Envelope(
    parsePub(pub),
    shape.digest(com, 'com'),
    shape.digest(mine, 'mine'),
    shape.octets(sealed, 'sealed', undefined, SEALED),
  );
}

/** Read one stub. Throws `Malformed` or `TooLarge`. */
export function parseStub(raw: Bytes): Stub {
  const [pub, com, mine, sealedHash] = shape.array(canon.decode(raw, LIMIT), 4, 'stub');
  return new Stub(
    parsePub(pub),
    shape.digest(com, 'com'),
    shape.digest(mine, 'mine'),
    shape.digest(sealedHash, 'sealed hash'),
  );
}

/** Read the public part from its decoded array. Throws `Malformed`. */
export function parsePub(value: Value): Pub {
  const [place, epoch, author, writer, seq] = shape.array(value, 5, 'pub');
  return new Pub(
    shape.ident(place, 'place'),
    shape.number(epoch, 'epoch', EPOCHS),
    shape.digest(author, 'author'),
    shape.ident(writer, 'writer'),
    shape.number(seq, 'seq', SEQS),
  );
}
