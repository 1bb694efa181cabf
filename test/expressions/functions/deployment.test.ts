import { describe, expect, it } from 'vitest';
import { bicepFunctions } from '../../../src/expressions/bicep-functions.js';
import { isSensitive } from '../../../src/expressions/values.js';
import { bicepNames } from '../names.js';
import { allowed, dataOf, evaluated, parameter, shown } from '../evaluating.js';

const subscription = '/subscriptions/⟨subscription().subscriptionId⟩';
const group = `${subscription}/resourceGroups/⟨resourceGroup().name⟩`;
const names = { env: parameter('env', 'string'), tier: allowed('tier', ['dev', 'prod']) };
const id = '00000000-0000-0000-0000-000000000001';

describe('what is deployed to, when nothing is given', () => {
  it.each([
    ['resourceGroup().id', `?${group}`],
    ['resourceGroup().name', '?⟨resourceGroup().name⟩'],
    ['resourceGroup().location', '?⟨resourceGroup().location⟩'],
    ['resourceGroup().tags.env', '?⟨resourceGroup().tags.env⟩'],
    ["resourceGroup('rg').id", `?${subscription}/resourceGroups/rg`],
    ["resourceGroup('rg').location", "?⟨resourceGroup('rg').location⟩"],
    [`resourceGroup('${id}', 'rg').id`, `/subscriptions/${id}/resourceGroups/rg`],
    ['subscription().id', `?${subscription}`],
    ['subscription().tenantId', '?⟨tenant().tenantId⟩'],
    ['tenant().tenantId', '?⟨tenant().tenantId⟩'],
    ['managementGroup().id', '?/providers/Microsoft.Management/managementGroups/⟨managementGroup().name⟩'],
    ["managementGroup('mg').name", 'mg'],
    ['deployment().name', '?⟨deployment().name⟩'],
    ['deployer().objectId', '?⟨deployer().objectId⟩'],
    ['environment().suffixes.keyvaultDns', '.vault.azure.net'],
    ['environment().name', 'AzureCloud'],
    ['uniqueString(resourceGroup().id)', `?⟨uniqueString(${group})⟩`],
    ['guid(subscription().id, env)', `?⟨guid(${subscription}, ⟨parameter env⟩)⟩`],
    ['resourceGroup().id == resourceGroup().id', true],
    ['newGuid()', '?'],
    ['utcNow()', '?'],
  ])('%s', (text, expected) => {
    expect(shown(evaluated(text, { names }))).toBe(expected);
  });

  it('has no resource group when it goes to a subscription', () => {
    expect(evaluated('resourceGroup()', { target: { scope: 'subscription' } })).toMatchObject({
      because: 'there is no resource group: the deployment goes to another scope',
    });
  });
});

describe('what is given is known', () => {
  const target = {
    subscriptionId: id,
    resourceGroupName: 'rg-app',
    tenantId: 't',
    location: 'westeurope',
    deploymentName: () => 'main',
  };

  it.each([
    ['resourceGroup().id', `/subscriptions/${id}/resourceGroups/rg-app`],
    ['resourceGroup().location', 'westeurope'],
    ['subscription().subscriptionId', id],
    ['tenant().tenantId', 't'],
    ['deployment().name', 'main'],
    ["resourceId('A.B/c', 'd')", `/subscriptions/${id}/resourceGroups/rg-app/providers/A.B/c/d`],
  ])('%s', (text, expected) => {
    expect(dataOf(text, { target })).toBe(expected);
  });

  it('follows a name with several possibilities', () => {
    const given = { resourceGroupName: allowed('rg', ['a', 'b']), subscriptionId: 's' };
    expect(shown(evaluated('resourceGroup().id', { target: given }))).toEqual({
      '⟨parameter rg⟩ is a': '/subscriptions/s/resourceGroups/a',
      '⟨parameter rg⟩ is b': '/subscriptions/s/resourceGroups/b',
    });
  });
});

