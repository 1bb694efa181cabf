import { describe, expect, test } from 'vitest';
import { bareVault as purgeable } from '../memory-world.js';
import { scanned, told, verdictsOf } from './scanned.js';
import { many, manyFiles, vaultWith } from './templates.js';

const fails = ['fail: purge protection is turned off here'];

describe('what leads in a circle is told once, and all of it is judged', () => {
  test.each<[string, Record<string, string>, string]>([
    [
      'a module that calls itself',
      { 'a.bicep': `module m 'a.bicep' = {}\n${purgeable()}` },
      'module/circular a.bicep:1:10 a.bicep is already being deployed here',
    ],
    [
      'a module that calls itself in a loop',
      { 'a.bicep': `module m 'a.bicep' = [for i in range(0, 10): {}]\n${purgeable()}` },
      'module/circular a.bicep:1:10 a.bicep is already being deployed here',
    ],
    [
      'modules through three files',
      {
        'a.bicep': `module m 'b.bicep' = {}\n${purgeable()}`,
        'b.bicep': "module m 'c.bicep' = {}\n",
        'c.bicep': "module m 'a.bicep' = {}\n",
      },
      'module/circular c.bicep:1:10 a.bicep is already being deployed here',
    ],
    [
      'a file that imports from itself',
      { 'a.bicep': `import * as me from 'a.bicep'\n${purgeable()}` },
      'import/circular a.bicep:1:21 a.bicep leads back to this import',
    ],
    [
      'imports through three files',
      {
        'a.bicep': `import * as b from 'b.bicep'\n${purgeable()}`,
        'b.bicep': "import * as c from 'c.bicep'\n",
        'c.bicep': "import * as a from 'a.bicep'\n",
      },
      'import/circular c.bicep:1:20 a.bicep leads back to this import',
    ],
    [
      'a parameter file that extends itself',
      { 'a.bicep': purgeable(), 'a.bicepparam': "using 'a.bicep'\nextends 'a.bicepparam'\n" },
      'parameters/circular a.bicepparam:2:9 this leads back to a file that is already extended',
    ],
    [
      'parameter files through three files',
      {
        'a.bicep': purgeable(),
        'a.bicepparam': "using 'a.bicep'\nextends 'b.bicepparam'\n",
        'b.bicepparam': "using none\nextends 'c.bicepparam'\n",
        'c.bicepparam': "using none\nextends 'a.bicepparam'\n",
      },
      'parameters/circular c.bicepparam:2:9 this leads back to a file that is already extended',
    ],
  ])('%s', async (_, files, problem) => {
    const report = await scanned(files);
    expect(told(report)).toEqual([problem]);
    expect(report.exit.code).toBe(3);
    expect(verdictsOf(report)).toEqual(fails);
  });
});

describe('values in a circle are unknown, and say so', () => {
  test.each([
    ['variables', 'a', 'var a = b\nvar b = c\nvar c = a', 'variable `a` refers to itself'],
    ['defaults', 'a', 'param a bool = b\nparam b bool = a', 'parameter `a` refers to itself'],
    ['a default and a variable', 'a', 'param a bool = b\nvar b = a', 'parameter `a` refers to itself'],
    ['a function', 'f(1) == 1', 'func f(x int) int => f(x + 1)', 'the expression is more than 200 levels deep'],
    [
      'functions',
      'f(true)',
      'func f(x bool) bool => g(x)\nfunc g(x bool) bool => f(x)',
      'the expression is more than 200 levels deep',
    ],
    ['a resource', 'vault.properties.enablePurgeProtection', '', '`enablePurgeProtection` refers to itself'],
  ])('%s', async (_, expression, before, because) => {
    expect(verdictsOf(await scanned({ 'a.bicep': vaultWith(expression, before) }))).toEqual([`unknown: ${because}`]);
  });

  test.each<[string, Record<string, string>, string]>([
    [
      'an argument that is an output of its own module',
      {
        'a.bicep': "module m 'm.bicep' = { params: { o: m.outputs.o } }",
        'm.bicep': vaultWith('o', 'param o bool\noutput o bool = o'),
      },
      'unknown: parameter `o` refers to itself',
    ],
    [
      'what a parameter file assigns',
      {
        'a.bicep': vaultWith('p', 'param p bool\nparam q bool'),
        'a.bicepparam': "using 'a.bicep'\nparam p = q\nparam q = p\n",
      },
      'unknown: parameter `p` refers to itself',
    ],
    [
      'imported variables',
      {
        'a.bicep': vaultWith('b', "import { b } from 'b.bicep'\n@export()\nvar a = b"),
        'b.bicep': "import { a } from 'a.bicep'\n@export()\nvar b = a",
      },
      'unknown: variable `b` refers to itself',
    ],
  ])('%s', async (_, files, verdict) => {
    expect(verdictsOf(await scanned(files))).toEqual([verdict]);
  });

  test('parents and scopes that are in a circle leave the rest as it is', async () => {
    const circle = many(
      3,
      (i) => `resource r${i} 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  name: 's${i}'
  parent: r${(i + 1) % 3}
}
resource a${i} 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: 'a${i}'
  scope: a${(i + 1) % 3}
}`,
    );
    expect(verdictsOf(await scanned({ 'a.bicep': `${purgeable()}\n${circle}\n` }))).toEqual(fails);
  });
});

