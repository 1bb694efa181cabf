import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What only the edge of the program may touch, and why. */
const edgeOnly = [
  {
    name: 'node:fs',
    message: 'Only src/cli reads files: everything else gets text, so that it can be tested with text.',
  },
  {
    name: 'node:fs/promises',
    message: 'Only src/cli reads files: everything else gets text, so that it can be tested with text.',
  },
  { name: 'node:child_process', message: 'vaultlint starts no other program.' },
  { name: 'node:http', message: 'A scan makes no network call.' },
  { name: 'node:https', message: 'A scan makes no network call.' },
  { name: 'node:net', message: 'A scan makes no network call.' },
];

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', 'fixtures/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.js', 'scripts/*.mjs'] } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/prefer-readonly': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**'],
    ignores: ['src/cli/**'],
    rules: {
      'no-restricted-imports': ['error', { paths: edgeOnly }],
      'no-restricted-globals': ['error', { name: 'process', message: 'Only src/cli knows the process.' }],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
  },
);