describe('resource ids', () => {
  const vault = '/providers/Microsoft.KeyVault/vaults/kv';

  it.each([
    ["resourceId('Microsoft.KeyVault/vaults', 'kv')", `?${group}${vault}`],
    ["resourceId('rg', 'Microsoft.KeyVault/vaults', 'kv')", `?${subscription}/resourceGroups/rg${vault}`],
    [`resourceId('${id}', 'rg', 'Microsoft.KeyVault/vaults', 'kv')`, `/subscriptions/${id}/resourceGroups/rg${vault}`],
    ["resourceId('Microsoft.KeyVault/vaults/secrets', 'kv', env)", `?${group}${vault}/secrets/⟨parameter env⟩`],
    ["resourceId(env, 'Microsoft.KeyVault/vaults', 'kv')", `?${subscription}/resourceGroups/⟨parameter env⟩${vault}`],
    ["subscriptionResourceId('A.B/c', 'd')", `?${subscription}/providers/A.B/c/d`],
    [`subscriptionResourceId('${id}', 'A.B/c', 'd')`, `/subscriptions/${id}/providers/A.B/c/d`],
    ["tenantResourceId('A.B/c', 'd')", '/providers/A.B/c/d'],
    [
      "managementGroupResourceId('mg', 'A.B/c', 'd')",
      '/providers/Microsoft.Management/managementGroups/mg/providers/A.B/c/d',
    ],
    ["extensionResourceId('/x', 'A.B/c', 'd')", '/x/providers/A.B/c/d'],
    ["extensionResourceId(resourceGroup().id, 'A.B/c', env)", `?${group}/providers/A.B/c/⟨parameter env⟩`],
    [
      "tenantResourceId('A.B/c', tier)",
      { '⟨parameter tier⟩ is dev': '/providers/A.B/c/dev', '⟨parameter tier⟩ is prod': '/providers/A.B/c/prod' },
    ],
    ["resourceId(env, 'd')", "?⟨resourceId(⟨parameter env⟩, 'd')⟩"],
    ["resourceId('A.B/c', 'd') == resourceId('A.B/c', 'd')", true],
  ])('%s', (text, expected) => {
    expect(shown(evaluated(text, { names }))).toEqual(expected);
  });

  it.each([
    ['subscription', `?${subscription}${vault}`],
    ['managementGroup', vault],
    ['tenant', vault],
  ] as const)('are those of the %s that is deployed to', (scope, expected) => {
    expect(shown(evaluated("resourceId('Microsoft.KeyVault/vaults', 'kv')", { target: { scope } }))).toBe(expected);
  });

  it.each([
    ["resourceId('kv')", '`resourceId` wants a resource type such as `Microsoft.KeyVault/vaults`'],
    ["resourceId('A.B/c/d', 'e')", '`A.B/c/d` needs 2 names, not 1'],
    ["tenantResourceId('x', 'A.B/c', 'd')", '`tenantResourceId` does not take 1 arguments before the type'],
  ])('%s is none', (text, because) => {
    expect(evaluated(text)).toMatchObject({ kind: 'unknown', because });
  });
});

describe('what only a deployment can tell', () => {
  it.each([
    ["reference('x').a", false, undefined],
    ["listKeys('x', '2024-01-01')", true, undefined],
    ["listAccountSas('x', '2024-01-01', {})", true, undefined],
    ["az.getSecret('s', 'g', 'v', 'n')", true, 'string'],
    ["pickZones('A.B', 'c', 'westeurope')", false, 'array'],
    ["toLogicalZone('s', 'westeurope', 'z')", false, 'string'],
    ["readEnvironmentVariable('X')", false, 'string'],
    ["externalInput('sys.cli', 'x')", false, undefined],
    ['newGuid()', false, 'string'],
  ])('%s', (text, secret, type) => {
    const value = evaluated(text);
    expect([value.kind, isSensitive(value), value.kind === 'unknown' && value.type]).toEqual(['unknown', secret, type]);
  });

  it('says what the author says with `fail`', () => {
    expect(evaluated("fail('no zone here')")).toMatchObject({
      kind: 'unknown',
      because: 'the template stops here with `fail`: no zone here',
    });
  });

  it('takes the default of an environment variable where there is none', () => {
    const unset = "⟨⟨readEnvironmentVariable('X')⟩ == null⟩";
    expect(shown(evaluated("toLower(readEnvironmentVariable('X', 'A'))"))).toEqual({
      [`${unset} is true`]: 'a',
      [`${unset} is false`]: "?⟨toLower(⟨readEnvironmentVariable('X')⟩)⟩",
    });
  });
});

describe('the table', () => {
  it.each(bicepNames)('has `%s`', (name) => {
    expect(bicepFunctions.find(name)).toBeTypeOf('function');
  });

  it.each(['tolower', 'createArray', 'add', 'constructor', 'toString', '__proto__', 'list_keys'])(
    'has no `%s`',
    (name) => {
      expect(bicepFunctions.find(name)).toBeUndefined();
    },
  );
});
