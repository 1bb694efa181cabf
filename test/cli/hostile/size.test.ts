import { describe, expect, test } from 'vitest';
import { bareVault as purgeable, sound } from '../memory-world.js';
import { scanned, told, verdictsOf } from './scanned.js';
import { looped, many, vaultWith } from './templates.js';

const fails = ['fail: purge protection is turned off here'];
const megabytes = 5_000_000;

describe('a line of 5 MB', () => {
  test.each<[string, string]>([
    ['in a comment', `${purgeable()}// ${'x'.repeat(megabytes)}`],
    ['in a string', `${purgeable()}var x = '${'x'.repeat(megabytes)}'\n`],
    ['in a name of a resource', purgeable('x'.repeat(megabytes))],
    ['in an identifier', `${purgeable()}var ${'x'.repeat(megabytes)} = 1\n`],
    ['of blanks', `${purgeable()}${' '.repeat(megabytes)}`],
    ['of small objects', `${purgeable()}var x = [${"{ a: 'b' },".repeat(megabytes / 12)}]\n`],
    [
      'of the template itself',
      purgeable()
        .replaceAll('\n    ', ', ')
        .replace('{,', `{ /*${'x'.repeat(megabytes)}*/`),
    ],
    ['in a suppression', `// vaultlint:ignore ${'x'.repeat(megabytes)} -- y\n${purgeable()}`],
    ['of blanks in a suppression', `// vaultlint:ignore x -- ${' '.repeat(megabytes)}y\n${purgeable()}`],
  ])('%s', async (_, text) => {
    expect(verdictsOf(await scanned({ 'a.bicep': text }))).toEqual(fails);
  });

  test('in the property that is judged', async () => {
    const [verdict] = verdictsOf(await scanned({ 'a.bicep': vaultWith(`'${'x'.repeat(megabytes)}'`) }));
    expect(verdict).toMatch(/^unknown: .{1,200}$/);
  });
});

describe('what is nested too deep is told, and the rest is judged', () => {
  const deep = 100_000;
  test.each<[string, string]>([
    ['brackets', '['.repeat(deep)],
    ['brackets that close', `${'['.repeat(deep)}${']'.repeat(deep)}`],
    ['objects', `${'{ a: '.repeat(deep)}1${'}'.repeat(deep)}`],
    ['choices', `${'true ? 1 : '.repeat(deep)}1`],
    ['members', `a${'.b'.repeat(deep)}`],
    ['calls', `${'string('.repeat(deep)}1${')'.repeat(deep)}`],
    ['lambdas', `${'map([1], x => '.repeat(deep)}1${')'.repeat(deep)}`],
    ['strings', `${"'${".repeat(deep)}1${"}'".repeat(deep)}`],
    ['operators', `1${' + 1'.repeat(deep)}`],
    ['negations', `${'!'.repeat(deep)}true`],
  ])('100,000 %s', async (_, expression) => {
    const report = await scanned({ 'a.bicep': `${purgeable()}var deep = ${expression}\n` });
    expect(report.exit.code).toBe(3);
    expect(told(report).every((each) => each.startsWith('syntax/bicep a.bicep:12:'))).toBe(true);
    expect(verdictsOf(report)).toEqual(fails);
  });
});

