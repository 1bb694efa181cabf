/** GUIDs of built-in roles. */
export const guids = {
  administrator: '00482a5a-887f-4fb3-b363-3b7fe8e74483',
  certificateUser: 'db79e9a7-68ee-4b58-9aeb-b90e7c24fcba',
  certificatesOfficer: 'a4417e6f-fecd-4de8-b567-7b0420556985',
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  cryptoOfficer: '14b46e9e-c2b7-41b4-b07b-48a6ebf60603',
  cryptoUser: '12338af0-0e69-4776-bea7-57ae8d297424',
  dataAccessAdministrator: '8b54135c-b56d-4d72-a534-26097cfdc8d8',
  encryptionUser: 'e147488a-f6f5-4113-8e2d-b22465e65bf6',
  keyVaultContributor: 'f25e0fa2-a7c8-4377-a976-54943a77a395',
  owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  purgeOperator: 'a68e7c17-0ab2-4c09-9a58-125dae29748c',
  rbacAdministrator: 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  secretsOfficer: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
  secretsUser: '4633458b-17de-408a-b874-0445c86b69e6',
  userAccessAdministrator: '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
} as const;

export type RoleName = keyof typeof guids;

export const roleId = (role: RoleName): string =>
  `subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${guids[role]}')`;

/** A role assignment in Bicep: at the vault `v` unless something else is said. */
export function assigned(
  role: string,
  {
    name = 'a',
    scope = 'v',
    principal = "'p'",
    more = '',
    when = '',
  }: { name?: string; scope?: string; principal?: string; more?: string; when?: string } = {},
): string {
  return `
resource ${name} 'Microsoft.Authorization/roleAssignments@2022-04-01' = ${when}{
  name: guid('${name}')${scope === '' ? '' : `\n  scope: ${scope}`}
  properties: { principalId: ${principal}, roleDefinitionId: ${role}${more === '' ? '' : `, ${more}`} }
}`;
}

/** A vault in Bicep that authorises by roles unless something else is said. */
export const vault = (name = 'v', properties = 'enableRbacAuthorization: true', when = ''): string =>
  `\nresource ${name} 'Microsoft.KeyVault/vaults@2024-11-01' = ${when}{ name: 'kv-${name}', properties: { ${properties} } }`;

export const byPolicies = 'enableRbacAuthorization: false';
