import { isBody, type Body, type Data, type Declared } from './languages.js';

const types = 'https://github.com/Azure/bicep-types-az/tree/main/generated/keyvault';

/** What Azure takes for a property that is left out; undefined where it has none for the rest of the body. */
interface Default {
  readonly path: string;
  readonly source: string;
  readonly is: (declared: Declared) => Data | undefined;
}

const is = (path: string, value: Data, source: string): Default => ({ path, source, is: () => value });

const acls = 'properties.networkAcls';
const network = 'https://learn.microsoft.com/azure/key-vault/general/network-security';
const deletion = 'https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview';
const keyDocs = 'https://learn.microsoft.com/azure/key-vault/keys/about-keys-details#key-attributes';

const firewall: readonly Default[] = [
  is('properties.publicNetworkAccess', 'Enabled', types),
  is(acls, { bypass: 'AzureServices', defaultAction: 'Allow', ipRules: [], virtualNetworkRules: [] }, network),
  is(`${acls}.bypass`, 'AzureServices', types),
  is(`${acls}.defaultAction`, 'Allow', network),
  is(`${acls}.ipRules`, [], types),
  is(`${acls}.virtualNetworkRules`, [], types),
];

const enabled = is('properties.attributes.enabled', true, keyDocs);

const keyType = ({ body }: Declared): string => {
  const { properties } = body;
  const kty = isBody(properties) ? properties['kty'] : undefined;
  return typeof kty === 'string' ? kty.replace(/-HSM$/, '') : '';
};

const keyDefaults: readonly Default[] = [
  enabled,
  is('properties.attributes.exportable', false, keyDocs),
  {
    path: 'properties.keySize',
    source: 'https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults/keys',
    is: (declared) => (keyType(declared) === 'RSA' ? 2048 : undefined),
  },
  {
    path: 'properties.curveName',
    source: 'https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults/keys',
    is: (declared) => (keyType(declared) === 'EC' ? 'P-256' : undefined),
  },
  {
    path: 'properties.keyOps',
    source: 'https://learn.microsoft.com/rest/api/keyvault/keyvault/keys/create-if-not-exist',
    is: (declared) =>
      ({
        RSA: ['encrypt', 'decrypt', 'sign', 'verify', 'wrapKey', 'unwrapKey'],
        EC: ['sign', 'verify'],
      })[keyType(declared)],
  },
];

/** By type, in lower case. */
const defaults: Readonly<Record<string, readonly Default[]>> = {
  'microsoft.keyvault/vaults': [
    ...firewall,
    is('properties.enablePurgeProtection', false, deletion),
    is('properties.enableSoftDelete', true, deletion),
    is('properties.softDeleteRetentionInDays', 90, deletion),
    {
      path: 'properties.enableRbacAuthorization',
      source: 'https://learn.microsoft.com/azure/key-vault/general/access-control-default',
      is: ({ apiVersion }) => apiVersion >= '2026-02-01',
    },
    is('properties.enabledForDeployment', false, types),
    is('properties.enabledForDiskEncryption', false, types),
    is('properties.enabledForTemplateDeployment', false, types),
    is('properties.accessPolicies', [], types),
  ],
  'microsoft.keyvault/managedhsms': [
    ...firewall,
    // What is written counts: the documents disagree about the rest.
    is(
      'properties.enablePurgeProtection',
      false,
      'https://learn.microsoft.com/azure/key-vault/managed-hsm/soft-delete-overview',
    ),
    is('properties.enableSoftDelete', true, types),
    is('properties.softDeleteRetentionInDays', 90, types),
  ],
  'microsoft.keyvault/vaults/keys': keyDefaults,
  'microsoft.keyvault/managedhsms/keys': keyDefaults,
  'microsoft.keyvault/vaults/secrets': [enabled],
  'microsoft.network/virtualnetworks/subnets': [
    is(
      'properties.serviceEndpoints',
      [],
      'https://learn.microsoft.com/azure/templates/microsoft.network/virtualnetworks/subnets',
    ),
  ],
  'microsoft.compute/diskencryptionsets': [
    is(
      'properties.rotationToLatestKeyVersionEnabled',
      false,
      'https://learn.microsoft.com/azure/virtual-machines/disk-encryption',
    ),
  ],
  'microsoft.sql/servers/encryptionprotector': [
    is(
      'properties.autoRotationEnabled',
      false,
      'https://learn.microsoft.com/azure/templates/microsoft.sql/servers/encryptionprotector',
    ),
  ],
  'microsoft.storage/storageaccounts': [
    is(
      'properties.encryption.keySource',
      'Microsoft.Storage',
      'https://learn.microsoft.com/azure/templates/microsoft.storage/storageaccounts',
    ),
  ],
};

/** What Azure fills in for a property; undefined if it does not. */
export const defaultOf = (declared: Declared, path: readonly string[]): Data | undefined =>
  defaults[declared.type.toLowerCase()]?.find((each) => each.path === path.join('.'))?.is(declared);

/** The resource with a property. */
export const withValue = (declared: Declared, path: readonly string[], value: Data): Declared => ({
  ...declared,
  body: put(declared.body, path, value),
});

function put(body: Body, [name = '', ...rest]: readonly string[], value: Data): Body {
  const inner = body[name];
  return { ...body, [name]: rest.length === 0 ? value : put(isBody(inner) ? inner : {}, rest, value) };
}

/** Resources that Azure answers for with all their properties, but for the value of a secret. */
const answered = new Set([
  'microsoft.keyvault/vaults',
  'microsoft.keyvault/managedhsms',
  'microsoft.keyvault/vaults/keys',
  'microsoft.keyvault/managedhsms/keys',
  'microsoft.keyvault/vaults/secrets',
]);

/** A resource as Azure answers for it: with its defaults, and with what only Azure tells. */
export function asAnswered(declared: Declared): Declared {
  const type = declared.type.toLowerCase();
  if (!answered.has(type) || !isBody(declared.body['properties'])) return declared;
  const whole = (defaults[type] ?? []).reduce((one, each) => {
    const path = each.path.split('.');
    const value = each.is(declared);
    // Azure has no `false` for what cannot be turned off again.
    const isTold = value !== undefined && !each.path.endsWith('enablePurgeProtection') && !isWritten(one.body, path);
    return isTold ? withValue(one, path, value) : one;
  }, declared);
  return withValue(whole, ['properties', 'provisioningState'], 'Succeeded');
}

function isWritten(body: Body, [name = '', ...rest]: readonly string[]): boolean {
  const value = body[name];
  if (value === undefined || rest.length === 0) return value !== undefined;
  return isBody(value) ? isWritten(value, rest) : true;
}
