/**
 * Rendering: the one text of an agreement, the same to the byte wherever it is made.
 *
 * Each client renders for itself, compares what it was sent, and shows exactly these bytes.
 *
 * Format: spec/agreement.md section 7. Vectors: vectors/agreement/render.json.
 * Threat: two people who are shown two different texts.
 */

import { type Clause, type Line, fill, template } from './clauses.ts';
import { type Facts, type Scene, scene } from './facts.ts';
import { type Terms } from './terms.ts';

export { fill };

/**
 * The text of these terms with the clauses of one template version in one language.
 *
 * The text that binds uses the terms' own version and language. Ends in a line break. Throws
 * `UnknownTemplate`. Source: spec/agreement.md section 7.
 */
export function render(terms: Terms, version: number, language: string): string {
  const words = template(version, language);
  const facts = scene(terms, words);
  const lines = [`# ${fill(words.title, facts.facts)}`];
  for (const clause of words.clauses)
    lines.push('', `## ${clause.number} ${clause.title}`, '', ...standing(clause, facts));
  return `${lines.join('\n')}\n`;
}

function standing(clause: Clause, scene: Scene): string[] {
  const lines: string[] = [];
  let number = 0;
  for (const line of clause.lines)
    for (const facts of rows(line, scene)) {
      lines.push(`${clause.number}.${++number} ${fill(line.text, facts)}`);
      for (const below of line.under ?? [])
        if (stands(below, (name) => facts[name])) lines.push(`    - ${fill(below.text, facts)}`);
    }
  return lines;
}

function rows(line: Line, scene: Scene): readonly Facts[] {
  const { facts, rows } = scene;
  if (line.each !== undefined)
    return (rows[line.each] ?? []).filter((row) => stands(line, (name) => row[name]));
  return stands(line, (name) => facts[name] || rows[name]?.length) ? [facts] : [];
}

function stands(line: Line, get: (name: string) => unknown): boolean {
  const { when } = line;
  if (when === undefined) return true;
  return when.startsWith('not ') ? !get(when.slice(4)) : Boolean(get(when));
}
