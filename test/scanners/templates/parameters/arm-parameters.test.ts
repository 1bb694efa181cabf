import { describe, expect, it } from 'vitest';
import { property, scanFiles, show, vault } from '../scan-files.js';

const template = (...params: readonly string[]): string =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: Object.fromEntries(params.map((name) => [name, { type: 'string' }])),
    resources: [
      {
        type: 'Microsoft.KeyVault/vaults',
        apiVersion: '2024-11-01',
        name: `[parameters('${params[0] ?? ''}')]`,
        properties: {},
      },
    ],
  });

const parameters = (values: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
    contentVersion: '1.0.0.0',
    parameters: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }])),
  });

const bicep = `param name string\n${vault('value: name')}`;
const given = parameters({ name: 'kv' });

describe('which template a parameter file is for', () => {
  it.each([
    ['main.parameters.json', { 'main.json': template('name') }, 'main.json'],
    ['main.prod.parameters.json', { 'main.json': template('name') }, 'main.json'],
    ['main.parameters.prod.json', { 'main.json': template('name') }, 'main.json'],
    ['main.prod.json', { 'main.json': template('name') }, 'main.json'],
    ['main-parameters.json', { 'main.json': template('name') }, 'main.json'],
    ['Main.Parameters.json', { 'main.json': template('name') }, 'main.json'],
    ['main.parameters.json', { 'main.bicep': bicep, 'main.json': template('name') }, 'main.bicep'],
    ['main.v2.parameters.json', { 'main.json': template('name'), 'main.v2.json': template('name') }, 'main.v2.json'],
    ['parameters/main.parameters.json', { 'main.json': template('name'), 'other.json': template('name') }, 'main.json'],
    ['parameters/prod/main.json', { 'main.json': template('name'), 'other.json': template('name') }, 'main.json'],
    ['parameters.json', { 'azuredeploy.json': template('name') }, 'azuredeploy.json'],
    ['prod.json', { 'a.json': template('name'), 'b.json': template('other') }, 'a.json'],
    ['main.parameters.json', { 'main.json': template('other'), 'b.json': template('name') }, 'b.json'],
    ['PARAMS.json', { 'a.json': template('NAME') }, 'a.json'],
  ])('%s beside %o', (path, files, expected) => {
    const scan = scanFiles({ ...files, [path]: given });
    const [deployment] = scan.deployments.filter((each) => each.parameters === path);
    expect(deployment?.template).toBe(expected);
  });

  it.each([
    ['nothing is beside it', {}],
    ['two templates take what it assigns', { 'a.json': template('name'), 'b.json': template('name') }],
    ['the template needs more', { 'a.json': template('name', 'more') }],
    ['the template takes nothing of it', { 'a.json': template('other') }],
  ])('cannot be told when %s', (_, files) => {
    const scan = scanFiles({ ...files, 'prod.json': given });
    expect(scan.deployments.filter(({ parameters: file }) => file !== undefined)).toEqual([]);
    expect(scan.diagnostics.map(({ id, level }) => `${id} ${level}`)).toContain('parameters/no-template warning');
  });
});

describe('the value of a parameter', () => {
  const valueOf = (value: unknown): unknown => {
    const scan = scanFiles({ 'main.bicep': bicep, 'main.parameters.json': parameters({ NAME: value }) });
    return show(
      property(scan.resources[0]?.body ?? { kind: 'scalar', value: null, at: none, trail: [] }, 'properties.value'),
    );
  };
  const none = { source: { path: '', language: 'json', text: '' }, start: 0, end: 0 } as const;

  it.each([
    ['what is written', 'kv', 'kv'],
    ['an expression is text', '[resourceGroup().name]', '[resourceGroup().name]'],
    ['a variable of the Azure Developer CLI', '${AZURE_ENV_NAME}', '<⟨variable AZURE_ENV_NAME⟩>'],
    ['one with a default', '${AZURE_ENV_NAME=dev}', '<⟨variable AZURE_ENV_NAME⟩>'],
    ['one inside of text', 'kv-${AZURE_ENV_NAME}', '<kv-⟨${AZURE_ENV_NAME}⟩>'],
    ['a variable of a pipeline', '$(vaultName)', '<⟨variable vaultName⟩>'],
    ['a token', '#{vaultName}#', '<⟨variable vaultName⟩>'],
    ['a token in underscores', '__vaultName__', '<⟨variable vaultName⟩>'],
    ['a list with one', ['a', '$(b)'], ['a', '<⟨variable b⟩>']],
    ['an object with one', { a: '$(b)' }, { a: '<⟨variable b⟩>' }],
  ])('%s', (_, written, expected) => {
    expect(valueOf(written)).toEqual(expected);
  });

  it('is a secret of a vault that the deployment reads', () => {
    const id =
      '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv';
    const file = given.replace('"value":"kv"', `"reference":{"keyVault":{"id":"${id}"},"secretName":"password"}`);
    const scan = scanFiles({ 'main.bicep': bicep, 'main.parameters.json': file });
    const [parameter] = scan.parameters;
    expect(parameter?.value).toMatchObject({
      kind: 'unknown',
      sensitive: true,
      symbol: `⟨getSecret('${id}', 'password')⟩`,
    });
  });

  it('is that of the named file alone, if one is named', () => {
    const files = {
      'main.json': template('name'),
      'main.dev.parameters.json': parameters({ name: 'dev' }),
      'main.prod.parameters.json': parameters({ name: 'prod' }),
    };
    const scan = scanFiles(files, { parameterFiles: ['main.prod.parameters.json'] });
    expect(scan.deployments.map(({ name, environment }) => `${name} ${environment?.name ?? ''}`)).toEqual([
      'main.json (main.prod.parameters.json) prod',
    ]);
  });
});

describe('what Bicep compiled', () => {
  const compiled = template('name').replace(
    '"contentVersion"',
    '"metadata":{"_generator":{"name":"bicep","version":"0.40.2"}},"contentVersion"',
  );

  it('is judged where it was written', () => {
    const scan = scanFiles({ 'main.bicep': bicep, 'main.json': compiled });
    expect(scan.deployments.map(({ template: path }) => path)).toEqual(['main.bicep']);
    expect(scan.coverage.files).toMatchObject({ seen: 2, parsed: 1, irrelevant: 0, compiled: 1, failed: 0 });
  });

  it('is judged by itself where the source is not there, or is another one', () => {
    expect(scanFiles({ 'main.json': compiled }).deployments).toHaveLength(1);
    expect(scanFiles({ 'main.bicep': bicep, 'other.json': compiled }).deployments).toHaveLength(2);
    expect(scanFiles({ 'main.bicep': bicep, 'main.json': template('name') }).deployments).toHaveLength(2);
  });
});

it('passes over JSON that is something else', () => {
  const scan = scanFiles({ 'package.json': '{"name":"x"}', 'tsconfig.json': '{ // comment\n}', 'data.json': '[1' });
  expect(scan.coverage.files).toEqual({ seen: 0, parsed: 0, irrelevant: 0, compiled: 0, partial: 0, failed: 0 });
  expect(scan.diagnostics).toEqual([]);
});
