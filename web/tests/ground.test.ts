/** The encoding: every shared vector, and what vectors cannot fix because it draws randomness. */

import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import * as canon from '../core/ground/canon.ts';
import { seal, sealedSize } from '../core/ground/close/content.ts';
import { sealTo } from '../core/ground/close/key.ts';
import * as digest from '../core/ground/digest.ts';
import { QuietroomError } from '../core/ground/errors.ts';
import * as frame from '../core/ground/frame.ts';
import { type Bytes, equal, fromHex, hex } from '../core/ground/octets.ts';
import { unseal } from '../core/ground/open/content.ts';
import { publicOf, unsealFrom } from '../core/ground/open/key.ts';
import * as pad from '../core/ground/pad.ts';
import * as shape from '../core/ground/shape.ts';
import * as signature from '../core/ground/signature.ts';
import { bend, play, vectorsOf } from './vectors.ts';

function shown(value: canon.Value): unknown {
  if (value === null) return null;
  if (typeof value === 'string') return { text: value };
  if (value instanceof Uint8Array) return { bytes: hex(value) };
  if (typeof value === 'object') return value.map(shown);
  return { number: String(value) };
}

function parts(given: (Record<string, string> | null)[]): frame.Part[] {
  return given.map((part) => {
    if (part === null) return null;
    if (part['number'] !== undefined) return BigInt(part['number']);
    return part['bytes'] !== undefined ? fromHex(part['bytes']) : (part['text'] ?? '');
  });
}

play('encoding', {
  'encoding/canon': ({ cbor, limit }: { cbor: string; limit: number }) => {
    const value = canon.decode(fromHex(cbor), limit);
    expect(hex(canon.encode(value))).toBe(cbor);
    return { value: shown(value) };
  },
  'encoding/frame': (given) => ({ frame: frame.lp(...parts(given.parts)) }),
  'encoding/hash': (given) => ({ hash: digest.hashOf(given.use, ...parts(given.parts)) }),
  'encoding/derive': (given) => ({
    key: digest.derive(fromHex(given.key), given.use, ...parts(given.parts)),
  }),
  'encoding/mac': (given) => ({ mac: digest.mac(fromHex(given.key), fromHex(given.message)) }),
  'encoding/pad': (given) => ({ padded: pad.pad(fromHex(given.raw)) }),
  'encoding/pad-size': (given) => ({ padded: pad.paddedSize(given.size) }),
  'encoding/unpad': (given) => ({ raw: pad.unpad(fromHex(given.padded)) }),
  'encoding/signature': async (given) => {
    const found = signature.parse(fromHex(given.signed), given.signers.length);
    expect(hex(found.encode())).toBe(given.signed);
    const signers = given.signers.map((who: Record<string, string>) => [
      { ed25519: fromHex(who['ed25519'] ?? ''), mldsa: fromHex(who['mldsa'] ?? '') },
      who['use'],
    ]);
    return { payload: await found.verify(...signers) };
  },
  'encoding/content': async (given) => ({
    content: await unseal(fromHex(given.key), fromHex(given.context), fromHex(given.sealed)),
  }),
  'encoding/seed': async (given) => ({ public: await publicOf(fromHex(given.seed)) }),
  'encoding/wrap': async (given) => ({
    secret: await unsealFrom(fromHex(given.seed), fromHex(given.info), fromHex(given.sealed)),
  }),
  'encoding/public-key': async (given) => {
    await sealTo(fromHex(given.public), new Uint8Array(), fromHex('776f726473'));
    return 'accepted';
  },
});

const entropy = (size: number): Bytes => new Uint8Array(randomBytes(size));

test.each([0, 1, 100, 16383, 16384, 16385, 51200])('content of %i bytes opens', async (size) => {
  const [key, context, content] = [entropy(32), digest.context('example'), entropy(size)];
  const sealed = await seal(key, context, content, entropy);

  expect(sealed.length).toBe(sealedSize(size));
  expect(equal(await unseal(key, context, sealed), content)).toBe(true);
});

test('a signature made here verifies, and under no other use', async () => {
  const key = { ed25519: entropy(32), mldsa: entropy(32) };
  const [payload, pub] = [entropy(40), await signature.verifyKey(key)];
  const signed = new signature.Signed(payload, await signature.sign(key, payload, 'example'));

  expect(await signed.verify([pub, 'example'])).toEqual(payload);
  await expect(signed.verify([pub, 'other'])).rejects.toMatchObject({ code: 'bad-signature' });
});

test('a wrap made here opens for its seed alone', async () => {
  const [seed, other, secret, info] = [entropy(32), entropy(32), entropy(32), entropy(9)];
  const sealed = await sealTo(await publicOf(seed), info, secret);

  expect(await unsealFrom(seed, info, sealed)).toEqual(secret);
  await expect(unsealFrom(other, info, sealed)).rejects.toMatchObject({ code: 'cannot-open' });
});

test('bent bytes end in refusals and in nothing else', () => {
  for (const vector of vectorsOf('encoding').get('canon.json') ?? []) {
    bend(fromHex(vector.input['cbor']), canon.decode);
  }
});

test('what no language could hold alike is refused', () => {
  const raw = canon.encode(2n ** 53n);

  expect(canon.decode(raw)).toBe(2n ** 53n);
  expect(() => shape.number(canon.decode(raw), 'field')).toThrow(QuietroomError);
  expect(shape.number(2 ** 53 - 1, 'field')).toBe(2 ** 53 - 1);
});
