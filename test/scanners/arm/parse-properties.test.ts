import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, problemsOf, shape, strayingSpans, template } from './reading.js';

/** A text that uses every construct of templates. */
const whole = JSON.stringify(
  {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    languageVersion: '2.0',
    definitions: {
      sku: { type: 'object', properties: { name: { type: 'string', allowedValues: ['a'], nullable: true } } },
    },
    functions: [
      {
        namespace: 'ns',
        members: {
          f: { parameters: [{ name: 'p', type: 'int' }], output: { type: 'int', value: "[add(parameters('p'), 1)]" } },
        },
      },
    ],
    parameters: { p: { type: 'secureString', defaultValue: "[if(equals('it''s', ''''), newGuid(), null())]" } },
    variables: { copy: [{ name: 'v', count: 3, input: "[copyIndex('v')]" }], t: ['\u00e9\n', '[[x]', 1.5, true, null] },
    resources: {
      kv: {
        type: 'Microsoft.KeyVault/vaults',
        apiVersion: "[variables('t')[0]]",
        name: "[format('{0}-{1}', parameters('p'), copyIndex())]",
        condition: '[ns.f(1).a.b]',
        scope: '/',
        copy: { name: 'loop', count: "[length(variables('v'))]" },
        properties: {
          copy: [{ name: 'rules', count: 2, input: { a: "[copyIndex('rules', 1)]" } }],
          "[parameters('p')]": {},
        },
        resources: [
          { type: 'secrets', name: 's', resources: [] },
          { type: 'Microsoft.A/b', name: 's' },
        ],
      },
      inner: {
        type: 'Microsoft.Resources/deployments',
        name: 'inner',
        resourceGroup: 'rg',
        properties: {
          expressionEvaluationOptions: { scope: 'inner' },
          parameters: {
            a: { value: "[map(variables('v'), lambda('x', lambdaVariables('x')))]" },
            b: { reference: { keyVault: { id: 'i' }, secretName: 's' } },
          },
          template: {
            $schema: 'x',
            resources: [],
            outputs: { o: { type: 'array', copy: { count: 1, input: '[copyIndex()]' } } },
          },
        },
      },
    },
    outputs: { o: { type: 'string', condition: false, value: "[tryGet(reference('kv'), 'a', 0)]" } },
  },
  undefined,
  1,
);

const pieces = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  "'",
  '(',
  ')',
  '.',
  '\\',
  '\\u',
  '//',
  '/*',
  '*/',
  '\n',
  '[[',
  '1',
  'null',
  '"copy":',
  '"a":',
  '\u{1F511}',
  '\uD800',
];

describe('any text', () => {
  it('all of the template that the others are made from is read', () => {
    expect(problemsOf(parse(whole))).toEqual([]);
    expect(strayingSpans(parse(whole))).toEqual([]);
  });

  it('a template with some of it replaced is read, and no span reaches out of another', () => {
    const edit = fc.tuple(fc.nat(whole.length), fc.nat(12), fc.oneof(fc.constantFrom(...pieces), fc.string()));
    fc.assert(
      fc.property(
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('arm' as const, 'armparam' as const),
        (edits, language) => {
          let text = whole;
          for (const [at, length, by] of edits) text = text.slice(0, at) + by + text.slice(at + length);
          expect(strayingSpans(parse(text, language))).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('any JSON in place of any section is read', () => {
    const name = fc.constantFrom(
      'parameters',
      'variables',
      'resources',
      'outputs',
      'functions',
      'definitions',
      'metadata',
      'imports',
      'copy',
      'type',
      'name',
      'count',
      'input',
      'properties',
      'template',
      'value',
      '$ref',
    );
    const { any } = fc.letrec<{ any: unknown }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom(
          'Microsoft.Resources/deployments',
          '#/definitions/a/items',
          "[parameters('a')]",
          '[',
          'object',
          'array',
          null,
          1,
          true,
        ),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(name, tie('any'), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(name, any), (sections) => {
        expect(strayingSpans(parse(template(sections)))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('JSON has no syntax problem, whatever is in it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.boolean(), (value, indented) => {
        const text = `{"metadata": {"a": ${JSON.stringify(value, undefined, indented ? 2 : 0)}}}`;
        expect(problemsOf(parse(text))).toEqual([]);
      }),
    );
  });

  it('any string comes back out of an expression', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(shape(`'${text.replaceAll("'", "''")}'`)).toBe(`'${text}'`);
      }),
    );
  });

  it('a string is an invalid expression exactly if it has a problem', () => {
    const tokens = fc.constantFrom(
      'a',
      'f',
      '(',
      ')',
      '(',
      ')',
      '()',
      '[',
      ']',
      '.',
      ',',
      "'x'",
      "'",
      '1',
      '-',
      ' ',
      'true()',
      '§',
    );
    fc.assert(
      fc.property(fc.array(tokens, { maxLength: 12 }), (parts) => {
        const text = `[1${parts.join('')}]`.replace('[1', '[');
        const json = JSON.stringify(text);
        const isExpression = text.length > 2 && !text.startsWith('[[');
        const file = parse(`{"variables":{"x":${json}}}`);
        const [variable] = file.statements;
        const isInvalid = variable?.kind === 'var' && variable.value.kind === 'invalid';
        expect(isInvalid).toBe(isExpression && file.problems.length > 0);
      }),
      { numRuns: 1000 },
    );
  });
});
