/** What an agreement can begin as; loaded where a first draft is made. */

import {
  type Relation,
  type Said,
  SHIPPED,
  answersOf,
  placeOf,
} from '../../core/agreement/relation.ts';
import type { Answers, DraftView } from '../../worker/views.ts';
import { type Listed, inLanguage } from '../guidance/courses.ts';
import type { Draft } from './draft.svelte.ts';

const FILES = import.meta.glob<Relation>('../../../src/quietroom/agreement/relations/*.toml', {
  import: 'default',
  eager: true,
});

/** A relation in the language of a draft. */
interface Kind {
  readonly key: string;
  readonly relation: Relation;
  readonly said: Said;
}

/** What there is in a language, in order. */
export function kinds(language: string): readonly Kind[] {
  const found = Object.values(FILES);
  return SHIPPED.flatMap((key) => {
    const relation = found.find((one) => one.relation === key);
    const said = relation?.[language as 'en' | 'fr'];
    return relation && said ? [{ key, relation, said }] : [];
  });
}

/** The short courses that go well with a relation. */
export function coursesOf({ relation }: Kind, language: string): readonly Listed[] {
  const listed = inLanguage(language === 'fr' ? 'fr' : 'en');
  return listed.filter(({ name }) => relation.guidance?.includes(name));
}

/** Begin a draft as its relation has it; what was typed before stays. */
export function begin(draft: Draft, view: DraftView, language: string): void {
  const asked = view.sections.flatMap(({ questions }) => questions);
  const value = (...path: string[]): unknown =>
    asked.find((one) => one.path.join() === path.join())?.value;
  const roles = (['first', 'second'] as const).map((side) => String(value('side', side, 'role')));
  const kind = kinds(language).find(({ key }) => key === draft.relation);
  if (!kind) return;
  const [first = '', second = ''] = roles;
  const end = value('end');
  draft.offered = answersOf(kind.relation, kind.said, {
    roles: [first, second],
    start: String(value('start')),
    end: typeof end === 'string' ? end : null,
  }) as Answers;
  draft.examples = placeOf(kind.said, roles[view.side] ?? '') ?? {};
}
