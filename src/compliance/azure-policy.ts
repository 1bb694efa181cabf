import type { Control, ControlSubject, Framework } from '../model/framework.js';

/*
 * Built-in definitions that judge, or set right, what our rules judge: display names by the name of the definition.
 * https://learn.microsoft.com/azure/key-vault/policy-reference
 */

/** Of roles and subscriptions. */
const subscriptions = {
  'a451c1ef-c6ca-483d-87ed-f49761e3ffb5': 'Audit usage of custom RBAC roles',
  '0e6763cc-5078-4e64-889d-ff4d9a839047': 'Azure Defender for Key Vault should be enabled',
} as const;

/** Of vaults, and of what lies in them. */
const vaults = {
  '405c5871-3e91-4644-8a63-58e19d68ff5b': 'Azure Key Vault should disable public network access',
  '55615ac9-af46-4a59-874e-391cc3dfb490':
    'Azure Key Vault should have firewall enabled or public network access disabled',
  '12d4fa5e-1f9f-4c21-97a9-b99b3c6611b5': 'Azure Key Vault should use RBAC permission model',
  'a6abeaec-4d90-4a02-805f-6b26c4d3fbe9': 'Azure Key Vaults should use private link',
  'ac673a9a-f77d-4846-b2d8-a57f8e1c01d4': 'Configure Azure Key Vaults to use private DNS zones',
  '9d4fad1f-5189-4a42-b29e-cf7929c6b6df': 'Configure Azure Key Vaults with private endpoints',
  'ac673a9a-f77d-4846-b2d8-a57f8e1c01dc': 'Configure key vaults to enable firewall',
  '951af2fa-529b-416e-ab6e-066fd85ac459':
    'Deploy - Configure diagnostic settings for Azure Key Vault to Log Analytics workspace',
  'ed7c8c13-51e7-49d1-8a43-8490431a0da2': 'Deploy Diagnostic Settings for Key Vault to Event Hub',
  '0b60c0b2-2dc2-4e1c-b5c9-abbed971de53': 'Key vaults should have deletion protection enabled',
  '1e66c121-a66a-4b1f-9b83-0fd99bf0fc2d': 'Key vaults should have soft delete enabled',
  'cf820ca0-f99e-4f3e-84fb-66e913812d21': 'Resource logs in Key Vault should be enabled',
  '152b15f7-8e1f-4c1f-ab71-8c010ba5dbc0': 'Key Vault keys should have an expiration date',
  '587c79fe-dd04-4a5e-9d0b-f89598c7261b': 'Keys should be backed by a hardware security module (HSM)',
  '75c4f823-d65c-4f29-a733-01d0077fdbcb': 'Keys should be the specified cryptographic type RSA or EC',
  'd8cf8476-a2ec-4916-896e-992351803c44':
    'Keys should have a rotation policy ensuring that their rotation is scheduled within the specified number of days after creation',
  '5ff38825-c5d8-47c5-b70e-069a21955146': 'Keys should have more than the specified number of days before expiration',
  '49a22571-d204-4c91-a7b6-09b1a586fbc9': 'Keys should have the specified maximum validity period',
  'c26e4b24-cf98-4c67-b48b-5a25c4c69eb9': 'Keys should not be active for longer than the specified number of days',
  'ff25f3c8-b739-4538-9d07-3d6d25cfb255':
    'Keys using elliptic curve cryptography should have the specified curve names',
  '82067dbb-e53b-4e06-b631-546d197452d9': 'Keys using RSA cryptography should have a specified minimum key size',
  '98728c90-32c7-4049-8429-847dc0f4fe37': 'Key Vault secrets should have an expiration date',
  '75262d3e-ba4a-4f43-85f8-9f72c090e5e3': 'Secrets should have content type set',
  'b0eb591a-5e70-4534-a8bf-04b9c489584a':
    'Secrets should have more than the specified number of days before expiration',
  '342e8053-e12e-4c44-be01-c3c2f318400f': 'Secrets should have the specified maximum validity period',
  'e8d99835-8a06-45ae-a8e0-87a91941ccfe': 'Secrets should not be active for longer than the specified number of days',
  'd3e82b87-6673-410b-8501-1896b688b9a3':
    'Certificates should be issued by one of the specified non-integrated certificate authorities',
  '8e826246-c976-48f6-b03e-619bb92b3d82':
    'Certificates should be issued by the specified integrated certificate authority',
  'a22f4a40-01d3-4c7d-8071-da157eeff341':
    'Certificates should be issued by the specified non-integrated certificate authority',
  '12ef42cb-9903-4e39-9c26-422d29570417': 'Certificates should have the specified lifetime action triggers',
  '0a075868-4c26-42ef-914c-5bc007359560': 'Certificates should have the specified maximum validity period',
  'f772fb64-8e40-40ad-87bc-7706e1949427': 'Certificates should not expire within the specified number of days',
  '1151cede-290b-4ba0-8b38-0ad145ac888f': 'Certificates should use allowed key types',
  'bd78111f-4953-4367-9fd5-7e08808b54bf':
    'Certificates using elliptic curve cryptography should have allowed curve names',
  'cee51871-e572-4576-855c-047c820360f0':
    'Certificates using RSA cryptography should have the specified minimum key size',
} as const;

