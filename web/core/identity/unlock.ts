/**
 * From a recovery kit or a passphrase to the two things it yields: a key and a fetch token.
 *
 * The key unwraps the vault and stays here. The token asks the server for the wrapped vault. Neither
 * tells anything about the other.
 *
 * Source: spec/identity.md sections 6 to 8. Vectors: vectors/identity/unlock.json.
 */

import { derive, hashOf } from '../ground/digest.ts';
import { utf8, type Bytes } from '../ground/octets.ts';
import * as kits from './kit.ts';
import { Misspelt, type Kit } from './kit.ts';
import type { Method } from './method.ts';
import * as passphrases from './passphrase.ts';
import type { Passphrase } from './passphrase.ts';
import { SALT, stretch } from './stretch.ts';

/** What one kit or passphrase yields for one account; `key` and `token` have 32 bytes each. */
export interface Unlock {
  readonly method: Method;
  readonly key: Bytes;
  readonly token: Bytes;
}

/** The key and token of a kit. */
export const withKit = (account: Bytes, found: Kit): Unlock =>
  yielded('kit', account, found.secret);

/** The key and token of a passphrase. Costs 64 MiB and about half a second, always. */
export async function withPassphrase(account: Bytes, found: Passphrase): Promise<Unlock> {
  const salt = hashOf('salt', account).subarray(0, SALT);
  const secret = await stretch(utf8(passphrases.text(found)), salt);
  return yielded('passphrase', account, secret);
}

/** Read what somebody typed, kit or passphrase of `list`. Throws `Misspelt`, saying where. */
export function read(typed: string, list: readonly string[]): Kit | Passphrase {
  try {
    return kits.parse(typed);
  } catch (fault) {
    // No word of the list has a digit, and a kit without one is a rarity.
    if (!(fault instanceof Misspelt) || /[0-9]/.test(typed)) throw fault;
  }
  return passphrases.parse(typed, list);
}

function yielded(method: Method, account: Bytes, secret: Bytes): Unlock {
  const key = derive(secret, `${method}-key`, account);
  return { method, key, token: derive(secret, `${method}-fetch`, account) };
}
