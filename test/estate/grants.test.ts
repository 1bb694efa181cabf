import { describe, expect, test } from 'vitest';
import type { Grant } from '../../src/estate/grants/grant.js';
import { actions, type Action } from '../../src/estate/roles/action.js';
import { textOf } from '../../src/model/source.js';
import type { Setting } from '../../src/model/setting.js';
import { estateOf, shown } from './estate-of.js';

const roleId = (guid: string): string => `subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${guid}')`;
const secretsUser = '4633458b-17de-408a-b874-0445c86b69e6';
const contributor = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
const rbacAdministrator = 'f58310d9-a9f6-439a-9e8d-f62e7b41a168';

const vault = (properties = 'enableRbacAuthorization: true'): string =>
  `\nresource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'kv', properties: { ${properties} } }`;

const assignment = (role: string, scope = 'scope: v', more = ''): string => `
resource a 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid('a')
  ${scope}
  properties: { principalId: 'P', roleDefinitionId: ${role.includes('(') || role.includes('.') ? role : roleId(role)}${more} }
}`;

const entry = (permissions: string): string =>
  `accessPolicies: [{ objectId: 'P', tenantId: 't', permissions: { ${permissions} } }]`;

type Files = Parameters<typeof estateOf>[0];

const grantsIn = (files: Files): readonly Grant[] => {
  const estate = estateOf(files);
  return estate.targets('keyStore').flatMap((store) => estate.grantsOn(store));
};

const answer = (setting: Setting<unknown>): string => {
  if (setting.kind === 'depends') return 'depends';
  return setting.kind === 'unknown' ? `unknown: ${setting.because}` : String(setting.value);
};

/** What the grants of a template say of an action: one line each. */
const may = (files: Files, action: Action): readonly string[] =>
  grantsIn(files).map((grant) => answer(grant.may(action)));

describe('what a role allows', () => {
  test.each<[string, string, Action, string]>([
    ['Key Vault Secrets User', secretsUser, actions.readSecret, 'true'],
    ['Key Vault Secrets User', secretsUser, actions.setSecret, 'false'],
    ['Key Vault Secrets User', secretsUser, actions.writeVault, 'false'],
    ['Key Vault Certificate User', 'db79e9a7-68ee-4b58-9aeb-b90e7c24fcba', actions.readSecret, 'true'],
    ['Key Vault Crypto User', '12338af0-0e69-4776-bea7-57ae8d297424', actions.backupKey, 'true'],
    ['Key Vault Crypto User', '12338af0-0e69-4776-bea7-57ae8d297424', actions.writeRotationPolicy, 'false'],
    ['Key Vault Crypto Officer', '14b46e9e-c2b7-41b4-b07b-48a6ebf60603', actions.writeRotationPolicy, 'true'],
    ['Key Vault Crypto Officer', '14b46e9e-c2b7-41b4-b07b-48a6ebf60603', actions.purgeKey, 'true'],
    ['Key Vault Reader', '21090545-7ca7-4776-b22c-e363652d74d2', actions.readRotationPolicy, 'true'],
    ['Key Vault Reader', '21090545-7ca7-4776-b22c-e363652d74d2', actions.readSecret, 'false'],
    ['Owner', '8e3af657-a8ff-443c-a75c-2fe8c4bcb635', actions.assignRoles, 'true'],
    ['Owner', '8e3af657-a8ff-443c-a75c-2fe8c4bcb635', actions.readSecret, 'false'],
    ['Contributor', contributor, actions.writeVault, 'true'],
    ['Contributor', contributor, actions.purgeVault, 'true'],
    ['Contributor', contributor, actions.assignRoles, 'false'],
    ['User Access Administrator', '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9', actions.assignRoles, 'true'],
    ['User Access Administrator', '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9', actions.writeVault, 'false'],
    ['RBAC Administrator', rbacAdministrator, actions.assignRoles, 'true'],
    [
      'Key Vault Data Access Administrator',
      '8b54135c-b56d-4d72-a534-26097cfdc8d8',
      actions.assignRoles,
      'unknown: a condition narrows the role',
    ],
    ['Key Vault Contributor', 'f25e0fa2-a7c8-4377-a976-54943a77a395', actions.writeAccessPolicies, 'true'],
    ['Key Vault Contributor', 'f25e0fa2-a7c8-4377-a976-54943a77a395', actions.purgeVault, 'false'],
    ['Key Vault Contributor', 'f25e0fa2-a7c8-4377-a976-54943a77a395', actions.purgeHsm, 'true'],
    ['Key Vault Contributor', 'f25e0fa2-a7c8-4377-a976-54943a77a395', actions.writeHsm, 'false'],
    ['Key Vault Purge Operator', 'a68e7c17-0ab2-4c09-9a58-125dae29748c', actions.purgeVault, 'true'],
    ['Azure AI Administrator', 'b78c5d69-af96-48a3-bf8d-a8b4d589de94', actions.writeVault, 'true'],
    ['AcrPush', '8311e382-0749-4cb8-b61a-304f252e45ec', actions.writeVault, 'false'],
    [
      'one of nobody',
      '11111111-1111-1111-1111-111111111111',
      actions.readSecret,
      'unknown: the role is no built-in one, and its definition is not in the files',
    ],
  ])('%s (%s) may %o: %s', (_, role, action, expected) => {
    expect(may(vault() + assignment(role), action)).toEqual([expected]);
  });
});

