/**
 * The form: everything that a person may choose, as data from which a screen draws its fields.
 *
 * It follows from the list of fields and the words of the template, so that nothing can be signed
 * that cannot be asked. Answers are gathered in a table (`answer`) and become terms by `fromTable`
 * of `answers.ts`, under the same rules as a file of the command line.
 *
 * Format: spec/agreement.md sections 3 and 13.2.
 */

import { type Says, type Table, personTable, saysOf } from './answers.ts';
import { type Template, fill, template } from './clauses.ts';
import { type Form } from './kinds.ts';
import { LONGEST, type Limit, OWN, called, plainLimit } from './limits.ts';
import { type Party, type Person, type Programme, UNDERTAKINGS, EXPECTATIONS } from './people.ts';
import { FIELDS, type Field, type Terms } from './terms.ts';
import { NAME, WORDS } from './words.ts';

/**
 * One thing to ask.
 *
 * `path`: where the answer goes in a table. `field`: how errors begin that are about it. `form`: how
 * to ask; `line` is a short text, `choice` one of `choices` (token and name). `value`: what stands
 * there now, false for nothing where `optional`. `most`: the largest number, or the most items or
 * characters. `unit`: one and many, with {n}. `side`: whose answer it is, where it is one side's.
 */
export interface Question {
  readonly path: readonly string[];
  readonly field: string;
  readonly label: string;
  readonly form: Exclude<Form, 'token' | 'parties' | 'limits'> | 'choice';
  readonly value: unknown;
  readonly optional?: boolean;
  readonly most?: number;
  readonly unit?: readonly [string, string];
  readonly choices?: readonly (readonly [string, string])[];
  readonly side?: 0 | 1;
}

/** The questions about one limit; `fixed` when it always holds and its words stay as they are. */
export interface LimitForm {
  readonly id: string;
  readonly title: string;
  readonly trigger: string;
  readonly fixed: boolean;
  readonly questions: readonly Question[];
}

/** What there is to choose in one clause. */
export interface Section {
  readonly key: string;
  readonly number: number;
  readonly title: string;
  readonly questions: readonly Question[];
  readonly limits: readonly LimitForm[];
}

/** Every clause in which there is something to choose. `language`: of labels and titles. */
export function form(terms: Terms, language: string = terms.language): readonly Section[] {
  const words = template(terms.template, language);
  const limits = terms.limits.map((limit) => limitForm(limit, terms, words));
  return words.clauses
    .map(({ key, number, title }) => ({
      key,
      number,
      title,
      questions: [...aboutSides(key, terms, words), ...aboutTerms(key, terms, words)],
      limits: key === 'limits' ? limits : [],
    }))
    .filter((section) => section.questions.length > 0);
}

/** `answers` with this answer at the path of its question. */
export function answer(answers: Table, path: readonly string[], value: unknown): Table {
  const [name = '', ...rest] = path;
  const inner = (answers[name] ?? {}) as Table;
  return { ...answers, [name]: rest.length ? answer(inner, rest, value) : value };
}

/** The questions of a limit of the pair's own that is not in the terms yet. */
export function ownLimit(terms: Terms, answers: Table, language?: string): LimitForm {
  const added = Object.keys((answers['limit'] ?? {}) as Table);
  const taken = new Set([...terms.limits.map((limit) => limit.id), ...added]);
  let number = 1;
  while (taken.has(`${OWN}${number}`)) number++;
  const { officer, deputy } = terms.limits[0] ?? { officer: null, deputy: null };
  const limit = { ...plainLimit(`${OWN}${number}`, true, true, '', ''), officer, deputy };
  return limitForm(limit, terms, template(terms.template, language ?? terms.language));
}

function aboutTerms(key: string, terms: Terms, words: Template): Question[] {
  const asked = FIELDS.filter((field) => field.clause === key).flatMap((field) =>
    aboutField(field, terms, words),
  );
  if (key !== 'limits') return asked;
  const first = terms.limits[0] ?? { officer: null, deputy: null };
  return [
    personQuestion(['officer'], 'officer', first.officer, words),
    personQuestion(['deputy'], 'deputy', first.deputy, words),
  ];
}

function aboutField({ name, key, kind }: Field, terms: Terms, words: Template): Question[] {
  const { form, optional = false, most, unit } = kind;
  // What is fixed when a draft begins is asked before, the rest of these in a way of its own.
  if (form === 'token' || form === 'parties' || form === 'limits') return [];
  return [
    {
      path: [name],
      field: name,
      label: words.labels[name] ?? '',
      form,
      value: asTable(form, terms[key]),
      optional,
      ...(form === 'words' ? { most: WORDS } : most === undefined ? {} : { most }),
      ...(unit && { unit: words.units[unit] }),
    },
  ];
}

