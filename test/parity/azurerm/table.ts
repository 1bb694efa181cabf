import { isBody, isList, type Body, type Called, type Data, type Declared } from '../languages.js';
import { block, hcl, identityBlock } from '../terraform.js';
import { argument, byName, demanded, flag, moment, object, only, unsaid, type Shape, type Way } from './ways.js';

/** How a resource of Azure is written for the azurerm provider. */
export interface Told {
  readonly type: string;
  /** The argument with the id of what it lies in; without one it lies in a resource group. */
  readonly parent?: string;
  readonly isNamed?: false;
  readonly shape: Shape;
  /** What the provider speaks, where that is judged. */
  readonly apiVersion?: string;
  /** What a property that Azure gives it is called. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** What else the provider demands, and what others say of it in Azure. */
  readonly more?: (declared: Declared, all: readonly Declared[], called: Called) => readonly string[];
}

const place: Shape = {
  location: argument('location', { demanded: 'the provider demands it' }),
  tags: argument('tags'),
};
const identity: Way = {
  kind: 'lines',
  write: (data, called) => (isBody(data) ? [identityBlock(data, called)] : []),
  demanded: { type: 'the provider demands it', userAssignedIdentities: 'the provider demands the ids of that type' },
};

const permissions = object({
  keys: argument('key_permissions'),
  secrets: argument('secret_permissions'),
  certificates: argument('certificate_permissions'),
  storage: argument('storage_permissions'),
});

const accessPolicy: Shape = {
  tenantId: demanded('tenant_id'),
  objectId: demanded('object_id'),
  permissions,
};

const acls: Shape = {
  bypass: demanded('bypass'),
  defaultAction: demanded('default_action'),
  ipRules: argument('ip_rules', { as: only('value'), whole: 'a rule is a text, and nothing else' }),
  virtualNetworkRules: argument('virtual_network_subnet_ids', {
    as: only('id'),
    whole: 'a rule is an id, and nothing else',
  }),
};

const isEnabled = argument('public_network_access_enabled', { as: flag('Enabled') });

const vault: Shape = {
  ...place,
  properties: object({
    tenantId: demanded('tenant_id'),
    sku: object({ family: unsaid('there is only one', 'A'), name: demanded('sku_name') }),
    enablePurgeProtection: argument('purge_protection_enabled'),
    enableSoftDelete: unsaid('it cannot be turned off', true),
    softDeleteRetentionInDays: argument('soft_delete_retention_days'),
    enableRbacAuthorization: argument('rbac_authorization_enabled', {
      sends: {
        value: false,
        source:
          'https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.81.0/internal/services/keyvault/key_vault_resource.go',
      },
    }),
    enabledForDeployment: argument('enabled_for_deployment'),
    enabledForDiskEncryption: argument('enabled_for_disk_encryption'),
    enabledForTemplateDeployment: argument('enabled_for_template_deployment'),
    publicNetworkAccess: isEnabled,
    networkAcls: { kind: 'object', block: 'network_acls', shape: acls },
    accessPolicies: { kind: 'blocks', block: 'access_policy', shape: accessPolicy },
  }),
};

const dates = { nbf: argument('not_before_date', { as: moment }), exp: argument('expiration_date', { as: moment }) };
const alwaysEnabled = unsaid('what the provider makes is enabled: there is no argument for it');

const attributes = object({
  ...dates,
  enabled: alwaysEnabled,
  exportable: unsaid('only a release policy makes it so'),
});

/** `automatic` rotates, and a duration beside it notifies. */
const rotation: Way = {
  kind: 'lines',
  demanded: {
    'lifetimeActions.0.action': 'what it does is the name of the block',
    'lifetimeActions.0.action.type': 'what it does is the name of the block',
    'lifetimeActions.0.trigger': 'the provider demands one of the two',
    'lifetimeActions.0.trigger.timeBeforeExpiry': 'the provider demands one of the two',
    'lifetimeActions.0.trigger.timeAfterCreate': 'the provider demands one of the two',
  },
  write: (data, called) => {
    const { attributes: validity = {}, lifetimeActions = [] } = data as Body;
    const actions = (isList(lifetimeActions) ? lifetimeActions : []).map((each) => (each as Body)['trigger'] as Body);
    return [
      block('rotation_policy', [
        ...(isBody(validity) && validity['expiryTime'] !== undefined
          ? [`expire_after = ${hcl(validity['expiryTime'], called)}`]
          : []),
        ...actions.map(({ timeBeforeExpiry, timeAfterCreate }) =>
          block('automatic', [
            ...(timeBeforeExpiry === undefined ? [] : [`time_before_expiry = ${hcl(timeBeforeExpiry, called)}`]),
            ...(timeAfterCreate === undefined ? [] : [`time_after_creation = ${hcl(timeAfterCreate, called)}`]),
          ]),
        ),
      ]),
    ];
  },
};

