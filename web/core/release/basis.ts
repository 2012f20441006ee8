/**
 * On whose word an entry may go: its owner's, or with a standing consent the other's. While both of
 * the two say 'this is my confidence', only both can release it.
 *
 * Source: spec/grant.md section 4.
 */

import { QuietroomError } from '../ground/errors.ts';

/** This is not your confidence: ask its owner, who may grant, edit or keep it. */
export class NotOwner extends QuietroomError {
  static override readonly code = 'not-owner';
}

/** Both say that this is their confidence: it goes only when both agree. */
export class BothMustAgree extends QuietroomError {
  static override readonly code = 'both-must-agree';
}

/**
 * Check that every owner has signed; people by the first card of their lineage, in hex. A signer with
 * a standing consent counts as the owner who gave it. Throws `NotOwner` when no owner has signed,
 * `BothMustAgree` when only one of two has.
 */
export function check(owners: ReadonlySet<string>, signers: ReadonlySet<string>): void {
  const missing = [...owners].filter((owner) => !signers.has(owner)).length;
  if (!missing) return;
  throw missing < owners.size ? new BothMustAgree() : new NotOwner();
}
