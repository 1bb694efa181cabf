import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src/model/source.js';
import { outlined, parse, statementsOf, template } from './reading.js';

describe('sections', () => {
  it.each([
    ['deploymentTemplate', 'resourceGroup'],
    ['subscriptionDeploymentTemplate', 'subscription'],
    ['managementGroupDeploymentTemplate', 'managementGroup'],
    ['TENANTDEPLOYMENTTEMPLATE', 'tenant'],
  ])('the schema %s tells the scope %s', (schema, scope) => {
    const file = parse(`{"$Schema": "http://schema.management.azure.com/schemas/2018-05-01/${schema}.json#"}`);
    expect(statementsOf(file, 'targetScope').map(({ value }) => value)).toMatchObject([{ value: scope }]);
  });

  it('metadata is not evaluated', () => {
    expect(outlined({ metadata: { _generator: { name: '[bicep]' } } })).toEqual([
      "(metadata name=_generator value={'name': '[bicep]'})",
    ]);
  });

  it('parameters have types, defaults, and say what is secure and allowed', () => {
    const parameters = {
      plain: { type: 'String' },
      secret: { type: 'secureString' },
      config: { type: 'secureObject', defaultValue: {} },
      maybe: { type: 'int', nullable: true, defaultValue: null },
      env: { type: 'string', allowedValues: ['dev', 'prod'], defaultValue: "[concat('d', 'ev')]" },
      sku: { $ref: '#/definitions/Sku', nullable: true },
      any: { nullable: true },
    };
    expect(outlined({ parameters })).toEqual([
      '(param name=plain type=string)',
      '@secure() (param name=secret type=string)',
      '@secure() (param name=config type=object default={})',
      '(param name=maybe type=(nullable int) default=null)',
      "@allowed(['dev' 'prod']) (param name=env type=string default=(call concat 'd' 'ev'))",
      '(param name=sku type=(nullable #/definitions/sku))',
      '(param name=any type=(nullable any))',
    ]);
  });

  it('of two members whose names differ in case only, the last counts', () => {
    const file = parse('{"PARAMETERS": {"a": {"type": "int"}, "A": {"type": "bool"}}, "variables": {"v": 1, "v": 2}}');
    expect(statementsOf(file, 'param').map(({ name }) => name.text)).toEqual(['A']);
    expect(statementsOf(file, 'var').map(({ value }) => value)).toMatchObject([{ value: 2 }]);
  });

  it('names are without quotes, and declarations from their name to their end', () => {
    const [variable] = statementsOf(parse('{"variables": {"one": [1, 2]}}'), 'var');
    expect(variable && [textOf(variable), textOf(variable.name)]).toEqual(['"one": [1, 2]', 'one']);
  });

  it('a variable may be a loop, have one in it, and be named by it', () => {
    const copy = [
      { name: 'names', count: "[parameters('n')]", input: "[concat('a', copyIndex('names', 1))]" },
      { name: 'more', count: 2, input: { i: '[copyIndex()]' } },
    ];
    const disks = { copy: [{ name: 'list', count: 3, input: "[copyIndex('List')]" }], other: 1 };
    expect(outlined({ variables: { copy, disks } })).toEqual([
      `(var name=names value=(for copyIndex('names') in (call range 0 parameters('n')) (call concat 'a' (+ copyIndex('names') 1))))`,
      `(var name=more value=(for copyIndex('more') in (call range 0 2) {'i': copyIndex('more')}))`,
      `(var name=disks value={'list': (for copyIndex('list') in (call range 0 3) copyIndex('list')) 'other': 1})`,
    ]);
  });

  it('a variable that is called `copy` and is no loop is one', () => {
    expect(outlined({ variables: { copy: ['a'] } })).toEqual(["(var name=copy value=['a'])"]);
  });

  it('functions are called by their name space, and refer to their parameters as to others', () => {
    const contoso = {
      namespace: 'contoso',
      members: {
        uniqueName: {
          parameters: [{ name: 'Prefix', type: 'string' }],
          output: { type: 'string', value: "[concat(toLower(parameters('prefix')))]" },
        },
      },
    };
    expect(outlined({ functions: [contoso] })).toEqual([
      `(func name=contoso.uniqueName parameters=(parameters('prefix'): string) returns=string body=(call concat (call toLower parameters('prefix'))))`,
    ]);
  });

  it('outputs may have a condition and a loop, and be secure', () => {
    const outputs = {
      id: { type: 'string', value: "[resourceId('a/b', 'c')]" },
      some: { type: 'securestring', condition: "[parameters('on')]", value: 'x' },
      all: { type: 'array', copy: { count: 2, input: '[copyIndex(1)]' } },
    };
    expect(outlined({ outputs })).toEqual([
      "(output name=id type=string value=(call resourceId 'a/b' 'c'))",
      "@secure() (output name=some type=string value=(? parameters('on') 'x' null))",
      "(output name=all type=array value=(for copyIndex('') in (call range 0 2) (+ copyIndex('') 1)))",
    ]);
  });

  it('extensions are known under their alias', () => {
    const imports = { k8s: { provider: 'Kubernetes', version: '1.0', config: { kubeConfig: "[parameters('c')]" } } };
    expect(outlined({ imports })).toEqual([
      "(extension specification='Kubernetes@1.0' alias=k8s config={'kubeConfig': parameters('c')})",
    ]);
  });
});

