import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';

/**
 * Who may lean on whom, as in Python (docs/decisions/0001-words-within-walls.md): each word on those
 * below it, on none beside it. What stands in the list may not be imported from the folder.
 */
const WALLS = {
  'core/ground': ['identity', 'tlog', 'agreement', 'room', 'release'],
  'core/identity': ['tlog', 'agreement', 'room', 'release'],
  'core/tlog': ['identity', 'agreement', 'room', 'release'],
  'core/agreement': ['room', 'release'],
  'core/room': ['duty', 'release'],
  'core/duty': ['release'],
};

/** The folders above the rules, lowest first: none may be imported from below. */
const STOREYS = ['core', 'client', 'worker', 'app'];

const wall = (folder, regex, message) => ({
  files: [`${folder}/**/*.ts`, `${folder}/**/*.svelte`],
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }] }] },
});

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
  ...Object.entries(WALLS).map(([folder, above]) =>
    wall(
      folder,
      `\\.\\./(${above.join('|')})/|/(client|worker|app)/`,
      'a word leans on those below it, on none beside it',
    ),
  ),
  wall('core/release', '/(client|worker|app)/', 'the rules know nothing of the shells'),
  ...STOREYS.slice(1).map((folder, at) =>
    wall(
      folder,
      `\\.\\./(${STOREYS.slice(at + 2).join('|') || '-'})/`,
      'a storey leans on those below it',
    ),
  ),
);
