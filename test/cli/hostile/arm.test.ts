import { describe, expect, test } from 'vitest';
import { scanned, told, verdictsOf } from './scanned.js';
import { vaultlint } from '../memory-world.js';
import { many } from './templates.js';

const fails = 'fail: purge protection is turned off here';
const cut = 'unknown: it could not be read';

interface Sections {
  readonly resources?: unknown;
  readonly [section: string]: unknown;
}

const sections = (content: Sections): object => ({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  resources: [],
  ...content,
});

const arm = (content: Sections): string => JSON.stringify(sections(content));

const vault = (on: unknown = false, more: object = {}): object => ({
  type: 'Microsoft.KeyVault/vaults',
  apiVersion: '2024-11-01',
  name: 'kv',
  location: 'westeurope',
  properties: { enablePurgeProtection: on },
  ...more,
});

const nested = (name: string, properties: object, more: object = {}): object => ({
  type: 'Microsoft.Resources/deployments',
  apiVersion: '2024-03-01',
  name,
  properties: { mode: 'Incremental', ...properties },
  ...more,
});

const linked = (name: string, path: string, more: object = {}): object =>
  nested(name, { templateLink: { relativePath: path } }, more);

const good = arm({ resources: [vault()] });

describe('broken JSON is told, and what can be read of it is judged', () => {
  test.each<[string, string, string, string]>([
    ['ends in the middle', good.slice(0, -3), 'expected `}`', fails],
    ['ends before the property', good.slice(0, good.indexOf(',"properties"')), 'expected `}`', cut],
    ['ends in a string', good.slice(0, good.indexOf('westeu') + 4), 'expected `"`', cut],
    ['lacks a comma', good.replace(',"name"', '"name"'), 'expected `,` or `}`', fails],
    ['lacks a colon', good.replace('"location":', '"location"'), 'expected `:`', fails],
    ['has too many commas', good.replaceAll(',', ',,,'), 'expected a name in double quotes', fails],
    ['has a wrong escape', good.replace('"kv"', '"k\\qv"'), 'expected `\\\\` or `\\n`', fails],
    ['goes on after its end', `${good}]`, 'expected the end of the file', fails],
    [
      'has a bracket of the other kind',
      good.replace('"properties":{', '"properties":['),
      'expected `,` or `]`',
      'unknown: a list stands where an object belongs',
    ],
    [
      'is nested too deep',
      `${good.slice(0, -1)},"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      'expected at most 200 levels',
      fails,
    ],
  ])('that %s', async (_, text, expected, verdict) => {
    const report = await scanned({ 'a.json': text });
    expect(told(report)[0]).toMatch(/^syntax\/arm a\.json:1:\d+ /);
    expect(told(report)[0]).toContain(expected);
    expect(verdictsOf(report)).toEqual([verdict]);
    expect(report.exit.code).toBe(3);
  });
});

describe('what has no value is unknown, and says why', () => {
  const bool = (defaultValue: string): object => ({ type: 'bool', defaultValue });
  const itself = { f: { output: { type: 'bool', value: '[f.f()]' } } };

  test.each<[string, string, string, object?]>([
    ['a function that nobody knows', "[nobodyKnows('x')]", 'there is no function `nobodyKnows`'],
    ['one of a name space', "[contoso.guess('x')]", 'there is no function `contoso.guess`'],
    ['too few arguments', '[equals(1)]', '`equals` wants 2 arguments, not 1'],
    ['a bracket that never closes', "[concat('a'", 'a string stands where true or false belongs'],
    ['nothing', '[]', 'a string stands where true or false belongs'],
    ['a long range', '[contains(range(0, 1000000), 5)]', 'the array has more than 10,000 items'],
    ['the resource itself', "[reference('kv').enablePurgeProtection]", '`enablePurgeProtection` refers to itself'],
    [
      'variables in a circle',
      "[variables('a')]",
      'variable `a` refers to itself',
      { variables: { a: "[variables('b')]", b: "[not(variables('a'))]" } },
    ],
    [
      'parameters in a circle',
      "[parameters('a')]",
      'parameter `a` refers to itself',
      { parameters: { a: bool("[parameters('b')]"), b: bool("[parameters('a')]") } },
    ],
    [
      'a function that calls itself',
      '[f.f()]',
      'the expression is more than 200 levels deep',
      { functions: [{ namespace: 'f', members: itself }] },
    ],
    [
      'a copy of a million',
      "[contains(variables('v'), 5)]",
      'the array has more than 10,000 items',
      { variables: { copy: [{ name: 'v', count: 1_000_000, input: '[copyIndex()]' }] } },
    ],
  ])('%s', async (_, expression, because, more = {}) => {
    const report = await scanned({ 'a.json': arm({ ...more, resources: [vault(expression)] }) });
    expect(verdictsOf(report)).toEqual([`unknown: ${because}`]);
    expect(report.diagnostics).toEqual([]);
  });

  test('100,000 calls in each other', async () => {
    const deep = `[${'not('.repeat(100_000)}true()${')'.repeat(100_000)}]`;
    const report = await scanned({ 'a.json': arm({ resources: [vault(deep)] }) });
    expect(told(report)).toEqual([expect.stringMatching(/^syntax\/arm a\.json:1:\d+ expected at most 200 levels$/)]);
    expect(verdictsOf(report)).toEqual([cut]);
  });
});

describe('circles of deployments end', () => {
  const id = (name: string): string => `[resourceId('Microsoft.KeyVault/vaults', '${name}')]`;

  test('that wait for each other', async () => {
    const one = vault(false, { dependsOn: [id('kv2')] });
    const other = vault(false, { name: 'kv2', dependsOn: [id('kv')] });
    expect(verdictsOf(await scanned({ 'a.json': arm({ resources: [one, other] }) }))).toEqual([fails, fails]);
  });

  test.each<[string, Record<string, string>, string]>([
    ['itself', { 'a.json': arm({ resources: [vault(), linked('n', 'a.json')] }) }, 'a.json'],
    [
      'each other',
      {
        'a.json': arm({ resources: [vault(), linked('n', 'b.json')] }),
        'b.json': arm({ resources: [linked('n', 'c.json')] }),
        'c.json': arm({ resources: [linked('n', 'a.json')] }),
      },
      'c.json',
    ],
  ])('that link to %s', async (_, files, place) => {
    const report = await scanned(files);
    expect(told(report)).toEqual([
      expect.stringMatching(new RegExp(`^module/circular ${place}:1:\\d+ a\\.json is already being deployed here$`)),
    ]);
    expect(verdictsOf(report)).toEqual([fails]);
    expect(report.exit.code).toBe(3);
  });

  test('whose outputs need each other', async () => {
    const template = sections({
      parameters: { p: { type: 'bool' } },
      outputs: { o: { type: 'bool', value: "[parameters('p')]" } },
    });
    const waiting = (name: string, other: string): object =>
      nested(name, {
        expressionEvaluationOptions: { scope: 'inner' },
        parameters: { p: { value: `[reference('${other}').outputs.o.value]` } },
        template,
      });
    const resources = [vault("[reference('n').outputs.o.value]"), waiting('n', 'm'), waiting('m', 'n')];
    expect(verdictsOf(await scanned({ 'a.json': arm({ resources }) }))).toEqual([
      'unknown: output `o` refers to itself',
    ]);
  });

  test('and so does a tower of 60', async () => {
    let inner = sections({ resources: [vault()] });
    for (let i = 0; i < 60; i++) inner = sections({ resources: [nested(`n${String(i)}`, { template: inner })] });
    const report = await scanned({ 'a.json': JSON.stringify(inner) });
    expect(told(report).map((each) => each.split(' ')[0])).toEqual(['syntax/arm', 'limit/module-depth']);
    expect(report.exit.code).toBe(3);
  });
});

describe('many of a kind are judged as one', () => {
  test.each<[string, unknown, object?]>([
    ['a million', 1_000_000],
    ['a million, worked out', '[mul(1000, 1000)]'],
    ['nobody knows how many', "[parameters('n')]", { parameters: { n: { type: 'int' } } }],
  ])('copies: %s', async (_, count, more = {}) => {
    const copy = { name: 'c', count };
    const resources = [vault(false, { name: "[concat('kv', copyIndex())]", copy })];
    expect(verdictsOf(await scanned({ 'a.json': arm({ ...more, resources }) }))).toEqual([fails]);
  });

  test('a million copies of a nested deployment', async () => {
    const copy = { name: 'c', count: 1_000_000 };
    const resources = [nested('n', { template: sections({ resources: [vault()] }) }, { copy })];
    expect(verdictsOf(await scanned({ 'a.json': arm({ resources }) }))).toEqual([fails]);
  });

  test('what stands in a template of 100 MB', async () => {
    const padding = 'y'.repeat(100_000);
    const variables = `"variables":{${many(1000, (i) => `"x${String(i)}":"${padding}"`, ',')}},"resources":`;
    const text = arm({ resources: [vault()] }).replace('"resources":', variables);
    const { code, out } = await vaultlint('scan --format json --only purge-protection/vault', { '/repo/a.json': text });
    expect(text.length).toBeGreaterThan(100_000_000);
    expect(code).toBe(1);
    expect(out).toContain('"label": "purge protection is turned off here"');
  });
});
