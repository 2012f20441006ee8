/**
 * Courses for the browser, from the very files that Python reads: text in blocks, and a list of what
 * there is, so that a course in one language is all that somebody loads who opens it.
 *
 * Format: spec/guidance.md sections 2 and 4; tests/web/test_courses.py compares both readers.
 */

import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'smol-toml';

/** Where the courses are. */
export const FOLDER = new URL('../../src/quietroom/guidance/courses/', import.meta.url);

/** In which order they are best taken: as in src/quietroom/guidance/shelf.py. */
const ORDER = [
  'mentoring',
  'first-meeting',
  'confidentiality',
  'asking',
  'reporting',
  'listening',
  'ending',
];

/** One course, from the text of its file. */
export function course(text) {
  const raw = parse(text);
  const words = raw.part.reduce((sum, part) => sum + part.text.trim().split(/\s+/).length, 0);
  return {
    name: raw.course,
    version: raw.version,
    language: raw.language,
    readers: raw.for,
    title: raw.title,
    about: raw.about,
    minutes: Math.round(words / 150 + raw.question.length / 2),
    parts: raw.part.map(({ key, title, text: whole, promises = [] }) => ({
      key,
      title,
      promises,
      blocks: blocks(whole),
    })),
    questions: raw.question.map(({ key, ask, answers }) => ({
      key,
      ask,
      answers: answers.map(({ text: said, right = false, feedback = '' }) => ({
        text: said,
        right,
        feedback,
      })),
    })),
  };
}

/** What there is, in order, without the texts. */
export function list() {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.toml'))
    .map((name) => course(readFileSync(new URL(name, FOLDER), 'utf8')))
    .map(({ name, version, language, readers, title, about, minutes }) => {
      return { name, version, language, readers, title, about, minutes };
    })
    .sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
}

function blocks(text) {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((block) => block.split('\n').map((line) => line.trim()))
    .map((lines) => {
      const shape = { '- ': 'list', '> ': 'said' }[lines[0].slice(0, 2)] ?? 'words';
      const whole =
        shape === 'words' ? [lines.join(' ')] : lines.map((line) => line.slice(2).trim());
      return { shape, lines: whole };
    });
}

// Read by the tests, with the list before the courses.
if (process.argv[1]?.endsWith('courses.mjs')) {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.toml'))
    .sort();
  const all = files.map((name) => course(readFileSync(new URL(name, FOLDER), 'utf8')));
  console.log(JSON.stringify({ list: list(), courses: all }));
}
