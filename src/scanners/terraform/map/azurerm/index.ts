import type { ChangeMapping, DataMapping, Mapping } from '../mapping.js';
import { authorization } from './authorization.js';
import { certificates } from './certificates.js';
import { identities } from './identities.js';
import { keyVaultObjects } from './key-vault-objects.js';
import { keyVaults } from './key-vault.js';
import { managedHsmChanges, managedHsms } from './managed-hsm.js';
import { monitoring } from './monitoring.js';
import { networks } from './networks.js';
import { scopes, toldByAzure } from './scopes.js';

/** The resources of the azurerm provider that rules have anything to say about. */
export const azurerm: readonly Mapping[] = [
  ...keyVaults,
  ...keyVaultObjects,
  ...certificates,
  ...managedHsms,
  ...authorization,
  ...identities,
  ...networks,
  ...monitoring,
  ...scopes,
];

/** Those that change others. */
export const azurermChanges: readonly ChangeMapping[] = [...managedHsmChanges];

/** Its data sources that are no resources of Azure. */
export const azurermData: readonly DataMapping[] = [...toldByAzure];