const key: Shape = {
  tags: argument('tags'),
  properties: object({
    kty: demanded('key_type'),
    keySize: demanded('key_size'),
    curveName: argument('curve'),
    keyOps: demanded('key_opts'),
    attributes,
    rotationPolicy: rotation,
  }),
};

/** Its rotation is a resource of its own. */
const hsmKey: Shape = {
  tags: argument('tags'),
  properties: object({
    kty: demanded('key_type'),
    keySize: demanded('key_size'),
    curveName: argument('curve'),
    keyOps: demanded('key_opts'),
    attributes,
  }),
};

const secret: Shape = {
  tags: argument('tags'),
  properties: object({ value: demanded('value'), contentType: argument('content_type'), attributes }),
};

const managedHsm: Shape = {
  ...place,
  sku: object({ family: unsaid('there is only one', 'B'), name: demanded('sku_name') }),
  properties: object({
    tenantId: demanded('tenant_id'),
    initialAdminObjectIds: demanded('admin_object_ids'),
    enablePurgeProtection: argument('purge_protection_enabled'),
    enableSoftDelete: unsaid('it cannot be turned off'),
    softDeleteRetentionInDays: argument('soft_delete_retention_days'),
    publicNetworkAccess: isEnabled,
    networkAcls: { kind: 'object', block: 'network_acls', shape: acls },
  }),
};

const roleAssignment: Shape = {
  properties: object({
    principalId: demanded('principal_id'),
    principalType: argument('principal_type'),
    roleDefinitionId: demanded('role_definition_id'),
    condition: argument('condition'),
    conditionVersion: argument('condition_version'),
  }),
};

const roleDefinition: Shape = {
  properties: object({
    roleName: demanded('name'),
    description: argument('description'),
    permissions: {
      kind: 'blocks',
      block: 'permissions',
      shape: {
        actions: argument('actions'),
        notActions: argument('not_actions'),
        dataActions: argument('data_actions'),
        notDataActions: argument('not_data_actions'),
      },
    },
    assignableScopes: argument('assignable_scopes'),
  }),
};

const privateEndpoint: Shape = {
  ...place,
  properties: object({
    subnet: object({ id: demanded('subnet_id') }),
    privateLinkServiceConnections: {
      kind: 'blocks',
      block: 'private_service_connection',
      always: ['is_manual_connection = false'],
      demanded: 'the provider demands one connection',
      shape: {
        name: demanded('name'),
        properties: object({
          privateLinkServiceId: demanded('private_connection_resource_id'),
          groupIds: argument('subresource_names'),
        }),
      },
    },
  }),
};

/** It is a block of the endpoint. */
const zoneGroup: Shape = {
  properties: object({
    privateDnsZoneConfigs: argument('private_dns_zone_ids', {
      demanded: 'the provider demands the zones of a group',
      as: (data, called) =>
        `[${(isList(data) ? data : []).map((each) => hcl(((each as Body)['properties'] as Body)['privateDnsZoneId'] ?? null, called)).join(', ')}]`,
    }),
  }),
};

const zoneGroupOf = ({ name }: Declared, all: readonly Declared[], called: Called): readonly string[] =>
  all
    .filter((each) => each.name.startsWith(`${name}/`) && each.type.endsWith('/privateDnsZoneGroups'))
    .map((group) =>
      block('private_dns_zone_group', [
        'name = "default"',
        ...(isBody(group.body['properties']) && group.body['properties']['privateDnsZoneConfigs'] !== undefined
          ? [`private_dns_zone_ids = ${zones(group.body['properties']['privateDnsZoneConfigs'], called)}`]
          : []),
      ]),
    );

const zones = (data: Data, called: Called): string =>
  `[${(isList(data) ? data : []).map((each) => hcl(((each as Body)['properties'] as Body)['privateDnsZoneId'] ?? null, called)).join(', ')}]`;

const diagnosticSetting: Shape = {
  properties: object({
    workspaceId: argument('log_analytics_workspace_id'),
    storageAccountId: argument('storage_account_id'),
    eventHubAuthorizationRuleId: argument('eventhub_authorization_rule_id'),
    logs: {
      kind: 'blocks',
      block: 'enabled_log',
      shape: {
        category: demanded('category'),
        categoryGroup: demanded('category_group'),
        enabled: { kind: 'argument', name: 'enabled', demanded: 'a log that is written is on' },
      },
    },
  }),
};

