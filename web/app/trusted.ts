/** The one Trusted Types policy of ours: it lets through our own scripts by name, and nothing else. */

const OURS = ['/keys.js', '/keys-fallback.js', '/sw.js'];

interface Policy {
  createScriptURL(url: string): string;
}

const factory = (globalThis as { trustedTypes?: { createPolicy(n: string, p: Policy): Policy } })
  .trustedTypes;

const rule: Policy = {
  createScriptURL(url) {
    if (!OURS.includes(url)) throw new TypeError('not a script of ours');
    return url;
  },
};

const policy = factory?.createPolicy('quietroom-scripts', rule) ?? rule;

/** The address of one of our scripts, trusted. Throws `TypeError` for any other. */
export function scriptUrl(url: string): string {
  return policy.createScriptURL(url);
}
