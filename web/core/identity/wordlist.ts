/**
 * The 7,776 words of the EFF long list, in its order: data for whoever shows or reads words.
 *
 * The key worker never imports this module; the page loads it when words come up.
 *
 * Source: spec/identity.md section 8; the list's licence lies beside it.
 */

import listed from '../../../src/quietroom/identity/eff_large_wordlist.txt?raw';

/** All words; each stands behind the throws of the die that choose it. */
export const words: readonly string[] = listed.match(/[a-z][a-z-]*/g) ?? [];
