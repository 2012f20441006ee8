import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import { SIDES } from './build/sides.mjs';

/** A room, the meetings of its two, and whether they go on. */
const ROOM = ['meeting', 'renewal', 'room'];

/** The words about what leaves a room: none leans on another but release on duty. */
const LEAVING = ['duty', 'concern', 'objective', 'release'];

/**
 * Who may lean on whom, as in Python (docs/decisions/0001-words-within-walls.md): each word on those
 * below it, on none beside it. What stands in the list may not be imported from the folder.
 */
const WALLS = {
  'core/ground': ['guidance', 'identity', 'tlog', 'agreement', 'programme', ...ROOM, ...LEAVING],
  'core/guidance': ['identity', 'tlog', 'agreement', 'programme', ...ROOM, ...LEAVING],
  'core/identity': ['guidance', 'tlog', 'agreement', 'programme', ...ROOM, ...LEAVING],
  'core/tlog': ['guidance', 'identity', 'agreement', 'programme', ...ROOM, ...LEAVING],
  'core/agreement': ['guidance', 'programme', ...ROOM, ...LEAVING],
  'core/programme': ['guidance', 'room', ...LEAVING],
  'core/meeting': ['guidance', 'programme', 'renewal', 'room', ...LEAVING],
  'core/renewal': ['guidance', 'programme', 'meeting', 'room', ...LEAVING],
  'core/room': ['guidance', 'programme', 'meeting', 'renewal', ...LEAVING],
  'core/duty': ['guidance', 'programme', 'concern', 'objective', 'release'],
  'core/concern': ['guidance', 'programme', 'duty', 'objective', 'release'],
  'core/objective': ['guidance', 'programme', 'duty', 'concern', 'release'],
  'core/release': ['guidance', 'programme', 'concern', 'objective'],
};

/** The folders above the rules, lowest first: none may be imported from below. */
const STOREYS = ['core', 'client', 'worker', 'app'];

const forbidding = (files, ...patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const wall = (folder, regex, message) =>
  forbidding([`${folder}/**/*.ts`, `${folder}/**/*.svelte`], { regex, message });

/** What no file of a storey may import: the storeys above it. */
const above = (folder) => ({
  regex: `\\.\\./(${STOREYS.slice(STOREYS.indexOf(folder) + 1).join('|') || '-'})/`,
  message: 'a storey leans on those below it',
});

/** One of two sides that import nothing of each other. */
const apart = (side, other) => {
  const theirs = other.files.map((file) => file.replace(/.*\//, ''));
  const past = {
    regex: `/(${theirs.join('|')})\\.ts$|/(${other.words.join('|')})/`,
    message: 'a concern does not pass through the programme, and knows nothing of it',
  };
  return side.files.map((file) => forbidding([`${file}.ts`], above(file.split('/')[0]), past));
};

export default tseslint.config(
  { ignores: ['dist', 'dist-gallery', '.tsc', 'node_modules'] },
  ...tseslint.configs.strict,
  ...svelte.configs['flat/recommended'],
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      complexity: ['error', 12],
      eqeqeq: 'error',
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-globals': ['error', 'localStorage', 'sessionStorage', 'eval', 'Function'],
    },
  },
  { files: ['tests/**'], rules: { 'max-lines-per-function': 'off' } },
  // A list that is written by build/keys.mjs.
  { files: ['app/text/keys.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['build/**'],
    rules: { 'no-console': 'off' },
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly' } },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: { 'svelte/no-at-html-tags': 'error', 'svelte/no-inline-styles': 'error' },
  },
  ...Object.entries(WALLS).map(([folder, words]) =>
    wall(
      folder,
      `\\.\\./(${words.join('|')})/|/(client|worker|app)/`,
      'a word leans on those below it, on none beside it',
    ),
  ),
  ...STOREYS.slice(1).map((folder) =>
    forbidding([`${folder}/**/*.ts`, `${folder}/**/*.svelte`], above(folder)),
  ),
  ...apart(SIDES.programme, SIDES.concerns),
  ...apart(SIDES.concerns, SIDES.programme),
);
