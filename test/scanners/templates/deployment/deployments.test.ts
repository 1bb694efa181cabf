import { describe, expect, it } from 'vitest';
import { problems, property, resourceAt, scanFiles, show, vault } from '../scan-files.js';
import type { Scan } from '../../../../src/model/scan.js';

const days = (parameters = 'param days int'): string => `${parameters}\n${vault('softDeleteRetentionInDays: days')}`;
const names = (scan: Scan): readonly string[] => scan.deployments.map((each) => each.name);
const daysOf = (scan: Scan): readonly unknown[] =>
  scan.resources.map((each) => show(property(each.body, 'properties.softDeleteRetentionInDays')));

describe('roots', () => {
  it.each([
    ['a template', { 'main.bicep': vault() }, ['main.bicep']],
    [
      'what no other template calls',
      { 'a/main.bicep': "module v '../v.bicep' = {}", 'v.bicep': vault(), 'w.bicep': vault() },
      ['a/main.bicep', 'w.bicep'],
    ],
    [
      'a template that only a test calls',
      { 'tests/main.test.bicep': "module v '../v.bicep' = {}", 'v.bicep': vault() },
      ['tests/main.test.bicep'],
    ],
    [
      'no library',
      { 'types.bicep': "@secure()\n@export()\ntype password = string\nvar vault = 'Microsoft.KeyVault'" },
      [],
    ],
    [
      'one of a circle',
      { 'a.bicep': `module b 'b.bicep' = {}\n${vault()}`, 'b.bicep': "module a 'a.bicep' = {}" },
      ['a.bicep'],
    ],
    [
      'a template with a parameter file, even if another calls it',
      { 'main.bicep': "module v 'v.bicep' = {}", 'v.bicep': vault(), 'v.bicepparam': "using 'v.bicep'" },
      ['main.bicep', 'v.bicep (v.bicepparam)'],
    ],
    [
      'each parameter file',
      {
        'infra/main.bicep': vault(),
        'params/dev.bicepparam': "using '../infra/main.bicep'",
        'infra/prod.bicepparam': "using 'main.bicep'",
      },
      ['infra/main.bicep (prod.bicepparam)', 'infra/main.bicep (../params/dev.bicepparam)'],
    ],
  ])('are %s', (_, files, expected) => {
    expect(names(scanFiles(files))).toEqual(expected);
  });

  it('are limited to what is wanted', () => {
    const files = { 'a.bicep': vault(), 'b.bicep': vault() };
    const scan = scanFiles(files, { wanted: ({ template }) => template === 'b.bicep' });
    expect(names(scan)).toEqual(['b.bicep']);
    expect(scan.resources.map((each) => each.deployment.name)).toEqual(['b.bicep']);
  });

  it('include parameter files that are named', () => {
    const files = { 'main.bicep': days(), 'elsewhere/extra.bicepparam': "using '../main.bicep'\nparam days = 7" };
    const scan = scanFiles(files, { files: ['main.bicep'], parameterFiles: ['elsewhere/extra.bicepparam'] });
    expect(names(scan)).toEqual(['main.bicep (elsewhere/extra.bicepparam)']);
  });

  it('come one for each environment that a parameter must choose from', () => {
    const scan = scanFiles({
      'main.bicep': `@allowed(['dev', 'prod'])\nparam environment string\n${vault('', "'kv-${environment}'")}`,
    });
    expect(scan.deployments).toMatchObject([
      {
        name: 'main.bicep (environment=dev)',
        environment: { name: 'dev', production: false, from: 'from the allowed values of parameter `environment`' },
      },
      { name: 'main.bicep (environment=prod)', environment: { name: 'prod', production: true } },
    ]);
    expect(scan.resources.map((each) => show(each.name))).toEqual(['kv-dev', 'kv-prod']);
  });

  it('come once if the choice is not between environments', () => {
    expect(names(scanFiles({ 'main.bicep': `param stage 'one' | 'two'\n${vault()}` }))).toEqual(['main.bicep']);
  });
});

