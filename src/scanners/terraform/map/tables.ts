import { azapi, toldByActions } from './azapi.js';
import { azuread, toldByGraph } from './azuread.js';
import { azurerm, azurermChanges, azurermData } from './azurerm/index.js';
import type { ChangeMapping, DataMapping, Mapping, OpenMapping } from './mapping.js';

/** By the type of a block: what a resource of Terraform, or a data source of that name, is in Azure. */
export const resources: ReadonlyMap<string, Mapping> = byType([...azurerm, ...azuread]);

/** What changes others. */
export const changes: ReadonlyMap<string, ChangeMapping> = byType(azurermChanges);

/** Data sources that are no resources. */
export const told: ReadonlyMap<string, DataMapping> = byType([...azurermData, ...toldByGraph, ...toldByActions]);

/** Resources in the author's own words. */
export const open: ReadonlyMap<string, OpenMapping> = byType(azapi);

function byType<M extends { readonly type: string }>(all: readonly M[]): ReadonlyMap<string, M> {
  return new Map(all.map((mapping) => [mapping.type, mapping]));
}