describe('what is deep, but not too deep, is judged', () => {
  test.each<[string, string, string, string]>([
    ['objects', `${'{ a: '.repeat(60)}false${' }'.repeat(60)}${'.a'.repeat(60)}`, '', fails[0] ?? ''],
    ['choices', `${'false ? true : '.repeat(90)}false`, '', fails[0] ?? ''],
    [
      'members of something unknown',
      `o${'.a'.repeat(90)}`,
      'param o object',
      'unknown: parameter `o` has no value until deployment',
    ],
    [
      'choices of parameters',
      `${many(90, (i) => `p${i} ? true : `, '')}false`,
      many(90, (i) => `param p${i} bool`),
      'unknown: it has more than 16 possible values',
    ],
  ])('%s', async (_, expression, before, verdict) => {
    expect(verdictsOf(await scanned({ 'a.bicep': vaultWith(expression, before) }))).toEqual([verdict]);
  });

  test('nested resources', async () => {
    const text = `${many(60, (i) => `resource r${i} 'Microsoft.KeyVault/vaults@2023-07-01' = {\n name: 'a${i}'`)}${'\n}'.repeat(60)}\n`;
    expect((await scanned({ 'a.bicep': text })).exit.code).toBe(1);
  });
});

describe('many of a kind', () => {
  const named = (i: number): string => purgeable(`kv${i}`).replace('resource vault', `resource vault${i}`);

  test.each<[string, string, number]>([
    ['1,000 vaults', many(1000, named), 1000],
    ['5,000 vaults of one declaration', looped('range(0, 5000)', purgeable('kv${i}')), 1],
    ['a loop of 100,000', looped('range(0, 100000)'), 1],
    [
      'loops in loops',
      `${many(4, (i) => `resource r${i} 'Microsoft.KeyVault/vaults@2023-07-01' = [for i${i} in range(0, 20): {\n name: 'a'`)}${'\n}]'.repeat(4)}\n`,
      0,
    ],
    ['20,000 parameters', `${many(20_000, (i) => `param p${i} bool`)}\n${purgeable()}`, 1],
    [
      '2,000 secure parameters with defaults',
      `${many(2000, (i) => `@secure()\nparam p${i} string = 'abcdefgh${i}'`)}\n${purgeable()}`,
      1,
    ],
    ['5,000 outputs', `${purgeable()}${many(5000, (i) => `output password${i} string = 'abc${i}'`)}`, 1],
    [
      '1,000 secrets',
      `${purgeable()}${many(1000, (i) => `resource s${i} 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {\n parent: vault\n name: 's${i}'\n properties: { value: 'x${i}' }\n}`)}\n`,
      1,
    ],
    [
      '5,000 access policies',
      purgeable().replace(
        'properties: {',
        `properties: {\n accessPolicies: [for i in range(0, 5000): { tenantId: 't', objectId: '\${i}', permissions: { secrets: ['all'] } }]`,
      ),
      1,
    ],
    [
      '5,000 addresses',
      purgeable().replace(
        'properties: {',
        `properties: {\n networkAcls: { defaultAction: 'Deny', ipRules: [for i in range(0, 5000): { value: '\${i}.0.0.0/0' }] }`,
      ),
      1,
    ],
    ['10,000 suppressions on lines', `${purgeable()}${'// vaultlint:ignore rbac-breadth -- x\n'.repeat(10_000)}`, 1],
    [
      '10,000 suppressions on one line',
      `${purgeable()}${'/* vaultlint:ignore rbac-breadth -- x */'.repeat(10_000)}`,
      1,
    ],
    ['10,000 comments without code', `${'/* vaultlint */'.repeat(10_000)}\n${purgeable()}`, 1],
    [
      '100 vaults and 100 roles',
      `${many(100, named)}\n${many(100, (i) => `resource role${i} 'Microsoft.Authorization/roleAssignments@2022-04-01' = {\n name: 'r${i}'\n properties: { principalId: 'p', roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '00482a5a-887f-4fb3-b363-3b7fe8e74483') }\n}`)}\n`,
      100,
    ],
    [
      'allowed values',
      `@allowed([${many(2000, (i) => `'a${i}'`)}])\nparam e string\nparam f ${many(2000, (i) => `'a${i}'`, ' | ')}\n${vaultWith('e == f ? false : false')}`,
      1,
    ],
  ])('%s', async (_, text, failing) => {
    const report = await scanned({ 'a.bicep': text });
    expect(verdictsOf(report).filter((each) => each === fails[0])).toHaveLength(failing);
  });

  test('2,000 files', async () => {
    const files = Object.fromEntries(
      Array.from(
        { length: 2000 },
        (_, i) => [`f${i % 40}/a${i}.bicep`, i === 7 ? purgeable() : sound(`kv${i}`)] as const,
      ),
    );
    const report = await scanned(files);
    expect(verdictsOf(report)).toEqual(fails);
    expect(report.coverage.files.parsed).toBe(2000);
  });

  test('500 parameter files of one template', async () => {
    const files = Object.fromEntries(
      Array.from(
        { length: 500 },
        (_, i) => [`a${i}.bicepparam`, `using 'a.bicep'\nparam p = ${String(i !== 7)}\n`] as const,
      ),
    );
    const report = await scanned({ ...files, 'a.bicep': vaultWith('p', 'param p bool') });
    expect(verdictsOf(report)).toEqual(fails);
    expect(report.findings.find(({ rule }) => rule === 'purge-protection/vault')?.instances).toHaveLength(1);
  });
});