describe('parameter files', () => {
  it.each([
    ['a literal', { 'main.bicepparam': "using 'main.bicep'\nparam days = 7" }, 7],
    ['a variable', { 'main.bicepparam': "using 'main.bicep'\nvar week = 7\nparam days = week * 2" }, 14],
    ['a function', { 'main.bicepparam': "using 'main.bicep'\nparam days = max(7, 90)" }, 90],
    [
      'an import',
      {
        'main.bicepparam': "using 'main.bicep'\nimport { week as w } from 'lib.bicep'\nparam days = w",
        'lib.bicep': '@export()\nvar week = 7',
      },
      7,
    ],
    ['another parameter', { 'main.bicepparam': "using 'main.bicep'\nparam other = 8\nparam days = other" }, 8],
    [
      'what it extends',
      {
        'main.bicepparam': "using 'main.bicep'\nextends 'base.bicepparam'",
        'base.bicepparam': 'using none\nparam days = 30',
      },
      30,
    ],
    [
      'itself, over what it extends',
      {
        'main.bicepparam': "using 'main.bicep'\nextends 'base.bicepparam'\nparam days = 31",
        'base.bicepparam': 'using none\nparam days = 30',
      },
      31,
    ],
    [
      'a value of what it extends',
      {
        'main.bicepparam': "using 'main.bicep'\nextends 'base.bicepparam'\nparam days = base.days + other",
        'base.bicepparam': 'using none\nparam days = 30\nparam other = 2',
      },
      32,
    ],
    [
      'two bases, one extending the other',
      {
        'main.bicepparam': "using 'main.bicep'\nextends 'b/one.bicepparam'",
        'b/one.bicepparam': "using none\nextends 'two.bicepparam'\nparam days = base.days + 1",
        'b/two.bicepparam': 'using none\nparam days = 40',
      },
      41,
    ],
    ['itself', { 'main.bicepparam': "using 'main.bicep'\nparam days = days" }, '<parameter `days` refers to itself>'],
  ])('give a value by %s', (_, files, expected) => {
    const scan = scanFiles({ 'main.bicep': days('param days int\nparam other int?'), ...files });
    expect(daysOf(scan)).toEqual([expected]);
  });

  it.each([
    [
      'that assigns what is not declared',
      "using 'main.bicep'\nparam days = 7\nparam dayz = 7",
      ['parameters/undeclared main.bicepparam:3 dayz'],
    ],
    ['that leaves out what is needed', "using 'main.bicep'", ["parameters/missing main.bicepparam:1 'main.bicep'"]],
    [
      'for another template',
      "using 'main.bicep'\nparam size = 1\nparam color = 'red'",
      ["parameters/other-template main.bicepparam:1 'main.bicep'"],
    ],
    [
      'whose template is missing',
      "using 'nowhere.bicep'",
      ["parameters/missing-template main.bicepparam:1 'nowhere.bicep'"],
    ],
    [
      'whose template is in a registry',
      "using 'br:example.azurecr.io/a:1'",
      ["parameters/missing-template main.bicepparam:1 'br:example.azurecr.io/a:1'"],
    ],
    ['without a template', 'param days = 7', ['parameters/no-template main.bicepparam:1 ']],
    [
      'whose base is missing',
      "using 'main.bicep'\nextends 'b.bicepparam'\nparam days = 7",
      ["parameters/missing-base main.bicepparam:2 'b.bicepparam'"],
    ],
    [
      'that extends itself',
      "using 'main.bicep'\nextends 'main.bicepparam'\nparam days = 7",
      ["parameters/circular main.bicepparam:2 'main.bicepparam'"],
    ],
    [
      'that assigns twice',
      "using 'main.bicep'\nparam days = 7\nparam days = 8",
      ['name/duplicate main.bicepparam:3 days'],
    ],
  ])('are told of a file %s', (_, text, expected) => {
    expect(problems(scanFiles({ 'main.bicep': days(), 'main.bicepparam': text }))).toEqual(expected);
  });

  it('suggest the parameter that was meant', () => {
    const scan = scanFiles({
      'main.bicep': days(),
      'main.bicepparam': "using 'main.bicep'\nparam dayz = 7\nparam days = 7",
    });
    expect(scan.diagnostics).toMatchObject([{ fix: 'Did you mean `days`?' }]);
  });

  it.each([
    ["using 'mian.bicep'", 'Did you mean `main.bicep`?'],
    ["using './mian.bicep'", 'Did you mean `main.bicep`?'],
    ["using 'infra/main.bicep'", undefined],
    ["using '${1}.bicep'", undefined],
  ])('suggest the template that was meant by %s, and leave the run incomplete', (text, fix) => {
    const scan = scanFiles({ 'main.bicep': days('param days int = 7'), 'main.bicepparam': text });
    const [problem, ...others] = scan.diagnostics;
    expect(problem).toMatchObject({ id: 'parameters/missing-template', incomplete: true });
    expect(problem?.fix).toBe(fix);
    expect(others).toEqual([]);
  });

  it.each([
    ['has a default', 'param days int = 7'],
    ['may be null', 'param days int = 7\nparam other int?'],
    ['is of a type that may be null', 'type t = int?\nparam days int = 7\nparam other t'],
    ['is of a type that is unknown', "import { t } from 'br:a.azurecr.io/t:1'\nparam days int = 7\nparam other t"],
  ])('need no value for what %s', (_, declared) => {
    const scan = scanFiles({ 'main.bicep': days(declared), 'main.bicepparam': "using 'main.bicep'" });
    expect(problems(scan).filter((each) => each.startsWith('parameters/'))).toEqual([]);
  });

  it('tell a mistake in a shared base once', () => {
    const scan = scanFiles({
      'main.bicep': days(),
      'a.bicepparam': "using 'main.bicep'\nextends 'base.bicepparam'",
      'b.bicepparam': "using 'main.bicep'\nextends 'base.bicepparam'",
      'base.bicepparam': 'using none\nparam days = 7\nparam unknown = 1',
    });
    expect(problems(scan)).toEqual(['parameters/undeclared base.bicepparam:3 unknown']);
    expect(daysOf(scan)).toEqual([7, 7]);
  });

  it('with syntax errors are evaluated as far as they go', () => {
    const files = { 'main.bicep': days(), 'main.bicepparam': "using 'main.bicep'\nparam = \nparam days = 7" };
    const scan = scanFiles(files);
    expect(daysOf(scan)).toEqual([7]);
    expect(scan.diagnostics).toMatchObject([{ id: 'syntax/bicep', incomplete: true }]);
    expect(scan.coverage.files).toMatchObject({ parsed: 2, partial: 1 });
  });
});