function asTable(form: Form, held: unknown): unknown {
  if (held === null) return false;
  if (form === 'person') return personTable(held as Person);
  if (form === 'people') return (held as readonly Person[]).map(personTable);
  if (form !== 'programme') return held;
  const { name, coordinators } = held as Programme;
  return { name, coordinators: coordinators.map(personTable) };
}

function personQuestion(
  path: readonly string[],
  field: string,
  held: Person | null,
  words: Template,
): Question {
  const label = words.labels[path.at(-1) ?? ''] ?? '';
  return { path, field, label, form: 'person', value: personTable(held), optional: true };
}

function aboutSides(key: string, terms: Terms, words: Template): Question[] {
  const makers: Record<string, (party: Party, side: 0 | 1) => Question[]> = {
    people: (party, side) => [
      line(['side', PLACES[side], 'name'], `${PLACES[side]} side: name`, party.name, words, side),
      line(['side', PLACES[side], 'role'], `${PLACES[side]} side: role`, party.role, words, side),
    ],
    default: (party, side) => [
      {
        path: ['side', PLACES[side], 'says'],
        field: `${PLACES[side]} side: default`,
        label: fill(words.labels['default'] ?? '', { name: party.name }),
        form: 'choice',
        value: saysOf(party.default),
        choices: SAYS.map(([says, token]) => [says, words.said[token] ?? '']),
        side,
      },
    ],
    purpose: (party, side) => [listed('expectations', EXPECTATIONS, party, words, side)],
    undertakings: (party, side) => [listed('undertakings', UNDERTAKINGS, party, words, side)],
  };
  const make = makers[key];
  return make ? [...make(terms.parties[0], 0), ...make(terms.parties[1], 1)] : [];
}

const PLACES = ['first', 'second'] as const;
const SAYS: readonly (readonly [Says, string])[] = [
  ['confidential', 'pair'],
  ['may be told', 'may-tell'],
];

function listed(
  name: 'undertakings' | 'expectations',
  most: number,
  party: Party,
  words: Template,
  side: 0 | 1,
): Question {
  return {
    path: ['side', PLACES[side], name],
    field: `${PLACES[side]} side: ${name}`,
    label: fill(words.labels[name] ?? '', { name: party.name }),
    form: 'list',
    value: party[name],
    most,
    side,
  };
}

function line(
  path: readonly string[],
  field: string,
  value: string,
  words: Template,
  side?: 0 | 1,
): Question {
  const label = words.labels[path.at(-1) ?? ''] ?? '';
  return {
    path,
    field,
    label,
    form: 'line',
    value,
    most: NAME,
    ...(side !== undefined && { side }),
  };
}

function limitForm(limit: Limit, terms: Terms, words: Template): LimitForm {
  const { id, title, trigger, removable } = limit;
  const what = called(id);
  const at = (name: string): Pick<Question, 'path' | 'field' | 'label'> => ({
    path: ['limit', id, name],
    field: `${what}: ${name}`,
    label: words.labels[name] ?? '',
  });
  const own: Question[] = [
    { ...at('on'), label: title, form: 'yes', value: limit.on },
    line(['limit', id, 'title'], `${what}: title`, title, words),
    { ...at('trigger'), form: 'words', value: trigger, most: WORDS },
    { ...at('outside'), form: 'words', value: limit.outside ?? false, optional: true, most: WORDS },
    { ...at('anchor'), form: 'words', value: limit.anchor ?? false, optional: true, most: WORDS },
  ];
  const [first, second] = terms.parties;
  const questions: Question[] = [
    ...(removable ? own : []),
    {
      ...at('who'),
      form: 'choice',
      value: limit.who,
      choices: [
        ['either', words.said['either'] ?? ''],
        ['first', first.name],
        ['second', second.name],
      ],
    },
    { ...at('first'), form: 'yes', value: limit.first },
    {
      ...at('delay_days'),
      form: 'count',
      value: limit.delayDays,
      most: LONGEST,
      unit: words.units.day,
    },
    personQuestion(['limit', id, 'officer'], `${what}: officer`, limit.officer, words),
    personQuestion(['limit', id, 'deputy'], `${what}: deputy`, limit.deputy, words),
  ];
  return { id, title, trigger, fixed: !removable, questions };
}