const subnet: Shape = {
  properties: object({
    addressPrefix: demanded('address_prefixes', { as: (data, called) => hcl([data], called) }),
    serviceEndpoints: argument('service_endpoints', { as: only('service'), whole: 'an endpoint is a name' }),
  }),
};

const network: Shape = {
  ...place,
  properties: object({
    addressSpace: object({ addressPrefixes: demanded('address_space') }),
    subnets: {
      kind: 'blocks',
      block: 'subnet',
      shape: { name: demanded('name'), properties: { ...subnet['properties'] } as Way },
    },
  }),
};

/** Azure has the address of a key in parts where the provider has all of it. */
function address(store: Data | undefined, name: Data | undefined, version: Data | undefined): string {
  const [host, ...path] = [store, 'keys', name, version].flatMap((part) => (typeof part === 'string' ? [part] : []));
  return JSON.stringify([host?.replace(/\/$/, ''), ...path].join('/'));
}

const inParts = {
  'keyvaultproperties.keyname': 'the provider demands an address of a key',
  'keyvaultproperties.keyvaulturi': 'the provider demands an address of a key',
  keyvaultproperties: 'the provider demands an address of a key',
  keySource: 'the provider sends it',
};

const storageAccount: Shape = {
  ...place,
  sku: unsaid('it has nothing to do with keys'),
  kind: unsaid('it has nothing to do with keys'),
  identity,
  properties: object({
    encryption: {
      kind: 'lines',
      demanded: inParts,
      write: (data, called) => {
        const { keyvaultproperties, identity: who } = data as Body;
        const { keyvaulturi, keyname, keyversion } = keyvaultproperties as Body;
        return [
          block('customer_managed_key', [
            `key_vault_key_id = ${address(keyvaulturi, keyname, keyversion)}`,
            ...(isBody(who) && who['userAssignedIdentity'] !== undefined
              ? [`user_assigned_identity_id = ${hcl(who['userAssignedIdentity'], called)}`]
              : []),
          ]),
        ];
      },
    },
  }),
};

const diskEncryptionSet: Shape = {
  ...place,
  identity,
  properties: object({
    activeKey: object({
      keyUrl: demanded('key_vault_key_id'),
      sourceVault: unsaid('the provider looks it up by the address of the key'),
    }),
    encryptionType: argument('encryption_type'),
    rotationToLatestKeyVersionEnabled: argument('auto_key_rotation_enabled'),
  }),
};

/** SQL has a name of its own for the address of a key: `vault_key_version`. */
const protector: Shape = {
  properties: object({
    serverKeyType: unsaid('the provider works it out', 'AzureKeyVault'),
    serverKeyName: demanded('key_vault_key_id', {
      as: (data) => {
        const [store, name, version] = typeof data === 'string' ? data.split('_') : [];
        return address(`https://${store ?? ''}.vault.azure.net`, name, version);
      },
    }),
    autoRotationEnabled: argument('auto_rotation_enabled'),
  }),
};

const cosmos: Shape = {
  ...place,
  identity,
  properties: object({
    databaseAccountOfferType: demanded('offer_type'),
    keyVaultKeyUri: argument('key_vault_key_id'),
    defaultIdentity: argument('default_identity_type'),
  }),
};

const site: Shape = {
  ...place,
  kind: unsaid('it is the type of the resource'),
  identity,
  properties: object({
    keyVaultReferenceIdentity: argument('key_vault_reference_identity_id'),
    siteConfig: object({
      appSettings: argument('app_settings', { as: byName, whole: 'a setting is an entry of an object' }),
      connectionStrings: {
        kind: 'blocks',
        block: 'connection_string',
        shape: { name: demanded('name'), type: demanded('type'), connectionString: demanded('value') },
      },
    }),
  }),
};

const containerApp: Shape = {
  ...place,
  identity,
  properties: object({
    environmentId: demanded('container_app_environment_id'),
    configuration: object({
      secrets: {
        kind: 'blocks',
        block: 'secret',
        shape: {
          name: demanded('name'),
          value: demanded('value'),
          keyVaultUrl: demanded('key_vault_secret_id'),
          identity: demanded('identity'),
        },
      },
    }),
    template: {
      kind: 'object',
      block: 'template',
      demanded: 'the provider demands it',
      shape: {
        containers: {
          kind: 'blocks',
          block: 'container',
          shape: {
            name: demanded('name'),
            image: demanded('image'),
            env: {
              kind: 'blocks',
              block: 'env',
              shape: { name: demanded('name'), value: argument('value'), secretRef: argument('secret_name') },
            },
          },
        },
      },
    },
  }),
};

