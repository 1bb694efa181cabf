/** A small estate whose files use all of the language between them, and have something for every kind of rule. */
export const estate: Readonly<Record<string, string>> = {
  'main.bicep': `targetScope = 'subscription'
metadata owner = 'platform'

import { tierOf, naming as names } from 'lib.bicep'
import * as lib from 'lib.bicep'
extension microsoftGraphV1

@description('Where it goes')
@allowed(['dev', 'test', 'prod'])
param environment string
param location string = deployment().location
@secure()
param adminPassword string = 'Sup3rS3cret!'
param regions string[] = ['westeurope', 'northeurope']
param settings lib.settings?
param tags { *: string } = { env: environment, ...(environment == 'prod' ? { tier: 'gold' } : {}) }
@minValue(7)
@maxValue(90)
param retention int = environment == 'prod' ? 90 : 7

var prefix = 'kv-\${environment}-\${uniqueString(subscription().id, names.salt)}'
var longest = '''
many
lines'''
var raw = $'''no \${prefix} here'''
var indexed = [for (region, i) in regions: { name: region, index: i }]
var chosen = filter(map(indexed, each => each.name), name => startsWith(name, 'west'))
var lookup = toObject(indexed, each => each.name, each => each.index)
var fallback = settings.?network.?allowed[?0] ?? '10.0.0.0/8'
var last = regions[^1]

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-\${environment}'
  location: location
  tags: tags
}

@batchSize(1)
module vaults 'vault.bicep' = [for (region, i) in regions: if (i < 2 && !empty(region)) {
  name: 'vault-\${region}'
  scope: group
  params: {
    name: take('\${prefix}-\${i}', 24)
    purgeProtection: tierOf(environment) == 'gold'
    retention: retention
    addresses: [fallback, cidrSubnet('10.0.0.0/16', 24, i)]
    password: adminPassword
  }
}]

module remote 'br/public:avm/res/key-vault/vault:0.11.0' = {
  scope: group
  params: { name: 'remote' }
}

output uris array = [for i in range(0, length(regions)): vaults[i].outputs.uri]
output password string = adminPassword
output first string = chosen[?0] ?? last
`,
  'vault.bicep': `param name string
param purgeProtection bool
param retention int
param addresses array
@secure()
param password string
param keySize 2048 | 3072 | 4096 = 2048
#disable-next-line no-unused-params
param unused object = {}

type permission = 'all' | 'get' | 'list'
func permissions(all bool) permission[] => all ? ['all'] : ['get', 'list']

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: resourceGroup().location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'premium' }
    enablePurgeProtection: purgeProtection ? true : null
    softDeleteRetentionInDays: retention
    // vaultlint:ignore network-exposure/public-access until=2027-01-01 -- behind a firewall
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      defaultAction: 'Allow'
      ipRules: [for address in addresses: { value: address }]
    }
    accessPolicies: [
      {
        tenantId: tenant().tenantId
        objectId: '00000000-0000-0000-0000-000000000001'
        permissions: { secrets: permissions(true), keys: permissions(keySize > 2048) }
      }
    ]
  }

  resource secret 'secrets' = {
    name: 'db-password'
    properties: { value: password }
  }
}

resource key 'Microsoft.KeyVault/vaults/keys@2024-11-01' = if (retention > 7) {
  parent: vault
  name: 'cmk'
  properties: { kty: 'RSA', keySize: keySize }
}

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'st\${uniqueString(vault.id)}'
  location: resourceGroup().location
  sku: { name: 'Standard_LRS' }
  kind: 'StorageV2'
  properties: {
    encryption: {
      keySource: 'Microsoft.Keyvault'
      keyvaultproperties: { keyvaulturi: vault.properties.vaultUri, keyname: key.name, keyversion: '1' }
    }
  }
}

resource existing 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: 'kv-shared'
  scope: resourceGroup('rg-shared')
}

resource role 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, 'officer')
  properties: {
    principalId: account.listKeys().keys[0].value
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      '00482a5a-887f-4fb3-b363-3b7fe8e74483'
    )
  }
}

assert named = length(name) > 3
output uri string = vault.properties.vaultUri
output nested string = vault::secret.id
@secure()
output fetched string = existing.getSecret('x', '1')!
`,
  'lib.bicep': `@export()
@description('What a tier is called')
func tierOf(environment string) string => environment == 'prod' ? 'gold' : 'bronze'

@export()
var naming = { salt: base64('salt'), dash: '-' }

@export()
@sealed()
type settings = {
  network: { allowed: string[]? }?
  @minLength(1)
  owner: string
  *: (int | string)[]
}
`,
  'main.dev.bicepparam': `using 'main.bicep'
extends 'base.bicepparam'

param environment = 'dev'
param settings = { owner: 'me', network: { allowed: ['1.2.3.4/32'] } }
`,
  'main.prod.bicepparam': `using 'main.bicep'

import { naming } from 'lib.bicep'

var region = 'swedencentral'
param environment = 'prod'
param regions = [region, '\${region}2']
param adminPassword = az.getSecret('00000000-0000-0000-0000-000000000000', 'rg', 'kv-shared', 'admin')
param tags = { salt: naming.salt }
`,
  'base.bicepparam': `using none

param adminPassword = readEnvironmentVariable('PASSWORD', 'changeit-Now1')
param retention = 14
`,
};