describe('environments', () => {
  const file = (path: string): Record<string, string> => ({
    'main.bicep': vault(),
    [path]: "using '/main.bicep'".replace('/', '../'.repeat(path.split('/').length - 1)),
  });

  it.each([
    ['the parameter file', file('main.prod.bicepparam'), 'prod', 'from the name of main.prod.bicepparam'],
    ['the parameter file alone', file('params/qa.bicepparam'), 'qa', 'from the name of qa.bicepparam'],
    [
      'a parameter file for before production',
      file('main.pre-prod.bicepparam'),
      'pre-prod',
      'from the name of main.pre-prod.bicepparam',
    ],
    [
      'the folder of a parameter file',
      file('environments/dev/main.bicepparam'),
      'dev',
      'from the folder environments/dev',
    ],
    ['a parameter', { 'main.bicep': `param env string = 'uat'\n${vault()}` }, 'uat', 'from parameter `env`'],
    [
      'a tag',
      {
        'main.bicep':
          "resource v 'Microsoft.KeyVault/vaults@2024-11-01' = {\n name: 'kv'\n tags: { Environment: 'Prod' }\n}",
      },
      'prod',
      'from the tag `Environment` of `v`',
    ],
    ['a folder', { 'infra/staging/main.bicep': vault() }, 'staging', 'from the folder infra/staging'],
    [
      'a folder of environments',
      { 'environments/test/main.bicep': vault() },
      'test',
      'from the folder environments/test',
    ],
    ['nothing in a folder of tests', { 'test/main.bicep': vault() }, undefined, undefined],
    ['nothing in a word that contains one', { 'production-line/main.product.bicep': vault() }, undefined, undefined],
    [
      'nothing in a parameter that is no environment',
      { 'main.bicep': `param env string = 'contoso'\n${vault()}` },
      undefined,
      undefined,
    ],
  ])('are known by %s', (_, files, name, from) => {
    expect(scanFiles(files).deployments.map((each) => [each.environment?.name, each.environment?.from])).toEqual([
      [name, from],
    ]);
  });

  it.each([
    ['the parameter file', file('main.blue.bicepparam'), 'Blue'],
    ['the parameter file, a special character in it', file('main.eu+1.bicepparam'), 'eu+1'],
    ['a folder', { 'infra/blue/main.bicep': vault() }, 'Blue'],
    ['a parameter', { 'main.bicep': `param env string = 'BLUE'\n${vault()}` }, 'Blue'],
    ['no more than a part of a word', file('main.blueish.bicepparam'), undefined],
  ])('that only the configuration names are known by %s', (_, files, name) => {
    const environments = { of: () => undefined, names: ['Blue', 'eu+1'], isProduction: () => false };
    expect(scanFiles(files, { environments }).deployments.map((each) => each.environment?.name)).toEqual([name]);
  });

  it('that only the configuration names can be what a parameter must choose from', () => {
    const environments = { of: () => undefined, names: ['blue', 'green'], isProduction: () => false };
    const files = { 'main.bicep': `@allowed(['blue', 'green'])\nparam environment string\n${vault()}` };
    expect(scanFiles(files, { environments }).deployments.map(({ name }) => name)).toEqual([
      'main.bicep (environment=blue)',
      'main.bicep (environment=green)',
    ]);
  });

  it('are as configured, whatever else tells', () => {
    const live = { name: 'live', production: true, from: 'from the configuration' };
    const environments = {
      of: (path: string) => (path === 'main.dev.bicepparam' ? live : undefined),
      isProduction: () => false,
    };
    expect(scanFiles(file('main.dev.bicepparam'), { environments }).deployments[0]?.environment).toEqual(live);
  });

  it('fall back on what is configured for all', () => {
    const otherwise = { name: 'shared', production: false, from: 'from the configuration' };
    const environments = { of: () => undefined, isProduction: () => false, otherwise };
    const scan = scanFiles({ 'main.bicep': vault() }, { environments });
    expect(resourceAt(scan, 'vault').deployment.environment).toEqual(otherwise);
  });
});