describe('a role that is asked for by its name', () => {
  const custom = `
resource r 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid('r')
  properties: { roleName: 'Our Readers', permissions: [{ dataActions: ['*'] }] }
}`;

  test.each<[string, string]>([
    ["roleDefinitions('Key Vault Secrets User').id", 'true'],
    ["roleDefinitions('key vault secrets user').id", 'true'],
    ["roleDefinitions('Contributor').id", 'false'],
    ["roleDefinitions('AcrPush').id", 'false'],
    ["roleDefinitions('our readers').id", 'true'],
    [
      "roleDefinitions('Theirs').id",
      'unknown: no built-in role is called `Theirs`, and no definition of one is in the files',
    ],
    ['roleDefinitions(role).id', 'unknown: which role it is, is only known at deployment'],
  ])('%s lets read secrets: %s', (role, expected) => {
    expect(may(`param role string${vault()}${custom}${assignment(role)}`, actions.readSecret)).toEqual([expected]);
  });
});

describe('what a role of the run allows', () => {
  const custom = (permissions: string): string => `param p array
resource r 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid('r')
  properties: { roleName: 'Custom', permissions: ${permissions} }
}${vault()}${assignment('r.id')}`;

  test.each<[string, Action, string]>([
    ["[{ actions: ['*'] }]", actions.writeVault, 'true'],
    ["[{ actions: ['Microsoft.KeyVault/vaults/*'] }]", actions.writeAccessPolicies, 'true'],
    ["[{ actions: ['microsoft.keyvault/VAULTS/write'] }]", actions.writeVault, 'true'],
    ["[{ actions: ['Microsoft.KeyVault/*/write'] }]", actions.writeVault, 'true'],
    ["[{ actions: ['Microsoft.KeyVault/*/write'] }]", actions.deleteVault, 'false'],
    ["[{ actions: ['Microsoft.KeyVault/vaults'] }]", actions.writeVault, 'false'],
    ["[{ actions: ['*'], notActions: ['Microsoft.KeyVault/vaults/write'] }]", actions.writeVault, 'false'],
    [
      "[{ actions: ['*'], notActions: ['Microsoft.KeyVault/*'] }, { actions: ['Microsoft.KeyVault/vaults/write'] }]",
      actions.writeVault,
      'true',
    ],
    [
      "[{ actions: ['*'], notActions: p }]",
      actions.writeVault,
      'unknown: what the role allows is only known at deployment',
    ],
    ["[{ actions: p, notActions: ['*'] }]", actions.writeVault, 'false'],
    ["[{ actions: concat(['*'], p) }]", actions.writeVault, 'true'],
    ['p', actions.writeVault, 'unknown: what the role allows is only known at deployment'],
    ["[{ actions: ['*'] }]", actions.readSecret, 'false'],
    ["[{ dataActions: ['*'] }]", actions.readSecret, 'true'],
    ["[{ dataActions: ['*'] }]", actions.writeVault, 'false'],
  ])('%s: %o is %s', (permissions, action, expected) => {
    expect(may(custom(permissions), action)).toEqual([expected]);
  });

  test('a pattern of many wildcards takes no time', () => {
    const pattern = `${'*a'.repeat(2000)}*b`;
    expect(may(custom(`[{ actions: ['${pattern}'] }]`), actions.writeVault)).toEqual(['false']);
  });
});

