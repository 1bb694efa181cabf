import { describe, expect, it } from 'vitest';
import { armKindOf } from '../../../src/scanners/arm/kind.js';
import type { TemplateFile } from '../../../src/scanners/templates/syntax.js';
import { parse, strayingSpans } from './reading.js';

const many = 100_000;

/** Generous for a busy machine; what takes quadratic time takes minutes. */
const seconds = 20;

/** Parses a text and asks for all that is in it. */
function measured(text: string): { file: TemplateFile; seconds: number } {
  const start = performance.now();
  const file = parse(text);
  expect(strayingSpans(file)).toEqual([]);
  return { file, seconds: (performance.now() - start) / 1000 };
}

describe('hostile text', () => {
  it.each(['[', '{', '{"a":', '[{"b":[', '"', '"[', ':', ',', '}', ']', '/*', '"a":', '[1,', '-', 'x '])(
    'is read in bounded depth and linear time: 100,000 times %s',
    (opening) => {
      for (const text of [opening.repeat(many), `{"variables": {"a": ${opening.repeat(many)}`]) {
        const read = measured(text);
        expect(read.file.problems.length).toBeGreaterThan(0);
        expect(read.file.problems.length).toBeLessThanOrEqual(100);
        expect(read.seconds).toBeLessThan(seconds);
      }
    },
  );

  it.each(['f(', 'a.', 'a().', 'a()[', '(', "f('", '-', ',', 'a(1,', 'not(', "'a',"])(
    'is read in bounded depth and linear time: an expression of 100,000 times %s',
    (opening) => {
      const read = measured(`{"variables": {"a": "[${opening.repeat(many)}]", "b": 1}}`);
      expect(read.file.problems).toHaveLength(1);
      expect(read.file.statements).toHaveLength(2);
      expect(read.seconds).toBeLessThan(seconds);
    },
  );

  it.each([
    ['members', `a()${'.b'.repeat(many)}`],
    ['indexes', `a()${'[0]'.repeat(many)}`],
    ['members at every level', `${'f('.repeat(150)}a()${'.b'.repeat(150)}${').c'.repeat(150)}`],
  ])('is no deeper than others can walk: %s', (_, expression) => {
    expect(measured(`{"variables": {"a": "[${expression}]"}}`).file.problems).toMatchObject([
      { title: 'The expression is too deep' },
    ]);
  });

  it.each(['and', 'or', 'coalesce', 'concat', 'createArray', 'createObject'])(
    '%s of 100,000 arguments is flat',
    (name) => {
      const read = measured(`{"variables": {"a": "[${name}(${`'a',`.repeat(many - 1)}'a')]"}}`);
      expect(read.file.problems).toEqual([]);
      expect(read.seconds).toBeLessThan(seconds);
    },
  );

  it('is judged around what is too deep', () => {
    const deep = `${'['.repeat(1000)}${']'.repeat(1000)}`;
    const { file } = measured(`{"variables": {"a": ${deep}, "b": 1}}`);
    expect(file.problems).toMatchObject([{ title: 'It is nested too deep' }]);
    expect(file.statements).toHaveLength(2);
  });

  it.each([
    ['a string of 50 MB', `{"variables": {"a": "${'x'.repeat(50_000_000)}"}}`],
    ['an expression of 50 MB', `{"variables": {"a": "['${'x'.repeat(50_000_000)}']"}}`],
    ['a million items', `{"variables": {"a": [${'1,'.repeat(1_000_000)}]}}`],
    ['a million names', `{"variables": {"a": {${'"a":1,'.repeat(1_000_000)}}}}`],
    [
      'a hundred thousand parameters',
      `{"parameters": {${Array.from({ length: many }, (_, i) => `"p${i}":{"type":"int"}`).join()}}}`,
    ],
    ['a hundred thousand resources', `{"resources": [${'{"type":"a/b","name":"c"},'.repeat(many)}]}`],
  ])('may be long: %s', (_, text) => {
    const start = performance.now();
    expect(parse(text).problems).toEqual([]);
    expect((performance.now() - start) / 1000).toBeLessThan(seconds);
  });

  it('nests templates and resources no deeper than others can walk', () => {
    const open = '{"resources":[{"type":"Microsoft.Resources/deployments","name":"a","properties":{"template":';
    for (const text of [
      `${open.repeat(1000)}{}${'}}]}'.repeat(1000)}`,
      `{"resources":[${'{"type":"a","name":"b","resources":['.repeat(1000)}${']}'.repeat(1000)}]}`,
    ]) {
      expect(measured(text).file.problems).toMatchObject([{ title: 'It is nested too deep' }]);
    }
  });
});

describe('what a file is', () => {
  const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
  it.each([
    [`{"$schema": "${schema}"}`, 'template'],
    [
      `\uFEFF // comment\n{ /* "$schema": "x" */ "a": {"$schema": "x", "b": [1]}, "$SCHEMA": "${schema.toUpperCase()}"}`,
      'template',
    ],
    ['{"$schema": "https://schema.management.azure.com/schemas/2015-01-01/deploymentParameters.json#"}', 'parameters'],
    [
      '{"$schema": "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentParameters.json"}',
      'parameters',
    ],
    [`{"a": {"$schema": "${schema}"}}`, undefined],
    [`{"a": "$schema", "b": "${schema}"}`, undefined],
    [`[{"$schema": "${schema}"}]`, undefined],
    [`{} {"$schema": "${schema}"}`, undefined],
    [`{"$schema": "https://json-schema.org/draft-07", "about": "${schema}"}`, undefined],
    [`"${schema}"`, undefined],
    ['deploymentTemplate.json', undefined],
    ['', undefined],
    [`{"$schema": "${schema.replace('Template', 'Templates')}"}`, undefined],
  ])('%s', (text, kind) => {
    expect(armKindOf(text)).toBe(kind);
  });

  it('is told without reading what is deep', () => {
    expect(armKindOf(`{"a": ${'['.repeat(many)} "deploymentTemplate.json"`)).toBeUndefined();
  });
});