describe('strings', () => {
  it.each([
    ['[[literal]', "'[literal]'"],
    ['[[literal', "'[[literal'"],
    ['[literal] text', "'[literal] text'"],
    [' [x]', "' [x]'"],
    ['[]', "'[]'"],
    ['[1]', '1'],
    ['a "b" \\ \n \u00e9', '\'a "b" \\ \n é\''],
  ])('%j', (text, expected) => {
    expect(outlined({ variables: { x: text } })).toEqual([`(var name=x value=${expected})`]);
  });

  it('names of properties may be expressions', () => {
    expect(outlined({ variables: { x: { "[parameters('id')]": {}, '[[y]': 1 } } })).toEqual([
      "(var name=x value={(template parameters('id')): {} '[y]': 1})",
    ]);
  });

  it('may be of several lines', () => {
    const [variable] = statementsOf(parse('{"variables": {"x": "[concat(\n  \'a\',\r\n  \'b\')]"}}'), 'var');
    expect(variable?.value).toMatchObject({ kind: 'call', args: [{ value: 'a' }, { value: 'b' }] });
  });

  it('commas may follow the last value, and comments stand anywhere', () => {
    const file = parse('\uFEFF{ // one\n"variables": {"x": [1, /* two */ 2,],},}');
    expect(file.problems).toEqual([]);
    expect(file.comments.map(textOf)).toEqual(['// one', '/* two */']);
  });
});

describe('types', () => {
  const typed = (definition: object): string =>
    (outlined({ definitions: { t: definition } })[0] ?? '').replace(/^(.*)\(type name=t value=(.*)\)$/, '$1$2');

  it.each([
    [{ type: 'array', items: { type: 'string', allowedValues: ['a', 'b'] } }, "(array (| 'a' 'b'))"],
    [{ type: 'array', prefixItems: [{ type: 'int' }, { type: 'secureString' }] }, '[int @secure() string]'],
    [{ type: 'array', items: { type: 'securestring' } }, '@secure() (array string)'],
    [{ type: 'object', additionalProperties: { type: 'int' } }, '{*: int}'],
    [{ type: 'object', additionalProperties: false }, 'object'],
    [{ type: 'object', properties: {} }, '{}'],
    [
      { type: 'object', properties: { a: { type: 'securestring', nullable: true }, b: {} } },
      '{@secure() a: (nullable string) b: any}',
    ],
    [
      { type: 'object', discriminator: { propertyName: 'kind', mapping: { a: { $ref: '#/definitions/A' } } } },
      '(| #/definitions/a)',
    ],
    [{ $ref: '#/definitions/T/properties/a~1b/items' }, '(every (. #/definitions/t a/b))'],
    [{ $ref: '#/definitions/T/prefixItems/1/additionalProperties' }, '(every (item #/definitions/t 1))'],
    [{ $ref: 'https://elsewhere' }, '‹invalid›'],
    [{ type: 'string', allowedValues: ['a'] }, "@allowed(['a']) string"],
  ])('%j', (definition, expected) => {
    expect(typed(definition)).toBe(expected);
  });
});

describe('parameter files', () => {
  const assigned = (parameters: object): unknown[] =>
    statementsOf(parse(template({ parameters }), 'armparam'), 'paramAssignment').map(({ name, value }) => [
      name.text,
      value,
    ]);

  it('assign what is written, and evaluate nothing', () => {
    expect(assigned({ name: { value: "[concat('a')]" }, tags: { value: { a: [null, true, 1.5] } } })).toMatchObject([
      ['name', { kind: 'literal', value: "[concat('a')]" }],
      ['tags', { entries: [{ value: { items: [{ value: null }, { value: true }, { value: 1.5 }] } }] }],
    ]);
  });

  it('refer to secrets of vaults', () => {
    const reference = { keyVault: { id: '/subscriptions/s' }, secretName: 'pw', secretVersion: '1' };
    expect(assigned({ password: { reference } })).toMatchObject([
      [
        'password',
        {
          kind: 'call',
          name: { text: 'getSecret' },
          args: [{ value: '/subscriptions/s' }, { value: 'pw' }, { value: '1' }],
        },
      ],
    ]);
  });

  it('have expressions where Bicep compiles them to some', () => {
    expect(assigned({ a: { expression: "[externalInputs('b')]" } })).toMatchObject([
      ['a', { kind: 'call', name: { text: 'externalInputs' } }],
    ]);
  });

  it('assign nothing readable where nothing is said', () => {
    expect(assigned({ a: {} })).toMatchObject([['a', { kind: 'invalid' }]]);
  });
});