describe('under the permission model', () => {
  const policies = 'enableRbacAuthorization: false';

  test.each<[string, string, Action, string]>([
    ['a role for data, under roles', vault() + assignment(secretsUser), actions.readSecret, 'true'],
    ['a role for data, under policies', vault(policies) + assignment(secretsUser), actions.readSecret, 'false'],
    [
      'a role for data, under whichever',
      `param on bool${vault('enableRbacAuthorization: on')}${assignment(secretsUser)}`,
      actions.readSecret,
      'depends',
    ],
    [
      'a role for the vault itself, under policies',
      vault(policies) + assignment(contributor),
      actions.writeVault,
      'true',
    ],
    ['a policy, under policies', vault(`${policies}, ${entry("secrets: ['get']")}`), actions.readSecret, 'true'],
    ['a policy, under the default of old', vault(entry("secrets: ['get']")), actions.readSecret, 'true'],
    [
      'a policy, under roles',
      vault(`enableRbacAuthorization: true, ${entry("secrets: ['get']")}`),
      actions.readSecret,
      'false',
    ],
    ['a policy, for another thing', vault(entry("secrets: ['list']")), actions.readSecret, 'false'],
    ['a policy, in any case', vault(entry("keys: ['WrapKey']")), actions.wrap, 'true'],
    ['all of a policy', vault(entry("keys: ['all']")), actions.purgeKey, 'true'],
    ['all of a policy on another thing', vault(entry("keys: ['all']")), actions.purgeSecret, 'false'],
    ['a policy that names something inherited', vault(entry("keys: ['constructor']")), actions.wrap, 'false'],
    [
      'a policy of unknown permissions',
      `param p array${vault(entry('keys: p'))}`,
      actions.wrap,
      'unknown: parameter `p` has no value until deployment',
    ],
    [
      'a policy of some unknown permissions',
      `param p string${vault(entry("keys: [p, 'wrapKey']"))}`,
      actions.wrap,
      'true',
    ],
    [
      'a policy of one of two lists',
      `param c bool${vault(entry("keys: c ? ['wrapKey'] : ['get']"))}`,
      actions.wrap,
      'depends',
    ],
    ['a policy says nothing of the vault itself', vault(entry("keys: ['all']")), actions.writeVault, 'false'],
  ])('%s', (_, files, action, expected) => {
    expect(may(files, action)).toEqual([expected]);
  });

  test('nobody can say of a vault that is deployed elsewhere', () => {
    const files = `resource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv' }${assignment(secretsUser)}`;
    const estate = estateOf(files);
    const grants = estate
      .targets('roleAssignment')
      .flatMap(({ stores }) => stores.flatMap((store) => estate.grantsOn(store)));
    expect(
      grants.map((grant) => [answer(grant.holds(actions.readSecret)), answer(grant.may(actions.readSecret))]),
    ).toEqual([['true', 'unknown: the vault, and with it the permission model, is in no scanned file']]);
  });

  test('what a grant holds is told whatever comes of it', () => {
    const [grant] = grantsIn(vault(policies) + assignment(secretsUser));
    expect(grant && answer(grant.holds(actions.readSecret))).toBe('true');
  });

  test('what depends says on what', () => {
    const [grant] = grantsIn(`param on bool${vault('enableRbacAuthorization: on')}${assignment(secretsUser)}`);
    expect(grant && shown(grant.may(actions.readSecret))).toBe(
      `depends ⟨parameter on⟩=true: set true \`${roleId(secretsUser)}\`; ⟨parameter on⟩=false: set false \`on\``,
    );
  });
});