/** Of Managed HSMs and their keys. */
const managedHsms = {
  '19ea9d63-adee-4431-a95e-1913c6c1c75f': '[Preview]: Azure Key Vault Managed HSM should disable public network access',
  'c39ba22d-4428-4149-b981-70acb31fc383': 'Azure Key Vault Managed HSM should have purge protection enabled',
  '59fee2f4-d439-4f1b-9b9a-982e1474bfd8': '[Preview]: Azure Key Vault Managed HSM should use private link',
  '84d327c3-164a-4685-b453-900478614456':
    '[Preview]: Configure Azure Key Vault Managed HSM to disable public network access',
  'd1d6d8bb-cc7c-420f-8c7d-6f6f5279a844': '[Preview]: Configure Azure Key Vault Managed HSM with private endpoints',
  'a6d2c800-5230-4a40-bff3-8268b4987d42':
    'Deploy - Configure diagnostic settings to an Event Hub to be enabled on Azure Key Vault Managed HSM',
  'a2a5b911-5617-447e-a49e-59dbe0e0434b': 'Resource logs in Azure Key Vault Managed HSM should be enabled',
  '1fd3b2cc-9904-40fa-b8da-050c02612da9': 'Azure Key Vault Managed HSM keys should be the specified cryptographic type',
  '1d478a74-21ba-4b9f-9d8f-8e6fced0eec5': '[Preview]: Azure Key Vault Managed HSM keys should have an expiration date',
  'ad27588c-0198-4c84-81ef-08efd0274653':
    '[Preview]: Azure Key Vault Managed HSM Keys should have more than the specified number of days before expiration',
  'fa85a975-a142-46dc-a9ab-8cc69ecb358c':
    'Azure Key Vault Managed HSM keys using AES cryptography should have a specified minimum key size',
  'e58fd0c1-feac-4d12-92db-0a7e9421f53e':
    '[Preview]: Azure Key Vault Managed HSM keys using elliptic curve cryptography should have the specified curve names',
  '86810a98-8e91-4a44-8386-ec66d0de5d57':
    '[Preview]: Azure Key Vault Managed HSM keys using RSA cryptography should have a specified minimum key size',
} as const;

/** Those of keys of one type. */
const keyTypes: Readonly<Record<string, ControlSubject['keyType']>> = {
  'fa85a975-a142-46dc-a9ab-8cc69ecb358c': 'oct',
  'e58fd0c1-feac-4d12-92db-0a7e9421f53e': 'EC',
  '86810a98-8e91-4a44-8386-ec66d0de5d57': 'RSA',
  'ff25f3c8-b739-4538-9d07-3d6d25cfb255': 'EC',
  '82067dbb-e53b-4e06-b631-546d197452d9': 'RSA',
};

/** The definition in the portal: where Microsoft's own list of them links to. */
const urlOf = (id: string): string =>
  `https://portal.azure.com/#blade/Microsoft_Azure_Policy/PolicyDetailBlade/definitionId/%2Fproviders%2FMicrosoft.Authorization%2FpolicyDefinitions%2F${id}`;

/** The controls that definitions are. */
function controlsOf<Id extends string>(
  definitions: Readonly<Record<Id, string>>,
  store?: ControlSubject['store'],
): Readonly<Record<Id, Control>> {
  const controls = Object.entries<string>(definitions).map(([id, title]): [string, Control] => {
    const keyType = keyTypes[id];
    const only = { ...(store && { store }), ...(keyType && { keyType }) };
    return [id, { title, url: urlOf(id), ...(store && { only }) }];
  });
  return Object.fromEntries(controls) as Readonly<Record<Id, Control>>;
}

export const azurePolicy = {
  name: 'Azure Policy built-in definitions',
  publisher: 'Microsoft',
  url: 'https://learn.microsoft.com/azure/key-vault/policy-reference',
  versions: [],
  controls: {
    ...controlsOf(subscriptions),
    ...controlsOf(vaults, 'vault'),
    ...controlsOf(managedHsms, 'managedHsm'),
  },
} satisfies Framework;
