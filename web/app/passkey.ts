/**
 * Asking the device for a passkey and its PRF result.
 *
 * The result becomes a key in the worker; it is taken out of the answer before the answer goes to the
 * server, and moved - not copied - to the worker.
 *
 * Source: W3C Web Authentication Level 3, sections 5 and 10.1.4; spec/identity.md section 9.
 */

import type { PasskeyAnswer } from '../worker/protocol.ts';

/** Why there is no passkey: it cannot yield a key, the person said no, or it is not there. */
export type NoPasskey = 'no-prf' | 'refused' | 'unsupported';

interface Extended {
  prf?: { enabled?: boolean; results?: { first?: ArrayBuffer } };
}

/** SHA-256("quietroom/v1/prf"), what every authenticator evaluates. */
async function prfInput(): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', new TextEncoder().encode('quietroom/v1/prf'));
}

/** Whether this browser knows passkeys at all. */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function';
}

/**
 * Make a passkey by the server's `options` (JSON). `again` is called before the device is asked a
 * second time, which older security keys need to yield a key.
 */
export async function makePasskey(
  options: string,
  again: () => void,
): Promise<PasskeyAnswer | NoPasskey> {
  if (!knowsPasskeys()) return 'unsupported';
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options));
  const first = await prfInput();
  const made = await attempt(() =>
    navigator.credentials.create({
      publicKey: { ...publicKey, extensions: { prf: { eval: { first } } } },
    }),
  );
  if (!made) return 'refused';
  const found = (made.getClientExtensionResults() as Extended).prf;
  if (found?.results?.first) return answerOf(made, found.results.first);
  if (!found?.enabled) return 'no-prf';
  again();
  const result = await secondResult(made, first);
  return result ? answerOf(made, result) : 'refused';
}

/** What an older security key yields only when it is asked after it was made. */
async function secondResult(
  made: PublicKeyCredential,
  first: ArrayBuffer,
): Promise<ArrayBuffer | undefined> {
  const asked = await attempt(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        allowCredentials: [{ type: 'public-key', id: made.rawId }],
        userVerification: 'required',
        extensions: { prf: { eval: { first } } },
      },
    }),
  );
  return asked ? resultOf(asked) : undefined;
}

/** Ask for a passkey by the server's `options` (JSON). */
export async function askPasskey(options: string): Promise<PasskeyAnswer | NoPasskey> {
  if (!knowsPasskeys()) return 'unsupported';
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options));
  const first = await prfInput();
  const asked = await attempt(() =>
    navigator.credentials.get({
      publicKey: {
        ...publicKey,
        userVerification: 'required',
        extensions: { prf: { eval: { first } } },
      },
    }),
  );
  if (!asked) return 'refused';
  const result = resultOf(asked);
  return result ? answerOf(asked, result) : 'no-prf';
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

function answerOf(credential: PublicKeyCredential, prf: ArrayBuffer): PasskeyAnswer {
  const answer = { ...credential.toJSON(), clientExtensionResults: {} };
  return { id: credential.id, prf: new Uint8Array(prf), answer: JSON.stringify(answer) };
}