describe('a condition', () => {
  const conditioned = (role: string, condition: string): string =>
    `param c string${vault()}${assignment(role, 'scope: v', `, condition: ${condition}`)}`;
  const narrowing = 'unknown: a condition narrows the role';

  test.each<[string, string, Action, string]>([
    [rbacAdministrator, "'@Request[x] StringEquals \\'y\\''", actions.assignRoles, narrowing],
    [
      rbacAdministrator,
      "'((!(ActionMatches{\\'Microsoft.Authorization/roleAssignments/write\\'})) OR (@Request[x] StringEquals \\'y\\'))'",
      actions.assignRoles,
      narrowing,
    ],
    [
      rbacAdministrator,
      "'((!(ActionMatches{\\'Microsoft.Authorization/roleAssignments/delete\\'})) OR (@Request[x] StringEquals \\'y\\'))'",
      actions.assignRoles,
      'true',
    ],
    [
      secretsUser,
      "'((!(ActionMatches{\\'Microsoft.KeyVault/vaults/secrets/*\\'})) OR false)'",
      actions.readSecret,
      narrowing,
    ],
    [secretsUser, 'null', actions.readSecret, 'true'],
    [secretsUser, "''", actions.readSecret, 'true'],
    [secretsUser, 'c', actions.readSecret, 'unknown: whether it has a condition is only known at deployment'],
    [secretsUser, "'@Request[${c}] StringEquals 1'", actions.readSecret, narrowing],
    [secretsUser, 'c', actions.setSecret, 'false'],
  ])('%s with %s', (role, condition, action, expected) => {
    expect(may(conditioned(role, condition), action)).toEqual([expected]);
  });
});