describe('names and files that are not there', () => {
  test.each<[string, Record<string, string>, readonly string[]]>([
    [
      'a parameter file for a template that is missing',
      { 'a.bicepparam': "using 'gone.bicep'\n", 'a.bicep': purgeable() },
      ['parameters/missing-template a.bicepparam:1:7 cannot read `gone.bicep`: it does not exist'],
    ],
    [
      'a parameter file for another template',
      { 'a.bicep': `param on bool = true\n${purgeable()}`, 'b.bicepparam': "using 'a.bicep'\nparam off = true\n" },
      ['parameters/other-template b.bicepparam:1:7 a.bicep declares no `off`'],
    ],
    [
      'a parameter that is unknown, and one that is missing',
      {
        'a.bicep': `param on bool\nparam it bool\n${purgeable()}`,
        'b.bicepparam': "using 'a.bicep'\nparam it = true\nparam of = true\n",
      },
      [
        'parameters/undeclared b.bicepparam:3:7 a.bicep does not declare it',
        'parameters/missing b.bicepparam:1:7 `on` has no default in a.bicep',
      ],
    ],
    [
      'a parameter file for a folder',
      { 'b.bicepparam': "using './d'\n", 'd/a.bicep': purgeable() },
      ['parameters/missing-template b.bicepparam:1:7 `d` is neither Bicep nor JSON'],
    ],
    [
      'a base that is missing',
      { 'a.bicep': purgeable(), 'b.bicepparam': "using 'a.bicep'\nextends 'gone.bicepparam'\n" },
      ['parameters/missing-base b.bicepparam:2:9 cannot read `gone.bicepparam`: it does not exist'],
    ],
    [
      'a module that is missing',
      { 'a.bicep': `module m 'gone.bicep' = {}\n${purgeable()}` },
      ['module/missing a.bicep:1:10 cannot read `gone.bicep`: it does not exist'],
    ],
    [
      'an import that is missing',
      { 'a.bicep': `import { x } from 'gone.bicep'\n${purgeable()}` },
      ['import/missing a.bicep:1:19 cannot read `gone.bicep`: it does not exist'],
    ],
    [
      'a symbol that is not exported',
      { 'a.bicep': `import { x } from 'b.bicep'\n${purgeable()}`, 'b.bicep': 'var x = 1' },
      ['import/missing a.bicep:1:10 `x` is not exported by b.bicep'],
    ],
  ])('%s: told with its place, and the rest is judged', async (_, files, problems) => {
    const report = await scanned(files);
    expect(told(report)).toEqual(problems);
    expect(verdictsOf(report)).toEqual(fails);
  });

  test('in the configuration: a rule, an option and a key, each with its place', async () => {
    const report = await scanned({
      'a.bicep': purgeable(),
      'vaultlint.config.yaml': 'rules:\n  purge-protection/valt: high\nfailon: high\n',
    });
    expect(report.exit.code).toBe(2);
    expect(report.diagnostics.map(({ id, file, line }) => `${id} ${file ?? ''}:${line ?? 0}`).sort()).toEqual([
      'config/unknown-key vaultlint.config.yaml:3',
      'config/unknown-rule vaultlint.config.yaml:2',
    ]);
  });
});

describe('many references', () => {
  test('modules more than 20 levels deep are told', async () => {
    const chain = manyFiles(100, (i) => [`m${i}.bicep`, `module m 'm${i + 1}.bicep' = {}\n`]);
    const report = await scanned({ ...chain, 'm100.bicep': purgeable() });
    expect(told(report)).toContain('limit/module-depth m20.bicep:1:8 modules are nested more than 20 levels deep');
    expect(report.exit.code).toBe(3);
  });

  test.each([
    ['by ten calls', (i: number) => many(10, (j) => `module m${j} 'm${i + 1}.bicep' = {}`)],
    ['by a loop', (i: number) => `module m 'm${i + 1}.bicep' = [for i in range(0, 10): {}]\n`],
  ])('twelve modules that each call the next ten times %s are told', async (_, calls) => {
    const report = await scanned({ ...manyFiles(12, (i) => [`m${i}.bicep`, calls(i)]), 'm12.bicep': purgeable() });
    expect(told(report)).toEqual([
      'limit/resources m0.bicep Deployment `m0.bicep` has more resources and modules than are evaluated',
    ]);
    expect(report.exit.code).toBe(3);
    expect(verdictsOf(report)).toEqual(fails);
  });

  test.each<[string, Record<string, string>, string]>([
    [
      '1,000 imports, each of the next',
      {
        ...manyFiles(1000, (i) => [
          `m${i}.bicep`,
          `import { x${i + 1} } from 'm${i + 1}.bicep'\n@export()\nvar x${i} = x${i + 1}\n${i === 0 ? vaultWith('x0') : ''}`,
        ]),
        'm1000.bicep': '@export()\nvar x1000 = false\n',
      },
      'unknown: the expression is more than 200 levels deep',
    ],
    [
      '1,000 parameter files, each extending the next',
      {
        'a.bicep': vaultWith('p', 'param p bool'),
        'a0.bicepparam': "using 'a.bicep'\nextends 'a1.bicepparam'\n",
        ...manyFiles(1000, (i) => [
          `a${i + 1}.bicepparam`,
          `using none\n${i < 999 ? `extends 'a${i + 2}.bicepparam'\nparam p = base.p` : 'param p = false'}\n`,
        ]),
      },
      'unknown: the expression is more than 200 levels deep',
    ],
    [
      '500 modules, each with the output of the one before',
      {
        'a.bicep': `${many(500, (i) => `module m${i} 'm.bicep' = { params: { p: ${i === 0 ? 'false' : `m${i - 1}.outputs.o`} } }`)}\n${vaultWith('m499.outputs.o')}`,
        'm.bicep': "@secure()\nparam s string = ''\nparam p bool\noutput o bool = p",
      },
      'unknown: the expression is more than 200 levels deep',
    ],
  ])('%s', async (_, files, verdict) => {
    expect(verdictsOf(await scanned(files))).toEqual([verdict]);
  });
});
