/** The text of an agreement, cut at the borders of its clauses, without changing a letter. */

import { template } from '../../core/agreement/clauses.ts';
import { render } from '../../core/agreement/render.ts';
import type { Terms } from '../../core/agreement/terms.ts';
import type { ClauseView, TextView } from '../views.ts';

/** What these terms say, as it is signed; `text` where it was rendered before. */
export function textOf(
  terms: Terms,
  text: string = render(terms, terms.template, terms.language),
): TextView {
  const { clauses: known } = template(terms.template, terms.language);
  const keys = new Map(known.map(({ number, key }) => [number, key]));
  const [title = '', ...clauses] = text.split('\n\n## ');
  return {
    language: terms.language,
    title: title.replace(/^# /, '').trim(),
    clauses: clauses.map((raw) => clauseOf(raw, keys)),
    expected: terms.parties.map(({ name, expectations }) => ({ name, lines: expectations.length })),
  };
}

/** One clause: `NUMBER TITLE`, an empty line, its sentences. */
function clauseOf(raw: string, keys: ReadonlyMap<number, string>): ClauseView {
  const [head = '', text = ''] = raw.split('\n\n');
  const [number = '', ...title] = head.split(' ');
  const key = keys.get(Number(number)) ?? '';
  return { number: Number(number), key, title: title.join(' '), text: text.trimEnd() };
}