describe('a scope', () => {
  const inGroup = (scope: string): Files => ({
    'main.bicep': `targetScope = 'subscription'
param g string
module v 'v.bicep' = { scope: resourceGroup('g'), name: 'v' }
module a 'a.bicep' = { scope: resourceGroup(${scope}), name: 'a' }`,
    'v.bicep': vault(),
    'a.bicep': assignment(secretsUser, ''),
  });

  test.each<[string, Files, string[]]>([
    ['the vault', vault() + assignment(secretsUser), ['resource']],
    ['its group', vault() + assignment(secretsUser, ''), ['resourceGroup']],
    ['its group, in a module', inGroup("'G'"), ['resourceGroup']],
    ['another group', inGroup("'other'"), []],
    ['a group nobody knows', inGroup('g'), []],
    [
      'its subscription',
      {
        'main.bicep': `targetScope = 'subscription'\nmodule v 'v.bicep' = { scope: resourceGroup('g'), name: 'v' }${assignment(secretsUser, '')}`,
        'v.bicep': vault(),
      },
      ['subscription'],
    ],
    [
      'the tenant',
      {
        'main.bicep': `targetScope = 'tenant'\nmodule v 'v.bicep' = { scope: resourceGroup('s', 'g'), name: 'v' }${assignment(`'${secretsUser}.'`, '')}`,
        'v.bicep': vault(),
      },
      ['tenant'],
    ],
    [
      'a management group, of which nobody can say what is in it',
      {
        'main.bicep': `targetScope = 'managementGroup'\nmodule v 'v.bicep' = { scope: resourceGroup('s', 'g'), name: 'v' }${assignment(`'${secretsUser}.'`, '')}`,
        'v.bicep': vault(),
      },
      [],
    ],
    [
      'another vault',
      vault() +
        vault().replace('resource v', 'resource w').replace("'kv'", "'kw'") +
        assignment(secretsUser, 'scope: w'),
      ['resource'],
    ],
  ])('%s', (_, files, levels) => {
    expect(grantsIn(files).map(({ level }) => level)).toEqual(levels);
  });

  const secret = (role: string): string =>
    `${vault()}\nresource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' existing = { parent: v, name: 's' }${assignment(role, 'scope: s')}`;

  test.each<[string, string, Action, string]>([
    ['a secret, its value', secretsUser, actions.readSecret, 'true'],
    ['a secret, its value through Resource Manager', contributor, actions.writeSecretResource, 'true'],
    ['a secret, the vault', contributor, actions.writeVault, 'false'],
    ['a secret, roles', rbacAdministrator, actions.assignRoles, 'false'],
  ])('%s', (_, role, action, expected) => {
    expect(grantsIn(secret(role)).map((grant) => [grant.forObject, answer(grant.may(action))])).toEqual([
      [true, expected],
    ]);
  });

  test('one of two vaults', () => {
    const files = `param c bool${vault()}\nresource s 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: c ? 'kv' : 'other' }${assignment(secretsUser, 'scope: s')}`;
    expect(may(files, actions.readSecret)).toEqual([
      'unknown: which vault it is assigned at is only known at deployment',
    ]);
  });

  test('a Managed HSM is managed by roles, and what is inside is not', () => {
    const files = `resource v 'Microsoft.KeyVault/managedHSMs@2024-11-01' = { name: 'hsm', properties: {} }${assignment('18500a29-7fe2-46b2-a342-b16a415e101d')}`;
    expect(may(files, actions.purgeHsm)).toEqual(['true']);
    expect(may(files, actions.unwrap)).toEqual(['false']);
  });
});

