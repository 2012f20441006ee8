/**
 * Facts: what the clauses may name, drawn from the terms.
 *
 * A scene is the facts of the whole agreement and its lists of rows; a row has facts of its own. A
 * fact that is missing leaves out the line that needs it.
 *
 * Format: spec/agreement.md section 7.2.
 */

import { hex } from '../ground/octets.ts';
import { type Said, type Template } from './clauses.ts';
import { saidCount } from './kinds.ts';
import { type Limit, type Who } from './limits.ts';
import { type Pack, pack } from './packs.ts';
import { Default, type Person } from './people.ts';
import { FIELDS, type Terms, outsiders } from './terms.ts';

/** What may be named, by its name in the clauses. */
export type Facts = Said;

/** The facts of an agreement, and its lists of rows. */
export interface Scene {
  readonly facts: Facts;
  readonly rows: Readonly<Record<string, readonly Facts[]>>;
}

/** The facts of these terms, said in the words of a template. */
export function scene(terms: Terms, template: Template): Scene {
  const said = new Map(
    FIELDS.map((field) => [field.name, field.kind.say(terms[field.key], template)]),
  );
  const known = pack(terms.pack, template.version, template.language);
  const facts: Record<string, string> = {};
  for (const [name, parts] of said) if (parts[0] !== undefined) facts[name] = parts[0];
  if (!terms.support) delete facts['support'];
  facts['caution'] = known.caution;
  facts['speaking_up'] = known.speakingUp;
  Object.assign(facts, missing(terms));
  const rows: Record<string, readonly Facts[]> = {};
  for (const name of ['off_limits', 'renewals', 'reviews', 'also'])
    rows[name] = (said.get(name) ?? []).map((words) => ({ words }));
  return { facts, rows: { ...rows, ...people(terms), ...limits(terms, template, known) } };
}

/** The programme by name, where it leaves a role empty that the agreement needs. */
function missing({ programme, limits, ombuds }: Terms): Facts {
  if (!programme) return {};
  const { name } = programme;
  const unled = limits.some((limit) => limit.on && !limit.officer);
  return { ...(unled ? { unled: name } : {}), ...(ombuds ? {} : { unheard: name }) };
}

function people(terms: Terms): Record<string, readonly Facts[]> {
  const { parties, programme, named } = terms;
  const coordinators = programme?.coordinators ?? [];
  const others = new Map<string, Person>();
  for (const person of [...coordinators, ...outsiders(terms).map(([, one]) => one)])
    others.set(`${hex(person.card)} ${person.name}`, person);
  return {
    sides: parties.map(({ name, role, card, default: rule }) => ({
      name,
      role,
      key: hex(card),
      [rule === Default.CONFIDENTIAL ? 'closed' : 'open']: 'yes',
    })),
    undertakings: parties.flatMap(({ name, undertakings }) =>
      undertakings.map((words) => ({ name, words })),
    ),
    silent: parties.filter((side) => !side.undertakings.length).map(({ name }) => ({ name })),
    expectations: parties.flatMap(({ name, expectations }) =>
      expectations.map((words) => ({ name, words })),
    ),
    unsaid: parties.filter((side) => !side.expectations.length).map(({ name }) => ({ name })),
    named: named.map(({ name }) => ({ name })),
    coordinators: coordinators.map(({ name }) => ({ name })),
    others: [...others.values()].map(({ name, card }) => ({ name, key: hex(card) })),
  };
}

function limits(terms: Terms, template: Template, known: Pack): Record<string, readonly Facts[]> {
  const rows = (on: boolean): readonly Facts[] =>
    terms.limits
      .filter((limit) => limit.on === on)
      .map((limit) => row(limit, terms, template, known));
  return { on: rows(true), off: rows(false) };
}

/** Who must act, by name. */
export function saidWho(who: Who, terms: Terms, template: Template): string {
  const [first, second] = terms.parties;
  if (who === 'either') return template.said['either'] ?? '';
  return who === 'first' ? first.name : second.name;
}

function row(limit: Limit, terms: Terms, template: Template, known: Pack): Facts {
  const told = limit.first
    ? limit.delayDays
      ? 'first then later'
      : 'first'
    : limit.delayDays
      ? 'later'
      : 'at once';
  return {
    id: limit.id,
    title: limit.title,
    trigger: limit.trigger,
    who: saidWho(limit.who, terms, template),
    outside: limit.outside ?? '',
    anchor: limit.anchor ?? '',
    warning: known.warnings.get(limit.id) ?? '',
    delay: saidCount(limit.delayDays, 'day', template),
    [told]: 'told',
    ...(limit.officer && limit.deputy
      ? { officer: limit.officer.name, deputy: limit.deputy.name }
      : {}),
    ...(limit.removable ? {} : { fixed: 'fixed' }),
  };
}
