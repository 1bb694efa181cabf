import type { ChangeMapping, DataMapping, Mapping } from '../mapping.js';
import { analytics, analyticsChanges } from './analytics.js';
import { applications } from './applications.js';
import { authorization } from './authorization.js';
import { certificates } from './certificates.js';
import { compute } from './compute.js';
import { databases } from './databases.js';
import { gateways } from './gateways.js';
import { identities } from './identities.js';
import { keyVaultObjects } from './key-vault-objects.js';
import { keyVaults } from './key-vault.js';
import { managedHsmChanges, managedHsms } from './managed-hsm.js';
import { management, managementChanges } from './management.js';
import { messaging, messagingChanges } from './messaging.js';
import { monitoring } from './monitoring.js';
import { networks } from './networks.js';
import { others } from './others.js';
import { scopes, toldByAzure } from './scopes.js';
import { storage, storageChanges } from './storage.js';

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
  ...storage,
  ...databases,
  ...messaging,
  ...compute,
  ...analytics,
  ...applications,
  ...management,
  ...gateways,
  ...others,
];

/** Those that change others. */
export const azurermChanges: readonly ChangeMapping[] = [
  ...managedHsmChanges,
  ...storageChanges,
  ...messagingChanges,
  ...analyticsChanges,
  ...managementChanges,
];

/** Its data sources that are no resources of Azure. */
export const azurermData: readonly DataMapping[] = [...toldByAzure];