describe('a principal', () => {
  const before = `param id string
param list array
param c bool
resource uai 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: id }
resource ci 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'ci' }
resource fed 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = {
  parent: ci
  name: 'f'
  properties: { issuer: 'https://token.actions.githubusercontent.com', subject: 'repo:o/r:environment:prod', audiences: [] }
}
resource aks 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'aks' }
resource pod 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = {
  parent: aks
  name: 'f'
  properties: { issuer: 'https://uksouth.oic.prod-aks.azure.com/t/i/', subject: 'system:serviceaccount:n:s', audiences: [] }
}
resource sc 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'sc' }
resource con 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = {
  parent: sc
  name: 'f'
  properties: { issuer: id, subject: 'sc://org/project/connection', audiences: [] }
}
resource site 'Microsoft.Web/sites@2022-09-01' = { name: 'x', identity: { type: 'SystemAssigned' } }
resource cluster 'Microsoft.ContainerService/managedClusters@2024-01-01' = { name: 'k', identity: { type: 'SystemAssigned' } }
${vault()}`;

  const given = (principal: string, type = ''): string =>
    before +
    assignment(secretsUser, 'scope: v', type === '' ? '' : `, principalType: '${type}'`).replace("'P'", principal);

  test.each([
    ['site.identity.principalId', '', 'workload'],
    ["reference(site.id, '2022-09-01', 'Full').identity.principalId", '', 'workload'],
    ['cluster.properties.identityProfile.kubeletidentity.objectId', '', 'workload'],
    ['uai.properties.principalId', '', 'workload'],
    ['uai.properties.principalId', 'ServicePrincipal', 'workload'],
    ['ci.properties.principalId', 'ServicePrincipal', 'pipeline'],
    ['sc.properties.principalId', '', 'pipeline'],
    ['aks.properties.principalId', '', 'workload'],
    ['deployer().objectId', '', 'deployer'],
    ['id', '', 'unknown'],
    ['id', 'User', 'user'],
    ['id', 'group', 'group'],
    ['id', 'ServicePrincipal', 'servicePrincipal'],
    ['id', 'Device', 'unknown'],
    ["'22222222-2222-2222-2222-222222222222'", '', 'unknown'],
    ["guid('x')", '', 'unknown'],
  ])('%s of type "%s" is %s', (principal, type, expected) => {
    expect(grantsIn(given(principal, type)).map((grant) => grant.principal.class)).toEqual([expected]);
  });

  test('one of two gives a grant to each', () => {
    const grants = grantsIn(given('c ? uai.properties.principalId : id'));
    expect(grants.map(({ principal, when }) => [principal.class, when.map(({ is }) => is)])).toEqual([
      ['workload', [true]],
      ['unknown', [false]],
    ]);
  });

  test('one of two of which the condition of the assignment leaves one', () => {
    const files = given('c ? uai.properties.principalId : id').replace("2022-04-01' = {", "2022-04-01' = if (c) {");
    expect(grantsIn(files).map(({ principal }) => principal.class)).toEqual(['workload']);
  });

  const same = (one: string, other: string): boolean => {
    const files = given(one) + assignment(contributor, '').replace('resource a', 'resource b').replace("'P'", other);
    const [a, b] = grantsIn(files).map(({ principal }) => principal.key);
    return a !== undefined && a === b;
  };

  test.each([
    ['site.identity.principalId', "reference(site.id, '2022-09-01', 'Full').identity.principalId", true],
    ['uai.properties.principalId', 'reference(uai.id).principalId', true],
    ['uai.properties.principalId', 'ci.properties.principalId', false],
    ['id', 'id', true],
    ['id', "'x'", false],
    ["'ABC'", "'abc'", true],
    ['list[0]', 'list[0]', true],
    ['list[0]', 'list[1]', false],
    ['deployer().objectId', 'deployer().objectId', true],
    ['newGuid()', 'newGuid()', false],
  ])('%s and %s are one: %s', (one, other, expected) => {
    expect(same(one, other)).toBe(expected);
  });

  test('items of a list that cannot be told may be different ones', () => {
    const loop = given('i').replace("2022-04-01' = {", "2022-04-01' = [for i in list: {").replace(/\}$/, '}]');
    expect(grantsIn(loop).map(({ principal }) => principal.key)).toEqual([undefined]);
  });

  test('is pointed at where its object id stands', () => {
    expect(grantsIn(given('uai.properties.principalId')).map(({ principal }) => textOf(principal.at))).toEqual([
      'uai.properties.principalId',
    ]);
  });
});

test('parameters of two deployments have nothing to do with each other', () => {
  const into = (file: string): string =>
    `targetScope = 'subscription'\nparam c bool\nmodule m '${file}' = { scope: resourceGroup('s', 'g'), name: 'm', params: { c: c } }`;
  const files = {
    'roles.bicep': into('role.bicep'),
    'role.bicep': `param c bool\nresource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv' }${assignment(secretsUser).replace("2022-04-01' = {", "2022-04-01' = if (!c) {")}`,
    'vaults.bicep': into('vault.bicep'),
    'vault.bicep': `param c bool${vault('enableRbacAuthorization: c')}`.replace(
      "2024-11-01' = {",
      "2024-11-01' = if (c) {",
    ),
  };
  const [estate] = [estateOf(files)];
  const grants = estate.targets('vault').flatMap((store) => estate.grantsOn(store));
  expect(grants.map((grant) => answer(grant.may(actions.readSecret)))).toEqual(['true']);
});

test('what a role assignment grants can be asked of the assignment', () => {
  const estate = estateOf(
    vault() + vault().replace('resource v', 'resource w').replace("'kv'", "'kw'") + assignment(secretsUser, ''),
  );
  const [target] = estate.targets('roleAssignment');
  expect(target && estate.grantsOf(target).map(({ store }) => store.name)).toEqual(['kv', 'kw']);
});
