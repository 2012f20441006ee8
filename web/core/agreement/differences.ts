/**
 * Differences between two versions, in words: what a new proposal would change.
 *
 * Whoever is asked to sign reads these beside the text. They are computed on the reader's own
 * device from both terms. Complete: two terms that differ in anything give at least one line.
 *
 * Format: spec/agreement.md section 12. Vectors: vectors/agreement/differences.json.
 * Threat: a change slipped in among others.
 */

import * as canon from '../ground/canon.ts';
import { equal, hex } from '../ground/octets.ts';
import { type Template, clause, fill, template } from './clauses.ts';
import { saidWho } from './facts.ts';
import { saidCount, saidKey } from './kinds.ts';
import { LIMIT_FIELDS, type Limit, limitFields, plainLimit } from './limits.ts';
import { type Party, type Person } from './people.ts';
import { FIELDS, type Field, type Terms } from './terms.ts';

type Some = string | null;
type People = readonly Person[];
type Lines = Iterable<string>;

/** One field of a limit that differs: its label, what it said, what it says. */
type Change = readonly [string, Some, Some];

/**
 * What `next` changes of `old`, one line each, in the order of the clauses.
 *
 * `language`: of the lines; the new terms' own unless given. Source: spec/agreement.md section 12.
 */

export function differences(old: Terms, next: Terms, language = next.language): readonly string[] {
  return [...new Speech(old, next, template(next.template, language)).lines()];
}

class Speech {
  readonly #old: Terms;
  readonly #new: Terms;
  readonly #words: Template;

