/**
 * Questions: the first draft of an agreement from a few choices, and what to know before signing.
 *
 * Format: spec/agreement.md section 13.
 */

import { VERSION, fill, template } from './clauses.ts';
import { type Day, later } from './kinds.ts';
import { pack } from './packs.ts';
import { Default, type Party, type Person, type Programme } from './people.ts';
import { type Terms } from './terms.ts';

/** How many days an agreement lasts unless the pair says otherwise. */
export const TERM = 365;

/** How many days after the end a room is kept unless the pair says otherwise. */
export const KEPT = 365;

const LOOK_BACK = 91;
const ASK_TO_RENEW = 42;

/** Who is there for the pair: officer and deputy take reports, the ombuds hears concerns. */
export interface Helpers {
  readonly officer: Person | null;
  readonly deputy: Person | null;
  readonly ombuds: Person | null;
}

/** Helpers of an informal room. */
export const NOBODY: Helpers = { officer: null, deputy: null, ombuds: null };

/**
 * Terms with good defaults, to be changed before they are proposed. Checks no rule.
 *
 * `parties` in the order of the room's cards; `key` one of `PACKS`. Throws `UnknownTemplate` for an
 * unknown pack or language. Source: spec/agreement.md section 13.
 */
export function starter(
  key: string,
  language: string,
  parties: readonly [Party, Party],
  start: Day,
  helpers: Helpers = NOBODY,
  programme: Programme | null = null,
): Terms {
  const said = (name: string): string => template(VERSION, language).defaults[name] ?? '';
  const end = later(start, TERM);
  const { officer, deputy, ombuds } = helpers;
  return {
    template: VERSION,
    language,
    pack: key,
    parties,
    programme,
    relation: said('relation'),
    purpose: said('purpose'),
    publicFace: null,
    limits: pack(key, VERSION, language).limits.map((one) => ({ ...one, officer, deputy })),
    named: [],
    support: false,
    answers: said('answers'),
    notes: said('notes'),
    cadence: said('cadence'),
    place: null,
    booking: null,
    agendaHours: 24,
    cancelHours: 24,
    contact: said('contact'),
    offLimits: [],
    conflictMonths: 0,
    start,
    end,
    renewals: [later(end, -ASK_TO_RENEW)],
    reviews: [1, 2, 3].map((quarter) => later(start, LOOK_BACK * quarter)),
    judgedBy: said('judged_by'),
    noticeDays: 0,
    ombuds,
    travels: said('travels'),
    retention: later(end, KEPT),
    also: [],
  };
}

/** Something to know before signing: a code for software, a sentence for people. */
export interface Caution {
  readonly code: string;
  readonly sentence: string;
}

/**
 * What a person should know before signing these terms; always that a lawyer should check.
 *
 * Codes: `no-officer`, `no-ombuds`, `no-end`, `open-default`, `warning`, `lawyer`. `language`: of
 * the sentences; the terms' own unless given. Source: spec/agreement.md section 13.
 */
export function cautions(terms: Terms, language: string = terms.language): readonly Caution[] {
  const words = template(terms.template, language);
  const { warnings } = pack(terms.pack, terms.template, language);
  const found: [string, Record<string, string>][] = [];
  if (terms.limits.some((limit) => limit.on && !limit.officer)) found.push(['no_officer', {}]);
  if (!terms.ombuds) found.push(['no_ombuds', {}]);
  if (terms.end === null) found.push(['no_end', {}]);
  for (const party of terms.parties)
    if (party.default === Default.MAY_BE_TOLD) found.push(['open_default', { name: party.name }]);
  for (const { id, on, title } of terms.limits) {
    const warning = warnings.get(id);
    if (on && warning !== undefined) found.push(['warning', { title, warning }]);
  }
  found.push(['lawyer', {}]);
  return found.map(([key, facts]) => ({
    code: key.replace('_', '-'),
    sentence: fill(words.cautions[key] ?? '', facts),
  }));
}
