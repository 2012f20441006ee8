/** The agreement of the pictures, made by the very rules that the key worker uses. */

import { parse } from 'smol-toml';
import { type Table, fromTable } from '../../core/agreement/answers.ts';
import { LANGUAGES, learn } from '../../core/agreement/clauses.ts';
import { differences } from '../../core/agreement/differences.ts';
import { form, ownLimit } from '../../core/agreement/form.ts';
import { PACKS } from '../../core/agreement/packs.ts';
import { cautions, starter } from '../../core/agreement/questions.ts';
import type { Terms } from '../../core/agreement/terms.ts';
import { fromHex, utf8 } from '../../core/ground/octets.ts';
import { textOf } from '../../worker/desk/clauses.ts';
import type { DraftView, PreviewView, VersionView } from '../../worker/views.ts';
import { LEILA, NOW } from './room.people.ts';
import { AMINA, ELISE } from './shell.states.ts';

const FILES = import.meta.glob<string>('../../../src/quietroom/agreement/text/v1/**/*.toml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const texts = Object.entries(FILES)
  .map(([path, raw]) => [path.replace(/^.*\/v1\/|\.toml$/g, ''), parse(raw)] as const)
  .sort(([one], [other]) => (one < other ? -1 : 1));
learn(1, utf8(JSON.stringify(Object.fromEntries(texts))));

/** Amina is the first side, Élise the second. */
export function terms(told: Table = {}, language = 'en', mentor: string = AMINA.name): Terms {
  const party = (card: string, name: string, role: string): Terms['parties'][0] => ({
    card: fromHex(card),
    name,
    role,
    default: 'pair',
    undertakings: [],
    expectations: [],
  });
  const two = [
    party(AMINA.card, mentor, 'mentor'),
    party(ELISE.card, ELISE.name, 'mentee'),
  ] as const;
  return fromTable({ language, ...told }, starter('generic', language, two, '2026-11-20'));
}

/** What Amina says of herself. */
export const HERS = {
  first: {
    undertakings: ['I answer within three days, and I ask first.'],
    expectations: [
      'You tell me when something I say does not help.',
      'You come with one question.',
    ],
  },
};

/** What both say of themselves. */
export const BOTH = {
  ...HERS,
  second: {
    undertakings: ['I do not repeat at lunch what you tell me.'],
    expectations: ['You take time for me, even when work is busy.'],
  },
};

/** Somebody to whom a report goes, and her deputy. */
export const OFFICERS = {
  officer: { name: LEILA.name, card: LEILA.card },
  deputy: { name: 'Marc Dubois', card: '2'.repeat(64) },
};

/** A version that says this. */
export function versionOf(of: Terms, told: Partial<VersionView> = {}): VersionView {
  return {
    ...textOf(of),
    hash: 'c'.repeat(64),
    version: 1,
    pack: of.pack,
    wordsByMe: of.parties[1].undertakings.length > 0,
    wordsByThem: of.parties[0].undertakings.length > 0,
    signedByMe: null,
    signedByThem: null,
    mine: false,
    ...told,
  };
}

/** In force for three weeks. */
export function signed(of: Terms): VersionView {
  const when = NOW - 21 * 24 * 3600;
  return versionOf(of, { signedByMe: when, signedByThem: when });
}

/** The questions about these terms, as the desk gives them to Élise. */
export function draftOf(of: Terms, wished: string): DraftView {
  const reads = LANGUAGES.find((one) => one === wished) ?? of.language;
  return {
    sections: form(of, reads),
    own: ownLimit(of, {}, reads),
    reads,
    packs: PACKS,
    languages: LANGUAGES,
    side: 1,
    roles: [],
  };
}

/** What terms would say in place of others. */
export function previewOf(before: Terms | null, of: Terms): PreviewView {
  return { text: textOf(of), changes: before ? differences(before, of) : [] };
}

export { cautions, differences };