  constructor(old: Terms, next: Terms, words: Template) {
    [this.#old, this.#new, this.#words] = [old, next, words];
  }

  /** Every difference, in the order of the clauses. */
  *lines(): Lines {
    const [old, next] = [this.#old, this.#new];
    const apart: Partial<Record<keyof Terms, () => Lines>> = {
      parties: () => this.#parties(),
      programme: () => this.#programme(),
      limits: () => this.#limits(),
      named: () => this.#people('default', 'named', old.named, next.named),
      ombuds: () => [this.#changed(this.#where('broken', 'ombuds'), this.#ombuds())],
    };
    const steps: [string, () => Lines][] = [
      ['purpose', () => this.#listed('purpose', 'expectations')],
      ['default', () => this.#rules()],
      ['undertakings', () => this.#listed('undertakings', 'undertakings')],
    ];
    for (const field of FIELDS) {
      const [one, other] = [old, next].map((terms) => field.kind.write(terms[field.key]));
      if (alike(one!, other!)) continue;
      steps.push([field.clause, apart[field.key] ?? (() => this.#field(field))]);
    }
    steps.sort((one, other) => this.#number(one[0]) - this.#number(other[0]));
    for (const [, step] of steps) yield* step();
  }

  *#field(field: Field): Lines {
    const where = this.#where(field.clause, field.name);
    const said = (terms: Terms): readonly string[] => field.kind.say(terms[field.key], this.#words);
    const [old, next] = [said(this.#old), said(this.#new)];
    if (Array.isArray(this.#old[field.key])) yield* this.#several(where, old, next);
    else yield this.#changed(where, [old[0] ?? null, next[0] ?? null]);
  }

  *#several(where: string, old: readonly string[], next: readonly string[]): Lines {
    const [gone, come] = [without(old, next), without(next, old)];
    if (!gone.length && !come.length) {
      yield this.#say('order', { where, old: old.join('; '), new: next.join('; ') });
    }
    for (const words of gone) yield this.#say('removed', { where, old: words });
    for (const words of come) yield this.#say('added', { where, new: words });
  }

  *#programme(): Lines {
    const [old, next] = [this.#old.programme, this.#new.programme];
    const names = [old?.name ?? null, next?.name ?? null] as const;
    if (names[0] !== names[1]) yield this.#changed(this.#where('people', 'programme'), names);
    const people = [old?.coordinators ?? [], next?.coordinators ?? []] as const;
    yield* this.#people('people', 'coordinators', ...people);
  }

  *#people(key: string, label: string, old: People, next: People): Lines {
    const written = (people: People): Set<string> =>
      new Set(people.map((one) => hex(one.card) + one.name));
    const lacking = (people: People, others: People): Set<string> => {
      const there = written(others);
      const lack = people.filter((one) => !there.has(hex(one.card) + one.name));
      return new Set(lack.map((one) => one.name));
    };
    const same = [...written(old)].join() === [...written(next)].join();
    if (same) return;
    const [gone, come] = [lacking(old, next), lacking(next, old)];
    const said = (people: People): string[] =>
      people.map((one) => this.#person(one, gone.has(one.name) && come.has(one.name)));
    yield* this.#several(this.#where(key, label), said(old), said(next));
  }

  #ombuds(): readonly [Some, Some] {
    return this.#pair(this.#old.ombuds, this.#new.ombuds);
  }

  #pair(old: Person | null, next: Person | null): readonly [Some, Some] {
    const alike = old?.name === next?.name;
    return [old && this.#person(old, alike), next && this.#person(next, alike)];
  }

  #person(person: Person, fully: boolean): string {
    return fully ? saidKey(person, this.#words) : person.name;
  }

  #sides(): (readonly [Party, Party])[] {
    const [old, next] = [this.#old.parties, this.#new.parties];
    return [
      [old[0], next[0]],
      [old[1], next[1]],
    ];
  }

  *#parties(): Lines {
    for (const [old, next] of this.#sides()) {
      const told: Record<string, readonly [string, string]> = {
        name: [old.name, next.name],
        role: [old.role, next.role],
        card: [hex(old.card), hex(next.card)],
      };
      for (const [key, [before, after]] of Object.entries(told)) {
        if (before === after) continue;
        const whose = this.#say('person', { name: old.name, label: this.#label(key) });
        yield this.#changed(this.#at('people', whose), [before, after]);
      }
    }
  }

  *#rules(): Lines {
    for (const [old, next] of this.#sides()) {
      if (old.default === next.default) continue;
      const { said } = this.#words;
      const where = this.#at('default', fill(this.#label('default'), { name: next.name }));
      yield this.#changed(where, [said[old.default] ?? null, said[next.default] ?? null]);
    }
  }

  *#listed(key: string, said: 'undertakings' | 'expectations'): Lines {
    for (const [old, next] of this.#sides()) {
      const label = fill(this.#label(said), { name: next.name });
      const most = Math.max(old[said].length, next[said].length);
      for (let place = 0; place < most; place++) {
        const many = this.#say('many', { label, n: String(place + 1) });
        const where = this.#at(key, many);
        const [before, after] = [old[said][place], next[said][place]];
        if (before === undefined) yield this.#say('added', { where, new: after! });
        else if (after === undefined) yield this.#say('removed', { where, old: before });
        else if (before !== after) yield this.#changed(where, [before, after]);
      }
    }
  }

  *#limits(): Lines {
    const old = new Map(this.#old.limits.map((limit) => [limit.id, limit]));
    const next = new Map(this.#new.limits.map((limit) => [limit.id, limit]));
    const changes = new Map<string, [Change, string[]]>();
    let both = 0;
    for (const id of new Set([...old.keys(), ...next.keys()])) {
      const [before, after] = [old.get(id), next.get(id)];
      if (!before || !after) {
        yield* this.#comeOrGone(before, after);
        continue;
      }
      both++;
      if (before.on !== after.on) {
        yield this.#inLimits(after.on ? 'limit_on' : 'limit_off', after.title);
      }
      for (const change of this.#limit(before, after)) {
        const [, titles] = setDefault(changes, JSON.stringify(change), [change, []]);
        titles.push(after.title);
      }
    }
    for (const [[label, ...said], titles] of changes.values()) {
      const everywhere = titles.length === both && both > 1;
      for (const title of everywhere ? titles.slice(0, 1) : titles) {
        yield this.#changed(this.#inLimits(everywhere ? 'limits' : 'limit', title, label), said);
      }
    }
  }

  *#comeOrGone(old: Limit | undefined, next: Limit | undefined): Lines {
    if (next) {
      yield this.#inLimits('limit_added', next.title, next.trigger);
      if (!next.on) yield this.#inLimits('limit_off', next.title);
      const plain = plainLimit(next.id, next.on, true, next.title, next.trigger);
      for (const [label, ...said] of this.#limit(plain, next)) {
        yield this.#changed(this.#inLimits('limit', next.title, label), said);
      }
    } else if (old) yield this.#inLimits('limit_removed', old.title);
  }

  *#limit(old: Limit, next: Limit): Iterable<Change> {
    const [who, whose] = [this.#old, this.#new];
    const said: Record<string, readonly [Some, Some]> = {
      title: [old.title, next.title],
      trigger: [old.trigger, next.trigger],
      outside: [old.outside, next.outside],
      anchor: [old.anchor, next.anchor],
      who: [saidWho(old.who, who, this.#words), saidWho(next.who, whose, this.#words)],
      first: [this.#yes(old.first), this.#yes(next.first)],
      delay_days: [this.#days(old.delayDays), this.#days(next.delayDays)],
      removable: [this.#yes(old.removable), this.#yes(next.removable)],
      officer: this.#pair(old.officer, next.officer),
      deputy: this.#pair(old.deputy, next.deputy),
    };
    const [before, after] = [limitFields(old), limitFields(next)];
    for (const [name, pair] of Object.entries(said)) {
      const place = LIMIT_FIELDS.indexOf(name);
      if (!alike(before[place]!, after[place]!)) yield [this.#label(name), ...pair];
    }
  }

  #yes(held: boolean): string {
    return this.#words.said[held ? 'yes' : 'no'] ?? '';
  }

  #days(days: number): Some {
    return days ? saidCount(days, 'day', this.#words) : null;
  }

  #label(name: string): string {
    return this.#words.labels[name] ?? '';
  }

  #number(key: string): number {
    return clause(this.#words, key).number;
  }

  #inLimits(key: string, title: string, label = ''): string {
    return this.#say(key, { number: String(this.#number('limits')), title, label });
  }

  #where(key: string, name: string): string {
    return this.#at(key, this.#label(name));
  }

  #at(key: string, label: string): string {
    return this.#say('clause', { number: String(this.#number(key)), label });
  }

  #changed(where: string, [old, next]: readonly [Some, Some]): string {
    const none = this.#words.said['none'] ?? '';
    return this.#say('changed', { where, old: old || none, new: next || none });
  }

  #say(key: string, facts: Record<string, string>): string {
    return fill(this.#words.changes[key] ?? '', facts);
  }
}

function alike(one: canon.Value, other: canon.Value): boolean {
  return equal(canon.encode(one), canon.encode(other));
}

function setDefault<T>(map: Map<string, T>, key: string, fresh: T): T {
  const found = map.get(key) ?? fresh;
  map.set(key, found);
  return found;
}

/** What one list holds more often than another, alike words side by side. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const times = (words: string, within: readonly string[]): number =>
    within.filter((one) => one === words).length;
  return [...new Set(list)].flatMap((words) =>
    Array<string>(Math.max(0, times(words, list) - times(words, other))).fill(words),
  );
}
