/**
 * Prints every message of every language, as JSON: file, key, the variables that it takes, and its
 * text once for each choice that it makes (a variable stands as a name). For the tests.
 */

import { readFileSync, readdirSync } from 'node:fs';
import { Visitor, parse } from '@fluent/syntax';

const FOLDER = new URL('../../messages/', import.meta.url);

const found = [];
for (const language of readdirSync(FOLDER)) {
  for (const name of readdirSync(new URL(`${language}/`, FOLDER))) {
    const source = readFileSync(new URL(`${language}/${name}`, FOLDER), 'utf8');
    for (const entry of parse(source, {}).body) {
      if (entry.type === 'Junk') throw new Error(`${language}/${name}: ${entry.content}`);
      if (entry.type.endsWith('Comment')) continue;
      found.push({ language, file: name.slice(0, -4), ...told(entry) });
    }
  }
}
console.log(JSON.stringify(found));

/** A message or term; terms begin with a hyphen, as where they are used. */
function told(entry) {
  const variables = new Set();
  const terms = new Set();
  class Reader extends Visitor {
    visitVariableReference(node) {
      variables.add(node.id.name);
    }
    visitTermReference(node) {
      terms.add(`-${node.id.name}`);
    }
  }
  new Reader().visit(entry.value);
  const key = entry.type === 'Term' ? `-${entry.id.name}` : entry.id.name;
  return {
    key,
    variables: [...variables].sort(),
    terms: [...terms].sort(),
    texts: texts(entry.value),
  };
}

/** A pattern as text, once for each of its choices. */
function texts(pattern) {
  return pattern.elements.reduce(
    (before, element) => {
      const after = element.type === 'TextElement' ? [element.value] : chosen(element.expression);
      return before.flatMap((one) => after.map((other) => one + other));
    },
    [''],
  );
}

function chosen(expression) {
  if (expression.type === 'SelectExpression')
    return expression.variants.flatMap((variant) => texts(variant.value));
  return [expression.type === 'VariableReference' ? 'Ann' : ''];
}
