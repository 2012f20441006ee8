/**
 * Clauses: the words that Quietroom brings, as data, one set for each template version.
 *
 * They are too many to travel in every script: whoever loads them hands their bytes to `learn`,
 * which takes exactly those that are pinned here by hash. So nobody on the way, nor the page that
 * hands them to the key worker, can change a word of them.
 *
 * Format: spec/agreement.md section 7.1.
 */

import { sha256 } from '../ground/digest.ts';
import { QuietroomError } from '../ground/errors.ts';
import { type Bytes, fromUtf8, hex } from '../ground/octets.ts';

/** The template version of new agreements. */
export const VERSION = 1;

/** Every template version that this Quietroom can render. */
export const VERSIONS: readonly number[] = [1];

/** The languages in which an agreement can be signed. */
export const LANGUAGES = ['en', 'fr'] as const;

/** SHA-256 of the texts of each version, as hex. Source: spec/agreement.md section 7.1. */
export const TEXTS: Readonly<Record<number, string>> = {
  1: '538a214e28b6247d29e114a3cd9b315b90aa41332ea08507ca60ab753dd1e321',
};

/** This agreement uses clauses that this Quietroom does not have: update yours to read it. */
export class UnknownTemplate extends QuietroomError {
  static override readonly code: string = 'unknown-template';
}

/** One line of a clause, or one for each row of the list `each`, if the fact `when` holds. */
export interface Line {
  readonly text: string;
  readonly each?: string;
  readonly when?: string;
  readonly under?: readonly Line[];
}

/** A clause: its number, short key, title, the points it covers, its lines. */
export interface Clause {
  readonly number: number;
  readonly key: string;
  readonly title: string;
  readonly points: readonly number[];
  readonly lines: readonly Line[];
}

/** Words by their key. */
export type Said = Readonly<Record<string, string>>;

/**
 * All words of one template version in one language.
 *
 * `labels` names each field; `said` holds small words, `changes` the sentences about differences,
 * `cautions` what a person should know before signing, `defaults` what is offered at first, and
 * `gag` the lists of the rule against bans on reporting.
 */
export interface Template {
  readonly version: number;
  readonly language: string;
  readonly name: string;
  readonly title: string;
  readonly clauses: readonly Clause[];
  readonly labels: Said;
  readonly said: Said;
  readonly units: Readonly<Record<Unit, readonly [string, string]>>;
  readonly months: readonly string[];
  readonly changes: Said;
  readonly cautions: Said;
  readonly defaults: Said;
  readonly gag: Readonly<Record<string, readonly string[]>>;
}

/** What is counted in an agreement. */
export type Unit = 'hour' | 'day' | 'month';

/** One data file of a template version with the words of a language, as it is written. */
interface RawTemplate {
  readonly name: string;
  readonly title: string;
  readonly clause: readonly Omit<Clause, 'number'>[];
  readonly fields: Said;
  readonly words: Template['units'] & Said & { readonly months: readonly string[] };
  readonly differences: Said;
  readonly cautions: Said;
  readonly defaults: Said;
  readonly gag: Template['gag'];
}

const learned = new Map<number, Readonly<Record<string, unknown>>>();
const templates = new Map<string, Template>();

/**
 * Take the texts of one template version, which must be the pinned ones to the byte.
 *
 * Throws `UnknownTemplate` for any others. Source: spec/agreement.md section 7.1.
 */
export function learn(version: number, raw: Bytes): void {
  if (TEXTS[version] !== hex(sha256(raw))) throw new UnknownTemplate();
  learned.set(version, JSON.parse(fromUtf8(raw)) as Record<string, unknown>);
}

/** One data file of a template version. Whoever asks before `learn` has a fault in the program. */
export function data(version: number, name: string): unknown {
  const found = learned.get(version);
  // No refusal: a reader that took it for one would drop a proposal that everybody else accepts.
  if (!found) throw new Error('the texts of the agreement are not loaded');
  return found[name];
}

/** The clauses of one version in one language. Throws `UnknownTemplate`. */
export function template(version: number, language: string): Template {
  if (!VERSIONS.includes(version) || !LANGUAGES.some((known) => known === language))
    throw new UnknownTemplate();
  const key = `${version} ${language}`;
  const found = templates.get(key) ?? build(version, language);
  templates.set(key, found);
  return found;
}

/** The clause of a template with this short key. */
export function clause(of: Template, key: string): Clause {
  return of.clauses.find((one) => one.key === key) as Clause;
}

/** `text` with each {name} replaced by that fact, once: what is put in is not searched again. */
export function fill(text: string, facts: Said): string {
  return text.replace(/\{([a-z_]+)\}/g, (_, name: string) => facts[name] ?? '');
}

function build(version: number, language: string): Template {
  const raw = data(version, language) as RawTemplate;
  return {
    version,
    language,
    name: raw.name,
    title: raw.title,
    clauses: raw.clause.map((one, number) => ({ number, ...one })),
    labels: raw.fields,
    said: raw.words,
    units: raw.words,
    months: raw.words.months,
    changes: raw.differences,
    cautions: raw.cautions,
    defaults: raw.defaults,
    gag: raw.gag,
  };
}
