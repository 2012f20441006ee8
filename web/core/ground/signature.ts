/**
 * Signatures of two kinds, both of which must verify: Ed25519 and ML-DSA-65.
 *
 * Format: spec/encoding.md section 6. Source: RFC 9052 section 4.4, RFC 8032, FIPS 204.
 * Vectors: vectors/encoding/signature.json.
 */

import { ed25519, mldsa65 } from '#suite';
import * as canon from './canon.ts';
import { BadSignature, Malformed } from './errors.ts';
import { type Bytes, fromHex, utf8 } from './octets.ts';
import * as shape from './shape.ts';

/** Size in bytes of either private seed. */
export const SEED = 32;
export const ED25519_KEY = 32;
export const ED25519_SIGNATURE = 64;
export const MLDSA_KEY = 1952;
export const MLDSA_SIGNATURE = 3309;

const ED25519_HEADER = fromHex('a10132');
const MLDSA_HEADER = fromHex('a1013830');

/** One Ed25519 and one ML-DSA-65 signature for each signer, in the order of the signers. */
export type Signatures = readonly Bytes[];

/** The public halves of one signer. */
export interface VerifyKey {
  readonly ed25519: Bytes;
  readonly mldsa: Bytes;
}

/** The private seeds of one signer, 32 bytes each. */
export interface SigningKey {
  readonly ed25519: Bytes;
  readonly mldsa: Bytes;
}

/** The public halves, computed from the seeds. */
export async function verifyKey(key: SigningKey): Promise<VerifyKey> {
  return {
    ed25519: await ed25519.publicOf(key.ed25519),
    mldsa: await mldsa65.publicOf(key.mldsa),
  };
}

/** Sign `payload` under the domain "quietroom/v1/<use>". */
export async function sign(key: SigningKey, payload: Bytes, use: string): Promise<Signatures> {
  return [
    await ed25519.sign(key.ed25519, toBeSigned(ED25519_HEADER, use, payload)),
    await mldsa65.sign(key.mldsa, toBeSigned(MLDSA_HEADER, use, payload)),
  ];
}

/** A payload and the signatures it travelled with, not yet verified. */
export class Signed {
  readonly payload: Bytes;
  readonly signatures: Signatures;

  constructor(payload: Bytes, signatures: Signatures) {
    this.payload = payload;
    this.signatures = signatures;
  }

  /** CBOR[payload, signature, signature, …]. */
  encode(): Bytes {
    return canon.encode([this.payload, ...this.signatures]);
  }

  /** The payload, once both signatures of every signer verify, in order. Throws `BadSignature`. */
  async verify(...signers: readonly (readonly [VerifyKey, string])[]): Promise<Bytes> {
    if (this.signatures.length !== 2 * signers.length) throw new BadSignature('their number');
    for (const [place, [key, use]] of signers.entries()) {
      await verify(key, this.payload, this.signatures.slice(2 * place, 2 * place + 2), use);
    }
    return this.payload;
  }
}

/** Read CBOR[payload, signature, …] with signatures of `signers` people. Verifies nothing. */
export function parse(raw: Bytes, signers: number, limit = canon.LIMIT): Signed {
  const [payload = null, ...rest] = shape.array(
    canon.decode(raw, limit),
    1 + 2 * signers,
    'signed',
  );
  const found = rest.map((part, place) =>
    shape.octets(part, 'signature', place % 2 ? MLDSA_SIGNATURE : ED25519_SIGNATURE),
  );
  return new Signed(shape.octets(payload, 'payload'), found);
}

/** Check both signatures of one signer. Throws `BadSignature` unless both are right. */
export async function verify(
  key: VerifyKey,
  payload: Bytes,
  signatures: Signatures,
  use: string,
): Promise<void> {
  const [one, other] = signatures;
  if (signatures.length !== 2 || !one || !other) throw new BadSignature('two are needed');
  if (key.ed25519.length !== ED25519_KEY || key.mldsa.length !== MLDSA_KEY) {
    throw new Malformed('public signing key');
  }
  const good =
    (await ed25519.verify(key.ed25519, one, toBeSigned(ED25519_HEADER, use, payload))) &&
    (await mldsa65.verify(key.mldsa, other, toBeSigned(MLDSA_HEADER, use, payload)));
  if (!good) throw new BadSignature('one of the two');
}

function toBeSigned(header: Bytes, use: string, payload: Bytes): Bytes {
  const domain = utf8(`quietroom/v1/${use}`);
  return canon.encode(['Signature', new Uint8Array(), header, domain, payload]);
}
