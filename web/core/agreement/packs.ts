/**
 * Packs: lists of limits for one jurisdiction, each saying that a lawyer should check it.
 *
 * Every pack holds the limits of the generic one, in the same order, with its own in their place
 * or after them. None of this is legal advice, and each pack says so in the agreement.
 *
 * Format: spec/agreement.md section 5.3.
 */

import { LANGUAGES, UnknownTemplate, VERSIONS, data } from './clauses.ts';
import { type Limit, type Limits, OWN } from './limits.ts';
import { BadTerms, FieldFault } from './words.ts';

/** Every pack, by the token that an agreement names it by. */
export const PACKS = ['generic', 'uk', 'canada-ontario', 'eu'] as const;

/** This exception cannot be switched off or reworded: it always holds. */
export class LimitNotRemovable extends FieldFault {
  static override readonly code: string = 'limit-not-removable';
}

/**
 * One list of limits in one language.
 *
 * `name`: for which place it was made. `caution`: have a lawyer check this. `speakingUp`: what
 * guards people who report. `warnings`: by limit id, what to know before switching it on.
 */
export interface Pack {
  readonly key: string;
  readonly name: string;
  readonly caution: string;
  readonly speakingUp: string;
  readonly limits: Limits;
  readonly warnings: ReadonlyMap<string, string>;
}

type Words = Readonly<Record<string, string>>;

interface RawLimit {
  readonly id: string;
  readonly on: boolean;
  readonly removable: boolean;
  readonly first: boolean;
  readonly delay_days: number;
  readonly en: RawWords;
}

interface RawWords {
  readonly title: string;
  readonly trigger: string;
  readonly outside: string;
  readonly anchor: string;
  readonly warning?: string;
}

interface RawPack {
  readonly name: Words;
  readonly caution: Words;
  readonly speaking_up: Words;
  readonly limit: readonly RawLimit[];
}

const packs = new Map<string, Pack>();

/** The pack of this token. Throws `UnknownTemplate`. */
export function pack(key: string, version: number, language: string): Pack {
  const named = PACKS.some((known) => known === key);
  const spoken = LANGUAGES.some((known) => known === language);
  if (!named || !VERSIONS.includes(version) || !spoken) throw new UnknownTemplate();
  const place = `${version} ${language} ${key}`;
  const found = packs.get(place) ?? build(key, version, language);
  packs.set(place, found);
  return found;
}

function build(key: string, version: number, language: string): Pack {
  const raw = data(version, `packs/${key}`) as RawPack;
  const generic = data(version, 'packs/generic') as RawPack;
  const listed = new Map([...generic.limit, ...raw.limit].map((limit) => [limit.id, limit]));
  const said = [...listed.values()].map((limit) => [limit, spoken(limit, language)] as const);
  return {
    key,
    name: raw.name[language] ?? '',
    caution: raw.caution[language] ?? '',
    speakingUp: raw.speaking_up[language] ?? '',
    limits: said.map(([limit, words]) => built(limit, words)),
    warnings: new Map(
      said.flatMap(([limit, words]) => (words.warning ? [[limit.id, words.warning]] : [])),
    ),
  };
}

function spoken(raw: RawLimit, language: string): RawWords {
  return (raw as unknown as Readonly<Record<string, RawWords>>)[language] ?? raw.en;
}

function built(raw: RawLimit, said: RawWords): Limit {
  return {
    id: raw.id,
    on: raw.on,
    removable: raw.removable,
    title: said.title,
    trigger: said.trigger,
    outside: said.outside || null,
    anchor: said.anchor || null,
    who: 'either',
    first: raw.first,
    delayDays: raw.delay_days,
    officer: null,
    deputy: null,
  };
}

/**
 * Check limits against the pack that the terms name.
 *
 * Every limit of the pack is there, on or off in plain sight, in the pack's order; limits of the
 * pair's own follow. One that is not removable is on and says what the pack says. Throws
 * `LimitNotRemovable` or `BadTerms`. Source: spec/agreement.md section 5.2.
 */
export function refuseLimits(limits: Limits, known: Pack): void {
  for (const limit of known.limits) {
    if (limit.removable) continue;
    const found = limits.find((one) => one.id === limit.id);
    if (!found?.on || said(found) !== said(limit))
      throw new LimitNotRemovable(`limit ${limit.id}`, 'always holds as it is');
  }
  const own = limits.slice(known.limits.length);
  if (own.some((limit) => !limit.id.startsWith(OWN) || !limit.removable))
    throw new BadTerms('limits', `one of your own begins with ${OWN}`);
  // Short names are ASCII, so that comparing them is the same everywhere.
  if (own.some((limit, place) => place > 0 && (own[place - 1] as Limit).id > limit.id))
    throw new BadTerms('limits', 'your own stand in the order of their short names');
  known.limits.forEach((limit, place) => {
    if (limits[place]?.id !== limit.id) throw new BadTerms(`limit ${limit.id}`, 'not in its place');
    if (limits[place].removable !== limit.removable)
      throw new BadTerms(`limit ${limit.id}`, 'removable otherwise than in its list');
  });
}

function said(limit: Limit): string {
  return JSON.stringify([limit.title, limit.trigger, limit.outside, limit.anchor]);
}
