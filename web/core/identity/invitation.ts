/**
 * Invitations: a link whose fragment carries what the server must not read.
 *
 * A person's invitation holds their card's hash and a secret; the invitee's card comes back with a
 * MAC under it, so that a link sent outside Quietroom proves both cards. One mailed by the server, or
 * made by a programme, holds neither and proves nothing: there the safety words must.
 *
 * Format: spec/identity.md section 12. Vectors: vectors/identity/invitation.json.
 */

import * as base64 from '../ground/base64.ts';
import * as canon from '../ground/canon.ts';
import { context, mac, same } from '../ground/digest.ts';
import { Malformed, QuietroomError } from '../ground/errors.ts';
import type { Bytes } from '../ground/octets.ts';
import * as shape from '../ground/shape.ts';
import { split } from '../ground/space.ts';

/** Size in bytes of the token that the server takes once. */
export const TOKEN = 16;

/** Size in bytes of the secret that the server never sees. */
export const SECRET = 32;

/** The one version of invitations. */
export const VERSION = 1;

const LIMIT = 1024;
const LINK =
  /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?((?:\/[\w.~-]+)*)\/join#([\w-]+)$/i;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** This is not a whole invitation link: copy all of it, with what stands after the #. */
export class BadLink extends QuietroomError {
  static override readonly code = 'bad-link';
}

/** No person's card stands behind this invitation: compare the safety words instead. */
export class ProvesNothing extends QuietroomError {
  static override readonly code = 'invitation-proves-nothing';
}

/** The card that came back was not sent by whoever holds the invitation. */
export class InvitationUnproven extends QuietroomError {
  static override readonly code = 'invitation-unproven';
}

/** The person behind an invitation: hash of their card, and the link's 32-byte secret. */
export interface Inviter {
  readonly card: Bytes;
  readonly secret: Bytes;
}

/**
 * What a link carries: the server's `token`, by which the invitee joins, the hash of the log
 * `policy`, and the inviter, none when no person stands behind it.
 */
export interface Invitation {
  readonly token: Bytes;
  readonly policy: Bytes;
  readonly inviter: Inviter | null;
}

/** CBOR[1, token, policy hash, inviter's card hash or null, secret or null]. */
export function encode(one: Invitation): Bytes {
  const { card, secret } = one.inviter ?? { card: null, secret: null };
  return canon.encode([VERSION, one.token, one.policy, card, secret]);
}

/** The link for a server's base URL, which ends without a slash. */
export const link = (one: Invitation, server: string): string =>
  `${server}/join#${base64.encodeUrl(encode(one))}`;

/**
 * What the invitee sends with the card of hash `invitee`, 32 bytes.
 * Throws `ProvesNothing` when no person stands behind the invitation.
 */
export function proof({ inviter }: Invitation, invitee: Bytes): Bytes {
  if (inviter === null) throw new ProvesNothing();
  return mac(inviter.secret, context('invite', inviter.card, invitee));
}

/**
 * Check that the card of hash `invitee` came from who holds this invitation.
 * Throws `InvitationUnproven` or `ProvesNothing`.
 */
export function check(one: Invitation, invitee: Bytes, shown: Bytes): void {
  if (!same(proof(one, invitee), shown)) throw new InvitationUnproven();
}

/** Read what a link carries. Throws `Malformed` or `TooLarge`. */
export function parse(raw: Bytes): Invitation {
  const [version, token, policy, card, secret] = shape.array(
    canon.decode(raw, LIMIT),
    5,
    'invitation',
  );
  if (shape.number(version, 'version') !== VERSION) throw new Malformed('an unknown version');
  if ((card === null) !== (secret === null))
    throw new Malformed('an invitation names both a card and a secret, or neither');
  return {
    token: shape.octets(token, 'token', TOKEN),
    policy: shape.digest(policy, 'log policy'),
    inviter:
      card === null
        ? null
        : { card: shape.digest(card, 'card'), secret: shape.octets(secret, 'secret', SECRET) },
  };
}

/**
 * The server's base URL and the invitation. The fragment is never sent to that server.
 * Takes https, and http to this very machine. Throws `BadLink`.
 */
export function parseLink(typed: string): { server: string; invited: Invitation } {
  const found = LINK.exec(split(typed).join(' '));
  if (!found) throw new BadLink('not the form of a link');
  const [, scheme = '', name = '', port = '', path = '', fragment = ''] = found;
  const server = `${scheme.toLowerCase()}://${name.toLowerCase()}${port}${path}`;
  if (server.startsWith('http:') && !LOOPBACK.includes(name.toLowerCase()))
    throw new BadLink('http where https belongs');
  try {
    return { server, invited: parse(base64.decodeUrl(fragment)) };
  } catch (fault) {
    if (fault instanceof QuietroomError) throw new BadLink(fault.message);
    throw fault;
  }
}
