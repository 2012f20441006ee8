/**
 * Asking the device for a passkey and its PRF result.
 *
 * The result becomes a key in the worker, to which it is moved and not copied. Of the device's answer
 * single fields go on, since the answer as a whole holds the result too.
 *
 * Source: W3C Web Authentication Level 3, sections 5 and 10.1.4; spec/identity.md section 9.
 */

import type { MadePasskey, PasskeyAsk, PasskeyWish, ShownPasskey } from '../worker/protocol.ts';

/** Why there is no passkey: it cannot yield a key, the person said no, or none is known here. */
export type NoPasskey = 'no-prf' | 'refused' | 'unsupported';

/** ES256, EdDSA, RS256: what the server takes, the commonest first. */
const ALGORITHMS = [-7, -8, -257];

interface Extended {
  prf?: { enabled?: boolean; results?: { first?: ArrayBuffer } };
}

const prf = (salt: Uint8Array): AuthenticationExtensionsClientInputs => ({
  prf: { eval: { first: salt as BufferSource } },
});

/** Whether this browser knows passkeys at all. */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function';
}

/**
 * Make a passkey. `again` is called before the device is asked a second time, which older security
 * keys need to yield a key. `name` is shown by the device beside the passkey.
 */
export async function makePasskey(
  wish: PasskeyWish,
  name: string,
  again: () => void,
): Promise<MadePasskey | NoPasskey> {
  if (!knowsPasskeys()) return 'unsupported';
  const made = await attempt(() => create(wish, name));
  if (!made) return 'refused';
  const found = (made.getClientExtensionResults() as Extended).prf;
  let result = found?.results?.first;
  if (!result && !found?.enabled) return 'no-prf';
  if (!result) {
    again();
    const challenge = crypto.getRandomValues(new Uint8Array(32));
    const credentials = [bytes(made.rawId)];
    const asked = await attempt(() => get({ challenge, salt: wish.salt, credentials }));
    result = asked ? resultOf(asked) : undefined;
  }
  if (!result) return 'refused';
  const { clientDataJSON, attestationObject } = made.response as AuthenticatorAttestationResponse;
  return {
    credential: bytes(made.rawId),
    prf: bytes(result),
    client: bytes(clientDataJSON),
    attestation: bytes(attestationObject),
  };
}

/** Ask for a passkey of this device. */
export async function askPasskey(ask: PasskeyAsk): Promise<ShownPasskey | NoPasskey> {
  if (!knowsPasskeys()) return 'unsupported';
  const asked = await attempt(() => get(ask));
  if (!asked) return 'refused';
  const result = resultOf(asked);
  if (!result) return 'no-prf';
  const answer = asked.response as AuthenticatorAssertionResponse;
  return {
    credential: bytes(asked.rawId),
    prf: bytes(result),
    account: bytes(answer.userHandle ?? new ArrayBuffer()),
    client: bytes(answer.clientDataJSON),
    authenticator: bytes(answer.authenticatorData),
    signature: bytes(answer.signature),
  };
}

function create(wish: PasskeyWish, name: string): Promise<Credential | null> {
  return navigator.credentials.create({
    publicKey: {
      rp: { name: 'Quietroom' },
      user: { id: wish.account as BufferSource, name, displayName: name },
      challenge: wish.challenge as BufferSource,
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
      extensions: prf(wish.salt),
    },
  });
}

function get({ challenge, salt, credentials }: PasskeyAsk): Promise<Credential | null> {
  return navigator.credentials.get({
    publicKey: {
      challenge: challenge as BufferSource,
      // One security key may hold several accounts: the fitting one is named where it is known.
      allowCredentials: credentials.map((id) => ({ type: 'public-key', id: id as BufferSource })),
      userVerification: 'required',
      extensions: prf(salt),
    },
  });
}

async function attempt(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential | null> {
  try {
    return (await ask()) as PublicKeyCredential | null;
  } catch (fault) {
    // Cancelled, timed out or refused: the platform does not tell which, on purpose.
    if (fault instanceof DOMException) return null;
    throw fault;
  }
}

function resultOf(credential: PublicKeyCredential): ArrayBuffer | undefined {
  return (credential.getClientExtensionResults() as Extended).prf?.results?.first;
}

function bytes(raw: ArrayBuffer): Uint8Array {
  return new Uint8Array(raw);
}