const federated: Shape = {
  properties: object({
    issuer: demanded('issuer'),
    subject: demanded('subject'),
    audiences: demanded('audience'),
  }),
};

/** The provider writes what is in a vault in the vault itself, whose API no version of Resource Manager is. */
const dataPlane = '7.4';

const nameOfParent =
  (argumentName: string) =>
  ({ name }: Declared): readonly string[] => [`${argumentName} = "${name.slice(0, name.lastIndexOf('/'))}"`];

/** By the type in Azure, in lower case. What is not here the provider cannot deploy by itself. */
export const azurermTable: Readonly<Record<string, Told>> = {
  'microsoft.keyvault/vaults': {
    type: 'azurerm_key_vault',
    shape: vault,
    apiVersion: '2026-02-01',
    attributes: { vaultUri: 'vault_uri' },
  },
  'microsoft.keyvault/vaults/keys': {
    type: 'azurerm_key_vault_key',
    parent: 'key_vault_id',
    shape: key,
    apiVersion: dataPlane,
    attributes: { keyUriWithVersion: 'id', keyUri: 'versionless_id' },
  },
  'microsoft.keyvault/vaults/secrets': {
    type: 'azurerm_key_vault_secret',
    parent: 'key_vault_id',
    shape: secret,
    apiVersion: dataPlane,
  },
  'microsoft.keyvault/managedhsms': {
    type: 'azurerm_key_vault_managed_hardware_security_module',
    shape: managedHsm,
    apiVersion: '2026-02-01',
  },
  'microsoft.keyvault/managedhsms/keys': {
    type: 'azurerm_key_vault_managed_hardware_security_module_key',
    parent: 'managed_hsm_id',
    shape: hsmKey,
    apiVersion: dataPlane,
  },
  'microsoft.authorization/roleassignments': {
    type: 'azurerm_role_assignment',
    parent: 'scope',
    shape: roleAssignment,
  },
  'microsoft.authorization/roledefinitions': {
    type: 'azurerm_role_definition',
    parent: 'scope',
    isNamed: false,
    shape: roleDefinition,
  },
  'microsoft.authorization/locks': {
    type: 'azurerm_management_lock',
    parent: 'scope',
    shape: { properties: object({ level: demanded('lock_level'), notes: argument('notes') }) },
  },
  'microsoft.managedidentity/userassignedidentities': {
    type: 'azurerm_user_assigned_identity',
    shape: place,
    attributes: { principalId: 'principal_id' },
  },
  'microsoft.managedidentity/userassignedidentities/federatedidentitycredentials': {
    type: 'azurerm_federated_identity_credential',
    parent: 'user_assigned_identity_id',
    shape: federated,
  },
  'microsoft.network/virtualnetworks': { type: 'azurerm_virtual_network', shape: network },
  'microsoft.network/virtualnetworks/subnets': {
    type: 'azurerm_subnet',
    shape: subnet,
    more: nameOfParent('virtual_network_name'),
  },
  'microsoft.network/privateendpoints': { type: 'azurerm_private_endpoint', shape: privateEndpoint, more: zoneGroupOf },
  'microsoft.insights/diagnosticsettings': {
    type: 'azurerm_monitor_diagnostic_setting',
    parent: 'target_resource_id',
    shape: diagnosticSetting,
  },
  'microsoft.storage/storageaccounts': { type: 'azurerm_storage_account', shape: storageAccount },
  'microsoft.compute/diskencryptionsets': { type: 'azurerm_disk_encryption_set', shape: diskEncryptionSet },
  'microsoft.sql/servers': { type: 'azurerm_mssql_server', shape: { ...place, identity } },
  'microsoft.sql/servers/encryptionprotector': {
    type: 'azurerm_mssql_server_transparent_data_encryption',
    parent: 'server_id',
    isNamed: false,
    shape: protector,
  },
  'microsoft.documentdb/databaseaccounts': { type: 'azurerm_cosmosdb_account', shape: cosmos },
  'microsoft.web/sites': { type: 'azurerm_linux_web_app', shape: site },
  'microsoft.app/containerapps': { type: 'azurerm_container_app', shape: containerApp },
};

/** Written in the block of another resource. */
export const inOthers: Readonly<Record<string, { readonly of: string; readonly shape: Shape }>> = {
  'microsoft.network/privateendpoints/privatednszonegroups': { of: 'azurerm_private_endpoint', shape: zoneGroup },
};

/** What the provider has no resource for. */
export const withoutResource: Readonly<Record<string, string>> = {
  'microsoft.web/sites/config': 'settings are arguments of the app',
};
